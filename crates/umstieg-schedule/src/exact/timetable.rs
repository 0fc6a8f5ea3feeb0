//! Time-table propagation of a resource, explained day by day.
//!
//! What every placement of an activity covers is its compulsory part; where the compulsory parts leave too little, other
//! activities must start later or finish earlier. Explanations name one day and just enough of those that cover it
//! (Schutt, Feydy, Stuckey and Wallace 2011).

use super::engine::{Engine, Lit};
use crate::net::Net;

/// A mode of an activity that uses the resource.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) activity: u32,
    pub(super) mode: u32,
    pub(super) start: u32,
    /// The Boolean that chooses the mode.
    pub(super) choice: Option<u32>,
    pub(super) duration: i32,
    pub(super) units: i64,
    pub(super) pauses: bool,
}

impl Task {
    pub(super) fn chosen(&self, engine: &Engine) -> bool {
        self.choice.is_none_or(|choice| engine.low(choice) == 1)
    }

    pub(super) fn finish(&self, net: &Net, start: i32) -> i32 {
        if self.pauses { net.finish(self.activity as usize, self.mode, start) } else { start + self.duration }
    }

    /// The least start whose finish lies after a day.
    fn first_over(&self, net: &Net, day: i32) -> i32 {
        if self.pauses {
            net.start_for_finish(self.activity as usize, self.mode, day + 1)
        } else {
            day + 1 - self.duration
        }
    }

    /// How a part of it changes the room.
    fn events(&self, net: &Net, part: Part, mut each: impl FnMut((i32, i64))) {
        if part == Part::NONE {
            return;
        }
        let mut stretch = |from: i32, to: i32| {
            each((from, -self.units));
            each((to, self.units));
        };
        if self.pauses {
            for (from, to) in net.stretches(self.activity as usize, part.from, part.to) {
                stretch(from, to);
            }
        } else {
            stretch(part.from, part.to);
        }
    }

    fn works_on(&self, net: &Net, day: i32) -> bool {
        !self.pauses || net.works_on(self.activity as usize, day)
    }
}

/// Days on which compulsory parts leave so much room, less than some task needs.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: i32,
    to: i32,
    room: i64,
}

/// What a task has to cover: from its latest start to its earliest finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    from: i32,
    to: i32,
}

impl Part {
    const NONE: Self = Self { from: 0, to: 0 };

    fn covers(self, day: i32) -> bool {
        self.from <= day && day < self.to
    }

    fn meets(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether all its days are in another.
    fn is_inside(self, other: Self) -> bool {
        self == Self::NONE || other.from <= self.from && self.to <= other.to
    }

    /// The days of both and what lies between.
    fn with(self, other: Self) -> Self {
        if self == Self::NONE || other == Self::NONE {
            return if self == Self::NONE { other } else { self };
        }
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

/// The bounds of a task as they were when it was last looked at.
#[derive(Clone, Copy, Debug)]
struct Seen {
    low: i32,
    high: i32,
    chosen: bool,
    /// Days that it works on if it starts as early as it can, and as late.
    first: Part,
    last: Part,
    /// True if one of these has changed since the run before.
    changed: bool,
}

impl Seen {
    /// Makes the task count as changed in the next run, as no task has such bounds.
    fn forget(&mut self) {
        (self.low, self.high) = (1, 0);
    }
}

/// The propagator of one resource. What it knows of the tasks is kept from one run to the next; bounds are compared with
/// those seen last, so it does not matter whether others raised them or they were taken back since. What a run itself
/// raises counts as never seen: taken back, it would else look as if nothing had to be done.
#[derive(Clone, Debug)]
pub(super) struct Timetable {
    resource: usize,
    tasks: Vec<Task>,
    most_units: i64,
    seen: Vec<Seen>,
    parts: Vec<Part>,
    /// Changes of the room, sorted by day.
    events: Vec<(i32, i64)>,
    segments: Vec<Segment>,
    /// Tasks whose bounds have changed since the last run.
    changed: Vec<u32>,
    /// Days on which there may be less room than in the last run.
    tighter: Part,
    /// True if the last run ended before all tasks had been held against the segments.
    unfinished: bool,
    because: Vec<Lit>,
    cover: Vec<u32>,
}

/// From which share of changed tasks on all events are collected anew, as a divisor.
const MANY: usize = 8;

impl Timetable {
    pub(super) fn new(resource: usize, tasks: Vec<Task>) -> Self {
        let most_units = tasks.iter().map(|task| task.units).max().unwrap_or(0);
        // No task has such bounds, so all count as changed.
        let never =
            Seen { low: 1, high: 0, chosen: false, first: Part::NONE, last: Part::NONE, changed: false };
        Self {
            resource,
            seen: vec![never; tasks.len()],
            parts: vec![Part::NONE; tasks.len()],
            tasks,
            most_units,
            events: Vec::new(),
            segments: Vec::new(),
            changed: Vec::new(),
            tighter: Part::NONE,
            unfinished: true,
            because: Vec::new(),
            cover: Vec::new(),
        }
    }

    /// Tasks looked at in one run.
    pub(super) fn size(&self) -> usize {
        self.tasks.len()
    }

    pub(super) fn propagate(&mut self, net: &Net, engine: &mut Engine) -> bool {
        self.look(net, engine);
        let everything = std::mem::replace(&mut self.unfinished, false);
        let sound = self.hold_against(net, engine, everything);
        self.unfinished = !sound;
        sound
    }

    /// Holds tasks against the segments: those that have changed or that less room may concern, or all.
    fn hold_against(&mut self, net: &Net, engine: &mut Engine, everything: bool) -> bool {
        let least = self.segments.iter().min_by_key(|it| (it.room, it.from)).copied();
        let Some(least) = least else { return true };
        if least.room < 0 {
            let day = least.from + (least.to - least.from) / 2;
            self.explain(net, day, -1, None);
            return engine.refute(&self.because);
        }
        // Where there is not less room anywhere, it may only be too little for what has changed itself.
        if !everything && self.tighter == Part::NONE {
            return (0..self.changed.len()).all(|at| {
                let at = self.changed[at] as usize;
                self.tasks[at].units <= least.room || self.hold(net, engine, at)
            });
        }
        (0..self.tasks.len()).all(|at| {
            let (task, seen) = (&self.tasks[at], &self.seen[at]);
            let concerned =
                || seen.changed || seen.first.meets(self.tighter) || seen.last.meets(self.tighter);
            task.units <= least.room || !(everything || concerned()) || self.hold(net, engine, at)
        })
    }

    /// Holds a task against the segments.
    fn hold(&mut self, net: &Net, engine: &mut Engine, at: usize) -> bool {
        let task = &self.tasks[at];
        !task.chosen(engine)
            || engine.fixed(task.start)
            || self.later_start(net, engine, at) && self.earlier_finish(net, engine, at)
    }

    /// Looks for what has changed since the last run, and brings parts, events and segments up to date.
    fn look(&mut self, net: &Net, engine: &Engine) {
        for at in self.changed.drain(..) {
            self.seen[at as usize].changed = false;
        }
        for (at, task) in self.tasks.iter().enumerate() {
            let (low, high) = (engine.low(task.start), engine.high(task.start));
            let (seen, chosen) = (&mut self.seen[at], task.chosen(engine));
            if (seen.low, seen.high, seen.chosen) != (low, high, chosen) {
                let first = Part { from: low, to: task.finish(net, low) };
                let last = Part { from: high, to: task.finish(net, high) };
                *seen = Seen { low, high, chosen, first, last, changed: true };
                self.changed.push(at as u32);
            }
        }
        let begun = !self.events.is_empty();
        let anew = !begun || self.changed.len() > self.tasks.len() / MANY;
        self.tighter = Part::NONE;
        let mut moved = !begun;
        for &at in &self.changed {
            let (task, seen) = (&self.tasks[at as usize], &self.seen[at as usize]);
            let covered = seen.chosen && seen.high < seen.first.to;
            let part = if covered { Part { from: seen.high, to: seen.first.to } } else { Part::NONE };
            let old = std::mem::replace(&mut self.parts[at as usize], part);
            if old == part {
                continue;
            }
            moved = true;
            if !part.is_inside(old) {
                self.tighter = self.tighter.with(part);
            }
            if !anew {
                let events = &mut self.events;
                task.events(net, old, |event| {
                    let place = events.binary_search(&event);
                    debug_assert!(place.is_ok(), "an event of a part that was covered is missing");
                    if let Ok(place) = place {
                        events.remove(place);
                    }
                });
                task.events(net, part, |event| {
                    let place = events.binary_search(&event).unwrap_or_else(|place| place);
                    events.insert(place, event);
                });
            }
        }
        if moved && anew {
            self.collect(net);
        }
        if moved {
            self.sweep();
        }
    }

    /// Collects the events of the resource and of all parts.
    fn collect(&mut self, net: &Net) {
        self.events.clear();
        let mut before = 0;
        for &(day, units) in &net.capacities[self.resource] {
            self.events.push((day, i64::from(units) - before));
            before = i64::from(units);
        }
        let events = &mut self.events;
        for (task, &part) in self.tasks.iter().zip(&self.parts) {
            task.events(net, part, |event| events.push(event));
        }
        self.events.sort_unstable();
    }

    /// Builds the segments that are too tight for some task.
    fn sweep(&mut self) {
        self.segments.clear();
        let mut room = 0;
        let mut at = 0;
        while at < self.events.len() {
            let from = self.events[at].0;
            while at < self.events.len() && self.events[at].0 == from {
                room += self.events[at].1;
                at += 1;
            }
            if room < self.most_units {
                let to = self.events.get(at).map_or(i32::MAX, |next| next.0);
                self.segments.push(Segment { from, to, room });
            }
        }
    }

    fn later_start(&mut self, net: &Net, engine: &mut Engine, at: usize) -> bool {
        let (start, units) = (self.tasks[at].start, self.tasks[at].units);
        let (low, seen) = (engine.low(start), &self.seen[at]);
        let mut segment = self.segments.partition_point(|it| it.to <= low);
        // A mode of the same activity may have been moved in this run.
        let mut finish = if seen.low == low { seen.first.to } else { self.tasks[at].finish(net, low) };
        while segment < self.segments.len() && self.segments[segment].from < finish {
            let Segment { from, to, room } = self.segments[segment];
            segment += 1;
            if room >= units || to <= engine.low(start) || self.parts[at].covers(from.max(engine.low(start)))
            {
                continue;
            }
            while engine.low(start) < to && from < finish {
                let mut day = (to - 1).min(finish - 1);
                while day >= from.max(engine.low(start)) && !self.tasks[at].works_on(net, day) {
                    day -= 1;
                }
                if day < from.max(engine.low(start)) {
                    break;
                }
                self.explain(net, day, units - 1, Some(at));
                self.because.push(Lit::at_least(start, self.tasks[at].first_over(net, day)));
                if !engine.raise(Lit::at_least(start, day + 1), &self.because) {
                    return false;
                }
                self.seen[at].forget();
                finish = self.tasks[at].finish(net, engine.low(start));
            }
        }
        true
    }

    fn earlier_finish(&mut self, net: &Net, engine: &mut Engine, at: usize) -> bool {
        let (start, units) = (self.tasks[at].start, self.tasks[at].units);
        let (high, seen) = (engine.high(start), &self.seen[at]);
        let mut finish = if seen.high == high { seen.last.to } else { self.tasks[at].finish(net, high) };
        let mut segment = self.segments.partition_point(|it| it.from < finish);
        while segment > 0 {
            segment -= 1;
            let Segment { from, to, room } = self.segments[segment];
            if to <= engine.high(start) {
                break;
            }
            let last = to.min(finish) - 1;
            if room >= units || from >= finish || self.parts[at].covers(last) {
                continue;
            }
            while engine.high(start) < to && from < finish {
                let mut day = from.max(engine.high(start));
                while day < to.min(finish) && !self.tasks[at].works_on(net, day) {
                    day += 1;
                }
                if day >= to.min(finish) {
                    break;
                }
                self.explain(net, day, units - 1, Some(at));
                self.because.push(Lit::at_most(start, day));
                let latest = self.tasks[at].first_over(net, day) - 1;
                if !engine.raise(Lit::at_most(start, latest), &self.because) {
                    return false;
                }
                self.seen[at].forget();
                finish = self.tasks[at].finish(net, engine.high(start));
            }
        }
        true
    }

    /// Just enough tasks that cover a day to leave no more than some room, without one task.
    fn explain(&mut self, net: &Net, day: i32, room: i64, besides: Option<usize>) {
        self.because.clear();
        self.cover.clear();
        let mut spare = i64::from(net.capacity_on(self.resource, day));
        for (at, _) in self.parts.iter().enumerate().filter(|it| it.1.covers(day)) {
            let task = &self.tasks[at];
            if Some(at) != besides && task.works_on(net, day) {
                self.cover.push(at as u32);
                spare -= task.units;
            }
        }
        // The small ones are left out first, so that few remain.
        let tasks = &self.tasks;
        self.cover.sort_by_key(|&at| (tasks[at as usize].units, at));
        let mut surplus = room - spare;
        for &at in &self.cover {
            let task = &self.tasks[at as usize];
            if task.units <= surplus {
                surplus -= task.units;
                continue;
            }
            self.because.push(Lit::at_most(task.start, day));
            self.because.push(Lit::at_least(task.start, task.first_over(net, day)));
            self.because.extend(task.choice.map(|choice| Lit::at_least(choice, 1)));
        }
        if let Some(choice) = besides.and_then(|at| self.tasks[at].choice) {
            self.because.push(Lit::at_least(choice, 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activity, Draft, Project, Resource};

    #[test]
    fn what_a_run_has_raised_is_raised_again_after_it_was_taken_back() {
        let mut draft = Draft::new();
        let one = draft.resource(Resource::constant(1));
        let mut engine = Engine::default();
        let mut tasks = Vec::new();
        for activity in 0..2 {
            draft.activity(Activity::new(2).needs(one, 1));
            let start = engine.variable(0, 5);
            let (mode, choice, duration, units, pauses) = (0, None, 2, 1, false);
            tasks.push(Task { activity, mode, start, choice, duration, units, pauses });
        }
        let project = Project::new(draft).unwrap();
        let mut timetable = Timetable::new(one, tasks);
        assert!(timetable.propagate(project.net(), &mut engine));
        for _ in 0..2 {
            engine.decide(Lit::at_most(0, 0));
            assert!(timetable.propagate(project.net(), &mut engine));
            assert_eq!(engine.low(1), 2);
            engine.back_to(0);
            assert_eq!(engine.low(1), 0);
        }
    }
}
