//! Tools that only protect or look after the systems of desks: they go with these, and hold none of them.
//!
//! A virus scanner is there because of the system. Who would keep the system because of the scanner keeps both for nothing.

use super::systems::platform_of;
use super::{KeepReason, Verdict, in_use};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex, Unit};
use crate::recommend::Recommendation;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::Platform;
use umstieg_format::scalar::SoftwareId;

/// Tools of which everything that is used serves systems, by the capabilities of the catalogue. What the inventory keeps,
/// or somebody else prescribes, is wanted for a reason of its own.
pub(super) fn tools(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendations: &[Recommendation],
) -> BTreeSet<ToolIndex> {
    let terms = &catalogue.vocabulary().capabilities;
    let serves = |unit: &Unit| {
        let mut needs = unit.needs.iter();
        let all = needs.all(|need| terms.get(&need.capability).is_some_and(|term| term.serves_system));
        all && !unit.needs.is_empty()
    };
    let mut found: BTreeMap<ToolIndex, bool> = BTreeMap::new();
    for recommendation in recommendations {
        let unit = &recommendation.unit;
        *found.entry(unit.tool).or_insert(true) &= serves(unit);
    }
    let is_wanted = |tool: ToolIndex| {
        let line = inventory.line(tool);
        line.keep.is_some() || line.owned_by.is_some()
    };
    found.into_iter().filter(|(tool, serves)| *serves && !is_wanted(*tool)).map(|(tool, _)| tool).collect()
}

/// Lets what serves systems only go with the last of them, if it would stay merely because nothing takes its place.
pub(super) fn go_with_systems(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendations: &[Recommendation],
    opened: &BTreeSet<SoftwareId>,
    verdicts: &mut [Verdict],
) {
    let system = |tool: ToolIndex| platform_of(catalogue, inventory.tool(tool).software()?);
    let (mut going, mut left) = (Vec::new(), BTreeSet::new());
    for (tool, platform) in inventory.indices().filter_map(|tool| Some((tool, system(tool)?))) {
        match verdicts.get(tool.0) {
            Some(verdict) if verdict.leaves() => going.push((tool, platform)),
            _ => {
                left.insert(platform);
            }
        }
    }
    left.extend(opened.iter().filter_map(|id| platform_of(catalogue, id)));
    for tool in tools(catalogue, inventory, recommendations) {
        let serves = |platform: Platform| serves(catalogue, inventory, tool, platform);
        let stays_for_nothing_else = verdicts.get(tool.0).is_some_and(|verdict| match verdict {
            Verdict::Keep { reason } => is_for_nothing_else(reason),
            _ => false,
        });
        if !stays_for_nothing_else || left.iter().any(|platform| serves(*platform)) {
            continue;
        }
        let systems: Vec<ToolIndex> =
            going.iter().filter(|(_, platform)| serves(*platform)).map(|(system, _)| *system).collect();
        if let Some(verdict) = verdicts.get_mut(tool.0).filter(|_| !systems.is_empty()) {
            *verdict = Verdict::GoWith { systems };
        }
    }
}

/// Whether a tool stays only because nothing takes its place.
fn is_for_nothing_else(reason: &KeepReason) -> bool {
    in_use::is_for_want_of_better(reason)
        || matches!(reason, KeepReason::ChosenExcluded { .. } | KeepReason::ChosenBarred { .. })
}

/// Whether a tool serves devices with a system: as the inventory says, else as its entry does, else perhaps.
fn serves(catalogue: &Catalogue, inventory: &Inventory, tool: ToolIndex, platform: Platform) -> bool {
    let line = inventory.line(tool);
    if !line.used_on.is_empty() {
        return line.used_on.contains(&platform);
    }
    let entry = inventory.tool(tool).software().and_then(|id| catalogue.software(id));
    let clients =
        entry.and_then(|entry| entry.platforms.as_ref()).map_or(&[][..], |it| it.clients.as_slice());
    clients.is_empty() || clients.contains(&platform)
}
