//! The joint choice as plain numbers, and what a choice of options costs.

use super::{Choice, KeepReason};
use umstieg_format::scalar::SoftwareId;

/// Points gained by a product that is documented to work together with another one that comes in. Somebody who has to
/// make two products work together alone needs a day or two for it; a product's price is the work of weeks.
pub(super) const INTEGRATION: u64 = 300;

/// Other products for which a product gains that; with the third, everything hangs together already.
pub(super) const INTEGRATIONS: usize = 2;

/// One way to deal with a unit.
#[derive(Clone, Debug)]
pub(super) struct Choosable {
    /// Products, as indices, the main one first; none means that the unit stays.
    pub(super) products: Vec<usize>,
    /// Points for what is lost.
    pub(super) loss: u64,
    /// What must be there: of each list one.
    pub(super) requires: Vec<Vec<usize>>,
}

/// The joint choice.
#[derive(Debug)]
pub(super) struct Problem {
    /// Every product that may come in.
    pub(super) products: Vec<SoftwareId>,
    /// Points for each product.
    pub(super) price: Vec<u64>,
    /// Products that are there already.
    pub(super) present: Vec<bool>,
    /// Products that may come in for the sake of others: open, and within every limit of the policy.
    pub(super) allowed: Vec<bool>,
    /// Products that clash with each.
    pub(super) clashes: Vec<Vec<usize>>,
    /// What each product requires whoever uses it.
    pub(super) requires: Vec<Vec<Vec<usize>>>,
    /// Products with which each is documented to work together.
    pub(super) partners: Vec<Vec<usize>>,
    /// Options of each unit; empty for a unit whose fate is settled.
    pub(super) options: Vec<Vec<Choosable>>,
}

impl Problem {
    /// What choosing an option means for a unit.
    pub(super) fn choice(&self, unit: usize, option: usize) -> Choice {
        match self.option(unit, option) {
            Some(option) if !option.products.is_empty() => Choice::Products(
                option.products.iter().filter_map(|at| self.products.get(*at)).cloned().collect(),
            ),
            _ => Choice::Keep(KeepReason::NotWorthIt),
        }
    }

    /// An option of a unit.
    pub(super) fn option(&self, unit: usize, option: usize) -> Option<&Choosable> {
        self.options_of(unit).get(option)
    }

    /// The options of a unit.
    pub(super) fn options_of(&self, unit: usize) -> &[Choosable] {
        self.options.get(unit).map_or(&[], Vec::as_slice)
    }

    /// Products with which a product is documented to work together.
    pub(super) fn partners_of(&self, product: usize) -> &[usize] {
        self.partners.get(product).map_or(&[], Vec::as_slice)
    }

    /// Products that clash with a product.
    pub(super) fn clashes_of(&self, product: usize) -> &[usize] {
        self.clashes.get(product).map_or(&[], Vec::as_slice)
    }

    /// What a product requires whoever uses it.
    pub(super) fn requires_of(&self, product: usize) -> &[Vec<usize>] {
        self.requires.get(product).map_or(&[], Vec::as_slice)
    }

    /// What a product costs at least if at most this many of its partners come in too.
    pub(super) fn least_price(&self, product: usize, partners: usize) -> u64 {
        let saved = partners.min(INTEGRATIONS) as u64 * INTEGRATION;
        self.price.get(product).map_or(0, |price| price.saturating_sub(saved))
    }

    /// What a choice costs: what is lost, and the products that come in for it. `None` if a requirement cannot be met, or
    /// if two products clash.
    pub(super) fn cost(&self, chosen: &[Option<usize>]) -> Option<u64> {
        let losses: u64 = self.taken(chosen).map(|option| option.loss).sum();
        let opened = self.opened(self.taken(chosen))?;
        let is_open = |product: &&usize| opened.get(**product).copied().unwrap_or(false);
        let prices = opened.iter().enumerate().filter(|(_, open)| **open).map(|(product, _)| {
            self.least_price(
                product,
                self.partners_of(product).iter().filter(is_open).take(INTEGRATIONS).count(),
            )
        });
        Some(losses + prices.sum::<u64>())
    }

    /// The options that a choice takes.
    pub(super) fn taken<'a>(
        &'a self,
        chosen: &'a [Option<usize>],
    ) -> impl Iterator<Item = &'a Choosable> + Clone {
        self.options.iter().zip(chosen).filter_map(|(options, chosen)| options.get((*chosen)?))
    }

    /// For every product whether it comes in with some options: what they name, and everything that must come along.
    /// What is there already costs nothing and is not opened. `None` if a requirement cannot be met, or if two products
    /// clash.
    pub(super) fn opened<'a>(
        &self,
        chosen: impl Iterator<Item = &'a Choosable> + Clone,
    ) -> Option<Vec<bool>> {
        let mut opened = vec![false; self.price.len()];
        let mut new: Vec<usize> = Vec::new();
        for product in chosen.clone().flat_map(|option| &option.products) {
            open(&mut opened, &mut new, self, *product);
        }
        new.sort_unstable();
        // All that is chosen counts before anything is added for a requirement.
        let mut wanted: Vec<&Vec<usize>> = chosen.flat_map(|option| &option.requires).collect();
        let mut met = 0;
        loop {
            wanted.extend(new.drain(..).flat_map(|product| self.requires_of(product)));
            let Some(any_of) = wanted.get(met) else { break };
            met += 1;
            let is_there =
                |product: &usize| self.is_present(*product) || opened.get(*product).copied().unwrap_or(false);
            if !any_of.iter().any(is_there) {
                let product = any_of.iter().find(|product| self.may_come_along(**product))?;
                open(&mut opened, &mut new, self, *product);
            }
        }
        (!self.has_clash(&opened)).then_some(opened)
    }

    fn has_clash(&self, opened: &[bool]) -> bool {
        let is_open = |product: &usize| opened.get(*product).copied().unwrap_or(false);
        self.clashes
            .iter()
            .enumerate()
            .any(|(product, others)| !others.is_empty() && is_open(&product) && others.iter().any(is_open))
    }

    /// Whether a product is there already.
    pub(super) fn is_present(&self, product: usize) -> bool {
        self.present.get(product).copied().unwrap_or(false)
    }

    /// Whether a product may come in for the sake of another one.
    pub(super) fn may_come_along(&self, product: usize) -> bool {
        self.allowed.get(product).copied().unwrap_or(false)
    }
}

/// Opens a product that is neither there nor open.
fn open(opened: &mut [bool], new: &mut Vec<usize>, problem: &Problem, product: usize) {
    if let Some(open) = opened.get_mut(product)
        && !*open
        && !problem.is_present(product)
    {
        *open = true;
        new.push(product);
    }
}
