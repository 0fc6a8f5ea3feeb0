//! What was chosen for a unit, beside the next best: what speaks for it and what must come along.

use super::View;
use crate::candidate;
use crate::words::Together;
use umstieg_core::decide::UnitDecision;
use umstieg_core::format::inventory::Criterion;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::recommend::{Basis, Candidate, Coverage, Required, lacks_host};

/// The products that were chosen for a unit, as they are when the plan is done.
pub(crate) struct Chosen<'a> {
    /// Their ids, the main one first.
    pub(crate) ids: &'a [SoftwareId],
    /// The main one.
    pub(crate) main: Candidate,
    others: Vec<Candidate>,
    /// How far they cover what is used, all of them together.
    pub(crate) coverage: Coverage,
    /// The best that was not chosen.
    pub(crate) next: Option<&'a Candidate>,
}

impl<'a> Chosen<'a> {
    /// The choice for a unit, if what was chosen is among what was weighed.
    pub(crate) fn of(view: &View<'_>, unit: &'a UnitDecision, ids: &'a [SoftwareId]) -> Option<Self> {
        let mut weighed =
            ids.iter().filter_map(|id| unit.candidate(id)).map(|candidate| after(view, candidate));
        let main = weighed.next()?;
        let others: Vec<Candidate> = weighed.collect();
        let coverage =
            others.iter().fold(main.coverage.clone(), |all, more| Coverage::with(&all, &more.coverage));
        Some(Self { ids, main, others, coverage, next: unit.alternatives().next() })
    }

    /// Everything that was chosen, the main one first.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        std::iter::once(&self.main).chain(&self.others)
    }

    /// Whether all of it is in use already.
    pub(crate) fn is_there(&self, view: &View<'_>) -> bool {
        self.candidates().all(|candidate| is_there(view, &candidate.software))
    }

    /// The next best and why it is not the one.
    pub(crate) fn runner_up(&self, view: &View<'_>) -> Option<RunnerUp<'a>> {
        let candidate = self.next?;
        if candidate.score <= self.main.score {
            let weaker_in = candidate::weakest_against(candidate, &self.main);
            return Some(RunnerUp { candidate, why: Why::Behind { weaker_in } });
        }
        let serves =
            view.plan.decisions.product(&self.main.software).map_or(0, |product| product.serves.len());
        let why = if is_there(view, &self.main.software) {
            Why::InUse
        } else if serves > 1 {
            Why::ServesMore(serves)
        } else {
            match missing(view, candidate) {
                needs if needs.is_empty() && self.is_better_hosted(view, candidate) => Why::NoHost,
                needs if needs.is_empty() => Why::Overall,
                needs => Why::OtherNeeds(needs),
            }
        };
        Some(RunnerUp { candidate, why })
    }

    /// Whether somebody would have to be found first to run a candidate, and not for the chosen one.
    fn is_better_hosted(&self, view: &View<'_>, candidate: &Candidate) -> bool {
        let (catalogue, plan) = (view.reader.catalogue, view.plan);
        let lacks = |id: &SoftwareId| lacks_host(catalogue, &plan.inventory, &plan.policy, id);
        lacks(&candidate.software) && !lacks(&self.main.software)
    }

    /// Products that come in because the chosen ones cannot do without them, each with who needs it and what for.
    pub(crate) fn comes_along(&self, view: &View<'_>) -> Vec<(&Candidate, &Required, &SoftwareId)> {
        let mut found: Vec<(&Candidate, &Required, &SoftwareId)> = Vec::new();
        for candidate in self.candidates() {
            for required in &candidate.requires {
                let met = required.any_of.iter().find(|id| view.plan.decisions.product(id).is_some());
                let is_told = |id: &SoftwareId| found.iter().any(|(_, _, known)| *known == id);
                if let Some(id) = met.filter(|id| !self.ids.contains(id) && !is_told(id)) {
                    found.push((candidate, required, id));
                }
            }
        }
        found
    }
}

/// The next best candidate.
pub(crate) struct RunnerUp<'a> {
    /// What was weighed about it.
    pub(crate) candidate: &'a Candidate,
    /// Why it is not the one.
    pub(crate) why: Why<'a>,
}

/// Why the next best candidate is not the one.
pub(crate) enum Why<'a> {
    /// Its score is not higher.
    Behind {
        /// The criterion in which it falls most behind.
        weaker_in: Option<Criterion>,
    },
    /// The chosen one is in use already.
    InUse,
    /// The chosen one serves so many tools.
    ServesMore(usize),
    /// It would need these, which do not come in anyway.
    OtherNeeds(Vec<&'a SoftwareId>),
    /// Somebody else would have to run it, and nobody is known who does.
    NoHost,
    /// All choices together are better this way.
    Overall,
}

impl RunnerUp<'_> {
    /// The same as a sentence.
    pub(crate) fn sentence(&self, view: &View<'_>, main: &Candidate) -> String {
        let words = view.reader.words;
        let name = view.reader.software(&self.candidate.software);
        let score = self.candidate.score;
        let needs;
        let because = match &self.why {
            Why::Behind { weaker_in } => {
                return words.runner_up(&name, main.score.saturating_sub(score), *weaker_in);
            }
            Why::InUse => Together::InUse,
            Why::ServesMore(serves) => Together::ServesMore(*serves),
            Why::OtherNeeds(ids) => {
                needs = words.all_of(&view.reader.software_names(ids.iter().copied()));
                Together::OtherNeeds(&needs)
            }
            Why::NoHost => Together::NoHost,
            Why::Overall => Together::Overall,
        };
        words.better_alone((&name, score), (&view.reader.software(&main.software), main.score), because)
    }
}

/// A candidate as it is when the plan is done: what goes is nothing to work together with.
fn after(view: &View<'_>, candidate: &Candidate) -> Candidate {
    let stays = |id: &SoftwareId| {
        let tools = view.plan.decisions.tools.iter();
        let mut same = tools.filter(|it| view.plan.inventory.tool(it.tool).software() == Some(id));
        same.any(|decision| !decision.verdict.leaves())
    };
    let mut candidate = candidate.clone();
    for factor in &mut candidate.factors {
        if let Basis::Integration { with, .. } = &mut factor.basis {
            with.retain(stays);
        }
    }
    candidate
}

/// Whether a product that takes over is in use already.
fn is_there(view: &View<'_>, software: &SoftwareId) -> bool {
    view.plan.decisions.product(software).is_none_or(|product| product.in_use)
}

/// What a candidate would need that does not come in anyway.
fn missing<'a>(view: &View<'_>, candidate: &'a Candidate) -> Vec<&'a SoftwareId> {
    let there = |id: &SoftwareId| {
        view.plan.decisions.product(id).is_some()
            || view.plan.inventory.tools().iter().any(|tool| tool.software() == Some(id))
    };
    let open = candidate.requires.iter().filter(|required| !required.any_of.iter().any(there));
    let mut found: Vec<&SoftwareId> = open.filter_map(|required| required.any_of.first()).collect();
    found.dedup();
    found
}
