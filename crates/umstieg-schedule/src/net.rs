//! The project compiled for the inner loops: plain `i32` days, arcs of one form, and the shape of each mode in time.
//!
//! Every precedence becomes one or two arcs `point(from) + lag <= point(to)`; a greatest lag is an arc backwards. All
//! questions about time (when does it finish, when may it start) are monotone functions of the start, which is what
//! propagation, decoding and explanations rely on.

mod arc;
pub(crate) mod components;
mod openings;
pub(crate) mod reach;

pub(crate) use arc::{Arc, Fan, Point};
pub(crate) use openings::Openings;

use crate::project::{Closure, Draft, Due, own_spans};

/// A compiled project.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    /// By this day everything can be done.
    pub(crate) horizon: i32,
    /// Activities.
    pub(crate) acts: Vec<Act>,
    /// Modes of all activities, activity by activity.
    pub(crate) modes: Vec<ModeData>,
    /// Arcs, in the order of the precedences they come from; none leads from an activity to itself.
    pub(crate) arcs: Vec<Arc>,
    /// Arcs into each activity.
    pub(crate) into: Fan,
    /// Arcs out of each activity.
    pub(crate) out: Fan,
    /// Capacity steps of each resource: first day, units; the first begins at day 0.
    pub(crate) capacities: Vec<Vec<(i32, u32)>>,
    /// Calendars.
    pub(crate) calendars: Vec<Openings>,
    /// Component of each activity; arcs lead to the same or a higher number.
    pub(crate) component: Vec<u32>,
    /// Activities by ascending component.
    pub(crate) order: Vec<u32>,
    /// First position in `order` of each component, and its end.
    pub(crate) component_first: Vec<u32>,
}

/// An activity.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    /// Its modes in `Net::modes`.
    pub(crate) first_mode: u32,
    pub(crate) mode_count: u32,
    pub(crate) release: i32,
    pub(crate) deadline: Option<i32>,
    pub(crate) due: Option<Due>,
    pub(crate) earliness: u32,
    pub(crate) fixed: Option<i32>,
    pub(crate) calendar: Option<(u32, Closure)>,
}

/// A mode.
#[derive(Clone, Debug)]
pub(crate) struct ModeData {
    pub(crate) duration: i32,
    /// Demands by ascending resource, none zero, one each; none at all for a milestone.
    pub(crate) demands: Vec<(u32, u32)>,
    pub(crate) cost: u32,
    /// False if it demands more than there ever is, or takes longer or shorter than precedences of its activity to itself
    /// allow.
    pub(crate) possible: bool,
}

impl Net {
    pub(crate) fn compile(draft: &Draft) -> Self {
        let capacities: Vec<Vec<(i32, u32)>> = draft.resources.iter().map(steps).collect();
        let most: Vec<u32> =
            capacities.iter().map(|steps| steps.iter().map(|step| step.1).max().unwrap_or(0)).collect();
        let own = own_spans(&draft.precedences);
        let (mut acts, mut modes) = (Vec::new(), Vec::new());
        for (at, it) in draft.activities.iter().enumerate() {
            acts.push(Act {
                first_mode: modes.len() as u32,
                mode_count: it.modes.len() as u32,
                release: it.release as i32,
                deadline: it.deadline.map(|day| day as i32),
                due: it.due.filter(|due| due.weight > 0),
                earliness: it.earliness_weight,
                fixed: it.fixed_start.map(|day| day as i32),
                calendar: it.calendar.map(|follows| (follows.calendar as u32, follows.closure)),
            });
            modes.extend(it.modes.iter().map(|mode| {
                let allowed = own.get(&at).is_none_or(|span| span.allows(mode.duration));
                mode_data(mode, allowed && mode.over(&most).is_none())
            }));
        }
        let calendars = draft.calendars.iter().map(Openings::compile).collect();
        let horizon = crate::project::last_day(draft) as i32;
        Self::assemble(horizon, acts, modes, arc::compile(&draft.precedences), capacities, calendars)
    }

    pub(crate) fn assemble(
        horizon: i32,
        acts: Vec<Act>,
        modes: Vec<ModeData>,
        arcs: Vec<Arc>,
        capacities: Vec<Vec<(i32, u32)>>,
        calendars: Vec<Openings>,
    ) -> Self {
        let count = acts.len();
        let pairs: Vec<(u32, u32)> = arcs.iter().map(|arc| (arc.from, arc.to)).collect();
        let component = components::components(count, &pairs);
        let groups = components::group(&component);
        let (mut order, mut component_first) = (Vec::with_capacity(count), Vec::new());
        for group in &groups {
            component_first.push(order.len() as u32);
            order.extend_from_slice(group);
        }
        component_first.push(order.len() as u32);
        let into = Fan::new(count, arcs.iter().map(|arc| arc.to));
        let out = Fan::new(count, arcs.iter().map(|arc| arc.from));
        Self {
            horizon,
            acts,
            modes,
            arcs,
            into,
            out,
            capacities,
            calendars,
            component,
            order,
            component_first,
        }
    }

    /// The project seen from the end of time: finishes become starts, `day` becomes `horizon - day`.
    ///
    /// Only orders are taken from schedules made here, so what lies beyond either end does not matter.
    pub(crate) fn mirrored(&self) -> Self {
        let horizon = self.horizon;
        let mut acts = self.acts.clone();
        for act in &mut acts {
            act.release = 0;
            act.fixed = None;
        }
        let capacities = self.capacities.iter().map(|steps| mirrored_steps(steps, horizon)).collect();
        let calendars = self.calendars.iter().map(|it| it.mirrored(horizon)).collect();
        let arcs = self.arcs.iter().map(Arc::mirrored).collect();
        Self::assemble(horizon, acts, self.modes.clone(), arcs, capacities, calendars)
    }

    pub(crate) fn count(&self) -> usize {
        self.acts.len()
    }

    /// Index of a mode of an activity in `modes`.
    pub(crate) fn mode_id(&self, activity: usize, mode: u32) -> usize {
        (self.acts[activity].first_mode + mode) as usize
    }

    pub(crate) fn mode(&self, activity: usize, mode: u32) -> &ModeData {
        &self.modes[self.mode_id(activity, mode)]
    }

    /// The modes of an activity that its resources and its precedences to itself allow.
    pub(crate) fn possible_modes(&self, activity: usize) -> impl Iterator<Item = u32> + '_ {
        (0..self.acts[activity].mode_count).filter(move |&mode| self.mode(activity, mode).possible)
    }

    fn follows(&self, activity: usize) -> Option<(&Openings, Closure)> {
        self.acts[activity].calendar.map(|(calendar, closure)| (&self.calendars[calendar as usize], closure))
    }

    /// The finish after a start that the calendar allows.
    pub(crate) fn finish(&self, activity: usize, mode: u32, start: i32) -> i32 {
        let duration = self.mode(activity, mode).duration;
        match self.follows(activity) {
            Some((openings, Closure::Pause)) if duration > 0 => {
                openings.nth_open(openings.open_before(start) + duration - 1) + 1
            }
            _ => start + duration,
        }
    }

    /// The first start on or after a day that the calendar allows.
    pub(crate) fn next_start(&self, activity: usize, mode: u32, day: i32) -> i32 {
        match self.follows(activity) {
            None => day,
            Some((openings, Closure::Pause)) => openings.next_open(day),
            Some((openings, Closure::Avoid)) => {
                openings.next_gap(day, self.mode(activity, mode).duration.max(1))
            }
        }
    }

    /// The last start on or before a day that the calendar allows; negative if there is none.
    pub(crate) fn last_start(&self, activity: usize, mode: u32, day: i32) -> i32 {
        if day < 0 {
            return day;
        }
        match self.follows(activity) {
            None => day,
            Some((openings, Closure::Pause)) => openings.last_open(day),
            Some((openings, Closure::Avoid)) => {
                openings.last_gap(day, self.mode(activity, mode).duration.max(1))
            }
        }
    }

    /// The least start whose finish is on or after a day; the calendar may not allow it as it is.
    pub(crate) fn start_for_finish(&self, activity: usize, mode: u32, finish: i32) -> i32 {
        let duration = self.mode(activity, mode).duration;
        match self.follows(activity) {
            Some((openings, Closure::Pause)) if duration > 0 && finish > 0 => {
                let worked = openings.open_before(finish - 1) - duration + 1;
                if worked <= 0 { worked.min(0) } else { openings.nth_open(worked - 1) + 1 }
            }
            _ => finish - duration,
        }
    }

    /// The greatest start whose finish is on or before a day; negative if there is none.
    pub(crate) fn last_start_for_finish(&self, activity: usize, mode: u32, finish: i32) -> i32 {
        let duration = self.mode(activity, mode).duration;
        let start = match self.follows(activity) {
            Some((openings, Closure::Pause)) if duration > 0 => {
                let worked = openings.open_before(finish.max(0)) - duration;
                if worked < 0 { -1 } else { openings.nth_open(worked) }
            }
            _ => finish - duration,
        };
        self.last_start(activity, mode, start)
    }

    /// True if an activity works on a day that lies between its start and its finish.
    pub(crate) fn works_on(&self, activity: usize, day: i32) -> bool {
        match self.follows(activity) {
            Some((openings, Closure::Pause)) => openings.window_at(day).is_none(),
            _ => true,
        }
    }

    /// From which day on an activity that has started works without a pause up to a day that it works on.
    pub(crate) fn works_since(&self, activity: usize, start: i32, day: i32) -> i32 {
        match self.follows(activity) {
            Some((openings, Closure::Pause)) => openings.open_since(day).max(start),
            _ => start,
        }
    }

    /// The stretches of days worked between a start and a finish.
    pub(crate) fn stretches(&self, activity: usize, start: i32, finish: i32) -> Stretches<'_> {
        let openings = match self.follows(activity) {
            Some((openings, Closure::Pause)) => Some(openings),
            _ => None,
        };
        Stretches { openings, day: start, finish }
    }

    /// Capacity of a resource on a day.
    pub(crate) fn capacity_on(&self, resource: usize, day: i32) -> u32 {
        let steps = &self.capacities[resource];
        let after = steps.partition_point(|step| step.0 <= day);
        if after == 0 { 0 } else { steps[after - 1].1 }
    }

    /// True if resources and activities are the same on every day: no calendars, steps of capacity or fixed starts.
    pub(crate) fn timeless(&self) -> bool {
        let tied = |act: &Act| act.calendar.is_some() || act.fixed.is_some();
        self.capacities.iter().all(|steps| steps.len() == 1) && !self.acts.iter().any(tied)
    }

    /// True if an activity can only be moved together with others, by arcs both ways or a fixed start nearby.
    pub(crate) fn knotted(&self, activity: usize) -> bool {
        let component = self.component[activity] as usize;
        self.component_first[component + 1] - self.component_first[component] > 1
    }
}

/// Iterator over worked stretches.
pub(crate) struct Stretches<'a> {
    openings: Option<&'a Openings>,
    day: i32,
    finish: i32,
}

impl Iterator for Stretches<'_> {
    type Item = (i32, i32);

    fn next(&mut self) -> Option<(i32, i32)> {
        let Some(openings) = self.openings else {
            let all = (self.day, self.finish);
            self.day = self.finish;
            return (all.0 < all.1).then_some(all);
        };
        let from = openings.next_open(self.day);
        if from >= self.finish {
            return None;
        }
        let to = openings.next_window(from).map_or(self.finish, |window| window.0.min(self.finish));
        self.day = to;
        Some((from, to))
    }
}

fn steps(resource: &crate::project::Resource) -> Vec<(i32, u32)> {
    let mut steps = vec![(0, 0)];
    for step in &resource.steps {
        if step.from == 0 {
            steps[0].1 = step.capacity;
        } else if steps.last().is_some_and(|last| last.1 != step.capacity) {
            steps.push((step.from as i32, step.capacity));
        }
    }
    steps
}

fn mirrored_steps(steps: &[(i32, u32)], horizon: i32) -> Vec<(i32, u32)> {
    let mut mirrored: Vec<(i32, u32)> = Vec::new();
    for (at, &(from, units)) in steps.iter().enumerate().rev() {
        if from >= horizon {
            continue;
        }
        let to = steps.get(at + 1).map_or(horizon, |next| next.0.min(horizon));
        mirrored.push((horizon - to, units));
    }
    // Before day 0 of the project everything fits, so that a mirrored schedule is never refused.
    let most = steps.iter().map(|step| step.1).max().unwrap_or(0);
    mirrored.push((horizon, most));
    mirrored
}

fn mode_data(mode: &crate::project::Mode, possible: bool) -> ModeData {
    let demands = mode
        .held()
        .into_iter()
        .filter(|&(_, sum)| sum > 0)
        .map(|(resource, sum)| (resource as u32, u32::try_from(sum).unwrap_or(u32::MAX)))
        .collect();
    ModeData { duration: mode.duration as i32, demands, cost: mode.cost, possible }
}
