//! `umstieg catalogue fmt` writes every file in one layout, changes nothing it should not, and shows what it would change.

use serde_json::Value;
use umstieg_core::Catalogue;
use umstieg_tests::call::{Called, bare};
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

fn fmt(paths: &[&str], options: &[&str]) -> Called {
    bare(&[&["catalogue", "fmt"], options, paths].concat())
}

/// Brings every list of texts into the order of the alphabet, so that only its order may differ.
fn without_order(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(without_order);
            if items.iter().all(Value::is_string) {
                items.sort_by_key(Value::to_string);
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(without_order),
        _ => {}
    }
}

/// Everything that a catalogue says.
fn data(folder: &Folder) -> Value {
    let catalogue = Catalogue::load(folder.path().as_ref()).expect("the catalogue loads").catalogue;
    let mut data = serde_json::to_value(catalogue.entries()).expect("entries are plain data");
    without_order(&mut data);
    data
}

#[test]
fn the_real_catalogue_says_the_same_after_it_was_laid_out() {
    let folder = Folder::real_catalogue();
    let before = data(&folder);
    let called = fmt(&[&folder.path()], &[]);
    assert_eq!((called.code, called.output.as_str()), (0, ""), "{}", called.messages);
    let again = fmt(&[&folder.path()], &["--check"]);
    assert_eq!((again.code, again.output.as_str(), again.messages.as_str()), (0, "", ""));
    assert!(before == data(&folder), "the same is said");
}

#[test]
fn a_folder_without_files_is_told() {
    let folder = Folder::empty();
    for options in [&[][..], &["--check"]] {
        let called = fmt(&[&folder.path()], options);
        let told = format!(
            "umstieg: no file of a catalogue lies in `{}`; nothing there is laid out\n",
            folder.path()
        );
        assert_eq!((called.code, called.output.as_str(), called.messages), (2, "", told));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_neither_file_nor_folder() {
    let folder = Folder::empty();
    let pipe = folder.file("catalogue.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("pipes can be made");
    assert!(made.success());
    let called = fmt(&[&pipe], &[]);
    assert_eq!((called.code, called.output.as_str()), (3, ""));
    assert!(called.messages.contains("device or pipe found, expected a regular file"), "{}", called.messages);
    let called = bare(&["catalogue", "lint", &pipe]);
    assert_eq!((called.code, called.output.as_str()), (3, ""));
    assert!(called.messages.contains("device or pipe found, expected a folder"), "{}", called.messages);
}

#[test]
fn check_shows_the_difference_and_writes_nothing() {
    let folder = Folder::empty();
    let text = "roles:\n  b:\n    name: {de: \"B\", en: \"B\"}\n  # The first.\n  a:\n    name: {en: A, de: \"A\"}\n";
    folder.write("vocabulary/roles.yaml", text);
    let file = folder.file("vocabulary/roles.yaml");
    let called = fmt(&[&folder.path()], &["--check"]);
    golden::check("layout/check.txt", &called.told(&folder.path()));
    assert_eq!(folder.read("vocabulary/roles.yaml"), text, "nothing is written");
    let called = fmt(&[&file], &[]);
    assert_eq!((called.code, called.messages), (0, format!("umstieg: laid out {file}\n")));
    assert_eq!(fmt(&[&folder.path()], &["--check"]).code, 0);
}

#[test]
fn of_several_files_their_number_is_told() {
    let folder = Folder::empty();
    folder.write("software/a.yaml", "name: A\n");
    folder.write("software/b.yaml", "name: B\n");
    folder.write("software/c.yaml", "name: \"C\"\n");
    let called = fmt(&[&folder.path()], &[]);
    assert_eq!((called.code, called.messages.as_str()), (0, "umstieg: laid out 2 files\n"));
}

#[test]
fn a_broken_file_is_told_and_left_alone_and_the_others_are_laid_out() {
    let folder = Folder::empty();
    folder.write("software/a.yaml", "name: a\nname: b\n");
    folder.write("software/b.yaml", "name: B\n");
    let called = fmt(&[&folder.path()], &[]);
    assert_eq!(called.code, 1);
    golden::check("layout/broken.txt", &called.told(&folder.path()));
    assert_eq!(folder.read("software/a.yaml"), "name: a\nname: b\n");
    assert_eq!(folder.read("software/b.yaml"), "name: \"B\"\n");
}

#[test]
fn inventories_are_known_by_their_first_field_and_other_files_are_refused() {
    let folder = Folder::empty();
    folder.write("firm.yaml", "tools:\n- name: Zoom # by all\ninventory: 1\n");
    assert_eq!(fmt(&[&folder.file("firm.yaml")], &[]).code, 0);
    assert_eq!(folder.read("firm.yaml"), "inventory: 1\ntools:\n  - name: \"Zoom\" # by all\n");
    folder.write("other.yaml", "a: b\n");
    let called = fmt(&[&folder.file("other.yaml")], &[]);
    golden::check("layout/other.txt", &called.told(&folder.path()));
    assert_eq!(fmt(&[&folder.file("missing.yaml")], &[]).code, 3);
}

#[test]
fn the_example_inventories_keep_their_comments() {
    let folder = Folder::empty();
    let craft = std::fs::read_to_string(umstieg_tests::examples::root().join("tests/inventories/craft.yaml"));
    let craft = craft.expect("the example is there");
    folder.write("craft.yaml", &craft);
    assert_eq!(fmt(&[&folder.file("craft.yaml")], &[]).code, 0);
    let laid = folder.read("craft.yaml");
    assert_eq!(laid.lines().next(), craft.lines().next(), "the first line is a comment");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_file_behind_it_is_laid_out() {
    let folder = Folder::empty();
    folder.write("real.yaml", "inventory:   1\ntools:   []\n");
    let link = folder.file("link.yaml");
    std::os::unix::fs::symlink(folder.file("real.yaml"), &link).expect("the link can be made");
    assert_eq!(fmt(&[&link], &[]).code, 0);
    let is_link = std::fs::symlink_metadata(&link).expect("the link is there").file_type().is_symlink();
    assert!(is_link, "the link is no file");
    assert_eq!(folder.read("real.yaml"), "inventory: 1\ntools: []\n");
}
