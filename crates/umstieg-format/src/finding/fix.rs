//! Changes to a text that repair a finding.

use std::ops::Range;

/// Whether a fix may be applied without a person looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// It cannot change what the author meant.
    Safe,
    /// It is a guess.
    Unsafe,
}

/// One replacement in the text of the file the finding points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that are replaced.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Edit {
    /// Puts `replacement` in place of the bytes in `range`.
    #[must_use]
    pub fn new(range: Range<usize>, replacement: impl Into<String>) -> Self {
        Self { range, replacement: replacement.into() }
    }

    fn key(&self) -> (usize, usize, &str) {
        (self.range.start, self.range.end, &self.replacement)
    }
}

impl PartialOrd for Edit {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Edit {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// Edits that together repair one finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// The replacements, none overlapping another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Creates a fix that cannot change what was meant.
    #[must_use]
    pub fn safe(edit: Edit) -> Self {
        Self { safety: Safety::Safe, edits: vec![edit] }
    }

    /// Creates a fix that a person should look at.
    #[must_use]
    pub fn guess(edit: Edit) -> Self {
        Self { safety: Safety::Unsafe, edits: vec![edit] }
    }

    /// Applies several fixes to the text they were made for.
    ///
    /// A fix that overlaps an earlier one, or does not fit the text, is left out as a whole; the number
    /// of applied fixes is returned beside the new text.
    #[must_use]
    pub fn apply_all<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Self>) -> (String, usize) {
        let mut chosen: Vec<&Edit> = Vec::new();
        let mut applied = 0;
        for fix in fixes {
            let fits = fix.edits.iter().all(|edit| {
                text.get(edit.range.clone()).is_some() && !chosen.iter().any(|other| overlap(edit, other))
            });
            if fits {
                chosen.extend(&fix.edits);
                applied += 1;
            }
        }
        chosen.sort();
        let mut result = String::with_capacity(text.len());
        let mut done = 0;
        for edit in chosen {
            result.push_str(text.get(done..edit.range.start).unwrap_or_default());
            result.push_str(&edit.replacement);
            done = edit.range.end;
        }
        result.push_str(text.get(done..).unwrap_or_default());
        (result, applied)
    }
}

fn overlap(one: &Edit, other: &Edit) -> bool {
    one.range == other.range || (one.range.start < other.range.end && other.range.start < one.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_in_text_order_and_skips_overlaps() {
        let fixes = [
            Fix::safe(Edit::new(4..5, "\"b\"")),
            Fix::guess(Edit::new(0..1, "A")),
            Fix::safe(Edit::new(4..5, "again")),
            Fix::safe(Edit::new(90..91, "outside")),
        ];
        assert_eq!(Fix::apply_all("a = b;", &fixes), ("A = \"b\";".to_owned(), 2));
    }
}
