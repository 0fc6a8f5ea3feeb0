//! What the finish of an activity costs on a level of the objective.

use crate::net::Net;
use crate::objective::{Criterion, Term};

/// A cost that never falls as a finish comes later.
#[derive(Clone, Debug, Default)]
pub(super) struct Price {
    /// For every day from day 0 on.
    pub(super) slope: u64,
    charges: Vec<Charge>,
}

/// Nothing until a day; then the weight once, or for each day in whole periods.
#[derive(Clone, Copy, Debug)]
struct Charge {
    free: i32,
    weight: u64,
    period: Option<u64>,
}

impl Price {
    /// True if no finish costs anything.
    pub(super) fn is_nothing(&self) -> bool {
        self.slope == 0 && self.charges.is_empty()
    }

    pub(super) fn at(&self, finish: i32) -> u64 {
        let mut sum = self.slope * finish.max(0) as u64;
        if self.charges.is_empty() {
            return sum;
        }
        for charge in &self.charges {
            if finish > charge.free {
                let late = (i64::from(finish) - i64::from(charge.free)) as u64;
                let days = charge.period.map_or(1, |period| late.div_ceil(period) * period);
                sum = sum.saturating_add(charge.weight.saturating_mul(days));
            }
        }
        sum
    }
}

/// The prices of a level.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    pub(super) of: Vec<Price>,
    /// For every day until the last finish.
    pub(super) makespan: u64,
    /// What all prices together are too high: who is late anyway is charged from day 0 on.
    pub(super) surplus: u64,
}

/// Beyond this, sums of prices might not fit.
const MOST: u64 = u64::MAX / 16;

impl Prices {
    /// The prices of a level; none if it is not a sum of prices or only looks at the last finish.
    pub(super) fn new(net: &Net, finishes: &[i32], level: &[Term]) -> Option<Self> {
        let mut it = Self { of: vec![Price::default(); net.count()], makespan: 0, surplus: 0 };
        let mut most = 0_u64;
        let horizon = net.horizon.unsigned_abs().into();
        for term in level.iter().filter(|term| term.weight > 0) {
            let weight = u64::from(term.weight);
            match term.criterion {
                Criterion::Makespan => {
                    it.makespan += weight;
                    most = most.saturating_add(weight.saturating_mul(horizon));
                }
                Criterion::Earliness | Criterion::Tardiness | Criterion::DeadlineMisses => {
                    for (at, act) in net.acts.iter().enumerate() {
                        let due = act.due.filter(|_| term.criterion == Criterion::Tardiness);
                        let deadline = act.deadline.filter(|_| term.criterion == Criterion::DeadlineMisses);
                        let early = if term.criterion == Criterion::Earliness { act.earliness } else { 0 };
                        let price = &mut it.of[at];
                        price.slope += weight * u64::from(early);
                        let period = |it: u32| Some(u64::from(it.max(1)));
                        let charge = due
                            .map(|due| (due.day as i32, weight * u64::from(due.weight), period(due.period)))
                            .or(deadline.map(|day| (day, weight, None)));
                        let mut a_day = weight * u64::from(early);
                        if let Some((free, weight, period)) = charge {
                            a_day = a_day.saturating_add(weight.saturating_mul(period.unwrap_or(1)));
                            if period == Some(1) && finishes[at] >= free {
                                price.slope = price.slope.saturating_add(weight);
                                it.surplus = it.surplus.saturating_add(weight.saturating_mul(free as u64));
                            } else {
                                price.charges.push(Charge { free, weight, period });
                            }
                        }
                        most = most.saturating_add(a_day.saturating_mul(horizon + 1));
                    }
                }
                Criterion::ModeCost | Criterion::Smoothness => return None,
            }
        }
        let any = it.of.iter().any(|price| !price.is_nothing());
        (any && most < MOST && it.surplus < MOST).then_some(it)
    }
}
