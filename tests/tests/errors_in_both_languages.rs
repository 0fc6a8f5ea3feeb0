//! Whatever ends a call or is told beside an answer is said in German as well as in English, with the same literals.

use std::fmt::Write;
use umstieg_core::format::message::Message;
use umstieg_tests::bilingual::LANGUAGES;
use umstieg_tests::call::call;
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

/// Calls that go wrong, or tell something beside their answer. What begins with `DIR` lies in the folder of the test.
const CALLS: &[&[&str]] = &[
    &["completions", "bash", "--layer", "DIR"],
    &["show", "x", "--footer", "Verein"],
    &["plan", "DIR/missing.yaml"],
    &["plan", "DIR/too-much.yaml"],
    &["plan", "DIR/closed.yaml"],
    &["recommend", "zoom", "--region", "sh"],
    &["recommend", "DIR/firm.yaml", "--region", "DE-SH"],
    &["group", "DIR/firm.yaml"],
    &["group", "DIR/firm.yaml", "DIR/other/firm.yaml", "DIR/other/third.yaml", "--at-least", "4"],
    &["group", "DIR/empty"],
    &["inventory", "new", "DIR/firm.yaml"],
    &["inventory", "new", "DIR/nowhere/new.yaml"],
    &["catalogue", "lint", "DIR/repair", "--fix"],
    &["catalogue", "lint", "DIR/guess", "--fix=all", "--level", "error"],
    &["catalogue", "lint", "DIR/small", "--catalogue", "DIR/broken"],
    &["catalogue", "fmt", "DIR/note.yaml"],
    &["catalogue", "fmt", "DIR/nowhere"],
    &["catalogue", "fmt", "DIR/empty"],
    &["catalogue", "lint", "DIR/small-layer"],
    &["catalogue", "new", "provider", "x", "--service", "hostin", "--batch", "--catalogue", "DIR/small"],
    &["catalogue", "export", "publiccode", "freimial", "--catalogue", "DIR/small"],
    &["catalogue", "fmt", "DIR/loose.yaml", "--check"],
    &["catalogue", "fmt", "DIR/loose.yaml"],
    &["catalogue", "fmt", "DIR/loose"],
    &["catalogue", "schema", "--write", "DIR/firm.yaml"],
    &["catalogue", "schema", "--check", "DIR/nowhere"],
    &["catalogue", "rules", "--check", "DIR/nowhere"],
    &["catalogue", "rules", "traking-url"],
    &["catalogue", "rules", "nothing-like-it"],
    &["catalogue", "impact", "DIR/small", "DIR/broken"],
    &["catalogue", "impact", "DIR/small", "DIR/small", "--inventory", "DIR/empty"],
    &["catalogue", "export", "csv", "DIR/firm.yaml"],
    &["catalogue", "export", "json", "--write", "DIR/firm.yaml"],
    &["catalogue", "export", "json", "--write", "DIR/nowhere/all.json"],
    &["catalogue", "import", "DIR/missing.yml", "--catalogue", "DIR/small"],
    &["catalogue", "import", "DIR/other.yml", "--catalogue", "DIR/small"],
    &["catalogue", "import", "DIR/all.json", "--catalogue", "DIR/small"],
    &["catalogue", "import", "DIR/nameless.yml", "--catalogue", "DIR/small"],
    &["catalogue", "import", "DIR/no-id.yml", "--catalogue", "DIR/small"],
    &["catalogue", "import", "DIR/no-id.yml", "--id", "../escape", "--catalogue", "DIR/small"],
    &["catalogue", "new", "software", "frei mail", "--catalogue", "DIR/small"],
    &["catalogue", "new", "software", "con", "--catalogue", "DIR/small"],
    &["catalogue", "new", "software", "freimail", "--catalogue", "DIR/small"],
    &["catalogue", "new", "software", "anders", "--name", "Freimail", "--catalogue", "DIR/small"],
    &["catalogue", "new", "software", "neu", "--website", "javascript:x", "--catalogue", "DIR/small"],
    &["man", "DIR/firm.yaml"],
];

const HEAD: &str = "inventory: 1\norganisation: {name: \"Muster GmbH\", users: 5}\n";

/// A folder in which every call of the list goes wrong in its way.
fn folder() -> Folder {
    let folder = Folder::empty();
    for name in ["small", "broken", "repair", "guess"] {
        folder.with_small_catalogue(name);
    }
    folder.replace("broken/software/freimail.yaml", "website:", "webseite:");
    folder.write(
        "small-layer/catalogue.yaml",
        "format: 1\nid: layer\ntitle: {de: \"x\", en: \"x\"}\nlicense: CC0-1.0\noverrides:\n  - {software: freimail, \
         reason: {de: \"Anders.\", en: \"Different.\"}}\n",
    );
    folder.replace("repair/software/freimail.yaml", "name: \"Freimail\"", "name: 5");
    folder.replace("guess/software/freimail.yaml", "https://freimail", "http://freimail");
    folder.write("firm.yaml", format!("{HEAD}tools:\n  - {{name: \"Zoom\"}}\n"));
    folder.write("other/firm.yaml", format!("{HEAD}tools:\n  - {{name: \"Slack\"}}\n"));
    folder.write("other/third.yaml", format!("{HEAD}tools:\n  - {{name: \"Miro\"}}\n"));
    folder.write("empty/readme", "");
    folder.write(
        "too-much.yaml",
        "inventory: 1\norganisation: {name: \"Muster GmbH\", users: 900000}\ncapacity: {it_hours_per_month: 1}\n\
         tools:\n  - {name: \"Zoom\"}\n",
    );
    folder.write(
        "closed.yaml",
        "inventory: 1\norganisation: {name: \"Muster GmbH\", region: DE-SH, users: 9}\n\
         planning: {windows: [{from: 2026-12-25, to: 2026-12-29, reason: \"Ruhe\"}]}\ntools:\n  - {name: \"Zoom\"}\n",
    );
    folder.write("note.yaml", "a: b\n");
    folder.write("loose.yaml", "tools:\n- name: Zoom\ninventory: 1\n");
    folder.write("loose/software/a.yaml", "name: A\n");
    folder.write("loose/software/b.yaml", "name: B\n");
    folder.write("other.yml", "hello: world\n");
    folder.write("all.json", "{\"result\": [{\"name\": \"a\"}]}");
    folder.write("nameless.yml", "website_url: https://example.org\n");
    folder.write("no-id.yml", "website_url: https://example.org\nname: \u{65e5}\u{672c}\n");
    folder
}

#[test]
fn every_error_is_said_in_german_and_in_english() {
    let mut told = [String::new(), String::new()];
    let mut wrong = Vec::new();
    for arguments in CALLS {
        let [de, en] = LANGUAGES.map(|lang| {
            let folder = folder();
            let path = folder.path();
            let arguments: Vec<String> = arguments.iter().map(|one| one.replace("DIR", &path)).collect();
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let called = call(&arguments, lang);
            (called.code, called.messages.replace(&path, "DIR"))
        });
        if de.0 != en.0 || en.1.is_empty() {
            wrong.push(format!("{arguments:?}: {en:?}, {de:?}"));
        }
        let message = Message { en: en.1.clone().into(), de: de.1.clone().into() };
        if let Err(problem) = message.compare() {
            wrong.push(format!("{arguments:?}: {problem}\n{}{}", en.1, de.1));
        }
        for (all, (code, messages)) in told.iter_mut().zip([de, en]) {
            // Writing to a string cannot fail.
            let _ = writeln!(all, "=== umstieg {}\nexit code {code}\n{messages}", arguments.join(" "));
        }
    }
    for (lang, all) in LANGUAGES.iter().zip(&told) {
        golden::check(&format!("errors.{lang}.txt"), all);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
