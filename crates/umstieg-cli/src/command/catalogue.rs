//! `umstieg catalogue`: lint a folder, start, import and export entries, lay files out, tell what a change means, explain
//! fields and rules, give schemas.

mod export;
mod fmt;
mod generated;
mod impact;
mod import;
mod new;
mod rules;
mod schema;

pub(super) use new::exists;

use super::Answer;
use crate::arguments::{CatalogueCommand, Common, FindingsForm};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, color, language};
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::{Finding, Findings, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::source::Source;
use umstieg_lint::render::{Form, render};
use umstieg_lint::{Fixed, Options, Sources, Trust, fix, lint};
use umstieg_report::Language;

/// Does what the subcommand says.
pub(super) fn run(common: &Common, command: &CatalogueCommand) -> Result<Answer, Box<Answer>> {
    match command {
        CatalogueCommand::Lint { path, format, fix } => {
            let usual = own_folder(common);
            check(common, path.as_deref().unwrap_or(&usual), *format, *fix)
        }
        CatalogueCommand::Fmt { paths, check } => fmt::run(common, paths, *check),
        CatalogueCommand::Fields { kind } => Ok(Answer::done(schema::fields(*kind, language(common)))),
        CatalogueCommand::Impact { base, head, inventory, format } => {
            impact::run(common, base, head, inventory, *format)
        }
        CatalogueCommand::New { entry } => new::run(common, entry),
        CatalogueCommand::Import { file, id, name, evidence, ended_since, write, overwrite } => {
            let asked = import::Asked {
                id: id.as_deref(),
                name: name.as_deref(),
                evidence: evidence.as_deref(),
                ended_since: *ended_since,
                write: *write,
                overwrite: *overwrite,
            };
            import::run(common, file, &asked)
        }
        CatalogueCommand::Export { form } => export::run(common, form),
        CatalogueCommand::Rules { rule, write, check } => {
            rules::run(rule.as_deref(), write.as_deref(), check.as_deref(), language(common))
        }
        CatalogueCommand::Schema { kind, write, check } => {
            schema::run(*kind, write.as_deref(), check.as_deref(), language(common))
        }
    }
}

/// The folder that is worked on if none is named: the last layer, else the catalogue.
fn own_folder(common: &Common) -> PathBuf {
    common.layer.last().or(common.catalogue.as_ref()).cloned().unwrap_or_else(|| PathBuf::from("catalogue"))
}

fn check(common: &Common, path: &Path, format: FindingsForm, repair: bool) -> Result<Answer, Box<Answer>> {
    let (folder, file) = folder_and_file(path);
    let folder = folder.as_path();
    super::is_folder(folder, &super::a_catalogue(), language(common))?;
    let mut options = Options::new(as_of(common));
    options.layers = super::below::below(common, folder)?;
    let judged = || {
        let mut report = lint(folder, &options);
        if let Some(file) = &file {
            report.findings = about(&report.findings, file);
        }
        report
    };
    let mut report = judged();
    let mut messages = String::new();
    if repair {
        for fixed in fix(&report.findings, &Sources::from(&report.documents), Trust::Safe) {
            if let Err(error) = files::write(Path::new(&fixed.file), &fixed.text) {
                // What was repaired before stays repaired, so it is told.
                let failed = super::not_written(Path::new(&fixed.file), &error, language(common));
                return Err(Box::new(Answer { messages: messages + &failed.messages, ..failed }));
            }
            messages.push_str(&repaired(&fixed, language(common)));
        }
        report = judged();
    }
    let exit = if report.findings.has_errors() { Exit::Findings } else { Exit::Done };
    // Of one file only those are looked at that its findings name.
    let named =
        |source: &&Source| file.as_deref().is_none_or(|file| mentions(&report.findings, file, source.name()));
    let sources = report.documents.iter().map(|(_, _, document)| &document.source).filter(named).collect();
    let output = rendered(&report.findings, &sources, format, language(common));
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

/// Whether a file is the one that is looked at, or named by one of its findings.
fn mentions(findings: &Findings, file: &str, name: &str) -> bool {
    file == name || findings.iter().any(|finding| names(finding, name))
}

/// Whether a finding stands in a file or has to do with it.
fn names(finding: &Finding, file: &str) -> bool {
    let related = finding.related.iter().map(|related| &related.location);
    std::iter::once(&finding.location).chain(related).any(|location| &*location.file == file)
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

/// Findings in the form that is asked for.
pub(super) fn rendered(
    findings: &Findings,
    sources: &Sources<'_>,
    format: FindingsForm,
    language: Language,
) -> String {
    let form = match format {
        FindingsForm::Text => Form::Terminal(color(&std::io::stdout())),
        FindingsForm::Json => Form::Json,
        FindingsForm::Github => Form::Github,
        FindingsForm::Gitlab => Form::Gitlab,
        FindingsForm::Sarif => Form::Sarif,
    };
    render(findings, sources, form, language)
}
