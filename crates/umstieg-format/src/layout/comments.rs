//! Comments: what stands in a file between its keys and values.

use crate::structure::{Node, Style, Value};

/// A comment with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Comment<'t> {
    /// Byte at which it starts.
    pub(super) at: usize,
    /// Its text from the `#` on, without white space at the end.
    pub(super) text: &'t str,
    /// Column at which it starts, from zero, in characters.
    pub(super) column: usize,
    /// Whether nothing but white space stands before it on its line.
    pub(super) is_alone: bool,
}

/// Finds every comment, in order. Outside of keys and scalars nothing but a comment has a `#`.
pub(super) fn find<'t>(text: &'t str, root: &Node) -> Vec<Comment<'t>> {
    let mut taken = Vec::new();
    spans(text, root, &mut taken);
    let mut found = Vec::new();
    let mut at = 0;
    for (start, end) in taken.into_iter().chain([(text.len(), text.len())]) {
        gap(text, at, start, &mut found);
        at = at.max(end);
    }
    found
}

/// Bytes of keys and scalars, in order.
fn spans(text: &str, node: &Node, taken: &mut Vec<(usize, usize)>) {
    match &node.value {
        Value::Scalar { style: Style::Block, .. } => {
            // The line of the `|` or `>` may end with a comment; a span that begins there has something before it.
            let block = text.get(node.span.start..node.span.end).unwrap_or_default();
            let before =
                text.get(..node.span.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
            let has_mark = block.starts_with(['|', '>']) && !before.trim().is_empty();
            let line = if has_mark { block.find('\n').unwrap_or(0) } else { 0 };
            taken.push((node.span.start + line, node.span.end));
        }
        Value::Scalar { .. } | Value::Refused => taken.push((node.span.start, node.span.end)),
        Value::Sequence(items) => items.iter().for_each(|item| spans(text, item, taken)),
        Value::Mapping(entries) => {
            for entry in entries {
                taken.push((entry.key.span.start, entry.key.span.end));
                spans(text, &entry.value, taken);
            }
        }
    }
}

fn gap<'t>(text: &'t str, start: usize, end: usize, found: &mut Vec<Comment<'t>>) {
    let mut at = start;
    while let Some(step) = text.get(at..end).and_then(|gap| gap.find('#')) {
        let begin = at + step;
        let rest = text.get(begin..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let before = text.get(..begin).unwrap_or_default();
        let before = before.rfind('\n').map_or(before, |line| before.get(line + 1..).unwrap_or_default());
        found.push(Comment {
            at: begin,
            text: line.trim_end(),
            column: before.chars().count(),
            is_alone: before.trim().is_empty(),
        });
        at = begin + line.len();
    }
}
