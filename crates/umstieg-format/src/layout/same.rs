//! Whether a file says the same after it was laid out.

use super::comments::{self, Comment};
use crate::limits::Limits;
use crate::shape::Guide;
use crate::source::Source;
use crate::structure::{Node, Plain, Style, Value, parse};

/// Compares data and comments of a file with those of its new text.
pub(super) fn same(
    root: &Node,
    comments: &[Comment<'_>],
    laid: &Source,
    guide: Guide<'_>,
    limits: &Limits,
) -> bool {
    let parsed = parse(laid, limits);
    let Some(new) = parsed.root.filter(|_| parsed.findings.is_empty()) else { return false };
    let sorted = |comments: &[Comment<'_>]| {
        let mut texts: Vec<String> = comments.iter().map(|comment| comment.text.to_owned()).collect();
        texts.sort();
        texts
    };
    equal(root, &new, guide) && sorted(comments) == sorted(&comments::find(laid.text(), &new))
}

/// Whether two trees hold the same data; the order of keys means nothing, nor does that of sets.
fn equal(one: &Node, other: &Node, guide: Guide<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar { text, style }, Value::Scalar { text: other_text, style: other_style }) => {
            text == other_text && kind(text, *style) == kind(other_text, *other_style)
        }
        (Value::Sequence(items), Value::Sequence(others)) => {
            let inner = guide.item();
            let texts = |items: &[Node]| -> Option<Vec<String>> {
                let mut texts: Vec<String> =
                    items.iter().map(|item| item.as_text().map(str::to_owned)).collect::<Option<_>>()?;
                texts.sort();
                Some(texts)
            };
            let in_order =
                items.len() == others.len() && items.iter().zip(others).all(|(a, b)| equal(a, b, inner));
            in_order || (guide.is_set() && texts(items).is_some() && texts(items) == texts(others))
        }
        (Value::Mapping(entries), Value::Mapping(others)) => {
            entries.len() == others.len()
                && entries.iter().all(|entry| {
                    let key = &entry.key.text;
                    other.get(key).is_some_and(|value| equal(&entry.value, value, guide.value(key)))
                })
        }
        _ => false,
    }
}

/// What a text is taken for, as far as it is not simply text.
fn kind(text: &str, style: Style) -> Option<Plain> {
    match Plain::of(text) {
        Plain::Text | Plain::Date | Plain::Ambiguous => None,
        plain => (style == Style::Plain).then_some(plain),
    }
}
