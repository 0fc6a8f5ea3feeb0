//! `umstieg catalogue`: lint a folder, or give its schemas.

use super::Answer;
use crate::arguments::{CatalogueCommand, Common, FindingsForm};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, color};
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::Findings;
use umstieg_core::format::kind::FileKind;
use umstieg_lint::render::{Form, render};
use umstieg_lint::{Options, Sources, Trust, fix, lint};

/// Does what the subcommand says.
pub(super) fn run(common: &Common, command: &CatalogueCommand) -> Result<Answer, Box<Answer>> {
    match command {
        CatalogueCommand::Lint { folder, format, fix } => {
            let usual = PathBuf::from("catalogue");
            let folder =
                folder.as_ref().or(common.layer.last()).or(common.catalogue.as_ref()).unwrap_or(&usual);
            check(common, folder, *format, *fix)
        }
        CatalogueCommand::Schema { kind: Some(kind), .. } => Ok(Answer::done(schema(*kind))),
        CatalogueCommand::Schema { write: Some(folder), .. } => write_schemas(folder),
        CatalogueCommand::Schema { check: Some(folder), .. } => check_schemas(folder),
        CatalogueCommand::Schema { .. } => {
            let all: serde_json::Map<String, serde_json::Value> =
                FileKind::ALL.into_iter().map(|kind| (kind.name().to_owned(), kind.schema())).collect();
            Ok(Answer::done(pretty(&serde_json::Value::Object(all))))
        }
    }
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
                let failed = super::not_written(Path::new(&fixed.file), &error);
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
    Ok(Answer { output, messages, exit })
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

fn schema(kind: FileKind) -> String {
    pretty(&kind.schema())
}

fn pretty(value: &serde_json::Value) -> String {
    // A JSON value always has a text.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn file_of(folder: &Path, kind: FileKind) -> PathBuf {
    folder.join(format!("{}.schema.json", kind.name()))
}

fn write_schemas(folder: &Path) -> Result<Answer, Box<Answer>> {
    super::make_folder(folder)?;
    for kind in FileKind::ALL {
        let file = file_of(folder, kind);
        files::write(&file, &schema(kind)).map_err(|error| Box::new(super::not_written(&file, &error)))?;
    }
    Ok(Answer::done(String::new()))
}

fn check_schemas(folder: &Path) -> Result<Answer, Box<Answer>> {
    super::is_folder(folder, "the JSON Schemas of a catalogue")?;
    let stale: Vec<String> = FileKind::ALL
        .into_iter()
        .map(|kind| (file_of(folder, kind), schema(kind)))
        .filter(|(path, text)| std::fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    if stale.is_empty() {
        return Ok(Answer::done(String::new()));
    }
    let message = format!(
        "not up to date: {}; `umstieg catalogue schema --write {}` writes them anew",
        stale.join(", "),
        folder.display()
    );
    Err(Box::new(Answer::failed(Exit::Findings, message)))
}
