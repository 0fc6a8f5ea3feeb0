//! Circles of steps that waited for one another, and how each was opened.

use super::View;
use crate::document::Block;
use umstieg_core::order::Cycle;

/// Members of a circle that are named.
const NAMED: usize = 5;

/// One sentence for every circle.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let cycles = view.plan.graph.cycles.iter();
    cycles.map(|cycle| Block::Entry { head: circle(view, cycle).into(), body: Vec::new() }).collect()
}

/// A circle with its members and what was given up.
pub(crate) fn circle(view: &View<'_>, cycle: &Cycle) -> String {
    let words = view.reader.words;
    let members: Vec<String> = cycle.members.iter().map(|step| words.quote(&view.title(*step))).collect();
    let given_up = &cycle.given_up;
    let (waiting, first) = (view.title(given_up.to), view.title(given_up.from));
    words.circle(&words.some_of(&members, NAMED), &waiting, &first, &view.because(given_up))
}
