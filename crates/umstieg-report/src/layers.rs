//! Where an entry comes from: which layer's word counts, against which, and why.

use crate::document::{Block, Document, Line};
use crate::impact::facts as facts_told;
use crate::json::fact;
use crate::reader::Reader;
use crate::v1;
use umstieg_core::format::difference::Difference;
use umstieg_core::format::kind::EntryKey;
use umstieg_core::format::scalar::LayerId;
use umstieg_core::{LayerAction, LayerChange, LayerName, Replaced};

impl Document {
    /// Adds what layers did to an entry, the uppermost first; nothing if the catalogue has one layer.
    pub(crate) fn layers(&mut self, reader: Reader<'_>, entry: impl Into<EntryKey>) {
        let Some(changes) = changes(reader, &entry.into()) else { return };
        let words = reader.words;
        let mut blocks: Vec<Block> = changes.iter().rev().map(|change| told(reader, change)).collect();
        let is_of_base = changes.first().is_none_or(|change| change.loser.is_some());
        if let Some(base) = reader.catalogue.layers().first().filter(|_| is_of_base) {
            let head = words.layer_base(&name(reader, base), changes.is_empty());
            blocks.push(Block::Entry { head: head.into(), body: Vec::new() });
        }
        self.section(words.layer_head(), blocks);
    }
}

/// What layers did to an entry; none if there is one layer only.
fn changes<'a>(reader: Reader<'a>, entry: &EntryKey) -> Option<Vec<&'a LayerChange>> {
    if reader.catalogue.layers().len() < 2 {
        return None;
    }
    reader.catalogue.origin(entry).map(|origin| origin.changes)
}

/// One change with its reason.
fn told(reader: Reader<'_>, change: &LayerChange) -> Block {
    let words = reader.words;
    let winner = named(reader, &change.winner);
    let loser = change.loser.as_ref().map(|loser| named(reader, loser)).unwrap_or_default();
    let head = match &change.action {
        LayerAction::Added => words.layer_adds(&winner),
        LayerAction::Overridden { .. } => words.layer_overrides(&winner, &loser),
        LayerAction::Hidden { .. } => words.layer_hides(&winner, &loser),
    };
    let reason = change.reason().map(|reason| Line::from(reader.text(reason)));
    let body = reason.into_iter().chain(facts_told(words, &facts(reader, change))).collect();
    Block::Entry { head: head.into(), body }
}

/// What the entry of a layer says differently from the one that it replaces.
fn facts(reader: Reader<'_>, change: &LayerChange) -> Vec<v1::FactChange> {
    let Some(Replaced { before, after }) = reader.catalogue.replaced(change) else { return Vec::new() };
    Difference::within(before, after, &change.entry).iter().map(fact).collect()
}

/// Why an entry is not shown: the layer that hides it; none if nobody does.
pub(crate) fn hidden(reader: Reader<'_>, entry: &EntryKey) -> Option<String> {
    let origin = reader.catalogue.origin(entry).filter(|origin| origin.is_hidden())?;
    let layer = name(reader, origin.layer);
    Some(reader.words.hidden_by(&entry.id, &layer, reader.text(origin.reason()?)))
}

/// The same for programs.
pub(crate) fn json(reader: Reader<'_>, entry: impl Into<EntryKey>) -> Option<v1::Origin> {
    let entry = entry.into();
    let changes = changes(reader, &entry)?;
    let origin = reader.catalogue.origin(&entry)?;
    let known = |id: &LayerId| v1::Named { id: id.to_string(), name: title(reader, id) };
    Some(v1::Origin {
        layer: known(&origin.layer.id),
        changes: changes
            .into_iter()
            .map(|change| v1::LayerChange {
                action: match &change.action {
                    LayerAction::Added => v1::LayerAction::Added,
                    LayerAction::Overridden { .. } => v1::LayerAction::Overridden,
                    LayerAction::Hidden { .. } => v1::LayerAction::Hidden,
                },
                winner: known(&change.winner),
                loser: change.loser.as_ref().map(known),
                reason: change.reason().map(|reason| reader.text(reason).to_owned()),
                facts: facts(reader, change),
            })
            .collect(),
    })
}

fn title(reader: Reader<'_>, id: &LayerId) -> String {
    let layer = reader.catalogue.layers().iter().find(|layer| layer.id == *id);
    layer.map_or_else(|| id.to_string(), |layer| reader.text(&layer.title).to_owned())
}

fn named(reader: Reader<'_>, id: &LayerId) -> String {
    format!("{} ({id})", title(reader, id))
}

fn name(reader: Reader<'_>, layer: &LayerName) -> String {
    named(reader, &layer.id)
}
