//! What the choices for its units mean for a tool as a whole.

use super::systems::Systems;
use super::{Choice, Joint, KeepReason, ToolDecision, UnitDecision, Verdict, serving};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, Resolution, ToolIndex};
use crate::recommend::Recommendation;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::scalar::SoftwareId;

/// The verdict on every tool, in the order of the inventory.
pub(super) fn of(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendations: &[Recommendation],
    joint: &Joint,
    systems: &Systems,
) -> Vec<Verdict> {
    let Joint { choices, partly, opened, .. } = joint;
    let mut units: BTreeMap<ToolIndex, Vec<(&Choice, Option<&KeepReason>)>> = BTreeMap::new();
    for ((recommendation, choice), partly) in recommendations.iter().zip(choices).zip(partly) {
        units.entry(recommendation.unit.tool).or_default().push((choice, partly.as_ref()));
    }
    let mut verdicts: Vec<Verdict> = inventory
        .indices()
        .map(|tool| match (&inventory.tool(tool).resolution, units.get(&tool)) {
            (Resolution::Unknown { .. }, _) => match stated(inventory, tool) {
                Some(reason) => Verdict::Keep { reason },
                None if inventory.tool(tool).users == 0 => Verdict::Retire,
                None => Verdict::Unknown,
            },
            (Resolution::Known { .. }, Some(units)) => verdict(units),
            (Resolution::Known { .. }, None) => of_a_shell(inventory, tool, systems),
        })
        .collect();
    let is_shell = |tool: &ToolIndex| inventory.tool(*tool).software().is_some() && !units.contains_key(tool);
    for suite in inventory.indices().filter(is_shell) {
        let parts = inventory.bundled_in(suite).filter_map(|part| verdicts.get(part.0));
        let products: BTreeSet<SoftwareId> = parts.flat_map(Verdict::products).cloned().collect();
        if let Some(verdict @ Verdict::Retire) = verdicts.get_mut(suite.0)
            && !products.is_empty()
        {
            *verdict = Verdict::Replace { products: products.into_iter().collect() };
        }
    }
    serving::go_with_systems(catalogue, inventory, recommendations, opened, &mut verdicts);
    hold_suites(catalogue, inventory, &mut verdicts);
    verdicts
}

/// What nobody uses stays if it comes in for others.
pub(super) fn with_what_comes_in(
    inventory: &Inventory,
    opened: &BTreeSet<SoftwareId>,
    verdicts: Vec<Verdict>,
) -> Vec<Verdict> {
    let comes_in = |tool| inventory.tool(tool).software().is_some_and(|id| opened.contains(id));
    let all = inventory.indices().zip(verdicts);
    all.map(|(tool, verdict)| match verdict {
        Verdict::Retire if comes_in(tool) => Verdict::Open,
        verdict => verdict,
    })
    .collect()
}

/// Puts units and verdicts of each tool together.
pub(super) fn tools(
    inventory: &Inventory,
    recommendations: Vec<Recommendation>,
    choices: Vec<Choice>,
    verdicts: Vec<Verdict>,
) -> Vec<ToolDecision> {
    let mut units: BTreeMap<ToolIndex, Vec<UnitDecision>> = BTreeMap::new();
    for (recommendation, choice) in recommendations.into_iter().zip(choices) {
        units.entry(recommendation.unit.tool).or_default().push(UnitDecision { recommendation, choice });
    }
    let decision = |(tool, verdict)| ToolDecision {
        tool,
        verdict,
        units: units.remove(&tool).unwrap_or_default(),
        called: Vec::new(),
    };
    inventory.indices().zip(verdicts).map(decision).collect()
}

/// The verdict on a suite whose every use is in parts that are listed as tools: it goes with them, if it may.
fn of_a_shell(inventory: &Inventory, tool: ToolIndex, systems: &Systems) -> Verdict {
    let of_systems = systems.all_keep(tool).or_else(|| systems.some_keep(tool));
    of_systems.or_else(|| stated(inventory, tool)).map_or(Verdict::Retire, |reason| Verdict::Keep { reason })
}

/// Why a tool stays because the inventory says so, whatever it is.
fn stated(inventory: &Inventory, tool: ToolIndex) -> Option<KeepReason> {
    let line = inventory.line(tool);
    let rule = line.keep.as_ref().map(|text| KeepReason::Rule { text: text.clone() });
    rule.or_else(|| line.owned_by.as_ref().map(|owner| KeepReason::OwnedBy { owner: owner.clone() }))
}

/// What the choices for its units mean for a tool.
fn verdict(units: &[(&Choice, Option<&KeepReason>)]) -> Verdict {
    let mut products = BTreeSet::new();
    let mut kept: Vec<&KeepReason> = units.iter().filter_map(|(_, partly)| *partly).collect();
    for (choice, _) in units {
        match choice {
            Choice::Products(chosen) => products.extend(chosen.iter().cloned()),
            Choice::Keep(reason) => kept.push(reason),
        }
    }
    let products: Vec<_> = products.into_iter().collect();
    // What is open already or unused holds nothing else.
    let mut holding: Vec<KeepReason> = Vec::new();
    for reason in &kept {
        if !matches!(reason, KeepReason::Open | KeepReason::Unused) && !holding.contains(reason) {
            holding.push((*reason).clone());
        }
    }
    // What stays only with the rest is not why the rest stays.
    holding.sort_by_key(|reason| *reason == KeepReason::RestOfSuite);
    match (products.is_empty(), holding.first(), kept.first()) {
        (false, None, _) => Verdict::Replace { products },
        (false, Some(_), _) => Verdict::ReplacePartly { products, kept: holding },
        (true, Some(reason), _) => Verdict::Keep { reason: reason.clone() },
        (true, None, Some(KeepReason::Unused)) => Verdict::Retire,
        (true, None, Some(_)) => Verdict::Open,
        (true, None, None) => Verdict::Keep { reason: KeepReason::NothingFits { nearest: None } },
    }
}

/// A suite cannot be cancelled while a part of it stays under the same contract. Suites in suites follow, so it is
/// repeated until nothing changes.
fn hold_suites(catalogue: &Catalogue, inventory: &Inventory, verdicts: &mut [Verdict]) {
    loop {
        let mut changed = false;
        for part in inventory.indices() {
            let Some(suite) = inventory.tool(part).suite else { continue };
            // Open software can be had without the suite.
            let is_open = inventory.tool(part).software().is_some_and(|id| catalogue.is_open(id));
            let stays = !is_open && verdicts.get(part.0).is_some_and(|part| !part.leaves());
            let Some(verdict) = verdicts.get_mut(suite.0).filter(|suite| stays && suite.leaves()) else {
                continue;
            };
            let reason = KeepReason::Bundle { part };
            *verdict = match verdict {
                Verdict::Replace { products } if !products.is_empty() => {
                    Verdict::ReplacePartly { products: std::mem::take(products), kept: vec![reason] }
                }
                _ => Verdict::Keep { reason },
            };
            changed = true;
        }
        if !changed {
            return;
        }
    }
}
