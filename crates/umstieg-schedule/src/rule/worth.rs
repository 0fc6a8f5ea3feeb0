//! A list for wishes: what is worth most for its work comes first.
//!
//! The scarcest resource is taken for a single machine. There, the weighted sum of finishes is least if the set of
//! activities comes first that is worth most for its work (Smith 1956; with precedences Sidney 1975). Here the sets are
//! what a wish needs: all that comes before it. What is due later weighs less the longer it can wait, as in the rule of
//! apparent tardiness cost (Vepsalainen and Morton 1987), with a hyperbola in place of the exponential.

use crate::net::Net;
use crate::net::reach::Heads;
use crate::objective::{Criterion, Objective};
use crate::project::Due;

/// From this many activities on, the sets of what comes before are too large to be kept.
const MOST_ACTIVITIES: usize = 2_000;

/// What a wish of an earlier level of the objective counts for each one of a later level.
const LEVEL: u64 = 256;

/// Parts of a day in which work is measured.
const PARTS: u64 = 1_000;

/// Average wishes that a wish looks ahead; two to three are usual (Vepsalainen and Morton 1987).
const LOOK_AHEAD: u64 = 2;

/// Keys that order activities by the worth of the wishes they serve; `None` if nobody wishes anything that the
/// objective asks for.
pub(super) fn keys(net: &Net, objective: &Objective, heads: &Heads, modes: &[u32]) -> Option<Vec<i64>> {
    let count = net.count();
    let weights = Weights::of(objective);
    let wishes: Vec<Wish> = (0..count)
        .filter_map(|at| {
            let act = &net.acts[at];
            let due = act.due.map(|due| (due, weights.tardiness.saturating_mul(due.weight.into())));
            let early = weights.earliness.saturating_mul(act.earliness.into());
            let due = due.filter(|it| it.1 > 0);
            (due.is_some() || early > 0).then(|| Wish {
                component: net.component[at] as usize,
                finish: net.least_finish(at, heads.start[at]),
                due,
                early,
            })
        })
        .collect();
    (count <= MOST_ACTIVITIES && !wishes.is_empty()).then(|| Sets::new(net, modes, wishes).in_order(net))
}

/// What a unit of each criterion counts.
struct Weights {
    tardiness: u64,
    earliness: u64,
}

impl Weights {
    fn of(objective: &Objective) -> Self {
        let find = |criterion: Criterion| {
            let levels = objective.levels.iter().enumerate();
            levels
                .flat_map(|(level, terms)| terms.iter().map(move |term| (level, term)))
                .find(|(_, term)| term.criterion == criterion && term.weight > 0)
                .map(|(level, term)| (level, u64::from(term.weight)))
        };
        let (late, early) = (find(Criterion::Tardiness), find(Criterion::Earliness));
        let counts = |own: Option<(usize, u64)>, other: Option<(usize, u64)>| {
            let Some((level, weight)) = own else { return 0 };
            weight * if other.is_some_and(|other| level < other.0) { LEVEL } else { 1 }
        };
        Self { tardiness: counts(late, early), earliness: counts(early, late) }
    }
}

/// An activity whose finish matters.
struct Wish {
    component: usize,
    /// Its earliest finish.
    finish: i32,
    /// By when it is due, and what a day of delay counts.
    due: Option<(Due, u64)>,
    /// What each day earlier counts.
    early: u64,
}

impl Wish {
    /// What it is worth if it is finished on a day.
    fn worth(&self, day: u64, ahead: u64) -> u128 {
        let late = self.due.map_or(0, |(due, weight)| {
            let day = u32::try_from(day).unwrap_or(u32::MAX);
            let spare = due.free_until(day) - u64::from(day);
            u128::from(weight) * u128::from(PARTS) * u128::from(ahead) / u128::from(ahead + spare)
        });
        late + u128::from(self.early) * u128::from(PARTS)
    }
}

/// What each wish needs.
struct Sets {
    wishes: Vec<Wish>,
    /// Components that each wish needs, its own among them, in an order that keeps precedences.
    needs: Vec<Vec<usize>>,
    /// Wishes that need each component.
    needed_by: Vec<Vec<usize>>,
    /// Wishes that are met on the way to each wish, itself among them.
    within: Vec<Vec<usize>>,
    /// Work of each component on the scarcest resource, in parts of a day.
    work: Vec<u64>,
    /// Work that each wish still needs.
    left: Vec<u64>,
}

impl Sets {
    fn new(net: &Net, modes: &[u32], wishes: Vec<Wish>) -> Self {
        let work = work(net, modes);
        let mut before = vec![Vec::new(); work.len()];
        for arc in &net.arcs {
            let (from, to) =
                (net.component[arc.from as usize] as usize, net.component[arc.to as usize] as usize);
            if from != to {
                before[to].push(from);
            }
        }
        let mut needed_by = vec![Vec::new(); work.len()];
        let mut needs = Vec::with_capacity(wishes.len());
        for (at, wish) in wishes.iter().enumerate() {
            let mut found = vec![false; work.len()];
            let mut open = vec![wish.component];
            while let Some(component) = open.pop() {
                if !std::mem::replace(&mut found[component], true) {
                    needed_by[component].push(at);
                    open.extend(&before[component]);
                }
            }
            needs.push((0..work.len()).filter(|&component| found[component]).collect::<Vec<_>>());
        }
        let mut within = vec![Vec::new(); wishes.len()];
        for (at, wish) in wishes.iter().enumerate() {
            needed_by[wish.component].iter().for_each(|&other| within[other].push(at));
        }
        let left = needs.iter().map(|needs| needs.iter().map(|&it| work[it]).sum()).collect();
        Self { wishes, needs, needed_by, within, work, left }
    }

    /// Keys by which the set that is worth most for its work comes first, then the next.
    fn in_order(mut self, net: &Net) -> Vec<i64> {
        let all: u64 = self.left.iter().sum();
        let ahead = (LOOK_AHEAD * all / PARTS / self.wishes.len() as u64).max(1);
        let mut place = vec![i64::MAX; self.work.len()];
        let mut met = vec![false; self.wishes.len()];
        let (mut next, mut done) = (0_i64, 0_u64);
        while let Some(best) = self.best(&met, done, ahead) {
            for component in std::mem::take(&mut self.needs[best]) {
                if place[component] < i64::MAX {
                    continue;
                }
                place[component] = next;
                next += 1;
                done += self.work[component];
                for &wish in &self.needed_by[component] {
                    self.left[wish] -= self.work[component];
                }
            }
            self.within[best].iter().for_each(|&wish| met[wish] = true);
        }
        // What nobody waits for comes last, in an order that keeps precedences.
        for key in &mut place {
            if *key == i64::MAX {
                *key = next;
                next += 1;
            }
        }
        net.component.iter().map(|&component| place[component as usize]).collect()
    }

    /// The wish that is worth most for its work if so much is done before it; the first among equals.
    fn best(&self, met: &[bool], done: u64, ahead: u64) -> Option<usize> {
        let worth: Vec<u128> = self
            .wishes
            .iter()
            .zip(&self.left)
            .zip(met)
            .map(|((wish, left), met)| {
                let day = ((done + left) / PARTS).max(u64::try_from(wish.finish).unwrap_or(0));
                if *met { 0 } else { wish.worth(day, ahead) }
            })
            .collect();
        let rate = |at: usize| {
            let sum: u128 = self.within[at].iter().map(|&it| worth[it]).sum();
            sum * u128::from(PARTS) * u128::from(PARTS) / u128::from(self.left[at] + 1)
        };
        (0..self.wishes.len())
            .filter(|&at| !met[at])
            .map(|at| (rate(at), std::cmp::Reverse(at)))
            .max()
            .map(|(_, std::cmp::Reverse(at))| at)
    }
}

/// Work of each component on the resource that is asked for most, in parts of a day.
fn work(net: &Net, modes: &[u32]) -> Vec<u64> {
    let most: Vec<u64> = net
        .capacities
        .iter()
        .map(|steps| steps.iter().map(|step| u64::from(step.1)).max().unwrap_or(0).max(1))
        .collect();
    let on = |at: usize| {
        let mode = net.mode(at, modes[at]);
        mode.demands.iter().map(|&(resource, units)| {
            let resource = resource as usize;
            let days = u64::from(mode.duration.unsigned_abs());
            (resource, u64::from(units).saturating_mul(days).saturating_mul(PARTS) / most[resource])
        })
    };
    let mut asked = vec![0_u64; most.len()];
    for (resource, parts) in (0..net.count()).flat_map(on) {
        asked[resource] = asked[resource].saturating_add(parts);
    }
    let scarcest = (0..asked.len()).max_by_key(|&at| (asked[at], std::cmp::Reverse(at)));
    let mut work = vec![0_u64; net.component_first.len() - 1];
    for at in 0..net.count() {
        let parts = on(at).filter(|it| Some(it.0) == scarcest).map(|it| it.1).sum::<u64>();
        let here = &mut work[net.component[at] as usize];
        *here = here.saturating_add(parts).min(1 << 40);
    }
    work
}
