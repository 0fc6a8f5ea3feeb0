//! A cost that no choice can be below, by dual ascent.
//!
//! The price of every product that is not open yet is shared out among the units that could bring it in, never more than
//! all of it. A unit then costs at least the cheapest of its options with the shares of everything that this option
//! brings in, what it requires included. Unit by unit, shares are raised as long as they raise what the unit costs at
//! least (Erlenkotter, A dual-based procedure for uncapacitated facility location, Operations Research 26, 1978). Where one
//! of several products meets a requirement, the smallest of their shares counts.

mod brings;
mod prices;
mod shares;

use crate::decide::problem::Problem;
use brings::Brings;
use prices::Prices;
use shares::Shares;
use std::collections::BTreeSet;

/// Times that savings are moved and shares raised once more; nearly all of the gain comes with the first ones.
const ROUNDS: usize = 8;

/// What is still open in a problem: which options each unit may take.
pub(super) type Live = Vec<Vec<bool>>;

/// What is asked for bounds of one problem.
#[derive(Debug)]
pub(super) struct Bounds<'a> {
    problem: &'a Problem,
    /// For each unit what its options bring in.
    units: Vec<Brings>,
    /// Units that can bring in each product.
    rivals: Vec<usize>,
}

/// The result of an ascent.
#[derive(Debug)]
pub(super) struct Relaxed {
    /// No choice of these options costs less.
    pub(super) bound: u64,
    /// For each unit and each of its options, by how much the bound rises at least if the unit takes it; `None` for an
    /// option that may not be taken.
    pub(super) rise: Vec<Vec<Option<u64>>>,
}

impl<'a> Bounds<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let named: BTreeSet<usize> =
            problem.options.iter().flatten().flat_map(|option| option.products.iter().copied()).collect();
        let may_come = |product: &usize| problem.may_come_along(*product) || named.contains(product);
        let units: Vec<Brings> =
            problem.options.iter().map(|options| Brings::of(problem, options, may_come)).collect();
        let mut rivals = vec![0; problem.price.len()];
        for product in units.iter().flat_map(|unit| &unit.products) {
            if let Some(count) = rivals.get_mut(*product) {
                *count += 1;
            }
        }
        Self { problem, units, rivals }
    }

    /// Bounds the cost of all choices of the live options.
    pub(super) fn relax(&self, live: &Live) -> Relaxed {
        let (opened, may_open) = self.products(live);
        let none = Vec::new();
        let mut shares: Vec<Shares<'_>> = self
            .units
            .iter()
            .zip(live.iter().chain(std::iter::repeat(&none)))
            .map(|(unit, live)| Shares::new(unit, live, &opened))
            .collect();
        let mut prices = Prices::new(self.problem, opened, &may_open);
        self.raise(&mut shares, &mut prices);
        for _ in 0..ROUNDS {
            if (0..self.problem.price.len()).filter(|product| prices.free(*product)).count() == 0 {
                break;
            }
            self.raise(&mut shares, &mut prices);
        }
        let bound = prices.paid + shares.iter().map(Shares::least).sum::<u64>();
        let rise = shares.iter().map(|unit| unit.rise(&prices.unshared)).collect();
        Relaxed { bound, rise }
    }

    /// Raises what units pay until nothing can be raised.
    fn raise(&self, shares: &mut [Shares<'_>], prices: &mut Prices) {
        let mut rising: Vec<usize> = (0..shares.len()).collect();
        while !rising.is_empty() {
            rising.retain(|unit| {
                shares.get_mut(*unit).is_some_and(|unit| unit.raise(&mut prices.unshared, &self.rivals))
            });
        }
    }

    /// Products that come in whatever is chosen of the live options, and products that may come in.
    fn products(&self, live: &Live) -> (Vec<bool>, Vec<bool>) {
        let mut opened = vec![false; self.problem.price.len()];
        let mut may_open = opened.clone();
        for (unit, live) in self.units.iter().zip(live) {
            let mut options = unit.options.iter().zip(live).filter(|(_, live)| **live).map(|(one, _)| one);
            for product in options.clone().flat_map(|option| &option.reach) {
                mark(&mut may_open, *product);
            }
            if let (Some(only), None) = (options.next(), options.next()) {
                for product in only.surely.iter().filter_map(|place| unit.products.get(*place)) {
                    mark(&mut opened, *product);
                }
            }
        }
        (opened, may_open)
    }
}

fn mark(some: &mut [bool], product: usize) {
    if let Some(slot) = some.get_mut(product) {
        *slot = true;
    }
}
