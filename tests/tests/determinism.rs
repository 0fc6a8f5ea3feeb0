//! Same question, same answer, to the byte; and nothing that does not matter changes it.

use std::collections::BTreeMap;
use umstieg_core::decide::{Verdict, decide};
use umstieg_core::format::entries::Entries;
use umstieg_core::format::inventory as raw;
use umstieg_core::format::scalar::{Date, SoftwareId};
use umstieg_core::{Catalogue, Inventory, Plan, PlanOptions, Policy, needs, plan, recommend};
use umstieg_tests::examples::{SIX, all, as_of, catalogue, raw, resolve};
use umstieg_tests::generator::{self, Lot};

fn plan_of(raw: raw::Inventory) -> Plan {
    let mut options = PlanOptions::new(as_of());
    options.effort = 10;
    plan(catalogue(), resolve(raw), &options).expect("the work fits")
}

#[test]
fn ten_runs_give_the_same_plan_to_the_byte() {
    for name in ["craft", "tax-adviser"] {
        let first = format!("{:?}", plan_of(raw(name)));
        for run in 2..=10 {
            assert!(first == format!("{:?}", plan_of(raw(name))), "{name}: run {run} differs from the first");
        }
    }
}

#[test]
fn a_catalogue_unpacked_again_gives_the_same_plan() {
    let again = Catalogue::embedded();
    for name in ["craft", "school", "tax-adviser"] {
        let mut options = PlanOptions::new(as_of());
        options.effort = 5;
        let one = plan(catalogue(), resolve(raw(name)), &options).expect("the work fits");
        let other = plan(&again, resolve(raw(name)), &options).expect("the work fits");
        assert!(format!("{one:?}") == format!("{other:?}"), "{name}");
    }
}

/// What happens to each tool, by its name.
fn decided(raw: raw::Inventory) -> BTreeMap<String, String> {
    let inventory = resolve(raw);
    let policy = Policy::of(catalogue(), inventory.raw());
    let decisions = decide(catalogue(), &inventory, &needs(&inventory, catalogue()), &policy);
    let by_name = |verdict: &Verdict| match verdict {
        // Tools that a reason names are named by their position, which is what changes.
        Verdict::Keep { .. } => "keep".to_owned(),
        Verdict::ReplacePartly { products, .. } => format!("partly {products:?}"),
        verdict => format!("{verdict:?}"),
    };
    let tools = decisions.tools.iter();
    tools
        .map(|decision| (inventory.tool(decision.tool).name.to_string(), by_name(&decision.verdict)))
        .collect()
}

/// An inventory with its tools in another order. Handles are made from names where none is given, so they stay the same
/// wherever a tool stands.
fn shuffled(straight: &raw::Inventory, seed: u64) -> raw::Inventory {
    let mut lot = Lot::new(seed);
    let mut mixed = straight.clone();
    for last in (1..mixed.tools.len()).rev() {
        let other = lot.below(u32::try_from(last + 1).expect("inventories are small"));
        mixed.tools.swap(last, other as usize);
    }
    mixed
}

/// First and last day of every step, by its key.
fn dates(raw: raw::Inventory) -> BTreeMap<String, (Date, Date)> {
    let plan = plan_of(raw);
    let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
    steps.map(|(step, timed)| (step.key.clone(), (timed.start, timed.end))).collect()
}

#[test]
fn the_order_of_tools_in_an_inventory_changes_no_date() {
    const RANDOM: u64 = 10;
    let examples = SIX.map(|name| (name.to_owned(), raw(name)));
    let random = (0..RANDOM).map(|seed| (format!("seed {seed}"), generator::inventory(catalogue(), seed, 9)));
    let mut failed = Vec::new();
    for (name, straight) in examples.into_iter().chain(random) {
        let (one, other) = (dates(straight.clone()), dates(shuffled(&straight, 1)));
        let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        let moved: Vec<&&String> = keys.iter().filter(|key| one.get(**key) != other.get(**key)).collect();
        if let Some(key) = moved.first() {
            failed.push(format!(
                "{name}: {} of {} steps, such as `{key}`: {:?}, {:?}",
                moved.len(),
                keys.len(),
                one.get(**key),
                other.get(**key)
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_order_of_tools_in_an_inventory_changes_no_answer() {
    let mut failed = Vec::new();
    for name in SIX {
        let straight = raw(name);
        let expected = decided(straight.clone());
        for seed in 0..3 {
            let mixed = shuffled(&straight, seed);
            let changed: Vec<_> =
                decided(mixed).into_iter().filter(|(tool, verdict)| expected[tool] != *verdict).collect();
            if !changed.is_empty() {
                failed.push(format!("{name}, order {seed}: {changed:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The order of all candidates of every unit of an inventory.
fn rankings(catalogue: &Catalogue, raw: &raw::Inventory) -> Vec<(SoftwareId, Vec<SoftwareId>)> {
    let inventory = Inventory::resolve(raw.clone(), catalogue).expect("the inventory agrees with itself");
    let policy = Policy::of(catalogue, raw);
    let rank = |unit| {
        let answer = recommend(catalogue, &inventory, unit, &policy);
        answer.candidates.iter().chain(&answer.excluded).map(|candidate| candidate.software.clone()).collect()
    };
    needs(&inventory, catalogue).iter().map(|unit| (unit.software.clone(), rank(unit))).collect()
}

/// What the joint choice makes of every tool.
fn chosen(catalogue: &Catalogue, raw: &raw::Inventory) -> Vec<Verdict> {
    let inventory = Inventory::resolve(raw.clone(), catalogue).expect("the inventory agrees with itself");
    let decisions = decide(catalogue, &inventory, &needs(&inventory, catalogue), &Policy::of(catalogue, raw));
    decisions.tools.into_iter().map(|decision| decision.verdict).collect()
}

#[test]
fn an_entry_that_has_nothing_to_do_with_a_need_never_reorders_its_candidates() {
    let mut entries: Entries = catalogue().entries().clone();
    // A copy of an office suite that replaces nothing, does nothing and is called like nothing else.
    let mut idle = entries
        .software
        .values()
        .find(|entry| entry.replaces.len() > 3)
        .expect("somebody replaces something")
        .clone();
    idle.name = "Unbeteiligtes Programm".into();
    idle.replaces.clear();
    idle.capabilities.clear();
    idle.integrates.clear();
    idle.requires.clear();
    idle.fills.clear();
    idle.aliases.clear();
    idle.packages.clear();
    for name in ["aaa-unbeteiligt", "mmm-unbeteiligt", "zzz-unbeteiligt"] {
        entries.software.insert(SoftwareId::parse(name).expect("an id"), idle.clone());
    }
    let wider = Catalogue::from_entries(entries).expect("the catalogue is still in order");
    for name in all() {
        let raw = raw(&name);
        assert_eq!(rankings(&wider, &raw), rankings(catalogue(), &raw), "{name}");
        assert_eq!(chosen(&wider, &raw), chosen(catalogue(), &raw), "{name}");
    }
}

#[test]
fn an_entry_less_never_reorders_the_rest() {
    for name in ["craft", "tax-adviser"] {
        let full = rankings(catalogue(), &raw(name));
        let mut entries = catalogue().entries().clone();
        let used: Vec<&SoftwareId> =
            full.iter().flat_map(|(unit, ranked)| std::iter::once(unit).chain(ranked)).collect();
        let named = |id: &SoftwareId| {
            used.contains(&id)
                || entries.software.values().any(|entry| {
                    entry.requires.iter().any(|need| need.any_of.iter().any(|range| range.software == *id))
                        || entry.replaces.iter().any(|it| it.software == *id)
                        || entry.integrates.iter().chain(&entry.conflicts).any(|tie| tie.software == *id)
                        || entry.includes.contains(id)
                        || entry.built_on.contains(id)
                        || entry.capabilities.values().any(|has| has.with.contains(id))
                })
                || entries
                    .providers
                    .values()
                    .any(|it| it.services.values().any(|service| service.software.contains(id)))
                || entries.references.values().any(|it| it.software.contains(id) || it.replaced.contains(id))
                || !entries.software[id].fills.is_empty()
                || entries
                    .rules
                    .ordering
                    .values()
                    .any(|rule| rule.first.software.contains(id) || rule.then.software.contains(id))
        };
        let idle: Vec<SoftwareId> = entries.software.keys().filter(|id| !named(id)).cloned().collect();
        assert!(!idle.is_empty(), "there is something to leave out");
        for id in &idle {
            entries.software.remove(id);
        }
        let smaller = Catalogue::from_entries(entries).expect("nothing names what was left out");
        assert_eq!(rankings(&smaller, &raw(name)), full, "{name}");
        assert_eq!(chosen(&smaller, &raw(name)), chosen(catalogue(), &raw(name)), "{name}");
    }
}
