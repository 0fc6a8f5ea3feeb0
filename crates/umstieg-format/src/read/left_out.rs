//! A tree without the parts that are wrong, so that the rest of a file can be checked all the same.
//!
//! What a finding points at is left out: a value with its key, an item of a list. Where that was needed, what holds it is
//! found to be incomplete in the next round and left out too, until the rest fits its schema. Nodes keep their
//! places, so findings about the rest point at the file as it is written.

use crate::finding::Location;
use crate::shape::Shape;
use crate::source::{Source, Span};
use crate::structure::{Node, Value};

/// Rounds after which a file is given up: what is wrong deeper than that leaves nothing to check.
const ROUNDS: usize = 12;

/// What of a tree fits its shape without the parts that findings point at; `None` if nothing whole is left.
///
/// `lend` adds what a tree may be lent before it is held against its shape; none of it is in the answer.
pub(super) fn without_broken(
    root: &Node,
    shape: &Shape,
    source: &Source,
    mut found: Vec<Location>,
    lend: impl Fn(&Node) -> Node,
) -> Option<Node> {
    let mut left = root.clone();
    for _ in 0..ROUNDS {
        let places = Places { source, found: &found };
        left = places.without(&left)?;
        found = shape.check(&lend(&left), source).into_iter().map(|finding| finding.location).collect();
        if found.is_empty() {
            return Some(left);
        }
    }
    None
}

/// Where something is wrong.
struct Places<'a> {
    source: &'a Source,
    found: &'a [Location],
}

impl Places<'_> {
    /// A node without what is wrong in it; `None` if it is wrong itself.
    fn without(&self, node: &Node) -> Option<Node> {
        if !self.touch(node.span) && is_read(node) {
            return Some(node.clone());
        }
        let value = match &node.value {
            Value::Scalar { .. } | Value::Refused => return None,
            Value::Sequence(items) => {
                let left: Vec<Node> = items.iter().filter_map(|item| self.without(item)).collect();
                (left.len() < items.len() || !self.begin(node)).then_some(Value::Sequence(left))?
            }
            Value::Mapping(entries) => {
                let mut left = Vec::new();
                for entry in entries.iter().filter(|entry| !self.touch(entry.key.span)) {
                    if let Some(value) = self.without(&entry.value) {
                        left.push(crate::structure::Entry { key: entry.key.clone(), value });
                    }
                }
                // What is missing is told where the mapping begins, which may be its first key.
                (left.len() < entries.len() || !self.begin(node)).then_some(Value::Mapping(left))?
            }
        };
        Some(Node { value, span: node.span })
    }

    /// Whether something in a span is wrong.
    fn touch(&self, span: Span) -> bool {
        let place = self.source.location(span);
        let (from, to) = ((place.line, place.column), (place.end_line, place.end_column));
        // An empty value stands where it begins.
        self.found.iter().map(|at| (at.line, at.column)).any(|at| at == from || (from < at && at < to))
    }

    /// Whether something is wrong that is told where a node begins.
    fn begin(&self, node: &Node) -> bool {
        let place = self.source.location(node.span);
        self.found.iter().any(|at| (at.line, at.column) == (place.line, place.column))
    }
}

/// Whether nothing in a node has been refused.
fn is_read(node: &Node) -> bool {
    match &node.value {
        Value::Scalar { .. } => true,
        Value::Refused => false,
        Value::Sequence(items) => items.iter().all(is_read),
        Value::Mapping(entries) => entries.iter().all(|entry| is_read(&entry.value)),
    }
}
