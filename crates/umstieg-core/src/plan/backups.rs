//! When backups are made: shortly before what they are for.
//!
//! A schedule has no reason to put off an hour's work, and greatest lags between many steps are what the search for good
//! dates finds hardest. So the search does not see them: a backup that comes too early is moved afterwards to the first day
//! that is late enough and has the hours for it, which no other step notices.

use super::calendar::WorkCalendar;
use super::{Timeline, WhyThen, fresh};
use crate::order::{Step, StepGraph, StepIndex};
use umstieg_format::entry::StepKind;
use umstieg_schedule as plan;

/// Minutes of those who run the systems, by working day.
struct Hours {
    used: Vec<u64>,
    most: u64,
}

impl Hours {
    /// What all steps take. A step that pauses is taken to go on, which takes more hours than it does.
    fn of(graph: &StepGraph, calendar: &WorkCalendar, timeline: &Timeline) -> Self {
        let most = u64::from(timeline.minutes_per_day);
        let mut hours = Self { used: Vec::new(), most };
        for (at, step) in graph.steps.iter().enumerate() {
            let (Some((from, to)), false) =
                (span(calendar, timeline, StepIndex(at)), step.kind == StepKind::GiveNotice)
            else {
                continue;
            };
            hours.add(from, to, hours.a_day(step, timeline, at), true);
        }
        hours
    }

    fn a_day(&self, step: &Step, timeline: &Timeline, at: usize) -> u64 {
        let days = timeline.steps.get(at).map_or(1, |timed| timed.days.max(1));
        step.effort_minutes.div_ceil(u64::from(days)).min(self.most)
    }

    fn add(&mut self, from: u32, to: u32, minutes: u64, is_more: bool) {
        for day in from..to {
            let Ok(day) = usize::try_from(day) else { continue };
            if self.used.len() <= day {
                self.used.resize(day + 1, 0);
            }
            if let Some(used) = self.used.get_mut(day) {
                *used = if is_more { used.saturating_add(minutes) } else { used.saturating_sub(minutes) };
            }
        }
    }

    fn suffice(&self, from: u32, to: u32, minutes: u64) -> bool {
        let used = |day: u32| usize::try_from(day).ok().and_then(|day| self.used.get(day)).copied();
        (from..to).all(|day| used(day).unwrap_or(0).saturating_add(minutes) <= self.most)
    }
}

/// The first working day of a step and the one after its last.
fn span(calendar: &WorkCalendar, timeline: &Timeline, step: StepIndex) -> Option<(u32, u32)> {
    let timed = timeline.steps.get(step.0)?;
    Some((calendar.on_or_after(timed.start), calendar.after(timed.end)))
}

/// Moves every backup that comes too early, where there is time for it.
pub(super) fn bring_near(
    graph: &StepGraph,
    draft: &plan::Draft,
    calendar: &WorkCalendar,
    timeline: &mut Timeline,
) {
    let mut hours = Hours::of(graph, calendar, timeline);
    for (at, step) in graph.steps.iter().enumerate() {
        // What holds the end stays where it is.
        if step.ends_with() != StepKind::BackupTest || timeline.critical.contains(&StepIndex(at)) {
            continue;
        }
        let follows = || graph.dependencies.iter().enumerate().filter(|(_, found)| found.from.0 == at);
        let begins = |step: StepIndex| span(calendar, timeline, step).map(|(from, _)| from);
        // The first of those for which it must not be too old; it must be done before all that wait for it.
        let first = follows().filter_map(|(position, found)| {
            Some((begins(found.to)?, fresh::good_days(graph, found)?, position))
        });
        let Some((needed, good, dependency)) = first.min() else { continue };
        let last = follows().filter_map(|(_, found)| begins(found.to)?.checked_sub(found.lag_days)).min();
        let (Some((from, to)), Some(last)) = (span(calendar, timeline, StepIndex(at)), last) else {
            continue;
        };
        let days = to.saturating_sub(from);
        let earliest = needed.saturating_sub(good + days);
        if from >= earliest || days == 0 {
            continue;
        }
        let minutes = hours.a_day(step, timeline, at);
        hours.add(from, to, minutes, false);
        let is_open =
            |day: u32| closed(draft, at).iter().all(|window| day + days <= window.from || window.to <= day);
        let fits = |day: &u32| is_open(*day) && hours.suffice(*day, *day + days, minutes);
        // If no day is late enough, the latest that there is.
        let day = (earliest..=last.saturating_sub(days)).find(fits);
        let day = day.or_else(|| (from + 1..earliest).rev().find(fits));
        let begin = day.unwrap_or(from);
        hours.add(begin, begin + days, minutes, true);
        let (Some(day), Some(timed)) = (day, timeline.steps.get_mut(at)) else { continue };
        timed.start = calendar.date(day);
        timed.end = calendar.date(day + days - 1);
        timed.why = if day == earliest { WhyThen::Fresh { dependency, days: good } } else { WhyThen::Free };
        timed.slack_days = last.saturating_sub(day + days);
        let lags = graph.dependencies.get(dependency).map_or(0, |found| found.lag_days);
        let old = needed.saturating_sub(day + days);
        timeline.stale.retain_mut(|stale| {
            let is_this = stale.dependency == dependency;
            if is_this {
                stale.days = old;
            }
            !is_this || old > good + lags
        });
        no_longer_busy(graph, timeline, &hours, StepIndex(at));
    }
}

/// Steps that were said to wait for the hours that a moved step took wait for the others that take them, if these are enough.
fn no_longer_busy(graph: &StepGraph, timeline: &mut Timeline, hours: &Hours, moved: StepIndex) {
    for at in 0..timeline.steps.len() {
        let Some(WhyThen::Busy { with }) = timeline.steps.get(at).map(|timed| &timed.why) else { continue };
        if !with.contains(&moved) {
            continue;
        }
        let with: Vec<StepIndex> = with.iter().copied().filter(|step| *step != moved).collect();
        let minutes = |at: usize| graph.steps.get(at).map_or(0, |step| hours.a_day(step, timeline, at));
        let taken: u64 = with.iter().map(|step| minutes(step.0)).sum();
        let is_full = taken + minutes(at) > hours.most;
        if let Some(timed) = timeline.steps.get_mut(at) {
            timed.why = if is_full { WhyThen::Busy { with } } else { WhyThen::Free };
        }
    }
}

/// Times in which a step cannot be done.
fn closed(draft: &plan::Draft, step: usize) -> &[plan::Window] {
    let calendar = draft.activities.get(step).and_then(|activity| activity.calendar);
    calendar.and_then(|used| draft.calendars.get(used.calendar)).map_or(&[], |found| &found.closed)
}
