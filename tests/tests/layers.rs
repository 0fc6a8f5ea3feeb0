//! A region's or an adviser's folder adds, overrides with a reason and hides entries of every kind; everything it does
//! is on record, and conflicts are told all at once.

use umstieg_core::format::entries::Entries;
use umstieg_core::format::kind::{EntryKey, EntryKind};
use umstieg_core::{Catalogue, LayerAction};
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;
use umstieg_tests::layers::{base, lay, layer, named, new, state, write};

/// A layer with a new entry of every kind.
fn region() -> Folder {
    let region = layer("region", "Region");
    for kind in EntryKind::ALL {
        write(&region, &new(*kind), "Neues");
    }
    region
}

/// A new entry of every kind.
fn all_new() -> Vec<EntryKey> {
    EntryKind::ALL.iter().map(|kind| new(*kind)).collect()
}

fn software(id: &str) -> EntryKey {
    EntryKey::new(EntryKind::Software, id)
}

/// Everything that an entry says, to see whether it has changed.
fn said(entries: &Entries, entry: &EntryKey) -> String {
    let all = format!("{entries:#?}");
    let at = all.find(&format!("\"{}\",\n", entry.id)).unwrap_or(0);
    all[at..].chars().take(400).collect()
}

/// What became of an entry: the layer whose word counts, the one that lost, and the reason.
fn fate(catalogue: &Catalogue, entry: &EntryKey) -> (String, Option<String>, Option<String>) {
    let origin = catalogue.origin(entry).expect("some layer has the entry");
    let loser = origin.changes.last().and_then(|change| change.loser.as_ref());
    (
        origin.layer.id.to_string(),
        loser.map(ToString::to_string),
        origin.reason().map(|text| text.en.to_string()),
    )
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_layer_adds_entries_of_every_kind() {
    let catalogue = lay(&base(), &[&region()]).expect("the layer fits");
    for entry in all_new() {
        assert!(catalogue.entries().contains(entry.kind, &entry.id), "{entry}");
        assert_eq!(fate(&catalogue, &entry), ("region".to_owned(), None, None), "{entry}");
    }
    assert_eq!(catalogue.layer_changes().len(), EntryKind::ALL.len());
    assert_eq!(catalogue.overrides().count(), 0);
    assert_eq!(fate(&catalogue, &software("freimail")), ("small".to_owned(), None, None));
}

#[test]
fn a_layer_overrides_entries_of_every_kind_with_a_reason_on_record() {
    let own = layer("eigen", "Eigenes");
    state(&own, "overrides", &all_new());
    for entry in all_new() {
        write(&own, &entry, "Anderes");
    }
    let catalogue = lay(&base(), &[&region(), &own]).expect("the layers fit");
    for entry in all_new() {
        let reason = format!("Reason for {}.", entry.id);
        assert_eq!(fate(&catalogue, &entry), ("eigen".to_owned(), some("region"), Some(reason)), "{entry}");
    }
    assert_eq!(catalogue.overrides().count(), EntryKind::ALL.len());
    let text = format!("{:?}", catalogue.entries());
    assert!(text.contains("Anderes") && !text.contains("Neues"), "whole entries are replaced");
}

#[test]
fn overriding_without_a_reason_is_told_for_every_kind() {
    let own = layer("eigen", "Eigenes");
    for entry in all_new() {
        write(&own, &entry, "Anderes");
    }
    let told = lay(&base(), &[&region(), &own]).expect_err("no reasons");
    golden::check("layers/override-without-reason.txt", &told);
}

#[test]
fn a_layer_hides_entries_of_every_kind_with_a_reason_on_record() {
    let own = layer("eigen", "Eigenes");
    state(&own, "hides", &all_new());
    let catalogue = lay(&base(), &[&region(), &own]).expect("the layers fit");
    for entry in all_new() {
        assert!(!catalogue.entries().contains(entry.kind, &entry.id), "{entry}");
        let reason = format!("Reason for {}.", entry.id);
        assert_eq!(fate(&catalogue, &entry), ("eigen".to_owned(), some("region"), Some(reason)), "{entry}");
        assert!(catalogue.origin(&entry).is_some_and(|origin| origin.is_hidden()));
    }
    let plain = lay(&base(), &[]).expect("the base fits");
    assert!(catalogue.entries() == plain.entries(), "nothing else has changed");
}

#[test]
fn hiding_what_others_name_is_told_for_every_kind_at_the_line_that_hides() {
    let told: Vec<String> = EntryKind::ALL
        .iter()
        .filter_map(|kind| named(*kind))
        .map(|entry| {
            let own = layer("eigen", "Eigenes");
            state(&own, "hides", std::slice::from_ref(&entry));
            format!("--- {entry}\n{}", lay(&base(), &[&own]).expect_err("others name it"))
        })
        .collect();
    golden::check("layers/hidden-but-named.txt", &told.concat());
}

#[test]
fn hiding_what_is_not_there_is_told_with_the_nearest_id() {
    let own = layer("eigen", "Eigenes");
    let mut absent = all_new();
    absent.extend([software("freimial"), EntryKey::new(EntryKind::Category, "meeting")]);
    state(&own, "hides", &absent);
    golden::check("layers/hides-nothing.txt", &lay(&base(), &[&own]).expect_err("nothing is there"));
}

#[test]
fn statements_that_cannot_be_meant_are_told() {
    let own = layer("eigen", "Eigenes");
    let reason = "reason: {de: \"x\", en: \"x\"}";
    let manifest = std::fs::read_to_string(own.file("catalogue.yaml")).expect("a manifest");
    own.write(
        "catalogue.yaml",
        format!(
            "{manifest}hides:\n  - {{software: freiruf, category: mail, {reason}}}\n  - {{{reason}}}\n  \
             - {{software: freiruf, {reason}}}\n  - {{software: freiruf, {reason}}}\n  - {{funding: neu, {reason}}}\n\
             overrides:\n  - {{software: freiruf, {reason}}}\n"
        ),
    );
    write(&own, &new(EntryKind::Funding), "Neues");
    golden::check("layers/statements.txt", &lay(&base(), &[&region(), &own]).expect_err("mistakes"));
    let own = layer("eigen", "Eigenes");
    own.replace("catalogue.yaml", "license:", "hides:\n  - {software: freiruf}\nlicense:");
    golden::check("layers/no-reason.txt", &lay(&base(), &[&own]).expect_err("no reason"));
}

#[test]
fn a_reason_for_overriding_nothing_is_a_warning() {
    let own = layer("eigen", "Eigenes");
    state(&own, "overrides", &[software("freimail"), software("neu")]);
    write(&own, &new(EntryKind::Software), "Neues");
    let (base, own_path) = (base(), own.path());
    let folders = [std::path::Path::new(&own_path)];
    let loaded = umstieg_core::Catalogue::load_layers(Some(std::path::Path::new(&base.path())), &folders);
    let findings = loaded.map(|loaded| loaded.findings).expect("warnings only");
    let told: Vec<&str> = findings.iter().map(|finding| &*finding.message.en).collect();
    assert_eq!(told, ["this layer has no software `freimail`", "no lower layer has the software `neu`"]);
}

#[test]
fn an_override_that_says_the_same_is_a_warning_for_every_kind() {
    let (region, own) = (region(), layer("eigen", "Eigenes"));
    state(&own, "overrides", &all_new());
    for entry in all_new() {
        write(&own, &entry, "Neues");
    }
    let (base, region, own) = (base(), region.path(), own.path());
    let folders = [&region, &own].map(std::path::Path::new);
    let loaded = Catalogue::load_layers(Some(std::path::Path::new(&base.path())), &folders);
    let loaded = loaded.expect("warnings only");
    let told: Vec<&str> = loaded.findings.iter().map(|finding| &*finding.message.en).collect();
    for entry in all_new() {
        let expected = format!("the {entry} says the same as that of the layer `region`");
        assert!(told.contains(&expected.as_str()), "{entry}: {told:#?}");
    }
    assert_eq!(told.len(), EntryKind::ALL.len(), "{told:#?}");
}

#[test]
fn an_override_is_known_with_what_it_replaced() {
    let (region, own) = (layer("region", "Region"), layer("eigen", "Eigenes"));
    let mail = software("freimail");
    for (layer, name) in [(&region, "Regionalmail"), (&own, "Eigenmail")] {
        write(layer, &mail, name);
        state(layer, "overrides", std::slice::from_ref(&mail));
    }
    state(&own, "hides", &[software("freiruf")]);
    write(&own, &new(EntryKind::Funding), "Neues");
    let catalogue = lay(&base(), &[&region, &own]).expect("the layers fit");
    let name = |entries: &Entries| entries.software[&freimail()].name.to_string();
    let replaced: Vec<Option<(String, String)>> = catalogue
        .layer_changes()
        .iter()
        .map(|change| catalogue.replaced(change))
        .map(|replaced| replaced.map(|replaced| (name(&replaced.before), name(&replaced.after))))
        .collect();
    let pair = |before: &str, after: &str| Some((before.to_owned(), after.to_owned()));
    let expected = [pair("Freimail", "Regionalmail"), None, pair("Regionalmail", "Eigenmail"), None];
    assert_eq!(replaced, expected, "{:#?}", catalogue.layer_changes());
}

#[test]
fn layers_cannot_share_an_id() {
    let told = lay(&base(), &[&layer("small", "Region"), &layer("small", "Eigenes")]);
    golden::check("layers/same-id.txt", &told.expect_err("a conflict"));
}

#[test]
fn the_base_cannot_change_what_lies_below_it() {
    let base = base();
    state(&base, "hides", &[software("freiruf")]);
    golden::check("layers/base-hides.txt", &lay(&base, &[]).expect_err("nothing is below"));
}

#[test]
fn of_two_later_layers_the_upper_one_must_say_why_as_well() {
    let (region, own) = (layer("region", "Region"), layer("eigen", "Eigenes"));
    write(&region, &software("freimail"), "Regionalmail");
    state(&region, "overrides", &[software("freimail")]);
    write(&own, &software("freimail"), "Eigenmail");
    let told = lay(&base(), &[&region, &own]).expect_err("no reason");
    golden::check("layers/two-later-layers.txt", &told);
    state(&own, "overrides", &[software("freimail")]);
    let catalogue = lay(&base(), &[&region, &own]).expect("both say why");
    assert_eq!(catalogue.software_name(&freimail()), "Eigenmail");
    let origin = catalogue.origin(&software("freimail")).expect("it is there");
    let chain: Vec<(&str, &str)> = origin
        .changes
        .iter()
        .map(|change| (change.winner.as_str(), change.loser.as_ref().map_or("", |loser| loser.as_str())))
        .collect();
    assert_eq!(chain, [("region", "small"), ("eigen", "region")]);
    // The other way round the region has the last word.
    let turned = lay(&base(), &[&own, &region]).expect("both say why");
    assert_eq!(turned.software_name(&freimail()), "Regionalmail");
}

fn freimail() -> umstieg_core::format::scalar::SoftwareId {
    umstieg_core::format::scalar::SoftwareId::parse("freimail").expect("an id")
}

#[test]
fn what_one_layer_hides_another_can_bring_back_with_a_reason() {
    let (region, own) = (layer("region", "Region"), layer("eigen", "Eigenes"));
    state(&region, "hides", &[software("freiruf")]);
    write(&own, &software("freiruf"), "Eigenruf");
    let told = lay(&base(), &[&region, &own]).expect_err("no reason");
    golden::check("layers/brought-back-without-reason.txt", &told);
    state(&own, "overrides", &[software("freiruf")]);
    let catalogue = lay(&base(), &[&region, &own]).expect("it says why");
    let reason = some("Reason for freiruf.");
    assert_eq!(fate(&catalogue, &software("freiruf")), ("eigen".to_owned(), some("region"), reason));
}

#[test]
fn naming_what_a_lower_layer_hides_is_the_mistake_of_who_names_it() {
    let (region, own) = (layer("region", "Region"), layer("eigen", "Eigenes"));
    state(&region, "hides", &[software("freiruf")]);
    write(&own, &new(EntryKind::Reference), "Neustadt");
    own.replace("references/neu.yaml", "[freidrive]", "[freiruf]");
    let told = lay(&base(), &[&region, &own]).expect_err("it is hidden");
    golden::check("layers/names-hidden.txt", &told);
    let told = lay(&base(), &[&own, &region]).expect_err("it is named");
    golden::check("layers/hides-named-by-lower-layer.txt", &told);
}

#[test]
fn hiding_what_is_hidden_already_is_told() {
    let (region, own) = (layer("region", "Region"), layer("eigen", "Eigenes"));
    state(&region, "hides", &[software("freiruf")]);
    state(&own, "hides", &[software("freiruf")]);
    golden::check("layers/hidden-twice.txt", &lay(&base(), &[&region, &own]).expect_err("it is hidden"));
}

#[test]
fn what_is_said_about_hidden_software_alone_goes_with_it_and_comes_back_with_it() {
    let own = layer("eigen", "Eigenes");
    state(&own, "hides", &[software("muster-meet")]);
    let catalogue = lay(&base(), &[&own]).expect("nothing else names it");
    let [change] = catalogue.layer_changes() else { panic!("one change: {:?}", catalogue.layer_changes()) };
    let LayerAction::Hidden { dropped, .. } = &change.action else { panic!("it is hidden: {change:?}") };
    let dropped: Vec<String> = dropped.iter().map(ToString::to_string).collect();
    assert_eq!(dropped, ["software/freimeet.yaml: replaces[0]", "software/freiruf.yaml: replaces[0]"]);
    let top = layer("oben", "Oben");
    state(&top, "overrides", &[software("muster-meet")]);
    write(&top, &software("muster-meet"), "Muster Meet");
    let catalogue = lay(&base(), &[&own, &top]).expect("it is back");
    let id = umstieg_core::format::scalar::SoftwareId::parse("muster-meet").expect("an id");
    assert_eq!(catalogue.substitutes_of(&id).count(), 2);
}

#[test]
fn lines_stay_those_of_the_file_when_statements_before_them_are_dropped() {
    let own = layer("eigen", "Eigenes");
    state(&own, "hides", &[software("freiruf")]);
    write(&own, &software("neu"), "Neues");
    let ties = "includes:\n  - freiruf\n  - freimial\nevidence:";
    own.replace("software/neu.yaml", "evidence:\n", &format!("{ties}\n"));
    golden::check("layers/lines.txt", &lay(&base(), &[&own]).expect_err("one id is misspelt"));
}

#[test]
fn rules_of_several_layers_keep_their_own_sources() {
    let (region, own) = (region(), layer("eigen", "Eigenes"));
    let rule = EntryKey::new(EntryKind::Rule, "andere-regel");
    write(&own, &rule, "Andere Regel");
    own.replace("rules/ordering.yaml", "quelle.example.org", "andere.example.org");
    let catalogue = lay(&base(), &[&region, &own]).expect("the layers fit");
    let rules = &catalogue.entries().rules;
    let source = |id: &str| {
        let rule = rules.ordering.get(id).expect("the rule is there");
        let [key] = rule.evidence.as_slice() else { panic!("one source: {rule:?}") };
        rules.ordering_evidence.get(key).expect("the source is there").url.to_string()
    };
    assert_eq!(source("neu"), "https://quelle.example.org/beleg");
    assert_eq!(source("andere-regel"), "https://andere.example.org/beleg");
    assert_eq!(rules.ordering_evidence.len(), 2);
}

#[test]
fn a_broken_layer_hides_no_mistake_of_another() {
    let (region, own) = (region(), layer("eigen", "Eigenes"));
    region.write("software/neu.yaml", "name: [\n");
    region.replace("vocabulary/roles.yaml", "roles:", "%YAML 1.2\n---\nroles:");
    write(&own, &software("freimail"), "Eigenmail");
    // What could not be read may be there: nobody is blamed for naming it.
    state(&own, "overrides", &[software("neu"), new(EntryKind::Role)]);
    write(&own, &software("neu"), "Anderes");
    write(&own, &new(EntryKind::Role), "Anderes");
    golden::check("layers/broken-layer.txt", &lay(&base(), &[&region, &own]).expect_err("mistakes"));
}

#[test]
fn a_layer_that_does_not_say_what_it_is_hides_no_other_mistake_in_it() {
    let own = layer("eigen", "Eigenes");
    write(&own, &software("freimail"), "Eigenmail");
    own.replace("software/freimail.yaml", "categories: [mail]", "categories: [mial]");
    // Whether it overrides with a reason nobody knows.
    own.write("catalogue.yaml", "format: 1\n");
    golden::check("layers/broken-manifest.txt", &lay(&base(), &[&own]).expect_err("mistakes"));
}

#[test]
fn words_are_blamed_in_the_layer_that_says_them() {
    let own = layer("eigen", "Eigenes");
    write(&own, &new(EntryKind::Capability), "Neues");
    own.replace("vocabulary/capabilities.yaml", "category: mail", "category: mial");
    golden::check("layers/word-of-a-layer.txt", &lay(&base(), &[&own]).expect_err("a mistake"));
}

#[test]
fn three_layers_give_the_same_catalogue_in_every_run() {
    let own = layer("eigen", "Eigenes");
    state(&own, "hides", &[new(EntryKind::Funding)]);
    state(&own, "overrides", &[new(EntryKind::Software)]);
    write(&own, &new(EntryKind::Software), "Anderes");
    let (base, region) = (base(), region());
    let first = lay(&base, &[&region, &own]).expect("the layers fit");
    let layers: Vec<&str> = first.layers().iter().map(|layer| layer.id.as_str()).collect();
    assert_eq!(layers, ["small", "region", "eigen"]);
    assert!(said(first.entries(), &new(EntryKind::Software)).contains("Anderes"));
    for _ in 0..10 {
        let again = lay(&base, &[&region, &own]).expect("the layers fit");
        assert!(again.entries() == first.entries() && again.layer_changes() == first.layer_changes());
    }
}
