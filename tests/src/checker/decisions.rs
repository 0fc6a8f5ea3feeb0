//! Every tool has one answer, keep rules are kept, and what products require is there.

use super::facts::Facts;
use std::collections::BTreeSet;
use umstieg_core::Resolution;
use umstieg_core::decide::{Choice, KeepReason, Verdict};
use umstieg_core::format::entry::{Requirement, StepKind, Supply};
use umstieg_core::format::scalar::SoftwareId;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<String>) {
    every_tool_has_one_answer(facts, found);
    what_must_stay_stays(facts, found);
    unknown_tools_keep_their_candidates(facts, found);
    requirements_are_there(facts, found);
}

fn every_tool_has_one_answer(facts: &Facts<'_>, found: &mut Vec<String>) {
    let decided: Vec<_> = facts.plan.decisions.tools.iter().map(|decision| decision.tool).collect();
    let listed: Vec<_> = facts.plan.inventory.indices().collect();
    if decided != listed {
        found.push(format!("tools {listed:?} are listed, {decided:?} have an answer"));
    }
    let staying = facts.staying();
    for decision in &facts.plan.decisions.tools {
        let name = facts.name(decision.tool);
        let chosen = facts.products_of(decision.tool);
        let stated: BTreeSet<&SoftwareId> = match &decision.verdict {
            Verdict::Replace { products } | Verdict::ReplacePartly { products, .. } => {
                products.iter().collect()
            }
            _ => BTreeSet::new(),
        };
        if chosen != stated {
            found.push(format!("`{name}`: the answer names {stated:?}, its parts move to {chosen:?}"));
        }
        for product in chosen {
            if !facts.incoming().contains(product) && !staying.contains(product) {
                found.push(format!("`{name}` moves to `{product}`, which neither comes in nor stays"));
            }
        }
    }
}

fn what_must_stay_stays(facts: &Facts<'_>, found: &mut Vec<String>) {
    const ENDS: [StepKind; 5] = [
        StepKind::MigrateData,
        StepKind::ParallelRun,
        StepKind::GiveNotice,
        StepKind::Archive,
        StepKind::SwitchOff,
    ];
    for decision in &facts.plan.decisions.tools {
        let line = facts.plan.inventory.line(decision.tool);
        let name = facts.name(decision.tool);
        let stays = match (&line.keep, &decision.verdict) {
            (Some(text), Verdict::Keep { reason: KeepReason::Rule { text: stated } }) if text == stated => {
                true
            }
            (Some(_), verdict) => {
                found.push(format!("`{name}` has a keep rule, but the answer is {verdict:?}"));
                true
            }
            (None, Verdict::Keep { .. } | Verdict::Open | Verdict::Unknown) => true,
            (None, _) => false,
        };
        let owned = line.owned_by.is_some() && line.users != Some(0);
        if owned && !matches!(decision.verdict, Verdict::Keep { .. } | Verdict::Open | Verdict::Unknown) {
            found
                .push(format!("`{name}` belongs to somebody else, but the answer is {:?}", decision.verdict));
        }
        if !stays {
            continue;
        }
        for unit in &decision.units {
            if let Choice::Products(products) = &unit.choice {
                found.push(format!("`{name}` stays, but a part of it moves to {products:?}"));
            }
        }
        for kind in ENDS {
            if !facts.of_tool(decision.tool, kind).is_empty() {
                found.push(format!("`{name}` stays, but has a step of the kind {kind:?}"));
            }
        }
    }
}

fn unknown_tools_keep_their_candidates(facts: &Facts<'_>, found: &mut Vec<String>) {
    for decision in &facts.plan.decisions.tools {
        let tool = facts.plan.inventory.tool(decision.tool);
        let Resolution::Unknown { candidates } = &tool.resolution else { continue };
        let publisher = facts.plan.inventory.line(decision.tool).publisher.as_deref();
        let near = facts.catalogue.find(&tool.name, publisher, candidates.len().max(3));
        if *candidates != near {
            found.push(format!("`{}` is not known and has lost its nearest names", tool.handle));
        }
        if !matches!(decision.verdict, Verdict::Unknown | Verdict::Keep { .. } | Verdict::Retire) {
            found.push(format!("`{}` is not known, but the answer is {:?}", tool.handle, decision.verdict));
        }
    }
}

/// Whether a requirement is a product of its own for what a set of needs asks.
fn is_due(requirement: &Requirement, needs: &BTreeSet<&str>) -> bool {
    requirement.supply == Supply::Separate
        && (requirement.only_for.is_empty()
            || requirement.only_for.iter().any(|capability| needs.contains(capability.as_str())))
}

/// Everything that an incoming product requires for what it is used for comes in too or is there and stays.
fn requirements_are_there(facts: &Facts<'_>, found: &mut Vec<String>) {
    let mut there = facts.incoming();
    there.extend(facts.staying());
    for product in facts.incoming() {
        let Some(entry) = facts.entry(product) else {
            found.push(format!("`{product}` comes in, but is not in the catalogue"));
            continue;
        };
        let uses = facts.plan.decisions.tools.iter().flat_map(|decision| &decision.units);
        let uses =
            uses.filter(|unit| matches!(&unit.choice, Choice::Products(chosen) if chosen.contains(product)));
        let needs: BTreeSet<&str> = uses
            .flat_map(|unit| unit.recommendation.unit.needs.iter().map(|need| need.capability.as_str()))
            .collect();
        for requirement in entry.requires.iter().filter(|requirement| is_due(requirement, &needs)) {
            let fills = |id: &SoftwareId| {
                let role = requirement.role.as_ref();
                role.is_some_and(|role| facts.entry(id).is_some_and(|entry| entry.fills.contains_key(role)))
            };
            let met = there
                .iter()
                .any(|id| requirement.any_of.iter().any(|range| range.software == **id) || fills(id));
            if !met {
                found.push(format!(
                    "`{product}` requires one of {:?} or the role {:?}, and none is there",
                    requirement.any_of.iter().map(|range| range.software.as_str()).collect::<Vec<_>>(),
                    requirement.role
                ));
            }
        }
        for (capability, has) in &entry.capabilities {
            for added in has.with.iter().filter(|_| needs.contains(capability.as_str())) {
                if !there.contains(added) {
                    found.push(format!(
                        "`{product}` does `{capability}` only with `{added}`, which is not there"
                    ));
                }
            }
        }
    }
}
