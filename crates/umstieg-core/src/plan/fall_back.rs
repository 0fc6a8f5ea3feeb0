//! How long a tool is kept as a fall-back: from when everybody works with what takes its place, and shorter than usual where
//! that spares another term of its contract.

use super::calendar::WorkCalendar;
use super::contracts::{self, ContractOutcome, Renewal};
use super::{Timeline, WhyThen};
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{StepGraph, StepIndex};
use std::collections::BTreeMap;
use umstieg_format::entry::StepKind;
use umstieg_format::scalar::Date;

/// Working days that a fall-back lasts at least, however dear its contract: two weeks, the shortest that a playbook gives, in
/// which everything that is done every week has been done twice with the new. Policy.
const SHORTEST_DAYS: u32 = 10;

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

/// Shorter times for fall-backs, in working days by the key of the step, with which tools could be off before their contracts
/// go on for the term that a plan lets them go on for. None for critical infrastructure, where the way back is worth more
/// than a term.
pub(super) fn sparing(
    inventory: &Inventory,
    graph: &StepGraph,
    calendar: &WorkCalendar,
    timeline: &Timeline,
    outcomes: &[ContractOutcome],
) -> BTreeMap<String, u32> {
    let mut shorter = BTreeMap::new();
    if inventory.raw().organisation.critical_infrastructure {
        return shorter;
    }
    let renewed = outcomes.iter().filter(|outcome| matches!(outcome.renewal, Renewal::Renewed(_)));
    for outcome in renewed {
        let Some(before) = missed_end(inventory, graph, timeline, outcome) else { continue };
        let tools = inventory.indices().filter(|tool| is_under(inventory, *tool, outcome.tool));
        let needed: Option<Vec<(String, u32)>> =
            tools.filter_map(|tool| shortened(graph, calendar, timeline, tool, before)).collect();
        shorter.extend(needed.into_iter().flatten());
    }
    shorter
}

/// The end of a contract that a plan misses although notice could be given for it.
fn missed_end(
    inventory: &Inventory,
    graph: &StepGraph,
    timeline: &Timeline,
    outcome: &ContractOutcome,
) -> Option<Date> {
    let contract = inventory.line(outcome.tool).contract.as_ref()?;
    let before = contracts::end_before(contract, outcome.ends)?;
    let is_notice = |step: StepIndex| {
        let step = graph.steps.get(step.0);
        step.is_some_and(|step| step.kind == StepKind::GiveNotice && step.tool == Some(outcome.tool))
    };
    let waits = graph.dependencies.iter().filter(|dependency| is_notice(dependency.to));
    let decided = waits.filter_map(|dependency| timeline.steps.get(dependency.from.0)).map(|step| step.end);
    let in_time = decided.max().is_none_or(|decided| decided <= contracts::last_decision(contract, before));
    (in_time && before < outcome.used_until).then_some(before)
}

/// Whether a tool is another one or was bought with it.
fn is_under(inventory: &Inventory, tool: ToolIndex, suite: ToolIndex) -> bool {
    std::iter::successors(Some(tool), |tool| inventory.tool(*tool).suite).any(|tool| tool == suite)
}

/// The fall-back of a tool with the days in which it would be off by a day: nothing if it is off by then, `Some(None)` if no
/// fall-back that is long enough would do.
fn shortened(
    graph: &StepGraph,
    calendar: &WorkCalendar,
    timeline: &Timeline,
    tool: ToolIndex,
    by: Date,
) -> Option<Option<(String, u32)>> {
    let of =
        |kind: StepKind| graph.steps.iter().position(|step| step.kind == kind && step.tool == Some(tool));
    let off = timeline.steps.get(of(StepKind::SwitchOff)?)?;
    if off.end <= by {
        return None;
    }
    let missing = calendar.after(off.end).saturating_sub(calendar.after(by));
    let shorter = || {
        let at = of(StepKind::ParallelRun)?;
        let (step, timed) = (graph.steps.get(at)?, timeline.steps.get(at)?);
        // Where it lasts longer than it must, something else keeps the tool.
        let days = step.min_days.checked_sub(missing).filter(|days| *days >= SHORTEST_DAYS)?;
        (timed.days <= step.min_days).then(|| (step.key.clone(), days))
    };
    Some(shorter())
}

/// Gives fall-backs shorter times.
pub(super) fn shorten(graph: &mut StepGraph, shorter: &BTreeMap<String, u32>) {
    for step in &mut graph.steps {
        if let Some(days) = shorter.get(&step.key) {
            step.shortened_from = Some(step.min_days);
            step.min_days = *days;
        }
    }
}
