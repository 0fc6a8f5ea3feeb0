//! SARIF 2.1.0, the exchange format of static analysis. Only the part that findings need.

use super::{advice, help_label, pretty};
use crate::rules;
use crate::sources::Sources;
use serde::Serialize;
use std::collections::BTreeMap;
use umstieg_format::finding::{Finding, Findings, Fix, Level, Location};
use umstieg_format::message::Language;
use umstieg_format::source::{Source, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message<'static>,
    full_description: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: OwnedMessage,
    locations: [Place<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Repair<'a>>,
}

#[derive(Serialize)]
struct OwnedMessage {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Repair<'a> {
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Message<'a>,
}

/// The log of one run, with every rule there is. `language` of the run is that of its messages; rules are told in English.
pub(super) fn render(findings: &Findings, sources: &Sources<'_>, language: Language) -> String {
    let rules = rules::all();
    let indices: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(index, rule)| (rule.id, index)).collect();
    let descriptors = rules
        .iter()
        .map(|rule| Descriptor {
            id: rule.id,
            short_description: Message { text: rule.summary },
            full_description: Message { text: rule.why },
            default_configuration: Configuration { level: level(rule.level) },
        })
        .collect();
    let driver = Driver {
        name: "umstieg",
        version: env!("CARGO_PKG_VERSION"),
        language: code(Language::En),
        rules: descriptors,
    };
    let results = findings
        .iter()
        .map(|finding| outcome(finding, indices.get(finding.rule).copied(), sources, language))
        .collect();
    let run =
        Run { tool: Tool { driver }, language: code(language), column_kind: "unicodeCodePoints", results };
    pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

/// The code of a language as the format wants it.
fn code(language: Language) -> &'static str {
    match language {
        Language::De => "de",
        Language::En => "en",
    }
}

fn outcome<'a>(
    finding: &'a Finding,
    rule_index: Option<usize>,
    sources: &Sources<'_>,
    language: Language,
) -> Outcome<'a> {
    let mut text = finding.message.text(language).to_owned();
    if let Some(advice) = advice(finding, language) {
        text.push_str(&format!("\n{}: {advice}", help_label(language)));
    }
    let source = sources.get(&finding.location.file);
    Outcome {
        rule_id: finding.rule,
        rule_index,
        level: level(finding.level),
        message: OwnedMessage { text },
        locations: [place(&finding.location, None)],
        related_locations: finding
            .related
            .iter()
            .map(|related| place(&related.location, Some(related.message.text(language))))
            .collect(),
        fixes: finding.fix.iter().filter_map(|fix| repair(&finding.location.file, fix, source?)).collect(),
    }
}

fn place<'a>(location: &'a Location, message: Option<&'a str>) -> Place<'a> {
    Place {
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(&location.file) },
            region: region(location),
        },
        message: message.map(|text| Message { text }),
    }
}

fn repair<'a>(file: &str, fix: &'a Fix, source: &Source) -> Option<Repair<'a>> {
    let replacements: Vec<Replacement<'a>> = fix
        .edits
        .iter()
        .map(|edit| Replacement {
            deleted_region: region(&source.location(Span::new(edit.range.start, edit.range.end))),
            inserted_content: Message { text: &edit.replacement },
        })
        .collect();
    let change = Change { artifact_location: Artifact { uri: uri(file) }, replacements };
    (!fix.edits.is_empty()).then_some(Repair { artifact_changes: [change] })
}

fn region(location: &Location) -> Region {
    Region {
        start_line: location.line,
        start_column: location.column,
        end_line: location.end_line,
        end_column: location.end_column,
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// A file name as a relative reference: everything that is not plain is percent-encoded.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::finding::{Edit, rules};
    use umstieg_format::message::Message;

    #[test]
    fn every_result_names_its_rule_by_index() {
        let source = Source::new("a b.yaml", "a: no\n");
        let finding =
            Finding::new(&rules::UNQUOTED_TEXT, Message::same("x"), source.location(Span::new(3, 5)))
                .with_fix(Fix::safe(Edit::new(3..5, "\"no\"")));
        let text = render(&[finding].into_iter().collect(), &[&source].into_iter().collect(), Language::De);
        let log: serde_json::Value = serde_json::from_str(&text).unwrap();
        let run = &log["runs"][0];
        assert_eq!((&run["language"], &run["tool"]["driver"]["language"]), (&"de".into(), &"en".into()));
        let result = &run["results"][0];
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "unquoted-text");
        assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.yaml");
        assert_eq!(
            result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
            "\"no\""
        );
    }
}
