//! Why something changes, found by leaving parts of the change out.
//!
//! Halves are tried before single parts: a half without which everything stays as it is has nothing to do with anything, and
//! a change of three hundred entries takes a few trials. An effect that needs a half, and no half of that half, comes from
//! the half together.

use super::observe::{Aspect, Observation, Observed};
use super::trial::{Trial, without};
use super::{Cause, Effect, ImpactOptions, Side};
use crate::catalogue::Catalogue;
use crate::plan::PlanOptions;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::difference::{Part, parts};
use umstieg_format::inventory as raw;

/// Effects that are looked at, by position of the inventory, each as it is without what was left out.
type Open = BTreeMap<usize, BTreeMap<Aspect, Option<Observed>>>;

/// Gives every effect its causes.
pub(super) fn find(
    before: &Catalogue,
    after: &Catalogue,
    inventories: &[raw::Inventory],
    sides: &[(Side, Side)],
    mut effects: Vec<Vec<Effect>>,
    options: &ImpactOptions,
) -> Vec<Vec<Effect>> {
    let aspects = |effects: &Vec<Effect>| {
        effects.iter().map(|effect| (effect.aspect.clone(), effect.before.clone())).collect()
    };
    let open: Open = effects
        .iter()
        .enumerate()
        .filter(|(_, effects)| !effects.is_empty())
        .map(|(at, effects)| (at, aspects(effects)))
        .collect();
    if open.is_empty() {
        return effects;
    }
    let changed: Vec<Part> =
        parts(before.entries(), after.entries()).into_iter().map(|(part, _)| part).collect();
    let mut search = Search {
        before,
        after,
        inventories,
        sides,
        all: changed.iter().cloned().collect(),
        how: options.plan_options(),
        trials: options.trials,
        found: BTreeMap::new(),
    };
    let all = search.all.clone();
    search.narrow(&changed, &all, open);
    for (at, effects) in effects.iter_mut().enumerate() {
        for effect in effects {
            effect.causes = search.causes(at, &effect.aspect);
        }
    }
    effects
}

/// A cause, and how the effect is without it.
type Found = (Cause, Option<Observed>);

struct Search<'a> {
    before: &'a Catalogue,
    after: &'a Catalogue,
    inventories: &'a [raw::Inventory],
    sides: &'a [(Side, Side)],
    all: BTreeSet<Part>,
    how: PlanOptions,
    /// Plans and checks that may still be made.
    trials: usize,
    found: BTreeMap<(usize, Aspect), Vec<Found>>,
}

impl Search<'_> {
    /// Looks for the parts of a group that effects come from, which need the group: without `left_out`, the group and what
    /// cannot stand without it, they are other ones.
    fn narrow(&mut self, group: &[Part], left_out: &BTreeSet<Part>, mut open: Open) {
        if open.is_empty() {
            return;
        }
        if group.len() <= 1 {
            return self.settle(left_out, &open, true);
        }
        let (first, second) = group.split_at(group.len() / 2);
        let mut halves = Vec::new();
        for half in [first, second] {
            let Some(trial) = without(self.before, self.after, &self.all, half, &mut self.trials) else {
                if self.trials == 0 {
                    return self.settle(left_out, &open, false);
                }
                // Without this half nothing holds together, so that leaving it out is leaving everything out.
                halves.push((half, self.all.clone(), open.clone()));
                continue;
            };
            let Some(changed) = self.changed(&trial, &open) else {
                return self.settle(left_out, &open, false);
            };
            halves.push((half, trial.left_out, changed));
        }
        for (half, left_out, changed) in halves {
            for (at, aspects) in &changed {
                if let Some(all) = open.get_mut(at) {
                    all.retain(|aspect, _| !aspects.contains_key(aspect));
                }
            }
            self.narrow(half, &left_out, changed);
        }
        open.retain(|_, aspects| !aspects.is_empty());
        self.settle(left_out, &open, true);
    }

    /// The effects that are other ones in a trial; `None` if there are no more trials.
    fn changed(&mut self, trial: &Trial, open: &Open) -> Option<Open> {
        self.trials = self.trials.checked_sub(open.len())?;
        let mut changed = Open::new();
        for (at, aspects) in open {
            let (Some(inventory), Some((_, after))) = (self.inventories.get(*at), self.sides.get(*at)) else {
                continue;
            };
            let seen: Observation = Side::of(&trial.catalogue, inventory, &self.how).seen;
            let other: BTreeMap<Aspect, Option<Observed>> = aspects
                .keys()
                .filter(|aspect| seen.get(aspect) != after.seen.get(aspect))
                .map(|aspect| (aspect.clone(), seen.get(aspect).cloned()))
                .collect();
            if !other.is_empty() {
                changed.insert(*at, other);
            }
        }
        Some(changed)
    }

    /// Puts on record that effects come from what was left out.
    fn settle(&mut self, left_out: &BTreeSet<Part>, open: &Open, narrowed: bool) {
        let cause = Cause { parts: left_out.iter().cloned().collect(), narrowed };
        for (at, aspects) in open {
            for (aspect, seen) in aspects {
                let known = self.found.entry((*at, aspect.clone())).or_default();
                known.push((cause.clone(), seen.clone()));
            }
        }
    }

    /// What an effect comes from. What says no more than a narrower cause is left out: without both, the effect is the
    /// same as without the narrower one alone.
    fn causes(&self, at: usize, aspect: &Aspect) -> Vec<Cause> {
        let found = self.found.get(&(at, aspect.clone())).map_or(&[][..], Vec::as_slice);
        let within = |narrow: &Cause, wide: &Cause| {
            narrow.parts.len() < wide.parts.len() && narrow.parts.iter().all(|part| wide.parts.contains(part))
        };
        let mut causes: Vec<Cause> = found
            .iter()
            .filter(|(cause, seen)| {
                !found.iter().any(|(other, without)| within(other, cause) && without == seen)
            })
            .map(|(cause, _)| cause.clone())
            .collect();
        causes.sort();
        causes.dedup();
        causes
    }
}
