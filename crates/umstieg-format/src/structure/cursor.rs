//! The way from the parser's positions to ours.

use crate::source::Span;

/// Turns the parser's positions, which count characters, into bytes.
pub(super) struct Cursor {
    length: usize,
    /// Where each character of several bytes ends: the characters up to there, and the bytes.
    wide: Vec<(usize, usize)>,
    /// How many of them lie before the last position; the next one is nearly always close to it.
    passed: usize,
}

impl Cursor {
    /// The way through a text, from its start.
    pub(super) fn new(text: &str) -> Self {
        let mut wide = Vec::new();
        let mut more = 0;
        // The first byte of a character of several tells how many they are.
        for (at, first) in text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xc0) {
            let character = at - more;
            more += first.leading_ones() as usize - 1;
            wide.push((character + 1, character + 1 + more));
        }
        Self { length: text.len(), wide, passed: 0 }
    }

    /// A span in bytes.
    pub(super) fn span(&mut self, span: saphyr_parser::Span) -> Span {
        let start = self.seek(span.start.index());
        Span::new(start, self.seek(span.end.index()))
    }

    /// The byte at which a character begins; beyond the last one, the end.
    pub(super) fn seek(&mut self, character: usize) -> usize {
        while self.wide.get(self.passed).is_some_and(|(end, _)| *end <= character) {
            self.passed += 1;
        }
        loop {
            let Some(last) = self.passed.checked_sub(1) else { return character.min(self.length) };
            match self.wide.get(last) {
                Some((end, byte)) if *end <= character => return (byte + character - end).min(self.length),
                _ => self.passed = last,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_told_in_any_order() {
        for text in ["", "plain", "ä", "a€😀b", "😀x\n- ü: \u{feff}z€"] {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len(); 2]).collect();
            let mut cursor = Cursor::new(text);
            for (character, byte) in places.iter().enumerate().chain(places.iter().enumerate().rev()) {
                assert_eq!(cursor.seek(character), *byte, "{character} in {text:?}");
                assert_eq!(cursor.seek(0), 0);
            }
        }
    }
}
