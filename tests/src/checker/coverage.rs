//! Nothing is switched off while somebody still needs it: every essential need is met by what comes in or stays.

use super::facts::Facts;
use std::collections::BTreeSet;
use umstieg_core::ToolIndex;
use umstieg_core::decide::Verdict;
use umstieg_core::format::entry::Level;
use umstieg_core::format::scalar::CapabilityId;

/// Weight from which on a capability is essential although nobody says that it is used.
const ESSENTIAL: u8 = 5;

/// Weight from which on a capability is essential if the inventory says that it is used.
const ESSENTIAL_IF_STATED: u8 = 3;

/// A tool goes only if each of its essential needs is covered by a product that its users get, or by a tool that stays.
pub(super) fn essential_needs_are_covered(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    let staying = facts.staying();
    // What a system needs is not missed when that is gone; another rule looks at what goes with a system.
    let goes_with_system = |tool: ToolIndex| {
        facts.decision(tool).is_some_and(|decision| matches!(decision.verdict, Verdict::GoWith { .. }))
    };
    let missed =
        |tool: &ToolIndex| facts.goes(*tool) && !goes_with_system(*tool) && inventory.tool(*tool).users > 0;
    for tool in inventory.indices().filter(missed) {
        let mut there = facts.with_helpers(facts.products_of(tool));
        there.extend(&staying);
        for (capability, how) in essential(facts, tool) {
            if !there.iter().any(|id| facts.does(id, capability)) {
                found.push(format!(
                    "`{}` goes, but nothing that its people get or keep is known to do `{capability}` ({how}): {:?}",
                    facts.name(tool),
                    facts.products_of(tool).iter().map(|id| id.as_str()).collect::<Vec<_>>()
                ));
            }
        }
    }
}

/// What people cannot do without, with the reason. What a part does that is listed as a tool of its own is that tool's.
fn essential<'a>(facts: &Facts<'a>, tool: ToolIndex) -> Vec<(&'a CapabilityId, String)> {
    let inventory = &facts.plan.inventory;
    let Some(software) = inventory.tool(tool).software() else { return Vec::new() };
    let listed: BTreeSet<_> = inventory
        .indices()
        .filter(|part| inventory.tool(*part).suite == Some(tool))
        .filter_map(|part| inventory.tool(part).software())
        .flat_map(|part| facts.with_parts(part))
        .collect();
    let elsewhere = |capability: &CapabilityId| listed.iter().any(|part| facts.does(part, capability));
    let uses = &inventory.line(tool).uses;
    if !uses.is_empty() {
        let stated = uses.iter().filter(|capability| facts.weight(capability) >= ESSENTIAL_IF_STATED);
        return stated
            .filter(|capability| !elsewhere(capability))
            .map(|capability| (capability, format!("stated, weight {}", facts.weight(capability))))
            .collect();
    }
    let parts = facts.with_parts(software).into_iter().filter(|part| !listed.contains(part));
    let does = parts.filter_map(|part| facts.entry(part)).flat_map(|entry| &entry.capabilities);
    // What nobody has stated is a must only where it is what the tool is for, and the tool does it in full.
    does.filter(|(_, has)| has.level == Level::Full)
        .map(|(capability, _)| capability)
        .filter(|capability| facts.is_for(software, capability))
        .filter(|capability| facts.weight(capability) >= ESSENTIAL && !elsewhere(capability))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|capability| (capability, format!("weight {ESSENTIAL}")))
        .collect()
}
