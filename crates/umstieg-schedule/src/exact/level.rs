//! A level of the objective as a sum of growing functions that must stay below a variable.

use super::engine::{Engine, Lit};

/// A summand: grows with a variable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summand {
    pub(super) variable: u32,
    /// Nothing up to here.
    pub(super) free: i32,
    pub(super) weight: i64,
    /// True for a weight once, false for a weight per unit beyond `free`.
    pub(super) once: bool,
}

impl Summand {
    pub(super) fn value(&self, at: i32) -> i64 {
        let beyond = (i64::from(at) - i64::from(self.free)).max(0);
        self.weight.saturating_mul(if self.once { beyond.min(1) } else { beyond })
    }

    /// The greatest value of the variable that costs no more than this.
    fn greatest(&self, cost: i64) -> i32 {
        if self.once {
            return if cost >= self.weight { i32::MAX } else { self.free };
        }
        i32::try_from(i64::from(self.free) + cost / self.weight).unwrap_or(i32::MAX)
    }
}

/// `sum of summands <= total`.
#[derive(Clone, Debug)]
pub(super) struct Level {
    summands: Vec<Summand>,
    total: u32,
}

impl Level {
    pub(super) fn new(summands: Vec<Summand>, total: u32) -> Self {
        Self { summands, total }
    }

    pub(super) fn views(&self) -> Vec<u32> {
        let mut views: Vec<u32> = self.summands.iter().map(|it| 2 * it.variable).collect();
        views.push(2 * self.total + 1);
        views
    }

    pub(super) fn propagate(&mut self, engine: &mut Engine) -> bool {
        let sum: i64 = self.summands.iter().map(|it| it.value(engine.low(it.variable))).sum();
        let mut because = Vec::new();
        self.because(engine, None, &mut because);
        if sum > i64::from(engine.high(self.total)) {
            because.push(Lit::at_most(self.total, engine.high(self.total)));
            return engine.refute(&because);
        }
        if !engine.raise(Lit::at_least(self.total, sum as i32), &because) {
            return false;
        }
        let most = engine.high(self.total);
        for at in 0..self.summands.len() {
            let it = self.summands[at];
            let greatest = it.greatest(i64::from(most) - sum + it.value(engine.low(it.variable)));
            if greatest < engine.high(it.variable) {
                self.because(engine, Some(at), &mut because);
                because.push(Lit::at_most(self.total, most));
                if !engine.raise(Lit::at_most(it.variable, greatest), &because) {
                    return false;
                }
            }
        }
        true
    }

    /// What makes the sum as great as it is, leaving one summand out.
    fn because(&self, engine: &Engine, besides: Option<usize>, into: &mut Vec<Lit>) {
        into.clear();
        for (at, it) in self.summands.iter().enumerate() {
            let low = engine.low(it.variable);
            if Some(at) != besides && low > it.free {
                into.push(Lit::at_least(it.variable, if it.once { it.free + 1 } else { low }));
            }
        }
    }
}
