//! Branch and bound over the options of one part.
//!
//! A node is a set of options that each unit may still take. Its bound comes from dual ascent; options that would lift
//! the bound over the best known cost are dropped, which often leaves one option a unit. What is left is branched on where
//! the least promising choice lifts the bound most.

use super::bound::{Bounds, Live, Relaxed};
use crate::decide::problem::Problem;

/// Cost of a choice that is not possible; more than any that is, and far from overflow.
pub(super) const IMPOSSIBLE: u64 = u64::MAX / 4;

/// A search in one part, with the best choice so far.
pub(super) struct Branch<'a> {
    problem: &'a Problem,
    bounds: &'a Bounds<'a>,
    /// The best choice so far, an option a unit.
    pub(super) best: Vec<Option<usize>>,
    /// What it costs.
    pub(super) cost: u64,
    /// Nodes that may still be looked at.
    pub(super) budget: u64,
}

impl<'a> Branch<'a> {
    pub(super) fn new(
        problem: &'a Problem,
        bounds: &'a Bounds<'a>,
        best: Vec<Option<usize>>,
        budget: u64,
    ) -> Self {
        let cost = problem.cost(&best).unwrap_or(IMPOSSIBLE);
        Self { problem, bounds, best, cost, budget }
    }

    /// Looks for something cheaper among the live options. Returns a cost that nothing which was not looked at can be
    /// below.
    pub(super) fn descend(&mut self, mut live: Live, known: u64) -> u64 {
        let relaxed = loop {
            if self.budget == 0 {
                return known;
            }
            self.budget -= 1;
            let relaxed = self.bounds.relax(&live);
            self.take_if_cheaper(cheapest(&relaxed));
            if relaxed.bound >= self.cost {
                return IMPOSSIBLE;
            }
            if !drop_above(&mut live, &relaxed, self.cost) {
                break relaxed;
            }
            if live.iter().any(|options| !options.contains(&true)) {
                return IMPOSSIBLE;
            }
        };
        let Some(unit) = branching(&relaxed) else { return IMPOSSIBLE };
        let rises = relaxed.rise.get(unit).map_or(&[][..], Vec::as_slice);
        let mut order: Vec<(u64, usize)> =
            rises.iter().enumerate().filter_map(|(option, rise)| Some(((*rise)?, option))).collect();
        order.sort_unstable();
        let mut unseen = IMPOSSIBLE;
        for (rise, option) in order {
            let known = known.max(relaxed.bound + rise);
            if known >= self.cost {
                continue;
            }
            let mut below = live.clone();
            if let Some(options) = below.get_mut(unit) {
                options.iter_mut().enumerate().for_each(|(at, live)| *live &= at == option);
            }
            unseen = unseen.min(self.descend(below, known));
        }
        unseen
    }

    fn take_if_cheaper(&mut self, chosen: Vec<Option<usize>>) {
        if let Some(cost) = self.problem.cost(&chosen)
            && cost < self.cost
        {
            self.best = chosen;
            self.cost = cost;
        }
    }
}

/// Drops options with which the bound reaches a cost; whether there were any.
pub(super) fn drop_above(live: &mut Live, relaxed: &Relaxed, cost: u64) -> bool {
    let mut dropped = false;
    for (live, rises) in live.iter_mut().zip(&relaxed.rise) {
        for (live, rise) in live.iter_mut().zip(rises) {
            if *live && rise.is_none_or(|rise| relaxed.bound + rise >= cost) {
                *live = false;
                dropped = true;
            }
        }
    }
    dropped
}

/// The choice that lifts a bound least.
pub(super) fn cheapest(relaxed: &Relaxed) -> Vec<Option<usize>> {
    let least = |rises: &Vec<Option<u64>>| {
        let rises = rises.iter().enumerate().filter_map(|(option, rise)| Some(((*rise)?, option)));
        rises.min().map(|(_, option)| option)
    };
    relaxed.rise.iter().map(least).collect()
}

/// The unit with more than one option whose least and second rise are the highest; `None` if every unit has one.
fn branching(relaxed: &Relaxed) -> Option<usize> {
    let rank = |rises: &Vec<Option<u64>>| {
        let mut rises: Vec<u64> = rises.iter().copied().flatten().collect();
        rises.sort_unstable();
        Some((*rises.first()?, *rises.get(1)?))
    };
    let ranked = relaxed.rise.iter().enumerate().filter_map(|(unit, rises)| Some((rank(rises)?, unit)));
    ranked.max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1))).map(|(_, unit)| unit)
}
