//! What stays and does already what another tool is used for: then that tool can go without a new product.
//!
//! Asked once everything has been decided without it, because only then it is known what stays. What serves others is
//! settled to stay, and the choice is made anew.

use super::{Choice, KeepReason, ToolDecision, Verdict, keep, platform_of};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex, Unit, parts};
use crate::policy::Policy;
use crate::recommend::{Recommendation, in_use};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::scalar::{CapabilityId, SoftwareId};

/// Units that stay because others rely on them, each with the reason for which it stayed before; by their position.
pub(super) type Serving = BTreeMap<usize, KeepReason>;

/// Adds to the candidates of every unit that moves, or stays for want of something better, what stays and would do.
pub(super) fn offer(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    recommendations: &mut [Recommendation],
    choices: &[Choice],
    verdicts: &[Verdict],
) -> Serving {
    let house = House { catalogue, inventory, policy };
    let verdict = |tool: ToolIndex| verdicts.get(tool.0);
    // They stay whatever else is decided; what merely found nothing better may still go itself.
    let stays_anyway = |tool: &ToolIndex| {
        matches!(verdict(*tool), Some(Verdict::Keep { reason: KeepReason::Rule { .. } } | Verdict::Open))
    };
    // Tools that stay as a whole, of the house's own will; what some keep beside its successor, or what others prescribe
    // and own, is no place to move to, nor what would go if it could.
    let stays = |tool: &ToolIndex| {
        let found_nothing =
            matches!(verdict(*tool), Some(Verdict::Keep { reason }) if is_for_want_of_better(reason));
        (stays_anyway(tool) || found_nothing) && keep::lasts(catalogue, inventory, *tool)
    };
    let all = Staying::of(&house, inventory.indices().filter(stays));
    let mut serving: BTreeSet<ToolIndex> = BTreeSet::new();
    for (recommendation, choice) in recommendations.iter_mut().zip(choices) {
        if matches!(choice, Choice::Products(_)) {
            serving.extend(house.offer(recommendation, &all));
        }
    }
    let is_sure = |tool: &ToolIndex| stays(tool) && (stays_anyway(tool) || serving.contains(tool));
    let sure: BTreeSet<ToolIndex> = inventory.indices().filter(is_sure).collect();
    let doing = Staying::of(&house, sure.iter().copied());
    for (recommendation, choice) in recommendations.iter_mut().zip(choices) {
        let found_nothing = matches!(choice, Choice::Keep(reason) if is_for_want_of_better(reason));
        // Nothing has to change; then only who has said what a tool is used for can say that it is not needed.
        let is_stated = recommendation.unit.needs.iter().all(|need| !need.assumed);
        if found_nothing && is_stated && !sure.contains(&recommendation.unit.tool) {
            serving.extend(house.offer(recommendation, &doing));
        }
    }
    let units = recommendations.iter().zip(choices).enumerate();
    units
        .filter(|(_, (recommendation, _))| serving.contains(&recommendation.unit.tool))
        .filter_map(|(unit, (_, choice))| match choice {
            Choice::Keep(reason) => Some((unit, reason.clone())),
            Choice::Products(_) => None,
        })
        .collect()
}

/// Whether something stays merely because nothing better was found.
pub(super) fn is_for_want_of_better(reason: &KeepReason) -> bool {
    matches!(
        reason,
        KeepReason::NotWorthIt
            | KeepReason::RestOfSuite
            | KeepReason::CheapToKeep { .. }
            | KeepReason::NothingFits { .. }
            | KeepReason::NoSubstitute
    )
}

/// Tools that stay, by what they are and by what that does; so that among thousands of tools only those few are looked
/// at that do something of what a unit is used for.
struct Staying<'a> {
    tools: BTreeMap<&'a SoftwareId, BTreeSet<ToolIndex>>,
    doing: BTreeMap<&'a CapabilityId, Vec<&'a SoftwareId>>,
}

impl<'a> Staying<'a> {
    fn of(house: &House<'a>, tools: impl Iterator<Item = ToolIndex>) -> Self {
        let mut of_software: BTreeMap<&SoftwareId, BTreeSet<ToolIndex>> = BTreeMap::new();
        for tool in tools {
            if let Some(software) = house.inventory.tool(tool).software() {
                of_software.entry(software).or_default().insert(tool);
            }
        }
        let mut doing: BTreeMap<&CapabilityId, Vec<&SoftwareId>> = BTreeMap::new();
        for software in of_software.keys() {
            let parts = parts(software, house.catalogue).into_iter();
            let does: BTreeSet<&CapabilityId> = parts
                .filter_map(|(part, _)| house.catalogue.software(&part))
                .flat_map(|entry| entry.capabilities.keys())
                .collect();
            for capability in does {
                doing.entry(capability).or_default().push(software);
            }
        }
        Self { tools: of_software, doing }
    }

    /// Software that does something of what a unit is used for, and the tools that are it.
    fn doing_some_of(&self, unit: &Unit) -> BTreeMap<&'a SoftwareId, &BTreeSet<ToolIndex>> {
        let found = unit.needs.iter().filter_map(|need| self.doing.get(&need.capability)).flatten();
        found.filter_map(|software| Some((*software, self.tools.get(software)?))).collect()
    }
}

/// Where tools are in use.
struct House<'a> {
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    policy: &'a Policy,
}

impl House<'_> {
    /// Adds those of the tools that stay to the candidates of a unit that would do for it, and returns them.
    fn offer(&self, recommendation: &mut Recommendation, staying: &Staying<'_>) -> Vec<ToolIndex> {
        let unit = recommendation.unit.clone();
        let line = self.inventory.line(unit.tool);
        // Somebody has decided, or needs nothing.
        if line.replace_by.is_some()
            || line.keep.is_some()
            || line.owned_by.is_some()
            || unit.needs.is_empty()
        {
            return Vec::new();
        }
        let mut serving = Vec::new();
        for (software, tools) in staying.doing_some_of(&unit) {
            if recommendation.candidates.iter().any(|candidate| candidate.software == *software) {
                continue;
            }
            let Some(tool) = tools.iter().copied().find(|tool| self.may_serve(*tool, unit.tool)) else {
                continue;
            };
            let Some(candidate) = in_use(self.catalogue, self.inventory, &unit, self.policy, software) else {
                continue;
            };
            recommendation.add_in_use(candidate);
            serving.push(tool);
        }
        serving
    }

    /// Whether people who use one tool may use another that stays instead: they are not the same product or bought
    /// together, and whoever needs a licence has one. More licences for a product that is to be left some day are no
    /// saving.
    fn may_serve(&self, staying: ToolIndex, tool: ToolIndex) -> bool {
        let (there, here) = (self.inventory.tool(staying), self.inventory.tool(tool));
        let (Some(new), Some(old)) = (there.software(), here.software()) else { return false };
        let includes = |whole: &SoftwareId, part: &SoftwareId| {
            parts(whole, self.catalogue).into_iter().any(|(id, _)| id == *part)
        };
        // Who works on a system works on another one, not on what runs servers.
        let on_desks = |id: &SoftwareId| platform_of(self.catalogue, id).is_some();
        let is_apart = there.suite != Some(tool) && here.suite != Some(staying);
        let has_it = self.catalogue.is_open(new) || there.users >= here.users;
        is_apart
            && has_it
            && (on_desks(new) || !on_desks(old))
            && there.users > 0
            && !includes(new, old)
            && !includes(old, new)
    }
}

/// Whether everything that a tool is used for moves to what is in use already.
pub(super) fn covers(
    inventory: &Inventory,
    decision: &ToolDecision,
    incoming: &BTreeSet<SoftwareId>,
) -> bool {
    let there = |id: &SoftwareId| !incoming.contains(id) && inventory.has_beside(decision.tool, id);
    !decision.units.is_empty()
        && decision.units.iter().all(|unit| match &unit.choice {
            Choice::Products(products) => products.iter().all(there),
            Choice::Keep(_) => false,
        })
}
