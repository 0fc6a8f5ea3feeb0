//! Every plan keeps what must always be true, for the example inventories and for hundreds of random ones.
//!
//! `UMSTIEG_SEEDS=240..5000` takes other seeds than the usual ones; one seed is `17..18`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use umstieg_core::format::inventory as raw;
use umstieg_core::{Error, Inventory, Plan, PlanOptions, plan};
use umstieg_tests::checker::violations;
use umstieg_tests::examples::{all, as_of, catalogue, raw, resolve};
use umstieg_tests::generator;

/// Schedules that the search may try for a random inventory: the rules must hold for every schedule, not for the best.
const EFFORT: u64 = 10;

/// Seeds of the usual run, as many as half a minute is enough for.
const SEEDS: Range<u64> = 0..240;

/// Variable of the environment with other seeds, for a long run.
const OTHER_SEEDS: &str = "UMSTIEG_SEEDS";

/// Most tools of a random inventory.
const TOOLS: u32 = 14;

/// Breaches of one rule that are told in full; all of them where few seeds are tried.
const TOLD: usize = 3;

/// Seeds up to which every breach is told.
const FEW_SEEDS: usize = 40;

fn plan_of(raw: raw::Inventory, effort: u64) -> Result<Plan, Error> {
    let mut options = PlanOptions::new(as_of());
    options.effort = effort;
    plan(catalogue(), resolve(raw), &options)
}

/// Breaches by rule, each with the inventory whose plan has it.
type Breaches = BTreeMap<String, Vec<(String, String)>>;

fn note(all: &mut Breaches, inventory: &str, broken: Vec<String>) {
    for line in broken {
        let (rule, breach) = line.split_once(": ").unwrap_or(("", &line));
        all.entry(rule.to_owned()).or_default().push((inventory.to_owned(), breach.to_owned()));
    }
}

/// Every rule that was broken, with how often, where, and a few breaches in full.
fn told(all: &Breaches) -> String {
    let most = if seeds().count() <= FEW_SEEDS { usize::MAX } else { TOLD };
    let rules = all.iter().map(|(rule, breaches)| {
        let inventories: BTreeSet<&str> = breaches.iter().map(|(inventory, _)| inventory.as_str()).collect();
        let first: Vec<String> = breaches
            .iter()
            .take(most)
            .map(|(inventory, breach)| format!("  {inventory}: {breach}"))
            .collect();
        let (count, plans) = (breaches.len(), inventories.len());
        format!("{rule}: {count} breaches in {plans} plans\n{}", first.join("\n"))
    });
    rules.collect::<Vec<_>>().join("\n")
}

#[test]
fn plans_of_the_example_inventories_break_no_rule() {
    let mut breaches = Breaches::new();
    for name in all() {
        note(
            &mut breaches,
            &name,
            violations(catalogue(), &plan_of(raw(&name), 300).expect("the work fits")),
        );
    }
    assert!(breaches.is_empty(), "{} rules broken:\n{}", breaches.len(), told(&breaches));
}

/// Breaches of the plans of all inventories with these seeds.
fn broken_by(seeds: impl Iterator<Item = u64>) -> Vec<(u64, Vec<String>)> {
    let of = |seed| {
        let inventory = generator::inventory(catalogue(), seed, TOOLS);
        match Inventory::resolve(inventory.clone(), catalogue()) {
            // A few have more to do than they will have hours for in decades, and are told so.
            Ok(_) => plan_of(inventory, EFFORT).map_or_else(
                |error| {
                    assert!(error.message().en.contains("do not fit into"), "seed {seed}: {error}");
                    Vec::new()
                },
                |plan| violations(catalogue(), &plan),
            ),
            Err(error) => vec![format!("generator: the inventory contradicts itself: {error}")],
        }
    };
    seeds.map(|seed| (seed, of(seed))).collect()
}

/// The seeds to try.
fn seeds() -> Range<u64> {
    let Ok(text) = std::env::var(OTHER_SEEDS) else { return SEEDS };
    let range = text.split_once("..").and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
    range.unwrap_or_else(|| panic!("`{OTHER_SEEDS}` is `{text}`; expected something like `240..5000`"))
}

#[test]
fn plans_of_random_inventories_break_no_rule() {
    const THREADS: usize = 2;
    let mut broken: Vec<(u64, Vec<String>)> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..THREADS)
            .map(|part| scope.spawn(move || broken_by(seeds().skip(part).step_by(THREADS))))
            .collect();
        parts.into_iter().flat_map(|part| part.join().expect("planning does not panic")).collect()
    });
    broken.sort();
    let mut breaches = Breaches::new();
    for (seed, lines) in broken {
        note(&mut breaches, &format!("seed {seed}"), lines);
    }
    assert!(breaches.is_empty(), "{} rules broken:\n{}", breaches.len(), told(&breaches));
}
