//! `umstieg catalogue export` writes the catalogue in the formats of others, whole, the same every time.

use serde_json::Value;
use umstieg_core::Catalogue;
use umstieg_exchange::export::{dictionary, from_json};
use umstieg_tests::call::{Called, bare, call};
use umstieg_tests::examples::root;
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

fn small() -> String {
    root().join("tests/catalogues/small").to_string_lossy().into_owned()
}

fn export(arguments: &[&str], lang: &str) -> Called {
    let catalogue = small();
    call(&[&["catalogue", "export"], arguments, &["--catalogue", &catalogue]].concat(), lang)
}

#[test]
fn the_small_catalogue_as_json_is_the_catalogue() {
    let called = export(&["json"], "en");
    assert_eq!((called.code, called.messages.as_str()), (0, ""));
    golden::check("export/catalogue.json", &called.output);
    let loaded = Catalogue::load(small().as_ref()).expect("it loads").catalogue;
    assert_eq!(from_json(&called.output).as_ref(), Ok(loaded.entries()));
}

/// The part of a schema that a reference leads to; of a choice, the one that is not nothing.
fn meant<'s>(schema: &'s Value, part: &'s Value) -> &'s Value {
    if let Some(pointer) = part["$ref"].as_str().and_then(|target| target.strip_prefix('#')) {
        return meant(schema, schema.pointer(pointer).expect("a part of the schema"));
    }
    let choices = part["anyOf"].as_array().or_else(|| part["oneOf"].as_array());
    let choice = choices.into_iter().flatten().find(|choice| choice["type"] != "null");
    choice.map_or(part, |choice| meant(schema, choice))
}

/// Holds a part of a document against the file that it comes from.
#[derive(Default)]
struct Held {
    /// What the document lacks, and what it has that is neither in the file nor a default.
    wrong: Vec<String>,
    /// Fields that the file leaves out and that have their default.
    defaults: usize,
}

impl Held {
    fn hold(&mut self, schema: &Value, part: &Value, path: &str, given: &Value, file: &Value) {
        let part = meant(schema, part);
        match (given, file) {
            (Value::Object(given), Value::Object(file)) => {
                let lost = file.keys().filter(|key| !given.contains_key(*key));
                self.wrong.extend(lost.map(|key| format!("{path}.{key} is lost")));
                for (key, value) in given {
                    let field = part["properties"].get(key).unwrap_or(&part["additionalProperties"]);
                    let path = format!("{path}.{key}");
                    match file.get(key) {
                        Some(said) => self.hold(schema, field, &path, value, said),
                        None if field.get("default") == Some(value) => self.defaults += 1,
                        None => self.wrong.push(format!("{path} is {value}")),
                    }
                }
            }
            (Value::Array(given), Value::Array(file)) => {
                for (value, said) in given.iter().zip(file) {
                    self.hold(schema, &part["items"], path, value, said);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn json_says_what_the_files_say_and_the_defaults_of_their_schemas() {
    let document: Value =
        serde_json::from_str(&bare(&["catalogue", "export", "json"]).output).expect("a document");
    let file = |path: &str| -> Value {
        let text =
            std::fs::read_to_string(root().join("catalogue").join(path)).expect("the file can be read");
        serde_yaml::from_str(&text).expect("the file is YAML")
    };
    let schema = |name: &str| file(&format!("schema/{name}.schema.json"));
    let mut held = Held::default();
    for (key, folder, name) in [
        ("software", "software", "software"),
        ("providers", "providers", "provider"),
        ("funding", "funding", "funding"),
        ("references", "references", "reference"),
    ] {
        let schema = schema(name);
        for (id, entry) in document[key].as_object().expect("entries by id") {
            held.hold(&schema, &schema, id, entry, &file(&format!("{folder}/{id}.yaml")));
        }
    }
    let words = ["categories", "capabilities", "standards", "formats", "roles", "services", "certifications"];
    for name in words {
        let schema = schema(name);
        let said = &file(&format!("vocabulary/{name}.yaml"))[name];
        held.hold(&schema, &schema["properties"][name], name, &document[name], said);
    }
    let manifest = schema("catalogue");
    held.hold(&manifest, &manifest, "catalogue", &document["catalogue"], &file("catalogue.yaml"));
    assert_eq!(held.wrong, Vec::<String>::new());
    assert!(held.defaults > 0);
}

#[test]
fn the_small_catalogue_as_tables() {
    let folder = Folder::empty();
    let into = folder.file("tables");
    let called = export(&["csv", &into], "en");
    assert_eq!((called.code, called.output.as_str()), (0, ""), "{}", called.messages);
    let mut all = String::new();
    for (path, bytes) in folder.contents().into_iter().filter(|(path, _)| path.is_file()) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.lines().count() == text.matches("\r\n").count(), "{name} ends its lines with CR and LF");
        if text.lines().count() > 1 {
            all.push_str(&format!("{name}\n{}\n", text.replace("\r\n", "\n")));
        }
    }
    golden::check("export/tables.txt", &all);
    let again = export(&["csv", &into], "en");
    assert_eq!(again.code, 3);
    assert!(again.messages.contains("help: `--overwrite` replaces it"), "{}", again.messages);
    assert_eq!(export(&["csv", &into, "--overwrite"], "de").code, 0);
}

#[test]
fn sqlite_files_are_the_same_to_the_byte_and_never_overwritten_unasked() {
    let folder = Folder::empty();
    let (one, two) = (folder.file("one.sqlite"), folder.file("two.sqlite"));
    for file in [&one, &two] {
        assert_eq!(export(&["sqlite", file], "en").code, 0);
    }
    let bytes = |file: &str| std::fs::read(file).expect("the file is there");
    assert!(bytes(&one) == bytes(&two) && bytes(&one).starts_with(b"SQLite format 3\0"));
    let told = export(&["sqlite", &one], "de");
    assert_eq!(told.code, 3);
    assert!(bytes(&one) == bytes(&two));
    assert_eq!(
        export(&["sqlite", &one, "--overwrite"], "de").messages,
        format!("umstieg: {one} ist geschrieben\n")
    );
}

#[test]
fn a_software_as_publiccode() {
    for lang in ["de", "en"] {
        let called = export(&["publiccode", "Freimail"], lang);
        assert_eq!((called.code, called.messages.as_str()), (0, ""));
        golden::check(&format!("export/freimail.{lang}.yml"), &called.output);
    }
    let guessed = export(&["publiccode", "freimial"], "de");
    assert_eq!(guessed.code, 0);
    assert_eq!(guessed.messages, "umstieg: »freimial« ist als Freimail (freimail) gelesen\n");
    assert_eq!(guessed.output, export(&["publiccode", "freimail"], "de").output);
    assert_eq!(export(&["publiccode", "Fräsprogramm von 1998"], "en").code, 4);
}

#[test]
fn layers_and_the_built_in_catalogue_are_exported_alike() {
    let layer = Folder::empty();
    layer.write(
        "catalogue.yaml",
        "format: 1\nid: ours\ntitle: {de: \"Unsere\", en: \"Ours\"}\nlicense: CC0-1.0\nhides:\n  - software: freiruf\n    \
         reason: {de: \"Test.\", en: \"Test.\"}\n",
    );
    let catalogue = small();
    let with =
        call(&["catalogue", "export", "json", "--catalogue", &catalogue, "--layer", &layer.path()], "en");
    assert_eq!(with.code, 0, "{}", with.messages);
    let entries = from_json(&with.output).expect("the format");
    assert!(!entries.software.keys().any(|id| id.as_str() == "freiruf"));
    let built_in = bare(&["catalogue", "export", "json"]);
    let known = Catalogue::embedded();
    assert!(from_json(&built_in.output).is_ok_and(|entries| &entries == known.entries()));
}

#[test]
fn the_page_of_the_tables_is_fresh() {
    let head = "# Tables of a catalogue\n\nWhat `umstieg catalogue export csv` and `sqlite` write. Columns of the key are bold. In CSV \
                a list is one cell with spaces between its ids or words, in SQLite it is the table that is named; flags are \
                `true` and `false` in CSV, 1 and 0 in SQLite; dates are texts as `YYYY-MM-DD`.\n\n";
    let page = format!("{head}{}", dictionary(Catalogue::embedded().entries()).trim_end()) + "\n";
    let told = golden::compare(&root().join("crates/umstieg-exchange/docs/tables.md"), &page);
    assert!(told.is_ok(), "{}", told.err().unwrap_or_default());
}

#[test]
fn tables_are_written_together_or_not_at_all() {
    let folder = Folder::empty();
    assert_eq!(export(&["csv", &folder.path()], "en").code, 0);
    std::fs::remove_file(folder.file("software_requires.csv")).expect("the table is there");
    folder.write("software_requires.csv/keep", "");
    folder.write("software.csv", "old");
    let before = folder.contents();
    let called = export(&["csv", &folder.path(), "--overwrite"], "en");
    assert_eq!(called.code, 3);
    assert!(called.messages.contains("software_requires.csv"), "{}", called.messages);
    assert_eq!(folder.contents(), before, "old tables stay together, and nothing temporary is left");
}
