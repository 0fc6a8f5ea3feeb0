//! Suites are taken apart: from tools to units of decision, each with the capabilities that are really used.

use super::{Inventory, ToolIndex};
use crate::catalogue::Catalogue;
use std::collections::BTreeSet;
use umstieg_format::entry::{Level, Software};
use umstieg_format::inventory::ObligationKind;
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
    /// The least that whatever takes the tool's place must reach; `None` if work goes on without it.
    pub essential: Option<Level>,
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

    /// Whether the law demands that the records made with it are kept for years, whether or not the inventory states a
    /// duty: invoices, books, payroll, tills.
    #[must_use]
    pub fn keeps_records(&self, catalogue: &Catalogue) -> bool {
        let terms = &catalogue.vocabulary().capabilities;
        self.needs.iter().any(|need| terms.get(&need.capability).is_some_and(|term| term.retention))
    }
}

/// Capabilities below this weight are not taken for used where they are beside the point, unless somebody says so: those
/// of a suite's part, and those of a category that is none of the tool's. Few firms use all of what they have bought,
/// and a plan for what nobody uses helps nobody.
const ASSUMED_WEIGHT: u8 = 4;

/// What a capability of a category that is none of the tool's counts if nobody says that it is used, in thousandths of
/// its weight: the chat of a meeting tool is used by some, but it is not what the tool was bought for.
const BESIDE_THE_POINT: u32 = 500;

/// From this weight on, work stops without a capability whatever else a product does: 5 is given in the vocabulary to
/// what people buy a product of the category for.
const ESSENTIAL: u8 = 5;

/// From this weight on, work stops without a capability of which somebody has said that it is used: who takes the
/// trouble to list uses lists what matters. What weighs less is comfort, whoever names it.
const ESSENTIAL_IF_STATED: u8 = 3;

/// Weight of a capability whose vocabulary term gives none.
const USUAL_WEIGHT: u8 = 3;

/// Deepest nesting of suites in suites that is followed.
const DEEPEST: usize = 8;

/// The units of an inventory: one for every known tool; for a suite one for every category of which its parts do
/// something. A word processor and a spreadsheet of one suite are replaced together, its mail client is not.
///
/// Parts that the inventory lists as tools of their own are left to those tools, with what the suite is said to be used
/// for and they do best. A suite whose every use lies in listed parts has no unit: it goes when they go. Where the
/// inventory says what is to take the place of the suite itself, that has its unit.
#[must_use]
pub fn needs(inventory: &Inventory, catalogue: &Catalogue) -> Vec<Unit> {
    inventory.indices().flat_map(|index| units_of(index, inventory, catalogue)).collect()
}

/// The units of one tool.
fn units_of(index: ToolIndex, inventory: &Inventory, catalogue: &Catalogue) -> Vec<Unit> {
    let Some(software) = inventory.tool(index).software() else { return Vec::new() };
    let usage = Usage::of(index, inventory, catalogue);
    let all = parts(software, catalogue);
    let listed = Listed::of(index, &all, inventory, catalogue);
    let is_to_be_replaced = inventory.line(index).replace_by.is_some();
    let is_left = |capability: &&CapabilityId| !is_to_be_replaced && listed.does_best(capability, catalogue);
    let mut claimed: BTreeSet<CapabilityId> = usage.uses.iter().filter(is_left).cloned().collect();
    let left_to_parts = claimed.clone();
    // Nobody knows what a software does of which no capability is known, so no part does all of it.
    let is_known = all.iter().any(|(part, _)| does_something(part, catalogue));
    let mut units: Vec<Unit> = Vec::new();
    for (part, depth) in all {
        if depth > 0 && listed.parts.contains(&part) {
            continue;
        }
        let needs = needs_of(&part, &usage, depth > 0, catalogue, &mut claimed);
        if !needs.is_empty() {
            join(
                &mut units,
                Unit { tool: index, software: part.clone(), parts: vec![part], needs },
                catalogue,
            );
        }
    }
    let nothing_left = !listed.parts.is_empty()
        && !is_to_be_replaced
        && is_known
        && usage.uses.iter().all(|use_| left_to_parts.contains(use_));
    if units.is_empty() && !nothing_left {
        // What the catalogue knows no capability of is still a tool that somebody must decide about.
        units.push(Unit {
            tool: index,
            software: software.clone(),
            parts: vec![software.clone()],
            needs: Vec::new(),
        });
    }
    add_unclaimed(&mut units, usage.uses, &claimed, catalogue);
    units
}

/// Whether the catalogue knows anything that a software can do.
fn does_something(software: &SoftwareId, catalogue: &Catalogue) -> bool {
    catalogue.software(software).is_some_and(|entry| !entry.capabilities.is_empty())
}

/// What somebody has said about the use of a tool.
struct Usage<'a> {
    /// Its uses, as its own line lists them; empty if nobody has said what it is used for.
    uses: &'a [CapabilityId],
    /// Uses that the line of its suite lists.
    of_suite: &'a [CapabilityId],
    /// Duties that name it.
    duties: BTreeSet<ObligationKind>,
    catalogue: &'a Catalogue,
}

impl<'a> Usage<'a> {
    fn of(tool: ToolIndex, inventory: &'a Inventory, catalogue: &'a Catalogue) -> Self {
        let handle = &inventory.tool(tool).handle;
        let duties = inventory.raw().obligations.iter().filter(|duty| duty.applies_to.contains(handle));
        let suite = inventory.tool(tool).suite;
        Self {
            uses: &inventory.line(tool).uses,
            of_suite: suite.map_or(&[], |suite| &inventory.line(suite).uses),
            duties: duties.map(|duty| duty.kind).collect(),
            catalogue,
        }
    }

    /// Whether somebody has said that a capability is used: the list of uses, that of the suite, or a duty.
    fn says(&self, capability: &CapabilityId) -> bool {
        self.uses.contains(capability)
            || (self.uses.is_empty() && self.of_suite.contains(capability))
            || self.demanded(capability).is_some()
    }

    /// The least level that a duty demands of the tool.
    fn demanded(&self, capability: &CapabilityId) -> Option<Level> {
        let demanded = self.catalogue.vocabulary().capabilities.get(capability)?.demanded_by.as_ref()?;
        self.duties.contains(&demanded.obligation).then_some(demanded.least)
    }

    /// The least that a substitute must reach, if work does not go on without it; no more than what the tool in use does,
    /// unless a duty demands that.
    fn essential(&self, capability: &CapabilityId, has: Level, weight: u8, said: bool) -> Option<Level> {
        let always = self.catalogue.vocabulary().capabilities.get(capability).and_then(|term| term.essential);
        let always =
            always.map(|least| if worth(has) > 0 && worth(has) < worth(least) { has } else { least });
        let heavy = weight >= if said { ESSENTIAL_IF_STATED } else { ESSENTIAL };
        self.demanded(capability).or(always).or(heavy.then_some(Level::Basic))
    }
}

/// Parts of a suite that the inventory lists as tools of their own.
struct Listed {
    /// The software of these tools, with what it includes.
    parts: BTreeSet<SoftwareId>,
    /// Parts that are not among them, and the suite itself.
    others: Vec<SoftwareId>,
}

impl Listed {
    fn of(
        suite: ToolIndex,
        all: &[(SoftwareId, usize)],
        inventory: &Inventory,
        catalogue: &Catalogue,
    ) -> Self {
        let parts: BTreeSet<SoftwareId> = inventory
            .bundled_in(suite)
            .filter_map(|part| inventory.tool(part).software())
            .flat_map(|part| parts(part, catalogue))
            .map(|(part, _)| part)
            .collect();
        let others =
            all.iter().map(|(part, _)| part).filter(|part| !parts.contains(*part)).cloned().collect();
        Self { parts, others }
    }

    /// Whether a capability is done by a listed part, and by none of the others better.
    fn does_best(&self, capability: &CapabilityId, catalogue: &Catalogue) -> bool {
        let does = |id: &SoftwareId| {
            let has = catalogue.software(id).and_then(|entry| entry.capabilities.get(capability));
            has.map_or(0, |has| worth(has.level))
        };
        let best = self.parts.iter().map(does).max().unwrap_or(0);
        best > 0 && best >= self.others.iter().map(does).max().unwrap_or(0)
    }
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
pub(crate) fn parts(software: &SoftwareId, catalogue: &Catalogue) -> Vec<(SoftwareId, usize)> {
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
    usage: &Usage<'_>,
    is_part: bool,
    catalogue: &Catalogue,
    claimed: &mut BTreeSet<CapabilityId>,
) -> Vec<Need> {
    let Some(entry) = catalogue.software(software) else { return Vec::new() };
    let mut needs = Vec::new();
    for (capability, has) in &entry.capabilities {
        let said = usage.says(capability);
        let weight = if said {
            Some(weight(capability, catalogue))
        } else if usage.uses.is_empty() {
            assumed_weight(entry, capability, is_part, catalogue)
        } else {
            None
        };
        let Some(weight) = weight.filter(|_| has.level != Level::None) else { continue };
        if !claimed.insert(capability.clone()) {
            continue;
        }
        needs.push(Need {
            capability: capability.clone(),
            level: has.level,
            weight,
            assumed: !said,
            essential: usage.essential(capability, has.level, weight, said),
        });
    }
    needs
}

/// How much a capability counts of which nobody has said that it is used; `None` if it is not taken for used.
///
/// It counts in full if it belongs to what the software is for. What the software does only in part counts less, because
/// it is used less.
fn assumed_weight(
    entry: &Software,
    capability: &CapabilityId,
    is_part: bool,
    catalogue: &Catalogue,
) -> Option<u8> {
    let is_own = |capability: &CapabilityId| {
        let term = catalogue.vocabulary().capabilities.get(capability);
        term.is_some_and(|term| entry.categories.contains(&term.category))
    };
    // An entry that does nothing of its own category was put there for another reason; everything is the point then.
    let beside_the_point = !is_own(capability) && entry.capabilities.keys().any(is_own);
    let full = weight(capability, catalogue);
    if (is_part || beside_the_point) && full < ASSUMED_WEIGHT {
        return None;
    }
    let share = if beside_the_point { BESIDE_THE_POINT } else { 1000 };
    let level = entry.capabilities.get(capability).map_or(Level::Unknown, |has| has.level);
    // How far it goes is not known: it may go all the way.
    let worth = if level == Level::Unknown { worth(Level::Full) } else { worth(level) };
    let weight = (u32::from(full) * share * u32::from(worth)).div_ceil(1_000_000);
    Some(u8::try_from(weight).unwrap_or(full).clamp(1, full))
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
            essential: (weight >= ESSENTIAL_IF_STATED).then_some(Level::Basic),
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

/// What a capability is worth that is there in part, in thousandths: the usual cases are more than half of the work.
pub(crate) const IN_PART: u16 = 600;

/// What a capability is worth that is there in its simplest form, in thousandths: about a third of the work.
pub(crate) const IN_SIMPLEST_FORM: u16 = 300;

/// What a level is worth, in thousandths. What is not known is worth nothing.
pub(crate) fn worth(level: Level) -> u16 {
    match level {
        Level::Full => 1000,
        Level::Partial => IN_PART,
        Level::Basic => IN_SIMPLEST_FORM,
        Level::None | Level::Unknown => 0,
    }
}
