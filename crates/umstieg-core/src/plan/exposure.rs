//! Which tools run without security updates for so long that they must be protected until they go.

use super::{PlanOptions, Timeline};
use crate::catalogue::Catalogue;
use crate::decide::{Decisions, KeepReason, Verdict};
use crate::inventory::{Inventory, ToolIndex};
use crate::order::StepGraph;
use std::collections::BTreeSet;
use umstieg_format::entry::StepKind;
use umstieg_format::scalar::Date;

/// Tools whose updates have ended when the work begins: no change is so quick that they need no protection until then.
pub(super) fn from_the_start(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    options: &PlanOptions,
) -> BTreeSet<ToolIndex> {
    let start = inventory.raw().planning.start.unwrap_or(options.as_of).max(options.as_of);
    exposed_before(catalogue, inventory, decisions, |_| Some(start))
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
