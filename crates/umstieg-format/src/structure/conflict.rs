//! Lines that version control leaves in a file when two changes collide.

use super::Report;
use crate::finding::{Finding, rules};
use crate::message;
use crate::source::Span;
use std::ops::Range;

/// How the lines begin around the two sides of a conflict.
const AROUND: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// Finds the lines, which are no YAML, and returns them: both sides are read without them.
pub(super) fn check(report: &mut Report<'_>) -> Vec<Range<usize>> {
    let text = report.source().text();
    if !AROUND.iter().all(|mark| text.contains(mark)) {
        return Vec::new();
    }
    let mut marks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_mark = AROUND.iter().any(|mark| line.starts_with(mark));
        let is_between = line.trim_end() == "=======" || line.starts_with("||||||| ");
        if is_mark || is_between {
            marks.push(at..at + line.len());
        }
        at += line.len();
    }
    for mark in &marks {
        report.find(Span::new(mark.start, mark.end), |source, span| {
            let message = message!(
                en: "line of two changes that collide found, expected one of both";
                de: "Zeile zweier kollidierender Änderungen gefunden, erwartet wird eine von beiden"
            );
            Finding::new(&rules::SYNTAX, message, source.location(source.first_line(span))).with_help(
                message!(
                    en: "keep what is right of both sides, and delete this line";
                    de: "von beiden Seiten behalten, was stimmt, und diese Zeile löschen"
                ),
            )
        });
    }
    marks
}
