//! What stays whatever the ranking says, and why.

use super::systems::Systems;
use super::{Choice, options};
use crate::catalogue::{Catalogue, is_discontinued};
use crate::inventory::{Inventory, ToolIndex};
use crate::policy::Policy;
use crate::recommend::{Recommendation, broken_limit};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use umstieg_format::entry::Platform;
use umstieg_format::scalar::{SoftwareId, StandardId};

/// Why a tool or a part of it stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepReason {
    /// The inventory says so.
    Rule {
        /// Its reason.
        text: Box<str>,
    },
    /// Somebody else owns or prescribes it.
    OwnedBy {
        /// Who.
        owner: Box<str>,
    },
    /// The catalogue knows that nothing open takes its place, or nothing that comes near.
    NoSubstitute,
    /// Candidates exist, but each breaks a limit; the nearest is named.
    NothingFits {
        /// The best of the excluded candidates.
        nearest: Option<SoftwareId>,
    },
    /// Tools that stay need it as their platform.
    Platform {
        /// The platform.
        platform: Platform,
        /// Tools that are known to need it.
        needed_by: Vec<ToolIndex>,
        /// Tools that stay too and of which nobody knows whether they need it.
        perhaps: Vec<ToolIndex>,
        /// The fewest and the most people who keep it for all these tools: whether the same people use several of them,
        /// nobody has said.
        people: RangeInclusive<u32>,
    },
    /// A tool that was bought with it stays, and cannot be kept without it.
    Bundle {
        /// The tool that stays.
        part: ToolIndex,
    },
    /// Nobody knows whether tools that stay can do without it as their platform.
    PlatformUnknown {
        /// The platform.
        platform: Platform,
        /// The tools.
        needed_by: Vec<ToolIndex>,
        /// The fewest and the most people who keep it.
        people: RangeInclusive<u32>,
    },
    /// Server parts of tools that stay run on it, or may do so for all that anybody knows.
    Server {
        /// The system.
        platform: Platform,
        /// The tools.
        needed_by: Vec<ToolIndex>,
        /// Whether it is known of them that they run on nothing else.
        known: bool,
    },
    /// Devices that stay depend on it, and what would take its place does not do all that they need.
    Devices {
        /// Their platform.
        platform: Platform,
        /// The systems of these devices.
        needed_by: Vec<ToolIndex>,
    },
    /// Tools that stay exchange data with it that they cannot do without.
    Interface {
        /// The tools.
        needed_by: Vec<ToolIndex>,
    },
    /// What the inventory wants in its place breaks a limit.
    ChosenExcluded {
        /// What it wants.
        software: SoftwareId,
    },
    /// What the inventory wants in its place keeps to every limit, but cannot come in beside what happens to other tools.
    ChosenBarred {
        /// What it wants.
        software: SoftwareId,
        /// What is in the way.
        by: Barrier,
    },
    /// The greater part of the suite that it belongs to stays and is paid for anyway.
    RestOfSuite,
    /// Every change costs more than it brings.
    NotWorthIt,
    /// It costs little, its maker and its data are no danger, and leaving it would be much work.
    CheapToKeep {
        /// What would take its place.
        software: SoftwareId,
        /// Work to introduce that, in minutes.
        minutes: u64,
        /// Hours a month that the house would then spend on running it; 0 if somebody else does.
        hours_per_month: u64,
        /// What the tool costs today, in euros a year.
        euros_per_year: u32,
        /// Whether its data is known to leave in an open format; if not, nobody has looked.
        leaves_openly: bool,
    },
    /// It is open already.
    Open,
    /// Nobody uses it.
    Unused,
}

/// What keeps a software that would do for a tool from coming in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// It is in use, and is to be replaced itself.
    Leaves,
    /// It clashes with software that stays.
    Clash {
        /// The software, by id.
        with: Vec<SoftwareId>,
    },
    /// It runs on nothing that people have after the change.
    System,
    /// Something that it cannot do without cannot come in.
    Requirement,
}

/// Whether a tool can be relied on as long as the house wants it: nobody else owns it, and it is no release whose end its
/// maker has announced. Open software can be updated to the next one without anybody's leave, unless nobody makes it any
/// more.
pub(super) fn lasts(catalogue: &Catalogue, inventory: &Inventory, tool: ToolIndex) -> bool {
    let software = inventory.tool(tool).software();
    let is_alive = software.and_then(|id| Some((id, catalogue.software(id)?))).is_some_and(|(id, entry)| {
        let ends = || inventory.security_end(catalogue, tool).is_some();
        !is_discontinued(entry) && (catalogue.is_open(id) || !ends())
    });
    inventory.line(tool).owned_by.is_none() && is_alive
}

/// Why one unit stays whatever else is chosen.
pub(super) fn settled(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendation: &Recommendation,
    of_tool: &[&Recommendation],
    systems: &Systems,
) -> Option<KeepReason> {
    let unit = &recommendation.unit;
    let line = inventory.line(unit.tool);
    if let Some(text) = &line.keep {
        return Some(KeepReason::Rule { text: text.clone() });
    }
    if let Some(reason) = systems.all_keep(unit.tool) {
        return Some(reason);
    }
    if inventory.tool(unit.tool).users == 0 {
        return Some(KeepReason::Unused);
    }
    let has_candidates = !recommendation.candidates.is_empty();
    if catalogue.is_open(&unit.software) && line.replace_by.is_none() {
        // What runs on a system only that goes must find a successor, or it holds the system.
        let must_move = has_candidates && systems.may_lose(catalogue, inventory, unit.tool);
        if !must_move {
            return Some(KeepReason::Open);
        }
    }
    if let Some(owner) = &line.owned_by {
        return Some(KeepReason::OwnedBy { owner: owner.clone() });
    }
    if let Some(software) = &line.replace_by
        && recommendation.excluded.iter().any(|candidate| candidate.software == *software)
        && is_meant(recommendation, of_tool, software)
    {
        return Some(KeepReason::ChosenExcluded { software: software.clone() });
    }
    if !has_candidates && !recommendation.excluded.iter().any(options::is_part) {
        return Some(nothing_fits(catalogue, Some(recommendation)));
    }
    None
}

/// Keeps small parts of tools with the greater part that stays: who goes on paying for all of a suite gains nothing by a second
/// program for a tenth of it. Where the suite breaks a limit, or gets no updates for ever, every part that leaves it counts.
pub(super) fn rest_of_suites(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    recommendations: &[Recommendation],
    stays: &mut [Option<KeepReason>],
) {
    let weight = |recommendation: &Recommendation| -> u64 {
        recommendation.unit.needs.iter().map(|need| u64::from(need.weight)).sum()
    };
    let mut held: BTreeMap<ToolIndex, (u64, u64)> = BTreeMap::new();
    for (recommendation, reason) in recommendations.iter().zip(stays.iter()) {
        let (all, kept) = held.entry(recommendation.unit.tool).or_default();
        *all += weight(recommendation);
        if matches!(reason, Some(KeepReason::NoSubstitute | KeepReason::NothingFits { .. })) {
            *kept += weight(recommendation);
        }
    }
    for (recommendation, reason) in recommendations.iter().zip(stays) {
        let tool = recommendation.unit.tool;
        let is_small = held.get(&tool).is_some_and(|(all, kept)| kept * 2 > *all);
        let may_stay = || {
            inventory.line(tool).replace_by.is_none()
                && lasts(catalogue, inventory, tool)
                && broken_limit(catalogue, inventory, policy, tool).is_none()
        };
        if reason.is_none() && is_small && may_stay() {
            *reason = Some(KeepReason::RestOfSuite);
        }
    }
}

/// Whether a software that is wanted for a tool is wanted for this unit of it: it does something for it, or nothing for
/// any.
fn is_meant(recommendation: &Recommendation, of_tool: &[&Recommendation], software: &SoftwareId) -> bool {
    let share = |one: &Recommendation| one.of(software).map_or(0, |candidate| candidate.coverage.share);
    share(recommendation) > 0 || of_tool.iter().map(|one| share(one)).max().unwrap_or(0) == 0
}

/// Software of tools that stay whatever is chosen; nothing else can be relied on.
pub(super) fn present(
    inventory: &Inventory,
    recommendations: &[Recommendation],
    stays: &[Option<KeepReason>],
) -> BTreeSet<SoftwareId> {
    let mut going: BTreeSet<ToolIndex> = BTreeSet::new();
    for (recommendation, stays) in recommendations.iter().zip(stays) {
        if stays.as_ref().is_none_or(|reason| *reason == KeepReason::Unused) {
            going.insert(recommendation.unit.tool);
        }
    }
    let staying = inventory.indices().filter(|tool| !going.contains(tool));
    staying.filter_map(|tool| inventory.tool(tool).software()).cloned().collect()
}

/// Open software that is to be replaced; it comes in for nobody else.
pub(super) fn going(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendations: &[Recommendation],
    stays: &[Option<KeepReason>],
) -> BTreeSet<SoftwareId> {
    let leaving = recommendations.iter().zip(stays).filter(|(_, stays)| stays.is_none());
    let software = leaving.filter_map(|(one, _)| inventory.tool(one.unit.tool).software());
    software.filter(|id| catalogue.is_open(id)).cloned().collect()
}

/// Why some people keep a tool that goes: a tool that stays cannot work without it, and nothing says that it can work
/// with what comes in.
pub(super) fn interface(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendation: &Recommendation,
    choice: &Choice,
) -> Option<KeepReason> {
    let Choice::Products(products) = choice else { return None };
    let unit = &recommendation.unit;
    let handle = &inventory.tool(unit.tool).handle;
    let speaks = |standard: &StandardId| {
        let new = products.iter().filter_map(|id| catalogue.software(id));
        new.into_iter().any(|entry| entry.standards.contains_key(standard))
    };
    let needed_by: Vec<ToolIndex> = inventory
        .raw()
        .interfaces
        .iter()
        .filter(|interface| interface.required && !interface.standards.iter().any(speaks))
        .filter_map(|interface| match &interface.to {
            Some(to) if to == handle => inventory.by_handle(&interface.from),
            Some(to) if interface.from == *handle => inventory.by_handle(to),
            _ => None,
        })
        .filter(|other| stays_by_itself(catalogue, inventory, *other))
        .collect();
    (!needed_by.is_empty()).then_some(KeepReason::Interface { needed_by })
}

/// Whether a tool stays because the inventory says so, because others own it, or because nobody knows a substitute.
fn stays_by_itself(catalogue: &Catalogue, inventory: &Inventory, tool: ToolIndex) -> bool {
    let line = inventory.line(tool);
    let entry = inventory.tool(tool).software().and_then(|id| catalogue.software(id));
    inventory.tool(tool).users > 0
        && (line.keep.is_some()
            || line.owned_by.is_some()
            || entry.is_none_or(|entry| entry.no_substitute.is_some()))
}

/// The reason for a unit without a candidate that may be chosen.
pub(super) fn nothing_fits(catalogue: &Catalogue, recommendation: Option<&Recommendation>) -> KeepReason {
    let Some(recommendation) = recommendation else { return KeepReason::NotWorthIt };
    let entry = catalogue.software(&recommendation.unit.software);
    if !recommendation.candidates.is_empty() {
        KeepReason::NotWorthIt
    } else if entry.is_some_and(|entry| entry.no_substitute.is_some()) {
        KeepReason::NoSubstitute
    } else {
        // What does next to nothing of the work is no substitute that a limit rules out.
        recommendation.nearest().map_or(KeepReason::NoSubstitute, |nearest| KeepReason::NothingFits {
            nearest: Some(nearest.software.clone()),
        })
    }
}
