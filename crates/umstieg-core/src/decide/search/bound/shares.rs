//! What one unit pays of the prices of products, during an ascent.

use super::brings::{Brings, Brought};

/// What a unit pays of the prices of products, during an ascent.
pub(super) struct Shares<'a> {
    unit: &'a Brings,
    options: Vec<Option<Unpaid<'a>>>,
    /// The unit's share of each of its products.
    shares: Vec<u64>,
}

/// What an option brings in that is not open yet.
struct Unpaid<'a> {
    loss: u64,
    surely: Vec<usize>,
    one_of: Vec<&'a [usize]>,
    /// The loss with all shares.
    cost: u64,
}

impl<'a> Shares<'a> {
    pub(super) fn new(unit: &'a Brings, live: &[bool], opened: &[bool]) -> Self {
        let is_open = |place: &usize| {
            unit.products.get(*place).is_some_and(|product| opened.get(*product).copied().unwrap_or(false))
        };
        let unpaid = |(option, live): (&'a Brought, &bool)| {
            live.then(|| Unpaid {
                loss: option.loss,
                surely: option.surely.iter().copied().filter(|place| !is_open(place)).collect(),
                one_of: option
                    .one_of
                    .iter()
                    .filter(|any_of| !any_of.iter().any(is_open))
                    .map(Vec::as_slice)
                    .collect(),
                cost: option.loss,
            })
        };
        let options = unit.options.iter().zip(live).map(unpaid).collect();
        Self { unit, options, shares: vec![0; unit.products.len()] }
    }

    /// What the unit costs at least.
    pub(super) fn least(&self) -> u64 {
        self.options.iter().flatten().map(|option| option.cost).min().unwrap_or(0)
    }

    /// Raises shares until another option is as cheap as the cheapest ones, or until a price is shared out. `false` if
    /// nothing can be raised any more.
    pub(super) fn raise(&mut self, unshared: &mut [u64], rivals: &[usize]) -> bool {
        let least = self.least();
        let product = |place: usize| self.unit.products.get(place).copied().unwrap_or(usize::MAX);
        let left = |place: usize| unshared.get(product(place)).copied().unwrap_or(0);
        // What few others could pay for is used up first.
        let rank = |place: &usize| {
            (rivals.get(product(*place)).copied().unwrap_or(0), std::cmp::Reverse(left(*place)), *place)
        };
        let mut raised: Vec<usize> = Vec::new();
        let mut step = u64::MAX;
        for option in self.options.iter().flatten() {
            if option.cost > least {
                step = step.min(option.cost - least);
                continue;
            }
            let is_raised = |place: &usize| raised.contains(place);
            if option.surely.iter().any(is_raised)
                || option.one_of.iter().any(|any_of| any_of.iter().all(is_raised))
            {
                continue;
            }
            let single = option.surely.iter().copied().filter(|place| left(*place) > 0).min_by_key(rank);
            let list = || option.one_of.iter().find(|any_of| any_of.iter().all(|place| left(*place) > 0));
            match (single, list()) {
                (Some(place), _) => raised.push(place),
                (None, Some(any_of)) => raised.extend(*any_of),
                (None, None) => return false,
            }
        }
        raised.sort_unstable();
        raised.dedup();
        let step = raised.iter().map(|place| left(*place)).min().map_or(0, |least| least.min(step));
        for place in raised {
            if let (Some(share), Some(left)) = (
                self.shares.get_mut(place),
                self.unit.products.get(place).and_then(|product| unshared.get_mut(*product)),
            ) {
                *share += step;
                *left -= step;
            }
        }
        let share = |place: &usize| self.shares.get(*place).copied().unwrap_or(0);
        for option in self.options.iter_mut().flatten() {
            let lists = option.one_of.iter().map(|any_of| any_of.iter().map(share).min().unwrap_or(0));
            option.cost = option.loss + option.surely.iter().map(share).sum::<u64>() + lists.sum::<u64>();
        }
        step > 0
    }

    /// By how much the bound rises at least with each option: what it costs more than the cheapest, and what is left of
    /// the prices of what it brings in.
    pub(super) fn rise(&self, unshared: &[u64]) -> Vec<Option<u64>> {
        let least = self.least();
        let left = |place: &usize| {
            self.unit.products.get(*place).and_then(|product| unshared.get(*product)).copied().unwrap_or(0)
        };
        let rise = |option: &Unpaid<'_>| option.cost - least + option.surely.iter().map(left).sum::<u64>();
        self.options.iter().map(|option| option.as_ref().map(rise)).collect()
    }
}
