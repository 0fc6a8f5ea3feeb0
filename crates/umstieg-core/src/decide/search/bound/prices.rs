//! What is left to share out of the price of each product, and what integrations may save of it.
//!
//! Two products that work together save something only if both come in. A bound must take off what may be saved, but may
//! choose of which of the two: of one that is paid for in full that costs something, of one that nobody pays for in full
//! it costs nothing. So savings are moved away from where they press the bound down.

use crate::decide::problem::{INTEGRATION, INTEGRATIONS, Problem};

/// The prices of one ascent.
#[derive(Debug)]
pub(super) struct Prices {
    /// What is left to share out of each product's price; nothing of what is open.
    pub(super) unshared: Vec<u64>,
    /// What is paid for whatever is chosen.
    pub(super) paid: u64,
    opened: Vec<bool>,
    /// For each product its possible partners, and how much of what it saves by each is still taken off its own price.
    savings: Vec<Vec<(usize, u64)>>,
    /// What all savings take off each product's price; the limit on how many count is kept.
    taken_off: Vec<u64>,
}

/// Most points that a product saves by its partners.
const MOST: u64 = INTEGRATION * INTEGRATIONS as u64;

impl Prices {
    /// The prices if some products come in, and others may.
    pub(super) fn new(problem: &Problem, opened: Vec<bool>, may_open: &[bool]) -> Self {
        let may_open = |product: &usize| may_open.get(*product).copied().unwrap_or(false);
        let savings: Vec<Vec<(usize, u64)>> = (0..opened.len())
            .map(|product| match may_open(&product) {
                true => {
                    let partners = problem.partners_of(product).iter().filter(|other| may_open(other));
                    partners.map(|other| (*other, INTEGRATION)).collect()
                }
                false => Vec::new(),
            })
            .collect();
        let price = |product: usize| problem.least_price(product, 0);
        let taken_off: Vec<u64> = savings
            .iter()
            .enumerate()
            .map(|(product, partners)| (partners.len() as u64 * INTEGRATION).min(MOST).min(price(product)))
            .collect();
        let mut unshared: Vec<u64> =
            taken_off.iter().enumerate().map(|(product, off)| price(product) - off).collect();
        let mut paid = 0;
        for (left, _) in unshared.iter_mut().zip(&opened).filter(|(_, open)| **open) {
            paid += std::mem::take(left);
        }
        Self { unshared, paid, opened, savings, taken_off }
    }

    /// Moves savings from a product that is paid for in full to partners that are not, as far as that frees some of its
    /// price; whether it does.
    pub(super) fn free(&mut self, product: usize) -> bool {
        let is_open = self.opened.get(product).copied().unwrap_or(false);
        let off = self.taken_off.get(product).copied().unwrap_or(0);
        if off == 0 || (!is_open && self.unshared.get(product).is_none_or(|left| *left > 0)) {
            return false;
        }
        let Some(links) = self.savings.get(product) else { return false };
        let left = |other: usize| self.unshared.get(other).copied().unwrap_or(0);
        let all: u64 = links.iter().map(|(_, own)| own).sum();
        let movable: u64 = links.iter().map(|(other, own)| left(*other).min(*own)).sum();
        if all - movable >= off {
            return false;
        }
        let mut links = links.clone();
        for (other, own) in &mut links {
            if let Some(left) = self.unshared.get_mut(*other) {
                let moved = (*left).min(*own);
                *left -= moved;
                *own -= moved;
            }
        }
        let freed = off - (all - movable);
        if let Some(slot) = self.taken_off.get_mut(product) {
            *slot -= freed;
        }
        if let Some(slot) = self.savings.get_mut(product) {
            *slot = links;
        }
        match self.unshared.get_mut(product) {
            Some(left) if !is_open => *left += freed,
            _ => self.paid += freed,
        }
        true
    }
}
