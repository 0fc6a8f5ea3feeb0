//! A plan taken apart into what can change about it.

use crate::decide::Verdict;
use crate::error::Error;
use crate::inventory::ToolIndex;
use crate::order::{Answer, StepIndex};
use crate::plan::{Plan, Renewal};
use crate::recommend::{Candidate, Exclusion, Recommendation};
use std::collections::BTreeMap;
use umstieg_format::entry::StepKind;
use umstieg_format::message::Message;
use umstieg_format::scalar::{Date, FundingId, SoftwareId};

/// Something about an organisation that a change of the catalogue can change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// That there is no plan.
    Refusal,
    /// What a tool is taken for.
    Meaning(ToolIndex),
    /// What happens to a tool.
    Decision(ToolIndex),
    /// Who can take the place of a tool, or of these parts of it, in which order.
    Ranking {
        /// The tool.
        tool: ToolIndex,
        /// The software; of a suite, the part that does most of what is used.
        software: SoftwareId,
        /// All parts that are meant.
        parts: Vec<SoftwareId>,
    },
    /// A product that comes in.
    Product(SoftwareId),
    /// The last day of a product's roll-out.
    RollOut(SoftwareId),
    /// The last day of a tool.
    SwitchOff(ToolIndex),
    /// When the contract of a tool ends.
    Contract(ToolIndex),
    /// What the contracts that end cost a year.
    Cost,
    /// The steps.
    Steps,
    /// The work of the house.
    Effort,
    /// The last day of work.
    End,
    /// What is proven of the choice and of the dates.
    Proof,
    /// Whether the organisation may apply to a programme.
    Funding(FundingId),
}

/// What is seen of an aspect.
#[derive(Clone, Debug, PartialEq)]
pub enum Observed {
    /// Why there is no plan.
    Refusal(Message),
    /// The software that a tool is taken for; `None` if nobody knows it.
    Meaning(Option<SoftwareId>),
    /// What happens to a tool.
    Verdict(Verdict),
    /// Candidates in their order, those that are ruled out last.
    Ranking(Vec<Ranked>),
    /// Who gets a product.
    Product {
        /// Tools that it serves; none if only other products need it.
        serves: Vec<ToolIndex>,
        /// People who get it.
        users: u32,
    },
    /// A day.
    Day(Date),
    /// The end of a contract. When notice is given and until when the tool is used follows from the other days.
    Contract {
        /// Its last day.
        ends: Date,
        /// How that relates to the first end that could have been reached.
        renewal: Renewal,
    },
    /// Euros a year.
    Euros(u64),
    /// Steps by their keys, with the work of the house in minutes.
    Steps(BTreeMap<String, u64>),
    /// Work in minutes.
    Minutes(u64),
    /// What is proven.
    Proof(Proof),
    /// The answer to all conditions of a programme.
    Funding(Answer),
}

/// What is proven of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Whether no choice of what was weighed is better.
    pub choice: bool,
    /// By how many percent a choice could be better at most.
    pub gap_percent: u64,
    /// Whether no plan with these steps ends earlier.
    pub end: bool,
}

/// A candidate and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The software.
    pub software: SoftwareId,
    /// Its score, in thousandths.
    pub score: u16,
    /// Why it is ruled out; empty for a candidate that may be chosen.
    pub exclusions: Vec<Exclusion>,
}

/// Everything that is seen of a plan.
pub(super) type Observation = BTreeMap<Aspect, Observed>;

/// Takes a plan apart.
pub(super) fn observe(plan: &Result<Plan, Error>) -> Observation {
    let plan = match plan {
        Ok(plan) => plan,
        Err(error) => {
            return BTreeMap::from([(Aspect::Refusal, Observed::Refusal(error.message().clone()))]);
        }
    };
    let mut seen = Observation::new();
    tools(plan, &mut seen);
    products(plan, &mut seen);
    work(plan, &mut seen);
    for programme in &plan.funding {
        seen.insert(Aspect::Funding(programme.programme.clone()), Observed::Funding(programme.answer()));
    }
    seen
}

fn tools(plan: &Plan, seen: &mut Observation) {
    for (index, tool) in plan.inventory.indices().zip(plan.inventory.tools()) {
        seen.insert(Aspect::Meaning(index), Observed::Meaning(tool.software().cloned()));
    }
    for decision in &plan.decisions.tools {
        seen.insert(Aspect::Decision(decision.tool), Observed::Verdict(decision.verdict.clone()));
        for unit in &decision.units {
            let Recommendation { unit, candidates, excluded } = &unit.recommendation;
            let aspect = Aspect::Ranking {
                tool: unit.tool,
                software: unit.software.clone(),
                parts: unit.parts.clone(),
            };
            let ranked = |candidate: &Candidate| Ranked {
                software: candidate.software.clone(),
                score: candidate.score,
                exclusions: candidate.exclusions.clone(),
            };
            let ranking = candidates.iter().chain(excluded).map(ranked).collect();
            seen.insert(aspect, Observed::Ranking(ranking));
        }
    }
    for outcome in &plan.contracts {
        let observed = Observed::Contract { ends: outcome.ends, renewal: outcome.renewal };
        seen.insert(Aspect::Contract(outcome.tool), observed);
    }
    let cost = plan.contracts.iter().filter_map(|outcome| outcome.cost_eur_per_year).map(u64::from).sum();
    seen.insert(Aspect::Cost, Observed::Euros(cost));
}

fn products(plan: &Plan, seen: &mut Observation) {
    for product in &plan.decisions.products {
        let observed = Observed::Product { serves: product.serves.clone(), users: product.users };
        seen.insert(Aspect::Product(product.software.clone()), observed);
    }
}

fn work(plan: &Plan, seen: &mut Observation) {
    let mut steps: BTreeMap<String, u64> = BTreeMap::new();
    let mut end: Option<Date> = None;
    for (at, step) in plan.graph.steps.iter().enumerate() {
        *steps.entry(step.key.clone()).or_default() += step.effort_minutes;
        let Some(last) = day(plan, StepIndex(at)) else { continue };
        if step.kind != StepKind::GiveNotice {
            end = end.max(Some(last));
        }
        let aspect = match (step.kind, &step.product, step.tool) {
            (StepKind::RollOut, Some(product), _) => Aspect::RollOut(product.clone()),
            (StepKind::SwitchOff, _, Some(tool)) => Aspect::SwitchOff(tool),
            _ => continue,
        };
        // Of several stages the last one is the day on which everybody has it.
        let known = seen.entry(aspect).or_insert(Observed::Day(last));
        if let Observed::Day(day) = known {
            *day = (*day).max(last);
        }
    }
    seen.insert(Aspect::Effort, Observed::Minutes(steps.values().sum()));
    seen.insert(Aspect::Steps, Observed::Steps(steps));
    let end = end.unwrap_or(plan.timeline.start);
    seen.insert(Aspect::End, Observed::Day(end));
    let quality = plan.decisions.quality;
    let gap = quality.cost.saturating_sub(quality.bound).saturating_mul(100) / quality.bound.max(1);
    let proof = Proof {
        choice: quality.proven,
        gap_percent: if quality.proven { 0 } else { gap.max(1) },
        end: end <= plan.timeline.bound,
    };
    seen.insert(Aspect::Proof, Observed::Proof(proof));
}

/// The last day of a step.
fn day(plan: &Plan, step: StepIndex) -> Option<Date> {
    plan.timeline.steps.get(step.0).map(|timed| timed.end)
}
