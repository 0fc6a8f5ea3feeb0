//! `umstieg catalogue fmt`: files as every file of their kind is written.

use super::super::{Answer, a_catalogue, findings_text, is_folder, not_written};
use crate::arguments::Common;
use crate::exit::Exit;
use crate::files;
use crate::surroundings::language;
use similar::TextDiff;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::{Finding, Findings, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::layout::{Refusal, lay_out};
use umstieg_core::format::limits::Limits;
use umstieg_core::format::message;
use umstieg_core::format::message::reason;
use umstieg_core::format::source::{Source, read_file};
use umstieg_core::format::structure::parse;
use umstieg_lint::Sources;
use umstieg_report::Language;

/// Lays files out, or shows what would change.
pub(super) fn run(common: &Common, paths: &[PathBuf], check: bool) -> Result<Answer, Box<Answer>> {
    let usual = [PathBuf::from("catalogue")];
    let paths = if paths.is_empty() { &usual } else { paths };
    let mut done = Done { language: language(common), ..Done::default() };
    let mut files = BTreeSet::new();
    for path in paths {
        let found = below(path, done.language)?;
        if found.is_empty() {
            done.empty.push(visible(&path.to_string_lossy()).into_owned());
        }
        files.extend(found);
    }
    for path in &files {
        done.file(path, check)?;
    }
    Ok(done.answer(check, paths))
}

/// What was found so far.
#[derive(Default)]
struct Done {
    language: Language,
    output: String,
    findings: Findings,
    sources: Vec<Source>,
    changed: usize,
    /// Files that have been written.
    laid_out: Vec<String>,
    /// Folders that were named and hold no file of a catalogue.
    empty: Vec<String>,
}

impl Done {
    fn file(&mut self, path: &Path, check: bool) -> Result<(), Box<Answer>> {
        let (source, kind, limits) = match read(path) {
            Ok(read) => read,
            Err(findings) => {
                self.findings.extend(findings);
                return Ok(());
            }
        };
        let shown = visible(source.name()).into_owned();
        let Some(kind) = kind else {
            let message = message!(
                en: "`{shown}` is none of the files of a catalogue and no inventory, so nobody knows its layout";
                de: "`{shown}` gehört zu keinem Katalog und ist keine Bestandsliste; niemand weiß, wie sie anzuordnen ist"
            );
            return Err(Box::new(Answer::failed(Exit::Usage, message.text(self.language))));
        };
        match lay_out(&source, kind, &limits) {
            Ok(text) if text == source.text() => {}
            Ok(text) => {
                self.changed += 1;
                if check {
                    self.output.push_str(&difference(&shown, source.text(), &text, self.language));
                } else {
                    files::write(path, &text).map_err(|error| {
                        // What was laid out before stays so, and is told.
                        let failed = not_written(path, &error, self.language);
                        let messages = self.told() + &failed.messages;
                        Box::new(Answer { messages, ..failed })
                    })?;
                    self.laid_out.push(shown);
                }
            }
            Err(Refusal::Broken(findings)) => {
                self.findings.extend(findings);
                self.sources.push(source);
            }
            Err(Refusal::Unfaithful) => {
                let message = message!(
                    en: "`{shown}` is left as it is: its layout would change what it says, which is a mistake of this program; please report it";
                    de: "`{shown}` bleibt, wie sie ist: die Anordnung würde ändern, was sie sagt; das ist ein Fehler dieses Programms, bitte melden"
                );
                return Err(Box::new(Answer::failed(Exit::File, message.text(self.language))));
            }
        }
        Ok(())
    }

    /// What has been written: one file by its name, of several how many.
    fn told(&self) -> String {
        match (self.laid_out.as_slice(), self.language) {
            ([], _) => String::new(),
            ([file], Language::De) => format!("umstieg: {file} ist neu angeordnet\n"),
            ([file], Language::En) => format!("umstieg: laid out {file}\n"),
            (files, Language::De) => format!("umstieg: {} Dateien sind neu angeordnet\n", files.len()),
            (files, Language::En) => format!("umstieg: laid out {} files\n", files.len()),
        }
    }

    fn answer(self, check: bool, paths: &[PathBuf]) -> Answer {
        let mut messages = self.told();
        let sources: Sources<'_> = self.sources.iter().collect();
        let has_findings = !self.findings.is_empty();
        if has_findings {
            messages.push_str(&findings_text(&self.findings, &sources, self.language));
        }
        for folder in &self.empty {
            let message = message!(
                en: "no file of a catalogue lies in `{folder}`; nothing there is laid out";
                de: "in `{folder}` liegt keine Datei eines Katalogs; dort ist nichts angeordnet"
            );
            messages.push_str(&format!("umstieg: {}\n", message.text(self.language)));
        }
        let would_change = check && self.changed > 0;
        if would_change {
            let named: Vec<String> =
                paths.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
            messages.push_str(&to_do(self.changed, &named.join(" "), self.language));
        }
        let exit = match self.findings.iter().map(files::exit).find(|exit| *exit == Exit::File) {
            Some(unreadable) => unreadable,
            None if has_findings || would_change => Exit::Findings,
            None if !self.empty.is_empty() => Exit::Usage,
            None => Exit::Done,
        };
        Answer { messages, exit, ..Answer::done(self.output) }
    }
}

/// How many files are not laid out, and the command that does it.
fn to_do(files: usize, paths: &str, language: Language) -> String {
    let what = match (language, files) {
        (Language::De, 1) => "1 Datei ist nicht angeordnet".to_owned(),
        (Language::De, _) => format!("{files} Dateien sind nicht angeordnet"),
        (Language::En, 1) => "1 file is not laid out".to_owned(),
        (Language::En, _) => format!("{files} files are not laid out"),
    };
    match language {
        Language::De => format!("umstieg: {what}; `umstieg catalogue fmt {paths}` erledigt das\n"),
        Language::En => format!("umstieg: {what}; `umstieg catalogue fmt {paths}` does it\n"),
    }
}

/// The files that a path means: itself, or what lies in a catalogue or a folder of files. Whether it is one that can be laid
/// out is found when it is read.
fn below(path: &Path, language: Language) -> Result<Vec<PathBuf>, Box<Answer>> {
    if path.exists() && !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    is_folder(path, &a_catalogue(), language)?;
    let mut found = Vec::new();
    for file in listed(path, language)? {
        let is_place =
            FileKind::ALL.into_iter().any(|kind| file.file_name().is_some_and(|name| name == kind.place().0));
        if is_place && file.is_dir() {
            found.extend(listed(&file, language)?.into_iter().filter(|file| kind_of(file).is_some()));
        } else if file.extension().is_some_and(|extension| extension == "yaml") {
            found.push(file);
        }
    }
    Ok(found)
}

fn listed(folder: &Path, language: Language) -> Result<Vec<PathBuf>, Box<Answer>> {
    let failed = |error: std::io::Error| {
        let shown = folder.to_string_lossy();
        let (shown, reason) = (visible(&shown), reason(&error.kind().into()));
        let message = message!(
            en: "`{shown}` cannot be listed: {}", reason.en;
            de: "`{shown}` lässt sich nicht auflisten: {}", reason.de
        );
        Box::new(Answer::failed(Exit::File, message.text(language)))
    };
    std::fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect()
}

/// The kind of a file by its name and that of its folder.
fn kind_of(path: &Path) -> Option<FileKind> {
    // `.` and `..` have names, too.
    let path = std::path::absolute(path).ok()?;
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    FileKind::at(&folder.to_string_lossy(), &path.file_name()?.to_string_lossy())
}

/// A file with its kind, which only an inventory tells by its content.
fn read(path: &Path) -> Result<(Source, Option<FileKind>, Limits), Vec<Finding>> {
    let Some(kind) = kind_of(path) else {
        let source = files::read_inventory(path).map_err(|finding| vec![*finding])?;
        let limits = Limits::inventory();
        let parsed = parse(&source, &limits);
        // A file that cannot be read at all may be anything; what is wrong with it is told, not that it is unknown.
        return match parsed.root {
            Some(root) => Ok((source, root.get("inventory").map(|_| FileKind::Inventory), limits)),
            None => Err(parsed.findings),
        };
    };
    let (folder, name) = (path.parent().unwrap_or(Path::new("")), path.file_name().unwrap_or_default());
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let limits = Limits::catalogue();
    let source = read_file(folder, Path::new(name), &limits).map_err(|finding| vec![*finding])?;
    Ok((source, Some(kind), limits))
}

/// What changes, as a unified difference.
fn difference(name: &str, old: &str, new: &str, language: Language) -> String {
    let laid_out = message!(en: "laid out"; de: "angeordnet");
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(2)
        .header(name, &format!("{name} ({})", laid_out.text(language)))
        .to_string()
}
