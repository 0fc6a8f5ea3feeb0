//! Where the search branches: on the bound that took part in conflicts most and most lately.
//!
//! Activities as in Chaff (Moskewicz et al. 2001), one per bound of each variable; the side taken first is the one of the
//! best schedule known. Bounds of a variable are open as one range, so the best of each variable is kept for as long as it
//! is in that range, and a decision looks at one bound of each variable instead of all in turn.

use super::engine::Lit;

/// Activity of every bound of every variable.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    bounds: Vec<Bounds>,
    /// Variables that have a bound with activity, ascending.
    active: Vec<u32>,
    step: f64,
    /// Value each variable is steered to.
    pub(super) wish: Vec<i32>,
}

/// The bounds of one variable.
#[derive(Clone, Debug)]
struct Bounds {
    /// The range in which there are bounds to branch on.
    low: i32,
    high: i32,
    /// Those that ever had any activity, ascending: "at least so much".
    least: Vec<i32>,
    activity: Vec<f64>,
    /// Bounds above the first and up to the second day were looked at last, and this one of them has most activity.
    seen: (i32, i32),
    best: Option<usize>,
}

impl Bounds {
    /// The most active bound of those open between two values, the lowest of equals.
    fn best(&mut self, low: i32, high: i32) -> Option<usize> {
        let inside = self.seen.0 <= low && high <= self.seen.1;
        let open = |&at: &usize| low < self.least[at] && self.least[at] <= high;
        if !inside || !self.best.is_none_or(|at| open(&at)) {
            let from = self.least.partition_point(|&least| least <= low);
            let open = self.least.iter().zip(&self.activity).enumerate().skip(from);
            let mut best: Option<(f64, usize)> = None;
            for (at, (_, &activity)) in open.take_while(|(_, (least, _))| **least <= high) {
                if activity > best.map_or(0.0, |best| best.0) {
                    best = Some((activity, at));
                }
            }
            (self.seen, self.best) = ((low, high), best.map(|it| it.1));
        }
        self.best
    }

    /// What was looked at last counts no more.
    fn forget(&mut self) {
        self.seen = (i32::MAX, i32::MIN);
    }
}

impl Branch {
    /// For variables between bounds.
    pub(super) fn new(bounds: impl Iterator<Item = (i32, i32)>) -> Self {
        let none = |(low, high)| Bounds {
            low,
            high,
            least: Vec::new(),
            activity: Vec::new(),
            seen: (i32::MAX, i32::MIN),
            best: None,
        };
        let bounds: Vec<Bounds> = bounds.map(none).collect();
        Self { wish: bounds.iter().map(|it| it.low).collect(), bounds, active: Vec::new(), step: 1.0 }
    }

    pub(super) fn bump(&mut self, lit: Lit) {
        let Some(bounds) = self.bounds.get_mut(lit.view as usize / 2) else { return };
        let least = if lit.view & 1 == 0 { lit.least } else { 1 - lit.least };
        if least <= bounds.low || least > bounds.high {
            return;
        }
        if bounds.least.is_empty() {
            let variable = lit.view / 2;
            let place = self.active.partition_point(|&other| other < variable);
            self.active.insert(place, variable);
        }
        let at = bounds.least.binary_search(&least).unwrap_or_else(|at| {
            bounds.least.insert(at, least);
            bounds.activity.insert(at, 0.0);
            at
        });
        bounds.activity[at] += self.step;
        bounds.forget();
        if bounds.activity[at] > 1e100 {
            for bounds in &mut self.bounds {
                bounds.activity.iter_mut().for_each(|activity| *activity *= 1e-100);
                bounds.forget();
            }
            self.step *= 1e-100;
        }
    }

    pub(super) fn decay(&mut self) {
        self.step /= 0.95;
    }

    /// The most active open bound, as a literal steered by the wish, given the low value of every view.
    pub(super) fn pick(&mut self, lows: &[i32]) -> Option<Lit> {
        let mut picked: Option<(f64, u32, i32)> = None;
        for &variable in &self.active {
            let (bounds, view) = (&mut self.bounds[variable as usize], 2 * variable as usize);
            let (low, high) = (lows[view], -lows[view + 1]);
            if low == high {
                continue;
            }
            if let Some(at) = bounds.best(low, high)
                && picked.is_none_or(|picked| bounds.activity[at] > picked.0)
            {
                picked = Some((bounds.activity[at], variable, bounds.least[at]));
            }
        }
        let (_, variable, least) = picked?;
        let lit = Lit::at_least(variable, least);
        Some(if self.wish[variable as usize] >= least { lit } else { lit.not() })
    }
}
