//! What the work before an activity says of its finish, and of weighted sums of finishes.
//!
//! All that must be over before an activity finishes uses its resources before that day, so the first day by which the
//! capacity suffices is a bound on the finish. Sums over activities that share a resource are bounded by their mean busy
//! times (Goemans, Queyranne, Schulz, Skutella and Wang 2002): work is dealt out to the activities that wait for it, may
//! be split at will, and what is worth most per unit goes first; no schedule can do better.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::energy::{Supply, least_work, usable};
use crate::net::reach::Heads;
use crate::net::{Net, Point};
use crate::objective::Criterion;

/// Above this number of activities, what comes before what is not looked up for all pairs.
const MOST: usize = 1_000;

/// Earliest finishes, and what sums of finishes cannot be less than.
#[derive(Clone, Debug)]
pub(crate) struct Floors {
    /// No schedule finishes an activity before this day.
    pub(crate) finishes: Vec<i32>,
    /// A bound on the weighted tardiness, with the resource whose work gives it.
    pub(crate) tardiness: Sum,
    /// A bound on the weighted finishes, likewise.
    pub(crate) earliness: Sum,
}

/// A bound on a sum over activities.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    pub(crate) least: u64,
    /// The resource that makes it more than the sum of what each activity alone would have.
    pub(crate) resource: Option<usize>,
}

impl Floors {
    pub(crate) fn new(net: &Net, heads: &Heads) -> Self {
        let alone = (0..net.count()).map(|at| net.least_finish(at, heads.start[at])).collect();
        let mut it = Self { finishes: alone, tardiness: Sum::default(), earliness: Sum::default() };
        let before = (net.count() <= MOST).then(|| Before::new(net));
        let loads = before.as_ref().map(|_| loads(net)).unwrap_or_default();
        let mut starts = heads.start.clone();
        if let Some(before) = &before {
            it.push(net, before, &loads, &mut starts);
        }
        let late = |at: usize| net.acts[at].due.map_or(0, |due| due.cost(it.finishes[at] as u32));
        it.tardiness.least = (0..net.count()).map(late).fold(0, u64::saturating_add);
        let early = |at: usize| u64::from(net.acts[at].earliness) * u64::from(it.finishes[at].unsigned_abs());
        it.earliness.least = (0..net.count()).map(early).fold(0, u64::saturating_add);
        let Some(before) = &before else { return it };
        for load in &loads {
            let early: Vec<(usize, u32)> = weighted(net, |act| Some(act.earliness));
            let least = busy(before, load, &early, &starts, &it.finishes).0;
            it.earliness.raise(least.floor_of(0), load.resource);
            let due: Vec<(usize, u32)> = weighted(net, |act| act.due.map(|due| due.weight));
            let mut late = due;
            // Those that are in time with all together only weaken the sum; it holds for any choice of activities.
            for _ in 0..2 {
                let (least, means) = busy(before, load, &late, &starts, &it.finishes);
                let day = |at: usize| net.acts[at].due.map_or(0, |due| due.day as i32);
                let days = late.iter().map(|&(at, weight)| u128::from(weight) * day(at).max(0) as u128).sum();
                it.tardiness.raise(least.floor_of(days), load.resource);
                let mut means = means.into_iter();
                late.retain(|&(at, _)| means.next().is_some_and(|mean| mean > f64::from(day(at))));
            }
        }
        it
    }

    /// Raises finishes by precedences and by the work that comes before.
    fn push(&mut self, net: &Net, before: &Before, loads: &[Load], starts: &mut [i32]) {
        for &at in &net.order {
            let at = at as usize;
            if net.acts[at].fixed.is_some() {
                continue;
            }
            for &index in net.into.of(at) {
                let arc = &net.arcs[index as usize];
                let from = arc.from as usize;
                let value = match arc.from_point {
                    Point::Start => starts[from],
                    Point::Finish => self.finishes[from],
                };
                let value = value.saturating_add(arc.lag).min(net.horizon);
                match arc.to_point {
                    Point::Start => starts[at] = starts[at].max(value),
                    Point::Finish => self.finishes[at] = self.finishes[at].max(value),
                }
            }
            let mut finish = self.finishes[at].max(net.least_finish(at, starts[at]));
            for load in loads {
                let (mut work, mut first) = (0_u64, i32::MAX);
                for other in before.of(at).filter(|&other| load.work[other] > 0) {
                    work = work.saturating_add(load.work[other]);
                    first = first.min(starts[other]);
                }
                if work > 0 {
                    finish = finish.max(load.supply.day_of(first, work).unwrap_or(0).min(net.horizon));
                }
            }
            self.finishes[at] = finish;
        }
    }

    /// The resource that bounds a criterion, where it is work that does.
    pub(crate) fn resource(&self, criterion: Criterion) -> Option<usize> {
        match criterion {
            Criterion::Tardiness => self.tardiness.resource,
            Criterion::Earliness => self.earliness.resource,
            _ => None,
        }
    }
}

impl Sum {
    fn raise(&mut self, least: u64, resource: usize) {
        if least > self.least {
            *self = Self { least, resource: Some(resource) };
        }
    }
}

fn weighted(net: &Net, weight: impl Fn(&crate::net::Act) -> Option<u32>) -> Vec<(usize, u32)> {
    let weights = net.acts.iter().enumerate().filter_map(|(at, act)| Some((at, weight(act)?)));
    weights.filter(|it| it.1 > 0).collect()
}

/// For each activity all that must be finished before it can be, and itself.
struct Before {
    words: usize,
    bits: Vec<u64>,
}

impl Before {
    fn new(net: &Net) -> Self {
        let words = net.count().div_ceil(64);
        let mut it = Self { words, bits: vec![0; net.count() * words] };
        for &at in &net.order {
            let at = at as usize;
            it.bits[at * words + at / 64] |= 1 << (at % 64);
            for &index in net.into.of(at) {
                let arc = &net.arcs[index as usize];
                if arc.from_point == Point::Finish && arc.lag >= 0 {
                    for word in 0..words {
                        it.bits[at * words + word] |= it.bits[arc.from as usize * words + word];
                    }
                }
            }
        }
        it
    }

    fn of(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.bits[at * self.words..][..self.words].iter().enumerate().flat_map(|(word, &bits)| {
            let next = |&bits: &u64| (bits & (bits - 1) != 0).then_some(bits & (bits - 1));
            let first = (bits != 0).then_some(bits);
            std::iter::successors(first, next).map(move |bits| 64 * word + bits.trailing_zeros() as usize)
        })
    }
}

/// What a resource has to do.
struct Load {
    resource: usize,
    /// Least unit-days of each activity.
    work: Vec<u64>,
    supply: Supply,
    /// Greatest capacity.
    units: u32,
}

fn loads(net: &Net) -> Vec<Load> {
    let mut works = vec![vec![0_u64; net.count()]; net.capacities.len()];
    let users = (0..net.count()).flat_map(|at| least_work(net, at).into_iter().map(move |it| (at, it)));
    for (at, (resource, work)) in users {
        works[resource][at] = work;
    }
    let loads = works.into_iter().enumerate().filter_map(|(resource, work)| {
        let users = || work.iter().enumerate().filter(|it| *it.1 > 0).map(|it| it.0);
        let supply = Supply::new(usable(net, resource, users()));
        let units = net.capacities[resource].iter().map(|step| step.1).max()?;
        let used = users().next().is_some() && units > 0;
        used.then_some(Load { resource, work, supply, units })
    });
    loads.collect()
}

/// A weighted sum of finishes, in fractions of a day.
struct Weighed(f64);

impl Weighed {
    /// The sum beyond some days in whole numbers, on the safe side of rounding.
    fn floor_of(&self, days: u128) -> u64 {
        let beyond = self.0 * (1.0 - 1e-9) - days as f64 * (1.0 + 1e-9) - 1e-3;
        if beyond > 0.0 { beyond.ceil() as u64 } else { 0 }
    }
}

/// Work dealt out to an activity that waits for it.
struct Piece {
    /// The day from which it can be worked on, times units.
    release: u128,
    work: u64,
    owner: usize,
}

/// Work that can be done now, the most valuable first.
struct Ready {
    weight: u32,
    all: u128,
    owner: usize,
    work: u64,
}

impl Ord for Ready {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mine, others) = (u128::from(self.weight) * other.all, u128::from(other.weight) * self.all);
        mine.cmp(&others).then(other.owner.cmp(&self.owner)).then(other.work.cmp(&self.work))
    }
}

impl PartialOrd for Ready {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ready {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ready {}

/// A bound on the weighted finishes of some activities through one resource, and what each contributes.
///
/// With time counted in unit-days, work on an activity lasts as long as it is; the mean of the times at which it is
/// done, plus half of it, comes before the finish.
fn busy(
    before: &Before,
    load: &Load,
    weights: &[(usize, u32)],
    starts: &[i32],
    finishes: &[i32],
) -> (Weighed, Vec<f64>) {
    let units = u128::from(load.units);
    let behind = |at: usize| before.of(at).map(|other| load.work[other]).fold(0, u64::saturating_add);
    let mut order: Vec<(u64, usize)> =
        weights.iter().enumerate().map(|(owner, it)| (behind(it.0), owner)).collect();
    order.sort_unstable();
    let mut dealt = vec![false; load.work.len()];
    let mut all = vec![0_u128; weights.len()];
    let mut pieces: Vec<Piece> = Vec::new();
    for (_, owner) in order {
        for other in before.of(weights[owner].0) {
            if !dealt[other] && load.work[other] > 0 {
                dealt[other] = true;
                all[owner] += u128::from(load.work[other]);
                let release = starts[other].max(0) as u128 * units;
                pieces.push(Piece { release, work: load.work[other], owner });
            }
        }
    }
    pieces.sort_unstable_by_key(|piece| (piece.release, piece.owner, piece.work));
    // Twice the integral of time over the work on each activity.
    let mut moments = vec![0.0_f64; weights.len()];
    let mut ready: BinaryHeap<Ready> = BinaryHeap::new();
    let (mut next, mut time) = (0, 0_u128);
    loop {
        while pieces.get(next).is_some_and(|piece| piece.release <= time) {
            let Piece { work, owner, .. } = pieces[next];
            ready.push(Ready { weight: weights[owner].1, all: all[owner], owner, work });
            next += 1;
        }
        let coming = pieces.get(next).map(|piece| piece.release);
        let Some(mut top) = ready.pop() else {
            let Some(coming) = coming else { break };
            time = coming;
            continue;
        };
        let until = coming.unwrap_or(u128::MAX).min(time + u128::from(top.work));
        let done = until - time;
        moments[top.owner] += (time + until) as f64 * done as f64;
        top.work -= done as u64;
        time = until;
        if top.work > 0 {
            ready.push(top);
        }
    }
    let mut means = Vec::with_capacity(weights.len());
    let mut total = 0.0;
    for (owner, &(at, weight)) in weights.iter().enumerate() {
        let work = all[owner] as f64;
        let mean = match all[owner] {
            0 => f64::from(finishes[at]),
            _ => (moments[owner] / work + work) / 2.0 / units as f64,
        };
        total += mean * f64::from(weight);
        means.push(mean);
    }
    (Weighed(total), means)
}
