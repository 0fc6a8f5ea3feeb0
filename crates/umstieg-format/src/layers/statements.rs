//! What a manifest says about lower layers, held against what is there.

use super::{Below, LayerName};
use crate::check::{Place, Problem, Problems, nearest};
use crate::entries::Entries;
use crate::entry::{Manifest, Statement};
use crate::kind::{EntryKey, FileKind};
use crate::message;
use crate::message::{Message, is_meant};
use crate::scalar::Text;
use std::collections::BTreeMap;

/// What a layer hides and overrides, by entry; of lines about the same entry the first counts.
pub(super) struct Statements<'a> {
    layer: usize,
    pub(super) hides: BTreeMap<EntryKey, Line<'a>>,
    pub(super) overrides: BTreeMap<EntryKey, Line<'a>>,
}

/// One line of a manifest.
pub(super) struct Line<'a> {
    /// The entry's name in it.
    pub(super) place: Place,
    /// Why.
    pub(super) reason: &'a Text,
}

impl<'a> Statements<'a> {
    pub(super) fn of(manifest: &'a Manifest, layer: usize) -> Self {
        let hides = lines("hides", &manifest.hides, layer);
        let mut overrides = lines("overrides", &manifest.overrides, layer);
        overrides.retain(|entry, _| !hides.contains_key(entry));
        Self { layer, hides, overrides }
    }

    /// Reports what says nothing: hidden or overridden entries that are not there, and a layer that contradicts itself.
    pub(super) fn check(&self, own: &Entries, below: &Below<'_>, problems: &mut Problems<'_>) {
        for (entry, line) in &self.hides {
            if own.contains(entry.kind, &entry.id) {
                let name = entry.with_article();
                let message = message!(
                    en: "{} is hidden, and this layer has one of its own", name.en;
                    de: "{} ist ausgeblendet, und diese Schicht hat selbst einen solchen Eintrag", name.de
                );
                let problem = problems.error(line.place.clone(), "hides-own-entry", message);
                problem.related = vec![(
                    entry.place().in_layer(self.layer),
                    message!(
                        en: "the entry of this layer";
                        de: "der Eintrag dieser Schicht"
                    ),
                )];
                problem.help = Some(message!(
                    en: "to replace an entry, name it under `overrides` instead";
                    de: "wer einen Eintrag ersetzen will, nennt ihn stattdessen unter `overrides`"
                ));
            } else if !problems.is_broken(entry.kind, &entry.id) && !below.has(entry) {
                let (message, mut related) = (below.lacks(entry), Vec::new());
                if let Some(by) = below.hidden.get(entry) {
                    related.push((
                        by.place.clone(),
                        message!(
                            en: "hidden here already";
                            de: "schon hier ausgeblendet"
                        ),
                    ));
                }
                let problem = problems.error(line.place.clone(), "hides-nothing", message);
                problem.related = related;
                advise(problem, entry, below);
            }
        }
        for (entry, line) in &self.overrides {
            if problems.is_broken(entry.kind, &entry.id) {
                continue;
            }
            let message = if !own.contains(entry.kind, &entry.id) {
                let name = entry.with_article();
                message!(
                    en: "this layer has no {entry}";
                    de: "{} steht nicht in dieser Schicht", name.de
                )
            } else if !below.has(entry) && !below.hidden.contains_key(entry) {
                below.lacks(entry)
            } else {
                continue;
            };
            problems.warning(line.place.clone(), "idle-override", message).help = Some(message!(
                en: "correct the id, or take the line out";
                de: "die Id berichtigen oder die Zeile herausnehmen"
            ));
        }
    }
}

fn lines<'a>(list: &str, statements: &'a [Statement], layer: usize) -> BTreeMap<EntryKey, Line<'a>> {
    let mut lines = BTreeMap::new();
    for (index, statement) in statements.iter().enumerate() {
        let Some(entry) = statement.entry() else { continue };
        let place =
            Place::file(FileKind::Manifest, "").key(list).index(index).key(entry.kind.key()).in_layer(layer);
        lines.entry(entry).or_insert(Line { place, reason: &statement.reason });
    }
    lines
}

fn advise(problem: &mut Problem, entry: &EntryKey, below: &Below<'_>) {
    let near = nearest(&entry.id, below.entries.ids(entry.kind));
    problem.help = Some(match near {
        Some(near) => is_meant(near),
        None => message!(
            en: "correct the id, or take the line out";
            de: "die Id berichtigen oder die Zeile herausnehmen"
        ),
    });
}

impl Below<'_> {
    fn has(&self, entry: &EntryKey) -> bool {
        self.entries.contains(entry.kind, &entry.id)
    }

    /// Says that no lower layer has an entry, and why.
    fn lacks(&self, entry: &EntryKey) -> Message {
        let hider = self.hidden.get(entry).and_then(|by| self.layers.get(by.layer));
        let name = entry.with_article();
        match hider {
            Some(LayerName { id, .. }) => message!(
                en: "the layer `{id}` hides {} already", name.en;
                de: "{} ist schon in der Schicht `{id}` ausgeblendet", name.de
            ),
            None if self.layers.is_empty() => message!(
                en: "there is no lower layer that could have {}", name.en;
                de: "es gibt keine tiefere Schicht, aus der {} stammen könnte", name.de
            ),
            None => message!(
                en: "no lower layer has {}", name.en;
                de: "{} steht in keiner tieferen Schicht", name.de
            ),
        }
    }
}
