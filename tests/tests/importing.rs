//! `umstieg catalogue import` makes drafts of what others publish, guesses nothing, and adds dates to what is there.

use umstieg_tests::call::{Called, call};
use umstieg_tests::folder::{Folder, alias_bomb};
use umstieg_tests::golden;

const PUBLICCODE: &str = include_str!("../foreign/publiccode.yml");

const PAGE: &str = include_str!("../foreign/endoflife.md");

/// The same releases as in [`PAGE`], as the newer JSON tells them.
const NEWER: &str = include_str!("../foreign/endoflife-newer.json");

/// The same releases again, as the older JSON tells them: without the name of the product.
const OLDER: &str = include_str!("../foreign/endoflife-older.json");

const LISTED: &str = include_str!("../foreign/awesome-selfhosted.yml");

fn import(folder: &Folder, name: &str, text: &str, options: &[&str], lang: &str) -> Called {
    folder.write(name, text);
    let (file, catalogue) = (folder.file(name), folder.path());
    call(&[&["catalogue", "import", &file, "--catalogue", &catalogue], options].concat(), lang)
}

#[test]
fn every_format_makes_a_draft_with_its_notes() {
    for (name, text) in [("publiccode.yml", PUBLICCODE), ("muster-mail.md", PAGE), ("wiki.yml", LISTED)] {
        for lang in ["de", "en"] {
            let folder = Folder::small_catalogue();
            // The entry of the same id is another test's.
            let called = import(&folder, name, text, &["--id", "neu"], lang);
            assert_eq!(called.code, 0, "{}", called.messages);
            let stem = name.split('.').next().unwrap_or(name);
            golden::check(&format!("import/{stem}.{lang}.txt"), &called.told(&folder.path()));
        }
    }
}

#[test]
fn names_of_strangers_come_in_on_one_line() {
    let broken = PUBLICCODE
        .replace("name: Beispielakte", "name: \"Beispiel\\n  akte zwei\\n\"")
        .replace("mainCopyrightOwner: Musterstadt", "mainCopyrightOwner: \"Muster\\nstadt\"");
    let folder = Folder::small_catalogue();
    let called = import(&folder, "publiccode.yml", &broken, &["--id", "neu"], "en");
    assert!(
        called.output.contains("\nname: \"Beispiel akte zwei\"\n"),
        "{}{}",
        called.output,
        called.messages
    );
    assert!(called.output.contains("\nvendor: {name: \"Muster stadt\","), "{}", called.output);
    let named =
        import(&folder, "publiccode.yml", PUBLICCODE, &["--id", "neu", "--name", "Neue\n\u{202e}Akte"], "en");
    assert!(named.output.contains("\nname: \"Neue Akte\"\n"), "{}{}", named.output, named.messages);
}

#[test]
fn what_stays_open_is_named_by_lint_and_nothing_else_is() {
    // The vocabulary of the small catalogue has none of the words.
    let folder = Folder::real_catalogue();
    for (name, text) in [("publiccode.yml", PUBLICCODE), ("muster-mail.md", PAGE), ("wiki.yml", LISTED)] {
        let id = format!("neu-{}", name.split('.').next().unwrap_or(name));
        let called = import(&folder, name, text, &["--id", &id, "--write"], "en");
        assert_eq!((called.code, called.output.as_str()), (0, ""), "{}", called.messages);
        let laid = call(&["catalogue", "fmt", "--check", &folder.file(&format!("software/{id}.yaml"))], "en");
        assert_eq!((laid.code, laid.output.as_str()), (0, ""), "{name} is laid out");
    }
    let linted = call(&["catalogue", "lint", &folder.path(), "--format", "json"], "en");
    let report: serde_json::Value = serde_json::from_str(&linted.output).expect("JSON");
    let findings = report["findings"].as_array().expect("a list of findings").iter();
    for id in ["neu-publiccode", "neu-muster-mail", "neu-wiki"] {
        let is_new = |finding: &&serde_json::Value| {
            finding["location"]["file"].as_str().is_some_and(|file| file.ends_with(&format!("/{id}.yaml")))
        };
        let new: Vec<String> = findings.clone().filter(is_new).map(ToString::to_string).collect();
        assert!(new.iter().any(|finding| finding.contains("placeholder `TODO`")), "{new:#?}");
        let errors = new.iter().filter(|finding| finding.contains("\"level\":\"error\""));
        assert!(errors.clone().all(|error| error.contains("TODO")), "{:#?}", errors.collect::<Vec<_>>());
    }
}

#[test]
fn the_three_forms_of_endoflife_say_the_same() {
    let lifecycle = |name: &str, text: &str, options: &[&str]| {
        let folder = Folder::small_catalogue();
        let called = import(&folder, name, text, &[options, &["--id", "neu"]].concat(), "en");
        assert_eq!(called.code, 0, "{}", called.messages);
        let lines = called.output.lines().skip_while(|line| !line.starts_with("lifecycle"));
        lines.take_while(|line| line.starts_with([' ', 'l'])).collect::<Vec<_>>().join("\n")
    };
    let page = lifecycle("a.md", PAGE, &[]);
    assert!(page.contains("{release: \"4\", security_ends: 2027-03-31, evidence: [eol]}"), "{page}");
    assert!(!page.contains("release: \"3\""), "no day is known: {page}");
    assert_eq!(page, lifecycle("a.json", NEWER, &[]));
    assert_eq!(page, lifecycle("b.json", OLDER, &["--name", "Muster Mail"]));
    assert!(!lifecycle("a.md", PAGE, &["--ended-since", "2026-01-01"]).contains("2020"));
}

#[test]
fn dates_come_into_an_empty_list() {
    let folder = Folder::small_catalogue();
    let place = "software/muster-mail.yaml";
    folder.write(place, folder.read(place).replace("evidence:\n", "lifecycle: []\nevidence:\n"));
    let called = import(&folder, "a.md", PAGE, &["--write", "--overwrite"], "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    assert_eq!(folder.read(place).matches("lifecycle:").count(), 1, "{}", folder.read(place));
    assert_eq!(call(&["catalogue", "lint", &folder.path()], "en").code, 0);
}

#[test]
fn dates_come_into_the_entry_that_is_there_and_what_it_says_stays() {
    let folder = Folder::small_catalogue();
    let place = "software/muster-mail.yaml";
    let before = folder.read(place);
    let called = import(&folder, "a.md", PAGE, &["--write"], "en");
    assert_eq!(called.code, 3, "{}", called.messages);
    assert!(called.messages.contains("help: `--overwrite` replaces it"), "{}", called.messages);
    assert_eq!(folder.read(place), before, "nothing is written without the word for it");
    let with = before.replace(
        "evidence:\n",
        "lifecycle:\n  # As the maker wrote us.\n  - {release: \"4\", security_ends: 2027-04-30}\nevidence:\n",
    );
    folder.write(place, &with);
    let options = ["--write", "--overwrite", "--ended-since", "2019-01-01"];
    let called = import(&folder, "a.md", PAGE, &options, "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    golden::check("import/into.txt", &called.told(&folder.path()));
    golden::check("import/into.yaml", &folder.read(place));
    let again = import(&folder, "a.md", PAGE, &options, "de");
    assert!(again.messages.contains("hat schon alle Versionen"), "{}", again.messages);
    let lint = call(&["catalogue", "lint", &folder.path()], "en");
    assert_eq!(lint.code, 0, "{}", lint.output);
}

#[test]
fn versions_of_publiccode_differ_in_words_only() {
    let told = |text: &str| {
        let folder = Folder::small_catalogue();
        let called = import(&folder, "publiccode.yml", text, &["--id", "neu"], "en");
        assert_eq!(called.code, 0, "{}", called.messages);
        (called.output, called.messages)
    };
    let body = "name: A\nurl: https://git.example.org/a\nlegal: {license: EUPL-1.2, repoOwner: Musteramt}\n\
                maintenance: {type: internal, contacts: [{name: Erika}]}\n";
    let (old, notes) = told(&format!("publiccode-yaml-version: \"0.1\"\n{body}tags: [office]\n"));
    assert!(old.contains("spdx: EUPL-1.2") && old.contains("name: \"Musteramt\""), "{old}");
    assert!(
        old.contains("maintenance: {kind: unknown, governance: unknown, evidence: [publiccode]}"),
        "{old}"
    );
    assert!(notes.contains("maintained by the owner of the repository"), "{notes}");
    assert!(notes.contains("without a place in an entry: `tags`"), "{notes}");
    for version in ["0.2.2", "0.3", "0.4.0"] {
        let (draft, notes) = told(&format!("publiccodeYmlVersion: \"{version}\"\n{body}"));
        assert!(!notes.contains("is unknown and read"), "{version}: {notes}");
        assert_eq!(draft, old, "{version}");
    }
    let newer = body.replace(", repoOwner: Musteramt", "");
    let organisation = "organisation: {uri: \"https://amt.example.org\", name: Musteramt}\n";
    for version in ["0", "0.5", "0.7"] {
        let (draft, _) = told(&format!("publiccodeYmlVersion: \"{version}\"\n{newer}{organisation}"));
        assert_eq!(draft, old, "{version}");
    }
    let (_, notes) = told(&format!("publiccodeYmlVersion: \"1.0\"\n{body}softwareType: library\n"));
    assert!(notes.contains("version `1.0` is unknown and read like"), "{notes}");
    assert!(notes.contains("it is `library`, says the source"), "{notes}");
}

#[test]
fn evidence_is_the_page_that_is_named() {
    let folder = Folder::small_catalogue();
    let page = "list=https://example.org/blob/abc/wiki.yml";
    let called = import(&folder, "wiki.yml", LISTED, &["--evidence", page], "en");
    assert!(
        called.output.contains(
            "list: {url: \"https://example.org/blob/abc/wiki.yml\", checked: 2026-11-22, kind: list}"
        )
    );
    assert!(!called.messages.contains("does not name its own address"), "{}", called.messages);
    let wrong = import(&folder, "wiki.yml", LISTED, &["--evidence", "friend=https://example.org/a"], "en");
    assert_eq!(wrong.code, 2);
    assert!(wrong.messages.contains("friend"), "{}", wrong.messages);
}

#[test]
fn what_is_broken_hostile_or_something_else_is_refused_with_its_place() {
    let folder = Folder::small_catalogue();
    let before = folder.contents();
    let deep = format!("releases: {}{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let long = format!("website_url: https://example.org\nname: {}\n", "x".repeat(200));
    let large = format!("website_url: https://example.org\nname: A\n{}", "# x\n".repeat(300_000));
    let cases: [(&str, &[u8], &[&str]); 17] = [
        ("binary.yml", b"name: A\0\x01\n", &[]),
        ("latin.yml", b"name: M\xfcller\n", &[]),
        ("utf16.yml", b"\xff\xfen\0a\0", &[]),
        ("large.yml", large.as_bytes(), &[]),
        ("deep.yml", deep.as_bytes(), &[]),
        ("bomb.yml", alias_bomb().leak().as_bytes(), &[]),
        ("empty.yml", b"", &[]),
        ("syntax.yml", b"releases: [a\n", &[]),
        ("two.yml", b"a: b\n---\nc: d\n", &[]),
        ("twice.yml", b"website_url: a\nname: A\nname: B\n", &[]),
        ("other.yml", b"hello: world\n", &[]),
        ("all.json", b"{\"result\": [{\"name\": \"a\"}]}", &[]),
        ("nameless.yml", b"website_url: https://example.org\n", &[]),
        ("long.yml", long.as_bytes(), &[]),
        ("hidden.yml", "website_url: https://example.org\nname: A\u{202e}B\n".as_bytes(), &[]),
        ("no-id.yml", "website_url: https://example.org\nname: \u{65e5}\u{672c}\n".as_bytes(), &[]),
        ("escape.yml", b"website_url: https://example.org\nname: A\n", &["--id", "../escape"]),
    ];
    let mut told = String::new();
    for (name, bytes, options) in cases {
        let inbox = Folder::empty();
        inbox.write(name, bytes);
        let (file, catalogue) = (inbox.file(name), folder.path());
        let arguments = ["catalogue", "import", &file, "--catalogue", &catalogue, "--write"];
        let called = call(&[&arguments, options].concat(), "en");
        assert_ne!(called.code, 0, "{name}");
        assert_eq!(called.output, "", "{name}");
        told.push_str(&format!("{name}\n{}\n", called.told_in_short(&inbox.path())));
    }
    for missing in [folder.file("missing.yml"), folder.path()] {
        let called = call(&["catalogue", "import", &missing], "en");
        assert_ne!(called.code, 0);
        told.push_str(&format!("{}\n", called.told(&folder.path())));
    }
    golden::check("import/refused.txt", &told);
    assert_eq!(before, folder.contents(), "nothing was written");
}

#[test]
fn odd_values_are_left_out_and_told() {
    let folder = Folder::small_catalogue();
    let text = "publiccodeYmlVersion: [0]\nname: ' A '\nurl: javascript:alert(1)\nlandingURL: {a: b}\nreleaseDate: soon\n\
                softwareVersion: \"=cmd|' /C calc'!A0\"\nplatforms: {web: true}\ncategories: 7\nlegal: MIT\n\
                maintenance: {type: magic, contractors: Muster}\nlocalisation: {availableLanguages: [[de], 12]}\n\
                dependsOn: {open: [PostgreSQL]}\ndescription: {de: Text, en: {shortDescription: [Text]}}\n";
    let called = import(&folder, "publiccode.yml", text, &["--id", "neu"], "en");
    golden::check("import/odd.txt", &called.told(&folder.path()));
}

#[test]
fn a_release_that_a_source_names_twice_comes_in_once() {
    let folder = Folder::small_catalogue();
    let twice = PAGE.replace("releaseCycle: \"2\"", "releaseCycle: \"5\"");
    let called = import(&folder, "a.md", &twice, &["--write", "--overwrite"], "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    let entry = folder.read("software/muster-mail.yaml");
    assert_eq!(entry.matches("release: \"5\"").count(), 1, "{entry}");
    assert!(entry.contains("security_ends: 2029-01-31"), "what it says first counts: {entry}");
    assert!(called.messages.contains("`5` stands in the source once more"), "{}", called.messages);
}

#[test]
fn names_of_devices_are_no_ids() {
    let folder = Folder::small_catalogue();
    for id in ["con", "aux", "nul", "prn", "com1", "lpt9"] {
        let called = import(&folder, "wiki.yml", LISTED, &["--id", id, "--write"], "en");
        assert_eq!(called.code, 2, "{id}: {}", called.messages);
        assert!(called.messages.contains("device on Windows"), "{}", called.messages);
        let new = call(&["catalogue", "new", "provider", id, "--batch", "--catalogue", &folder.path()], "en");
        assert_eq!(new.code, 2, "{id}: {}", new.messages);
    }
    folder.write("software/aux.yaml", folder.read("software/freimail.yaml"));
    let lint = call(&["catalogue", "lint", &folder.path()], "en");
    assert!(lint.code == 1 && lint.output.contains("error[file-name]"), "{}", lint.output);
}

#[test]
fn messages_about_a_file_that_is_there_are_in_the_language_of_the_answer() {
    let folder = Folder::small_catalogue();
    let called = import(&folder, "a.md", PAGE, &["--write"], "de");
    assert_eq!(called.code, 3);
    for text in ["gibt es schon; nichts ist geschrieben", "Hilfe: `--overwrite` ersetzt sie"] {
        assert!(called.messages.contains(text), "{}", called.messages);
    }
}

/// Links come with other people's branches; nothing outside of the catalogue may be read or written through one.
#[cfg(unix)]
#[test]
fn no_link_leads_an_import_out_of_the_catalogue() {
    use std::os::unix::fs::symlink;
    let outside = Folder::empty();
    outside.write("outside.yaml", Folder::small_catalogue().read("software/muster-mail.yaml"));
    outside.write("folder/keep", "");
    let before = outside.contents();
    for options in [&["--write", "--overwrite"][..], &["--write"], &[]] {
        for target in [outside.file("outside.yaml"), outside.file("nothing.yaml")] {
            let folder = Folder::small_catalogue();
            std::fs::remove_file(folder.file("software/muster-mail.yaml")).expect("the file is there");
            symlink(&target, folder.file("software/muster-mail.yaml")).expect("a link");
            let called = import(&folder, "a.md", PAGE, options, "en");
            assert_eq!((called.code, called.output.as_str()), (3, ""), "{}", called.messages);
            assert!(called.messages.contains("outside-folder"), "{}", called.messages);
            assert!(
                folder
                    .file("software/muster-mail.yaml")
                    .parse::<std::path::PathBuf>()
                    .is_ok_and(|it| it.is_symlink())
            );
        }
        let folder = Folder::small_catalogue();
        std::fs::remove_dir_all(folder.file("software")).expect("the folder is there");
        symlink(outside.file("folder"), folder.file("software")).expect("a link");
        let called = import(&folder, "a.md", PAGE, options, "en");
        assert_eq!((called.code, called.output.as_str()), (3, ""), "{}", called.messages);
        let new = call(
            &[
                "catalogue",
                "new",
                "software",
                "neu",
                "--batch",
                "--name",
                "Neu",
                "--catalogue",
                &folder.path(),
            ],
            "en",
        );
        assert_eq!(new.code, 3, "{}", new.messages);
    }
    assert_eq!(outside.contents(), before);
    // A link within the catalogue is a file like any other.
    let folder = Folder::small_catalogue();
    let (entry, moved) = (folder.file("software/muster-mail.yaml"), folder.file("software/moved.txt"));
    std::fs::rename(&entry, &moved).expect("a new place");
    symlink(&moved, &entry).expect("a link");
    let called = import(&folder, "a.md", PAGE, &["--write", "--overwrite"], "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    assert!(folder.read("software/moved.txt").contains("lifecycle:"));
}

#[test]
fn why_a_file_cannot_be_written_is_told_in_the_language_asked_for() {
    let folder = Folder::empty();
    let (there, missing) = (folder.path(), format!("{}/none/x.json", folder.path()));
    for (path, lang, told) in [
        (&missing, "de", "lässt sich nicht schreiben: den Ordner `DIR/none` gibt es nicht"),
        (&missing, "en", "cannot be written: there is no folder `DIR/none`"),
        (&there, "de", "lässt sich nicht schreiben: "),
    ] {
        let called = call(&["catalogue", "export", "json", "--write", path, "--overwrite"], lang);
        let messages = called.messages.replace(&there, "DIR");
        assert!(called.code == 3 && messages.contains(told), "{} {messages}", called.code);
        assert!(lang == "en" || !messages.contains("cannot"), "{messages}");
    }
}
