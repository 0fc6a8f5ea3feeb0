//! Finding the text of a file by the name under which findings know it.

use std::collections::BTreeMap;
use umstieg_format::read::{Document, Documents};
use umstieg_format::source::Source;

/// Texts by file name, for excerpts under findings.
///
/// A file that is not there is no error: its findings are shown without an excerpt.
#[derive(Clone, Debug, Default)]
pub struct Sources<'a> {
    by_name: BTreeMap<&'a str, &'a Source>,
}

impl<'a> Sources<'a> {
    /// No texts: every finding is shown without an excerpt.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a text.
    pub fn add(&mut self, source: &'a Source) {
        self.by_name.insert(source.name(), source);
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&'a Source> {
        self.by_name.get(file).copied()
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }
}

impl<'a> From<&'a Documents> for Sources<'a> {
    fn from(documents: &'a Documents) -> Self {
        documents.iter().map(|(_, _, document)| &document.source).collect()
    }
}

impl<'a> From<&'a Document> for Sources<'a> {
    fn from(document: &'a Document) -> Self {
        std::iter::once(&document.source).collect()
    }
}

impl<'a> FromIterator<&'a Source> for Sources<'a> {
    fn from_iter<T: IntoIterator<Item = &'a Source>>(sources: T) -> Self {
        Self { by_name: sources.into_iter().map(|source| (source.name(), source)).collect() }
    }
}
