//! The cheapest joint choice.
//!
//! Phases: the problem is taken apart into units that have nothing to do with one another; in each part dual ascent
//! bounds the cost from below and begins with the choice that it suggests; options that cannot be part of anything
//! cheaper are dropped, after which a part may fall apart further; branch and bound settles what is left. The work is
//! limited by a number of looks at options, never by a clock. What is not settled by then comes with its gap.

mod bound;
mod branch;
mod parts;
#[cfg(test)]
mod tests;

use super::Quality;
use super::problem::{Choosable, Problem};
use bound::{Bounds, Live};
use branch::{Branch, IMPOSSIBLE, cheapest, drop_above};
use std::collections::BTreeSet;
use umstieg_format::scalar::SoftwareId;

/// Looks at options that the proof of one part may take; a bound looks at all of them. The example inventories need some
/// hundreds; what is not settled by two hundred thousand, a few hundredths of a second, is seldom settled by a hundred
/// times as many.
const LOOKS: u64 = 200_000;

/// The best choice found.
pub(super) struct Solved {
    /// Option of each unit; `None` for units without options.
    pub(super) chosen: Vec<Option<usize>>,
    /// Products that come in.
    pub(super) opened: BTreeSet<SoftwareId>,
    /// How good it is.
    pub(super) quality: Quality,
}

/// Finds the cheapest choice.
pub(super) fn solve(problem: &Problem) -> Solved {
    let Settled { chosen, bound, nodes } = settle_parts(problem, |_, _| true, None, LOOKS);
    let cost = cost(problem, &chosen);
    let opened = problem.opened(problem.taken(&chosen)).unwrap_or_default();
    let products = problem.products.iter().zip(opened).filter(|(_, open)| *open);
    Solved {
        opened: products.map(|(id, _)| id.clone()).collect(),
        chosen,
        quality: Quality { cost, bound: bound.min(cost), proven: cost <= bound, nodes },
    }
}

/// A choice that is possible: the one given if it is, else what can be taken of it unit by unit, and where it cannot the
/// option that loses least of those that can. Units that may not stay as they are come first; where their first options
/// do not go together, the one given is left as it is.
fn possible(problem: &Problem, wanted: Vec<Option<usize>>) -> Vec<Option<usize>> {
    if problem.cost(&wanted).is_some() {
        return wanted;
    }
    let can_stay = |unit: usize| problem.options_of(unit).iter().any(|option| option.products.is_empty());
    let mut units: Vec<usize> = (0..problem.options.len()).collect();
    units.sort_by_key(|unit| (can_stay(*unit), *unit));
    let mut chosen = vec![None; problem.options.len()];
    let mut taken: Vec<&Choosable> = Vec::new();
    for unit in units {
        let options = problem.options_of(unit);
        let mut order: Vec<usize> = (0..options.len()).collect();
        if can_stay(unit) {
            let wanted: Option<usize> = wanted.get(unit).copied().flatten();
            order.sort_by_key(|at| (wanted != Some(*at), options.get(*at).map(|option| option.loss)));
        }
        let goes = |option: &&Choosable| problem.opened(taken.iter().copied().chain([*option])).is_some();
        let found = order.into_iter().find(|at| options.get(*at).filter(goes).is_some());
        if found.is_none() && !options.is_empty() {
            return wanted;
        }
        taken.extend(found.and_then(|at| options.get(at)));
        if let Some(place) = chosen.get_mut(unit) {
            *place = found;
        }
    }
    chosen
}

/// What a choice costs; more than any that is possible if it is not.
fn cost(problem: &Problem, chosen: &[Option<usize>]) -> u64 {
    problem.cost(chosen).unwrap_or(IMPOSSIBLE)
}

/// The best choice found for a problem.
struct Settled {
    /// Option of each unit.
    chosen: Vec<Option<usize>>,
    /// Cost that no choice can be below.
    bound: u64,
    /// Bounds that were computed.
    nodes: u64,
}

/// Finds the cheapest choice of some options, part by part, beginning with one that is known.
fn settle_parts(
    problem: &Problem,
    takes_part: impl Fn(usize, usize) -> bool,
    known: Option<&[Option<usize>]>,
    looks: u64,
) -> Settled {
    let mut all = Settled { chosen: vec![None; problem.options.len()], bound: 0, nodes: 0 };
    for part in parts::split(problem, takes_part) {
        let settled = settle(&part.problem, known.map(|known| part.get(known)), looks);
        part.put(&settled.chosen, &mut all.chosen);
        all.bound = all.bound.saturating_add(settled.bound).min(IMPOSSIBLE);
        all.nodes += settled.nodes;
    }
    all
}

/// Finds the cheapest choice in a part, beginning with one that is known.
fn settle(part: &Problem, known: Option<Vec<Option<usize>>>, looks: u64) -> Settled {
    let bounds = Bounds::new(part);
    let mut live: Live = part.options.iter().map(|options| vec![true; options.len()]).collect();
    let mut relaxed = bounds.relax(&live);
    let mut nodes = 1;
    let better = |one: Vec<Option<usize>>, other: Vec<Option<usize>>| {
        if cost(part, &other) < cost(part, &one) { other } else { one }
    };
    let begin = possible(part, cheapest(&relaxed));
    let mut chosen = known.map_or_else(|| begin.clone(), |known| better(known, begin.clone()));
    // What is as cheap as the best stays, so that every part that this leaves has a choice.
    while relaxed.bound < cost(part, &chosen) && drop_above(&mut live, &relaxed, cost(part, &chosen) + 1) {
        relaxed = bounds.relax(&live);
        nodes += 1;
        chosen = better(chosen, cheapest(&relaxed));
    }
    if relaxed.bound >= cost(part, &chosen) {
        return Settled { bound: cost(part, &chosen), chosen, nodes };
    }
    let is_live =
        |unit: usize, option: usize| live.get(unit).is_some_and(|live| live.get(option) == Some(&true));
    if parts::split(part, is_live).len() > 1 {
        let settled = settle_parts(part, is_live, Some(&chosen), looks);
        return Settled { nodes: nodes + settled.nodes, ..settled };
    }
    let options: usize = part.options.iter().map(Vec::len).sum();
    let budget = looks / (options as u64).max(1);
    let mut branch = Branch::new(part, &bounds, chosen, budget);
    let unseen = branch.descend(live, relaxed.bound);
    Settled { bound: unseen.min(branch.cost), nodes: nodes + budget - branch.budget, chosen: branch.best }
}
