//! The small catalogue under the examples, and the promises that the registry keeps.

use crate::lint::{Options, Report, lint};
use crate::rule::{Example, Group, Part, Rule};
use crate::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use umstieg_format::finding::Findings;
use umstieg_format::message::Language;
use umstieg_format::read::{read_folder, read_inventory};
use umstieg_format::scalar::Date;
use umstieg_format::source::Source;

mod base;
mod broken;

/// A catalogue folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &BTreeMap<String, String>) -> Self {
        let path = std::env::temp_dir().join(format!("umstieg-lint-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        for (file, text) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().expect("a file in a folder")).expect("a writable folder");
            fs::write(file, text).expect("a writable folder");
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The day on which examples are judged.
fn day() -> Date {
    Date::parse("2027-01-15").expect("a date")
}

/// The small catalogue without anything wrong.
fn base_files() -> BTreeMap<String, String> {
    base::FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The small catalogue with the parts of an example in it. Layers lie over it instead.
fn files(example: Example, group: Group) -> Option<BTreeMap<String, String>> {
    let Example::Files(parts) = example else { return None };
    let mut files = if group == Group::Layers { BTreeMap::new() } else { base_files() };
    for Part { path, text, whole } in parts {
        let text = if *whole {
            (*text).to_owned()
        } else {
            let below = files.get(*path).cloned().unwrap_or_else(|| base::template(path));
            base::overlay(&below, text)
        };
        files.insert((*path).to_owned(), text);
    }
    Some(files)
}

/// The findings of an example; `None` if it is told in words.
fn findings(rule: &Rule, name: &str, example: Example) -> Option<Findings> {
    if rule.group != Group::Inventory {
        return Some(judge(rule, name, example)?.findings);
    }
    let Example::Files(parts) = example else { return None };
    let folder = Folder::new(&format!("{}-{name}", rule.id), &base_files());
    let entries = read_folder(&folder.0).entries.expect("a catalogue");
    let text: String = parts.iter().map(|part| base::overlay(base::INVENTORY, part.text)).collect();
    Some(read_inventory(Source::new("inventory.yaml", text), &entries).findings)
}

/// Lints an example; `None` if it is told in words.
fn judge(rule: &Rule, name: &str, example: Example) -> Option<Report> {
    let folder = Folder::new(&format!("{}-{name}", rule.id), &files(example, rule.group)?);
    let mut options = Options::new(day());
    if rule.group == Group::Layers {
        let base = Folder::new(&format!("{}-{name}-base", rule.id), &base_files());
        options.layers.extend(read_folder(&base.0).entries);
    }
    Some(lint(&folder.0, &options))
}

fn told(report: &Report) -> String {
    report.findings.to_string()
}

#[test]
fn the_small_catalogue_has_nothing_wrong() {
    let folder = Folder::new("base", &base_files());
    assert_eq!(told(&lint(&folder.0, &Options::new(day()))), "");
}

#[test]
fn bad_examples_break_their_rule_and_no_other() {
    let mut wrong = String::new();
    for rule in rules::all() {
        let Some(findings) = findings(rule, "bad", rule.bad) else { continue };
        let broken: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
        if broken != BTreeSet::from([rule.id]) {
            wrong.push_str(&format!("--- {}: {broken:?}\n{findings}", rule.id));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn good_examples_break_nothing() {
    let mut wrong = String::new();
    for rule in rules::all() {
        let Some(findings) = findings(rule, "good", rule.good) else { continue };
        if !findings.is_empty() {
            wrong.push_str(&format!("--- {}\n{findings}", rule.id));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn findings_say_the_same_in_german_and_in_english() {
    let mut wrong = String::new();
    for rule in rules::all() {
        for finding in findings(rule, "german", rule.bad).iter().flatten() {
            for message in finding.messages() {
                if let Err(problem) = message.compare() {
                    wrong.push_str(&format!("--- {}: {problem}\n{}\n{}\n", rule.id, message.en, message.de));
                }
            }
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn findings_carry_the_level_of_their_rule() {
    for rule in rules::OWN {
        let Some(report) = judge(rule, "level", rule.bad) else { continue };
        for finding in &report.findings {
            assert_eq!(finding.level, rule.level, "{finding}");
        }
    }
}

#[test]
fn safe_fixes_repair_what_they_are_proposed_for() {
    for rule in rules::OWN {
        let Some(report) = judge(rule, "fix", rule.bad) else { continue };
        let fixable: Vec<_> = report.findings.iter().filter(|finding| finding.fix.is_some()).collect();
        if fixable.is_empty() {
            continue;
        }
        let fixed = crate::fix(&report.findings, &(&report.documents).into(), crate::Trust::All);
        let Some(mut files) = files(rule.bad, rule.group) else { continue };
        for one in fixed {
            let (_, path) =
                one.file.split_once(&format!("-{}/", std::process::id())).expect("a file of the example");
            files.insert(path.to_owned(), one.text);
        }
        let folder = Folder::new(&format!("{}-fixed", rule.id), &files);
        assert_eq!(told(&lint(&folder.0, &Options::new(day()))), "", "{}", rule.id);
    }
}

#[test]
fn ids_are_unique_kebab_case_and_documented() {
    let mut ids = BTreeSet::new();
    for rule in rules::all() {
        assert!(ids.insert(rule.id), "`{}` is registered twice", rule.id);
        assert!(
            rule.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{}",
            rule.id
        );
        assert!(rule.summary.ends_with('.'), "{}: the summary is a sentence", rule.id);
        assert!(rule.why.ends_with('.') && rule.why.len() > 60, "{}: `why` is told in sentences", rule.id);
        assert_ne!(rule.bad, rule.good, "{}", rule.id);
    }
}

#[test]
fn every_file_of_a_rule_bears_its_id_and_is_registered() {
    let stem =
        |file: fs::DirEntry| file.path().file_stem().expect("a name").to_string_lossy().replace('_', "-");
    let own: Vec<&str> = rules::OWN.iter().map(|rule| rule.id).collect();
    let known: Vec<&str> = crate::known::ALL.iter().map(|rule| rule.id).collect();
    for (folder, mut ids) in [("src/rules", own), ("src/known", known)] {
        let files =
            fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder of rules");
        let mut stems: Vec<String> = files.map(|file| stem(file.expect("a file"))).collect();
        stems.sort();
        ids.sort_unstable();
        assert_eq!(stems, ids, "{folder}");
    }
}

#[test]
fn every_rule_of_reading_is_documented() {
    for rule in umstieg_format::finding::rules::ALL {
        let known = rules::find(rule.id).unwrap_or_else(|| panic!("`{}` is not in known/", rule.id));
        assert_eq!(known.head(), *rule);
    }
    // Checks between entries name their rules where they find something; whoever adds one is told here.
    let format = Path::new(env!("CARGO_MANIFEST_DIR")).join("../umstieg-format/src");
    let (Ok(checks), Ok(layers)) = (fs::read_dir(format.join("check")), fs::read_dir(format.join("layers")))
    else {
        return;
    };
    let files = checks.chain(layers).map(|file| file.expect("a file").path());
    for file in files.chain([format.join("layers.rs")]) {
        let text = fs::read_to_string(file).expect("a readable file");
        for id in text.split('"').skip(1).step_by(2).filter(|word| looks_like_rule(word)) {
            assert!(rules::find(id).is_some(), "`{id}` is not in known/");
        }
    }
}

/// Rules of checks have two words; the words that files hold (`on-premises`) are told apart by name.
fn looks_like_rule(word: &str) -> bool {
    const WORDS: [&str; 5] = ["on-premises", "managed-de", "managed-eu", "sovereign-cloud", "public-cloud"];
    let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    plain && word.contains('-') && !word.starts_with('-') && !WORDS.contains(&word)
}

#[test]
fn one_broken_file_hides_nothing_and_blames_nobody_else() {
    let mut files = base_files();
    files.insert("software/known.yaml".to_owned(), "name: [\n".to_owned());
    files.insert(
        "software/other.yaml".to_owned(),
        base::overlay(&base::template("software/other.yaml"), "website: \"http://other.example.org/\"\n"),
    );
    let folder = Folder::new("broken", &files);
    let report = lint(&folder.0, &Options::new(day()));
    let broken: Vec<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(broken, ["syntax", "insecure-website"], "{}", told(&report));
}

#[test]
fn what_is_no_text_yet_is_told_once() {
    for (summary, expected) in [
        ("{de: \"TODO\", en: \"TODO\"}", "placeholder-text"),
        ("{de: no, en: no}", "unquoted-text"),
        ("{de: 1.10, en: 1.10}", "unquoted-text"),
        ("{de: \"\", en: \"\"}", "empty-value"),
    ] {
        let mut files = base_files();
        for path in ["software/acme.yaml", "software/known.yaml"] {
            files.entry(path.to_owned()).and_modify(|text| {
                *text = base::overlay(text, &format!("summary: {summary}\n"));
            });
        }
        let folder = Folder::new("no-text", &files);
        let report = lint(&folder.0, &Options::new(day()));
        let found: Vec<&str> = report.findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(found, [expected; 4], "{}", told(&report));
    }
}

#[test]
fn editions_are_told_apart_by_their_ids() {
    let mut files = base_files();
    files.entry("software/acme.yaml".to_owned()).and_modify(|text| {
        *text = base::overlay(
            text,
            "\
editions:
  - {id: large, name: \"Large\", evidence: [source]}
  - {id: large, name: \"Larger\", evidence: [source]}
  - {id: small, name: \"Small\", evidence: [source]}
",
        );
    });
    let folder = Folder::new("editions", &files);
    let report = lint(&folder.0, &Options::new(day()));
    let twice = report.findings.iter().filter(|finding| finding.rule == "named-twice");
    let lines: Vec<usize> = twice.map(|finding| finding.location.line).collect();
    assert_eq!(lines, [16], "{}", told(&report));
}

#[test]
fn ties_and_requirements_are_repeated_only_if_nothing_tells_them_apart() {
    let mut files = base_files();
    files.entry("software/acme.yaml".to_owned()).and_modify(|text| {
        *text = base::overlay(
            text,
            "\
requires:
  - {role: database, supply: bundled, evidence: [source]}
  - {role: database, only_for: [mail, calendar], supply: bundled, evidence: [source]}
  - {role: database, only_for: [calendar, mail], supply: separate, evidence: [source]}
  - {any_of: [{software: known}, {software: known, versions: \">=2\"}, {software: known}], supply: bundled, evidence: [source]}
calls:
  - {software: known, own_versions: \"<3\", evidence: [source]}
  - {software: known, own_versions: \"<3\", versions: \"<3\", evidence: [source]}
  - {software: known, own_versions: \"<3\", evidence: [source]}
",
        );
    });
    let folder = Folder::new("ties", &files);
    let report = lint(&folder.0, &Options::new(day()));
    let found = report.findings.iter().filter(|finding| finding.rule == "repeated-tie");
    let places: Vec<(usize, usize)> =
        found.map(|finding| (finding.location.line, finding.location.column)).collect();
    assert_eq!(places, [(17, 5), (18, 81), (22, 16)], "{}", told(&report));
}

#[test]
fn programmes_share_a_website_only_if_one_cannot_be_applied_for() {
    let found = |status: &str| {
        let mut files = base_files();
        let grant = files.get("funding/grant.yaml").cloned().expect("a programme");
        let other = base::overlay(&grant, &format!("name: \"Zweiter Zuschuss\"\nstatus: {status}\n"));
        files.insert("funding/other.yaml".to_owned(), other);
        let folder = Folder::new(&format!("programmes-{status}"), &files);
        let report = lint(&folder.0, &Options::new(day()));
        report.findings.iter().filter(|finding| finding.rule == "duplicate-website").count()
    };
    assert_eq!([found("open"), found("announced"), found("ended"), found("unknown")], [1, 1, 0, 0]);
}

#[test]
fn copies_are_told_of_software_that_shares_nothing_only() {
    let note = "{de: \"Stellvertreter werden von Hand eingetragen.\", en: \"Deputies are entered by hand each time.\"}";
    let found = |capability: &str| {
        let mut files = base_files();
        let mut write = |path: &str, text: &str| {
            let below = files.get(path).cloned().unwrap_or_else(|| base::template(path));
            files.insert(path.to_owned(), base::overlay(&below, text));
        };
        write(
            "software/acme.yaml",
            &format!(
                "replaces:\n  - {{software: closed, fit: partial, lost: [{note}], evidence: [source]}}\n"
            ),
        );
        write(
            "software/other.yaml",
            &format!(
                "categories: [chat]\ncapabilities:\n  {capability}: {{level: full, note: {note}, evidence: [source]}}\n"
            ),
        );
        let folder = Folder::new("strangers", &files);
        let report = lint(&folder.0, &Options::new(day()));
        let copies = report.findings.iter().filter(|finding| finding.rule == "copied-text");
        copies.map(|finding| finding.messages().next().map(|message| message.en.clone())).collect::<Vec<_>>()
    };
    assert_eq!(found("mail"), []);
    let expected = "`acme` says the same, and `other` has nothing in common with it";
    assert_eq!(found("chat"), [Some(expected.into())]);
}

#[test]
fn every_word_of_praise_is_told_at_its_place() {
    let mut files = base_files();
    files.entry("software/acme.yaml".to_owned()).and_modify(|text| {
        *text = base::overlay(
            text,
            "summary:\n  de: \"Nahtlos und führend: der führende, nahtlos.\"\n  en: >-\n    Misleading, then leading and\n    leading; the best\n    in class.\n",
        );
    });
    let folder = Folder::new("praise", &files);
    let report = lint(&folder.0, &Options::new(day()));
    let findings: Vec<_> =
        report.findings.iter().filter(|finding| finding.rule == "marketing-words").collect();
    let places: Vec<(usize, usize)> =
        findings.iter().map(|finding| (finding.location.line, finding.location.column)).collect();
    assert_eq!(places, [(3, 8), (3, 33), (3, 43), (5, 5), (5, 22), (6, 5)], "{}", told(&report));
}

#[test]
fn the_order_of_findings_never_changes() {
    let mut files = base_files();
    for (path, text) in &mut files {
        if path.starts_with("software/") {
            *text = text.replace("https://", "http://").replace("2027-01-10", "2030-01-10");
        }
    }
    let folder = Folder::new("order", &files);
    let first = told(&lint(&folder.0, &Options::new(day())));
    assert!(first.lines().count() > 5);
    for _ in 0..10 {
        assert_eq!(told(&lint(&folder.0, &Options::new(day()))), first);
    }
}

#[test]
fn hostile_files_are_findings_and_the_rest_is_still_judged() {
    let mut files = base_files();
    files.insert("software/deep.yaml".to_owned(), format!("name: {}\n", "[".repeat(10_000)));
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
    files.insert("software/bomb.yaml".to_owned(), bomb.to_owned());
    files.insert("software/binary.yaml".to_owned(), "\u{7f}ELF\0\0".to_owned());
    files.insert("software/empty.yaml".to_owned(), String::new());
    let other =
        base::overlay(&base::template("software/other.yaml"), "website: \"http://other.example.org/\"\n");
    files.insert("software/other.yaml".to_owned(), other);
    let folder = Folder::new("hostile", &files);
    let big = fs::File::create(folder.0.join("software/big.yaml")).expect("a writable folder");
    big.set_len(50_000_000).expect("a sparse file");
    let report = lint(&folder.0, &Options::new(day()));
    let found: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    for rule in
        ["too-deep", "alias", "anchor", "binary-file", "empty-file", "file-too-large", "insecure-website"]
    {
        assert!(found.contains(rule), "{rule}: {found:?}");
    }
    let text = crate::render::render(
        &report.findings,
        &(&report.documents).into(),
        crate::render::Form::Terminal(crate::render::Color::Never),
        Language::De,
    );
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(text.lines().all(|line| line.chars().count() < 2_000));
}

#[test]
fn broken_files_never_stop_linting_fixing_or_showing() {
    const PIECES: [&str; 12] =
        ["{", "]", ": ", "\n", "\"", "ä", "- ", "http://", "  ", "\u{202e}", "2027-01-10", "#"];
    // A fixed sequence: the same edits in every run.
    let mut state = 7_usize;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below.max(1)
    };
    let paths: Vec<String> = base_files().into_keys().collect();
    for round in 0..40 {
        let mut files = base_files();
        for _ in 0..4 {
            let Some(text) = paths.get(next(paths.len())).and_then(|path| files.get_mut(path)) else {
                continue;
            };
            let mut at = next(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, PIECES[next(PIECES.len())]);
        }
        let folder = Folder::new(&format!("random-{round}"), &files);
        let report = lint(&folder.0, &Options::new(day()));
        let sources = crate::Sources::from(&report.documents);
        for form in [crate::render::Form::Terminal(crate::render::Color::Always), crate::render::Form::Sarif]
        {
            assert!(!crate::render::render(&report.findings, &sources, form, Language::De).is_empty());
        }
        let fixed = crate::fix(&report.findings, &sources, crate::Trust::All);
        assert!(fixed.iter().all(|one| sources.get(&one.file).is_some()));
    }
}
