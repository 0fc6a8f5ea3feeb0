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

/// The propagator of one resource.
#[derive(Clone, Debug)]
pub(super) struct Timetable {
    resource: usize,
    tasks: Vec<Task>,
    most_units: i64,
    events: Vec<(i32, i64)>,
    segments: Vec<Segment>,
    because: Vec<Lit>,
    cover: Vec<u32>,
}

impl Timetable {
    pub(super) fn new(resource: usize, tasks: Vec<Task>) -> Self {
        let most_units = tasks.iter().map(|task| task.units).max().unwrap_or(0);
        Self {
            resource,
            tasks,
            most_units,
            events: Vec::new(),
            segments: Vec::new(),
            because: Vec::new(),
            cover: Vec::new(),
        }
    }

    /// Tasks looked at in one run.
    pub(super) fn size(&self) -> usize {
        self.tasks.len()
    }

    pub(super) fn propagate(&mut self, net: &Net, engine: &mut Engine) -> bool {
        self.sweep(net, engine);
        let least = self.segments.iter().min_by_key(|it| (it.room, it.from)).copied();
        let Some(least) = least else { return true };
        if least.room < 0 {
            let day = least.from + (least.to - least.from) / 2;
            self.explain(net, engine, day, -1, None);
            return engine.refute(&self.because);
        }
        for at in 0..self.tasks.len() {
            let task = &self.tasks[at];
            if task.units > least.room
                && task.chosen(engine)
                && !engine.fixed(task.start)
                && !(self.later_start(net, engine, at) && self.earlier_finish(net, engine, at))
            {
                return false;
            }
        }
        true
    }

    /// Builds the segments that are too tight for some task.
    fn sweep(&mut self, net: &Net, engine: &Engine) {
        self.events.clear();
        let mut before = 0;
        for &(day, units) in &net.capacities[self.resource] {
            self.events.push((day, i64::from(units) - before));
            before = i64::from(units);
        }
        for task in &self.tasks {
            let (low, high) = (engine.low(task.start), engine.high(task.start));
            let finish = task.finish(net, low);
            if high >= finish || !task.chosen(engine) {
                continue;
            }
            if task.pauses {
                for (from, to) in net.stretches(task.activity as usize, high, finish) {
                    self.events.push((from, -task.units));
                    self.events.push((to, task.units));
                }
            } else {
                self.events.push((high, -task.units));
                self.events.push((finish, task.units));
            }
        }
        self.segments.clear();
        self.events.sort_unstable();
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

    /// True if the compulsory part of a task covers a day of the segments as they were built.
    fn own(&self, net: &Net, engine: &Engine, at: usize, day: i32) -> bool {
        let task = &self.tasks[at];
        engine.high(task.start) <= day && day < task.finish(net, engine.low(task.start))
    }

    fn later_start(&mut self, net: &Net, engine: &mut Engine, at: usize) -> bool {
        let (start, units) = (self.tasks[at].start, self.tasks[at].units);
        let low = engine.low(start);
        let mut segment = self.segments.partition_point(|it| it.to <= low);
        let mut finish = self.tasks[at].finish(net, low);
        while segment < self.segments.len() && self.segments[segment].from < finish {
            let Segment { from, to, room } = self.segments[segment];
            segment += 1;
            if room >= units
                || to <= engine.low(start)
                || self.own(net, engine, at, from.max(engine.low(start)))
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
                self.explain(net, engine, day, units - 1, Some(at));
                self.because.push(Lit::at_least(start, self.tasks[at].first_over(net, day)));
                if !engine.raise(Lit::at_least(start, day + 1), &self.because) {
                    return false;
                }
                finish = self.tasks[at].finish(net, engine.low(start));
            }
        }
        true
    }

    fn earlier_finish(&mut self, net: &Net, engine: &mut Engine, at: usize) -> bool {
        let (start, units) = (self.tasks[at].start, self.tasks[at].units);
        let high = engine.high(start);
        let mut finish = self.tasks[at].finish(net, high);
        let mut segment = self.segments.partition_point(|it| it.from < finish);
        while segment > 0 {
            segment -= 1;
            let Segment { from, to, room } = self.segments[segment];
            if to <= engine.high(start) {
                break;
            }
            let last = to.min(finish) - 1;
            if room >= units || from >= finish || self.own(net, engine, at, last) {
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
                self.explain(net, engine, day, units - 1, Some(at));
                self.because.push(Lit::at_most(start, day));
                let latest = self.tasks[at].first_over(net, day) - 1;
                if !engine.raise(Lit::at_most(start, latest), &self.because) {
                    return false;
                }
                finish = self.tasks[at].finish(net, engine.high(start));
            }
        }
        true
    }

    /// Just enough tasks that cover a day to leave no more than some room, without one task.
    fn explain(&mut self, net: &Net, engine: &Engine, day: i32, room: i64, besides: Option<usize>) {
        self.because.clear();
        self.cover.clear();
        let mut spare = i64::from(net.capacity_on(self.resource, day));
        for (at, task) in self.tasks.iter().enumerate() {
            let (low, high) = (engine.low(task.start), engine.high(task.start));
            let covers = high <= day && task.chosen(engine) && day < task.finish(net, low);
            if Some(at) != besides && covers && task.works_on(net, day) {
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
