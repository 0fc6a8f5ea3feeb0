//! Syntax errors of the parser in words that tell a contributor what to do.

use saphyr_parser::ScanError;

use super::Report;
use crate::finding::{Finding, Location, rules};
use crate::source::{Source, Span};

/// What is said instead of the parser's words; the first entry contained in them counts.
const TRANSLATIONS: [(&str, &str, &str); 16] = [
    ("mapping values are not allowed", "`:` found inside a value", "put a text that contains `: ` in quotes"),
    (
        "simple key expect",
        "text without `:` found, expected `key: value`",
        "check the indentation and the colon",
    ),
    (
        "did not find expected key",
        "unexpected text found, expected a key of this mapping",
        "check the indentation",
    ),
    ("did not find expected '-'", "unexpected text found, expected a list item", "check the indentation"),
    ("unexpected end of stream", "text in quotes does not end", "add the closing quote"),
    ("unexpected document indicator", "text in quotes does not end", "add the closing quote"),
    ("indentation in quoted scalar", "text in quotes does not end on its line", "add the closing quote"),
    ("after double-quoted scalar", "text found after the closing quote", "write `\\\"` for a quote inside"),
    ("unknown escape", "unknown escape found", "write `\\\\` for a backslash, or use single quotes"),
    ("hexadecimal number", "unknown escape found", "write `\\\\` for a backslash, or use single quotes"),
    (
        "Unicode character escape",
        "unknown escape found",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    ("unexpected character", "text starts with a character that needs quotes", "put the text in quotes"),
    ("expected ',' or ']'", "list in brackets is not closed", "add `]` or a comma"),
    ("expected ',' or '}'", "mapping in braces is not closed", "add `}` or a comma"),
    ("illegal placement of ':'", "`:` found inside brackets", "close the bracket, or put the text in quotes"),
    ("invalid indentation", "unexpected indentation", "indent with two spaces a level"),
];

/// Reports a syntax error at a place.
pub(super) fn report(report: &mut Report<'_>, span: Span, error: &ScanError, depth: usize) {
    let words = error.info();
    // Every tab is found by its own rule already.
    if words.contains("tab") && report.has(&rules::TAB_CHARACTER) {
        return;
    }
    report.find(span, |source, span| {
        if words.contains("recursion limit") {
            too_deep(source, span, depth)
        } else if words.contains("unknown anchor") {
            alias(source, span)
        } else {
            // The parser waits for the colon until the next line has begun.
            let span = if words.contains("expect ':'") { line_before(source, span) } else { span };
            syntax(source.location(span), words)
        }
    });
}

/// Finds the text of the last line with text before a place.
fn line_before(source: &Source, span: Span) -> Span {
    let before = source.slice(Span::new(0, span.start)).trim_end();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(start..).unwrap_or_default();
    Span::new(before.len() - line.trim_start().len(), before.len())
}

fn syntax(location: Location, words: &str) -> Finding {
    match TRANSLATIONS.iter().find(|(part, ..)| words.contains(part)) {
        Some((_, message, help)) => Finding::new(&rules::SYNTAX, *message, location).with_help(*help),
        None => {
            let words = words.replace(['`', '\''], "\"");
            Finding::new(&rules::SYNTAX, format!("invalid YAML: {words}"), location)
        }
    }
}

/// Makes the finding for nesting without end.
pub(super) fn too_deep(source: &Source, span: Span, depth: usize) -> Finding {
    let message = format!("more than {depth} levels of lists and mappings found, expected fewer");
    Finding::new(&rules::TOO_DEEP, message, source.location(span))
}

/// Makes the finding for an alias.
pub(super) fn alias(source: &Source, span: Span) -> Finding {
    Finding::new(&rules::ALIAS, "alias found, expected the value itself", source.location(span))
        .with_help("write the value out, or put the text in quotes if it starts with `*`")
}
