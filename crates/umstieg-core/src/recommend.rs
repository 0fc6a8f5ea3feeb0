//! Which open software can take the place of a tool, and why, and why not.
//!
//! Every candidate carries its coverage need by need, its factors and its exclusions. The score is computed from the
//! factors and from nothing else; what is not known counts nothing and says so.

mod candidates;
mod coverage;
mod exclusions;
mod factors;
mod hosting;
mod providers;
mod worth;

pub(crate) use candidates::{always_needed, may_meet};
pub use coverage::{Coverage, NeedCoverage};
pub(crate) use exclusions::forbidden_maker;
pub use exclusions::{BrokenLimit, Exclusion, broken_limit};
pub(crate) use exclusions::{may_come_along, tenancy};
pub use factors::{Basis, Factor};
pub use hosting::{Way, lacks_host, way};
pub use providers::{certifications_held, hosts_of, platform, providers_for};

use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, Unit};
use crate::policy::Policy;
use std::cmp::Ordering;
use umstieg_format::entry::{Fit, Loss, Replaces};
use umstieg_format::scalar::{CapabilityId, RoleId, SoftwareId};

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

impl Recommendation {
    /// Adds what is in use and stays to the candidates; what was excluded merely because nobody names it is judged anew.
    pub(crate) fn add_in_use(&mut self, candidate: Candidate) {
        self.excluded.retain(|known| known.software != candidate.software);
        self.candidates.push(candidate);
        self.candidates.sort_by(by_rank);
    }
}

/// By score, then coverage, then id.
fn by_rank(a: &Candidate, b: &Candidate) -> Ordering {
    (b.score, b.coverage.share).cmp(&(a.score, a.coverage.share)).then_with(|| a.software.cmp(&b.software))
}

impl Candidate {
    /// What its entry says about the software in use.
    #[must_use]
    pub fn statement<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Replaces> {
        let stated = self.stated_for.as_ref()?;
        catalogue.software(&self.software)?.replaces.iter().find(|replaces| replaces.software == *stated)
    }

    /// What is lost or done in another way, as far as it matters: what is about something that is not used is left out.
    /// Where nobody has said what is used, all of it matters; of what is said about a whole suite, that which is about
    /// things of the same categories as the part in question.
    #[must_use]
    pub fn losses<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Loss> {
        let all = self.statement(catalogue).map_or(&[][..], |statement| statement.lost.as_slice());
        let needs = &self.coverage.needs;
        let unstated = !self.coverage.stated;
        let of_suite = self.stated_for.as_ref().and_then(|id| catalogue.software(id));
        let of_suite = of_suite.is_some_and(|entry| !entry.includes.is_empty());
        let category = |capability: &CapabilityId| {
            catalogue.vocabulary().capabilities.get(capability).map(|term| &term.category)
        };
        let is_used = |capability: &CapabilityId| {
            needs.iter().any(|need| {
                need.capability == *capability
                    || (unstated && category(&need.capability) == category(capability))
            })
        };
        let matters = |loss: &&Loss| {
            let all_matters = needs.is_empty() || (unstated && !of_suite);
            loss.concerns.is_empty() || all_matters || loss.concerns.iter().any(is_used)
        };
        all.iter().filter(matters).collect()
    }

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
    /// What it would do that must work at every hour although nobody is known to look after it for others; it may be chosen
    /// only because the house has the time. Empty if somebody does, or if it does nothing of that kind.
    pub unattended: Vec<CapabilityId>,
    /// Whether it is here because it is in use, stays and does the work already, open or not.
    pub in_use: bool,
}

/// Something that a candidate needs beside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Required {
    /// Software of which one will do, the preferred first.
    pub any_of: Vec<SoftwareId>,
    /// The role that it must fill; `None` if these very products are meant.
    pub role: Option<RoleId>,
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
        let candidate = question.judge(&software, false);
        if candidate.exclusions.is_empty() { candidates.push(candidate) } else { excluded.push(candidate) }
    }
    candidates.sort_by(by_rank);
    excluded.sort_by(|a, b| b.is_near().cmp(&a.is_near()).then_with(|| by_rank(a, b)));
    Recommendation { unit: unit.clone(), candidates, excluded }
}

/// Weighs a software that is in use and stays for a unit of another tool; `None` if it does not do what the unit is used
/// for, or breaks a limit that concerns whoever gets it.
///
/// It need not be open or named as a substitute: it is there, and its users know how it works. Nor does it matter who
/// else offers it, or that it clashes with something in use.
pub(crate) fn in_use(
    catalogue: &Catalogue,
    inventory: &Inventory,
    unit: &Unit,
    policy: &Policy,
    software: &SoftwareId,
) -> Option<Candidate> {
    let mut candidate = Question { catalogue, inventory, unit, policy }.judge(software, true);
    candidate.exclusions.retain(|exclusion| {
        !matches!(
            exclusion,
            Exclusion::NotOpen { .. }
                | Exclusion::Unstated
                | Exclusion::Providers { .. }
                | Exclusion::Support
                | Exclusion::Unattended { .. }
                | Exclusion::Conflict { .. }
        )
    });
    candidate.exclusions.is_empty().then_some(candidate)
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
    fn judge(&self, software: &SoftwareId, in_use: bool) -> Candidate {
        let stated = candidates::statement(self, software);
        let coverage = coverage::of(self, software);
        let (requires, presumed) = candidates::requirements(self, software);
        let mut factors = factors::of(self, software, stated.as_ref(), &coverage, &requires);
        if in_use {
            factors::of_what_is_in_use(&mut factors);
        }
        let exclusions = exclusions::of(
            self,
            software,
            stated.as_ref().map(|(_, replaces)| replaces.fit),
            &coverage,
            &requires,
        );
        let unattended = exclusions::unattended(self, software, &coverage);
        Candidate {
            software: software.clone(),
            unattended,
            fit: stated.as_ref().map(|(_, replaces)| replaces.fit),
            stated_for: stated.map(|(stated_for, _)| stated_for),
            score: score(&factors),
            coverage,
            factors,
            exclusions,
            requires,
            presumed,
            in_use,
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
    let settled = (line.keep.is_some(), line.owned_by.is_some());
    format!("{software:?} {parts:?} {needs:?} {own:?} {limits:?} {settled:?} {excluded:?}")
}

/// The weighted mean of the factors, in thousandths; an unknown factor counts nothing.
fn score(factors: &[Factor]) -> u16 {
    let weights: u32 = factors.iter().map(|factor| u32::from(factor.weight)).sum();
    let sum: u32 =
        factors.iter().map(|factor| u32::from(factor.weight) * u32::from(factor.value.unwrap_or(0))).sum();
    u16::try_from(sum / weights.max(1)).unwrap_or(u16::MAX)
}
