//! `umstieg catalogue lint`: what is wrong in a folder or in one file of it, and its repair.

use super::super::{Answer, a_catalogue, below, is_folder, not_written};
use super::rendered;
use crate::arguments::{Common, FindingLevel, FindingsForm, Fixes};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, language};
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::{Finding, Findings, Level, Location, rules, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::message;
use umstieg_core::format::message::is_meant;
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
    let mut messages = String::new();
    if let Some(fixes) = asked.fixes {
        let trust = match fixes {
            Fixes::Safe => Trust::Safe,
            Fixes::All => Trust::All,
        };
        for fixed in fix(&report.findings, &Sources::from(&report.documents), trust) {
            if let Err(error) = files::write(Path::new(&fixed.file), &fixed.text) {
                // What was repaired before stays repaired, so it is told.
                let failed = not_written(Path::new(&fixed.file), &error, language(common));
                return Err(Box::new(Answer { messages: messages + &failed.messages, ..failed }));
            }
            messages.push_str(&repaired(&fixed, language(common)));
        }
        report = judged();
    }
    let exit = if report.findings.has_errors() { Exit::Findings } else { Exit::Done };
    if options.layers.is_empty() && exit == Exit::Findings && looks_like_layer(&report.documents) {
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

/// The findings in a file, and those elsewhere that have to do with it.
fn about(findings: &Findings, file: &str) -> Findings {
    findings.iter().filter(|finding| names(finding, file)).cloned().collect()
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

/// How many places of a file have been repaired.
fn repaired(fixed: &Fixed, language: Language) -> String {
    let Fixed { applied, file, text: _ } = fixed;
    let file = visible(file);
    match (language, applied) {
        (Language::De, 1) => format!("umstieg: 1 Stelle in {file} ist behoben\n"),
        (Language::De, _) => format!("umstieg: {applied} Stellen in {file} sind behoben\n"),
        (Language::En, 1) => format!("umstieg: repaired 1 place in {file}\n"),
        (Language::En, _) => format!("umstieg: repaired {applied} places in {file}\n"),
    }
}
