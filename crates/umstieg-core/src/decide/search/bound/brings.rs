//! What comes in with each option of a unit.

use crate::decide::problem::{Choosable, Problem};
use crate::decide::search::parts::reach;
use std::collections::{BTreeMap, BTreeSet};

/// What the options of a unit bring in.
#[derive(Debug)]
pub(super) struct Brings {
    /// Products that some option may bring in; shares are kept in this order.
    pub(super) products: Vec<usize>,
    pub(super) options: Vec<Brought>,
}

/// What one option brings in, as places in the list of its unit.
#[derive(Debug)]
pub(super) struct Brought {
    pub(super) loss: u64,
    /// Products that come in whatever the others choose.
    pub(super) surely: Vec<usize>,
    /// Of each list at least one comes in.
    pub(super) one_of: Vec<Vec<usize>>,
    /// Every product that may come in with it.
    pub(super) reach: Vec<usize>,
}

impl Brings {
    pub(super) fn of(
        problem: &Problem,
        options: &[Choosable],
        may_come: impl Fn(&usize) -> bool + Copy,
    ) -> Self {
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut place = |product: &usize| {
            let next = places.len();
            *places.entry(*product).or_insert(next)
        };
        let options: Vec<Brought> = options
            .iter()
            .map(|option| {
                let (surely, one_of) = needed(problem, option, may_come);
                Brought {
                    loss: option.loss,
                    surely: surely.iter().map(&mut place).collect(),
                    one_of: one_of.iter().map(|any_of| any_of.iter().map(&mut place).collect()).collect(),
                    reach: reach(problem, std::iter::once(option)).into_iter().collect(),
                }
            })
            .collect();
        let mut products = vec![0; places.len()];
        for (product, place) in places {
            if let Some(slot) = products.get_mut(place) {
                *slot = product;
            }
        }
        Self { products, options }
    }
}

/// What comes in with an option whatever else is chosen, and lists of which one comes in.
fn needed(
    problem: &Problem,
    option: &Choosable,
    may_come: impl Fn(&usize) -> bool,
) -> (BTreeSet<usize>, Vec<Vec<usize>>) {
    let mut surely: BTreeSet<usize> = BTreeSet::new();
    let mut next: Vec<usize> = option.products.clone();
    let mut wanted: Vec<&Vec<usize>> = option.requires.iter().collect();
    loop {
        while let Some(product) = next.pop() {
            if !problem.is_present(product) && surely.insert(product) {
                wanted.extend(problem.requires_of(product));
            }
        }
        let is_there = |product: &usize| surely.contains(product) || problem.is_present(*product);
        wanted.retain(|any_of| !any_of.iter().any(is_there));
        let only = wanted.iter().find_map(|any_of| {
            let mut coming = any_of.iter().filter(|product| may_come(product));
            coming.next().filter(|_| coming.next().is_none())
        });
        match only {
            Some(product) => next.push(*product),
            None => break,
        }
    }
    let mut lists: Vec<Vec<usize>> =
        wanted.into_iter().map(|any_of| any_of.iter().copied().filter(&may_come).collect()).collect();
    lists.sort_by_key(Vec::len);
    // A product in two lists comes in once, so only lists that share none add up. A list without anything that may come
    // makes a choice impossible and needs no bound.
    let mut one_of: Vec<Vec<usize>> = Vec::new();
    for list in lists.into_iter().filter(|list| !list.is_empty()) {
        if one_of.iter().flatten().all(|product| !list.contains(product)) {
            one_of.push(list);
        }
    }
    (surely, one_of)
}
