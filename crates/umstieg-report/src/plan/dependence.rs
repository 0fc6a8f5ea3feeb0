//! How far the organisation depends on makers elsewhere, before and after, and who can help near by.

use super::View;
use crate::document::{Align, Block, Table};
use crate::words::Whose;

/// Products that a warning names before it counts the others.
const NAMED: usize = 6;

/// A small table, then where makers and providers sit; rows without a tool are left out.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = table(view).into_iter().map(Block::Table).collect();
    blocks.extend(sovereignty(view));
    blocks
}

fn table(view: &View<'_>) -> Option<Table> {
    let words = view.reader.words;
    let (before, after) = (view.plan.dependence.before, view.plan.dependence.after);
    let rows = [
        (before.open, after.open),
        (before.europe, after.europe),
        (before.elsewhere, after.elsewhere),
        (before.unknown, after.unknown),
    ];
    if rows.iter().all(|(before, after)| before == after) {
        return None;
    }
    let [who, was, is] = words.dependence_heads();
    let mut table =
        Table::new(vec![(Align::Flow, who.into()), (Align::Right, was.into()), (Align::Right, is.into())]);
    for (name, (before, after)) in words.dependence_rows().into_iter().zip(rows) {
        if before + after > 0 {
            table.row(vec![name.into(), before.to_string().into(), after.to_string().into()]);
        }
    }
    Some(table)
}

/// Countries of makers, reach of providers, and products that hang on one provider or none.
fn sovereignty(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let found = &view.plan.sovereignty;
    let home = found.home.as_ref();
    let seats = [(Whose::Today, &found.today), (Whose::Chosen, &found.chosen)];
    // Where no country is known there is nothing to count.
    let mut sentences: Vec<String> = seats
        .into_iter()
        .filter(|(_, seats)| !seats.countries.is_empty())
        .map(|(whose, seats)| words.seats(whose, seats, home))
        .collect();
    let reach = &found.providers;
    // Without a region nobody is near, and without a provider the warnings say it all.
    if home.is_some() && reach.providers > 0 {
        sentences.push(words.reach(reach));
    }
    let entry = |sentence: String| Block::Entry { head: sentence.into(), body: Vec::new() };
    let mut blocks: Vec<Block> = sentences.into_iter().map(entry).collect();
    if !reach.single.is_empty() {
        let names = view.reader.software_names(reach.single.iter().map(|(product, _)| product));
        let names = words.some_of(&names, NAMED);
        blocks.push(Block::Warning(words.single_provider(&names, reach.single.len()).into()));
    }
    if !reach.none.is_empty() {
        let names = words.some_of(&view.reader.software_names(&reach.none), NAMED);
        blocks.push(Block::Warning(words.no_known_provider(&names, reach.none.len()).into()));
    }
    blocks
}
