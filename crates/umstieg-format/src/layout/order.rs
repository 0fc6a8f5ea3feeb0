//! The order of keys and of lists whose order means nothing.

use super::tree::{Content, Item};
use crate::shape::Guide;

/// Brings fields into the order of the schema, ids and sets into the order of the alphabet, words of a list into the
/// order of that list. What the schema does not know stays behind what it knows, in its own order.
pub(super) fn sort(item: &mut Item<'_>, guide: Guide<'_>) {
    match &mut item.content {
        Content::Scalar { .. } => {}
        Content::Mapping(items) => {
            for item in items.iter_mut() {
                sort(item, guide.value(item.key.unwrap_or_default()));
            }
            let words = guide.key_words();
            if guide.is_by_id() {
                items.sort_by_cached_key(|item| {
                    let key = item.key.unwrap_or_default();
                    (rank(words, key), key.to_owned())
                });
            } else {
                items.sort_by_cached_key(|item| rank(guide.fields(), item.key.unwrap_or_default()));
            }
        }
        Content::List(items) => {
            for item in items.iter_mut() {
                sort(item, guide.item());
            }
            let words = guide.item().words();
            if guide.is_set() && items.iter().all(|item| matches!(item.content, Content::Scalar { .. })) {
                items.sort_by_cached_key(|item| match item.content {
                    Content::Scalar { text, .. } => (rank(words, text), text.to_owned()),
                    _ => (words.len(), String::new()),
                });
            }
        }
    }
}

/// The place of a word in its list; behind the last if it is none of them.
fn rank(words: &[String], word: &str) -> usize {
    words.iter().position(|known| known == word).unwrap_or(words.len())
}
