//! The plan itself: waves for the overview, then every step with its dates and its reason.

use super::View;
use crate::document::{Align, Block, Line, Table};
use umstieg_core::ToolIndex;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::plan::Wave;

/// What people get in a wave; of what is in use already, what it takes the place of then.
fn product(view: &View<'_>, wave: &Wave, id: &SoftwareId) -> String {
    let words = view.reader.words;
    let name = view.reader.software(id);
    if view.plan.decisions.product(id).is_some_and(|product| !product.in_use) {
        return name;
    }
    let mut tools: Vec<ToolIndex> = Vec::new();
    for step in wave.steps.iter().filter_map(|at| view.plan.graph.steps.get(at.0)) {
        let tool = step.tool.filter(|tool| step.product.as_ref() == Some(id) && !tools.contains(tool));
        tools.extend(tool);
    }
    match tools.as_slice() {
        [] => name,
        tools => format!("{name} ({})", words.product_for(&words.all_of(&view.tools(tools)))),
    }
}

/// Waves and steps.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let plan = view.plan;
    if plan.timeline.steps.is_empty() {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = plan
        .waves
        .iter()
        .enumerate()
        .map(|(at, wave)| {
            let named = wave.products.iter().map(|id| product(view, wave, id));
            let products = words.all_of(&named.collect::<Vec<_>>());
            let text = words.wave(at + 1, &words.period(wave.from, wave.to), &products);
            Block::Entry { head: text.into(), body: Vec::new() }
        })
        .collect();
    let [number, when, what, why] = words.step_heads();
    let mut table = Table::new(vec![
        (Align::Right, number.into()),
        (Align::Left, when.into()),
        (Align::Flow, what.into()),
        (Align::Flow, why.into()),
    ]);
    let mut year = None;
    for step in view.step_order() {
        let Some(timed) = plan.timeline.steps.get(step.0) else { continue };
        if year != Some(timed.start.year()) {
            // The year stands once, so that the dates can be short.
            year = Some(timed.start.year());
            let year = Line::default().strong(timed.start.year().to_string());
            table.row(vec![Line::default(), year, Line::default(), Line::default()]);
        }
        table.row(vec![
            view.number(step).to_string().into(),
            words.days(timed.start, timed.end).into(),
            view.title(step).into(),
            view.why(step).into(),
        ]);
    }
    blocks.push(Block::Table(table));
    blocks
}
