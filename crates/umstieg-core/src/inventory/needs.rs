//! Suites are taken apart: from tools to units of decision, each with the capabilities that are really used.

use super::{Inventory, ToolIndex};
use crate::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::Level;
use umstieg_format::scalar::{CapabilityId, SoftwareId};

/// One used capability of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The capability.
    pub capability: CapabilityId,
    /// How far the tool in use goes.
    pub level: Level,
    /// How much it counts, 1 to 5.
    pub weight: u8,
    /// Whether nobody said that it is used; all that the tool can do is taken for used then.
    pub assumed: bool,
}

/// What is decided about as one: a tool, or one part of a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The tool.
    pub tool: ToolIndex,
    /// The software: the tool itself, or the part of the suite.
    pub software: SoftwareId,
    /// Whether it is a part of the tool rather than the tool itself.
    pub is_part: bool,
    /// What is used, by capability.
    pub needs: Vec<Need>,
}

/// Capabilities of a suite's part below this weight are not taken for used unless somebody says so: few firms use all
/// of a suite, and a plan for what nobody uses helps nobody.
const ASSUMED_WEIGHT: u8 = 4;

/// Weight of a capability whose vocabulary term gives none.
const USUAL_WEIGHT: u8 = 3;

/// Deepest nesting of suites in suites that is followed.
const DEEPEST: usize = 8;

/// The units of an inventory: one for every known tool, one for every part of a suite that does something of its own.
///
/// Parts that the inventory lists as tools of their own are left to those tools.
#[must_use]
pub fn needs(inventory: &Inventory, catalogue: &Catalogue) -> Vec<Unit> {
    let mut units = Vec::new();
    for index in inventory.indices() {
        let Some(software) = inventory.tool(index).software() else { continue };
        let uses = &inventory.line(index).uses;
        let listed: BTreeSet<&SoftwareId> =
            inventory.bundled_in(index).filter_map(|part| inventory.tool(part).software()).collect();
        let mut claimed = BTreeSet::new();
        let mut of_tool = Vec::new();
        for (part, depth) in parts(software, catalogue) {
            let is_part = depth > 0;
            if is_part && (listed.contains(&part) || of_tool.iter().any(|unit: &Unit| unit.software == part)) {
                continue;
            }
            let needs = needs_of(&part, uses, is_part, catalogue, &mut claimed);
            if !needs.is_empty() || !is_part {
                of_tool.push(Unit { tool: index, software: part, is_part, needs });
            }
        }
        // A suite that does nothing of its own is decided through its parts alone.
        if of_tool.len() > 1 {
            of_tool.retain(|unit| unit.is_part || !unit.needs.is_empty());
        }
        add_unclaimed(&mut of_tool, uses, &claimed, catalogue);
        units.append(&mut of_tool);
    }
    units
}

/// The software and everything it includes, each with its depth, the nearest first.
fn parts(software: &SoftwareId, catalogue: &Catalogue) -> Vec<(SoftwareId, usize)> {
    let mut found = vec![(software.clone(), 0)];
    let mut at = 0;
    while let Some((id, depth)) = found.get(at).cloned() {
        at += 1;
        if depth >= DEEPEST {
            continue;
        }
        for part in catalogue.software(&id).into_iter().flat_map(|entry| &entry.includes) {
            if !found.iter().any(|(known, _)| known == part) {
                found.push((part.clone(), depth + 1));
            }
        }
    }
    found
}

/// What is used of one software; a capability is counted for the first part that has it.
fn needs_of(
    software: &SoftwareId,
    uses: &[CapabilityId],
    is_part: bool,
    catalogue: &Catalogue,
    claimed: &mut BTreeSet<CapabilityId>,
) -> Vec<Need> {
    let mut needs = BTreeMap::new();
    for (capability, has) in catalogue.software(software).into_iter().flat_map(|entry| &entry.capabilities) {
        let weight = weight(capability, catalogue);
        let said = uses.contains(capability);
        let taken = if uses.is_empty() { !is_part || weight >= ASSUMED_WEIGHT } else { said };
        if !taken || has.level == Level::None || !claimed.insert(capability.clone()) {
            continue;
        }
        let need = Need { capability: capability.clone(), level: has.level, weight, assumed: !said };
        needs.insert(capability.clone(), need);
    }
    needs.into_values().collect()
}

/// Adds what the inventory says is used although the catalogue does not know that the tool can do it.
fn add_unclaimed(
    units: &mut [Unit],
    uses: &[CapabilityId],
    claimed: &BTreeSet<CapabilityId>,
    catalogue: &Catalogue,
) {
    let Some(unit) = units.first_mut() else { return };
    for capability in uses.iter().filter(|capability| !claimed.contains(*capability)) {
        let weight = weight(capability, catalogue);
        unit.needs.push(Need { capability: capability.clone(), level: Level::Unknown, weight, assumed: false });
    }
    unit.needs.sort_by(|a, b| a.capability.cmp(&b.capability));
    unit.needs.dedup_by(|a, b| a.capability == b.capability);
}

/// How much a capability counts, 1 to 5.
fn weight(capability: &CapabilityId, catalogue: &Catalogue) -> u8 {
    let term = catalogue.vocabulary().capabilities.get(capability);
    term.and_then(|term| term.weight).unwrap_or(USUAL_WEIGHT).clamp(1, 5)
}
