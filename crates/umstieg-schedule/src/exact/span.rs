//! Ties start, mode and finish of an activity where calendar or modes make that more than a sum.

use super::engine::{Engine, Lit};
use super::model::Vars;
use crate::net::Net;

/// The propagator of one activity.
#[derive(Clone, Debug)]
pub(super) struct Span {
    activity: usize,
    vars: Vars,
    /// Modes that may be chosen.
    open: Vec<u32>,
    because: Vec<Lit>,
}

impl Span {
    pub(super) fn new(activity: usize, vars: Vars) -> Self {
        Self { activity, vars, open: Vec::new(), because: Vec::new() }
    }

    pub(super) fn propagate(&mut self, net: &Net, engine: &mut Engine) -> bool {
        self.modes(net, engine) && self.bounds(net, engine)
    }

    /// Rules out modes that cannot lie between the bounds.
    fn modes(&self, net: &Net, engine: &mut Engine) -> bool {
        let (at, start) = (self.activity, self.vars.start);
        for &(mode, choice) in &self.vars.modes {
            let Some(choice) = choice else { continue };
            if engine.high(choice) == 0 {
                continue;
            }
            let (low, high) = (engine.low(start), engine.high(start));
            let first = net.next_start(at, mode, low);
            let lows = Lit::at_least(start, low);
            if first > high && !engine.raise(Lit::at_most(choice, 0), &[lows, Lit::at_most(start, high)]) {
                return false;
            }
            if let Some(finish) = self.vars.finish {
                let latest = engine.high(finish);
                let because = [lows, Lit::at_most(finish, latest)];
                if net.finish(at, mode, first) > latest && !engine.raise(Lit::at_most(choice, 0), &because) {
                    return false;
                }
                let earliest = engine.low(finish);
                let last = net.last_start(at, mode, high);
                let because = [Lit::at_most(start, high), Lit::at_least(finish, earliest)];
                let short = last < 0 || net.finish(at, mode, last) < earliest;
                if short && !engine.raise(Lit::at_most(choice, 0), &because) {
                    return false;
                }
            }
        }
        true
    }

    /// Bounds of start and finish from each other, over the modes still open.
    fn bounds(&mut self, net: &Net, engine: &mut Engine) -> bool {
        let (at, start) = (self.activity, self.vars.start);
        self.because.clear();
        self.open.clear();
        for &(mode, choice) in &self.vars.modes {
            match choice {
                Some(choice) if engine.high(choice) == 0 => self.because.push(Lit::at_most(choice, 0)),
                _ => self.open.push(mode),
            }
        }
        let closed = self.because.len();
        let (open, because) = (&self.open, &mut self.because);
        let least = |day: &dyn Fn(u32) -> i32| open.iter().map(|&mode| day(mode)).min();
        let most = |day: &dyn Fn(u32) -> i32| open.iter().map(|&mode| day(mode)).max();
        let mut set = |engine: &mut Engine, lit: Lit, cause: Lit| {
            because.truncate(closed);
            because.push(cause);
            engine.raise(lit, because)
        };
        let low = engine.low(start);
        let first = least(&|mode| net.next_start(at, mode, low)).unwrap_or(low);
        if !set(engine, Lit::at_least(start, first), Lit::at_least(start, low)) {
            return false;
        }
        let high = engine.high(start);
        let last = most(&|mode| net.last_start(at, mode, high)).unwrap_or(high);
        if !set(engine, Lit::at_most(start, last), Lit::at_most(start, high)) {
            return false;
        }
        let Some(finish) = self.vars.finish else { return true };
        let (low, high) = (engine.low(start), engine.high(start));
        let first = least(&|mode| net.finish(at, mode, net.next_start(at, mode, low))).unwrap_or(low);
        if !set(engine, Lit::at_least(finish, first), Lit::at_least(start, low)) {
            return false;
        }
        let last = most(&|mode| net.finish(at, mode, high)).unwrap_or(high);
        if !set(engine, Lit::at_most(finish, last), Lit::at_most(start, high)) {
            return false;
        }
        let (low, high) = (engine.low(finish), engine.high(finish));
        let first = least(&|mode| net.start_for_finish(at, mode, low)).unwrap_or(low);
        if !set(engine, Lit::at_least(start, first), Lit::at_least(finish, low)) {
            return false;
        }
        let last = most(&|mode| net.last_start_for_finish(at, mode, high)).unwrap_or(high);
        set(engine, Lit::at_most(start, last), Lit::at_most(finish, high))
    }
}
