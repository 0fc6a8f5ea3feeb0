//! An adviser's own folder adds, replaces with a reason and hides; everything it does is on record, conflicts are told.

use std::path::Path;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Catalogue, LayerChange};
use umstieg_tests::call::umstieg;
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

const OWN: &str = "format: 1\nid: eigen\ntitle: {de: \"Eigenes\", en: \"Own\"}\nlicense: CC0-1.0\n";

const POST: &str = "name: \"Freipost\"
summary: {de: \"Erfundene offene Mail eines Beraters.\", en: \"Invented open mail of an adviser.\"}
categories: [mail]
license: {model: open-source, spdx: MIT, evidence: [code]}
capabilities:
  email: {level: full, evidence: [code]}
replaces:
  - {software: muster-mail, fit: full, evidence: [code]}
evidence:
  code: {url: \"https://code.example.org/freipost\", checked: 2026-11-22, kind: project}
";

/// A layer with a manifest and some software.
fn layer(manifest: &str, software: &[(&str, &str)]) -> Folder {
    let folder = Folder::empty();
    folder.write("catalogue.yaml", manifest);
    for (id, text) in software {
        folder.write(&format!("software/{id}.yaml"), text);
    }
    folder
}

fn id(text: &str) -> SoftwareId {
    SoftwareId::parse(text).expect("an id")
}

/// The small catalogue with a layer over it.
fn layered(layer: &Folder) -> Result<Catalogue, String> {
    let base = Folder::small_catalogue();
    let (base_path, layer_path) = (base.path(), layer.path());
    let loaded = Catalogue::load_layers(Some(Path::new(&base_path)), &[Path::new(&layer_path)]);
    loaded.map(|loaded| loaded.catalogue).map_err(|findings| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        lines.join("\n").replace(&layer_path, "LAYER").replace(&base_path, "BASE")
    })
}

#[test]
fn a_layer_adds_software_that_is_found_and_recommended() {
    let catalogue = layered(&layer(OWN, &[("freipost", POST)])).expect("the layer fits");
    let changes = catalogue.layer_changes();
    assert!(
        matches!(changes, [LayerChange::Added { software, .. }] if *software == id("freipost")),
        "{changes:?}"
    );
    let substitutes: Vec<&str> =
        catalogue.substitutes_of(&id("muster-mail")).map(|(id, _)| id.as_str()).collect();
    assert_eq!(substitutes, ["freimail", "freipost"]);
}

#[test]
fn a_layer_replaces_software_with_a_reason_on_record() {
    let reason = "overrides:\n  - {software: freimail, reason: {de: \"Anderer Name im Haus.\", en: \"Another name in house.\"}}\n";
    let catalogue =
        layered(&layer(&format!("{OWN}{reason}"), &[("freimail", POST)])).expect("the layer fits");
    assert_eq!(catalogue.software_name(&id("freimail")), "Freipost");
    let changes = catalogue.layer_changes();
    assert!(
        matches!(changes, [LayerChange::Replaced { software, .. }] if *software == id("freimail")),
        "{changes:?}"
    );
}

#[test]
fn a_layer_hides_software_with_a_reason_on_record() {
    let hides = "hides:\n  - {software: freiruf, reason: {de: \"Wird hier nicht betreut.\", en: \"Not looked after here.\"}}\n";
    let catalogue = layered(&layer(&format!("{OWN}{hides}"), &[])).expect("the layer fits");
    assert!(catalogue.software(&id("freiruf")).is_none());
    let substitutes: Vec<&str> =
        catalogue.substitutes_of(&id("muster-meet")).map(|(id, _)| id.as_str()).collect();
    assert_eq!(substitutes, ["freimeet"]);
    let changes = catalogue.layer_changes();
    assert!(
        matches!(changes, [LayerChange::Hidden { software, .. }] if *software == id("freiruf")),
        "{changes:?}"
    );
}

#[test]
fn all_conflicts_of_a_layer_are_told_at_once() {
    let hides = "hides:\n  - {software: nirgends, reason: {de: \"x\", en: \"x\"}}\n  - {software: nirgendwo, reason: {de: \"x\", en: \"x\"}}\n";
    let told = layered(&layer(&format!("{OWN}{hides}"), &[("freimail", POST), ("freiruf", POST)]))
        .expect_err("conflicts");
    golden::check("layers/conflicts.txt", &told);
}

#[test]
fn a_layer_cannot_have_the_id_of_the_base() {
    let told =
        layered(&layer(&OWN.replace("eigen", "small"), &[("freipost", POST)])).expect_err("a conflict");
    golden::check("layers/same-id.txt", &told);
}

#[test]
fn hiding_what_others_require_is_told_where_they_require_it() {
    let hides = "hides:\n  - {software: muster-mail, reason: {de: \"x\", en: \"x\"}}\n";
    let reference =
        layered(&layer(&format!("{OWN}{hides}"), &[])).expect_err("a reference deployment names it");
    golden::check("layers/hidden-but-named.txt", &reference);
}

#[test]
fn mistakes_in_a_layer_are_told_before_it_is_laid_over() {
    let wrong = POST.replace("categories: [mail]", "categories: [mail]\nwebseite: \"x\"");
    let told = layered(&layer(OWN, &[("freipost", &wrong)])).expect_err("a mistake");
    golden::check("layers/mistake.txt", &told);
}

#[test]
fn the_command_lays_a_folder_over_the_built_in_catalogue() {
    let own = POST
        .replace("[mail]", "[mail-calendar]")
        .replace("muster-mail", "gmail")
        .replace("email:", "mail-server:");
    let folder = layer(OWN, &[("freipost", &own)]);
    let called = umstieg(&["show", "freipost", "--layer", &folder.path()]);
    assert_eq!(called.code, 0, "{}", called.messages);
    assert!(called.output.contains("Freipost"), "{}", called.output);
}
