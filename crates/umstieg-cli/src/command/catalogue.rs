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

use super::Answer;
use crate::arguments::{CatalogueCommand, Common, FindingsForm};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, color, language};
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::Findings;
use umstieg_lint::render::{Form, render};
use umstieg_lint::{Options, Sources, Trust, fix, lint};

/// Does what the subcommand says.
pub(super) fn run(common: &Common, command: &CatalogueCommand) -> Result<Answer, Box<Answer>> {
    match command {
        CatalogueCommand::Lint { folder, format, fix } => {
            let usual = own_folder(common);
            check(common, folder.as_deref().unwrap_or(&usual), *format, *fix)
        }
        CatalogueCommand::Fmt { paths, check } => fmt::run(paths, *check),
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
            rules::run(rule.as_deref(), write.as_deref(), check.as_deref())
        }
        CatalogueCommand::Schema { kind, write, check } => {
            schema::run(*kind, write.as_deref(), check.as_deref())
        }
    }
}

/// The folder that is worked on if none is named: the last layer, else the catalogue.
fn own_folder(common: &Common) -> PathBuf {
    common.layer.last().or(common.catalogue.as_ref()).cloned().unwrap_or_else(|| PathBuf::from("catalogue"))
}

fn check(common: &Common, folder: &Path, format: FindingsForm, repair: bool) -> Result<Answer, Box<Answer>> {
    super::is_folder(folder, super::CATALOGUE)?;
    let mut options = Options::new(as_of(common));
    options.layers = super::below::below(common, folder)?;
    let mut report = lint(folder, &options);
    let mut messages = String::new();
    if repair {
        for fixed in fix(&report.findings, &Sources::from(&report.documents), Trust::Safe) {
            if let Err(error) = files::write(Path::new(&fixed.file), &fixed.text) {
                // What was repaired before stays repaired, so it is told.
                let failed = super::not_written(Path::new(&fixed.file), &error, language(common));
                return Err(Box::new(Answer { messages: messages + &failed.messages, ..failed }));
            }
            let places = if fixed.applied == 1 { "place" } else { "places" };
            messages.push_str(&format!("umstieg: repaired {} {places} in {}\n", fixed.applied, fixed.file));
        }
        report = lint(folder, &options);
    }
    let exit = if report.findings.has_errors() { Exit::Findings } else { Exit::Done };
    let sources = Sources::from(&report.documents);
    let output = rendered(&report.findings, &sources, format);
    // The trees of a thousand files stay until the process ends: to take them apart would be a twentieth of all the work.
    std::mem::forget(report);
    Ok(Answer { messages, exit, ..Answer::done(output) })
}

/// Findings in the form that is asked for.
pub(super) fn rendered(findings: &Findings, sources: &Sources<'_>, format: FindingsForm) -> String {
    let form = match format {
        FindingsForm::Text => Form::Terminal(color(&std::io::stdout())),
        FindingsForm::Json => Form::Json,
        FindingsForm::Github => Form::Github,
        FindingsForm::Gitlab => Form::Gitlab,
        FindingsForm::Sarif => Form::Sarif,
    };
    render(findings, sources, form)
}
