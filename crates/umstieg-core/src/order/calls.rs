//! Steps that settle what tools that stay call instead of programs that go.

use super::steps::Builder;
use super::ties::unnoticed;
use super::{Origin, Reason, Step, StepIndex};
use crate::decide::Call;
use crate::inventory::ToolIndex;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::StepKind;

/// Work to settle what one tool calls, in minutes: write to its maker, try one document of each kind, write it down.
/// Planning value.
pub(super) const CALL_MINUTES: u64 = 60;

/// Working days that a maker's answer takes: four weeks, the time that firms usually grant for a written answer. Planning
/// value.
pub(super) const ANSWER_DAYS: u32 = 20;

impl Builder<'_> {
    /// What a tool that stays calls instead of programs that go is settled before anybody decides about what takes their
    /// place, gives notice or switches them off.
    pub(super) fn calls(&mut self) {
        let mut by_caller: BTreeMap<ToolIndex, Vec<(ToolIndex, &Call)>> = BTreeMap::new();
        for decision in &self.decisions.tools {
            for call in &decision.called {
                by_caller.entry(call.caller).or_default().push((decision.tool, call));
            }
        }
        let mut callers: Vec<_> = by_caller.into_iter().collect();
        callers.sort_by_key(|(caller, _)| &self.inventory.tool(*caller).handle);
        for (caller, calls) in callers {
            let waiting = self.waiting_for(&calls);
            if waiting.is_empty() {
                continue;
            }
            let key = format!("{}.calls", self.inventory.tool(caller).handle);
            let step = self.add(Step {
                tool: Some(caller),
                users: calls.iter().map(|(_, call)| call.people).max().unwrap_or(0),
                effort_minutes: CALL_MINUTES,
                ..unnoticed(key, StepKind::Survey, Origin::Call(caller), ANSWER_DAYS)
            });
            for later in waiting {
                self.wait(step, later, Reason::Call(caller));
            }
        }
    }

    /// The steps that must wait until calls are settled: the decision about each product in the place of what is called, or
    /// whatever begins with it, and the end of what is called.
    fn waiting_for(&self, calls: &[(ToolIndex, &Call)]) -> BTreeSet<StepIndex> {
        let mut waiting = BTreeSet::new();
        for (tool, call) in calls {
            let begun = [StepKind::Decide, StepKind::Install, StepKind::RollOut];
            waiting.extend(call.products.iter().filter_map(|product| self.product_kind(product, &begun)));
            let going = std::iter::successors(Some(*tool), |tool| self.inventory.tool(*tool).suite);
            for going in going {
                waiting.extend(self.tool_kind(going, StepKind::GiveNotice));
                waiting.extend(self.tool_kind(going, StepKind::SwitchOff));
            }
        }
        waiting
    }
}
