//! How far the organisation depends on makers elsewhere, before and after.

use super::View;
use crate::document::{Align, Block, Table};

/// A small table; rows without a tool are left out.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let (before, after) = (view.plan.dependence.before, view.plan.dependence.after);
    let rows = [
        (before.open, after.open),
        (before.europe, after.europe),
        (before.elsewhere, after.elsewhere),
        (before.unknown, after.unknown),
    ];
    if rows.iter().all(|(before, after)| before == after) {
        return Vec::new();
    }
    let [who, was, is] = words.dependence_heads();
    let mut table =
        Table::new(vec![(Align::Flow, who.into()), (Align::Right, was.into()), (Align::Right, is.into())]);
    for (name, (before, after)) in words.dependence_rows().into_iter().zip(rows) {
        if before + after > 0 {
            table.row(vec![name.into(), before.to_string().into(), after.to_string().into()]);
        }
    }
    vec![Block::Table(table)]
}
