//! `umstieg catalogue lint`: what is wrong in a folder or in one file of it, and its repair.

use super::super::{Answer, a_catalogue, below, is_folder, not_written};
use super::rendered;
use crate::arguments::{Common, FindingLevel, FindingsForm, Fixes};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, language};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::{Finding, Findings, Level, Location, rules, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::message;
use umstieg_core::format::message::{Message, is_meant};
use umstieg_core::format::read::Documents;
use umstieg_core::format::shape::nearest;
use umstieg_core::format::source::Source;
use umstieg_lint::{Fixed, Options, Sources, Trust, fix, lint};
use umstieg_report::Language;

/// How findings are told, and what is repaired.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) format: FindingsForm,
    pub(super) level: FindingLevel,
    pub(super) fixes: Option<Fixes>,
}

/// Tells what is wrong in a folder, or in one file of it.
pub(super) fn run(common: &Common, path: &Path, asked: Asked) -> Result<Answer, Box<Answer>> {
    let (folder, file) = folder_and_file(path);
    let folder = folder.as_path();
    is_folder(folder, &a_catalogue(), language(common))?;
    let mut options = Options::new(as_of(common));
    options.layers = below::below(common, folder)?;
    let judged = || {
        let mut report = lint(folder, &options);
        // Of a catalogue that only another release can read, this is what there is to say of every file.
        let is_for_others = report.findings.iter().any(|finding| finding.rule == rules::OTHER_RELEASE.id);
        if let Some(file) = file.as_ref().filter(|_| !is_for_others) {
            report.findings = about(&report.findings, file);
            if report.findings.is_empty()
                && !report.documents.iter().any(|(_, _, read)| read.source.name() == file)
            {
                report.findings.extend([unread(path, file)]);
            }
        }
        report
    };
    let mut report = judged();
    let (mut messages, mut unwritten) = (String::new(), None);
    if let Some(fixes) = asked.fixes {
        let trust = match fixes {
            Fixes::Safe => Trust::Safe,
            Fixes::All => Trust::All,
        };
        let mut repairs = Repairs::default();
        for _ in 0..MOST_ROUNDS {
            if !repairs.write(fix(&report.findings, &Sources::from(&report.documents), trust)) {
                break;
            }
            report = judged();
        }
        for (file, applied) in &repairs.applied {
            messages.push_str(&repaired(file, *applied, language(common)));
        }
        for (file, error) in &repairs.failed {
            let failed = not_written(Path::new(file), error, language(common));
            messages.push_str(&failed.messages);
            unwritten = Some(failed.exit);
        }
    }
    let has_errors = report.findings.has_errors();
    if options.layers.is_empty() && has_errors && looks_like_layer(&report.documents) {
        messages.push_str(&over_what(folder, language(common)));
    }
    report.findings = report.at_least(match asked.level {
        FindingLevel::Note => Level::Note,
        FindingLevel::Warning => Level::Warning,
        FindingLevel::Error => Level::Error,
    });
    // Of one file only those are looked at that its findings name.
    let named =
        |source: &&Source| file.as_deref().is_none_or(|file| mentions(&report.findings, file, source.name()));
    let sources = report.documents.iter().map(|(_, _, document)| &document.source).filter(named).collect();
    let output = rendered(&report.findings, &sources, asked.format, language(common));
    let exit = unwritten.unwrap_or(if has_errors { Exit::Findings } else { Exit::Done });
    // The trees of a thousand files stay until the process ends: to take them apart would be a twentieth of all the work.
    std::mem::forget(report);
    Ok(Answer { messages, exit, ..Answer::done(output) })
}

/// The folder to look at, and the one file of it that matters if a file is named: the whole catalogue says what is wrong
/// in it.
fn folder_and_file(path: &Path) -> (PathBuf, Option<String>) {
    if !path.is_file() {
        return (path.to_owned(), None);
    }
    let has_manifest = |folder: &&Path| folder.join(FileKind::Manifest.path("")).is_file();
    let root = |path: &Path| path.ancestors().skip(1).find(has_manifest).map(Path::to_owned);
    // As it is written, so that findings name it so; from within a folder of the catalogue only the whole way leads up.
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for path in [path, &whole] {
        if let Some(root) = root(path).filter(|root| !root.as_os_str().is_empty()) {
            let file = path.to_string_lossy().replace('\\', "/");
            return (root, Some(file));
        }
    }
    (path.to_owned(), None)
}

/// The findings in a file, and those elsewhere that have to do with it, told of the place in it: whoever writes the file
/// looks there.
fn about(findings: &Findings, file: &str) -> Findings {
    findings.iter().filter(|finding| names(finding, file)).map(|finding| turned_to(finding, file)).collect()
}

/// A finding told of a place in a file. One of another file comes without its fix, which would change that one.
fn turned_to(finding: &Finding, file: &str) -> Finding {
    let mut turned = finding.clone();
    if &*turned.location.file == file {
        return turned;
    }
    if let Some(own) = turned.related.iter_mut().find(|related| &*related.location.file == file) {
        std::mem::swap(&mut turned.location, &mut own.location);
        let other = visible(&own.location.file);
        own.message = message!(en: "found here"; de: "hier gefunden");
        let Message { en, de } = turned.message;
        turned.message = message!(en: "in {other}: {en}"; de: "in {other}: {de}");
        turned.fix = None;
    }
    turned
}

/// The finding for a file that no catalogue looks for in its place.
fn unread(path: &Path, file: &str) -> Finding {
    let folders = || FileKind::ALL.iter().map(|kind| kind.place().0).filter(|folder| !folder.is_empty());
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let within = whole.parent().and_then(Path::file_name).map(|name| name.to_string_lossy());
    let near = within.and_then(|within| nearest(&within, folders()));
    let message = message!(
        en: "no catalogue has a file of this name in this place; nobody reads it";
        de: "kein Katalog hat an dieser Stelle eine Datei dieses Namens; niemand liest sie"
    );
    let help = near.map_or_else(
        || {
            message!(
                en: "an entry lies in `software`, `providers`, `funding` or `references`, under its id and `.yaml`";
                de: "ein Eintrag liegt in `software`, `providers`, `funding` oder `references`, unter seiner Id und `.yaml`"
            )
        },
        is_meant,
    );
    Finding::new(&rules::FILE_NAME, message, Location::file(file)).with_help(help)
}

/// Whether a file is the one that is looked at, or named by one of its findings.
fn mentions(findings: &Findings, file: &str, name: &str) -> bool {
    file == name || findings.iter().any(|finding| names(finding, name))
}

/// Whether a finding stands in a file or has to do with it.
fn names(finding: &Finding, file: &str) -> bool {
    let related = finding.related.iter().map(|related| &related.location);
    std::iter::once(&finding.location).chain(related).any(|location| &*location.file == file)
}

/// Whether a folder says what it does to lower layers, or has no words of its own for what its entries say.
fn looks_like_layer(documents: &Documents) -> bool {
    let manifest = documents.get(FileKind::Manifest, "").and_then(|document| document.root.as_ref());
    let Some(manifest) = manifest else { return false };
    let states = ["hides", "overrides"].iter().any(|list| manifest.get(list).is_some());
    let has_entries = documents.iter().any(|(kind, ..)| !kind.is_single());
    states || (has_entries && documents.get(FileKind::Categories, "").is_none())
}

/// How to lint a layer.
fn over_what(folder: &Path, language: Language) -> String {
    let folder = folder.to_string_lossy();
    let folder = visible(&folder);
    match language {
        Language::De => format!(
            "umstieg: {folder} sieht wie eine Schicht aus; `umstieg catalogue lint --layer {folder}` prüft sie über dem eingebauten Katalog\n"
        ),
        Language::En => format!(
            "umstieg: {folder} looks like a layer; `umstieg catalogue lint --layer {folder}` judges it over the built-in catalogue\n"
        ),
    }
}

/// Rounds of repair: what stood in the way of another repair is out of it in the next round. Guesses could go on for ever.
const MOST_ROUNDS: usize = 5;

/// What has been written, and what could not be, by file.
#[derive(Default)]
struct Repairs {
    applied: BTreeMap<String, usize>,
    failed: BTreeMap<String, std::io::Error>,
}

impl Repairs {
    /// Writes files of which none has failed before; tells whether any could be written. One that cannot be is no reason to
    /// leave the others as they are.
    fn write(&mut self, fixed: Vec<Fixed>) -> bool {
        let mut has_written = false;
        for Fixed { file, text, applied } in fixed {
            if self.failed.contains_key(&file) {
                continue;
            }
            match files::write(Path::new(&file), &text) {
                Ok(()) => {
                    *self.applied.entry(file).or_default() += applied;
                    has_written = true;
                }
                Err(error) => _ = self.failed.insert(file, error),
            }
        }
        has_written
    }
}

/// How many places of a file have been repaired.
fn repaired(file: &str, applied: usize, language: Language) -> String {
    let file = visible(file);
    match (language, applied) {
        (Language::De, 1) => format!("umstieg: 1 Stelle in {file} ist behoben\n"),
        (Language::De, _) => format!("umstieg: {applied} Stellen in {file} sind behoben\n"),
        (Language::En, 1) => format!("umstieg: repaired 1 place in {file}\n"),
        (Language::En, _) => format!("umstieg: repaired {applied} places in {file}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_keeps_no_other_from_its_repair() {
        let folder = std::env::temp_dir().join(format!("umstieg-cli-repairs-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let good = folder.join("b.yaml").to_string_lossy().into_owned();
        let bad = folder.join("none/a.yaml").to_string_lossy().into_owned();
        let fixed = |file: &str| Fixed { file: file.to_owned(), text: "x: 1\n".to_owned(), applied: 2 };
        let mut repairs = Repairs::default();
        assert!(repairs.write(vec![fixed(&bad), fixed(&good)]));
        assert!(!repairs.write(vec![fixed(&bad)]));
        assert_eq!(repairs.applied, [(good.clone(), 2)].into());
        assert_eq!(repairs.failed.keys().collect::<Vec<_>>(), [&bad]);
        assert_eq!(std::fs::read_to_string(&good).unwrap(), "x: 1\n");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
