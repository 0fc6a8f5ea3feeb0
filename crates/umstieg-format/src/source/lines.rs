//! The index from byte offsets to lines and columns, built when first asked for.

use std::ops::Range;
use std::sync::OnceLock;

/// Distance of the marks between which characters are counted, so that one very long line does not
/// make every position expensive.
const STRIDE: usize = 4096;

/// Starts of lines and, at every stride, the characters before it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    starts: OnceLock<Vec<usize>>,
    marks: OnceLock<Vec<usize>>,
}

impl Lines {
    /// Returns line and column of an offset, both from one.
    pub(super) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = floor(text, offset);
        let starts = self.starts(text);
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        (line, 1 + self.characters(text, start, offset))
    }

    /// Returns the offset of a line and column, or the nearest one before it.
    pub(super) fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let Some(range) = self.range(text, line) else {
            return if line == 0 { 0 } else { text.len() };
        };
        let (start, mut left) = self.skip(text, range.clone(), column.saturating_sub(1));
        let content = text.get(start..range.end).unwrap_or_default();
        let content = content.strip_suffix('\n').unwrap_or(content);
        let mut characters = content.char_indices();
        while left > 0 && characters.next().is_some() {
            left -= 1;
        }
        start + characters.offset().min(content.len())
    }

    /// Goes into a long line as far as there are marks, and returns where that is and how many characters are left to go.
    fn skip(&self, text: &str, line: Range<usize>, characters: usize) -> (usize, usize) {
        if line.len() <= STRIDE {
            return (line.start, characters);
        }
        let wanted = self.characters_before(text, line.start).saturating_add(characters);
        let marks = self.marks(text);
        let mark = marks.partition_point(|before| *before <= wanted).saturating_sub(1);
        // A mark may lie within a character, which counts as one before it.
        let at = (mark * STRIDE..line.end).find(|at| text.is_char_boundary(*at));
        match at.filter(|at| *at > line.start) {
            Some(at) => (at, wanted - marks.get(mark).copied().unwrap_or_default()),
            None => (line.start, characters),
        }
    }

    /// Returns the bytes of a line with its end.
    pub(super) fn range(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let starts = self.starts(text);
        let start = *starts.get(line.checked_sub(1)?)?;
        Some(start..starts.get(line).copied().unwrap_or(text.len()))
    }

    fn starts(&self, text: &str) -> &[usize] {
        self.starts.get_or_init(|| {
            let after = text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        })
    }

    /// Counts the characters between two offsets.
    fn characters(&self, text: &str, start: usize, end: usize) -> usize {
        // Nearly every line is shorter than the way from its start to a mark.
        if end.saturating_sub(start) <= STRIDE {
            return count(text.as_bytes().get(start..end).unwrap_or_default());
        }
        self.characters_before(text, end).saturating_sub(self.characters_before(text, start))
    }

    /// Counts the characters before an offset.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let mark = offset / STRIDE;
        let rest = text.as_bytes().get(mark * STRIDE..offset).unwrap_or_default();
        self.marks(text).get(mark).copied().unwrap_or_default() + count(rest)
    }

    /// The characters before each mark.
    fn marks(&self, text: &str) -> &[usize] {
        self.marks.get_or_init(|| {
            let mut total = 0;
            let mut marks = vec![0];
            for chunk in text.as_bytes().chunks_exact(STRIDE) {
                total += count(chunk);
                marks.push(total);
            }
            marks
        })
    }
}

/// Counts the bytes that begin a character.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// Returns the offset or the start of the character it lies in.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "ä€x\n".repeat(3000) + &"ß".repeat(5000);
        let lines = Lines::default();
        for (offset, _) in text.char_indices().step_by(97) {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(lines.position(&text, offset), (line, column));
            assert_eq!(lines.offset(&text, line, column), offset);
        }
        let (first, last) = (3000 * "ä€x\n".len(), text.len());
        for (column, offset) in [(0, first), (1, first), (5001, last), (5002, last), (usize::MAX, last)] {
            assert_eq!(lines.offset(&text, 3001, column), offset, "{column}");
        }
    }
}
