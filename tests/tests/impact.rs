//! What a change of the catalogue means: every fact is told, every effect has its cause, and strangers' text stays text.

use serde_json::Value;
use std::path::Path;
use umstieg_core::Catalogue;
use umstieg_core::format::check::Broken;
use umstieg_core::format::difference::{Change, Difference, Nature, Part, Side};
use umstieg_core::format::kind::{EntryKey, EntryKind};
use umstieg_core::format::read::read_folder;
use umstieg_core::impact::{Aspect, ImpactOptions, impact};
use umstieg_tests::call::{Called, call, umstieg};
use umstieg_tests::examples::{as_of, parse, raw, root};
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;
use umstieg_tests::layers::{layer, state};

/// A firm for the small catalogue.
const FIRM: &str = "inventory: 1
organisation: {name: \"Muster GmbH\", region: DE-SH, headcount: 8, users: 6}
planning: {start: 2027-01-11}
capacity: {it_hours_per_month: 8}
tools:
  - name: Muster Mail
    contract: {ends: 2027-12-31, notice_months: 3, renews_months: 12, cost_eur_per_year: 400}
  - name: Muster Meet
";

/// A change of every sort: a statement, a fresh look, an entry that comes in, one that goes.
fn changed() -> Folder {
    let head = Folder::small_catalogue();
    head.replace("software/freimeet.yaml", "spdx: MIT", "spdx: BUSL-1.1");
    head.replace("software/freimeet.yaml", "model: open-source", "model: source-available");
    head.replace("software/freimail.yaml", "calendar: {level: partial", "calendar: {level: full");
    head.replace("software/freimail.yaml", "checked: 2026-11-22", "checked: 2026-11-21");
    head.replace("software/freiruf.yaml", "fit: niche", "fit: partial");
    head.replace("providers/nordhilfe.yaml", "[freimail, freidrive]", "[freimail, freiruf]");
    head.write(
        "providers/suedhilfe.yaml",
        head.read("providers/nordhilfe.yaml")
            .replace("Nordhilfe eG", "Südhilfe GmbH")
            .replace("DE-SH", "DE-BY")
            .replace("nordhilfe", "suedhilfe"),
    );
    std::fs::remove_file(head.file("references/musterstadt.yaml")).expect("the file is there");
    head
}

/// A folder with the firm's inventory.
fn firm() -> Folder {
    let folder = Folder::empty();
    folder.write("firm.yaml", FIRM);
    folder
}

fn compare(base: &str, head: &str, inventories: &str, form: &str, lang: &str) -> Called {
    call(&["catalogue", "impact", base, head, "--inventory", inventories, "--format", form], lang)
}

/// The same as data.
fn data(base: &str, head: &str, inventories: &str) -> Value {
    let called = compare(base, head, inventories, "json", "en");
    serde_json::from_str(&called.output).expect("a document")
}

fn id(part: &Part) -> &str {
    match part {
        Part::Entry(entry) => &entry.id,
        _ => "",
    }
}

fn ids(impact: &Value, change: &str) -> Vec<String> {
    let parts = impact["changes"].as_array().expect("a list").iter();
    parts
        .filter(|part| part["change"] == change)
        .filter_map(|part| part["part"]["id"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_small_change_in_every_form_and_language() {
    let (base, head, firm) = (Folder::small_catalogue(), changed(), firm());
    for (form, ending) in [("text", "txt"), ("markdown", "md"), ("json", "json")] {
        for lang in ["de", "en"] {
            let called = compare(&base.path(), &head.path(), &firm.path(), form, lang);
            assert_eq!((called.code, called.messages.as_str()), (0, ""));
            golden::check(&format!("impact/small.{lang}.{ending}"), &called.output);
            if form == "json" {
                let read: umstieg_report::v1::Impact =
                    serde_json::from_str(&called.output).expect("version 1");
                let again: Value = serde_json::to_value(&read).expect("a document");
                assert_eq!(again, serde_json::from_str::<Value>(&called.output).expect("a document"));
            }
        }
    }
}

#[test]
fn a_change_of_the_real_catalogue() {
    let head = Folder::real_catalogue();
    head.replace(
        "software/nextcloud-talk.yaml",
        "model: open-source, spdx: AGPL-3.0-or-later",
        "model: source-available, spdx: BUSL-1.1",
    );
    let solo = root().join("tests/inventories/solo.yaml");
    for lang in ["de", "en"] {
        let called = compare("embedded", &head.path(), &solo.to_string_lossy(), "text", lang);
        assert_eq!((called.code, called.messages.as_str()), (0, ""));
        golden::check(&format!("impact/real.{lang}.txt"), &called.output);
    }
}

#[test]
fn between_a_catalogue_and_itself_there_is_nothing() {
    let (base, firm) = (changed(), firm());
    let told = data(&base.path(), &base.path(), &firm.path());
    assert_eq!(told["changes"], Value::Array(Vec::new()));
    assert_eq!(told["organisations"][0]["effects"], Value::Array(Vec::new()));
    let text = compare(&base.path(), &base.path(), &firm.path(), "text", "en");
    assert!(text.output.ends_with("Both catalogues say the same.\n"), "{}", text.output);
    let embedded = Catalogue::embedded();
    let options = ImpactOptions::new(as_of());
    let own = impact(&embedded, &embedded, &[raw("solo"), raw("craft")], &options);
    assert!(own.iter().all(|impact| impact.effects.is_empty()));
}

#[test]
fn the_other_way_round_what_came_goes_and_what_was_is() {
    let (base, head, firm) = (Folder::small_catalogue(), changed(), firm());
    let there = data(&base.path(), &head.path(), &firm.path());
    let back = data(&head.path(), &base.path(), &firm.path());
    assert_eq!(ids(&there, "added"), ["suedhilfe"]);
    assert_eq!(ids(&there, "removed"), ["musterstadt"]);
    assert_eq!(ids(&there, "added"), ids(&back, "removed"));
    assert_eq!(ids(&there, "removed"), ids(&back, "added"));
    assert_eq!(ids(&there, "changed"), ids(&back, "changed"));
    let states = |impact: &Value, side: &str| -> Vec<Value> {
        let effects = impact["organisations"][0]["effects"].as_array().expect("a list").iter();
        effects.map(|effect| effect[side].clone()).collect()
    };
    assert_eq!(states(&there, "before"), states(&back, "after"));
    assert_eq!(states(&there, "after"), states(&back, "before"));
}

#[test]
fn every_entry_of_every_kind_that_comes_or_goes_is_told() {
    let read = |folder: &Path| read_folder(folder).entries.expect("the folder can be read");
    let full = read(&root().join("catalogue"));
    let broken = Broken::default();
    let empty = umstieg_core::format::entries::Entries::empty(full.manifest.clone());
    let side = |entries| Side { entries, broken: &broken };
    let difference = Difference::of(side(&empty), side(&full));
    let told: Vec<EntryKey> = difference
        .with(Change::Added)
        .filter_map(|part| match &part.part {
            Part::Entry(entry) => Some(entry.clone()),
            _ => None,
        })
        .collect();
    let all: Vec<EntryKey> = EntryKind::ALL
        .iter()
        .flat_map(|kind| full.ids(*kind).map(|id| EntryKey::new(*kind, id)).collect::<Vec<_>>())
        .collect();
    assert_eq!(told, all);
    assert_eq!(Difference::of(side(&full), side(&empty)).with(Change::Removed).count(), all.len());
}

#[test]
fn a_fresh_look_is_no_statement() {
    let (base, head) = (Folder::small_catalogue(), Folder::small_catalogue());
    head.replace("software/freimail.yaml", "checked: 2026-11-22", "checked: 2026-11-21");
    let read = |folder: &Folder| read_folder(folder.path().as_ref());
    let (old, new) = (read(&base), read(&head));
    let entries =
        |reading: &umstieg_core::format::read::FolderReading| reading.entries.clone().expect("entries");
    let difference = Difference::of(
        Side { entries: &entries(&old), broken: &old.broken },
        Side { entries: &entries(&new), broken: &new.broken },
    );
    let natures: Vec<Nature> =
        difference.parts.iter().flat_map(|part| &part.facts).map(|fact| fact.nature).collect();
    assert_eq!(natures, [Nature::Recheck]);
    let told = umstieg(&["catalogue", "impact", &base.path(), &head.path()]).output;
    assert!(told.contains("Only sources and the days"), "{told}");
}

#[test]
fn an_effect_comes_from_the_entry_without_which_it_would_not_be() {
    let (base, head) = (Folder::small_catalogue(), changed());
    let load = |folder: &Folder| Catalogue::load(folder.path().as_ref()).expect("no errors").catalogue;
    let (base, head) = (load(&base), load(&head));
    let options = ImpactOptions::new(as_of());
    let impacts = impact(&base, &head, &[parse(FIRM)], &options);
    let causes = |wanted: &dyn Fn(&Aspect) -> bool| -> Vec<String> {
        let effect = impacts[0].effects.iter().find(|effect| wanted(&effect.aspect)).expect("an effect");
        effect.causes.iter().map(|cause| format!("{:?}", cause.parts.iter().collect::<Vec<_>>())).collect()
    };
    let meet = causes(&|aspect| matches!(aspect, Aspect::Decision(tool) if tool.0 == 1));
    assert!(meet.len() == 1 && meet[0].contains("freiruf"), "{meet:?}");
    assert!(impacts[0].effects.iter().all(|effect| !effect.causes.is_empty()));
    // Without trials nothing is claimed about single entries.
    let none = ImpactOptions { trials: 0, ..options.clone() };
    let vague = impact(&base, &head, &[parse(FIRM)], &none);
    let all = |cause: &umstieg_core::impact::Cause| !cause.narrowed && cause.parts.len() > 1;
    assert!(vague[0].effects.iter().all(|effect| effect.causes.iter().all(all)));
    // The same question has the same answer.
    let again = impact(&base, &head, &[parse(FIRM)], &options);
    assert_eq!(impacts[0].effects, again[0].effects);
}

#[test]
fn what_cannot_stand_alone_is_left_out_together() {
    let (base, head) = (Folder::small_catalogue(), Folder::small_catalogue());
    head.write(
        "software/freipost.yaml",
        head.read("software/freimail.yaml").replace("Freimail", "Freipost").replace("freimail", "freipost"),
    );
    head.replace("providers/nordhilfe.yaml", "[freimail, freidrive]", "[freipost, freidrive]");
    let load = |folder: &Folder| Catalogue::load(folder.path().as_ref()).expect("no errors").catalogue;
    let impacts = impact(&load(&base), &load(&head), &[parse(FIRM)], &ImpactOptions::new(as_of()));
    let ranking = impacts[0].effects.iter().find(|effect| matches!(effect.aspect, Aspect::Ranking { .. }));
    let causes: Vec<Vec<&str>> = ranking
        .expect("a new candidate")
        .causes
        .iter()
        .map(|cause| cause.parts.iter().map(id).collect())
        .collect();
    // The provider counts alone; the software cannot be left out without who names it, and makes a difference beyond that.
    assert_eq!(causes, [vec!["freipost", "nordhilfe"], vec!["nordhilfe"]]);
}

#[test]
fn errors_are_told_and_facts_compared_all_the_same() {
    let (base, head, firm) = (Folder::small_catalogue(), changed(), firm());
    head.replace("software/freiruf.yaml", "[meetings]", "[no-such-category]");
    head.replace("software/freidrive.yaml", "name:", "nmae:");
    for (form, ending) in [("text", "txt"), ("markdown", "md"), ("json", "json")] {
        let called = compare(&base.path(), &head.path(), &firm.path(), form, "en");
        assert_eq!(called.code, 1);
        let told = called.told(&head.path()).replace(&base.path(), "BASE");
        golden::check(&format!("impact/errors.{ending}"), &told);
    }
    let none = umstieg(&["catalogue", "impact", &head.path(), &base.path(), "--format", "json"]);
    assert_eq!(none.code, 1);
    head.write("catalogue.yaml", "no: [catalogue");
    let none = umstieg(&["catalogue", "impact", &base.path(), &head.path()]);
    assert!(none.code == 1 && none.output.contains("Nothing can be compared."), "{}", none.output);
}

#[test]
fn an_inventory_that_the_change_breaks_is_an_effect() {
    let (base, head, firm) = (Folder::small_catalogue(), Folder::small_catalogue(), Folder::empty());
    std::fs::remove_file(head.file("software/freiruf.yaml")).expect("the file is there");
    firm.write("firm.yaml", format!("{FIRM}    replace_by: freiruf\n"));
    let called = compare(&base.path(), &head.path(), &firm.path(), "text", "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    assert!(called.output.contains("Plan: there is a plan → no plan: "), "{}", called.output);
    let missing = compare(&base.path(), &head.path(), &firm.file("nothing.yaml"), "text", "en");
    assert_eq!(missing.code, 3);
}

#[test]
fn text_of_strangers_calls_nobody_and_links_nowhere() {
    let (base, head, firm) = (Folder::small_catalogue(), Folder::small_catalogue(), firm());
    let name = "@team #12 !34 :tada: <img src=x> [x](https://evil.example) www.evil.example";
    let commit = "1d0138dabea0af251001e5e7a6b061d534e2e2bb";
    head.replace("software/freiruf.yaml", "name: \"Freiruf\"", &format!("name: \"{name}\""));
    head.replace("software/freiruf.yaml", "ohne weitere Dienste", "</details> @team https://evil.example");
    head.replace(
        "providers/nordhilfe.yaml",
        "name: \"Nordhilfe eG\"",
        &format!("name: \"Nord|{commit} :+1:\""),
    );
    head.replace("software/freiruf.yaml", "fit: niche", "fit: full");
    head.replace("software/freimeet.yaml", "spdx: MIT", "spdx: BUSL-1.1");
    head.replace("software/freimeet.yaml", "model: open-source", "model: source-available");
    let called = compare(&base.path(), &head.path(), &firm.path(), "markdown", "en");
    assert_eq!(called.code, 0, "{}", called.messages);
    // What stands between backticks is shown as it is and means nothing; in all else nothing may be left that means something.
    let outside: String =
        called.output.lines().map(|line| line.split('`').step_by(2).collect::<String>() + "\n").collect();
    for dangerous in
        ["@team", "#12", "!34", ":tada:", ":+1:", &commit[..7], "<img", "x](http", "https://", "www.evil"]
    {
        assert!(!outside.contains(dangerous), "{dangerous}\n{outside}");
    }
    // A pipe is shown as it is.
    assert!(outside.contains("Nord\\|") && called.output.contains(&format!("`Nord|{commit}")), "{outside}");
    assert!(!called.output.contains('¦'), "{}", called.output);
    let (open, shut) =
        (called.output.matches("\n<details>\n").count(), called.output.matches("\n</details>\n").count());
    assert_eq!(open, shut);
    let text = compare(&base.path(), &head.path(), &firm.path(), "text", "en").output;
    assert!(text.contains(name), "{text}");
}

#[test]
fn a_comment_is_never_longer_than_a_forge_allows() {
    let (base, head) = (Folder::small_catalogue(), Folder::small_catalogue());
    let entry = head.read("providers/nordhilfe.yaml");
    for number in 0..1500 {
        head.write(
            &format!("providers/neu-{number}.yaml"),
            entry.replace("Nordhilfe eG", &format!("Neue Hilfe {number}")),
        );
    }
    let called = umstieg(&["catalogue", "impact", &base.path(), &head.path(), "--format", "markdown"]);
    assert!(called.output.len() <= 60_000, "{}", called.output.len());
    assert!(called.output.contains("This is cut short"), "{}", called.output);
    assert!(called.output.contains(" Call `umstieg catalogue impact` yourself"), "the call is code");
    let text = umstieg(&["catalogue", "impact", &base.path(), &head.path()]).output;
    assert!(text.contains("Neue Hilfe 1499"));
}

#[test]
fn a_renamed_entry_is_told_apart_from_itself() {
    let (base, head, firm) = (Folder::small_catalogue(), Folder::small_catalogue(), firm());
    let entry = head.read("software/freiruf.yaml");
    std::fs::remove_file(head.file("software/freiruf.yaml")).expect("the file is there");
    head.write("software/freiruf-neu.yaml", entry.replace("fit: niche", "fit: full"));
    head.replace("software/freimeet.yaml", "spdx: MIT", "spdx: BUSL-1.1");
    head.replace("software/freimeet.yaml", "model: open-source", "model: source-available");
    let told = compare(&base.path(), &head.path(), &firm.path(), "text", "de");
    assert_eq!(told.code, 0, "{}", told.messages);
    assert!(!told.output.contains("Freiruf und Freiruf"), "{}", told.output);
    let causes: Vec<&str> = told.output.lines().filter(|line| line.contains("Wegen: ")).collect();
    assert!(causes.iter().any(|line| line.contains("Freiruf (software/freiruf-neu.yaml)")), "{causes:#?}");
    // A list of causes of which some are lists themselves has a mark of its own between them.
    for line in causes.iter().filter(|line| line.contains(" zusammen")) {
        assert!(!line.contains("zusammen und"), "{line}");
    }
    let document = data(&base.path(), &head.path(), &firm.path());
    assert!(!document.to_string().contains("Freiruf (software"), "names stay names for programs");
}

#[test]
fn a_folder_without_inventories_is_a_mistake_of_the_call() {
    let (base, head, empty) = (Folder::small_catalogue(), changed(), Folder::empty());
    let called = compare(&base.path(), &head.path(), &empty.path(), "text", "en");
    assert_eq!((called.code, called.output.as_str()), (3, ""));
    assert!(called.messages.contains("holds no inventory"), "{}", called.messages);
    let none = umstieg(&["catalogue", "impact", &base.path(), &head.path()]);
    assert_eq!(none.code, 0, "{}", none.messages);
}

/// A region that hides one candidate and overrides another one.
fn region() -> Folder {
    let region = layer("region", "Region");
    let software = |id| EntryKey::new(EntryKind::Software, id);
    region.write("software/freimail.yaml", Folder::small_catalogue().read("software/freimail.yaml"));
    state(&region, "overrides", &[software("freimail")]);
    state(&region, "hides", &[software("freiruf")]);
    region
}

#[test]
fn under_a_layer_only_what_shows_through_it_changes() {
    let (base, head, firm, region) = (Folder::small_catalogue(), changed(), firm(), region());
    // What names a hidden entry would be wrong in every layered catalogue.
    for provider in ["nordhilfe", "suedhilfe"] {
        head.replace(&format!("providers/{provider}.yaml"), "[freimail, freiruf]", "[freimail, freidrive]");
    }
    let called = |more: &[&str]| {
        let (base, head, firm) = (base.path(), head.path(), firm.path());
        let arguments = ["catalogue", "impact", &base, &head, "--inventory", &firm, "--format", "json"];
        let called = umstieg(&[&arguments, more].concat());
        assert_eq!(called.code, 0, "{}", called.messages);
        serde_json::from_str::<Value>(&called.output).expect("a document")
    };
    let (plain, layered) = (called(&[]), called(&["--layer", &region.path()]));
    assert!(ids(&plain, "changed").contains(&"freimail".to_owned()));
    assert_eq!(ids(&layered, "changed"), ["freimeet"], "{layered:#}");
    assert_eq!(ids(&layered, "added"), ids(&plain, "added"));
    // What the region has taken out makes no difference to anybody there.
    let told = layered["organisations"].to_string();
    assert!(plain["organisations"].to_string().contains("Freiruf") && !told.contains("Freiruf"), "{told}");
    // The same as of the folders laid over one another by every other command.
    let load = |base: &Folder| {
        let (base, region) = (base.path(), region.path());
        Catalogue::load_layers(Some(base.as_ref()), &[region.as_ref()]).expect("the layers fit").catalogue
    };
    let (old, new) = (load(&base), load(&head));
    let effects = impact(&old, &new, &[parse(FIRM)], &ImpactOptions::new(as_of())).remove(0).effects;
    assert_eq!(layered["organisations"][0]["effects"].as_array().map(Vec::len), Some(effects.len()));
}

#[test]
fn what_a_change_of_the_base_breaks_in_a_layer_is_told_with_the_line_of_the_layer() {
    let (base, head, firm, region) = (Folder::small_catalogue(), Folder::small_catalogue(), firm(), region());
    std::fs::remove_file(head.file("software/freiruf.yaml")).expect("the file is there");
    let called = |left: &Folder, right: &Folder| {
        let (left, right, layer) = (left.path(), right.path(), region.path());
        umstieg(&["catalogue", "impact", &left, &right, "--layer", &layer, "--inventory", &firm.path()])
    };
    let broken = called(&base, &head);
    assert_eq!(broken.code, 1, "{}", broken.output);
    assert!(broken.messages.contains(&format!("{}/catalogue.yaml:", region.path())), "{}", broken.messages);
    assert!(broken.messages.contains("freiruf"), "{}", broken.messages);
    assert!(broken.output.contains("(after the change)"), "{}", broken.output);
    assert_eq!(called(&base, &base).code, 0);
}

#[test]
fn a_change_of_a_layer_is_compared_over_its_catalogue() {
    let (base, firm, old, new) = (Folder::small_catalogue(), firm(), layer("region", "Region"), region());
    let (catalogue, old, new) = (base.path(), old.path(), new.path());
    let over = |catalogue: &str| {
        let ends =
            ["--inventory", &firm.path(), "--catalogue", catalogue, "--format", "json"].map(str::to_owned);
        let ends: Vec<&str> = ends.iter().map(String::as_str).collect();
        umstieg(&[&["catalogue", "impact", &old, &new], ends.as_slice()].concat())
    };
    let called = over(&catalogue);
    assert_eq!(called.code, 0, "{}", called.messages);
    let told: Value = serde_json::from_str(&called.output).expect("a document");
    assert_eq!((ids(&told, "removed"), ids(&told, "added")), (vec!["freiruf".to_owned()], Vec::new()));
    // Over the built-in catalogue, which has neither entry, the same layer hides what is not there.
    assert_eq!(over("embedded").code, 1);
}

/// What hundreds of effects come from, and the parts that it is, is told once, however often it is named.
#[test]
fn causes_and_parts_are_told_once() {
    let (base, head, firm) = (Folder::small_catalogue(), changed(), firm());
    let entry = head.read("providers/nordhilfe.yaml");
    for number in 0..300 {
        let name = format!("Neue Hilfe {number}");
        head.write(&format!("providers/neu-{number}.yaml"), entry.replace("Nordhilfe eG", &name));
    }
    let told = data(&base.path(), &head.path(), &firm.path());
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let (changes, causes) = (list(&told["changes"]), list(&told["causes"]));
    for (at, cause) in causes.iter().enumerate() {
        assert!(!causes[..at].contains(cause), "{cause}");
        let parts = list(&cause["parts"]);
        assert!(!parts.is_empty());
        assert!(parts.iter().all(|part| part.as_u64().is_some_and(|at| (at as usize) < changes.len())));
    }
    let effects = list(&told["organisations"][0]["effects"]);
    let named: std::collections::BTreeSet<u64> = effects
        .iter()
        .flat_map(|effect| list(&effect["causes"]))
        .map(|at| at.as_u64().expect("a place"))
        .collect();
    assert!(named.iter().copied().eq(0..causes.len() as u64), "{named:?} of {}", causes.len());
    assert!(told["organisations"].to_string().len() < 40_000, "{}", told["organisations"].to_string().len());
}

#[test]
fn what_cannot_be_read_is_not_called_the_same() {
    let (base, head) = (Folder::small_catalogue(), Folder::small_catalogue());
    head.write("software/freimail.yaml", "name: [");
    for (lang, same, readable) in [
        ("en", "Both catalogues say the same.", "What can be read of both catalogues says the same."),
        ("de", "Beide Kataloge sagen dasselbe.", "Was sich von beiden Katalogen lesen lässt, sagt dasselbe."),
    ] {
        let told = |before: &Folder, after: &Folder| {
            call(&["catalogue", "impact", &before.path(), &after.path()], lang).output
        };
        assert!(told(&base, &base).contains(same));
        for (before, after) in [(&base, &head), (&head, &base)] {
            let output = told(before, after);
            assert!(!output.contains(same) && output.contains(readable), "{output}");
        }
    }
}

#[test]
fn a_misspelt_word_for_the_own_catalogue_is_named() {
    let base = Folder::small_catalogue();
    let called = umstieg(&["catalogue", "impact", "embeded", &base.path()]);
    assert_eq!(called.code, 3);
    assert!(called.messages.contains("did you mean `embedded`?"), "{}", called.messages);
}
