//! What stands on lines of its own though it would fit on one, and the other way round.
//!
//! A path is the keys that lead to a value; `*` stands for an id, `-` for an item of a list.

use crate::kind::{EntryKind, FileKind};
use crate::shape::Guide;

/// How a collection is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// A line for each key or item.
    Lines,
    /// One line, however long it is.
    OneLine,
    /// One line if it fits.
    Fit,
}

/// Groups of fields that grow, and whose lines are changed one by one.
const LINES: &[(FileKind, &[&str])] = &[
    (FileKind::Software, &["replaces", "-"]),
    (FileKind::Funding, &["eligibility"]),
    (FileKind::Inventory, &["organisation"]),
    (FileKind::Inventory, &["planning"]),
    (FileKind::Inventory, &["capacity"]),
    (FileKind::Inventory, &["policy"]),
];

/// The habit of a collection at a path.
pub(super) fn habit(kind: FileKind, path: &[&str], guide: Guide<'_>) -> Habit {
    // A source is a line of its own: its address cannot be broken anyway.
    if let ["evidence", "*"] = path {
        return Habit::OneLine;
    }
    let is_statement = guide.fields() == ["de", "en"];
    if is_statement {
        // Names of words are short; sentences in two languages are read one below the other.
        let is_name = kind.place().0 == "vocabulary" || kind == FileKind::Manifest;
        return if is_name && matches!(path.last(), Some(&"name" | &"title")) {
            Habit::Fit
        } else {
            Habit::Lines
        };
    }
    let is_word = match path {
        [list, "*"] => EntryKind::of(kind).and_then(EntryKind::list) == Some(list),
        _ => false,
    };
    let is_group = match path {
        [] => true,
        [_] => guide.is_by_id() || !guide.item().fields().is_empty(),
        _ => false,
    };
    if is_word || is_group || LINES.contains(&(kind, path)) { Habit::Lines } else { Habit::Fit }
}
