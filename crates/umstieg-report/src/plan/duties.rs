//! Duties, goals and notes of the inventory, so that nobody has to look them up beside the plan.

use super::View;
use crate::document::Block;
use umstieg_core::format::scalar::ToolHandle;

/// One entry for each.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let inventory = &view.plan.inventory;
    let raw = inventory.raw();
    let named = |handles: &[ToolHandle]| {
        let tools = handles.iter().filter_map(|handle| inventory.by_handle(handle));
        let tools: Vec<String> = tools.map(|tool| view.tool(tool)).collect();
        (!tools.is_empty()).then(|| words.all_of(&tools))
    };
    let mut lines: Vec<String> = raw
        .obligations
        .iter()
        .map(|duty| {
            let tools = named(&duty.applies_to);
            words.duty(
                words.obligation(duty.kind),
                duty.rule.as_deref(),
                tools.as_deref(),
                duty.note.as_deref(),
            )
        })
        .collect();
    lines.extend(raw.interfaces.iter().enumerate().map(|(at, interface)| {
        let (from, to) = view.interface(at);
        let standards: Vec<String> = interface.standards.iter().map(|id| view.reader.standard(id)).collect();
        let standards = (!standards.is_empty()).then(|| words.one_of(&standards));
        words.flow(&from, &to, interface.required, standards.as_deref(), interface.note.as_deref())
    }));
    lines.extend(raw.planning.blackouts.iter().map(|period| {
        let tools = named(&period.applies_to);
        words.blackout(period.from, period.to, period.reason.as_deref(), tools.as_deref())
    }));
    if !raw.capacity.skills.is_empty() {
        lines.push(words.skills(&raw.capacity.skills.join("; ")));
    }
    lines.extend(raw.notes.iter().map(ToString::to_string));
    let tools = inventory.indices();
    lines.extend(tools.filter_map(|tool| {
        inventory.line(tool).note.as_ref().map(|note| format!("{}: {note}", view.tool(tool)))
    }));
    if !raw.goals.is_empty() {
        lines.push(words.goals(&raw.goals.join("; ")));
    }
    lines.into_iter().map(|line| Block::Entry { head: line.into(), body: Vec::new() }).collect()
}
