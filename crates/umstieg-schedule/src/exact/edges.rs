//! Edge-finding on a resource: what must lie in a window leaves too little of it for something else, which therefore
//! begins or ends outside.
//!
//! For every window from an earliest start to a latest finish the energy of all that is confined to it is counted
//! (Baptiste, Le Pape and Nuijten 1999). If it is more than there is, nothing fits; if what is left is less than another
//! activity would take at its earliest start or its latest finish, that one is moved until what it takes is left, also
//! where it only reaches into the window (extended edge-finding). This takes time cubic in the number of activities, and
//! below a few decisions the time-table sees nearly all of it; so it runs only before the first, whenever something has
//! been learned for good.

use super::engine::{Engine, Lit};
use super::timetable::Task;
use crate::bound::Supply;
use crate::net::Net;

/// The propagator of one resource.
#[derive(Clone, Debug)]
pub(super) struct Edges {
    tasks: Vec<Task>,
    supply: Supply,
    spans: Vec<Span>,
    because: Vec<Lit>,
}

/// A task with the window it is confined to.
#[derive(Clone, Copy, Debug)]
struct Span {
    task: usize,
    first: i32,
    last: i32,
    energy: u64,
}

/// A window, with what is left of it beside those confined to it.
#[derive(Clone, Copy, Debug)]
struct Window {
    from: i32,
    to: i32,
    left: u64,
}

impl Edges {
    pub(super) fn new(net: &Net, resource: usize, tasks: Vec<Task>) -> Self {
        let supply = Supply::new(net.capacities[resource].clone());
        Self { tasks, supply, spans: Vec::new(), because: Vec::new() }
    }

    pub(super) fn propagate(&mut self, net: &Net, engine: &mut Engine) -> bool {
        if engine.level() > 0 {
            return true;
        }
        self.spans.clear();
        for (at, task) in self.tasks.iter().enumerate() {
            if task.duration > 0 && task.chosen(engine) {
                let last = task.finish(net, engine.high(task.start));
                let energy = task.units.unsigned_abs() * task.duration.unsigned_abs() as u64;
                self.spans.push(Span { task: at, first: engine.low(task.start), last, energy });
            }
        }
        self.spans.sort_unstable_by_key(|span| (span.last, span.task));
        let most = self.spans.iter().map(|span| span.energy).max().unwrap_or(0);
        let mut begins: Vec<i32> = self.spans.iter().map(|span| span.first).collect();
        begins.sort_unstable();
        begins.dedup();
        begins.into_iter().all(|from| self.from(engine, from, most))
    }

    /// Looks at the windows that begin on a day.
    fn from(&mut self, engine: &mut Engine, from: i32, most: u64) -> bool {
        let mut inside = 0_u64;
        for at in 0..self.spans.len() {
            let span = self.spans[at];
            if span.first < from {
                continue;
            }
            inside = inside.saturating_add(span.energy);
            if self.spans.get(at + 1).is_some_and(|next| next.last == span.last) {
                continue;
            }
            let available = self.supply.between(from, span.last);
            if inside > available {
                self.explain(engine, from, span.last, inside - available - 1);
                return engine.refute(&self.because);
            }
            let window = Window { from, to: span.last, left: available - inside };
            if window.left < most && !self.others(engine, window) {
                return false;
            }
        }
        true
    }

    /// Moves what reaches too far into a window.
    fn others(&mut self, engine: &mut Engine, window: Window) -> bool {
        let Window { from, to, left } = window;
        for at in 0..self.spans.len() {
            let span = self.spans[at];
            let task = &self.tasks[span.task];
            if span.first >= from && span.last <= to || task.pauses || span.energy <= left {
                continue;
            }
            let (start, days, units) = (task.start, task.duration, task.units.unsigned_abs());
            let (low, high) = (engine.low(start), engine.high(start));
            let room = i32::try_from(left / units).unwrap_or(i32::MAX - 1);
            let reach = |begin: i32| (begin + days).min(to) - begin.max(from);
            let choice = task.choice.map(|choice| Lit::at_least(choice, 1));
            // What more would have to be inside for the next whole day to be left.
            let spare = (u64::from(room.unsigned_abs()) + 1) * units - 1 - left;
            if span.last > to && reach(low) > room && low < to - room {
                self.explain(engine, from, to, spare);
                self.because.extend(choice);
                self.because.push(Lit::at_least(start, from + room + 1 - days));
                if !engine.raise(Lit::at_least(start, to - room), &self.because) {
                    return false;
                }
            }
            if span.first < from && reach(high) > room && high > from + room - days {
                self.explain(engine, from, to, spare);
                self.because.extend(choice);
                self.because.push(Lit::at_most(start, to - room - 1));
                if !engine.raise(Lit::at_most(start, from + room - days), &self.because) {
                    return false;
                }
            }
        }
        true
    }

    /// Why so much must lie in a window, leaving out what is not needed.
    fn explain(&mut self, engine: &Engine, from: i32, to: i32, mut spare: u64) {
        self.because.clear();
        for span in &self.spans {
            if span.first < from || span.last > to {
                continue;
            }
            if span.energy <= spare {
                spare -= span.energy;
                continue;
            }
            let task = &self.tasks[span.task];
            let latest = if task.pauses { engine.high(task.start) } else { to - task.duration };
            self.because.push(Lit::at_least(task.start, from));
            self.because.push(Lit::at_most(task.start, latest));
            self.because.extend(task.choice.map(|choice| Lit::at_least(choice, 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activity, Draft, Project, Resource};

    /// A number below a bound, the same on every machine.
    fn draw(state: &mut u64, below: u64) -> i32 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((*state >> 33) % below) as i32
    }

    /// All starts between bounds that keep the capacity.
    fn feasible(windows: &[(i32, i32)], tasks: &[(i32, i64)], capacity: i64) -> Vec<Vec<i32>> {
        let mut found = vec![Vec::new()];
        for &(low, high) in windows {
            let longer = |starts: &Vec<i32>| (low..=high).map(|day| [&starts[..], &[day]].concat()).collect();
            found = found.iter().flat_map(|starts| -> Vec<Vec<i32>> { longer(starts) }).collect();
        }
        let fits = |starts: &Vec<i32>| {
            (0..30).all(|day| {
                let on = |it: &(&i32, &(i32, i64))| *it.0 <= day && day < it.0 + it.1.0;
                starts.iter().zip(tasks).filter(on).map(|it| it.1.1).sum::<i64>() <= capacity
            })
        };
        found.retain(fits);
        found
    }

    #[test]
    fn no_placement_that_fits_is_lost_and_much_that_does_not_is() {
        let mut state = 11;
        let (mut moved, mut refuted) = (0, 0);
        for round in 0..3_000 {
            let capacity = 1 + draw(&mut state, 3);
            let mut draft = Draft::new();
            let people = draft.resource(Resource::constant(capacity as u32));
            let mut engine = Engine::default();
            let (mut windows, mut tasks, mut shapes) = (Vec::new(), Vec::new(), Vec::new());
            for at in 0..4 {
                let (duration, units) = (1 + draw(&mut state, 4), 1 + draw(&mut state, capacity as u64));
                draft.activity(Activity::new(duration as u32).needs(people, units as u32));
                let low = draw(&mut state, 5);
                let high = low + draw(&mut state, 6);
                let start = engine.variable(low, high);
                windows.push((low, high));
                shapes.push((duration, i64::from(units)));
                let (units, choice, pauses) = (i64::from(units), None, false);
                tasks.push(Task { activity: at, mode: 0, start, choice, duration, units, pauses });
            }
            let project = Project::new(draft).unwrap();
            let found = feasible(&windows, &shapes, capacity.into());
            let mut edges = Edges::new(project.net(), people, tasks.clone());
            if !edges.propagate(project.net(), &mut engine) {
                assert!(found.is_empty(), "round {round}: {windows:?} {shapes:?} {capacity}");
                refuted += 1;
                continue;
            }
            for (at, task) in tasks.iter().enumerate() {
                let (low, high) = (engine.low(task.start), engine.high(task.start));
                let inside = |starts: &Vec<i32>| low <= starts[at] && starts[at] <= high;
                assert!(found.iter().all(inside), "round {round}: {windows:?} {shapes:?} {capacity}");
                moved += usize::from((low, high) != windows[at]);
            }
        }
        assert!(moved > 300 && refuted > 100, "{moved} moved, {refuted} refuted");
    }
}
