//! The solution in dates, with why each step does not begin earlier and what decides the end.

use super::super::fresh;
use super::model::Model;
use super::{Bottleneck, TimedStep, Timeline, WhyThen};
use crate::order::StepIndex;
use umstieg_format::scalar::Date;
use umstieg_schedule as plan;

impl Model<'_> {
    /// Whether a step takes more days from its begin to its end than are worked on it.
    fn pauses(&self, step: StepIndex, solution: &plan::Solution) -> bool {
        let ends = solution.starts.get(step.0).zip(solution.finishes.get(step.0));
        let activity = self.draft.activities.get(step.0);
        let mode = activity.and_then(|activity| activity.modes.first());
        ends.zip(mode).is_some_and(|((begin, end), mode)| end.saturating_sub(*begin) > mode.duration)
    }

    /// The solution in dates.
    pub(super) fn timeline(&self, solution: &plan::Solution, start: Date, horizon: Date) -> Timeline {
        let mut timeline = Timeline {
            start,
            horizon,
            steps: Vec::new(),
            end: start,
            bound: start,
            bottleneck: Bottleneck::Nothing,
            cost: 0,
            cost_bound: 0,
            proven: true,
            minutes_per_day: self.capacity.minutes_per_day,
            capacity_assumed: self.capacity.assumed,
            parallel_changes: self.capacity.parallel_changes,
            critical: Vec::new(),
            // What has found a time in which it need not pause does not.
            pausing: self
                .pausing
                .iter()
                .copied()
                .filter(|pausing| self.pauses(pausing.step, solution))
                .collect(),
            stale: fresh::stale(self.graph, solution),
        };
        // Behind the steps there are milestones that nobody sees.
        let steps = self.graph.steps.len();
        for (at, (begin, finish)) in solution.starts.iter().zip(&solution.finishes).enumerate().take(steps) {
            let first = self.calendar.date(*begin);
            let last = if finish > begin { self.calendar.date(finish - 1) } else { first };
            let days = self
                .draft
                .activities
                .get(at)
                .and_then(|activity| activity.modes.first())
                .map_or(0, |mode| mode.duration);
            timeline.steps.push(TimedStep {
                start: first,
                end: last,
                days,
                why: solution.reasons.get(at).map_or(WhyThen::Free, |reason| self.why(reason)),
                slack_days: solution.slack.get(at).copied().unwrap_or(0),
            });
        }
        let day_before = |day: u32| self.calendar.date(day.saturating_sub(1));
        if !solution.starts.is_empty() {
            timeline.end = day_before(solution.makespan);
            timeline.bound = day_before(solution.bound.makespan);
        }
        // Before it there is only the level of missed deadlines, and no step has a deadline.
        if let Some(level) = solution.levels.last() {
            (timeline.cost, timeline.cost_bound) = (level.value, level.bound);
        }
        timeline.proven = solution.proven;
        let is_step = |activity: &usize| *activity < steps;
        let chain: Vec<usize> = solution.critical_chain.iter().copied().filter(is_step).collect();
        timeline.critical = in_order(&chain, solution);
        timeline.bottleneck = match &solution.bound.witness {
            plan::Witness::Nothing => Bottleneck::Nothing,
            plan::Witness::Chain(links) => {
                let links = links.iter().map(|link| link.activity).filter(is_step);
                Bottleneck::Chain(links.map(StepIndex).collect())
            }
            plan::Witness::Energy { resource, from, to, required, available, .. } => {
                let (from, to) = (self.calendar.date(*from), self.calendar.date(*to));
                if *resource == self.work {
                    Bottleneck::Work { required: *required, available: *available, from, to }
                } else if *resource == self.people {
                    Bottleneck::People { from, to }
                } else {
                    Bottleneck::Learning { from, to }
                }
            }
            _ => Bottleneck::Search,
        };
        timeline
    }

    fn why(&self, reason: &plan::Reason) -> WhyThen {
        let steps = |holders: &[usize]| holders.iter().copied().map(StepIndex).collect();
        match reason {
            plan::Reason::AtStart => WhyThen::Start,
            plan::Reason::Precedence { precedence, greatest_lag: true, .. } => {
                let found = self.graph.dependencies.get(*precedence);
                let days = found.and_then(|found| fresh::good_days(self.graph, found)).unwrap_or(0);
                WhyThen::Fresh { dependency: *precedence, days }
            }
            plan::Reason::Precedence { precedence, .. } => WhyThen::Dependency { dependency: *precedence },
            plan::Reason::Resource { resource, holders, .. } if *resource == self.work => {
                WhyThen::Busy { with: steps(holders) }
            }
            plan::Reason::Resource { resource, holders, .. } if *resource == self.people => {
                WhyThen::PeopleBusy { with: steps(holders) }
            }
            plan::Reason::Resource { holders, .. } => WhyThen::Learning { with: steps(holders) },
            plan::Reason::Calendar { closed, .. } => WhyThen::Closed {
                from: self.calendar.date(closed.from),
                to: self.calendar.date(closed.to.saturating_sub(1)),
                opens: self.calendar.date(closed.to),
            },
            _ => WhyThen::Free,
        }
    }
}

/// The steps of a chain of which each is over before the next begins. Data wait for a roll-out that comes after them, so a
/// chain may lead there and back.
fn in_order(chain: &[usize], solution: &plan::Solution) -> Vec<StepIndex> {
    let mut kept = Vec::new();
    let mut until = u32::MAX;
    for &step in chain.iter().rev() {
        let times = solution.starts.get(step).zip(solution.finishes.get(step));
        if let Some((start, _)) = times.filter(|(_, finish)| **finish <= until) {
            kept.push(StepIndex(step));
            until = *start;
        }
    }
    kept.reverse();
    kept
}
