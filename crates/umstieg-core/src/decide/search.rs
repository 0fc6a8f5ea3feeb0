//! Branch and bound over the options of all units.
//!
//! Phases: every unit takes its cheapest option, a local search moves single units and whole products, and a depth-first
//! search with a lower bound proves the result or improves it within a budget of nodes. The bound charges every unit its
//! share of the products it would use: the price of a product spread over all units that could use it is never more than
//! its price, so no choice is overcharged.

use super::Quality;
use super::options::{Choosable, Problem};
use std::collections::BTreeSet;
use umstieg_format::scalar::SoftwareId;

/// Nodes that the proof may look at.
const NODES: u64 = 12_000;

/// Above this number of units the proof is not tried; the local search still runs.
const UNITS: usize = 400;

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
    let mut search = Search::new(problem);
    // A product looks cheap where many could share it, and dear where its requirements come along with it alone; the
    // better of both beginnings counts. Large inventories begin once.
    let mut chosen = search.cheapest();
    search.improve(&mut chosen);
    if problem.options.len() <= UNITS {
        let mut alone = search.cheapest_alone();
        search.improve(&mut alone);
        if search.cost(&alone) < search.cost(&chosen) {
            chosen = alone;
        }
    }
    let bound = search.root_bound();
    let (mut cost, mut exhausted) = (search.cost(&chosen), false);
    if problem.options.len() <= UNITS {
        (chosen, cost, exhausted) = search.prove(chosen, cost);
    }
    let proven = exhausted || cost <= bound;
    let opened = problem
        .opened(options(problem, &chosen))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|product| problem.products.get(product).cloned())
        .collect();
    let bound = if proven { cost } else { bound };
    Solved { chosen, opened, quality: Quality { cost, bound, proven, nodes: search.nodes } }
}

/// The options that a choice takes.
fn options<'a>(problem: &'a Problem, chosen: &'a [Option<usize>]) -> impl Iterator<Item = &'a Choosable> {
    problem.options.iter().zip(chosen).filter_map(|(options, chosen)| options.get((*chosen)?))
}

struct Search<'a> {
    problem: &'a Problem,
    /// Units with options, those with most at stake first.
    units: Vec<usize>,
    /// Price of each product a unit that could use it, after the most that integrations can save.
    share: Vec<u64>,
    nodes: u64,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut could_use = vec![0u64; problem.products.len()];
        for options in &problem.options {
            let products: BTreeSet<usize> =
                options.iter().flat_map(|option| option.products.iter().copied()).collect();
            for product in products {
                if let Some(count) = could_use.get_mut(product) {
                    *count += 1;
                }
            }
        }
        let share = problem
            .price
            .iter()
            .zip(&could_use)
            .zip(&problem.present)
            .map(
                |((price, users), present)| {
                    if *present { 0 } else { price.saturating_sub(Problem::most_saved()) / (*users).max(1) }
                },
            )
            .collect();
        let mut units: Vec<usize> = (0..problem.options.len())
            .filter(|unit| problem.options.get(*unit).is_some_and(|o| !o.is_empty()))
            .collect();
        let stake = |unit: &usize| {
            let losses = problem.options.get(*unit).into_iter().flatten().map(|option| option.loss);
            losses.clone().max().unwrap_or(0) - losses.min().unwrap_or(0)
        };
        units.sort_by_key(|unit| (std::cmp::Reverse(stake(unit)), *unit));
        Self { problem, units, share, nodes: 0 }
    }

    /// What a choice costs.
    fn cost(&self, chosen: &[Option<usize>]) -> u64 {
        let losses: u64 = options(self.problem, chosen).map(|option| option.loss).sum();
        match self.problem.opened(options(self.problem, chosen)) {
            Some(opened) => losses + self.problem.cost_of_products(&opened),
            // A requirement that cannot be met makes a choice impossible.
            None => u64::MAX / 4,
        }
    }

    /// What an option costs at least, if these products are opened already.
    fn least(&self, option: &Choosable, opened: &BTreeSet<usize>) -> u64 {
        let shares = option.products.iter().filter(|product| !opened.contains(product));
        option.loss + shares.filter_map(|product| self.share.get(*product)).sum::<u64>()
    }

    /// Every unit's cheapest option, alone.
    fn cheapest(&self) -> Vec<Option<usize>> {
        let nothing = BTreeSet::new();
        self.problem
            .options
            .iter()
            .map(|options| {
                (0..options.len())
                    .min_by_key(|at| (options.get(*at).map(|option| self.least(option, &nothing)), *at))
            })
            .collect()
    }

    /// Every unit's cheapest option if nothing were shared with any other unit.
    fn cheapest_alone(&self) -> Vec<Option<usize>> {
        self.problem
            .options
            .iter()
            .map(|options| {
                (0..options.len()).min_by_key(|at| (options.get(*at).map(|option| self.alone(option)), *at))
            })
            .collect()
    }

    /// What an option costs with everything that comes along, if nothing else were chosen.
    fn alone(&self, option: &Choosable) -> u64 {
        let opened = self.problem.opened(std::iter::once(option));
        opened.map_or(u64::MAX, |opened| option.loss + self.problem.cost_of_products(&opened))
    }

    /// No choice costs less than this.
    fn root_bound(&self) -> u64 {
        let nothing = BTreeSet::new();
        let least = |unit: &usize| {
            let options = self.problem.options.get(*unit).into_iter().flatten();
            options.map(|option| self.least(option, &nothing)).min().unwrap_or(0)
        };
        self.units.iter().map(least).sum()
    }

    /// Moves all units that can use a product to it, all that use it away from it, and single units, until nothing gets
    /// cheaper.
    fn improve(&mut self, chosen: &mut Vec<Option<usize>>) {
        // Large inventories get fewer passes; each pass looks at every option once.
        let passes = if self.units.len() > UNITS { 1 } else { 6 };
        let mut cost = self.cost(chosen);
        for _ in 0..passes {
            let before = cost;
            for product in 0..self.problem.products.len() {
                let mut moved = chosen.clone();
                for unit in &self.units {
                    let options = self.problem.options.get(*unit).map_or(&[][..], Vec::as_slice);
                    let with = options.iter().position(|option| option.products.contains(&product));
                    if let (Some(with), Some(slot)) = (with, moved.get_mut(*unit)) {
                        *slot = Some(with);
                    }
                }
                self.take_if_cheaper(chosen, moved, &mut cost);
                self.take_if_cheaper(chosen, self.without(chosen, product), &mut cost);
            }
            if self.units.len() <= UNITS {
                for position in 0..self.units.len() {
                    let Some(unit) = self.units.get(position).copied() else { continue };
                    for option in 0..self.problem.options.get(unit).map_or(0, Vec::len) {
                        let mut moved = chosen.clone();
                        if let Some(slot) = moved.get_mut(unit) {
                            *slot = Some(option);
                        }
                        self.take_if_cheaper(chosen, moved, &mut cost);
                    }
                }
            }
            if cost == before {
                break;
            }
        }
    }

    /// A choice without a product: who uses it takes what is cheapest beside the others' products.
    fn without(&self, chosen: &[Option<usize>], product: usize) -> Vec<Option<usize>> {
        let uses = |option: &Choosable| option.products.contains(&product);
        let others = self.problem.opened(options(self.problem, chosen).filter(|option| !uses(option)));
        let others = others.unwrap_or_default();
        let mut moved = chosen.to_vec();
        for unit in &self.units {
            let all = self.problem.options.get(*unit).map_or(&[][..], Vec::as_slice);
            let Some(slot) = moved.get_mut(*unit) else { continue };
            if slot.and_then(|at| all.get(at)).is_some_and(uses) {
                let rest = (0..all.len()).filter(|at| all.get(*at).is_some_and(|option| !uses(option)));
                let next =
                    rest.min_by_key(|at| (all.get(*at).map(|option| self.least(option, &others)), *at));
                // What has no other option stays with the product.
                *slot = next.or(*slot);
            }
        }
        moved
    }

    fn take_if_cheaper(
        &mut self,
        chosen: &mut Vec<Option<usize>>,
        moved: Vec<Option<usize>>,
        cost: &mut u64,
    ) {
        if moved == *chosen {
            return;
        }
        self.nodes += 1;
        let other = self.cost(&moved);
        if other < *cost {
            *chosen = moved;
            *cost = other;
        }
    }

    /// Depth-first search; returns the best choice, its cost, and whether everything was looked at.
    fn prove(&mut self, best: Vec<Option<usize>>, cost: u64) -> (Vec<Option<usize>>, u64, bool) {
        let limit = self.nodes + NODES;
        let mut state = State { chosen: vec![None; best.len()], best, cost, limit };
        // Bounds of what is left after each unit, if no product is opened yet.
        let exhausted = self.descend(0, 0, &BTreeSet::new(), &mut state);
        (state.best, state.cost, exhausted)
    }

    fn descend(&mut self, depth: usize, losses: u64, opened: &BTreeSet<usize>, state: &mut State) -> bool {
        let Some(unit) = self.units.get(depth).copied() else {
            let cost = self.cost(&state.chosen);
            if cost < state.cost {
                state.cost = cost;
                state.best.clone_from(&state.chosen);
            }
            return true;
        };
        self.nodes += 1;
        if self.nodes > state.limit {
            return false;
        }
        let prices: u64 = opened.iter().map(|product| self.opened_price(*product)).sum();
        let rest: u64 = self
            .units
            .iter()
            .skip(depth + 1)
            .map(|unit| {
                let options = self.problem.options.get(*unit).into_iter().flatten();
                options.map(|option| self.least(option, opened)).min().unwrap_or(0)
            })
            .sum();
        let options = self.problem.options.get(unit).map_or(&[][..], Vec::as_slice);
        let mut order: Vec<usize> = (0..options.len()).collect();
        order.sort_by_key(|at| (options.get(*at).map(|option| self.least(option, opened)), *at));
        let mut complete = true;
        for at in order {
            let Some(option) = options.get(at) else { continue };
            let mut now = opened.clone();
            now.extend(option.products.iter().copied());
            let added: u64 = option
                .products
                .iter()
                .filter(|product| !opened.contains(product))
                .map(|p| self.opened_price(*p))
                .sum();
            if losses + option.loss + prices + added + self.shared_less(rest, &now, opened, depth)
                >= state.cost
            {
                continue;
            }
            if let Some(slot) = state.chosen.get_mut(unit) {
                *slot = Some(at);
            }
            complete &= self.descend(depth + 1, losses + option.loss, &now, state);
            if let Some(slot) = state.chosen.get_mut(unit) {
                *slot = None;
            }
            if self.nodes > state.limit {
                return false;
            }
        }
        complete
    }

    /// What the units below cost at least once more products are open.
    fn shared_less(&self, rest: u64, now: &BTreeSet<usize>, before: &BTreeSet<usize>, depth: usize) -> u64 {
        if now.len() == before.len() {
            return rest;
        }
        self.units
            .iter()
            .skip(depth + 1)
            .map(|unit| {
                let options = self.problem.options.get(*unit).into_iter().flatten();
                options.map(|option| self.least(option, now)).min().unwrap_or(0)
            })
            .sum()
    }

    /// The least that an opened product costs in the end.
    fn opened_price(&self, product: usize) -> u64 {
        let present = self.problem.present.get(product).copied().unwrap_or(false);
        let price = self.problem.price.get(product).copied().unwrap_or(0);
        if present { 0 } else { price.saturating_sub(Problem::most_saved()) }
    }
}

/// What the depth-first search carries along.
struct State {
    chosen: Vec<Option<usize>>,
    best: Vec<Option<usize>>,
    cost: u64,
    limit: u64,
}
