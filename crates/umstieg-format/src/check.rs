//! Cross-checks of all entries: references that lead nowhere, evidence that is not there, contradictions, cycles.
//!
//! The structs have already proven the shape of every file. Here every problem of every file is found in one pass;
//! nothing stops at the first. Problems name their place by file and path, so that the reader can add line and column
//! and a build script, which has none, can still tell them.

mod broken;
mod cycles;
mod evidence;
mod inventory;
mod license;
mod manifest;
mod references;
mod rules;
mod same;

pub use broken::Broken;

use crate::entries::Entries;
use crate::inventory::Inventory;
use crate::kind::{EntryKey, EntryKind, FileKind};
use crate::layers;
use crate::message;
use crate::message::{Message, is_meant, one_is_meant};
use smol_str::SmolStr;

/// One step of a path into a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// A key of a mapping.
    Key(SmolStr),
    /// An index of a sequence, from 0.
    Index(usize),
}

/// A place in a catalogue: a file and a path into it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the layer that the file belongs to, the base first; 0 if there is one folder only.
    pub layer: usize,
    /// Kind of file.
    pub kind: FileKind,
    /// Id of the entry; empty for files of which there is one.
    pub id: SmolStr,
    /// Path to the value; empty for the file as a whole.
    pub path: Vec<Segment>,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(kind: FileKind, id: &str) -> Self {
        Self { layer: 0, kind, id: id.into(), path: Vec::new() }
    }

    /// The same place in the folder of another layer.
    #[must_use]
    pub fn in_layer(mut self, layer: usize) -> Self {
        self.layer = layer;
        self
    }

    /// The place under a key.
    #[must_use]
    pub fn key(&self, key: impl AsRef<str>) -> Self {
        self.further(Segment::Key(key.as_ref().into()))
    }

    /// The place at an index.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.further(Segment::Index(index))
    }

    /// The place one step further down. Most places are made in vain, so they take no more room than they need.
    fn further(&self, step: Segment) -> Self {
        let mut path = Vec::with_capacity(self.path.len() + 1);
        path.extend_from_slice(&self.path);
        path.push(step);
        Self { layer: self.layer, kind: self.kind, id: self.id.clone(), path }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.kind.path(&self.id))?;
        for (position, segment) in self.path.iter().enumerate() {
            match segment {
                Segment::Key(key) if position == 0 => write!(f, ": {key}")?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// The catalogue cannot be used.
    Error,
    /// It can, but something is probably not meant.
    Warning,
}

/// Something wrong between or within entries that have the right shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Rule that found it, in kebab-case.
    pub rule: &'static str,
    /// How bad it is.
    pub gravity: Gravity,
    /// What was found and what was expected.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
    /// Other places that have to do with it, each with what it is.
    pub related: Vec<(Place, Message)>,
    /// The entry that is named here and that nobody has.
    pub missing: Option<EntryKey>,
}

impl Problem {
    /// The same problem in the files of a layer.
    #[must_use]
    pub fn in_layer(mut self, layer: usize) -> Self {
        self.place.layer = layer;
        self.related.iter_mut().for_each(|(place, _)| place.layer = layer);
        self
    }
}

/// Gathers problems; lives for one check.
#[derive(Default)]
pub(crate) struct Problems<'a> {
    found: Vec<Problem>,
    /// What is there but could not be read; references to it are not wrong.
    broken: Option<&'a Broken>,
}

impl<'a> Problems<'a> {
    pub(crate) fn with_broken(broken: &'a Broken) -> Self {
        Self { found: Vec::new(), broken: Some(broken) }
    }

    /// Adds an error and returns it, so that help can be added.
    pub(crate) fn error(&mut self, place: Place, rule: &'static str, message: Message) -> &mut Problem {
        self.add(place, rule, Gravity::Error, message)
    }

    /// Adds a warning and returns it, so that help can be added.
    pub(crate) fn warning(&mut self, place: Place, rule: &'static str, message: Message) -> &mut Problem {
        self.add(place, rule, Gravity::Warning, message)
    }

    /// Whether an entry is there but could not be read.
    pub(crate) fn is_broken(&self, kind: EntryKind, id: &str) -> bool {
        self.broken.is_some_and(|broken| broken.contains(kind, id))
    }

    /// Whether the id of a layer could not be read, so that it may be any.
    pub(crate) fn lacks_layer_ids(&self) -> bool {
        self.broken.is_some_and(Broken::lacks_layer_ids)
    }

    /// Whether lines about what a layer hides or overrides could not be read, so that any entry may be named there.
    pub(crate) fn lacks_statements(&self) -> bool {
        self.broken.is_some_and(Broken::lacks_statements)
    }

    /// Whether tools of an inventory could not be read, so that any handle may be there.
    pub(crate) fn lacks_tools(&self) -> bool {
        self.broken.is_some_and(Broken::lacks_tools)
    }

    /// Reports an id that leads to no entry of a kind, with the nearest that does. Its place is made where it is asked for.
    fn check_known(&mut self, entries: &Entries, place: impl FnOnce() -> Place, kind: EntryKind, id: &str) {
        if entries.contains(kind, id) || self.is_broken(kind, id) {
            return;
        }
        let help = nearest(id, entries.ids(kind)).map(is_meant);
        let help = help.or_else(|| one_is_meant(&alike(id, entries.ids(kind))));
        let help = help.or_else(|| {
            let list = kind.list().map(|_| kind.file().path(""))?;
            Some(message!(
                en: "use one of `{list}`, or add it there";
                de: "eines aus `{list}` verwenden oder dort ergänzen"
            ))
        });
        let problem = self.error(place(), "dangling-reference", kind.none_has_id(id));
        problem.help = help;
        problem.missing = Some(EntryKey::new(kind, id));
    }

    /// What was found, sorted by place and rule, each thing once.
    pub(crate) fn into_sorted(self) -> Vec<Problem> {
        let mut found = self.found;
        found.sort();
        found.dedup();
        found
    }

    fn add(&mut self, place: Place, rule: &'static str, gravity: Gravity, message: Message) -> &mut Problem {
        let at = self.found.len();
        self.found.push(Problem {
            place,
            rule,
            gravity,
            message,
            help: None,
            related: Vec::new(),
            missing: None,
        });
        // The element has just been pushed, so the index is in range.
        &mut self.found[at]
    }
}

/// Finds every problem of a catalogue that lies over no other, sorted by place and rule.
#[must_use]
pub fn check(entries: &Entries) -> Vec<Problem> {
    check_with_broken(entries, &Broken::default())
}

/// Like [`check`], for a catalogue of which some entries could not be read: references to these are let through.
#[must_use]
pub fn check_with_broken(entries: &Entries, broken: &Broken) -> Vec<Problem> {
    let mut problems = Problems::with_broken(broken);
    alone(entries, &mut problems);
    together(entries, &mut problems);
    layers::check_base(entries, &mut problems);
    problems.into_sorted()
}

/// Finds what is wrong within the files of one layer, whatever lies below or over it: sources that are named and not
/// there, statements that contradict one another. The rest is found by [`layers::merge`].
#[must_use]
pub fn check_alone(entries: &Entries) -> Vec<Problem> {
    let mut problems = Problems::default();
    alone(entries, &mut problems);
    problems.into_sorted()
}

fn alone(entries: &Entries, problems: &mut Problems<'_>) {
    evidence::check(entries, problems);
    manifest::check(&entries.manifest, problems);
}

/// Finds what is wrong between the entries of all layers together.
pub(crate) fn together(entries: &Entries, problems: &mut Problems<'_>) {
    if entries.software.is_empty() && problems.broken.is_none_or(Broken::is_empty) {
        problems.error(
            Place::file(FileKind::Manifest, ""),
            "empty-catalogue",
            message!(
                en: "the catalogue has no software; expected at least one file in `software/`";
                de: "der Katalog hat keine Software; erwartet wird mindestens eine Datei in `software/`"
            ),
        );
    }
    references::check(entries, problems);
    license::check(entries, problems);
    cycles::check(entries, problems);
    rules::check(entries, problems);
}

/// Finds every problem of an inventory that has the right shape, sorted by place and rule.
#[must_use]
pub fn check_inventory(inventory: &Inventory, entries: &Entries) -> Vec<Problem> {
    check_inventory_with_broken(inventory, entries, &Broken::default())
}

/// Like [`check_inventory`], for what is left of an inventory of which some parts could not be read.
#[must_use]
pub fn check_inventory_with_broken(
    inventory: &Inventory,
    entries: &Entries,
    broken: &Broken,
) -> Vec<Problem> {
    let mut problems = Problems::with_broken(broken);
    inventory::check(inventory, entries, &mut problems);
    same::check(inventory, entries, &Place::file(FileKind::Inventory, ""), &mut problems);
    let mut problems = problems.found;
    problems.sort();
    problems
}

/// The known word nearest to a wrong one, if one is near enough to be meant.
pub(crate) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let budget = (wrong.chars().count() / 3).clamp(1, 3);
    known
        .map(|word| (strsim::damerau_levenshtein(wrong, word), word))
        .filter(|(distance, _)| *distance <= budget)
        .min()
        .map(|(_, word)| word)
}

/// Known ids that have all words of a wrong one, or of which it has all words: `notes-wiki` for `wiki`. The shortest come
/// first, and no more than fit into a line.
fn alike<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let has_all = |one: &str, other: &str| other.split('-').all(|word| one.split('-').any(|own| own == word));
    let mut found: Vec<&str> = known.filter(|id| has_all(id, wrong) || has_all(wrong, id)).collect();
    found.sort_by_key(|id| (id.len(), *id));
    found.truncate(4);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_with_the_same_words_are_alike() {
        let known = ["file-sync", "notes-wiki", "office-suite", "wiki-farm", "x"];
        assert_eq!(alike("wiki", known.into_iter()), ["wiki-farm", "notes-wiki"]);
        assert_eq!(alike("online-office-suite", known.into_iter()), ["office-suite"]);
        assert_eq!(alike("sync-file", known.into_iter()), ["file-sync"]);
        assert!(alike("wik", known.into_iter()).is_empty());
    }
}
