//! `umstieg catalogue`: lint a folder, start, import and export entries, lay files out, tell what a change means, explain
//! fields and rules, give schemas.

mod export;
mod fmt;
mod generated;
mod impact;
mod import;
mod lint;
mod new;
mod rules;
mod schema;

pub(super) use new::exists;

use super::Answer;
use crate::arguments::{CatalogueCommand, Common, FindingsForm};
use crate::surroundings::{color, language};
use std::path::PathBuf;
use umstieg_core::format::finding::Findings;
use umstieg_lint::Sources;
use umstieg_lint::render::{Form, render};
use umstieg_report::Language;

/// Does what the subcommand says.
pub(super) fn run(common: &Common, command: &CatalogueCommand) -> Result<Answer, Box<Answer>> {
    match command {
        CatalogueCommand::Lint { path, format, level, fix } => {
            let usual = own_folder(common);
            let asked = lint::Asked { format: *format, level: *level, fixes: *fix };
            lint::run(common, path.as_deref().unwrap_or(&usual), asked)
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
