//! Systems of servers, and what devices hang on: they stay in part while what stays needs them.
//!
//! A system of a desk stays for people, so that it may stay for some or for all. A server stays for software: what else it
//! does – files, sign-in – can move all the same.

use super::{Choice, Joint, KeepReason, Verdict};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use crate::recommend::Recommendation;
use std::collections::BTreeSet;
use umstieg_format::entry::{Hosting, Level, Platform};
use umstieg_format::scalar::CapabilityId;

/// Tools that run server parts of others, each with the system that they give.
pub(super) fn of(catalogue: &Catalogue, inventory: &Inventory) -> Vec<(ToolIndex, Platform)> {
    let gives = |tool: ToolIndex| {
        let entry = inventory.tool(tool).software().and_then(|id| catalogue.software(id))?;
        Some((tool, entry.gives_server?))
    };
    inventory.indices().filter_map(gives).collect()
}

/// Why servers with a system that would go stay: server parts of tools that stay run on them, or may do so for all that
/// anybody knows. What systems need is asked of those that are none.
pub(super) fn held(
    catalogue: &Catalogue,
    inventory: &Inventory,
    verdicts: &[Verdict],
    platform: Platform,
    systems: &BTreeSet<ToolIndex>,
) -> Option<KeepReason> {
    let stays = |tool: &ToolIndex| {
        !systems.contains(tool)
            && inventory.tool(*tool).users > 0
            && verdicts.get(tool.0).is_some_and(|verdict| !verdict.leaves())
    };
    let staying: Vec<(ToolIndex, Option<bool>)> = inventory
        .indices()
        .filter(stays)
        .map(|tool| (tool, needs_server(catalogue, inventory, tool, platform)))
        .collect();
    let those = |wanted: Option<bool>| -> Vec<ToolIndex> {
        staying.iter().filter(|(_, needs)| *needs == wanted).map(|(tool, _)| *tool).collect()
    };
    let (surely, perhaps) = (those(Some(true)), those(None));
    let known = !surely.is_empty();
    let needed_by = if known { surely } else { perhaps };
    (!needed_by.is_empty()).then_some(KeepReason::Server { platform, needed_by, known })
}

/// Whether the server part of a tool runs on servers with a system only; `None` if nobody knows.
///
/// What runs on others too may still run on this one today, and nothing in the plan moves it. What a cloud or people's own
/// devices run needs no server, nor, as far as anybody has said, does open software need a closed one.
fn needs_server(
    catalogue: &Catalogue,
    inventory: &Inventory,
    tool: ToolIndex,
    platform: Platform,
) -> Option<bool> {
    let software = inventory.tool(tool).software()?;
    let entry = catalogue.software(software)?;
    let is_server = entry.hosting.contains_key(&Hosting::OnPremises) || entry.servers.is_some();
    let said = &inventory.line(tool).needs_platform;
    if is_server && !said.is_empty() {
        return Some(said.contains(&platform));
    }
    match &entry.servers {
        Some(servers) if servers.systems.as_slice() == [platform] => Some(true),
        Some(servers) => {
            if servers.systems.contains(&platform) {
                None
            } else {
                Some(false)
            }
        }
        None if catalogue.is_open(software) => Some(false),
        None if is_server || entry.hosting.is_empty() => None,
        None => Some(false),
    }
}

/// Tools on which devices hang, each with their platform and the capability that they need.
pub(super) fn of_devices(
    catalogue: &Catalogue,
    recommendations: &[Recommendation],
) -> Vec<(ToolIndex, Platform, CapabilityId)> {
    let terms = &catalogue.vocabulary().capabilities;
    let mut found: Vec<(ToolIndex, Platform, CapabilityId)> = Vec::new();
    for recommendation in recommendations {
        for need in &recommendation.unit.needs {
            if let Some(platform) = terms.get(&need.capability).and_then(|term| term.of_platform) {
                found.push((recommendation.unit.tool, platform, need.capability.clone()));
            }
        }
    }
    found
}

/// Why what devices hang on stays although it would go: some of them stay, and no product that takes its place does in full
/// what they need.
pub(super) fn held_by_devices(
    recommendations: &[Recommendation],
    joint: &Joint,
    verdicts: &[Verdict],
    (tool, platform, capability): &(ToolIndex, Platform, CapabilityId),
    desks: &[(ToolIndex, Platform)],
) -> Option<KeepReason> {
    let stays = |(desk, of): &&(ToolIndex, Platform)| {
        of == platform && verdicts.get(desk.0).is_some_and(|it| !it.leaves())
    };
    let needed_by: Vec<ToolIndex> = desks.iter().filter(stays).map(|(desk, _)| *desk).collect();
    let in_full = recommendations.iter().zip(&joint.choices).any(|(recommendation, choice)| {
        let Choice::Products(products) = choice else { return false };
        recommendation.unit.tool == *tool
            && products.iter().filter_map(|id| recommendation.of(id)).any(|candidate| {
                let mut needs = candidate.coverage.needs.iter();
                needs.any(|need| need.capability == *capability && need.level == Level::Full)
            })
    });
    (!needed_by.is_empty() && !in_full).then_some(KeepReason::Devices { platform: *platform, needed_by })
}
