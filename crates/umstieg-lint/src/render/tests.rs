//! One set of findings in every form.

use super::*;
use std::path::Path;
use umstieg_format::finding::{Edit, Finding, Fix, Location, rules};
use umstieg_format::message;
use umstieg_format::message::{Language, Message, is_meant};
use umstieg_format::source::{Source, Span};

/// A file with a misspelt field, a duplicate key and an unquoted text, and a finding without a text.
fn sample() -> (Findings, Source) {
    let source = Source::new(
        "software/acme.yaml",
        "name: \"Acme\"\nwebsit: \"https://acme.example.org/\"\nrelease: 1.10\nname: \"Äcme \u{1b}[31m\"\n",
    );
    let at = |text: &str| {
        let start = source.text().rfind(text).unwrap();
        Span::new(start, start + text.len())
    };
    let findings = [
        Finding::new(&rules::UNKNOWN_FIELD, message!(en: "unknown field `websit`"; de: "unbekanntes Feld `websit`"), source.location(at("websit")))
            .with_help(is_meant("website"))
            .with_fix(Fix::guess(Edit::new(at("websit").range(), "website"))),
        Finding::new(&rules::DUPLICATE_KEY, message!(en: "duplicate key `name`"; de: "Schlüssel `name` doppelt"), source.location(at("name")))
            .with_related(message!(en: "first defined here"; de: "hier zuerst festgelegt"), source.location(Span::new(0, 4)))
            .with_related(message!(en: "the catalogue begins here"; de: "hier beginnt der Katalog"), Location::file("catalogue.yaml"))
            .with_help(message!(en: "keep one of the two"; de: "nur einen der beiden behalten")),
        Finding::new(
            &rules::UNQUOTED_TEXT,
            message!(en: "`release` is a number, expected text"; de: "`release` ist eine Zahl, erwartet wird Text"),
            source.location(at("1.10")),
        )
        .with_fix(Fix::safe(Edit::new(at("1.10").range(), "\"1.10\""))),
        Finding {
            level: umstieg_format::finding::Level::Warning,
            ..Finding::new(
                &rules::MISSING_FILE,
                message!(en: "file \u{1b}[2J does not exist"; de: "die Datei \u{1b}[2J gibt es nicht"),
                Location::file("a\u{1b}.yaml"),
            )
        },
    ];
    (findings.into_iter().collect(), source)
}

fn rendered(form: Form, language: Language) -> String {
    let (findings, source) = sample();
    render(&findings, &[&source].into_iter().collect(), form, language)
}

const LANGUAGES: [(Language, &str); 2] = [(Language::De, "de"), (Language::En, "en")];

#[test]
fn terminal_shows_lines_related_places_help_and_changes() {
    for (language, code) in LANGUAGES {
        let text = |form| rendered(form, language);
        compare(&format!("terminal.{code}.txt"), &text(Form::Terminal(Color::Never)));
        compare(&format!("findings.{code}.json"), &text(Form::Json));
        compare(&format!("github.{code}.txt"), &text(Form::Github));
    }
}

/// Compares with the kept text of that name, or keeps the new one.
fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/tests").join(name);
    if std::env::var_os("UMSTIEG_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "to accept:\nUMSTIEG_BLESS=1 cargo test -p umstieg-lint\n{text}");
}

#[test]
fn colours_are_there_only_when_asked_for() {
    assert!(!rendered(Form::Terminal(Color::Never), Language::En).contains('\u{1b}'));
    let colored = rendered(Form::Terminal(Color::Always), Language::En);
    assert!(colored.contains("\u{1b}["));
    assert!(!colored.contains("\u{1b}[2J"), "text of strangers stays escaped");
}

#[test]
fn json_says_what_the_terminal_shows() {
    let report: json::v1::Report = serde_json::from_str(&rendered(Form::Json, Language::En)).unwrap();
    assert_eq!(
        (report.version, report.counts.files, report.counts.errors, report.counts.warnings),
        (1, 1, 3, 1)
    );
    let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["missing-file", "unknown-field", "unquoted-text", "duplicate-key"]);
    let fix = report.findings[2].fix.as_ref().unwrap();
    assert!(fix.safe);
    assert_eq!(
        fix.edits[0].location.as_ref().map(|at| (at.line, at.column, at.end_column)),
        Some((3, 10, 14))
    );
}

#[test]
fn the_schema_of_the_json_form_is_the_kept_one() {
    compare("findings.schema.json", &pretty(&json::v1::schema()));
}

#[test]
fn machine_forms_are_one_valid_document() {
    for (language, _) in LANGUAGES {
        for form in [Form::Json, Form::Gitlab, Form::Sarif] {
            let text = rendered(form, language);
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert!(!value.is_null());
            assert!(!text.contains('\u{1b}'), "{form:?}");
        }
        assert_eq!(rendered(Form::Github, language).lines().count(), 4);
    }
}

#[test]
fn nothing_found_is_said_in_every_form() {
    let none = |form| render(&Findings::new(), &Sources::none(), form, Language::En);
    assert_eq!(none(Form::Terminal(Color::Never)), "no findings\n");
    assert_eq!(none(Form::Github), "");
    assert_eq!(none(Form::Gitlab), "[]\n");
    let report: json::v1::Report = serde_json::from_str(&none(Form::Json)).unwrap();
    assert!(report.findings.is_empty());
}

#[test]
fn thousands_of_findings_in_one_line_stay_small() {
    let source = Source::new("a.yaml", "x".repeat(200_000));
    let findings: Findings = (0..1000)
        .map(|at| {
            Finding::new(&rules::TAG, Message::same("x"), source.location(Span::new(at * 200, at * 200 + 1)))
        })
        .collect();
    let text =
        render(&findings, &[&source].into_iter().collect(), Form::Terminal(Color::Never), Language::De);
    assert!(text.len() < 2_000_000, "{}", text.len());
}
