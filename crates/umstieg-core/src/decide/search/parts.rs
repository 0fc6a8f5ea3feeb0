//! Taking a problem apart: units that can share no product, and whose products have nothing to do with one another, are
//! problems of their own.

use crate::decide::problem::{Choosable, Problem};
use std::collections::{BTreeMap, BTreeSet};

/// A problem on its own, with the places of its units and options in the whole.
#[derive(Debug)]
pub(super) struct Part {
    /// The problem; nothing in it is there already.
    pub(super) problem: Problem,
    /// Units of the whole.
    pub(super) units: Vec<usize>,
    /// For each unit the options of the whole.
    pub(super) options: Vec<Vec<usize>>,
}

/// The parts of a problem, with only those options of which `takes_part` says yes. Units without options are left out.
pub(super) fn split(whole: &Problem, takes_part: impl Fn(usize, usize) -> bool) -> Vec<Part> {
    let live: Vec<Vec<usize>> = whole
        .options
        .iter()
        .enumerate()
        .map(|(unit, options)| (0..options.len()).filter(|at| takes_part(unit, *at)).collect())
        .collect();
    let mut groups = Groups::new(whole);
    for (unit, live) in live.iter().enumerate() {
        let options = live.iter().filter_map(|at| whole.option(unit, *at));
        groups.join(unit, &reach(whole, options));
    }
    groups.join_ties();
    let mut units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for unit in (0..live.len()).filter(|unit| live.get(*unit).is_some_and(|live| !live.is_empty())) {
        units.entry(groups.root(unit)).or_default().push(unit);
    }
    units.into_values().map(|units| Part::of(whole, units, &live)).collect()
}

/// Every product that some options may bring in, by themselves or by whatever meets their requirements. What may not come
/// along is one of them: it meets a requirement if it comes in for somebody.
pub(super) fn reach<'a>(whole: &Problem, options: impl Iterator<Item = &'a Choosable>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut next: Vec<usize> = Vec::new();
    for option in options {
        next.extend(&option.products);
        next.extend(option.requires.iter().filter(|any_of| !is_met(whole, any_of)).flatten());
    }
    while let Some(product) = next.pop() {
        if !whole.is_present(product) && found.insert(product) {
            let requires = whole.requires_of(product).iter();
            next.extend(requires.filter(|any_of| !is_met(whole, any_of)).flatten());
        }
    }
    found
}

/// Whether something that is there meets a requirement.
fn is_met(whole: &Problem, any_of: &[usize]) -> bool {
    any_of.iter().any(|product| whole.is_present(*product))
}

/// Units and products that belong together: units first, then products.
struct Groups<'a> {
    whole: &'a Problem,
    parent: Vec<usize>,
    reached: BTreeSet<usize>,
}

impl<'a> Groups<'a> {
    fn new(whole: &'a Problem) -> Self {
        let parent = (0..whole.options.len() + whole.price.len()).collect();
        Self { whole, parent, reached: BTreeSet::new() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(parent) = self.parent.get(at).copied()
            && parent != at
        {
            // Halves the way for whoever comes next.
            let above = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    fn join(&mut self, unit: usize, products: &BTreeSet<usize>) {
        for product in products {
            self.unite(unit, self.whole.options.len() + product);
        }
        self.reached.extend(products);
    }

    /// Joins products that gain by each other or clash.
    fn join_ties(&mut self) {
        let units = self.whole.options.len();
        let reached = std::mem::take(&mut self.reached);
        for product in &reached {
            let partners = self.whole.partners_of(*product);
            let clashes = self.whole.clashes_of(*product);
            for other in partners.iter().chain(clashes).filter(|other| reached.contains(other)) {
                self.unite(units + product, units + other);
            }
        }
    }
}

impl Part {
    fn of(whole: &Problem, units: Vec<usize>, live: &[Vec<usize>]) -> Self {
        let options: Vec<Vec<usize>> =
            units.iter().map(|unit| live.get(*unit).cloned().unwrap_or_default()).collect();
        let chosen = || {
            units
                .iter()
                .zip(&options)
                .map(|(unit, options)| options.iter().filter_map(move |at| whole.option(*unit, *at)))
        };
        let products: Vec<usize> = reach(whole, chosen().flatten()).into_iter().collect();
        let place: BTreeMap<usize, usize> =
            products.iter().enumerate().map(|(place, product)| (*product, place)).collect();
        let places = |some: &[usize]| -> Vec<usize> {
            some.iter().filter_map(|product| place.get(product).copied()).collect()
        };
        let requires = |all: &[Vec<usize>]| -> Vec<Vec<usize>> {
            all.iter().filter(|any_of| !is_met(whole, any_of)).map(|any_of| places(any_of)).collect()
        };
        let choosable = |option: &Choosable| Choosable {
            products: places(&option.products),
            loss: option.loss,
            requires: requires(&option.requires),
        };
        let each = |of: fn(&Problem, usize) -> &[usize]| -> Vec<Vec<usize>> {
            products.iter().map(|product| places(of(whole, *product))).collect()
        };
        let problem = Problem {
            price: products.iter().map(|product| whole.least_price(*product, 0)).collect(),
            present: vec![false; products.len()],
            allowed: products.iter().map(|product| whole.may_come_along(*product)).collect(),
            clashes: each(Problem::clashes_of),
            requires: products.iter().map(|product| requires(whole.requires_of(*product))).collect(),
            partners: each(Problem::partners_of),
            options: chosen().map(|options| options.map(choosable).collect()).collect(),
            products: products.iter().filter_map(|product| whole.products.get(*product).cloned()).collect(),
        };
        Self { problem, units, options }
    }

    /// Writes a choice in the part into one of the whole.
    pub(super) fn put(&self, part: &[Option<usize>], whole: &mut [Option<usize>]) {
        for ((unit, options), chosen) in self.units.iter().zip(&self.options).zip(part) {
            if let Some(slot) = whole.get_mut(*unit) {
                *slot = chosen.and_then(|at| options.get(at)).copied();
            }
        }
    }

    /// The part of a choice of the whole.
    pub(super) fn get(&self, whole: &[Option<usize>]) -> Vec<Option<usize>> {
        let of = |(unit, options): (&usize, &Vec<usize>)| {
            let chosen = whole.get(*unit).copied().flatten()?;
            options.iter().position(|option| *option == chosen)
        };
        self.units.iter().zip(&self.options).map(of).collect()
    }
}
