//! Every rule of the shape check with its exact text, on schemas as schemars writes them.

use crate::message::Message;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::*;
use crate::finding::{Fix, Safety};
use crate::structure::parse;

#[derive(JsonSchema, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Entry {
    #[schemars(extend("format" = "id"))]
    id: String,
    #[schemars(length(min = 1, max = 10))]
    name: String,
    #[schemars(extend("format" = "date"))]
    since: Option<String>,
    version: Option<String>,
    #[serde(default)]
    seats: Option<u16>,
    #[schemars(range(min = 0, max = 100))]
    percent: Option<f32>,
    open: Option<bool>,
    fit: Option<Fit>,
    level: Option<Level>,
    #[serde(default)]
    replaces: Vec<Replaces>,
    #[serde(default)]
    tags: BTreeSet<String>,
    steps: Option<Vec<Step>>,
    hosting: Option<Hosting>,
    #[serde(default)]
    notes: BTreeMap<String, u8>,
    parent: Option<Box<Entry>>,
    pair: Option<(u8, String)>,
    #[schemars(length(min = 1, max = 2))]
    few: Option<Vec<String>>,
}

#[derive(JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fit {
    Full,
    Partial,
    Unknown,
}

#[derive(JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Level {
    /// Documented.
    Basic,
    /// Documented.
    Advanced,
    Other,
}

#[derive(JsonSchema, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Replaces {
    software: String,
    fit: Fit,
}

#[derive(JsonSchema, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
enum Step {
    Install,
    Train { hours: u8 },
    RollOut { stages: u8, note: Option<String> },
}

#[derive(JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
enum Hosting {
    OnPremises,
    Cloud(String),
    Managed { by: String },
}

fn date(text: &str) -> Result<(), Message> {
    if text.len() == 10 {
        Ok(())
    } else {
        Err(Message::same(format!("`{text}` is not a date; expected `YYYY-MM-DD`")))
    }
}

fn id(text: &str) -> Result<(), Message> {
    if text.contains(' ') {
        Err(Message::same(format!("`{text}` is not an id; expected no spaces")))
    } else {
        Ok(())
    }
}

const FORMATS: [FormatCheck; 2] = [("date", date), ("id", id)];

fn shape() -> Shape {
    Shape::compile(schemars::schema_for!(Entry).as_value(), &FORMATS).unwrap()
}

fn findings(text: &str) -> Vec<Finding> {
    let source = Source::new("f.yaml", text);
    let parsed = parse(&source, &Limits::catalogue());
    assert_eq!(parsed.findings, [], "for {text:?}");
    let findings = shape().check(&parsed.root.unwrap(), &source);
    for message in findings.iter().flat_map(Finding::messages) {
        // The checks of formats are those of this file, in English only.
        let is_english = message.en.contains("is not a date") || message.en.contains("is not an id");
        assert!(is_english || message.compare().is_ok(), "{message:?}");
    }
    findings
}

/// Checks the text of a file that starts with two correct lines.
#[track_caller]
fn check(rest: &str, expected: &[&str]) {
    let text = format!("id: a\nname: b\n{rest}");
    let found: Vec<String> = findings(&text).iter().map(ToString::to_string).collect();
    assert_eq!(found.join("\n"), expected.join("\n"), "for {rest:?}");
}

/// Applies the safe fixes and expects the given text without findings.
#[track_caller]
fn repaired(rest: &str, expected: &str) {
    let text = format!("id: a\nname: b\n{rest}");
    let found = findings(&text);
    let fixes: Vec<&Fix> = found.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    assert!(fixes.iter().all(|fix| fix.safety == Safety::Safe));
    let (text, _) = Fix::apply_all(&text, fixes);
    assert_eq!(text, format!("id: a\nname: b\n{expected}"));
    assert_eq!(findings(&text), []);
}

#[test]
fn accepts_everything_the_schema_allows() {
    check(
        "since: 2027-01-31\nversion: \"1.10\"\nseats: 12\npercent: 12.5\nopen: true\nfit: full\nlevel: other\n\
         replaces: [{software: x, fit: partial}]\ntags: [a, b]\nsteps:\n  - kind: install\n  - {kind: train, hours: 3}\n  \
         - {kind: roll-out, stages: 2}\nhosting: {cloud: x}\nnotes: {a: 1, b: 2}\nparent: {id: c, name: d}\n\
         pair: [1, x]\nfew: [a]\n",
        &[],
    );
    check("hosting: on-premises\npercent: 7\n", &[]);
}

#[test]
fn unknown_fields_have_a_suggestion_or_the_list() {
    check(
        "sinse: 2027-01-31\nreplaces:\n  - {software: x, fit: full, colour: red}\n",
        &[
            "f.yaml:3:1: error[unknown-field]: unknown field `sinse`",
            "  help: did you mean `since`?",
            "f.yaml:5:30: error[unknown-field]: unknown field `colour` in `replaces[0]`",
            "  help: known are `software`, `fit`",
        ],
    );
}

#[test]
fn a_misspelt_required_field_is_not_missing_too() {
    let found: Vec<String> = findings("id: a\nnmae: b\n").iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        ["f.yaml:2:1: error[unknown-field]: unknown field `nmae`\n  help: did you mean `name`?"]
    );
}

#[test]
fn missing_fields_are_located_at_their_mapping() {
    check(
        "parent: {id: x}\nreplaces:\n  - fit: full\n",
        &[
            "f.yaml:3:1: error[missing-field]: field `name` is missing in `parent`",
            "f.yaml:5:5: error[missing-field]: field `software` is missing in `replaces[0]`",
        ],
    );
    let found: Vec<String> = findings("tags: [a]\n").iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "f.yaml:1:1: error[missing-field]: field `id` is missing",
            "f.yaml:1:1: error[missing-field]: field `name` is missing"
        ]
    );
}

#[test]
fn wrong_types_say_found_and_expected() {
    check(
        "seats: four\nreplaces: x\ntags: {a: b}\nparent: [a]\nversion: [1]\nsteps:\n  - install\npair: [x, z]\nfit: [a]\n",
        &[
            "f.yaml:3:8: error[wrong-type]: `seats` is the text `four`, expected a whole number",
            "f.yaml:4:11: error[wrong-type]: `replaces` is the text `x`, expected a list",
            "  help: write it as a list: `- ` before each item",
            "f.yaml:5:7: error[wrong-type]: `tags` is a mapping, expected a list",
            "  help: write it as a list: `- ` before each item",
            "f.yaml:6:9: error[wrong-type]: `parent` is a list, expected a mapping",
            "f.yaml:7:10: error[wrong-type]: `version` is a list, expected text",
            "f.yaml:9:5: error[wrong-type]: `steps[0]` is the text `install`, expected a mapping with the field `kind`",
            "f.yaml:10:8: error[wrong-type]: `pair[0]` is the text `x`, expected a whole number",
            "f.yaml:11:6: error[wrong-type]: `fit` is a list, expected `full`, `partial` or `unknown`",
        ],
    );
    let found: Vec<String> = findings("[a]\n").iter().map(ToString::to_string).collect();
    assert_eq!(found, ["f.yaml:1:1: error[wrong-type]: the file is a list, expected a mapping"]);
}

#[test]
fn text_that_looks_like_something_else_must_be_quoted() {
    check(
        "version: 1.10\ntags: [2027, true, no, 2027-01-31, 12:30, 0x1F]\n",
        &[
            "f.yaml:3:10: error[unquoted-text]: `version` is the unquoted number `1.10`, expected text",
            "  help: put it in quotes: `\"1.10\"`",
            "f.yaml:4:8: error[unquoted-text]: `tags[0]` is the unquoted number `2027`, expected text",
            "  help: put it in quotes: `\"2027\"`",
            "f.yaml:4:14: error[unquoted-text]: `tags[1]` is the unquoted boolean `true`, expected text",
            "  help: put it in quotes: `\"true\"`",
            "f.yaml:4:20: error[unquoted-text]: `tags[2]` is the unquoted word `no`, expected text",
            "  help: put it in quotes: `\"no\"`",
            "f.yaml:4:24: error[unquoted-text]: `tags[3]` is the unquoted date `2027-01-31`, expected text",
            "  help: put it in quotes: `\"2027-01-31\"`",
            "f.yaml:4:36: error[unquoted-text]: `tags[4]` is the unquoted word `12:30`, expected text",
            "  help: put it in quotes: `\"12:30\"`",
            "f.yaml:4:43: error[unquoted-text]: `tags[5]` is the unquoted number `0x1F`, expected text",
            "  help: put it in quotes: `\"0x1F\"`",
        ],
    );
    repaired("version: 1.10\ntags: [no, 2027]\n", "version: \"1.10\"\ntags: [\"no\", \"2027\"]\n");
}

#[test]
fn quoted_numbers_and_spoken_booleans_are_repaired() {
    check(
        "seats: \"12\"\nopen: yes\n",
        &[
            "f.yaml:3:8: error[wrong-type]: `seats` is the quoted text `12`, expected a whole number",
            "  help: remove the quotes",
            "f.yaml:4:7: error[wrong-type]: `open` is the text `yes`, expected `true` or `false`",
            "  help: write `true`",
        ],
    );
    repaired("seats: \"12\"\nopen: Yes\npercent: '1.5'\n", "seats: 12\nopen: true\npercent: 1.5\n");
}

#[test]
fn closed_lists_suggest_the_nearest_word() {
    check(
        "fit: parital\nlevel: expert\n",
        &[
            "f.yaml:3:6: error[unknown-value]: `fit` is `parital`, expected `full`, `partial` or `unknown`",
            "  help: did you mean `partial`?",
            "f.yaml:4:8: error[unknown-value]: `level` is `expert`, expected `other`, `basic` or `advanced`",
        ],
    );
}

#[test]
fn tagged_kinds_are_checked_inside_the_branch_they_name() {
    check(
        "steps:\n  - {kind: train}\n  - {kind: trian, hours: 1}\n  - {hours: 1}\n  - {kind: roll-out, stages: 300, hours: 1}\n  \
         - kind: [a]\n",
        &[
            "f.yaml:4:6: error[missing-field]: field `hours` is missing in `steps[0]`",
            "f.yaml:5:12: error[unknown-value]: `steps[1].kind` is `trian`, expected `install`, `train` or `roll-out`",
            "  help: did you mean `train`?",
            "f.yaml:6:6: error[missing-field]: field `kind` is missing in `steps[2]`",
            "  help: it is `install`, `train` or `roll-out`",
            "f.yaml:7:30: error[number-range]: `steps[3].stages` is `300`, expected 0 to 255",
            "f.yaml:7:35: error[unknown-field]: unknown field `hours` in `steps[3]`",
            "  help: known are `kind`, `stages`, `note`",
            "f.yaml:8:11: error[wrong-type]: `steps[4].kind` is a list, expected `install`, `train` or `roll-out`",
        ],
    );
}

#[test]
fn words_with_or_without_content() {
    check(
        "hosting: on-premise\nparent: {id: a, name: b, hosting: cloud}\n",
        &[
            "f.yaml:3:10: error[unknown-value]: `hosting` is `on-premise`, expected `on-premises`, `cloud` or `managed`",
            "  help: did you mean `on-premises`?",
            "f.yaml:4:35: error[wrong-type]: `parent.hosting` is only the word `cloud`, expected a mapping",
            "  help: write what belongs to it after `cloud:`",
        ],
    );
    check(
        "hosting: {clod: x}\nparent: {id: a, name: b, hosting: {cloud: [x], managed: {by: y}}}\n",
        &[
            "f.yaml:3:11: error[unknown-value]: `hosting` is `clod`, expected `cloud` or `managed`",
            "  help: did you mean `cloud`?",
            "f.yaml:4:35: error[wrong-type]: `parent.hosting` has 2 fields, expected exactly one of `cloud` or `managed`",
        ],
    );
    check(
        "hosting: {managed: {bye: y}}\n",
        &[
            "f.yaml:3:21: error[unknown-field]: unknown field `bye` in `hosting.managed`",
            "  help: did you mean `by`?",
        ],
    );
    check(
        "hosting: [x]\n",
        &[
            "f.yaml:3:10: error[wrong-type]: `hosting` is a list, expected `on-premises`, or a mapping with one field: \
           `cloud` or `managed`",
        ],
    );
}

#[test]
fn ranges_and_lengths() {
    check(
        "seats: 70000\npercent: -0.5\nnotes: {a: 256}\nfew: []\npair: [1]\n",
        &[
            "f.yaml:3:8: error[number-range]: `seats` is `70000`, expected 0 to 65535",
            "f.yaml:4:10: error[number-range]: `percent` is `-0.5`, expected 0 to 100",
            "f.yaml:5:12: error[number-range]: `notes.a` is `256`, expected 0 to 255",
            "f.yaml:6:6: error[list-length]: `few` has no items, expected 1 to 2",
            "f.yaml:7:7: error[list-length]: `pair` has 1 item, expected exactly 2",
        ],
    );
    let found: Vec<String> = findings("id: a\nname: elf Zeichen\n").iter().map(ToString::to_string).collect();
    assert_eq!(found, ["f.yaml:2:7: error[text-length]: `name` has 11 characters, expected 1 to 10"]);
    check(
        "seats: 1.5\n",
        &["f.yaml:3:8: error[wrong-type]: `seats` is the number `1.5`, expected a whole number"],
    );
    check(
        "percent: .nan\n",
        &["f.yaml:3:10: error[wrong-type]: `percent` is the number `.nan`, expected a number"],
    );
}

#[test]
fn formats_speak_for_themselves() {
    check(
        "since: gestern\nparent: {id: a b, name: c}\n",
        &[
            "f.yaml:3:8: error[malformed-value]: `since`: `gestern` is not a date; expected `YYYY-MM-DD`",
            "f.yaml:4:14: error[malformed-value]: `parent.id`: `a b` is not an id; expected no spaces",
        ],
    );
}

#[test]
fn sets_have_no_item_twice() {
    check(
        "tags: [a, b, \"a\"]\n",
        &["f.yaml:3:14: error[duplicate-item]: `a` is in `tags` twice", "  note: first here (f.yaml:3:8)"],
    );
}

#[test]
fn keys_of_maps_are_checked_where_the_schema_names_them() {
    let schema = serde_json::json!({
        "type": "object",
        "additionalProperties": {"type": "integer"},
        "propertyNames": {"type": "string", "enum": ["windows", "linux"]},
        "minProperties": 1
    });
    let found = |text: &str| {
        let source = Source::new("f.yaml", text);
        let root = parse(&source, &Limits::catalogue()).root.unwrap();
        let shape = Shape::compile(&schema, &FORMATS).unwrap();
        shape.check(&root, &source).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        found("linux: 1\nwindow: 2\n"),
        ["f.yaml:2:1: error[unknown-value]: key `window` is not known, expected `windows` or `linux`\n  \
          help: did you mean `windows`?"]
    );
    assert_eq!(
        found("{}\n"),
        ["f.yaml:1:1: error[list-length]: the file has no fields, expected at least 1"]
    );
}

#[test]
fn refused_parts_are_passed_over() {
    let source = Source::new("f.yaml", "id: &x a\nname:\nsince: *x\n? [a]\n: b\n<<: *x\n");
    let parsed = parse(&source, &Limits::catalogue());
    assert_eq!(parsed.findings.len(), 6);
    assert_eq!(shape().check(&parsed.root.unwrap(), &source), []);
}

#[test]
fn schemas_that_would_be_checked_in_part_are_refused() {
    let compile = |schema: serde_json::Value| Shape::compile(&schema, &FORMATS).unwrap_err().to_string();
    assert_eq!(
        compile(
            serde_json::json!({"type": "object", "properties": {"a": {"type": "string", "pattern": "x"}}})
        ),
        "schema at `#/properties/a`: keyword `pattern` is not understood here"
    );
    assert_eq!(
        compile(serde_json::json!({"type": "string", "format": "hostname"})),
        "schema at `#`: format \"hostname\" has no check"
    );
    assert_eq!(
        compile(serde_json::json!({"$ref": "#/$defs/X"})),
        "schema at `#`: `#/$defs/X` does not exist"
    );
    assert_eq!(
        compile(serde_json::json!({"$defs": {"X": {"$ref": "#/$defs/X"}}, "$ref": "#/$defs/X"})),
        "schema at `#/$defs/X`: a schema that is only itself"
    );
    assert_eq!(
        compile(serde_json::json!({"type": "object", "required": ["a"]})),
        "schema at `#`: required field `a` has no schema"
    );
}
