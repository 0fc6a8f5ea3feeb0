//! Folders of generated files: written, or compared with what would be written.

use super::super::{Answer, is_folder, make_folder, not_written};
use crate::exit::Exit;
use crate::files;
use std::path::Path;
use umstieg_core::format::finding::visible;
use umstieg_core::format::message;
use umstieg_core::format::message::Message;
use umstieg_report::Language;

/// Name and text of a generated file.
pub(super) type Page = (String, String);

/// Writes files into a folder, which is made if it does not exist.
pub(super) fn write(
    folder: &Path,
    pages: impl Iterator<Item = Page>,
    language: Language,
) -> Result<Answer, Box<Answer>> {
    make_folder(folder, language)?;
    for (name, text) in pages {
        let file = folder.join(name);
        files::write(&file, &text).map_err(|error| Box::new(not_written(&file, &error, language)))?;
    }
    Ok(Answer::done(String::new()))
}

/// Names the files that are missing or stale; `verb` is the command that writes them, `content` what the folder holds
/// (German: after `mit`).
pub(super) fn check(
    folder: &Path,
    content: &Message,
    verb: &str,
    pages: impl Iterator<Item = Page>,
    language: Language,
) -> Result<Answer, Box<Answer>> {
    is_folder(folder, content, language)?;
    let stale: Vec<String> = pages
        .map(|(name, text)| (folder.join(name), text))
        .filter(|(path, text)| std::fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| visible(&path.to_string_lossy()).into_owned())
        .collect();
    if stale.is_empty() {
        return Ok(Answer::done(String::new()));
    }
    let folder = folder.to_string_lossy();
    let (stale, folder) = (stale.join(", "), visible(&folder));
    let message = message!(
        en: "not up to date: {stale}; `{verb} --write {folder}` writes them anew";
        de: "nicht auf dem neuesten Stand: {stale}; `{verb} --write {folder}` schreibt sie neu"
    );
    Err(Box::new(Answer::failed(Exit::Findings, message.text(language))))
}
