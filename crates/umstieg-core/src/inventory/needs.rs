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

/// What is decided about as one: a tool, or the parts of a suite that belong to one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The tool.
    pub tool: ToolIndex,
    /// The software: the tool itself, or the part of the suite that does most of what is used.
    pub software: SoftwareId,
    /// All parts of the suite that the unit stands for, the software itself among them.
    pub parts: Vec<SoftwareId>,
    /// What is used, by capability.
    pub needs: Vec<Need>,
}

impl Unit {
    /// How much all its needs count together.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.needs.iter().map(|need| u32::from(need.weight)).sum()
    }
}

/// Capabilities of a suite's part below this weight are not taken for used unless somebody says so: few firms use all
/// of a suite, and a plan for what nobody uses helps nobody.
const ASSUMED_WEIGHT: u8 = 4;

/// Weight of a capability whose vocabulary term gives none.
const USUAL_WEIGHT: u8 = 3;

/// Deepest nesting of suites in suites that is followed.
const DEEPEST: usize = 8;

/// The units of an inventory: one for every known tool; for a suite one for every category of which its parts do
/// something. A word processor and a spreadsheet of one suite are replaced together, its mail client is not.
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
        let mut of_tool: Vec<Unit> = Vec::new();
        for (part, depth) in parts(software, catalogue) {
            if depth > 0 && listed.contains(&part) {
                continue;
            }
            let needs = needs_of(&part, uses, depth > 0, catalogue, &mut claimed);
            if !needs.is_empty() {
                join(
                    &mut of_tool,
                    Unit { tool: index, software: part.clone(), parts: vec![part], needs },
                    catalogue,
                );
            }
        }
        if of_tool.is_empty() {
            // What the catalogue knows no capability of is still a tool that somebody must decide about.
            of_tool.push(Unit {
                tool: index,
                software: software.clone(),
                parts: vec![software.clone()],
                needs: Vec::new(),
            });
        }
        add_unclaimed(&mut of_tool, uses, &claimed, catalogue);
        units.append(&mut of_tool);
    }
    units
}

/// Adds a unit to those of its tool, together with the one of the same category if there is one.
fn join(units: &mut Vec<Unit>, unit: Unit, catalogue: &Catalogue) {
    let category =
        |unit: &Unit| catalogue.software(&unit.software).and_then(|entry| entry.categories.first());
    match units.iter_mut().find(|known| category(known) == category(&unit)) {
        Some(known) => {
            // The tool itself stays the face of its unit; among parts the one that does most.
            if known.weight() < unit.weight()
                && known.parts.len() == 1
                && units_face_may_change(known, catalogue)
            {
                known.software = unit.software.clone();
            }
            known.parts.extend(unit.parts);
            known.needs.extend(unit.needs);
            known.needs.sort_by(|a, b| a.capability.cmp(&b.capability));
        }
        None => units.push(unit),
    }
}

/// Whether a unit is about a mere part, so that a part that does more can stand for it.
fn units_face_may_change(unit: &Unit, catalogue: &Catalogue) -> bool {
    catalogue.software(&unit.software).is_some_and(|entry| entry.includes.is_empty())
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
        unit.needs.push(Need {
            capability: capability.clone(),
            level: Level::Unknown,
            weight,
            assumed: false,
        });
    }
    unit.needs.sort_by(|a, b| a.capability.cmp(&b.capability));
    unit.needs.dedup_by(|a, b| a.capability == b.capability);
}

/// How much a capability counts, 1 to 5.
fn weight(capability: &CapabilityId, catalogue: &Catalogue) -> u8 {
    let term = catalogue.vocabulary().capabilities.get(capability);
    term.and_then(|term| term.weight).unwrap_or(USUAL_WEIGHT).clamp(1, 5)
}
