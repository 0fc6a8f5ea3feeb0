//! When a tool begins to be kept as a fall-back: as soon as everybody works with what takes its place.

use super::calendar::WorkCalendar;
use super::{Timeline, WhyThen};
use crate::order::StepGraph;
use umstieg_format::entry::StepKind;

/// Lets every fall-back begin when what it follows is done, and last until it would have ended. It takes nobody's time and
/// needs no open day, so a schedule may place it anywhere before the tool goes, and some do; but people can go back from
/// their first day on.
pub(super) fn begin_at_once(graph: &StepGraph, calendar: &WorkCalendar, timeline: &mut Timeline) {
    for (at, step) in graph.steps.iter().enumerate() {
        if step.kind != StepKind::ParallelRun || step.effort_minutes > 0 || step.touches_people {
            continue;
        }
        let waits = graph.dependencies.iter().enumerate().filter(|(_, waits)| waits.to.0 == at);
        let follows = waits.filter_map(|(position, waits)| {
            let before = timeline.steps.get(waits.from.0)?;
            Some((calendar.after(before.end).saturating_add(waits.lag_days), std::cmp::Reverse(position)))
        });
        let Some((day, std::cmp::Reverse(dependency))) = follows.max() else { continue };
        let Some(timed) = timeline.steps.get_mut(at) else { continue };
        let earlier = calendar.on_or_after(timed.start).saturating_sub(day);
        if earlier > 0 {
            timed.start = calendar.date(day);
            timed.why = WhyThen::Dependency { dependency };
            timed.days = timed.days.saturating_add(earlier);
        }
    }
}
