//! What stays whatever the ranking says, and why.

use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use crate::recommend::Recommendation;
use std::collections::BTreeSet;
use umstieg_format::entry::{Platform, Software};
use umstieg_format::scalar::SoftwareId;

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
    /// The catalogue knows that nothing open takes its place.
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
        /// The tools.
        needed_by: Vec<ToolIndex>,
    },
    /// A tool that was bought with it stays, and cannot be kept without it.
    Bundle {
        /// The tool that stays.
        part: ToolIndex,
    },
    /// Every change costs more than it brings.
    NotWorthIt,
    /// It is open already.
    Open,
    /// Nobody uses it.
    Unused,
}

/// Above this share of its users, in percent, who need a platform for other tools, the platform stays for everybody:
/// two systems side by side are more work than the one.
const PLATFORM_SHARE_PERCENT: u64 = 50;

/// What is settled before anything is weighed.
pub(super) struct Settled {
    /// Why each unit stays, for those that do.
    pub(super) stays: Vec<Option<KeepReason>>,
    /// Why a part of the users of each unit keeps it, although the others may change.
    pub(super) partly: Vec<Option<KeepReason>>,
}

/// Why units stay, wholly or for some of their users.
pub(super) fn fixed(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendations: &[Recommendation],
) -> Settled {
    let mut reasons: Vec<Option<KeepReason>> =
        recommendations.iter().map(|recommendation| settled(catalogue, inventory, recommendation)).collect();
    let staying: BTreeSet<ToolIndex> = recommendations
        .iter()
        .zip(&reasons)
        .filter(|(_, reason)| reason.as_ref().is_some_and(|reason| *reason != KeepReason::Unused))
        .map(|(recommendation, _)| recommendation.unit.tool)
        .chain(inventory.indices().filter(|tool| inventory.tool(*tool).software().is_none()))
        .collect();
    let mut partly = vec![None; reasons.len()];
    for ((recommendation, reason), partly) in recommendations.iter().zip(&mut reasons).zip(&mut partly) {
        if reason.is_some() {
            continue;
        }
        match platform(catalogue, inventory, recommendation, &staying) {
            Some((Share::All, why)) => *reason = Some(why),
            Some((Share::Some, why)) => *partly = Some(why),
            None => {}
        }
    }
    Settled { stays: reasons, partly }
}

/// How many users of a system keep it.
enum Share {
    /// Everybody.
    All,
    /// Those who need it.
    Some,
}

/// Why one unit stays by itself.
fn settled(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendation: &Recommendation,
) -> Option<KeepReason> {
    let tool = recommendation.unit.tool;
    let line = inventory.line(tool);
    if let Some(text) = &line.keep {
        return Some(KeepReason::Rule { text: text.clone() });
    }
    if inventory.tool(tool).users == 0 {
        return Some(KeepReason::Unused);
    }
    if catalogue.is_open(&recommendation.unit.software) && line.replace_by.is_none() {
        return Some(KeepReason::Open);
    }
    if let Some(owner) = &line.owned_by {
        return Some(KeepReason::OwnedBy { owner: owner.clone() });
    }
    if recommendation.candidates.is_empty() {
        return Some(nothing_fits(catalogue, Some(recommendation)));
    }
    None
}

/// The reason for a unit without a candidate that may be chosen.
pub(super) fn nothing_fits(catalogue: &Catalogue, recommendation: Option<&Recommendation>) -> KeepReason {
    let Some(recommendation) = recommendation else { return KeepReason::NotWorthIt };
    let entry = catalogue.software(&recommendation.unit.software);
    if !recommendation.candidates.is_empty() {
        KeepReason::NotWorthIt
    } else if recommendation.excluded.is_empty() || entry.is_some_and(|entry| entry.no_substitute.is_some()) {
        KeepReason::NoSubstitute
    } else {
        KeepReason::NothingFits {
            nearest: recommendation.excluded.first().map(|nearest| nearest.software.clone()),
        }
    }
}

/// Whether a desktop system must stay for tools that stay.
fn platform(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendation: &Recommendation,
    staying: &BTreeSet<ToolIndex>,
) -> Option<(Share, KeepReason)> {
    let unit = &recommendation.unit;
    let platform = platform_of(catalogue, &unit.software)?;
    let needed_by: Vec<ToolIndex> = staying
        .iter()
        .copied()
        .filter(|tool| *tool != unit.tool && needs_platform(catalogue, inventory, *tool, platform))
        .collect();
    let users: u64 = needed_by.iter().map(|tool| u64::from(inventory.tool(*tool).users)).max().unwrap_or(0);
    let all = u64::from(inventory.tool(unit.tool).users);
    let share = if users * 100 > all * PLATFORM_SHARE_PERCENT { Share::All } else { Share::Some };
    (!needed_by.is_empty()).then_some((share, KeepReason::Platform { platform, needed_by }))
}

/// The platform that a system software gives, if it is one: it fills the role of a desktop system.
pub(crate) fn platform_of(catalogue: &Catalogue, software: &SoftwareId) -> Option<Platform> {
    let entry = catalogue.software(software)?;
    let is_system = entry.fills.keys().any(|role| role.as_str() == "desktop-os")
        || entry
            .capabilities
            .keys()
            .any(|capability| matches!(capability.as_str(), "desktop-os" | "mobile-os"));
    if !is_system {
        return None;
    }
    let named = |part: &str| software.as_str().contains(part) || entry.name.to_lowercase().contains(part);
    [
        ("windows", Platform::Windows),
        ("macos", Platform::Macos),
        ("ios", Platform::Ios),
        ("ipados", Platform::Ios),
        ("android", Platform::Android),
    ]
    .into_iter()
    .find(|(part, _)| named(part))
    .map(|(_, platform)| platform)
    .or_else(|| catalogue.is_open(software).then_some(Platform::Linux))
}

/// Whether a tool works on a platform only: because the inventory says so, or because its entry lists no other way.
pub(crate) fn needs_platform(
    catalogue: &Catalogue,
    inventory: &Inventory,
    tool: ToolIndex,
    platform: Platform,
) -> bool {
    let said = &inventory.line(tool).needs_platform;
    if !said.is_empty() {
        return said.contains(&platform);
    }
    let only = |entry: &Software| {
        entry.platforms.as_ref().is_some_and(|platforms| {
            platforms.clients.contains(&platform)
                && !platforms.clients.iter().any(|other| matches!(other, Platform::Web | Platform::Linux))
        })
    };
    inventory.tool(tool).software().and_then(|id| catalogue.software(id)).is_some_and(only)
}
