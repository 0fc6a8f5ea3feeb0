//! What stays and calls programs that go: whoever works with it keeps these until somebody has settled what does instead.

use super::{Choice, ToolDecision};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use std::collections::BTreeSet;
use umstieg_format::scalar::SoftwareId;

/// A tool that stays and calls programs that go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The tool that stays.
    pub caller: ToolIndex,
    /// The programs that it calls, by id.
    pub called: Vec<SoftwareId>,
    /// What takes their place, by id.
    pub products: Vec<SoftwareId>,
    /// People who use both, at most.
    pub people: u32,
}

/// Notes with every tool that goes, for all or for some, by what that stays its programs are called. What belongs to others
/// runs with them and calls nothing on these desks. Where the inventory names data that must flow between the two, it has
/// said already what is to be settled.
pub(super) fn note(catalogue: &Catalogue, inventory: &Inventory, tools: &mut [ToolDecision]) {
    let stays = |decision: &&ToolDecision| {
        let is_own = inventory.line(decision.tool).owned_by.is_none();
        is_own && !decision.verdict.leaves() && inventory.tool(decision.tool).users > 0
    };
    let mut callers: Vec<ToolIndex> = tools.iter().filter(stays).map(|decision| decision.tool).collect();
    // The order in which somebody has listed the tools must not change what is told first.
    callers.sort_by_key(|caller| &inventory.tool(*caller).handle);
    for decision in tools.iter_mut() {
        let tool = decision.tool;
        let of = |caller: &ToolIndex| call(catalogue, inventory, decision, *caller);
        let is_other = |caller: &&ToolIndex| **caller != tool && !is_settled(inventory, tool, **caller);
        let calls: Vec<Call> = callers.iter().filter(is_other).filter_map(of).collect();
        decision.called = calls;
    }
}

/// What of a tool that moves another one calls, if it calls any of it.
fn call(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decision: &ToolDecision,
    caller: ToolIndex,
) -> Option<Call> {
    let entry = catalogue.software(inventory.tool(caller).software()?)?;
    let is_called = |part: &&SoftwareId| entry.calls.iter().any(|call| call.software == **part);
    let (mut called, mut products) = (BTreeSet::new(), BTreeSet::new());
    for unit in &decision.units {
        let Choice::Products(chosen) = &unit.choice else { continue };
        let parts: Vec<&SoftwareId> = unit.recommendation.unit.parts.iter().filter(is_called).collect();
        if !parts.is_empty() {
            called.extend(parts.into_iter().cloned());
            products.extend(chosen.iter().cloned());
        }
    }
    let people = inventory.tool(caller).users.min(inventory.tool(decision.tool).users);
    (!called.is_empty()).then(|| Call {
        caller,
        called: called.into_iter().collect(),
        products: products.into_iter().collect(),
        people,
    })
}

/// Whether the inventory itself says how two tools go together: data flows between them, or between
/// the one and the suite of the other.
fn is_settled(inventory: &Inventory, tool: ToolIndex, caller: ToolIndex) -> bool {
    let suites = |tool: ToolIndex| {
        std::iter::successors(Some(tool), |tool| inventory.tool(*tool).suite).collect::<Vec<_>>()
    };
    let going = suites(tool);
    inventory.raw().interfaces.iter().any(|interface| {
        let ends = [Some(&interface.from), interface.to.as_ref()];
        let ends: Vec<ToolIndex> =
            ends.into_iter().flatten().filter_map(|handle| inventory.by_handle(handle)).collect();
        ends.contains(&caller) && ends.iter().any(|end| going.contains(end))
    })
}
