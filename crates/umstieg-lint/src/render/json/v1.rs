//! Version 1 of the JSON form. Fields are added at most; nothing is renamed or taken away.

use crate::sources::Sources;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::finding::{self, Findings, Safety};
use umstieg_format::message;
use umstieg_format::source::Span;

/// All findings of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Always 1.
    pub version: u32,
    /// Language of messages and help.
    pub language: Language,
    /// How many there are.
    pub counts: Counts,
    /// The findings by file, line, column and rule.
    pub findings: Vec<Finding>,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

/// Numbers for a summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Files that were read.
    pub files: usize,
    /// Findings that forbid using the files.
    pub errors: usize,
    /// Findings that are probably not meant.
    pub warnings: usize,
    /// Findings that are worth knowing.
    pub notes: usize,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule, in kebab-case.
    pub rule: String,
    /// How bad it is.
    pub level: Level,
    /// What was found and what was expected.
    pub message: String,
    /// Where.
    pub location: Location,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// What to do.
    pub help: Option<String>,
    /// The change that repairs it.
    pub fix: Option<Fix>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Probably not meant.
    Warning,
    /// The file is not used.
    Error,
}

/// A stretch of a file; lines and columns count characters from one, the end is exclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Location {
    /// The file.
    pub file: String,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the character after the last.
    pub end_line: usize,
    /// Column of the character after the last.
    pub end_column: usize,
}

/// A second place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// What is there.
    pub message: String,
    /// Where.
    pub location: Location,
}

/// A change that repairs a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// Whether it may be applied unseen.
    pub safe: bool,
    /// The replacements.
    pub edits: Vec<Edit>,
}

/// One replacement in the file of the finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// First byte that is replaced.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The same stretch by line and column; missing if the text of the file is not known.
    pub location: Option<Location>,
    /// What stands there afterwards.
    pub replacement: String,
}

/// The JSON Schema of [`Report`], for whoever reads the form.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}

impl Report {
    /// Findings as this version shows them, in a language.
    #[must_use]
    pub fn new(findings: &Findings, sources: &Sources<'_>, language: message::Language) -> Self {
        let counts = Counts {
            files: sources.len(),
            errors: findings.count(finding::Level::Error),
            warnings: findings.count(finding::Level::Warning),
            notes: findings.count(finding::Level::Note),
        };
        Self {
            version: 1,
            language: match language {
                message::Language::De => Language::De,
                message::Language::En => Language::En,
            },
            counts,
            findings: findings.iter().map(|finding| one(finding, sources, language)).collect(),
        }
    }
}

fn one(finding: &finding::Finding, sources: &Sources<'_>, language: message::Language) -> Finding {
    let finding::Finding { location, rule, level, message, related, help, fix } = finding;
    let source = sources.get(&location.file);
    Finding {
        rule: (*rule).to_owned(),
        level: match level {
            finding::Level::Note => Level::Note,
            finding::Level::Warning => Level::Warning,
            finding::Level::Error => Level::Error,
        },
        message: message.text(language).to_owned(),
        location: place(location),
        related: related
            .iter()
            .map(|related| Related {
                message: related.message.text(language).to_owned(),
                location: place(&related.location),
            })
            .collect(),
        help: help.as_ref().map(|help| help.text(language).to_owned()),
        fix: fix.as_ref().map(|fix| Fix {
            safe: fix.safety == Safety::Safe,
            edits: fix
                .edits
                .iter()
                .map(|edit| Edit {
                    start: edit.range.start,
                    end: edit.range.end,
                    location: source
                        .map(|source| place(&source.location(Span::new(edit.range.start, edit.range.end)))),
                    replacement: edit.replacement.clone(),
                })
                .collect(),
        }),
    }
}

fn place(location: &finding::Location) -> Location {
    let finding::Location { file, line, column, end_line, end_column } = location;
    Location {
        file: file.to_string(),
        line: *line,
        column: *column,
        end_line: *end_line,
        end_column: *end_column,
    }
}
