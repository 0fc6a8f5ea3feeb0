//! The worth of a plan as numbers to be compared in order.

use crate::bound::Floors;
use crate::decode::Plan;
use crate::net::Net;
use crate::objective::{Criterion, Objective, Term};
use crate::options::{Deadlines, Options};
use crate::solution::Measures;

/// Constraints broken, hard deadlines missed, days beyond them, then the levels of the objective.
pub(crate) type Cost = [u64; WIDTH];

/// Entries of a cost; soft deadlines may add a level.
pub(crate) const WIDTH: usize = HARD + 1 + Objective::MAX_LEVELS;

/// Number of leading entries that a real schedule has at zero.
pub(crate) const HARD: usize = 3;

/// A cost no plan has.
pub(crate) const WORST: Cost = [u64::MAX; WIDTH];

/// The objective with the position that soft deadlines take made explicit.
pub(crate) fn effective(options: &Options) -> Objective {
    let mut objective = options.objective.clone();
    if options.deadlines == Deadlines::Soft && !objective.asks_for(Criterion::DeadlineMisses) {
        let first = Objective::lexicographic([Criterion::DeadlineMisses]);
        objective.levels.splice(0..0, first.levels);
    }
    objective
}

/// Judges plans.
#[derive(Clone, Debug)]
pub(crate) struct Judge<'a> {
    pub(crate) net: &'a Net,
    pub(crate) objective: Objective,
    pub(crate) hard: bool,
    /// Only the makespan counts and no deadline exists: the usual benchmark, and ten times quicker to judge.
    pub(crate) only_makespan: bool,
    pub(crate) smooth: bool,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(net: &'a Net, objective: Objective, deadlines: Deadlines) -> Self {
        let any_deadline = net.acts.iter().any(|act| act.deadline.is_some());
        let only_makespan =
            !any_deadline && objective.levels.len() == 1 && objective == Objective::makespan();
        let smooth = objective.asks_for(Criterion::Smoothness);
        Self { net, objective, hard: deadlines == Deadlines::Hard, only_makespan, smooth }
    }

    pub(crate) fn cost(&self, plan: &Plan) -> Cost {
        let mut cost = [0; WIDTH];
        cost[0] = plan.broken;
        if self.only_makespan {
            cost[HARD] = plan.finishes.iter().copied().max().unwrap_or(0) as u64;
            return cost;
        }
        let measures = self.measures(plan);
        if self.hard {
            cost[1] = measures.deadline_misses;
            cost[2] = self.overrun(plan);
        }
        for (at, level) in self.objective.levels.iter().enumerate() {
            cost[HARD + at] = value(level, &measures);
        }
        cost
    }

    /// What each measure cannot be less than, from earliest finishes, the work that comes before, and a bound on the
    /// makespan.
    pub(crate) fn floor(&self, floors: &Floors, makespan: u32) -> Measures {
        let net = self.net;
        let mut least = Measures {
            makespan: makespan.into(),
            tardiness: floors.tardiness.least,
            earliness: floors.earliness.least,
            ..Measures::default()
        };
        for (at, act) in net.acts.iter().enumerate() {
            least.deadline_misses += u64::from(act.deadline.is_some_and(|day| floors.finishes[at] > day));
            let cost = net.possible_modes(at).map(|mode| net.mode(at, mode).cost).min();
            least.mode_cost += u64::from(cost.unwrap_or(0));
        }
        least
    }

    fn overrun(&self, plan: &Plan) -> u64 {
        let late = |(at, act): (usize, &crate::net::Act)| {
            act.deadline.map_or(0, |day| (plan.finishes[at] - day).max(0) as u64)
        };
        self.net.acts.iter().enumerate().map(late).sum()
    }

    pub(crate) fn measures(&self, plan: &Plan) -> Measures {
        let mut sums = Measures::default();
        for (at, act) in self.net.acts.iter().enumerate() {
            let finish = plan.finishes[at];
            sums.makespan = sums.makespan.max(finish as u64);
            sums.deadline_misses += u64::from(act.deadline.is_some_and(|day| finish > day));
            if let Some(due) = act.due {
                sums.tardiness = sums.tardiness.saturating_add(due.cost(finish as u32));
            }
            let early = u64::from(act.earliness) * finish as u64;
            sums.earliness = sums.earliness.saturating_add(early);
            sums.mode_cost += u64::from(self.net.mode(at, plan.modes[at]).cost);
        }
        if self.smooth {
            (sums.smoothness, sums.peak_load) = load(self.net, plan);
        }
        sums
    }
}

/// The value of a level of the objective.
pub(crate) fn value(level: &[Term], measures: &Measures) -> u64 {
    level.iter().fold(0_u64, |sum, term| {
        sum.saturating_add(of(measures, term.criterion).saturating_mul(term.weight.into()))
    })
}

/// The measure a criterion names.
fn of(measures: &Measures, criterion: Criterion) -> u64 {
    match criterion {
        Criterion::DeadlineMisses => measures.deadline_misses,
        Criterion::Tardiness => measures.tardiness,
        Criterion::Makespan => measures.makespan,
        Criterion::Earliness => measures.earliness,
        Criterion::ModeCost => measures.mode_cost,
        Criterion::Smoothness => measures.smoothness,
    }
}

/// Squared load summed over resources and days, and the greatest load.
pub(crate) fn load(net: &Net, plan: &Plan) -> (u64, u64) {
    let mut changes: Vec<Vec<(i32, i64)>> = vec![Vec::new(); net.capacities.len()];
    for at in 0..net.count() {
        let data = net.mode(at, plan.modes[at]);
        if data.demands.is_empty() {
            continue;
        }
        for (from, to) in net.stretches(at, plan.starts[at], plan.finishes[at]) {
            for &(resource, units) in &data.demands {
                changes[resource as usize].push((from, i64::from(units)));
                changes[resource as usize].push((to, -i64::from(units)));
            }
        }
    }
    let (mut squares, mut peak) = (0_u64, 0);
    for line in &mut changes {
        line.sort_unstable();
        let (mut level, mut since) = (0_i64, 0);
        for &(day, change) in line.iter() {
            let here = level.unsigned_abs();
            let stretch = here.saturating_mul(here).saturating_mul((day - since) as u64);
            squares = squares.saturating_add(stretch);
            level += change;
            since = day;
            peak = peak.max(level.unsigned_abs());
        }
    }
    (squares, peak)
}
