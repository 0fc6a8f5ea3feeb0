//! Files that have been read, kept for their positions.

use crate::check::{Gravity, Place, Problem, Segment};
use crate::finding::{Finding, Level, Location, Related};
use crate::kind::FileKind;
use crate::source::Source;
use crate::structure::{self, Node};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A file with the tree of its positions.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its text.
    pub source: Source,
    /// Its tree, if it is well-formed.
    pub root: Option<Node>,
}

/// All files of a folder, by kind and id.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// What a catalogue is called where a file of it does not exist.
    pub folder: String,
    pub(super) files: BTreeMap<(FileKind, SmolStr), Document>,
}

impl Document {
    /// The location of a path in this file: the value, or what is nearest to it.
    #[must_use]
    pub fn locate(&self, path: &[Segment]) -> Location {
        let Some(root) = &self.root else { return Location::file(self.source.name()) };
        let found = root.find(&structure_path(path));
        // A mapping or list is best shown by its key; whole blocks make long excerpts.
        let span = if found.node.as_text().is_some() { found.span() } else { found.key_span() };
        self.source.location(self.source.first_line(span))
    }
}

impl Documents {
    /// The file of a kind and id.
    #[must_use]
    pub fn get(&self, kind: FileKind, id: &str) -> Option<&Document> {
        self.files.get(&(kind, SmolStr::new(id)))
    }

    /// Every file, by kind and id.
    pub fn iter(&self) -> impl Iterator<Item = (FileKind, &str, &Document)> {
        self.files.iter().map(|((kind, id), document)| (*kind, id.as_str(), document))
    }

    /// The location of a place.
    #[must_use]
    pub fn locate(&self, place: &Place) -> Location {
        match self.get(place.kind, &place.id) {
            Some(document) => document.locate(&place.path),
            None => Location::file(format!("{}/{}", self.folder, place.kind.path(&place.id))),
        }
    }

    /// A problem as a finding with its location.
    #[must_use]
    pub fn finding(&self, problem: Problem) -> Finding {
        finding(problem, |place| self.locate(place))
    }
}

/// A problem as a finding, with a way to locate places, which may lie in the files of several layers.
#[must_use]
pub fn finding(problem: Problem, locate: impl Fn(&Place) -> Location) -> Finding {
    Finding {
        location: locate(&problem.place),
        rule: problem.rule,
        level: match problem.gravity {
            Gravity::Error => Level::Error,
            Gravity::Warning => Level::Warning,
        },
        message: problem.message,
        related: problem
            .related
            .into_iter()
            .map(|(place, message)| Related { location: locate(&place), message })
            .collect(),
        help: problem.help,
        fix: None,
    }
}

/// A path in the words of trees.
pub(super) fn structure_path(path: &[Segment]) -> Vec<structure::Segment> {
    path.iter()
        .map(|segment| match segment {
            Segment::Key(key) => structure::Segment::Key(key.as_str().into()),
            Segment::Index(index) => structure::Segment::Index(*index),
        })
        .collect()
}
