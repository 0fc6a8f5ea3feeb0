//! The tree a file is read into.

use super::plain::Plain;
use super::pointer::{Found, Segment};
use crate::source::Span;
use smol_str::SmolStr;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes; it may look like another type.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As an indented block after `|` or `>`.
    Block,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it holds.
    pub value: Value,
    /// Where it stands; of a block list or mapping, from its first to its last value.
    pub span: Span,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, or something that is text in YAML: numbers and booleans too.
    Scalar {
        /// The text after quotes, escapes and folding.
        text: SmolStr,
        /// How it was written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with values, in the order of the file; a key that appears twice is there twice.
    Mapping(Vec<Entry>),
    /// Something the structural pass has refused already; nothing more should be said about it.
    Refused,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The text after quotes and escapes.
    pub text: SmolStr,
    /// Where it stands, with its quotes.
    pub span: Span,
    /// How it was written.
    pub style: Style,
}

impl Node {
    /// Returns the text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Returns the items, if this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the entries, if this is a mapping.
    #[must_use]
    pub fn as_mapping(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the first entry of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.as_mapping()?.iter().find(|entry| entry.key.text == key)
    }

    /// Returns the first value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Tells what a reader of YAML takes this for, if it is a text.
    #[must_use]
    pub fn plain(&self) -> Option<Plain> {
        match &self.value {
            Value::Scalar { text, style: Style::Plain } => Some(Plain::of(text)),
            Value::Scalar { .. } => Some(Plain::Text),
            _ => None,
        }
    }

    /// Follows a path as far as it exists.
    ///
    /// The result is the value at the end of the path or its nearest existing ancestor, and how many
    /// segments could not be followed.
    #[must_use]
    pub fn find(&self, path: &[Segment]) -> Found<'_> {
        let mut found = Found { node: self, key: None, missing: path.len() };
        for segment in path {
            let next = match segment {
                Segment::Key(key) => found.node.entry(key).map(|entry| (&entry.value, Some(&entry.key))),
                Segment::Index(index) => {
                    found.node.as_list().and_then(|items| items.get(*index)).map(|item| (item, None))
                }
            };
            let Some((node, key)) = next else { break };
            found = Found { node, key, missing: found.missing - 1 };
        }
        found
    }
}
