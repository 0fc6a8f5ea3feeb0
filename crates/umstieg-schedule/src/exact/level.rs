//! A level of the objective as a sum of growing functions that must stay below a variable.

use super::engine::{Engine, Lit};

/// A summand: grows with a variable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summand {
    pub(super) variable: u32,
    /// Nothing up to here.
    pub(super) free: i32,
    pub(super) weight: i64,
    /// How what lies beyond is charged.
    pub(super) charge: Charge,
}

/// How a summand grows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Charge {
    /// The weight once.
    Once,
    /// The weight for each unit, in whole periods of so many.
    Every(i64),
}

impl Charge {
    /// Whether every day counts by itself.
    pub(super) fn is_by_day(self) -> bool {
        matches!(self, Self::Every(1))
    }
}

impl Summand {
    pub(super) fn value(&self, at: i32) -> i64 {
        let beyond = (i64::from(at) - i64::from(self.free)).max(0);
        self.weight.saturating_mul(match self.charge {
            Charge::Once => beyond.min(1),
            Charge::Every(1) => beyond,
            Charge::Every(period) => (beyond + period - 1) / period * period,
        })
    }

    /// The greatest value of the variable that costs no more than this.
    pub(super) fn greatest(&self, cost: i64) -> i32 {
        let beyond = match self.charge {
            Charge::Once if cost >= self.weight => return i32::MAX,
            Charge::Once => 0,
            Charge::Every(period) => cost / self.weight / period * period,
        };
        i32::try_from(i64::from(self.free) + beyond).unwrap_or(i32::MAX)
    }

    /// The least value of the variable, above `free`, that costs as much as one.
    fn least(&self, at: i32) -> i32 {
        match self.charge {
            Charge::Once => self.free + 1,
            Charge::Every(period) => {
                let beyond = i64::from(at) - i64::from(self.free);
                i32::try_from(i64::from(self.free) + (beyond - 1) / period * period + 1).unwrap_or(at)
            }
        }
    }
}

/// `sum of summands <= total`.
#[derive(Clone, Debug)]
pub(super) struct Level {
    summands: Vec<Summand>,
    total: u32,
    because: Vec<Lit>,
}

impl Level {
    pub(super) fn new(summands: Vec<Summand>, total: u32) -> Self {
        Self { summands, total, because: Vec::new() }
    }

    pub(super) fn views(&self) -> Vec<u32> {
        let mut views: Vec<u32> = self.summands.iter().map(|it| 2 * it.variable).collect();
        views.push(2 * self.total + 1);
        views
    }

    pub(super) fn propagate(&mut self, engine: &mut Engine) -> bool {
        let sum: i64 = self.summands.iter().map(|it| it.value(engine.low(it.variable))).sum();
        if sum > i64::from(engine.high(self.total)) {
            self.explain(engine, None);
            self.because.push(Lit::at_most(self.total, engine.high(self.total)));
            return engine.refute(&self.because);
        }
        if sum > i64::from(engine.low(self.total)) {
            self.explain(engine, None);
            if !engine.raise(Lit::at_least(self.total, sum as i32), &self.because) {
                return false;
            }
        }
        let most = engine.high(self.total);
        for at in 0..self.summands.len() {
            let it = self.summands[at];
            let greatest = it.greatest(i64::from(most) - sum + it.value(engine.low(it.variable)));
            if greatest < engine.high(it.variable) {
                self.explain(engine, Some(at));
                self.because.push(Lit::at_most(self.total, most));
                if !engine.raise(Lit::at_most(it.variable, greatest), &self.because) {
                    return false;
                }
            }
        }
        true
    }

    /// What makes the sum as great as it is, leaving one summand out.
    fn explain(&mut self, engine: &Engine, besides: Option<usize>) {
        self.because.clear();
        for (at, it) in self.summands.iter().enumerate() {
            let low = engine.low(it.variable);
            if Some(at) != besides && low > it.free {
                self.because.push(Lit::at_least(it.variable, it.least(low)));
            }
        }
    }
}
