//! A project as variables, sums and propagators.
//!
//! Each activity has a start; a finish of its own where that is not a constant away (pauses, several modes); a Boolean
//! for each mode where there is a choice. Precedences become sums. One variable is the makespan, one the level of the
//! objective being improved.

use super::edges::Edges;
use super::engine::{Engine, Lit};
use super::level::Level;
use super::span::Span;
use super::timetable::{Task, Timetable};
use crate::decode::Plan;
use crate::net::{Net, Point};
use crate::project::Closure;

/// A propagator.
#[derive(Clone, Debug)]
enum Propagator {
    Timetable(Timetable),
    Edges(Edges),
    Span(Span),
    Level(Level),
}

/// A view and what to add to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shifted {
    pub(super) view: u32,
    pub(super) add: i32,
}

/// The variables of an activity.
#[derive(Clone, Debug)]
pub(super) struct Vars {
    pub(super) start: u32,
    /// Variable of the finish, where there is one.
    pub(super) finish: Option<u32>,
    /// Possible modes with the Boolean that chooses each; no Boolean if there is only one.
    pub(super) modes: Vec<(u32, Option<u32>)>,
    /// Duration where it is constant.
    duration: i32,
}

impl Vars {
    /// The start or the finish.
    pub(super) fn point(&self, point: Point) -> Shifted {
        match (point, self.finish) {
            (Point::Start, _) => Shifted { view: 2 * self.start, add: 0 },
            (Point::Finish, Some(finish)) => Shifted { view: 2 * finish, add: 0 },
            (Point::Finish, None) => Shifted { view: 2 * self.start, add: self.duration },
        }
    }
}

/// Variables and propagators of a project.
pub(super) struct Model<'a> {
    net: &'a Net,
    pub(super) engine: Engine,
    pub(super) vars: Vec<Vars>,
    pub(super) makespan: u32,
    propagators: Vec<Propagator>,
    /// Tasks looked at since the last conflict.
    pub(super) work: usize,
}

impl<'a> Model<'a> {
    /// The project with every start between its head and a tail.
    ///
    /// `end` bounds the makespan; `extra` are further pairs `finish(from) <= start(to)`.
    pub(super) fn new(net: &'a Net, heads: &[i32], end: i32, hard: bool, extra: &[(u32, u32)]) -> Self {
        let mut engine = Engine::default();
        let tails = net.tails(end, hard);
        let mut vars = Vec::with_capacity(net.count());
        for at in 0..net.count() {
            let low = heads[at];
            let modes: Vec<u32> = net.possible_modes(at).collect();
            let start = engine.variable(low, tails[at]);
            let pauses = net.acts[at].calendar.is_some_and(|it| it.1 == Closure::Pause);
            let choice = modes.len() > 1;
            let finish = (choice || pauses).then(|| engine.variable(low, end));
            let modes: Vec<(u32, Option<u32>)> =
                modes.into_iter().map(|mode| (mode, choice.then(|| engine.variable(0, 1)))).collect();
            let duration = modes.first().map_or(0, |&(mode, _)| net.mode(at, mode).duration);
            vars.push(Vars { start, finish, modes, duration });
        }
        let makespan = engine.variable(0, end);
        let mut model = Self { net, engine, vars, makespan, propagators: Vec::new(), work: 0 };
        model.precedences(extra);
        model.spans(hard);
        model.resources();
        model
    }

    fn precedences(&mut self, extra: &[(u32, u32)]) {
        for arc in &self.net.arcs {
            let from = self.vars[arc.from as usize].point(arc.from_point);
            let to = self.vars[arc.to as usize].point(arc.to_point);
            self.engine.sum(from.view, from.add + arc.lag - to.add, to.view);
        }
        for &(from, to) in extra {
            let (from, to) = (self.vars[from as usize].point(Point::Finish), self.vars[to as usize].start);
            self.engine.sum(from.view, from.add, 2 * to);
        }
        for vars in &self.vars {
            let finish = vars.point(Point::Finish);
            self.engine.sum(finish.view, finish.add, 2 * self.makespan);
        }
    }

    fn spans(&mut self, hard: bool) {
        for at in 0..self.net.count() {
            let act = &self.net.acts[at];
            let vars = self.vars[at].clone();
            if let Some(day) = act.fixed {
                self.engine.state(Lit::at_least(vars.start, day));
                self.engine.state(Lit::at_most(vars.start, day));
            }
            if let (true, Some(day), Some(finish)) = (hard, act.deadline, vars.finish) {
                self.engine.state(Lit::at_most(finish, day));
            }
            let choices: Vec<u32> = vars.modes.iter().filter_map(|it| it.1).collect();
            if !choices.is_empty() {
                self.engine.clause(choices.iter().map(|&it| Lit::at_least(it, 1)).collect());
                for (position, &one) in choices.iter().enumerate() {
                    for &other in &choices[position + 1..] {
                        self.engine.clause(vec![Lit::at_most(one, 0), Lit::at_most(other, 0)]);
                    }
                }
            }
            if vars.finish.is_none() && act.calendar.is_none() {
                continue;
            }
            let watched = [Some(vars.start), vars.finish].into_iter().flatten().chain(choices);
            let views: Vec<u32> = watched.flat_map(|it| [2 * it, 2 * it + 1]).collect();
            self.add(Propagator::Span(Span::new(at, vars)), &views);
        }
    }

    fn resources(&mut self) {
        for resource in 0..self.net.capacities.len() {
            let mut tasks = Vec::new();
            let mut views = Vec::new();
            for (at, vars) in self.vars.iter().enumerate() {
                for &(mode, choice) in &vars.modes {
                    let data = self.net.mode(at, mode);
                    let demand = data.demands.iter().find(|it| it.0 as usize == resource);
                    let Some(&(_, units)) = demand else { continue };
                    let pauses = self.net.acts[at].calendar.is_some_and(|it| it.1 == Closure::Pause);
                    let (activity, start, duration) = (at as u32, vars.start, data.duration);
                    let units = i64::from(units);
                    tasks.push(Task { activity, mode, start, choice, duration, units, pauses });
                    views.extend([2 * start, 2 * start + 1]);
                    views.extend(choice.map(|it| 2 * it));
                }
            }
            if !tasks.is_empty() {
                views.dedup();
                self.add(Propagator::Edges(Edges::new(self.net, resource, tasks.clone())), &views);
                self.add(Propagator::Timetable(Timetable::new(resource, tasks)), &views);
            }
        }
    }

    /// Adds the bound of a level of the objective.
    pub(super) fn level(&mut self, level: Level) {
        let views = level.views();
        self.add(Propagator::Level(level), &views);
    }

    fn add(&mut self, propagator: Propagator, views: &[u32]) {
        let slow = matches!(propagator, Propagator::Timetable(_));
        let number = self.engine.listen(views, slow);
        self.propagators.push(propagator);
        self.engine.wake(number);
    }

    /// Everything to its fixed point; false on a conflict.
    pub(super) fn propagate(&mut self) -> bool {
        loop {
            if !self.engine.settle() {
                return false;
            }
            let Some(next) = self.engine.woken() else { return true };
            let sound = match &mut self.propagators[next as usize] {
                Propagator::Timetable(it) => {
                    self.work += it.size();
                    it.propagate(self.net, &mut self.engine)
                }
                Propagator::Edges(it) => it.propagate(self.net, &mut self.engine),
                Propagator::Span(it) => it.propagate(self.net, &mut self.engine),
                Propagator::Level(it) => it.propagate(&mut self.engine),
            };
            if !sound {
                return false;
            }
        }
    }

    /// The activity that can start first among those not fixed; then its earliest start or its first open mode.
    pub(super) fn first_open(&self) -> Option<Lit> {
        let engine = &self.engine;
        let mut best: Option<(i32, i32, Lit)> = None;
        for vars in &self.vars {
            let (low, high) = (engine.low(vars.start), engine.high(vars.start));
            let open = vars.modes.iter().filter_map(|it| it.1).find(|&choice| !engine.fixed(choice));
            let lit = match open {
                _ if low < high => Lit::at_most(vars.start, low),
                Some(choice) => Lit::at_least(choice, 1),
                None => continue,
            };
            if best.is_none_or(|other| (low, high) < (other.0, other.1)) {
                best = Some((low, high, lit));
            }
        }
        best.map(|it| it.2)
    }

    /// Reads a plan off fixed variables.
    pub(super) fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        for (at, vars) in self.vars.iter().enumerate() {
            let start = self.engine.low(vars.start);
            let chosen = |it: &&(u32, Option<u32>)| it.1.is_none_or(|choice| self.engine.low(choice) == 1);
            let mode = vars.modes.iter().find(chosen).map_or(0, |it| it.0);
            plan.starts.push(start);
            plan.modes.push(mode);
            plan.finishes.push(self.net.finish(at, mode, start));
        }
        plan
    }

    /// Steers the search towards a plan.
    pub(super) fn steer(&mut self, plan: &Plan) {
        for (at, vars) in self.vars.iter().enumerate() {
            let wish = &mut self.engine.branch.wish;
            wish[vars.start as usize] = plan.starts[at];
            if let Some(finish) = vars.finish {
                wish[finish as usize] = plan.finishes[at];
            }
            for &(mode, choice) in &vars.modes {
                if let Some(choice) = choice {
                    wish[choice as usize] = i32::from(mode == plan.modes[at]);
                }
            }
        }
    }
}
