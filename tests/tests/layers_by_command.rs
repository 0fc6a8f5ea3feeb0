//! The command shows which layer won and why, and says who hides what is asked for.

use umstieg_core::format::kind::{EntryKey, EntryKind};
use umstieg_core::format::read::read_folder;
use umstieg_core::{Catalogue, ErrorKind, Layer};
use umstieg_tests::call::call;
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;
use umstieg_tests::layers::{base, lay, layer, new, state, write};

/// A region that overrides and hides, and an adviser who overrides once more.
fn layers() -> [Folder; 2] {
    let (region, own) = (layer("region", "Region"), layer("eigen", "Eigenes"));
    let mail = EntryKey::new(EntryKind::Software, "freimail");
    let helper = EntryKey::new(EntryKind::Provider, "nordhilfe");
    write(&region, &mail, "Regionalmail");
    write(&region, &helper, "Nordhilfe");
    state(&region, "overrides", &[mail.clone(), helper]);
    state(&region, "hides", &[EntryKey::new(EntryKind::Software, "freiruf")]);
    write(&own, &mail, "Eigenmail");
    write(&own, &new(EntryKind::Funding), "Neuer Zuschuss");
    state(&own, "overrides", &[mail]);
    [region, own]
}

/// What the command says about an entry of three layers.
fn show(name: &str, format: &str, language: &str) -> String {
    let base = base();
    let [region, own] = layers();
    let called = call(
        &[
            "show",
            name,
            "--format",
            format,
            "--catalogue",
            &base.path(),
            "--layer",
            &region.path(),
            "--layer",
            &own.path(),
        ],
        language,
    );
    called.told(&base.path())
}

#[test]
fn an_entry_shows_which_layer_won_and_why() {
    for language in ["de", "en"] {
        let names = ["freimail", "freidrive", "nordhilfe", "neu", "freiruf"];
        let told: Vec<String> = names.iter().map(|name| show(name, "text", language)).collect();
        golden::check(&format!("layers/show.{language}.txt"), &told.join("\n"));
    }
    golden::check("layers/show.json", &show("freimail", "json", "en"));
}

#[test]
fn a_layer_lies_over_the_built_in_catalogue_too() {
    let own = layer("eigen", "Eigenes");
    write(&own, &new(EntryKind::Software), "Freipost");
    own.replace("software/neu.yaml", "[mail]", "[mail-calendar]");
    let called = call(&["show", "neu", "--layer", &own.path()], "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    assert!(called.output.contains("Eigenes (eigen) adds the entry."), "{}", called.output);
    write(&own, &EntryKey::new(EntryKind::Software, "libreoffice"), "Anderes");
    let called = call(&["show", "neu", "--layer", &own.path()], "en");
    assert_eq!(called.code, 1, "{}", called.output);
    assert!(called.messages.contains("override-without-reason"), "{}", called.messages);
    assert!(called.messages.contains("base/software/libreoffice.yaml"), "{}", called.messages);
}

#[test]
fn layers_without_files_are_laid_in_the_same_way() {
    let base = base();
    let [region, own] = layers();
    let read = |folder: &Folder| {
        let entries = read_folder(folder.path().as_ref()).entries.expect("the folder can be read");
        Layer { entries }
    };
    let laid = Catalogue::layered(vec![read(&base), read(&region), read(&own)]).expect("the layers fit");
    let loaded = lay(&base, &[&region, &own]).expect("the layers fit");
    assert!(laid.entries() == loaded.entries() && laid.layer_changes() == loaded.layer_changes());
    let refused = Catalogue::layered(vec![read(&base), read(&base)]).expect_err("the same layer twice");
    assert_eq!(refused.kind(), ErrorKind::Layers);
    assert!(
        refused.message().en.contains("small/catalogue.yaml: id: two layers have the id `small`"),
        "{refused}"
    );
    assert_eq!(Catalogue::layered(Vec::new()).expect_err("no layer").kind(), ErrorKind::Layers);
}

#[test]
fn a_layer_is_linted_over_those_below_it() {
    let base = base();
    let [region, own] = layers();
    own.replace(
        "catalogue.yaml",
        "overrides:",
        "hides:\n  - {software: freimial, reason: {de: \"x\", en: \"x\"}}\noverrides:",
    );
    own.replace("software/freimail.yaml", "categories: [mail]", "categories: [mial]");
    let common = ["--catalogue", &base.path(), "--layer", &region.path()];
    let last = call(&[["catalogue", "lint"].as_slice(), &common, &["--layer", &own.path()]].concat(), "en");
    golden::check("layers/lint.txt", &last.told(&own.path()).replace(&base.path(), "BASE"));
    let named = call(&[["catalogue", "lint", &own.path()].as_slice(), &common].concat(), "en");
    assert_eq!(last, named);
    region.write("software/freimail.yaml", "name: [\n");
    let broken = call(&[["catalogue", "lint", &own.path()].as_slice(), &common].concat(), "en");
    assert_eq!((broken.code, broken.output.as_str()), (1, ""));
    assert!(broken.messages.contains("software/freimail.yaml:2:1"), "{}", broken.messages);
}

#[test]
fn what_a_layer_makes_wrong_in_a_lower_one_is_told_of_the_layer() {
    let base = base();
    let own = layer("eigen", "Eigenes");
    let drive = EntryKey::new(EntryKind::Software, "freidrive");
    write(&own, &drive, "Eigendrive");
    state(&own, "overrides", &[drive]);
    own.replace(
        "software/freidrive.yaml",
        "evidence:\n",
        "requires:\n  - {any_of: [{software: freimeet}], supply: separate}\nevidence:\n",
    );
    base.replace("software/freimeet.yaml", ", role: file-host", "");
    let called = call(&["catalogue", "lint", &own.path(), "--catalogue", &base.path()], "en");
    let told: Vec<&str> = called.output.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        told,
        ["error[cyclic-requires]: `freidrive` requires itself: `freidrive` -> `freimeet` -> `freidrive`"]
    );
}
