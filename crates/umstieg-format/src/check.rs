//! Cross-checks of all entries: references that lead nowhere, evidence that is not there, contradictions, cycles.
//!
//! The structs have already proven the shape of every file. Here every problem of every file is found in one pass;
//! nothing stops at the first. Problems name their place by file and path, so that the reader can add line and column
//! and a build script, which has none, can still tell them.

mod cycles;
mod evidence;
mod inventory;
mod license;
mod references;
mod rules;

use crate::entries::Entries;
use crate::inventory::Inventory;
use crate::kind::FileKind;
use smol_str::SmolStr;
use std::collections::BTreeSet;

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
        Self { kind, id: id.into(), path: Vec::new() }
    }

    /// The place under a key.
    #[must_use]
    pub fn key(&self, key: impl AsRef<str>) -> Self {
        let mut place = self.clone();
        place.path.push(Segment::Key(key.as_ref().into()));
        place
    }

    /// The place at an index.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut place = self.clone();
        place.path.push(Segment::Index(index));
        place
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
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Other places that have to do with it, each with what it is.
    pub related: Vec<(Place, String)>,
}

/// Gathers problems; lives for one check.
#[derive(Default)]
struct Problems<'a> {
    found: Vec<Problem>,
    /// Ids of entries that are there but could not be read; references to them are not wrong.
    broken: Option<&'a BTreeSet<SmolStr>>,
}

impl Problems<'_> {
    /// Adds an error and returns it, so that help can be added.
    fn error(&mut self, place: Place, rule: &'static str, message: String) -> &mut Problem {
        self.add(place, rule, Gravity::Error, message)
    }

    /// Adds a warning and returns it, so that help can be added.
    fn warning(&mut self, place: Place, rule: &'static str, message: String) -> &mut Problem {
        self.add(place, rule, Gravity::Warning, message)
    }

    /// Whether an id belongs to an entry that could not be read.
    fn is_broken(&self, id: &str) -> bool {
        self.broken.is_some_and(|broken| broken.contains(id))
    }

    fn add(&mut self, place: Place, rule: &'static str, gravity: Gravity, message: String) -> &mut Problem {
        let at = self.found.len();
        self.found.push(Problem { place, rule, gravity, message, help: None, related: Vec::new() });
        // The element has just been pushed, so the index is in range.
        &mut self.found[at]
    }
}

/// Finds every problem of a catalogue, sorted by place and rule.
#[must_use]
pub fn check(entries: &Entries) -> Vec<Problem> {
    check_with_broken(entries, &BTreeSet::new())
}

/// Like [`check`], for a catalogue of which some entries could not be read: references to these are let through.
#[must_use]
pub fn check_with_broken(entries: &Entries, broken: &BTreeSet<SmolStr>) -> Vec<Problem> {
    let mut problems = Problems { found: Vec::new(), broken: Some(broken) };
    if entries.software.is_empty() && broken.is_empty() {
        problems.error(
            Place::file(FileKind::Manifest, ""),
            "empty-catalogue",
            "the catalogue has no software; expected at least one file in `software/`".to_owned(),
        );
    }
    references::check(entries, &mut problems);
    evidence::check(entries, &mut problems);
    license::check(entries, &mut problems);
    cycles::check(entries, &mut problems);
    rules::check(entries, &mut problems);
    let mut problems = problems.found;
    problems.sort();
    problems.dedup();
    problems
}

/// Finds every problem of an inventory that has the right shape, sorted by place and rule.
#[must_use]
pub fn check_inventory(inventory: &Inventory, entries: &Entries) -> Vec<Problem> {
    let mut problems = Problems::default();
    inventory::check(inventory, entries, &mut problems);
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
