//! `umstieg catalogue`: lint a folder, or give its schemas.

use super::Answer;
use crate::arguments::{CatalogueCommand, Common, FindingsForm};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, color};
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::{Findings, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_lint::render::{Form, render};
use umstieg_lint::{Options, Sources, Trust, fix, lint};

/// Does what the subcommand says.
pub(super) fn run(common: &Common, command: &CatalogueCommand) -> Result<Answer, Box<Answer>> {
    match command {
        CatalogueCommand::Lint { folder, format, fix } => {
            if let (Some(folder), Some(other)) = (folder, &common.catalogue) {
                let message = format!(
                    "`{}` and `--catalogue {}` both name a folder to lint; one is enough",
                    visible(&folder.to_string_lossy()),
                    visible(&other.to_string_lossy())
                );
                return Err(Box::new(Answer::failed(Exit::Usage, message)));
            }
            let usual = PathBuf::from("catalogue");
            let folder = folder.as_ref().or(common.catalogue.as_ref()).unwrap_or(&usual);
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
    let options = Options::new(as_of(common));
    let mut report = lint(folder, &options);
    let mut messages = String::new();
    if repair {
        for fixed in fix(&report.findings, &Sources::from(&report.documents), Trust::Safe) {
            if let Err(error) = files::write(Path::new(&fixed.file), &fixed.text) {
                let failed =
                    Answer::failed(Exit::File, format!("`{}` cannot be written: {error}", fixed.file));
                // What was repaired before stays repaired, so it is told.
                return Err(Box::new(Answer { messages: messages + &failed.messages, ..failed }));
            }
            messages.push_str(&format!("umstieg: repaired {} in {}\n", fixed.applied, fixed.file));
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
    let failed = |error: std::io::Error| {
        Box::new(Answer::failed(Exit::File, format!("`{}` cannot be written: {error}", folder.display())))
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    for kind in FileKind::ALL {
        files::write(&file_of(folder, kind), &schema(kind)).map_err(failed)?;
    }
    Ok(Answer::done(String::new()))
}

fn check_schemas(folder: &Path) -> Result<Answer, Box<Answer>> {
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
