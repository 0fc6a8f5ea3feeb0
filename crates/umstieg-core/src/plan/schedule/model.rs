//! The step graph as a scheduling project in working days.

use super::super::calendar::{WorkCalendar, YEARS};
use super::super::capacity::Capacity;
use super::super::fresh;
use super::super::urgency::Urgency;
use super::Pausing;
use super::search::MANY_STEPS;
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{Step, StepGraph, StepIndex};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::StepKind;
use umstieg_format::inventory::Period;
use umstieg_format::scalar::Date;
use umstieg_schedule as plan;

/// The most that a day of delay weighs: a contract of ten million euros a year.
const MOST_WEIGHT: u32 = 1_000_000;

/// By when tools should be gone, and by when what stays should be contained.
#[derive(Default)]
pub(super) struct Dues {
    /// For tools that go.
    pub(super) going: BTreeMap<ToolIndex, Vec<Urgency>>,
    /// For tools that get no security updates any more.
    pub(super) exposed: BTreeMap<ToolIndex, Vec<Urgency>>,
}

/// The scheduling project of a step graph.
pub(super) struct Model<'a> {
    inventory: &'a Inventory,
    pub(super) graph: &'a StepGraph,
    pub(super) calendar: &'a WorkCalendar,
    pub(super) draft: plan::Draft,
    pub(super) capacity: Capacity,
    /// Minutes of those who run the systems.
    pub(super) work: usize,
    /// Changes that people can bear at once.
    pub(super) people: usize,
    /// Time for learning.
    learning: usize,
    /// Steps that have to pause.
    pub(super) pausing: Vec<Pausing>,
    /// Tools that are kept for a while beside what has taken their place.
    fall_backs: BTreeSet<ToolIndex>,
    /// Steps before the notice for each tool.
    before_notice: BTreeMap<ToolIndex, Vec<StepIndex>>,
}

impl<'a> Model<'a> {
    pub(super) fn new(
        inventory: &'a Inventory,
        graph: &'a StepGraph,
        calendar: &'a WorkCalendar,
        capacity: Capacity,
        dues: &Dues,
    ) -> Self {
        let mut draft = plan::Draft::new();
        let work = draft.resource(plan::Resource::constant(capacity.minutes_per_day));
        let people = draft.resource(plan::Resource::constant(capacity.parallel_changes));
        let learning = draft.resource(plan::Resource::constant(capacity.learners));
        let tool_of = |at: StepIndex, kind: StepKind| {
            graph.steps.get(at.0).filter(|step| step.kind == kind).and_then(|step| step.tool)
        };
        let steps = (0..graph.steps.len()).map(StepIndex);
        let mut before_notice: BTreeMap<ToolIndex, Vec<StepIndex>> = BTreeMap::new();
        for dependency in &graph.dependencies {
            if let Some(tool) = tool_of(dependency.to, StepKind::GiveNotice) {
                before_notice.entry(tool).or_default().push(dependency.from);
            }
        }
        let mut model = Self {
            inventory,
            graph,
            calendar,
            draft,
            capacity,
            work,
            people,
            learning,
            pausing: Vec::new(),
            fall_backs: steps.filter_map(|at| tool_of(at, StepKind::ParallelRun)).collect(),
            before_notice,
        };
        model.activities();
        model.dues(dues);
        model
    }

    /// One activity for every step, in the same order, and one precedence for every dependency.
    fn activities(&mut self) {
        let mut calendars: BTreeMap<Vec<plan::Window>, usize> = BTreeMap::new();
        for (at, step) in self.graph.steps.iter().enumerate() {
            let days = self.days(step);
            let mut activity = plan::Activity::new(days);
            if step.effort_minutes > 0 && days > 0 && step.kind != StepKind::GiveNotice {
                let a_day = step.effort_minutes.div_ceil(u64::from(days));
                activity = activity.needs(
                    self.work,
                    u32::try_from(a_day).unwrap_or(u32::MAX).min(self.capacity.minutes_per_day),
                );
            }
            if bothers_everybody(step) && days > 0 {
                activity = activity.needs(self.people, 1);
            }
            let learning = self.capacity.learning(step, days);
            if learning > 0 && days > 0 {
                activity = activity.needs(self.learning, learning);
            }
            let closed = self.closed(step);
            if !closed.is_empty() && days > 0 {
                let longest = longest_gap(&closed);
                let waits = !self.is_bounded(step) && days >= open_before_last(&closed);
                let index = match calendars.get(&closed) {
                    Some(index) => *index,
                    None => {
                        let index = self.draft.calendar(plan::Calendar { closed: closed.clone() });
                        calendars.insert(closed, index);
                        index
                    }
                };
                // What is longer than any open time has to pause; everything else is done in one go. After the last
                // closed time all is open: what could not be done before it, pausing or not, waits for that.
                activity = if days > longest && !waits {
                    self.pausing.push(Pausing { step: StepIndex(at), open_days: longest });
                    activity.pausing(index)
                } else {
                    activity.avoiding(index)
                };
            }
            // The sooner people have the new, the old is off, and what stays is contained, the better.
            if matches!(step.kind, StepKind::RollOut | StepKind::Contain | StepKind::SwitchOff) {
                activity = activity.early(1);
            }
            self.draft.activity(activity);
        }
        for (tag, dependency) in self.graph.dependencies.iter().enumerate() {
            let lag = i32::try_from(dependency.lag_days).unwrap_or(i32::MAX);
            let precedence = plan::Precedence::finish_start(dependency.from.0, dependency.to.0)
                .at_least(lag)
                .tagged(u32::try_from(tag).unwrap_or(u32::MAX));
            let is_small = self.graph.steps.len() <= MANY_STEPS;
            let most = fresh::most_days(self.graph, dependency).filter(|_| is_small);
            self.draft.precedence(match most {
                Some(most) => precedence.at_most(most),
                None => precedence,
            });
        }
    }

    /// Working days of a step: its shortest time, or what the work takes with all hands.
    fn days(&self, step: &Step) -> u32 {
        // Notice is a letter; it is placed when all else has its dates.
        if step.kind == StepKind::GiveNotice {
            return 0;
        }
        let by_work = step.effort_minutes.div_ceil(u64::from(self.capacity.minutes_per_day));
        step.min_days.max(u32::try_from(by_work.min(50_000)).unwrap_or(50_000))
    }

    /// Times in which a step cannot be done, as windows of working days.
    fn closed(&self, step: &Step) -> Vec<plan::Window> {
        if is_waiting(step) {
            return Vec::new();
        }
        let planning = &self.inventory.raw().planning;
        let mut closed: Vec<plan::Window> = planning
            .blackouts
            .iter()
            .filter(|period| self.concerns(period, step))
            .map(|period| plan::Window {
                from: self.calendar.on_or_after(period.from),
                to: self.calendar.after(period.to),
            })
            .collect();
        closed.extend(self.outside(&self.windows(step)));
        merged(closed)
    }

    /// Whether a period is about a step: about everything, or about a tool that the step is about.
    fn concerns(&self, period: &Period, step: &Step) -> bool {
        let is_listed = |tool: &ToolIndex| period.applies_to.contains(&self.inventory.tool(*tool).handle);
        period.applies_to.is_empty() || self.tools_of(step).iter().any(is_listed)
    }

    /// The only times in which a step may be done; none if it is not confined to any.
    fn windows(&self, step: &Step) -> Vec<&Period> {
        let windows = self.inventory.raw().planning.windows.iter();
        windows.filter(|period| self.is_confined(step) && self.concerns(period, step)).collect()
    }

    /// Whether a step is confined to times that come again, so that there is no day from which on all is open.
    fn is_bounded(&self, step: &Step) -> bool {
        !self.windows(step).is_empty()
    }

    /// Whether a step changes what people work with, seen by them or not. Who has worked with the new one for a while misses
    /// nothing when the old one is switched off.
    fn is_confined(&self, step: &Step) -> bool {
        let has_fall_back = || step.tool.is_some_and(|tool| self.fall_backs.contains(&tool));
        match step.kind {
            StepKind::RollOut => true,
            StepKind::SwitchOff => bothers_everybody(step) && !has_fall_back(),
            _ => false,
        }
    }

    /// What lies outside of the only open times. The times of the last year given come again every year.
    fn outside(&self, open: &[&Period]) -> Vec<plan::Window> {
        let Some(last_year) = open.iter().map(|period| period.from.year()).max() else { return Vec::new() };
        let mut windows: Vec<(Date, Date)> = open.iter().map(|period| (period.from, period.to)).collect();
        for years in 1..i32::from(YEARS) {
            let again = open.iter().filter(|period| period.from.year() == last_year);
            windows.extend(
                again.map(|period| (period.from.plus_months(12 * years), period.to.plus_months(12 * years))),
            );
        }
        windows.sort();
        let mut closed = Vec::new();
        let mut at = 0;
        for (from, to) in windows {
            let (from, to) = (self.calendar.on_or_after(from), self.calendar.after(to));
            closed.push(plan::Window { from: at, to: from });
            at = at.max(to);
        }
        closed.push(plan::Window { from: at, to: self.calendar.len().max(at) });
        closed
    }

    /// A window without a working day in any year.
    pub(super) fn window_without_days(&self) -> Option<&Period> {
        self.inventory.raw().planning.windows.iter().find(|period| {
            (0..i32::from(YEARS)).all(|years| {
                let (from, to) = (period.from.plus_months(12 * years), period.to.plus_months(12 * years));
                self.calendar.on_or_after(from) >= self.calendar.after(to)
            })
        })
    }

    /// Tools that a step is about.
    fn tools_of(&self, step: &Step) -> Vec<ToolIndex> {
        match (&step.tool, &step.product) {
            (Some(tool), _) => vec![*tool],
            (None, Some(product)) => {
                let same = |other: &&Step| other.product.as_ref() == Some(product);
                let own = self.graph.steps.iter().filter(same).filter_map(|other| other.tool);
                // A tool whose data need not be carried over has no step with the product.
                let worked_for = self.graph.works_for.get(product).into_iter().flatten().copied();
                own.chain(worked_for).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// Tools that should be gone by a day are switched off before it; what stays without updates is contained.
    fn dues(&mut self, dues: &Dues) {
        for (at, step) in self.graph.steps.iter().enumerate() {
            let urgencies = match step.kind {
                StepKind::SwitchOff => &dues.going,
                StepKind::Contain => &dues.exposed,
                _ => continue,
            };
            let urgencies = step.tool.and_then(|tool| urgencies.get(&tool)).map_or(&[][..], Vec::as_slice);
            // What gets updates for a while yet is protected when it no longer does, and takes no time from others before.
            if let (StepKind::Contain, Some(activity)) = (step.kind, self.draft.activities.get_mut(at))
                && urgencies.iter().any(|urgency| urgency.day > 0)
            {
                activity.earliness_weight = 0;
            }
            for urgency in urgencies {
                let activity = self.draft.activities.get_mut(at);
                match activity.filter(|activity| activity.due.is_none() && urgency.notice == 0) {
                    Some(activity) => activity.due = Some(due(urgency)),
                    // An activity has one due day; a milestone behind it has the next one.
                    None => self.milestone(at, urgency),
                }
            }
        }
    }

    /// A due day of its own behind a step. A contract ends on it only if notice has been given in time, which is not before
    /// the decision: so both are held against the last day for notice, and what comes later counts.
    fn milestone(&mut self, at: usize, urgency: &Urgency) {
        let notice = i32::try_from(urgency.notice).unwrap_or(i32::MAX);
        let mut milestone = plan::Activity::milestone();
        milestone.due = Some(plan::Due {
            day: urgency.day.saturating_sub(urgency.notice).min(plan::MAX_DAY),
            ..due(urgency)
        });
        let milestone = self.draft.activity(milestone);
        self.draft.precedence(plan::Precedence::finish_start(at, milestone).at_least(-notice));
        let tool = self.graph.steps.get(at).and_then(|step| step.tool).filter(|_| urgency.notice > 0);
        let before = tool.and_then(|tool| self.before_notice.get(&tool)).cloned().unwrap_or_default();
        for decided in before {
            self.draft.precedence(plan::Precedence::finish_start(decided.0, milestone));
        }
    }
}

/// A due day as the schedule takes it.
fn due(urgency: &Urgency) -> plan::Due {
    plan::Due {
        day: urgency.day.min(plan::MAX_DAY),
        weight: urgency.weight.min(MOST_WEIGHT),
        // A contract that goes on costs its whole next term, however few days are missing.
        period: urgency.again.unwrap_or(1).min(plan::MAX_DAY),
    }
}

/// Whether a step is noticed by all who use the software, so that only so many can go on at once. A trial bothers a
/// small group only.
fn bothers_everybody(step: &Step) -> bool {
    step.touches_people && step.kind != StepKind::ProofOfConcept
}

/// Whether a step passes by itself, so that blackouts do not concern it.
fn is_waiting(step: &Step) -> bool {
    matches!(
        step.kind,
        StepKind::GiveNotice
            | StepKind::ParallelRun
            | StepKind::Procure
            | StepKind::Agree
            | StepKind::AwaitFunding
    )
}

/// Windows sorted, without empty ones, joined where they touch.
fn merged(mut windows: Vec<plan::Window>) -> Vec<plan::Window> {
    windows.retain(|window| window.from < window.to);
    windows.sort();
    let mut merged: Vec<plan::Window> = Vec::new();
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.from <= last.to => last.to = last.to.max(window.to),
            _ => merged.push(window),
        }
    }
    merged
}

/// Open days before the end of the last closed window.
fn open_before_last(closed: &[plan::Window]) -> u32 {
    let days = closed.iter().map(|window| window.to - window.from).sum();
    closed.last().map_or(0, |last| last.to.saturating_sub(days))
}

/// The longest time between closed windows.
fn longest_gap(closed: &[plan::Window]) -> u32 {
    let mut at = 0;
    let mut longest = 0;
    for window in closed {
        longest = longest.max(window.from.saturating_sub(at));
        at = window.to;
    }
    longest
}
