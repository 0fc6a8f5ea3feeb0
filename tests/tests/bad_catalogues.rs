//! A catalogue with mistakes gives every one of them with file, line, column and help, and nothing is written.

use umstieg_tests::bilingual::{LANGUAGES, differences};
use umstieg_tests::call::{Called, call};
use umstieg_tests::examples::root;
use umstieg_tests::folder::{Folder, alias_bomb};
use umstieg_tests::golden;

/// A way to spoil the small catalogue.
type Spoil = fn(&Folder);

const MAIL: &str = "software/freimail.yaml";

/// Name of the golden file, and what is done to the small catalogue.
const CASES: &[(&str, Spoil)] = &[
    ("unknown-field", |folder| folder.replace(MAIL, "website:", "webseite:")),
    ("wrong-type", |folder| folder.replace(MAIL, "name: \"Freimail\"", "name: [Freimail]")),
    ("missing-field", |folder| folder.replace(MAIL, "categories: [mail]\n", "")),
    ("duplicate-key", |folder| {
        folder.replace(MAIL, "categories: [mail]", "categories: [mail]\nname: \"Noch einmal\"")
    }),
    ("file-name-no-id", |folder| folder.write("software/Frei Mail.yaml", "name: \"x\"\n")),
    ("file-name-ending", |folder| folder.write("software/freipost.yml", "name: \"x\"\n")),
    ("dangling-reference", |folder| folder.replace(MAIL, "software: muster-mail", "software: muster-mial")),
    ("dangling-category", |folder| folder.replace(MAIL, "categories: [mail]", "categories: [mial]")),
    ("cyclic-requires", |folder| {
        for (file, other) in [("software/freidrive.yaml", "freimail"), (MAIL, "freidrive")] {
            let requires =
                format!("requires:\n  - {{any_of: [{{software: {other}}}], supply: separate}}\nreplaces:");
            folder.replace(file, "replaces:", &requires);
        }
    }),
    ("suite-includes-itself", |folder| {
        folder.replace("software/muster-suite.yaml", "includes: [", "includes: [muster-suite, ");
    }),
    ("named-twice", |folder| {
        folder.replace(MAIL, "categories: [mail]", "categories: [mail, mail]");
        folder.replace("software/muster-mail.yaml", "evidence: [site]", "evidence: [site, site]");
    }),
    ("open-licence-of-closed-software", |folder| {
        folder.replace("software/muster-mail.yaml", "proprietary,", "proprietary, spdx: AGPL-3.0-or-later,");
    }),
    ("malformed-spdx", |folder| folder.replace(MAIL, "AGPL-3.0-or-later", "AGPL-3.0-or-sooner")),
    ("malformed-version-range", |folder| folder.replace("software/freimeet.yaml", ">=2", ">=zwei")),
    ("malformed-date", |folder| folder.replace(MAIL, "2026-11-22", "2026-11-31")),
    ("malformed-url", |folder| folder.replace(MAIL, "https://freimail.example.org", "javascript:alert(1)")),
    ("empty-file", |folder| folder.write(MAIL, "")),
    ("binary-file", |folder| folder.write(MAIL, b"name: \"x\"\n\0\x01\x02")),
    ("invalid-utf8", |folder| folder.write(MAIL, b"name: \"Fr\xe9imail\"\n")),
    ("alias-bomb", |folder| {
        folder.write(MAIL, alias_bomb());
    }),
    ("deep-nesting", |folder| {
        folder.write(MAIL, format!("name: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)))
    }),
    ("large-file", |folder| folder.write(MAIL, "# fifty million bytes\n".repeat(2_300_000))),
    ("control-characters", |folder| {
        folder.replace(MAIL, "name: \"Freimail\"", "name: \"Frei\\e[31mmail\\u202e\"")
    }),
    ("directive", |folder| {
        // Only the two files are wrong: what they hold is known all the same.
        folder.replace("vocabulary/categories.yaml", "categories:", "%YAML 1.2\n---\ncategories:");
        folder.replace(MAIL, "name: \"Freimail\"", "%YAML 1.2\n---\nname: \"Freimail\"\nwebseite: \"x\"");
    }),
    ("vocabulary-not-yaml", |folder| {
        folder.replace("vocabulary/categories.yaml", "categories:", "categories: [");
    }),
    ("several-mistakes-in-one-file", |folder| {
        folder.replace(MAIL, "website:", "webseite:");
        folder.replace(MAIL, "AGPL-3.0-or-later", "AGPL-3.0-or-sooner");
        folder.replace(MAIL, "level: partial", "level: partly");
        folder.replace(MAIL, "2026-11-22", "2026-11-31");
    }),
    ("mistakes-of-shape-and-of-sense-in-one-entry", |folder| {
        // A field is missing, another is wrong; what the others name is looked up all the same, and nothing is called
        // missing that could only not be read.
        folder.replace(MAIL, "summary:", "sumary:");
        folder.replace(MAIL, "AGPL-3.0-or-later", "AGPL-3.0-or-sooner");
        folder.replace(MAIL, "categories: [mail]", "categories: [mial]");
        folder.replace(MAIL, "software: muster-mail", "software: muster-mial");
        folder.replace(MAIL, "2026-11-22", "2026-11-31");
        folder.replace("providers/nordhilfe.yaml", "kind: company", "kind: firm");
        folder.replace(
            "providers/nordhilfe.yaml",
            "software: [freimail, freidrive]",
            "software: [freimail, freidrvie]",
        );
    }),
    ("mistakes-in-one-item", |folder| {
        // Each item has one wrong value, and beside it an id that nobody has.
        folder.replace(MAIL, "software: muster-mail\n    fit: full", "software: muster-mial\n    fit: ful");
        folder.replace(
            MAIL,
            "replaces:",
            "requires:\n  - {any_of: [{software: freidriev}], supply: bundeld, evidence: [home]}\nreplaces:",
        );
        folder.replace(MAIL, "2026-11-22, kind: project}", "22.11.2026, kind: projekt}");
        folder.replace("providers/nordhilfe.yaml", "kind: company", "kind: firm");
        folder.replace(
            "providers/nordhilfe.yaml",
            "\nevidence:",
            "\nevidence:\n  spare: {url: \"https://nordhilfe.example.org/spare\", checked: 2026-11-22, kind: project}",
        );
    }),
    ("beyond-syntax-errors", |folder| {
        // Two fields cannot be read, one of them because of a bracket some lines above; all others can.
        folder.replace(MAIL, "name: \"Freimail\"", "name: Freimail: die Post");
        folder.replace(MAIL, "categories: [mail]", "categories: [mail");
        folder.replace(MAIL, "AGPL-3.0-or-later", "AGPLv3");
        folder.replace(MAIL, "software: muster-mail", "software: muster-mial");
        folder.replace("software/freimeet.yaml", "name:", "\tname:");
        folder.replace("software/freimeet.yaml", ">=2", ">=zwei");
    }),
    ("one-language-misspelt", |folder| {
        folder.replace(
            MAIL,
            "Erfundene offene Mail mit Kalender.\", en:",
            "Revolutionäre Mail fuer alle\", enn:",
        );
    }),
    ("manifest-and-others", |folder| {
        // What the folder is cannot be told; what its files say of one another can.
        folder.replace("catalogue.yaml", "license:", "licence:");
        folder.replace(MAIL, "software: muster-mail", "software: muster-mial");
    }),
    ("warnings-beside-errors", |folder| {
        // Each file has an error in one field, and a doubt about another that needs no more than that field.
        folder.replace(MAIL, "website:", "aliases:\n  - {name: \"Muster Mail\"}\nwebseite:");
        folder.replace("vocabulary/capabilities.yaml", "weight: 5", "weight: 50");
        folder.replace("rules/ordering.yaml", "strength: soft", "strength: weak");
    }),
    ("mistakes-in-several-files", |folder| {
        folder.replace(MAIL, "website:", "webseite:");
        folder.replace("software/freimeet.yaml", ">=2", ">=zwei");
        folder.replace(
            "providers/nordhilfe.yaml",
            "software: [freimail, freidrive]",
            "software: [freimail, freidrvie]",
        );
        folder.replace("funding/muster-zuschuss.yaml", "rate_percent: 40", "rate_percent: 400");
        folder.replace("vocabulary/capabilities.yaml", "category: mail", "category: post");
        folder.replace("rules/ordering.yaml", "strength: soft", "strength: weak");
    }),
];

/// Lints a folder and proves that nothing in it has changed.
fn lint(folder: &Folder, lang: &str) -> Called {
    let before = folder.contents();
    let called = call(&["catalogue", "lint", &folder.path()], lang);
    assert!(before == folder.contents(), "the folder has been written to");
    called
}

/// Holds what linting says of a folder against what is kept, in both languages, and the languages against each other.
fn check(name: &str, folder: &Folder) {
    for lang in LANGUAGES {
        let told = lint(folder, lang).told(&folder.path());
        golden::check(&format!("bad-catalogue/{name}.{lang}.txt"), &told);
    }
    let found = differences(&["catalogue", "lint", &folder.path()]);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_mistake_is_told_with_its_place_and_nothing_is_written() {
    let mut wrong = Vec::new();
    for (name, spoil) in CASES {
        let folder = Folder::small_catalogue();
        spoil(&folder);
        for lang in LANGUAGES {
            let called = lint(&folder, lang);
            if called.code != 1 {
                wrong.push(format!("{name}: exit code {}", called.code));
            }
            let file = root().join(format!("tests/golden/bad-catalogue/{name}.{lang}.txt"));
            wrong.extend(golden::compare(&file, &called.told_in_short(&folder.path())).err());
        }
        wrong.extend(differences(&["catalogue", "lint", &folder.path()]));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn an_empty_folder_is_no_catalogue() {
    let folder = Folder::empty();
    check("empty-folder", &folder);
}

#[test]
fn a_catalogue_without_software_is_empty() {
    let folder = Folder::empty();
    folder.write(
        "catalogue.yaml",
        "format: 1\nid: leer\ntitle: {de: \"Leer\", en: \"Empty\"}\nlicense: CC0-1.0\n",
    );
    check("empty-catalogue", &folder);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = Folder::empty();
    let nowhere = folder.file("nowhere");
    folder.write("file", "");
    for lang in LANGUAGES {
        let called = call(&["catalogue", "lint", &nowhere], lang);
        assert_eq!(called.code, 3);
        golden::check(&format!("bad-catalogue/no-folder.{lang}.txt"), &called.told(&folder.path()));
        for arguments in
            [["show", "x", "--catalogue"], ["search", "x", "--layer"], ["recommend", "x", "--catalogue"]]
        {
            assert_eq!(call(&[&arguments[..], &[&nowhere]].concat(), lang), called, "{arguments:?}");
        }
        let file = call(&["catalogue", "lint", &folder.file("file")], lang);
        assert_eq!(file.code, 3);
        golden::check(&format!("bad-catalogue/file-for-folder.{lang}.txt"), &file.told(&folder.path()));
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let (folder, outside) = (Folder::small_catalogue(), Folder::empty());
    outside.write("secret.yaml", "name: \"what nobody should see\"\n");
    std::os::unix::fs::symlink(outside.file("secret.yaml"), folder.file("software/link.yaml"))
        .expect("a link can be made");
    let called = lint(&folder, "en");
    assert!(!called.output.contains("nobody should see"), "{}", called.output);
    check("link-out", &folder);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::small_catalogue();
    let file = folder.file(MAIL);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).expect("the mode can be set");
    if std::fs::read(&file).is_ok() {
        // Whoever runs the tests may read everything, so nothing is unreadable.
        return;
    }
    check("unreadable-file", &folder);
}

#[test]
fn a_command_that_needs_a_catalogue_tells_all_that_is_wrong_with_it() {
    let folder = Folder::small_catalogue();
    folder.replace(MAIL, "website:", "webseite:");
    folder.replace("software/freimeet.yaml", ">=2", ">=zwei");
    for lang in LANGUAGES {
        let called = call(&["show", "freimail", "--catalogue", &folder.path()], lang);
        assert_eq!(called.code, 1);
        golden::check(&format!("bad-catalogue/show.{lang}.txt"), &called.told(&folder.path()));
    }
}

#[test]
fn of_one_file_only_what_has_to_do_with_it_is_told() {
    let folder = Folder::small_catalogue();
    folder.replace(MAIL, "website:", "webseite:");
    folder.replace("software/freimeet.yaml", "[meetings]", "[metings]");
    // The other file says the same name first, so the finding stands there or here, and is told for both.
    folder.replace("software/freiruf.yaml", "name: \"Freiruf\"", "name: \"Freidrive\"");
    let of = |file: &str| call(&["catalogue", "lint", &folder.file(file)], "en");
    for (file, code, told, untold) in [
        ("software/freimeet.yaml", 1, "`metings`", "webseite"),
        ("software/freiruf.yaml", 0, "Freidrive", "webseite"),
        ("software/freidrive.yaml", 0, "Freidrive", "metings"),
        ("software/muster-mail.yaml", 0, "no findings in 1 file", "webseite"),
    ] {
        let called = of(file);
        assert_eq!(called.code, code, "{file}: {}", called.output);
        assert!(called.output.contains(told) && !called.output.contains(untold), "{file}: {}", called.output);
    }
    let whole = call(&["catalogue", "lint", &folder.path()], "en");
    assert!(whole.output.contains("webseite") && whole.output.contains("`metings`"), "{}", whole.output);
}

/// Rules about the line itself; any other one would be about what could only not be read.
const ABOUT_THE_LINE: [&str; 7] =
    ["duplicate-key", "empty-value", "list-length", "missing-field", "syntax", "unknown-field", "wrong-type"];

#[test]
fn a_line_that_slides_to_the_margin_is_no_reason_to_miss_what_is_there() {
    let folder = Folder::small_catalogue();
    let found = || -> Vec<(String, String)> {
        let called = call(&["catalogue", "lint", &folder.path(), "--format", "json"], "en");
        let report: serde_json::Value = serde_json::from_str(&called.output).expect("JSON");
        let findings = report["findings"].as_array().expect("a list of findings").clone();
        let said = |finding: &serde_json::Value, field: &str| finding[field].to_string();
        findings.iter().map(|one| (said(one, "rule").replace('"', ""), said(one, "message"))).collect()
    };
    let before = found();
    let mut tried = 0;
    for (file, text) in folder.contents().into_iter().filter(|(file, _)| file.is_file()) {
        let text = String::from_utf8(text).expect("text");
        let file = file.to_string_lossy().into_owned();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("  ")) {
            let slid: Vec<&str> = text
                .lines()
                .enumerate()
                .map(|(other, old)| if other == at { line.trim_start() } else { old })
                .collect();
            folder.write(&file, slid.join("\n") + "\n");
            for (rule, message) in found().into_iter().filter(|one| !before.contains(one)) {
                let place = format!("{file}:{}: {rule} {message}", at + 1);
                assert!(ABOUT_THE_LINE.contains(&rule.as_str()), "{place}");
            }
            tried += 1;
        }
        folder.write(&file, &text);
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn what_a_finding_of_another_file_says_of_this_one_stands_beside_its_lines() {
    let folder = Folder::small_catalogue();
    folder.replace("software/freiruf.yaml", "name: \"Freiruf\"", "name: \"Freidrive\"");
    for (file, other) in [("freidrive", "freiruf"), ("freiruf", "freidrive")] {
        let called = call(&["catalogue", "lint", &folder.file(&format!("software/{file}.yaml"))], "en");
        let place = |file: &str| called.output.find(&format!("software/{file}.yaml:1:"));
        let (own, other) = (place(file).expect("its own place"), place(other).expect("the other place"));
        assert!(own < other, "{}", called.output);
    }
}

#[test]
fn one_run_repairs_what_only_another_repair_lets_see() {
    let folder = Folder::small_catalogue();
    folder.replace(MAIL, "summary:", "sumary:");
    folder.replace(MAIL, "with calendar.", "with calendar");
    folder.replace(MAIL, "AGPL-3.0-or-later", "agpl-3.0-or-later");
    let called = call(&["catalogue", "lint", &folder.path(), "--fix=all"], "en");
    assert_eq!(
        (called.code, called.output.as_str()),
        (0, "no findings in 19 files\n"),
        "{}",
        called.messages
    );
    assert!(called.messages.contains("repaired 3 places in "), "{}", called.messages);
}

#[test]
fn misspelt_files_and_folders_are_told_with_what_lies_beside_them() {
    let folder = Folder::small_catalogue();
    let cases = [
        ("software/friemail.yaml", "file does not exist", "software/freimail.yaml"),
        ("sofware", "folder does not exist", "software"),
    ];
    for (wrong, message, right) in cases {
        for command in ["lint", "fmt"] {
            let called = call(&["catalogue", command, &folder.file(wrong).to_string()], "en");
            assert_eq!(called.code, 3, "{}", called.messages);
            let meant = format!("did you mean `{}`?", folder.file(right));
            let told = called.messages.contains(message) && called.messages.contains(&meant);
            assert!(told, "expected `{message}` and `{meant}`: {}", called.messages);
        }
    }
    let called = call(&["catalogue", "lint", &folder.file("software/nichts-davon.yaml").to_string()], "de");
    assert!(called.messages.contains("diese Datei gibt es nicht"), "{}", called.messages);
    assert!(!called.messages.contains("gemeint"), "{}", called.messages);
}

#[test]
fn ids_with_the_same_word_are_offered() {
    let folder = Folder::small_catalogue();
    folder.replace(MAIL, "software: muster-mail", "software: mail-muster");
    let called = lint(&folder, "de");
    assert!(called.output.contains("ist `muster-mail` gemeint?"), "{}", called.output);
}

#[test]
fn a_file_that_no_catalogue_reads_is_no_file_without_findings() {
    let folder = Folder::small_catalogue();
    folder.write("provider/neu.yaml", "a: [");
    let called = call(&["catalogue", "lint", &folder.file("provider/neu.yaml")], "en");
    assert_eq!(called.code, 1, "{}", called.output);
    assert!(called.output.contains("error[file-name]"), "{}", called.output);
    assert!(called.output.contains("did you mean `providers`?"), "{}", called.output);
    // What another release reads is not looked at, so nobody can say that it is not read.
    folder.replace("catalogue.yaml", "format: 1", "format: 1\numstieg: \">=99.0.0\"");
    let called = call(&["catalogue", "lint", &folder.file(MAIL)], "en");
    assert!(called.output.contains("error[other-release]"), "{}", called.output);
}
