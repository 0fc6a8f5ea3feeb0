//! How far a software does what is used today, need by need.

use super::Question;
use crate::catalogue::Catalogue;
use crate::inventory::{Need, parts, worth};
use umstieg_format::entry::{Capability, Level};
use umstieg_format::scalar::{CapabilityId, SoftwareId};

/// How far a candidate covers the needs of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Every need and how far it is covered, in the order of the unit's needs.
    pub needs: Vec<NeedCoverage>,
    /// The weighted share that is covered, in thousandths; 0 if no need is known, see [`Coverage::known_share`].
    pub share: u16,
    /// The weighted share about which nothing is known, in thousandths.
    pub unknown: u16,
    /// Whether somebody has listed what the tool is used for; what a duty demands says nothing of the rest.
    pub stated: bool,
}

/// One need and what a candidate does for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedCoverage {
    /// The capability.
    pub capability: CapabilityId,
    /// Its weight, 1 to 5.
    pub weight: u8,
    /// How far the candidate goes.
    pub level: Level,
    /// How far that meets what the tool in use does, in thousandths; 0 below the least that an essential need demands.
    pub value: u16,
    /// Software that must be added for it.
    pub with: Vec<SoftwareId>,
    /// Whether somebody has verified it.
    pub verified: bool,
    /// Whether work stops without it.
    pub essential: bool,
    /// Whether nobody has said that it is used.
    pub assumed: bool,
}

/// People who use a tool for each that meet in a usual group: in a house of twenty, ten seldom sit in one meeting.
const USERS_A_MEMBER: u32 = 2;

/// How far a capability goes for a number of users: what is limited to small groups is no limit to a small house.
fn level_for(has: &Capability, users: u32) -> Level {
    let largest = has.full_up_to.map_or(0, |group| group.saturating_mul(USERS_A_MEMBER));
    match has.level {
        Level::Partial | Level::Basic if users <= largest => Level::Full,
        level => level,
    }
}

/// The coverage of a unit's needs by a software; that of a suite is what its best part does.
pub(super) fn of(question: &Question<'_>, software: &SoftwareId) -> Coverage {
    let parts: Vec<SoftwareId> =
        parts(software, question.catalogue).into_iter().map(|(part, _)| part).collect();
    // Who uses one, or may do so for all that anybody has said, meets in large groups.
    let is_audience = |need: &Need| {
        question.catalogue.vocabulary().capabilities.get(&need.capability).is_some_and(|term| term.audience)
    };
    let users = if question.unit.needs.iter().any(is_audience) {
        u32::MAX
    } else {
        question.inventory.tool(question.unit.tool).users
    };
    let needs: Vec<NeedCoverage> = question
        .unit
        .needs
        .iter()
        .map(|need| {
            let has = best(question.catalogue, &parts, &need.capability);
            let level = has.map_or(Level::Unknown, |has| level_for(has, users));
            NeedCoverage {
                capability: need.capability.clone(),
                weight: need.weight,
                level,
                value: value(need, level),
                with: has.map_or_else(Vec::new, |has| {
                    has.with.iter().filter(|id| !parts.contains(id)).cloned().collect()
                }),
                verified: has.is_some_and(|has| !has.evidence.is_empty()),
                essential: need.essential.is_some(),
                assumed: need.assumed,
            }
        })
        .collect();
    let stated = !question.inventory.line(question.unit.tool).uses.is_empty();
    Coverage { share: share(&needs, |need| need.value), unknown: share(&needs, unknown), stated, needs }
}

/// How far a level meets a need, in thousandths.
fn value(need: &Need, level: Level) -> u16 {
    if need.essential.is_some_and(|least| worth(level) < worth(least)) {
        return 0;
    }
    // Who uses the basic thing loses nothing with the basic thing.
    let wanted = worth(need.level).max(worth(Level::Basic));
    let wanted = if need.level == Level::Unknown { worth(Level::Full) } else { wanted };
    u16::try_from((u32::from(worth(level)) * 1000 / u32::from(wanted)).min(1000)).unwrap_or(1000)
}

/// What the best of some parts says about a capability; of equals the first, which is the nearest to the whole.
pub(super) fn best<'a>(
    catalogue: &'a Catalogue,
    parts: &[SoftwareId],
    capability: &CapabilityId,
) -> Option<&'a Capability> {
    let has = |id: &SoftwareId| catalogue.software(id)?.capabilities.get(capability);
    // That nobody has looked leaves more open than that it is not there.
    let rank = |has: &Capability| (worth(has.level), has.level == Level::Unknown);
    parts.iter().filter_map(has).reduce(|best, next| if rank(next) > rank(best) { next } else { best })
}

/// All or nothing: whether a need is one about which nothing is known.
fn unknown(need: &NeedCoverage) -> u16 {
    if need.level == Level::Unknown { 1000 } else { 0 }
}

/// The weighted mean of a value of the needs, in thousandths; 0 without needs.
fn share(needs: &[NeedCoverage], value: impl Fn(&NeedCoverage) -> u16) -> u16 {
    let weights: u32 = needs.iter().map(|need| u32::from(need.weight)).sum();
    let sum: u32 = needs.iter().map(|need| u32::from(need.weight) * u32::from(value(need))).sum();
    u16::try_from(sum / weights.max(1)).unwrap_or(1000)
}

impl Coverage {
    /// The weighted share that is covered, in thousandths; `None` if nobody knows what is used.
    #[must_use]
    pub fn known_share(&self) -> Option<u16> {
        (!self.needs.is_empty()).then_some(self.share)
    }

    /// Essential needs that are not covered at all, or of which nobody knows whether they are. Whoever lacks one cannot
    /// take the place of the unit alone.
    pub fn lacks(&self) -> impl Iterator<Item = &CapabilityId> {
        self.needs.iter().filter(|need| need.essential && need.value == 0).map(|need| &need.capability)
    }

    /// The coverage if both this and another software are there: of each need the better.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let needs: Vec<NeedCoverage> = self
            .needs
            .iter()
            .zip(&other.needs)
            .map(|(a, b)| if b.value > a.value { b.clone() } else { a.clone() })
            .collect();
        Self {
            share: share(&needs, |need| need.value),
            unknown: share(&needs, unknown),
            stated: self.stated,
            needs,
        }
    }
}
