//! The lines of a file that findings point at, with hidden characters made visible and positions moved along.

use std::ops::Range;
use umstieg_format::finding::{Location, visible};
use umstieg_format::source::Source;

/// Longest line shown; what lies beyond is cut, so that one hostile line cannot fill a terminal.
const WIDEST: usize = 400;

/// Lines of one file, ready to be shown.
pub(super) struct Excerpt {
    /// Number of its first line.
    pub(super) first_line: usize,
    /// Its lines; those that nobody points at are empty.
    pub(super) text: String,
    /// Byte ranges in `text`, one for each location that was asked for.
    pub(super) ranges: Vec<Range<usize>>,
}

impl Excerpt {
    /// Cuts the lines out of a source that the locations point at; the first lines of long stretches.
    pub(super) fn of(source: &Source, locations: &[&Location]) -> Self {
        let first_line = locations.iter().map(|location| location.line).min().unwrap_or(1);
        let last_line = locations.iter().map(|location| location.line).max().unwrap_or(1);
        let mut text = String::new();
        let mut ranges = vec![0..0; locations.len()];
        for number in first_line..=last_line {
            let line = source.line(number).unwrap_or_default();
            let near = locations.iter().any(|location| location.line.abs_diff(number) <= 1);
            for (range, location) in ranges.iter_mut().zip(locations) {
                if location.line == number {
                    let start = text.len() + shown_width(line, location.column);
                    let end = if location.end_line == number { location.end_column } else { usize::MAX };
                    let end = text.len() + shown_width(line, end);
                    *range = start..end.max(start);
                }
            }
            if near {
                text.push_str(&shown(line));
            }
            text.push('\n');
        }
        Self { first_line, text, ranges }
    }
}

/// A line as it is shown.
fn shown(line: &str) -> String {
    let cut: String = line.chars().take(WIDEST).collect();
    visible(&cut).into_owned()
}

/// Bytes of a line as shown, before a column.
fn shown_width(line: &str, column: usize) -> usize {
    let before: String = line.chars().take(column.saturating_sub(1).min(WIDEST)).collect();
    visible(&before).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::source::Span;

    #[test]
    fn positions_move_along_with_escapes() {
        let source = Source::new("a.yaml", "x\n\u{1b}[2J: bad\ny\n");
        let at = source.text().find("bad").unwrap();
        let location = source.location(Span::new(at, at + 3));
        let excerpt = Excerpt::of(&source, &[&location]);
        assert_eq!((excerpt.first_line, excerpt.text.as_str()), (2, "\\u{1b}[2J: bad\n"));
        assert_eq!(&excerpt.text[excerpt.ranges[0].clone()], "bad");
    }

    #[test]
    fn lines_nobody_points_at_are_empty() {
        let source = Source::new("a.yaml", "a\nb\nc\nd\ne\nf\n");
        let at = |offset| source.location(Span::new(offset, offset + 1));
        let excerpt = Excerpt::of(&source, &[&at(10), &at(0)]);
        assert_eq!(excerpt.text, "a\nb\n\n\ne\nf\n");
        assert_eq!(&excerpt.text[excerpt.ranges[0].clone()], "f");
    }
}
