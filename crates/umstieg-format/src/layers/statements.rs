//! What a manifest says about lower layers, held against what is there.

use super::{Below, LayerName};
use crate::check::{Place, Problem, Problems, nearest};
use crate::entries::Entries;
use crate::entry::{Manifest, Statement};
use crate::kind::{EntryKey, FileKind};
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
                let message = format!("the {entry} is hidden, and this layer has one of its own");
                let problem = problems.error(line.place.clone(), "hides-own-entry", message);
                problem.related =
                    vec![(entry.place().in_layer(self.layer), "the entry of this layer".to_owned())];
                problem.help = Some("to replace an entry, name it under `overrides` instead".to_owned());
            } else if !problems.is_broken(entry.kind, &entry.id) && !below.has(entry) {
                let (message, mut related) = (below.lacks(entry), Vec::new());
                if let Some(by) = below.hidden.get(entry) {
                    related.push((by.place.clone(), "hidden here already".to_owned()));
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
                format!("this layer has no {entry}")
            } else if !below.has(entry) && !below.hidden.contains_key(entry) {
                below.lacks(entry)
            } else {
                continue;
            };
            problems.warning(line.place.clone(), "idle-override", message).help =
                Some("correct the id, or take the line out".to_owned());
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
        Some(near) => format!("did you mean `{near}`?"),
        None => "correct the id, or take the line out".to_owned(),
    });
}

impl Below<'_> {
    fn has(&self, entry: &EntryKey) -> bool {
        self.entries.contains(entry.kind, &entry.id)
    }

    /// Says that no lower layer has an entry, and why.
    fn lacks(&self, entry: &EntryKey) -> String {
        let hider = self.hidden.get(entry).and_then(|by| self.layers.get(by.layer));
        match hider {
            Some(LayerName { id, .. }) => format!("the layer `{id}` hides the {entry} already"),
            None if self.layers.is_empty() => format!("there is no lower layer that could have the {entry}"),
            None => format!("no lower layer has the {entry}"),
        }
    }
}
