//! The wishes of the inventory for an order, and what becomes of each.

use super::View;
use crate::document::{Block, Line};
use umstieg_core::ToolIndex;
use umstieg_core::plan::{WishFate, WishOutcome};

/// One entry for every wish.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let entry = |outcome: &WishOutcome| Block::Entry {
        head: Line::default().strong(wished(view, outcome)),
        body: vec![fate(view, outcome).into()],
    };
    view.plan.wishes.iter().map(entry).collect()
}

/// What was wished for.
pub(crate) fn wished(view: &View<'_>, outcome: &WishOutcome) -> String {
    let wish = view.plan.inventory.raw().order.get(outcome.wish);
    let reason = wish.and_then(|wish| wish.reason.as_deref()).map(|reason| reason.trim_end_matches('.'));
    view.reader.words.wish(&view.tool(outcome.first), &view.tool(outcome.then), reason)
}

/// What becomes of a wish, in a sentence.
pub(crate) fn fate(view: &View<'_>, outcome: &WishOutcome) -> String {
    let words = view.reader.words;
    let (first, then) = (view.tool(outcome.first), view.tool(outcome.then));
    match &outcome.fate {
        WishFate::Kept { done, begins } => words.wish_kept(&first, *done, &then, *begins),
        WishFate::GivenUp { done, begins, circle } => {
            words.wish_given_up(&first, *done, &then, *begins, circle.is_some())
        }
        WishFate::Stays(tools) => words.wish_of_what_stays(&words.all_of(&view.tools(tools)), tools.len()),
        WishFate::Together(products) => {
            words.wish_of_one_change(&words.all_of(&view.reader.software_names(products)))
        }
    }
}

/// Wishes that change nothing: the tools of each, and wish and fate in words.
pub(crate) fn void_wishes(view: &View<'_>) -> Vec<((ToolIndex, ToolIndex), String)> {
    let is_void = |outcome: &&WishOutcome| matches!(outcome.fate, WishFate::Stays(_) | WishFate::Together(_));
    let told = |outcome: &WishOutcome| {
        let text = format!("{}: {}", wished(view, outcome), fate(view, outcome));
        ((outcome.first, outcome.then), text)
    };
    view.plan.wishes.iter().filter(is_void).map(told).collect()
}
