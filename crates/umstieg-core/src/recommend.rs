//! Which open software can take the place of a tool, and why, and why not.
//!
//! Every candidate carries its coverage need by need, its factors and its exclusions. The score is computed from the
//! factors and from nothing else; what is not known counts nothing and says so.

mod candidates;
mod coverage;
mod exclusions;
mod factors;
mod providers;

pub(crate) use candidates::may_meet;
pub use coverage::{Coverage, NeedCoverage};
pub use exclusions::Exclusion;
pub(crate) use exclusions::may_come_along;
pub use factors::{Basis, Factor, Way};
pub use providers::{certifications_held, hosts_of, platform, providers_for};

use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, Unit};
use crate::policy::Policy;
use umstieg_format::entry::Fit;
use umstieg_format::scalar::{RoleId, SoftwareId};

/// The answer for one unit: who can take its place, best first, and who cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// What is to be replaced.
    pub unit: Unit,
    /// Candidates that keep to every limit, best first.
    pub candidates: Vec<Candidate>,
    /// Candidates that break a limit, by the score they would have had; those that do next to nothing of what is used
    /// come last.
    pub excluded: Vec<Candidate>,
}

/// Share of the needs, in thousandths, from which on an excluded candidate is near enough to be named: with less than a
/// fifth, nobody who does the work would call it a substitute that has only just failed.
const NEAR: u16 = 200;

impl Recommendation {
    /// What was weighed about a software, whether it may be chosen alone or not.
    #[must_use]
    pub fn of(&self, software: &SoftwareId) -> Option<&Candidate> {
        self.candidates.iter().chain(&self.excluded).find(|candidate| candidate.software == *software)
    }

    /// The excluded candidate that comes nearest to what is used; `None` if none comes near.
    #[must_use]
    pub fn nearest(&self) -> Option<&Candidate> {
        self.excluded.iter().find(|candidate| candidate.is_near())
    }
}

impl Candidate {
    /// Whether it does enough of what is used, as far as anybody knows that, to be thought of at all.
    fn is_near(&self) -> bool {
        self.coverage.known_share().is_none_or(|share| share >= NEAR)
    }
}

/// One software that may take the place of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The software.
    pub software: SoftwareId,
    /// What its entry says about the software in use: how far it can stand in. `None` if it says nothing and only its
    /// capabilities make it a candidate.
    pub fit: Option<Fit>,
    /// The software in use that its entry names; the suite's id where it names the suite.
    pub stated_for: Option<SoftwareId>,
    /// How far the needs are covered.
    pub coverage: Coverage,
    /// What the score is made of.
    pub factors: Vec<Factor>,
    /// The score, in thousandths.
    pub score: u16,
    /// Limits that it breaks; empty for a candidate that may be chosen.
    pub exclusions: Vec<Exclusion>,
    /// Software that must be there for it and is a product of its own.
    pub requires: Vec<Required>,
    /// Roles that it needs filled and that count as filled by something outside the inventory, because the tool in use
    /// needs them too and no tool of the inventory fills them.
    pub presumed: Vec<RoleId>,
}

/// Something that a candidate needs beside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Required {
    /// Software of which one will do, the preferred first.
    pub any_of: Vec<SoftwareId>,
}

/// Ranks everything that may take the place of a unit.
///
/// The order is total: by score, then coverage, then id, so the same question always gets the same answer, and entries
/// that have nothing to do with the unit cannot change it.
#[must_use]
pub fn recommend(
    catalogue: &Catalogue,
    inventory: &Inventory,
    unit: &Unit,
    policy: &Policy,
) -> Recommendation {
    let question = Question { catalogue, inventory, unit, policy };
    let mut candidates = Vec::new();
    let mut excluded = Vec::new();
    for software in candidates::of(&question) {
        let candidate = question.judge(&software);
        if candidate.exclusions.is_empty() { candidates.push(candidate) } else { excluded.push(candidate) }
    }
    let by_rank = |a: &Candidate, b: &Candidate| {
        (b.score, b.coverage.share)
            .cmp(&(a.score, a.coverage.share))
            .then_with(|| a.software.cmp(&b.software))
    };
    candidates.sort_by(by_rank);
    excluded.sort_by(|a, b| b.is_near().cmp(&a.is_near()).then_with(|| by_rank(a, b)));
    Recommendation { unit: unit.clone(), candidates, excluded }
}

/// What is asked, for the parts of the answer to share.
struct Question<'a> {
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    unit: &'a Unit,
    policy: &'a Policy,
}

impl Question<'_> {
    /// Weighs one software.
    fn judge(&self, software: &SoftwareId) -> Candidate {
        let stated = candidates::statement(self, software);
        let coverage = coverage::of(self, software);
        let (requires, presumed) = candidates::requirements(self, software);
        let factors = factors::of(self, software, stated.as_ref(), &coverage, &requires);
        let exclusions = exclusions::of(
            self,
            software,
            stated.as_ref().map(|(_, replaces)| replaces.fit),
            &coverage,
            &requires,
        );
        Candidate {
            software: software.clone(),
            fit: stated.as_ref().map(|(_, replaces)| replaces.fit),
            stated_for: stated.map(|(stated_for, _)| stated_for),
            score: score(&factors),
            coverage,
            factors,
            exclusions,
            requires,
            presumed,
        }
    }
}

/// Everything that an answer depends on beside catalogue, policy, and what is the same for all units of an inventory, as
/// text: units with the same key have the same answer. Whatever a factor or an exclusion reads of a line belongs in here.
pub(crate) fn key(catalogue: &Catalogue, inventory: &Inventory, unit: &Unit, policy: &Policy) -> String {
    let Unit { tool, software, parts, needs } = unit;
    let question = Question { catalogue, inventory, unit, policy };
    let excluded = exclusions::excluded_jurisdictions(&question);
    let (in_use, line) = (inventory.tool(*tool), inventory.line(*tool));
    // The tools beside this one are all but this one, so that its own software and release tell which those are.
    let own = (in_use.software(), &line.version, in_use.users);
    let limits = (&line.needs_formats, &line.used_on, &line.replace_by);
    format!("{software:?} {parts:?} {needs:?} {own:?} {limits:?} {excluded:?}")
}

/// The weighted mean of the factors, in thousandths; an unknown factor counts nothing.
fn score(factors: &[Factor]) -> u16 {
    let weights: u32 = factors.iter().map(|factor| u32::from(factor.weight)).sum();
    let sum: u32 =
        factors.iter().map(|factor| u32::from(factor.weight) * u32::from(factor.value.unwrap_or(0))).sum();
    u16::try_from(sum / weights.max(1)).unwrap_or(u16::MAX)
}
