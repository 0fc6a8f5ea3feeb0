//! Every plan keeps what must always be true, for the example inventories and for hundreds of random ones.

use umstieg_core::format::inventory as raw;
use umstieg_core::{Inventory, Plan, PlanOptions, plan};
use umstieg_tests::checker::violations;
use umstieg_tests::examples::{ALL, as_of, catalogue, raw, resolve};
use umstieg_tests::generator;

/// Schedules that the search may try for a random inventory: the rules must hold for every schedule, not for the best.
const EFFORT: u64 = 10;

fn plan_of(raw: raw::Inventory, effort: u64) -> Plan {
    let mut options = PlanOptions::new(as_of());
    options.effort = effort;
    plan(catalogue(), resolve(raw), &options).expect("the work fits")
}

#[test]
fn plans_of_the_example_inventories_break_no_rule() {
    for name in ALL {
        let broken = violations(catalogue(), &plan_of(raw(name), 300));
        assert!(broken.is_empty(), "{name}:\n{}", broken.join("\n"));
    }
}

/// Breaches of the plans of all inventories with these seeds.
fn broken_by(seeds: std::ops::Range<u64>) -> Vec<String> {
    let mut failed = Vec::new();
    for seed in seeds {
        let inventory = generator::inventory(catalogue(), seed, 14);
        if Inventory::resolve(inventory.clone(), catalogue()).is_err() {
            failed.push(format!("seed {seed}: the inventory contradicts itself"));
            continue;
        }
        let broken = violations(catalogue(), &plan_of(inventory, EFFORT));
        failed.extend(broken.iter().map(|line| format!("seed {seed}: {line}")));
    }
    failed
}

#[test]
fn plans_of_random_inventories_break_no_rule() {
    let failed: Vec<String> = std::thread::scope(|scope| {
        let parts: Vec<_> =
            (0..4).map(|part| scope.spawn(move || broken_by(part * 60..(part + 1) * 60))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("planning does not panic")).collect()
    });
    assert!(failed.is_empty(), "{} rules broken:\n{}", failed.len(), failed.join("\n"));
}
