//! Which tools run without security updates for so long that they must be protected until they go.

use super::calendar::{WorkCalendar, first_day};
use super::{PlanOptions, Timeline};
use crate::catalogue::Catalogue;
use crate::decide::{Decisions, KeepReason, Verdict};
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{Step, StepGraph, is_protection};
use std::collections::BTreeSet;
use umstieg_format::entry::StepKind;
use umstieg_format::scalar::Date;

/// Months after the first day of work within which an end of updates is so near that protection begins at once: attackers wait
/// for the first gap that is not closed any more, and in a month other work would come first. Policy.
const SOON_MONTHS: i32 = 1;

/// Tools whose updates have ended when the work begins: no change is so quick that they need no protection until then.
pub(super) fn from_the_start(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    options: &PlanOptions,
) -> BTreeSet<ToolIndex> {
    let start = first_day(inventory, options.as_of);
    exposed_before(catalogue, inventory, decisions, |_| Some(start))
}

/// Tools whose updates have ended when the work begins, or end soon after it.
pub(super) fn soon(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    options: &PlanOptions,
) -> BTreeSet<ToolIndex> {
    let start = first_day(inventory, options.as_of);
    let soon = start.plus_months(SOON_MONTHS);
    exposed_before(catalogue, inventory, decisions, |_| Some(soon))
}

/// Working days from the first day of work within which what protects a tool at once must be done: a week. Policy.
const AT_ONCE_DAYS: u32 = 5;

/// Whether a plan protects one of these tools later than at once, although it protects it.
pub(super) fn is_late(
    tools: &BTreeSet<ToolIndex>,
    graph: &StepGraph,
    timeline: &Timeline,
    calendar: &WorkCalendar,
) -> bool {
    let protects =
        |step: &Step| is_protection(&step.origin) && step.tool.is_some_and(|tool| tools.contains(&tool));
    let by = calendar.after(timeline.start).saturating_add(AT_ONCE_DAYS);
    let mut steps = graph.steps.iter().zip(&timeline.steps);
    steps.any(|(step, timed)| protects(step) && calendar.after(timed.end) > by)
}

/// Tools whose updates end before the plan has switched them off, or before its end if they stay.
pub(super) fn until_the_end(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    graph: &StepGraph,
    timeline: &Timeline,
) -> BTreeSet<ToolIndex> {
    let mut off: Vec<Option<Date>> = vec![Some(timeline.end); inventory.tools().len()];
    for (step, timed) in graph.steps.iter().zip(&timeline.steps) {
        if let (StepKind::SwitchOff, Some(tool)) = (step.kind, step.tool)
            && let Some(day) = off.get_mut(tool.0)
        {
            *day = Some(timed.start);
        }
    }
    exposed_before(catalogue, inventory, decisions, |tool| off.get(tool.0).copied().flatten())
}

/// A look in which every tool is protected that is exposed in it, but for those that are left out; begins with some tools.
pub(super) fn seen<L>(
    mut protected: BTreeSet<ToolIndex>,
    left_out: &BTreeSet<ToolIndex>,
    look: impl Fn(&BTreeSet<ToolIndex>) -> (L, BTreeSet<ToolIndex>),
) -> (BTreeSet<ToolIndex>, L) {
    loop {
        let before = protected.len();
        let (seen, exposed) = look(&protected);
        protected.extend(exposed.difference(left_out));
        if protected.len() == before {
            return (protected, seen);
        }
    }
}

/// A plan in which every tool is protected that is exposed in it, and none without need.
///
/// Who is exposed follows from the plan, and the plan from who is protected. So first a quick look at a plan (which has been
/// `seen`) and then a whole search say whom else to protect, until nobody is missing. Then those are left out again who need
/// no protection in the plan that came of it; who needs it after all stays protected.
///
/// # Errors
/// Those of the search.
pub(super) fn protected<L, P, E>(
    from_the_start: &BTreeSet<ToolIndex>,
    first: (BTreeSet<ToolIndex>, L),
    look: impl Fn(&BTreeSet<ToolIndex>) -> (L, BTreeSet<ToolIndex>),
    search: impl Fn(L) -> Result<(P, BTreeSet<ToolIndex>), E>,
) -> Result<P, E> {
    let (mut protected, mut found) = first;
    let mut left_out = BTreeSet::new();
    // Every tool is taken in twice and left out once at most, so there is a last turn.
    loop {
        let before = protected.len();
        let (plan, exposed) = search(found)?;
        protected.extend(&exposed);
        if protected.len() == before {
            let without_need = |tool: &ToolIndex| {
                !exposed.contains(tool) && !from_the_start.contains(tool) && !left_out.contains(tool)
            };
            let needless: BTreeSet<ToolIndex> = protected.iter().copied().filter(without_need).collect();
            if needless.is_empty() {
                return Ok(plan);
            }
            protected.retain(|tool| !needless.contains(tool));
            left_out.extend(needless);
        }
        (protected, found) = seen(protected, &left_out, &look);
    }
}

/// Tools of the organisation's own whose updates end before a day. A suite is protected as a whole.
fn exposed_before(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    day: impl Fn(ToolIndex) -> Option<Date>,
) -> BTreeSet<ToolIndex> {
    let ends = |tool: ToolIndex| inventory.security_end(catalogue, tool);
    let is_exposed = |tool: ToolIndex| ends(tool).zip(day(tool)).is_some_and(|(end, day)| end < day);
    let decided = decisions.tools.iter().filter(|decision| !is_of_others(&decision.verdict));
    let exposed: BTreeSet<ToolIndex> =
        decided.map(|decision| decision.tool).filter(|tool| is_exposed(*tool)).collect();
    let alone =
        |tool: &&ToolIndex| inventory.tool(**tool).suite.is_none_or(|suite| !exposed.contains(&suite));
    exposed.iter().filter(alone).copied().collect()
}

/// Whether others run a tool, so that they must protect it.
fn is_of_others(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Keep { reason: KeepReason::OwnedBy { .. } })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Tools = BTreeSet<ToolIndex>;

    fn tools<const N: usize>(tools: [usize; N]) -> Tools {
        tools.into_iter().map(ToolIndex).collect()
    }

    /// Who is protected in the end, where a look and a search say who is exposed beside those who are protected.
    fn settled(start: Tools, look: impl Fn(&Tools) -> Tools, search: impl Fn(&Tools) -> Tools) -> Tools {
        let seen = |protected: &Tools| (protected.clone(), look(protected));
        let found = |protected: Tools| Ok::<_, ()>((protected.clone(), search(&protected)));
        let first = super::seen(start.clone(), &tools([]), seen);
        protected(&start, first, seen, found).expect("the search does not fail")
    }

    #[test]
    fn a_tool_that_is_in_time_in_the_later_plan_is_not_protected() {
        // Once the second is protected, the first goes in time, with its own protection or without.
        let search = |protected: &Tools| match protected.contains(&ToolIndex(2)) {
            true => tools([2]),
            false => tools([1, 2]),
        };
        assert_eq!(settled(tools([]), |_| tools([]), search), tools([2]));
        assert_eq!(settled(tools([1]), |_| tools([]), search), tools([1, 2]), "from the start, so at once");
    }

    #[test]
    fn what_only_a_quick_look_finds_exposed_is_not_protected() {
        assert_eq!(settled(tools([]), |_| tools([1, 2]), |_| tools([2])), tools([2]));
    }

    #[test]
    fn a_tool_that_is_exposed_without_its_protection_keeps_it() {
        let search = |protected: &Tools| match protected.contains(&ToolIndex(1)) {
            true => tools([]),
            false => tools([1]),
        };
        assert_eq!(settled(tools([]), |_| tools([]), search), tools([1]));
        assert_eq!(settled(tools([]), search, search), tools([1]));
    }
}
