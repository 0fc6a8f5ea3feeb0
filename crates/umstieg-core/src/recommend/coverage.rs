//! How far a software does what is used today, need by need.

use super::Question;
use umstieg_format::entry::Level;
use umstieg_format::scalar::{CapabilityId, SoftwareId};

/// How far a candidate covers the needs of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Every need and how far it is covered, in the order of the unit's needs.
    pub needs: Vec<NeedCoverage>,
    /// The weighted share that is covered, in thousandths.
    pub share: u16,
    /// The weighted share about which nothing is known, in thousandths.
    pub unknown: u16,
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
    /// How far that meets what the tool in use does, in thousandths.
    pub value: u16,
    /// Software that must be added for it.
    pub with: Vec<SoftwareId>,
    /// Whether somebody has verified it.
    pub verified: bool,
}

/// What a level is worth, in thousandths.
fn worth(level: Level) -> u16 {
    match level {
        Level::Full => 1000,
        Level::Partial => 600,
        Level::Basic => 300,
        Level::None | Level::Unknown => 0,
    }
}

/// The coverage of a unit's needs by a software.
pub(super) fn of(question: &Question<'_>, software: &SoftwareId) -> Coverage {
    let entry = question.catalogue.software(software);
    let needs: Vec<NeedCoverage> = question
        .unit
        .needs
        .iter()
        .map(|need| {
            let has = entry.and_then(|entry| entry.capabilities.get(&need.capability));
            let level = has.map_or(Level::Unknown, |has| has.level);
            // Who uses the basic thing loses nothing with the basic thing.
            let wanted = worth(need.level).max(worth(Level::Basic));
            let wanted = if need.level == Level::Unknown { worth(Level::Full) } else { wanted };
            let value = (u32::from(worth(level)) * 1000 / u32::from(wanted)).min(1000);
            NeedCoverage {
                capability: need.capability.clone(),
                weight: need.weight,
                level,
                value: u16::try_from(value).unwrap_or(1000),
                with: has.map_or_else(Vec::new, |has| has.with.clone()),
                verified: has.is_some_and(|has| !has.evidence.is_empty()),
            }
        })
        .collect();
    Coverage { share: share(&needs, |need| need.value), unknown: share(&needs, unknown), needs }
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
    /// The coverage if both this and another software are there: of each need the better.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let needs: Vec<NeedCoverage> = self
            .needs
            .iter()
            .zip(&other.needs)
            .map(|(a, b)| if b.value > a.value { b.clone() } else { a.clone() })
            .collect();
        Self { share: share(&needs, |need| need.value), unknown: share(&needs, unknown), needs }
    }
}
