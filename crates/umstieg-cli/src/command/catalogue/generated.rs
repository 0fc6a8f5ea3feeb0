//! Folders of generated files: written, or compared with what would be written.

use super::super::{Answer, is_folder, make_folder, not_written};
use crate::exit::Exit;
use crate::files;
use std::path::Path;
use umstieg_report::Language;

/// Name and text of a generated file.
pub(super) type Page = (String, String);

/// Writes files into a folder, which is made if it does not exist.
pub(super) fn write(folder: &Path, pages: impl Iterator<Item = Page>) -> Result<Answer, Box<Answer>> {
    make_folder(folder, Language::En)?;
    for (name, text) in pages {
        let file = folder.join(name);
        files::write(&file, &text).map_err(|error| Box::new(not_written(&file, &error, Language::En)))?;
    }
    Ok(Answer::done(String::new()))
}

/// Names the files that are missing or stale; `verb` is the command
/// that writes them, `content` what the folder holds.
pub(super) fn check(
    folder: &Path,
    content: &str,
    verb: &str,
    pages: impl Iterator<Item = Page>,
) -> Result<Answer, Box<Answer>> {
    is_folder(folder, content)?;
    let stale: Vec<String> = pages
        .map(|(name, text)| (folder.join(name), text))
        .filter(|(path, text)| std::fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    if stale.is_empty() {
        return Ok(Answer::done(String::new()));
    }
    let message = format!(
        "not up to date: {}; `{verb} --write {}` writes them anew",
        stale.join(", "),
        folder.display()
    );
    Err(Box::new(Answer::failed(Exit::Findings, message)))
}
