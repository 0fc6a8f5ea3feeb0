//! Exact search: improves each level of the objective in turn until nothing better exists or the budget is spent.
//!
//! The bound "better than the best known" is the first decision, never a constraint, so that everything learned holds
//! for all levels and a refutation is itself a lesson: a bound on the level, valid for good.

mod branch;
mod edges;
mod engine;
mod level;
mod model;
mod neighbourhood;
mod parts;
mod probe;
mod span;
mod timetable;

use branch::Branch;
use engine::Lit;
use level::{Charge, Summand};
use model::Model;

use crate::cost::{Cost, HARD, Judge, WIDTH};
use crate::decode::{Plan, closed};
use crate::net::{Net, Point};
use crate::objective::{Criterion, Term};
use crate::profile::Sparse;
use crate::random::Random;

/// Most bounds of variables, summed; beyond, domains are too wide for this kind of search.
const WIDEST: i64 = 4_000_000;

/// Conflicts before the first restart; later ones follow the sequence of Luby, Sinclair and Zuckerman (1993).
const RESTART: u64 = 64;

/// Tasks looked at without a conflict that count as one; else finding plan after plan would cost nothing.
const WORK: usize = 8_000;

/// Conflicts spent on proof, and then on windows, before it is the other's turn.
const TURN: u64 = 1_000;

/// The share of what is open on a level by which a better schedule is asked to be better at first, as a divisor.
const STRIDE: i64 = 8;

/// Conflicts after which less is asked for.
const PATIENCE: u64 = 20;

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Found,
    Refuted,
    Exhausted,
}

/// What the exact search has to say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proof {
    /// Leading levels of the objective shown to be as good as they can be.
    pub(crate) levels: usize,
    /// What each level cannot be less than for schedules as good in the levels before.
    pub(crate) bounds: Vec<u64>,
    /// A makespan below which there is nothing, if it was learned without regard to other levels.
    pub(crate) makespan: Option<i32>,
    /// Earliest starts in all schedules that are as good as the best on the levels looked at; empty if nothing was learned.
    pub(crate) heads: Vec<i32>,
    /// True if there is no schedule at all.
    pub(crate) impossible: bool,
    pub(crate) conflicts: u64,
}

/// What is asked of the exact search.
pub(crate) struct Task<'a> {
    pub(crate) net: &'a Net,
    pub(crate) heads: &'a [i32],
    pub(crate) judge: &'a Judge<'a>,
    /// What each level cannot be less than.
    pub(crate) floor: &'a [u64],
    /// Conflicts allowed.
    pub(crate) budget: u64,
    pub(crate) seed: u64,
    /// The gap at which the last level is left as it is, in thousandths of its bound.
    pub(crate) gap_limit: u32,
}

impl Task<'_> {
    /// Whether a value of a level is as good as is asked for, given what it cannot be less than.
    fn is_enough(&self, at: usize, value: u64, least: u64) -> bool {
        let is_last = at + 1 == self.judge.objective.levels.len();
        let gap_limit = if is_last { u128::from(self.gap_limit) } else { 0 };
        u128::from(value) * 1_000 <= u128::from(least) * (1_000 + gap_limit)
    }
}

/// Improves a plan and its cost level by level.
pub(crate) fn prove(task: &Task, plan: &mut Plan, cost: &mut Cost) -> Proof {
    let mut proof = Proof { bounds: task.floor.to_vec(), ..Proof::default() };
    let net = task.net;
    let known = cost[..HARD] == [0; HARD];
    let longest = plan.finishes.iter().copied().max().unwrap_or(0);
    // Where nothing before the makespan can get better, nothing better is longer.
    let end = if known && settled_before_makespan(task, cost) { longest } else { net.horizon };
    let mut model = Model::new(net, task.heads, end, task.judge.hard, &[]);
    let totals: Vec<Option<u32>> = (0..task.judge.objective.levels.len())
        .map(|at| {
            let level = &task.judge.objective.levels[at];
            let least = i32::try_from(task.floor[at]).ok()?;
            let simple = is_makespan(level);
            if simple { Some(model.makespan) } else { Some(model.engine.variable(least, i32::MAX / 4)) }
        })
        .collect();
    if !prepare(&mut model) {
        proof.impossible = !known && model.engine.dead;
        return proof;
    }
    if known {
        model.steer(plan);
    } else {
        match search(&mut model, None, task.budget) {
            End::Found => adopt(task, &mut model, plan, cost),
            end => {
                proof.impossible = end == End::Refuted;
                proof.conflicts = model.engine.conflicts;
                return proof;
            }
        }
    }
    for (at, &total) in totals.iter().enumerate() {
        let Some(total) = total else { break };
        let Some(end) = improve_level(task, &mut model, at, total, plan, cost) else { break };
        if !model.engine.dead {
            let least = u64::try_from(model.engine.low(total)).unwrap_or(0);
            proof.bounds[at] = proof.bounds[at].max(least);
        }
        if end != End::Refuted {
            break;
        }
        proof.levels = at + 1;
        proof.bounds[at] = cost[HARD + at];
    }
    if !model.engine.dead {
        model.engine.back_to(0);
        proof.heads = model.vars.iter().map(|vars| model.engine.low(vars.start)).collect();
    }
    proof.makespan = bounded_makespan(task, &proof.bounds);
    proof.conflicts = model.engine.conflicts;
    proof
}

/// Whether any schedule keeps everything; none if the conflicts allowed do not suffice to tell.
pub(crate) fn possible(net: &Net, heads: &[i32], hard: bool, budget: u64) -> Option<bool> {
    let mut model = Model::new(net, heads, net.horizon, hard, &[]);
    if !prepare(&mut model) {
        return model.engine.dead.then_some(false);
    }
    match search(&mut model, None, budget) {
        End::Found => Some(true),
        End::Refuted => Some(false),
        End::Exhausted => None,
    }
}

/// True if every level before the makespan is already as good as it can be.
fn settled_before_makespan(task: &Task, cost: &Cost) -> bool {
    let levels = &task.judge.objective.levels;
    let Some(position) = levels.iter().position(|it| is_makespan(it)) else { return false };
    (0..position).all(|at| cost[HARD + at] <= task.floor[at])
}

/// The makespan that follows from the bounds of the levels, if no other criterion before it tells schedules apart.
fn bounded_makespan(task: &Task, bounds: &[u64]) -> Option<i32> {
    let levels = task.judge.objective.levels.iter().zip(bounds);
    let matters = |term: &&Term| term.weight > 0 && tells_apart(task.net, term.criterion);
    let (level, bound) = levels.into_iter().find(|(level, _)| level.iter().any(|term| matters(&term)))?;
    let mut terms = level.iter().filter(matters);
    let weight = terms.next().filter(|term| term.criterion == Criterion::Makespan)?.weight;
    let makespan = bound.div_ceil(u64::from(weight));
    terms.next().is_none().then(|| i32::try_from(makespan).ok()).flatten()
}

/// Whether two schedules can differ in a criterion.
fn tells_apart(net: &Net, criterion: Criterion) -> bool {
    let mut acts = net.acts.iter();
    match criterion {
        Criterion::Makespan | Criterion::Smoothness | Criterion::ModeCost => true,
        Criterion::DeadlineMisses => acts.any(|act| act.deadline.is_some()),
        Criterion::Tardiness => acts.any(|act| act.due.is_some()),
        Criterion::Earliness => acts.any(|act| act.earliness > 0),
    }
}

fn is_makespan(level: &[Term]) -> bool {
    matches!(level, [Term { criterion: Criterion::Makespan, weight: 1 }])
}

/// Root propagation and the branching tables; false if there is nothing to search or it would be too wide.
fn prepare(model: &mut Model) -> bool {
    if model.engine.dead || !model.propagate() {
        model.engine.dead = true;
        return false;
    }
    let engine = &model.engine;
    let count = engine.variables() as u32;
    // Totals of the objective follow from everything else and may be very wide.
    let bounds = |at: u32| {
        let (low, high) = (engine.low(at), engine.high(at));
        if at > model.makespan { (low, low) } else { (low, high) }
    };
    let width: i64 = (0..count).map(|at| i64::from(bounds(at).1) - i64::from(bounds(at).0)).sum();
    if width > WIDEST {
        return false;
    }
    let branch = Branch::new((0..count).map(bounds));
    model.engine.branch = branch;
    true
}

/// Improves one level until it is refuted or the budget is spent; none if the level cannot be stated.
fn improve_level(
    task: &Task,
    model: &mut Model,
    at: usize,
    total: u32,
    plan: &mut Plan,
    cost: &mut Cost,
) -> Option<End> {
    model.engine.back_to(0);
    if total != model.makespan {
        let summands = summands(task, model, at)?;
        let most = summands
            .iter()
            .fold(0_i64, |sum, it| sum.saturating_add(it.value(model.engine.high(it.variable))));
        if most > i64::from(i32::MAX / 4) {
            return None;
        }
        let layers = parts::parts(model, &summands, total, plan);
        // Suppositions count on schedules as good as the best.
        model.engine.state(Lit::at_most(total, i32::try_from(cost[HARD + at]).ok()?));
        probe::probe(task, model, at, total, &layers, plan, cost);
    }
    let first = total == model.makespan && settled_before_makespan(task, cost);
    let windows_help = first && task.net.count() > 40;
    let mut stride = None;
    let mut random = Random::new(task.seed);
    let perfect = (HARD..).zip(task.floor).fold([0; WIDTH], |mut perfect, (at, &level)| {
        perfect[at] = level;
        perfect
    });
    loop {
        let value = i32::try_from(cost[HARD + at]).ok()?;
        model.engine.back_to(0);
        model.engine.state(Lit::at_most(total, value));
        if model.engine.dead {
            return None;
        }
        // A sum gets better by large steps sooner than by many small ones.
        let least = model.engine.low(total);
        let bound = u64::try_from(least).unwrap_or(0).max(task.floor[at]);
        // What is at its bound is refuted without a search, and so proven.
        if bound < cost[HARD + at] && task.is_enough(at, cost[HARD + at], bound) {
            return Some(End::Exhausted);
        }
        let open = i64::from(value) - i64::from(least);
        let most = if total == model.makespan { 1 } else { (open / 2).max(1) };
        let step = (*stride.get_or_insert(open / STRIDE)).clamp(1, most);
        let better = Lit::at_most(total, value - step as i32);
        let end = if task.floor[at] >= cost[HARD + at] {
            End::Refuted
        } else {
            // Proof and windows take turns, since either may be the one that succeeds.
            let turn = if windows_help { TURN } else { task.budget };
            let turn = if step > 1 { PATIENCE } else { turn };
            search(model, Some(better), task.budget.min(model.engine.conflicts.saturating_add(turn)))
        };
        match end {
            End::Found => adopt(task, model, plan, cost),
            End::Refuted if step > 1 => {
                model.engine.back_to(0);
                model.engine.state(better.not());
                stride = Some(step / 2);
            }
            End::Exhausted if step > 1 && model.engine.conflicts < task.budget => stride = Some(step / 2),
            End::Refuted => {
                model.engine.back_to(0);
                return Some(end);
            }
            End::Exhausted => {
                model.engine.back_to(0);
                let until = model.engine.conflicts + TURN;
                if model.engine.conflicts >= task.budget {
                    return Some(end);
                }
                while model.engine.conflicts < until.min(task.budget) && *cost > perfect {
                    let size = 20 + random.below(30);
                    let (found, spent) =
                        neighbourhood::window(task.net, task.heads, task.judge.hard, plan, size, &mut random);
                    model.engine.conflicts += spent;
                    if let Some(found) = found {
                        let value = task.judge.cost(&found);
                        if value < *cost {
                            model.steer(&found);
                            *plan = found;
                            *cost = value;
                        }
                    }
                }
            }
        }
    }
}

/// The summands of a level; none if a criterion is not a sum over activities.
fn summands(task: &Task, model: &Model, at: usize) -> Option<Vec<Summand>> {
    let mut summands = Vec::new();
    for term in task.judge.objective.levels[at].iter().filter(|term| term.weight > 0) {
        let weight = i64::from(term.weight);
        if term.criterion == Criterion::Makespan {
            summands.push(Summand { variable: model.makespan, free: 0, weight, charge: Charge::Every(1) });
            continue;
        }
        for (activity, act) in task.net.acts.iter().enumerate() {
            let vars = &model.vars[activity];
            if term.criterion == Criterion::ModeCost {
                for &(mode, choice) in &vars.modes {
                    let cost = i64::from(task.net.mode(activity, mode).cost);
                    // A cost that cannot be avoided is a summand that is always on.
                    let (variable, free) = choice.map_or((model.makespan, -1), |it| (it, 0));
                    if cost > 0 {
                        let weight = weight * cost;
                        summands.push(Summand { variable, free, weight, charge: Charge::Once });
                    }
                }
                continue;
            }
            let (free, each, charge) = match (term.criterion, act.due) {
                (Criterion::DeadlineMisses, _) => (act.deadline, 1, Charge::Once),
                (Criterion::Tardiness, Some(due)) => {
                    (Some(due.day as i32), due.weight, Charge::Every(i64::from(due.period.max(1))))
                }
                (Criterion::Tardiness, None) => continue,
                (Criterion::Earliness, _) => (Some(0), act.earliness, Charge::Every(1)),
                _ => return None,
            };
            let Some(free) = free.filter(|_| each > 0) else { continue };
            let finish = vars.point(Point::Finish);
            let (variable, free) = (finish.view / 2, free - finish.add);
            summands.push(Summand { variable, free, weight: weight * i64::from(each), charge });
        }
    }
    Some(summands)
}

/// Takes over the plan the search has just found.
fn adopt(task: &Task, model: &mut Model, plan: &mut Plan, cost: &mut Cost) {
    let mut found = model.plan();
    let mut value = task.judge.cost(&found);
    // Search leaves gaps; closing them saves many small steps.
    let closed = closed(task.net, Sparse::new(task.net), task.heads, &found);
    let closed_value = task.judge.cost(&closed);
    if closed_value < value {
        (found, value) = (closed, closed_value);
    }
    if value < *cost {
        model.steer(&found);
        *plan = found;
        *cost = value;
    }
    model.engine.back_to(0);
}

/// Searches for a schedule under an assumption.
fn search(model: &mut Model, assumption: Option<Lit>, budget: u64) -> End {
    let mut restarts = 1;
    let mut next_restart = model.engine.conflicts + RESTART;
    loop {
        if !model.propagate() {
            model.work = 0;
            if !model.engine.learn() {
                return End::Refuted;
            }
            continue;
        }
        if model.work > WORK {
            model.work = 0;
            model.engine.conflicts += 1;
        }
        let engine = &mut model.engine;
        if engine.conflicts >= budget {
            return End::Exhausted;
        }
        if engine.level() == 0 {
            if engine.dead {
                return End::Refuted;
            }
            engine.forget(2000 + engine.conflicts as usize / 4);
            if let Some(lit) = assumption {
                if engine.fails(lit) {
                    return End::Refuted;
                }
                if !engine.holds(lit) {
                    engine.decide(lit);
                    continue;
                }
            }
        }
        if engine.conflicts >= next_restart {
            restarts += 1;
            next_restart = engine.conflicts + RESTART * luby(restarts);
            engine.back_to(0);
            continue;
        }
        match engine.decision().or_else(|| model.first_open()) {
            Some(lit) => model.engine.decide(lit),
            None => return End::Found,
        }
    }
}

/// 1, 1, 2, 1, 1, 2, 4, …
fn luby(number: u64) -> u64 {
    let mut number = number;
    loop {
        let bits = 64 - number.leading_zeros();
        if number == (1 << bits) - 1 {
            return 1 << (bits - 1);
        }
        number -= (1 << (bits - 1)) - 1;
    }
}
