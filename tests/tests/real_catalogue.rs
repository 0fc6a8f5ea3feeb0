//! The real catalogue is in order, its schemas are fresh, and the embedded one says the same as the folder.

use umstieg_core::Catalogue;
use umstieg_tests::call::umstieg;
use umstieg_tests::examples::{catalogue, root};

#[test]
fn the_real_catalogue_has_no_errors() {
    let called = umstieg(&["catalogue", "lint", &root().join("catalogue").to_string_lossy()]);
    let errors: Vec<&str> = called.output.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!((called.code, errors), (0, Vec::new()), "{}", called.output);
}

#[test]
fn playbooks_that_plans_use_by_name_are_not_called_unused() {
    let folder = root().join("catalogue").to_string_lossy().into_owned();
    let called = umstieg(&["catalogue", "lint", &folder, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&called.output).expect("JSON");
    let findings = report["findings"].as_array().expect("findings").iter();
    let unused: Vec<_> = findings
        .filter(|finding| finding["rule"] == "unused-term")
        .filter(|finding| {
            finding["location"]["file"].as_str().is_some_and(|file| file.ends_with("playbooks.yaml"))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_embedded_catalogue_is_the_folder() {
    let loaded = Catalogue::load(&root().join("catalogue"));
    let loaded =
        loaded.map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let folder = loaded.expect("the real catalogue loads").catalogue;
    let (folder, embedded) = (folder.entries(), catalogue().entries());
    assert!(folder.software.keys().eq(embedded.software.keys()), "the same software is in both");
    assert!(folder == embedded, "every entry says the same in both");
}

#[test]
fn the_schemas_are_fresh() {
    let called =
        umstieg(&["catalogue", "schema", "--check", &root().join("catalogue/schema").to_string_lossy()]);
    assert_eq!((called.code, called.messages.as_str()), (0, ""));
}
