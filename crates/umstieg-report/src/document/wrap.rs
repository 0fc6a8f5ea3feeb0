//! Breaking lines at columns, not bytes, and never beyond the last one but for an address, which nobody can follow in
//! pieces.

use super::{Line, Style};
use crate::escape::{FIXED_SPACE, terminal};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Pieces of one printed line.
pub(super) type Row = Vec<(String, Style)>;

/// Columns that a row takes.
pub(super) fn columns(row: &Row) -> usize {
    row.iter().map(|(text, _)| text.width()).sum()
}

/// Text that sticks together.
#[derive(Default)]
struct Word {
    pieces: Row,
    width: usize,
}

impl Word {
    fn push(&mut self, text: &str, style: Style) {
        if !text.is_empty() {
            // Fixed spaces have done their work once the word is whole.
            self.pieces.push((text.replace(FIXED_SPACE, " "), style));
            self.width += text.width();
        }
    }

    /// Whether it is an address of the web, alone or in brackets.
    fn is_address(&self) -> bool {
        let text: String = self.pieces.iter().map(|(text, _)| text.as_str()).collect();
        let text = text.trim_start_matches(['<', '(']);
        text.starts_with("https://") || text.starts_with("http://")
    }
}

/// The words of a line, with links written out behind their names.
fn words(line: &Line) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    let mut take = |text: &str, style: Style| {
        let safe = terminal(text);
        for (at, part) in safe.split(' ').enumerate() {
            if at > 0 && word.width > 0 {
                words.push(std::mem::take(&mut word));
            }
            word.push(part, style);
        }
    };
    for span in &line.0 {
        take(&span.text, span.style);
        if let Some(url) = span.link.as_ref().filter(|url| **url != span.text) {
            take(&format!(" <{url}>"), Style::Quiet);
        }
    }
    if word.width > 0 {
        words.push(word);
    }
    words
}

/// Breaks a line into rows of at most `width` columns; the rows after the first are `hang` columns shorter. A row with
/// an address that is longer than that holds nothing else.
pub(super) fn wrap(line: &Line, width: usize, hang: usize) -> Vec<Row> {
    let width = width.max(1);
    let later = width.saturating_sub(hang).max(1);
    let mut rows: Vec<Row> = Vec::new();
    let mut row = Row::new();
    let mut used = 0;
    for word in words(line) {
        let limit = if rows.is_empty() { width } else { later };
        if used > 0 && used + 1 + word.width > limit {
            rows.push(std::mem::take(&mut row));
            used = 0;
        }
        if used > 0 {
            used += 1;
            append(&mut row, " ", word.pieces.first().map_or(Style::Plain, |(_, style)| *style));
        }
        let limit = if rows.is_empty() { width } else { later };
        // An address that is longer than a row has one of its own, and is not cut.
        if used + word.width <= limit || word.is_address() {
            used += word.width;
            for (text, style) in &word.pieces {
                append(&mut row, text, *style);
            }
            continue;
        }
        // A word that is longer than a row is cut where the row ends.
        for (text, style) in &word.pieces {
            for c in text.chars() {
                let limit = if rows.is_empty() { width } else { later };
                let wide = c.width().unwrap_or(0);
                if used > 0 && used + wide > limit {
                    rows.push(std::mem::take(&mut row));
                    used = 0;
                }
                used += wide;
                append(&mut row, c.encode_utf8(&mut [0; 4]), *style);
            }
        }
    }
    if !row.is_empty() || rows.is_empty() {
        rows.push(row);
    }
    rows
}

/// Adds text to a row, joined with what stands before it in the same style.
fn append(row: &mut Row, text: &str, style: Style) {
    match row.last_mut() {
        Some((last, same)) if *same == style => last.push_str(text),
        _ => row.push((text.to_owned(), style)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(line: &str, width: usize, hang: usize) -> Vec<String> {
        wrap(&Line::from(line), width, hang)
            .into_iter()
            .map(|row| row.into_iter().map(|(text, _)| text).collect())
            .collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(plain("one two three", 7, 0), ["one two", "three"]);
        assert_eq!(plain("one two three", 7, 4), ["one two", "thr", "ee"]);
        assert_eq!(plain("", 7, 0), [""]);
    }

    #[test]
    fn long_words_are_cut_and_wide_signs_count_twice() {
        assert_eq!(plain("abcdefgh", 3, 0), ["abc", "def", "gh"]);
        assert_eq!(plain("日本語", 4, 0), ["日本", "語"]);
    }

    #[test]
    fn addresses_are_never_cut_and_stand_alone_where_they_are_too_long() {
        let text = "see https://example.org/a/long/way or ask";
        assert_eq!(plain(text, 12, 0), ["see", "https://example.org/a/long/way", "or ask"]);
        let line = Line::default().link("name", "https://example.org/a/long/way").plain(".");
        let rows: Vec<String> =
            wrap(&line, 12, 2).iter().map(|row| row.iter().map(|it| it.0.as_str()).collect()).collect();
        assert_eq!(rows, ["name", "<https://example.org/a/long/way>."]);
    }

    #[test]
    fn fixed_spaces_hold_and_print_as_spaces() {
        assert_eq!(plain("kostet 1.400\u{a0}€", 9, 0), ["kostet", "1.400 €"]);
    }

    #[test]
    fn styles_do_not_change_where_lines_break() {
        let line = Line::default().plain("a").strong("b").plain(" c");
        let rows = wrap(&line, 2, 0);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], [("a".to_owned(), Style::Plain), ("b".to_owned(), Style::Strong)]);
    }
}
