//! An inventory with mistakes gives every one of them with file, line, column and help, no plan, and nothing is written.

use umstieg_core::format::inventory::Tool;
use umstieg_core::{Inventory, PlanOptions, plan};
use umstieg_report::{Format, Language, Options};
use umstieg_tests::bilingual::{LANGUAGES, differences};
use umstieg_tests::call::{Called, call, umstieg};
use umstieg_tests::examples::{as_of, catalogue, parse, root};
use umstieg_tests::folder::{Folder, alias_bomb};
use umstieg_tests::golden;

const HEAD: &str = "inventory: 1\norganisation: {name: \"Muster GmbH\", users: 5}\n";

/// Name of the golden file, and what comes after [`HEAD`].
const CASES: &[(&str, &str)] = &[
    ("unknown-field", "tools:\n  - {name: \"Zoom\", user: 5}\n"),
    ("wrong-type", "tools:\n  - {name: \"Zoom\", users: viele}\n"),
    ("missing-field", "tools:\n  - {users: 5}\n"),
    ("missing-tools", ""),
    ("duplicate-key", "tools:\n  - name: \"Zoom\"\n    users: 5\n    users: 6\n"),
    (
        "dangling-reference",
        "tools:\n  - {name: \"Outlook\", bundled_in: microsft-365}\n  - {name: \"Microsoft 365\", id: microsoft-365}\n",
    ),
    ("dangling-software", "tools:\n  - {name: \"Zoom\", software: zooom, uses: [video-meetings]}\n"),
    (
        "bundled-in-itself",
        "tools:\n  - {name: \"Zoom\", id: a, bundled_in: b}\n  - {name: \"Slack\", id: b, bundled_in: a}\n  - {name: \"Miro\", id: c, bundled_in: c}\n",
    ),
    ("malformed-date", "planning: {start: 2027-02-30}\ntools:\n  - {name: \"Zoom\"}\n"),
    (
        "contract-ends-before-start",
        "tools:\n  - {name: \"Zoom\", contract: {starts: 2027-06-01, ends: 2027-01-31}}\n",
    ),
    (
        "blackout-ends-before-start",
        "planning: {blackouts: [{from: 2027-06-01, to: 2027-05-01}]}\ntools:\n  - {name: \"Zoom\"}\n",
    ),
    ("no-tools", "tools: []\n"),
    ("same-tool-twice", "tools:\n  - {name: \"Zoom\"}\n  - {name: \"Slack\"}\n  - {name: \"zoom\"}\n"),
    ("several-documents", "tools:\n  - {name: \"Zoom\"}\n---\ntools: []\n"),
    ("control-characters", "tools:\n  - {name: \"Zo\\e[31mom\\a\"}\n  - {name: \"Sl\\u202eack\"}\n"),
    (
        "several-mistakes",
        "planning: {start: 2027-02-30, horizon_months: 0}\ntools:\n  - {name: \"Zoom\", user: 5}\n  - {name: \"Slack\", contract: {ends: 31.12.2027}}\n",
    ),
    (
        "mistakes-of-several-kinds",
        "tools:\n  - {name: \"Zoom\", users: many}\n  - {name: \"Slack\", contract: {starts: 2027-05-01, ends: 2027-01-01}}\n  - {name: \"Teams\", bundled_in: nope}\n",
    ),
    (
        "mistakes-beside-tools-that-cannot-be-read",
        "tools:\n  - {users: 5, id: suite}\n  - {name: \"Outlook\", bundled_in: suite}\n  - {name: \"Slack\", software: slak}\nplanning: {horizon_months: 0, blackouts: [{from: 2027-05-01, to: 2027-04-01}]}\n",
    ),
    (
        "several-contradictions",
        "tools:\n  - {name: \"Zoom\", contract: {starts: 2027-06-01, ends: 2027-01-31}}\n  - {name: \"Zoom\"}\n  - {name: \"Slack\", uses: [nothing], bundled_in: nowhere}\ninterfaces:\n  - {from: zoom}\norder:\n  - {first: slack, then: slack, strength: hard}\n",
    ),
];

fn plan_of(folder: &Folder, file: &str, lang: &str) -> Called {
    let before = folder.contents();
    let called = call(&["plan", &folder.file(file)], lang);
    assert!(before == folder.contents(), "the folder has been written to");
    called
}

/// What planning says in a language about a file with these bytes.
fn told(bytes: &[u8], lang: &str) -> (Called, String) {
    let folder = Folder::empty();
    folder.write("firma.yaml", bytes);
    let called = plan_of(&folder, "firma.yaml", lang);
    let told = called.told_in_short(&folder.path());
    (called, told)
}

/// Holds what is said of files that no plan can be made of against what is kept, in both languages, and the languages
/// against each other; tells every difference.
fn compare<'a>(cases: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut wrong = Vec::new();
    for (name, bytes) in cases {
        for lang in LANGUAGES {
            let (called, told) = told(bytes, lang);
            if called.code != 1 || !called.output.is_empty() {
                wrong.push(format!("{name}: exit code {}, output `{}`", called.code, called.output));
            }
            let file = root().join(format!("tests/golden/bad-inventory/{name}.{lang}.txt"));
            wrong.extend(golden::compare(&file, &told).err());
        }
        let folder = Folder::empty();
        folder.write("firma.yaml", bytes);
        wrong.extend(differences(&["inventory", "check", &folder.file("firma.yaml")]));
    }
    wrong.join("\n\n")
}

#[test]
fn every_mistake_is_told_with_its_place_and_there_is_no_plan() {
    let texts: Vec<(&str, String)> =
        CASES.iter().map(|(name, rest)| (*name, format!("{HEAD}{rest}"))).collect();
    let wrong = compare(texts.iter().map(|(name, text)| (*name, text.as_bytes())));
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nobody_with_time_is_told_and_planned_nevertheless() {
    let folder = Folder::empty();
    let text = format!("{HEAD}capacity: {{it_hours_per_month: 0}}\ntools:\n  - {{name: \"Zoom\"}}\n");
    folder.write("firma.yaml", &text);
    for lang in LANGUAGES {
        let checked = call(&["inventory", "check", &folder.file("firma.yaml")], lang);
        golden::check(&format!("bad-inventory/no-capacity.{lang}.txt"), &checked.told(&folder.path()));
    }
    let planned = plan_of(&folder, "firma.yaml", "en");
    assert_eq!(planned.code, 0, "{}", planned.messages);
    assert!(planned.messages.contains("no-capacity"), "{}", planned.messages);
    folder.write("firma.yaml", text.replace("month: 0", "month: 0, external_hours_per_month: 4"));
    assert_eq!(plan_of(&folder, "firma.yaml", "en").messages, "");
}

#[test]
fn what_is_doubtful_is_told_and_planned_nevertheless() {
    let circle = "order:\n  - {first: zoom, then: dropbox, strength: hard}\n  - {first: dropbox, then: zoom, strength: hard}\n";
    for (name, rest) in [
        ("same-software", "tools:\n  - {name: \"Zoom\"}\n  - {name: \"Zoom Workplace\"}\n".to_owned()),
        ("cyclic-order", format!("tools:\n  - {{name: \"Zoom\"}}\n  - {{name: \"Dropbox\"}}\n{circle}")),
    ] {
        let folder = Folder::empty();
        folder.write("firma.yaml", format!("{HEAD}{rest}"));
        for lang in LANGUAGES {
            let checked = call(&["inventory", "check", &folder.file("firma.yaml")], lang);
            assert_eq!(checked.code, 0, "{}", checked.output);
            golden::check(&format!("bad-inventory/{name}.{lang}.txt"), &checked.told(&folder.path()));
        }
        let planned = plan_of(&folder, "firma.yaml", "en");
        assert_eq!(planned.code, 0, "{}", planned.messages);
        assert!(planned.messages.contains(name), "{}", planned.messages);
    }
}

#[test]
fn bytes_that_are_no_inventory_are_refused() {
    let deep = format!("{HEAD}tools: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let bomb = alias_bomb();
    let large = "# fifty million bytes\n".repeat(2_300_000);
    let cases: [(&str, &[u8]); 7] = [
        ("empty-file", b""),
        ("binary-file", b"\x7fELF\0\0\x01"),
        ("invalid-utf8", b"inventory: 1\norganisation: {name: \"M\xfcller\"}\n"),
        ("not-yaml", b"%PDF-1.7\n\xc3\xa4 {[}\n"),
        ("deep-nesting", deep.as_bytes()),
        ("alias-bomb", bomb.as_bytes()),
        ("large-file", large.as_bytes()),
    ];
    let wrong = compare(cases);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_file_that_is_not_there_and_a_folder_are_told() {
    let folder = Folder::empty();
    folder.write("ordner.yaml/x", "");
    for (name, file) in [("missing-file", "nirgends.yaml"), ("folder", "ordner.yaml")] {
        for lang in LANGUAGES {
            let called = plan_of(&folder, file, lang);
            assert_eq!(called.code, 3, "{name}");
            golden::check(&format!("bad-inventory/{name}.{lang}.txt"), &called.told(&folder.path()));
        }
        let found = differences(&["inventory", "check", &folder.file(file)]);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn five_thousand_tools_are_planned() {
    let known: Vec<&str> = catalogue().entries().software.values().map(|entry| &*entry.name).collect();
    let mut text = String::from(HEAD);
    text.push_str("tools:\n");
    for at in 0..5_000 {
        let name = known[at * 7 % known.len()].replace('"', "");
        text.push_str(&format!("  - {{name: \"{name}\", id: t{at}}}\n"));
    }
    let (called, _) = told(text.as_bytes(), "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    assert!(called.output.contains("Muster GmbH"), "the plan is for the organisation");
}

/// Names that attack whoever prints them unescaped.
const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "\u{1b}]0;owned\u{7}\u{1b}[2J",
    "a\u{202e}b\u{2066}c",
    "[klick](javascript:alert(1))",
    "x | y\r\n# Überschrift",
    "=HYPERLINK(\"http://example.org\")",
    "![](http://example.org/pixel.png) `code` **fett**",
];

#[test]
fn hostile_names_reach_no_terminal_and_no_document_raw() {
    let mut raw = parse(&format!("{HEAD}tools:\n  - {{name: \"Zoom\"}}\n"));
    raw.organisation.name = HOSTILE.join(" ").into();
    for name in HOSTILE {
        let mut tool = Tool::named(name.into());
        tool.keep = Some(name.into());
        tool.note = Some(name.into());
        raw.tools.push(tool);
        raw.goals.push(name.into());
        raw.notes.push(name.into());
    }
    let inventory = Inventory::resolve(raw, catalogue()).expect("names are no contradiction");
    let plan = plan(catalogue(), inventory, &PlanOptions::new(as_of())).expect("the work fits");
    for format in [Format::Text, Format::Markdown] {
        for language in [Language::De, Language::En] {
            let options = Options { language, format, width: 100, colour: false, footer: None };
            let shown = umstieg_report::plan(catalogue(), &plan, &options);
            let hidden = |c: &char| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(shown.chars().find(hidden), None, "{format:?} {language:?}");
            if format == Format::Markdown {
                for raw in ["<script", "](javascript:", "[](http", "`code`", "\n# Überschrift"] {
                    let escaped = |(at, _): (usize, &str)| shown[..at].ends_with('\\');
                    assert!(shown.match_indices(raw).all(escaped), "{language:?}: `{raw}` is not escaped");
                }
            }
        }
    }
}

#[test]
fn hostile_words_in_a_call_come_back_harmless() {
    for words in
        [&["show", "\u{1b}[31mzoom\u{7}"][..], &["inventory", "new", "--name", "\u{1b}[2J\u{7}\"\n- x"]]
    {
        let called = umstieg(words);
        let all = format!("{}{}", called.output, called.messages);
        assert_eq!(all.chars().find(|c| c.is_control() && *c != '\n'), None, "{words:?}: {all:?}");
    }
}

#[test]
fn programs_get_the_findings_as_json_where_they_asked_for_json() {
    let folder = Folder::empty();
    folder.write(
        "bad.yaml",
        "inventory: 1\norganisation: {name: \"A\", size: 3}\ntools:\n  - {nam: \"Zoom\"}\n",
    );
    folder.write("worse.yaml", "inventory: 1\norganisation: {}\ntools: []\n");
    let (bad, worse) = (folder.file("bad.yaml"), folder.file("worse.yaml"));
    let checked = umstieg(&["inventory", "check", &bad, "--format", "json"]);
    assert_eq!(checked.code, 1);
    for command in ["plan", "recommend"] {
        let told = umstieg(&[command, &bad, "--format", "json"]);
        assert_eq!((told.code, told.messages.as_str()), (1, ""), "{command}");
        assert_eq!(told.output, checked.output, "{command}");
        let people = umstieg(&[command, &bad]);
        assert_eq!((people.code, people.output.as_str()), (1, ""), "{command}");
        assert!(people.messages.contains("bad.yaml:2"), "{}", people.messages);
    }
    let files = |output: &str| -> Vec<String> {
        let document: serde_json::Value = serde_json::from_str(output).expect("one document");
        let findings = document["findings"].as_array().expect("findings").iter();
        let mut files: Vec<String> = findings
            .map(|finding| {
                let file = finding["location"]["file"].as_str().expect("a file");
                file.rsplit('/').next().unwrap_or(file).to_owned()
            })
            .collect();
        files.dedup();
        files
    };
    let group = umstieg(&["group", &bad, &worse, "--format", "json"]);
    assert_eq!((group.code, group.messages.as_str()), (1, ""));
    assert_eq!(files(&group.output), ["bad.yaml", "worse.yaml"]);
    let missing = umstieg(&["plan", &folder.file("none.yaml"), "--format", "json"]);
    assert_eq!((missing.code, files(&missing.output)), (3, vec!["none.yaml".to_owned()]));
}

#[test]
fn programs_get_every_failure_that_has_findings_as_json() {
    let folder = Folder::empty();
    folder.write("good.yaml", "inventory: 1\norganisation: {name: \"A\"}\ntools:\n  - {name: \"Zoom\"}\n");
    folder.write("bad.yaml", "inventory: 1\norganisation: {}\ntools: []\n");
    folder.write("catalogue/software/foo.yaml", "name: x: y\n");
    // Nobody ends that in forty years.
    let tools: String = (0..60)
        .map(|at| format!("  - {{name: \"Microsoft 365\", id: suite-{at}, users: 1000000}}\n"))
        .collect();
    folder.write(
        "endless.yaml",
        format!(
            "inventory: 1\norganisation: {{name: \"A\", users: 1000000}}\ncapacity: {{it_hours_per_month: 1}}\ntools:\n{tools}"
        ),
    );
    let file = |name: &str| folder.file(name);
    let rules = |arguments: &[&str]| -> (u8, Vec<String>) {
        let called = umstieg(&[arguments, &["--format", "json"]].concat());
        assert_eq!(called.messages, "", "{arguments:?}");
        let document: serde_json::Value = serde_json::from_str(&called.output).expect("one document");
        let findings = document["findings"].as_array().expect("findings").iter();
        let mut rules: Vec<String> =
            findings.map(|finding| finding["rule"].as_str().expect("a rule").to_owned()).collect();
        rules.dedup();
        // People get the same on the other stream.
        let people = umstieg(arguments);
        assert_eq!((people.code, people.output.as_str()), (called.code, ""), "{arguments:?}");
        assert!(!people.messages.is_empty(), "{arguments:?}");
        (called.code, rules)
    };
    let (good, bad, catalogue, none) = (file("good.yaml"), file("bad.yaml"), file("catalogue"), file("none"));
    for command in
        [["plan", &good], ["recommend", &good], ["show", "zoom"], ["search", "zoom"], ["group", &good]]
    {
        let with = |folder| [command.as_slice(), &["--catalogue", folder]].concat();
        let (code, found) = rules(&with(&catalogue));
        assert_eq!(code, 1, "{command:?}");
        assert!(found.iter().any(|rule| rule == "syntax"), "{command:?}: {found:?}");
        assert_eq!(rules(&with(&none)), (3, vec!["missing-file".to_owned()]), "{command:?}");
    }
    let impact = ["catalogue", "impact", "embedded"];
    assert_eq!(rules(&[impact.as_slice(), &[&none]].concat()), (3, vec!["missing-file".to_owned()]));
    let (code, found) = rules(&[impact.as_slice(), &["embedded", "--inventory", &bad]].concat());
    assert_eq!((code, found.is_empty()), (1, false));
    assert_eq!(rules(&["plan", &file("endless.yaml")]), (1, vec!["no-schedule".to_owned()]));
}
