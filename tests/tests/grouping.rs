//! What several organisations share: counted rightly, told about enough of them only, and never with a name.

use std::collections::{BTreeMap, BTreeSet};
use umstieg_core::decide::{KeepReason, Verdict, decide};
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::group::{Group, Member, group};
use umstieg_core::{Policy, needs};
use umstieg_tests::call::{call, umstieg};
use umstieg_tests::examples::{all, catalogue, raw, resolve, root};
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

fn member(name: &str) -> Member {
    let inventory = resolve(raw(name));
    let units = needs(&inventory, catalogue());
    let decisions = decide(catalogue(), &inventory, &units, &Policy::of(catalogue(), inventory.raw()));
    Member { inventory, decisions }
}

fn small() -> String {
    root().join("tests/catalogues/small").to_string_lossy().into_owned()
}

/// An inventory for the small catalogue with a name that must not be told.
fn firm(name: &str, users: u32, tools: &[&str]) -> String {
    let tools: String = tools.iter().map(|tool| format!("  - {{name: \"{tool}\"}}\n")).collect();
    format!(
        "inventory: 1\norganisation: {{name: \"{name}\", region: DE-SH, users: {users}}}\ntools:\n{tools}"
    )
}

/// Four firms with tools that all, some or one of them use.
fn firms() -> Folder {
    let folder = Folder::empty();
    folder.write("a.yaml", firm("Geheim Eins", 5, &["Muster Drive", "Muster Meet", "Fräsprogramm"]));
    folder.write("b.yaml", firm("Geheim Zwei", 7, &["Muster Drive", "Muster Meet", "fräsprogramm "]));
    folder.write("c.yaml", firm("Geheim Drei", 11, &["Muster Drive", "Muster Meet", "Fräsprogramm"]));
    folder.write("d.yaml", firm("Geheim Vier", 13, &["Muster Drive", "Muster Mail", "Drehprogramm"]));
    folder.write("notes.txt", "no inventory");
    folder
}

#[test]
fn a_small_group_in_every_form_and_language() {
    let (folder, catalogue) = (firms(), small());
    for (form, ending) in [("text", "txt"), ("markdown", "md"), ("json", "json")] {
        for lang in ["de", "en"] {
            let arguments = ["group", &folder.path(), "--catalogue", &catalogue, "--format", form];
            let called = call(&arguments, lang);
            assert_eq!(called.code, 0, "{}", called.messages);
            assert!(!called.output.contains("Geheim"), "{}", called.output);
            golden::check(&format!("group-small.{lang}.{ending}"), &called.output);
        }
    }
}

#[test]
fn what_fewer_share_is_neither_named_nor_counted() {
    let (folder, catalogue) = (firms(), small());
    let told = umstieg(&["group", &folder.path(), "--catalogue", &catalogue]).output;
    for secret in ["Drehprogramm", "Muster Mail", "Geheim"] {
        assert!(!told.contains(secret), "{secret} is told in\n{told}");
    }
    assert!(told.contains("NOT SHOWN"), "{told}");
    for more in ["4", "5"] {
        let told = umstieg(&["group", &folder.path(), "--catalogue", &catalogue, "--at-least", more]);
        // Four firms are enough for four and too few for five.
        assert_eq!(told.code, if more == "4" { 0 } else { 2 }, "{}", told.messages);
        assert!(!told.output.contains("Muster Meet"), "three firms use it: {}", told.output);
    }
}

#[test]
fn a_difference_tells_nothing_about_somebody() {
    // Three of four use it: together with all people, their people would be the size of the fourth.
    let members: Vec<Member> = all().iter().map(|name| member(name)).collect();
    let all_users: u64 = members.iter().map(|member| u64::from(member.inventory.users().0)).sum();
    for least in [3, 4, 5] {
        let found = group(catalogue(), &members, least).expect("enough members");
        assert_eq!(found.users, all_users);
        let products = found.substitutes.iter().map(|product| &product.count);
        for count in found.tools.iter().chain(&found.lacking).chain(products) {
            let others = members.len() - count.members;
            assert!(count.members >= least);
            assert_eq!(count.users.is_some(), others == 0 || others >= least, "{count:?}");
        }
    }
}

#[test]
fn of_two_each_would_know_the_other() {
    let (folder, catalogue) = (firms(), small());
    let told = umstieg(&["group", &folder.path(), "--catalogue", &catalogue, "--at-least", "2"]);
    assert_eq!((told.code, told.output.as_str()), (2, ""), "{}", told.messages);
}

#[test]
fn a_firm_that_is_named_twice_counts_once() {
    let (folder, catalogue) = (firms(), small());
    let once = umstieg(&["group", &folder.path(), "--catalogue", &catalogue]);
    let twice = umstieg(&["group", &folder.file("b.yaml"), &folder.path(), "--catalogue", &catalogue]);
    assert_eq!(once, twice);
    let alone = [folder.file("a.yaml"), folder.file("a.yaml"), folder.file("b.yaml")];
    let alone = umstieg(&["group", &alone[0], &alone[1], &alone[2], "--catalogue", &catalogue]);
    assert_eq!((alone.code, alone.output.as_str()), (2, ""));
    assert!(alone.messages.contains("2 inventories found, expected at least 3"), "{}", alone.messages);
}

#[test]
fn all_files_that_are_wrong_are_told_at_once() {
    let folder = firms();
    folder.write("b.yaml", "inventory: 1\norganisation: {name: \"Muster\"}\ntols: []\n");
    folder.write("d.yaml", "inventory: 2\n");
    let called = umstieg(&["group", &folder.path(), "--catalogue", &small()]);
    assert_eq!((called.code, called.output.as_str()), (1, ""));
    assert!(called.messages.contains("b.yaml") && called.messages.contains("d.yaml"), "{}", called.messages);
}

#[test]
fn numbers_are_those_of_the_members_and_their_order_changes_nothing() {
    // Each has a twin, so that three share what two examples do.
    let names = [all(), all()].concat();
    let mut members: Vec<Member> = names.iter().map(|name| member(name)).collect();
    let found = group(catalogue(), &members, 3).expect("enough members");
    assert_eq!(found.members, names.len());
    let brute = |of: &dyn Fn(&Member) -> BTreeSet<SoftwareId>| -> BTreeMap<SoftwareId, usize> {
        let mut sums = BTreeMap::new();
        for software in members.iter().flat_map(of) {
            *sums.entry(software).or_insert(0) += 1;
        }
        sums.retain(|_, count| *count >= 3);
        sums
    };
    let told =
        |counts: &mut dyn Iterator<Item = &umstieg_core::group::Count>| -> BTreeMap<SoftwareId, usize> {
            counts.map(|count| (count.software.clone(), count.members)).collect()
        };
    let tools = brute(&|member| {
        member.inventory.tools().iter().filter_map(|tool| tool.software().cloned()).collect()
    });
    assert_eq!(told(&mut found.tools.iter()), tools);
    let new = brute(&|member| {
        let new = member.decisions.products.iter().filter(|product| !product.in_use);
        new.map(|product| product.software.clone()).collect()
    });
    assert_eq!(told(&mut found.substitutes.iter().map(|product| &product.count)), new);
    let lacking = brute(&|member| {
        let kept = member.decisions.tools.iter().filter(|decision| {
            matches!(
                decision.verdict,
                Verdict::Keep { reason: KeepReason::NoSubstitute | KeepReason::NothingFits { .. } }
            )
        });
        kept.filter_map(|decision| member.inventory.tool(decision.tool).software().cloned()).collect()
    });
    assert_eq!(told(&mut found.lacking.iter()), lacking);
    assert!(!tools.is_empty() && !new.is_empty() && !lacking.is_empty());
    members.reverse();
    assert_eq!(group(catalogue(), &members, 3), Some(found));
}

#[test]
fn too_few_members_give_no_number_at_all() {
    let members = [member("solo"), member("craft")];
    assert_eq!(group(catalogue(), &members, 3), None);
    assert_eq!(group(catalogue(), &members, 1), None, "a number about one is about somebody");
    assert_eq!(group(catalogue(), &members, 2), None, "of two each knows the other");
    assert_eq!(group(catalogue(), &[], 3), None);
}

#[test]
fn neighbours_learn_what_they_can_run_together() {
    let members = [member("municipality"), member("neighbour"), member("neighbour")];
    let found: Group = group(catalogue(), &members, 3).expect("three are enough for three");
    let shared: Vec<&str> = found
        .substitutes
        .iter()
        .filter(|product| product.sharing.is_some_and(|level| level.allows_sharing()))
        .map(|product| product.count.software.as_str())
        .collect();
    assert!(shared.contains(&"opentalk"), "{shared:?}");
    let folder = Folder::empty();
    for (file, name) in [("a", "municipality"), ("b", "neighbour"), ("c", "neighbour")] {
        let path = root().join(format!("tests/inventories/{name}.yaml"));
        folder.write(&format!("{file}.yaml"), std::fs::read_to_string(path).expect("an example"));
    }
    let only = umstieg(&["group", &folder.path(), "--shared", "--format", "json"]);
    let document: umstieg_report::v1::OrganisationGroup =
        serde_json::from_str(&only.output).expect("a document of this version");
    assert!(document.shared_only && !document.substitutes.is_empty());
    for product in &document.substitutes {
        let id = SoftwareId::parse(&product.software.id).expect("an id");
        let entry = catalogue().software(&id).expect("an entry");
        // An app is shared as its platform is.
        let platform = umstieg_core::recommend::platform(catalogue(), &id);
        let platform = platform.and_then(|id| catalogue().software(id));
        let tenancy = entry.multi_tenancy.as_ref().or_else(|| platform?.multi_tenancy.as_ref());
        // What only serves other products is run with them.
        let comes_along = product.replaces.is_empty();
        assert!(tenancy.is_some_and(|tenancy| tenancy.level.allows_sharing()) || comes_along, "{id}");
    }
}

#[test]
fn a_footer_ends_plans_recommendations_and_groups_and_nothing_else() {
    let (folder, catalogue) = (firms(), small());
    let file = folder.file("a.yaml");
    let line = "Verband *Nord* · <b>0431</b>";
    for arguments in [vec!["plan", &file], vec!["recommend", &file], vec!["group", &folder.path()]] {
        let with = |more: &[&str]| {
            let all = [&arguments[..], &["--catalogue", &catalogue, "--footer", line], more].concat();
            umstieg(&all).output
        };
        assert!(with(&[]).ends_with(&format!("\n\n{line}\n")), "{}", with(&[]));
        let markdown = with(&["--format", "markdown"]);
        assert!(markdown.ends_with("---\n\nVerband \\*Nord\\* · &lt;b&gt;0431&lt;/b&gt;\n"), "{markdown}");
        let json: serde_json::Value = serde_json::from_str(&with(&["--format", "json"])).expect("JSON");
        assert_eq!(json["footer"], line);
    }
    let elsewhere = umstieg(&["search", "mail", "--footer", line]);
    assert_eq!(elsewhere.code, 2);
    assert!(elsewhere.messages.contains("`--footer` has no effect"), "{}", elsewhere.messages);
    let long = umstieg(&["plan", &file, "--footer", &"x".repeat(301)]);
    assert!(long.code == 2 && long.messages.contains("301 characters found"), "{}", long.messages);
}

#[test]
fn the_footer_of_a_layer_is_that_of_its_reports_unless_another_is_given() {
    let (folder, layer) = (firms(), Folder::empty());
    layer.write(
        "catalogue.yaml",
        "format: 1\nid: verband\ntitle: {de: \"Verband\", en: \"Association\"}\nlicense: CC0-1.0\n\
         footer: {de: \"Verband Nord, Kiel\", en: \"Association North, Kiel\"}\n",
    );
    let (file, catalogue, layer) = (folder.file("a.yaml"), small(), layer.path());
    let arguments = ["plan", &file, "--catalogue", &catalogue, "--layer", &layer];
    assert!(call(&arguments, "de").output.ends_with("\n\nVerband Nord, Kiel\n"));
    assert!(call(&arguments, "en").output.ends_with("\n\nAssociation North, Kiel\n"));
    let own = [&arguments[..], &["--footer", "Ich"]].concat();
    assert!(call(&own, "de").output.ends_with("\n\nIch\n"));
}
