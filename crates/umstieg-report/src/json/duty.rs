//! What an inventory says beside its tools, as JSON.

use super::tools::named;
use crate::plan::View;
use crate::v1;
use umstieg_core::format::inventory::Period;

/// From one day to another.
pub(super) fn period(view: &View<'_>, period: &Period) -> v1::Period {
    let tools = period.applies_to.iter().filter_map(|handle| view.plan.inventory.by_handle(handle));
    v1::Period {
        from: period.from,
        to: period.to,
        reason: period.reason.as_ref().map(ToString::to_string),
        tools: tools.map(|tool| named(view, tool)).collect(),
    }
}

/// Duties.
pub(super) fn obligations(view: &View<'_>) -> Vec<v1::Obligation> {
    let inventory = &view.plan.inventory;
    let duties = inventory.raw().obligations.iter();
    duties
        .map(|duty| v1::Obligation {
            kind: duty.kind,
            rule: duty.rule.as_ref().map(ToString::to_string),
            tools: duty
                .applies_to
                .iter()
                .filter_map(|handle| inventory.by_handle(handle))
                .map(|tool| named(view, tool))
                .collect(),
            note: duty.note.as_ref().map(ToString::to_string),
        })
        .collect()
}

/// Data that must flow.
pub(super) fn interfaces(view: &View<'_>) -> Vec<v1::Interface> {
    let interfaces = view.plan.inventory.raw().interfaces.iter().enumerate();
    interfaces
        .map(|(at, interface)| {
            let (from, to) = view.interface(at);
            let tool = |handle| view.plan.inventory.by_handle(handle).map(|tool| named(view, tool));
            v1::Interface {
                from,
                to,
                from_tool: tool(&interface.from),
                to_tool: interface.to.as_ref().and_then(tool),
                required: interface.required,
                standards: interface.standards.clone(),
                standard_names: interface.standards.iter().map(|id| view.reader.standard(id)).collect(),
                note: interface.note.as_ref().map(ToString::to_string),
            }
        })
        .collect()
}
