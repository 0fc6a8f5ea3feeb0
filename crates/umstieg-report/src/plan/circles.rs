//! Circles of steps that waited for one another, how each was opened, and wishes that change nothing.

use super::View;
use crate::document::Block;
use umstieg_core::ToolIndex;
use umstieg_core::order::Cycle;

/// Members of a circle that are named.
const NAMED: usize = 5;

/// One sentence for every circle and wish.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    view.plan
        .graph
        .cycles
        .iter()
        .map(|cycle| circle(view, cycle))
        .chain(void_wishes(view))
        .map(|text| Block::Entry { head: text.into(), body: Vec::new() })
        .collect()
}

/// Wishes that change nothing, in words.
pub(crate) fn void_wishes(view: &View<'_>) -> Vec<String> {
    let name = |tool: Option<ToolIndex>| tool.map(|tool| view.tool(tool)).unwrap_or_default();
    let wishes = void_wish_tools(view).into_iter();
    wishes.map(|(first, then)| view.reader.words.void_wish(&name(first), &name(then))).collect()
}

/// The tools of the wishes that change nothing: which should change first, which then.
pub(crate) fn void_wish_tools(view: &View<'_>) -> Vec<(Option<ToolIndex>, Option<ToolIndex>)> {
    let inventory = &view.plan.inventory;
    let wishes = view.plan.graph.void_wishes.iter().filter_map(|at| inventory.raw().order.get(*at));
    wishes.map(|wish| (inventory.by_handle(&wish.first), inventory.by_handle(&wish.then))).collect()
}

/// A circle with its members and what was given up.
pub(crate) fn circle(view: &View<'_>, cycle: &Cycle) -> String {
    let words = view.reader.words;
    let members: Vec<String> = cycle.members.iter().map(|step| words.quote(&view.title(*step))).collect();
    let given_up = &cycle.given_up;
    let (waiting, first) = (view.title(given_up.to), view.title(given_up.from));
    words.circle(&words.some_of(&members, NAMED), &waiting, &first, &view.because(given_up))
}
