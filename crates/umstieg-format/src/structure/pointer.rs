//! Paths into a tree, by which checks on typed data say where they mean.

use std::fmt;

use super::node::{Key, Node};
use crate::source::Span;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list, counted from zero.
    Index(usize),
}

impl From<&str> for Segment {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<String> for Segment {
    fn from(key: String) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A path from the root of a file to a value, shown as `replaces[2].software`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer {
    segments: Vec<Segment>,
}

impl Pointer {
    /// Creates the path to the root.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Goes one step further down.
    pub fn push(&mut self, segment: impl Into<Segment>) {
        self.segments.push(segment.into());
    }

    /// Goes back one step.
    pub fn pop(&mut self) -> Option<Segment> {
        self.segments.pop()
    }

    /// Returns the path extended by one step.
    #[must_use]
    pub fn join(&self, segment: impl Into<Segment>) -> Self {
        let mut longer = self.clone();
        longer.push(segment);
        longer
    }

    /// Returns the steps.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Tells whether this is the path to the root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.segments.is_empty()
    }
}

impl<S: Into<Segment>> FromIterator<S> for Pointer {
    fn from_iter<T: IntoIterator<Item = S>>(segments: T) -> Self {
        Self { segments: segments.into_iter().map(Into::into).collect() }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, segment) in self.segments.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) if is_word(key) => {
                    f.write_str(if place == 0 { "" } else { "." })?;
                    f.write_str(key)?;
                }
                Segment::Key(key) => write!(f, "[\"{}\"]", crate::finding::visible(key))?,
            }
        }
        Ok(())
    }
}

fn is_word(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Where a path leads in a tree.
#[derive(Clone, Copy, Debug)]
pub struct Found<'t> {
    /// The value at the end, or its nearest existing ancestor.
    pub node: &'t Node,
    /// The key under which that value stands, if it stands under one.
    pub key: Option<&'t Key>,
    /// Steps of the path that do not exist.
    pub missing: usize,
}

impl Found<'_> {
    /// Tells whether the whole path exists.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing == 0
    }

    /// Returns the best place to point at: the value if it is there, else the key of its nearest ancestor.
    #[must_use]
    pub fn span(&self) -> Span {
        match self.key {
            Some(key) if !self.is_complete() => key.span,
            _ => self.node.span,
        }
    }

    /// Returns the key's place, or the value's where there is no key.
    #[must_use]
    pub fn key_span(&self) -> Span {
        self.key.map_or(self.node.span, |key| key.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_keys_and_indices() {
        let mut pointer = Pointer::root();
        assert_eq!(pointer.to_string(), "");
        pointer.push("replaces");
        pointer.push(2);
        pointer.push("software");
        assert_eq!(pointer.to_string(), "replaces[2].software");
        assert_eq!(pointer.join("a.b\n").to_string(), "replaces[2].software[\"a.b\\u{a}\"]");
        assert_eq!(pointer.pop(), Some(Segment::from("software")));
    }
}
