//! Layers: a region's or an adviser's own folder over the base catalogue, and the questions about what they did.

use super::Catalogue;
use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;
use umstieg_format::check::{Broken, Problem, check_alone};
use umstieg_format::entries::Entries;
use umstieg_format::kind::EntryKey;
use umstieg_format::layers::{Change, LayerName, Merged, Origin, Replaced, merge};
use umstieg_format::message;
use umstieg_format::scalar::{LayerId, Text};

/// The entries of one folder.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What the folder holds, with its manifest.
    pub entries: Entries,
}

/// Which layers a catalogue has, and what each did to those below it.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) layers: Vec<LayerName>,
    pub(super) changes: Vec<Change>,
    pub(super) replaced: BTreeMap<LayerId, Replaced>,
}

impl Record {
    /// The record of a catalogue that is one layer.
    pub(super) fn single(entries: &Entries) -> Self {
        Self {
            layers: vec![LayerName::from(&entries.manifest)],
            changes: Vec::new(),
            replaced: BTreeMap::new(),
        }
    }
}

impl Catalogue {
    /// Lays layers over one another, the base first, and checks the result.
    ///
    /// # Errors
    /// [`ErrorKind::Layers`] with every conflict: an entry overridden without a reason, a hidden entry that is not there
    /// or that others still name. [`ErrorKind::Catalogue`] if the entries do not fit together otherwise.
    pub fn layered(layers: Vec<Layer>) -> Result<Self, Error> {
        let mut layers = layers.into_iter().map(|layer| layer.entries);
        let Some(base) = layers.next() else {
            let message = message!(
                en: "no layer was given; expected at least one";
                de: "keine Schicht ist angegeben; erwartet wird mindestens eine"
            );
            return Err(Error::new(ErrorKind::Layers, message));
        };
        let upper: Vec<Entries> = layers.collect();
        let alone = std::iter::once(&base).chain(&upper).enumerate().flat_map(|(index, layer)| {
            check_alone(layer).into_iter().map(move |problem| problem.in_layer(index))
        });
        let mut problems: Vec<Problem> = alone.collect();
        let merged = merge(base, upper, &Broken::default());
        refuse(&merged, ErrorKind::Layers, &merged.conflicts)?;
        problems.extend(merged.problems.iter().cloned());
        refuse(&merged, ErrorKind::Catalogue, &problems)?;
        Ok(Self::of_merged(merged))
    }

    pub(super) fn of_merged(merged: Merged) -> Self {
        let Merged { entries, layers, changes, replaced, .. } = merged;
        Self::index(entries, Record { layers, changes, replaced })
    }

    /// The layers that the catalogue is made of, the base first.
    #[must_use]
    pub fn layers(&self) -> &[LayerName] {
        &self.record.layers
    }

    /// What reports end with: the line of the uppermost layer that has one.
    #[must_use]
    pub fn footer(&self) -> Option<&Text> {
        self.record.layers.iter().rev().find_map(|layer| layer.footer.as_ref())
    }

    /// What upper layers have added, overridden and hidden, the lowest layer first.
    #[must_use]
    pub fn layer_changes(&self) -> &[Change] {
        &self.record.changes
    }

    /// Every change by which a lower layer's word no longer counts, each with winner, loser and reason.
    pub fn overrides(&self) -> impl Iterator<Item = &Change> {
        self.record.changes.iter().filter(|change| change.is_override())
    }

    /// An overridden entry before and after a change, among others of the same layer; none if nothing stood there.
    #[must_use]
    pub fn replaced(&self, change: &Change) -> Option<&Replaced> {
        let replaced = self.record.replaced.get(&change.winner)?;
        replaced.before.contains(change.entry.kind, &change.entry.id).then_some(replaced)
    }

    /// Which layer's word counts about an entry, and why; none if no layer has ever had it.
    ///
    /// ```
    /// use umstieg_core::Catalogue;
    /// use umstieg_core::format::kind::{EntryKey, EntryKind};
    ///
    /// let catalogue = Catalogue::embedded();
    /// let origin = catalogue.origin(&EntryKey::new(EntryKind::Software, "libreoffice")).expect("it is there");
    /// assert_eq!(origin.layer.id.as_str(), "base");
    /// assert_eq!(origin.reason(), None);
    /// ```
    #[must_use]
    pub fn origin(&self, entry: &EntryKey) -> Option<Origin<'_>> {
        Origin::find(entry, &self.entries, &self.record.layers, &self.record.changes)
    }
}

/// An error with all problems that are errors, if there is one.
fn refuse(merged: &Merged, kind: ErrorKind, problems: &[Problem]) -> Result<(), Error> {
    Error::of_problems(kind, problems, |problem| {
        let layer = merged.layers.get(problem.place.layer).map_or("", |name| name.id.as_str());
        format!("{layer}/{}", problem.place)
    })
}
