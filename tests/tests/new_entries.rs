//! `umstieg catalogue new` starts entries of every kind that lint accepts but for what a person must fill in.

use umstieg_tests::call::{Called, call};
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;
use umstieg_tests::layers::layer;

fn new(folder: &Folder, arguments: &[&str], lang: &str) -> Called {
    let batch = ["--batch", "--catalogue", &folder.path()].map(str::to_owned);
    let all: Vec<&str> = ["catalogue", "new"]
        .iter()
        .chain(arguments)
        .copied()
        .chain(batch.iter().map(String::as_str))
        .collect();
    call(&all, lang)
}

/// Errors of a linted folder by line.
fn errors(folder: &Folder) -> Vec<String> {
    let called = call(&["catalogue", "lint", &folder.path(), "--format", "json"], "en");
    let report: serde_json::Value = serde_json::from_str(&called.output).expect("JSON");
    let findings = report["findings"].as_array().expect("a list of findings");
    findings.iter().filter(|finding| finding["level"] == "error").map(ToString::to_string).collect()
}

#[test]
fn flags_alone_make_entries_without_errors() {
    let folder = Folder::small_catalogue();
    let evidence = ["--evidence", "vendor=https://example.org/a"];
    let summary = ["--summary-de", "Hilft Betrieben im Norden.", "--summary-en", "Helps firms in the north."];
    let calls: [&[&str]; 3] = [
        &[
            "provider",
            "neu-it",
            "--name",
            "Neu IT",
            "--kind",
            "company",
            "--country",
            "DE",
            "--website",
            "https://example.org/",
            "--status",
            "verified",
            "--service",
            "hosting",
        ],
        &[
            "funding",
            "neu-geld",
            "--name",
            "Neues Geld",
            "--region",
            "DE-SH",
            "--website",
            "https://example.org/",
            "--status",
            "open",
            "--start-before-approval",
            "unknown",
        ],
        &[
            "reference",
            "neu-stadt",
            "--name",
            "Neue Stadt",
            "--country",
            "DE",
            "--sector",
            "education",
            "--software",
            "freimail",
        ],
    ];
    for arguments in calls {
        let called = new(&folder, &[arguments, &summary, &evidence].concat(), "en");
        assert_eq!(called.code, 0, "{}", called.messages);
        assert!(!called.messages.contains("TODO"), "{}", called.messages);
    }
    assert_eq!(errors(&folder), Vec::<String>::new());
    let laid = call(&["catalogue", "fmt", "--check", &folder.file("providers/neu-it.yaml")], "en");
    assert_eq!((laid.code, laid.output.as_str()), (0, ""), "a new file is laid out");
    golden::check("new/provider.yaml", &folder.read("providers/neu-it.yaml"));
}

#[test]
fn what_is_left_open_is_named_by_lint_and_nothing_else_is() {
    for (kind, place) in [
        ("software", "software"),
        ("provider", "providers"),
        ("funding", "funding"),
        ("reference", "references"),
    ] {
        for lang in ["de", "en"] {
            let folder = Folder::small_catalogue();
            let called = new(&folder, &[kind, "neu"], lang);
            assert_eq!(called.code, 0, "{}", called.messages);
            assert!(called.messages.contains("`TODO`"), "{}", called.messages);
            golden::check(
                &format!("new/{kind}-open.{lang}.yaml"),
                &folder.read(&format!("{place}/neu.yaml")),
            );
            let errors = errors(&folder);
            assert!(!errors.is_empty() && errors.iter().all(|error| error.contains("TODO")), "{errors:?}");
        }
    }
}

#[test]
fn what_is_there_or_has_no_proper_name_is_refused() {
    let folder = Folder::small_catalogue();
    let before = folder.contents();
    let mut told = String::new();
    for arguments in [
        ["software", "freimail", "--name", "Other"].as_slice(),
        &["software", "other", "--name", "FREIMAIL"],
        &["software", "Odd Name", "--name", "Other"],
        &["software", "../escape", "--name", "Other"],
        &["software", "other", "--name", "A\u{202e}b"],
        &["provider", "other", "--kind", "firm", "--country", "Germany"],
        &["software", "other", "--license", "GPL-9.0"],
        &["software", "other", "--license", "GPL-3.0"],
        &["software", "other", "--license", "proprietary", "--replaces", "muster-mail"],
        &["software", "other", "--category", "mial", "--replaces", "muster-mial", "--replaces", "other"],
        &["provider", "other", "--service", "hostin=freimial", "--service", "telepathy"],
        &[
            "reference",
            "other",
            "--software",
            "freimial",
            "--replaced",
            "muster-mail",
            "--replaced",
            "telepath",
        ],
    ] {
        let called = new(&folder, arguments, "en");
        assert_ne!(called.code, 0, "{arguments:?}");
        told.push_str(&format!("{arguments:?}\n{}\n", called.told(&folder.path())));
    }
    golden::check("new/refused.txt", &told);
    assert_eq!(before, folder.contents(), "nothing was written");
}

#[test]
fn what_is_named_in_vain_is_told_in_german_too() {
    let folder = Folder::small_catalogue();
    let called = new(&folder, &["provider", "other", "--service", "hostin"], "de");
    for part in ["keine Leistung hat die Id `hostin`", "ist `hosting` gemeint?"] {
        assert!(called.messages.contains(part), "{}", called.messages);
    }
}

#[test]
fn a_layer_names_what_lies_below_it() {
    let layer = layer("eigen", "Eigenes");
    let new = |software: &str| {
        let service = format!("hosting={software}");
        let call = ["catalogue", "new", "provider", "own-it", "--batch", "--service", &service, "--layer"];
        self::call(&[&call[..], &[&layer.path()]].concat(), "en")
    };
    let called = new("nextclod");
    assert_eq!(called.code, 2);
    assert!(called.messages.contains("help: did you mean `nextcloud`?"), "{}", called.messages);
    let called = new("nextcloud");
    assert_eq!(called.code, 0, "{}", called.messages);
}

#[test]
fn what_is_still_to_be_filled_in_is_told_once_and_everywhere() {
    let folder = Folder::small_catalogue();
    assert_eq!(new(&folder, &["software", "neues-ding"], "en").code, 0);
    let file = folder.file("software/neues-ding.yaml").to_string();
    let called = call(&["catalogue", "lint", &file, "--format", "json"], "en");
    let report: serde_json::Value = serde_json::from_str(&called.output).expect("JSON");
    let findings = report["findings"].as_array().expect("a list of findings");
    let open = folder.read("software/neues-ding.yaml").lines().enumerate().fold(
        Vec::new(),
        |mut open, (at, line)| {
            open.extend(std::iter::repeat_n(at as u64 + 1, line.matches("TODO").count()));
            open
        },
    );
    // That a software does nothing yet is told beside what is open.
    let of_open = findings.iter().filter(|finding| finding["rule"] != "no-capabilities");
    let told: Vec<u64> = of_open.filter_map(|finding| finding["location"]["line"].as_u64()).collect();
    assert_eq!(told, open, "{}", called.output);
}

#[test]
fn a_service_that_is_told_twice_keeps_the_software_of_both() {
    let folder = Folder::small_catalogue();
    let called = new(
        &folder,
        &["provider", "neu-it", "--service", "hosting=freimail", "--service", "hosting=freidrive,freimail"],
        "en",
    );
    assert_eq!(called.code, 0, "{}", called.messages);
    let file = folder.read("providers/neu-it.yaml");
    assert!(file.contains("[freimail, freidrive]"), "{file}");
}
