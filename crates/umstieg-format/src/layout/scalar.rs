//! How one text is written.

use crate::finding::is_hidden;
use crate::shape::Writing;
use crate::structure::{Plain, Style};

/// Writes a value on one line, with quotes where its kind or its characters ask for them. What it means stays: a number
/// without quotes gets none, even where a text is expected.
pub(super) fn inline(text: &str, style: Style, writing: Writing) -> String {
    let is_plain = style == Style::Plain;
    let meaning = Plain::of(text);
    let is_text = !is_plain || matches!(meaning, Plain::Text | Plain::Date | Plain::Ambiguous);
    if !is_text {
        return text.to_owned();
    }
    let bare = match writing {
        Writing::Prose => false,
        Writing::Word => is_word(text),
        Writing::Date => is_word(text) || meaning == Plain::Date,
        Writing::Unknown => is_plain && is_word(text),
    };
    if bare { text.to_owned() } else { quoted(text) }
}

/// Writes a key.
pub(super) fn key(text: &str) -> String {
    if is_word(text) { text.to_owned() } else { quoted(text) }
}

/// The lines of a text with line breaks, if it can be written as a block after `|` or `|-`.
pub(super) fn block(text: &str) -> Option<(&'static str, Vec<&str>)> {
    let (mark, body) = match text.strip_suffix('\n') {
        Some(body) => ("|", body),
        None => ("|-", text),
    };
    let lines: Vec<&str> = body.split('\n').collect();
    let fits =
        |line: &&str| !line.chars().any(|c| c.is_control() || is_hidden(c)) && *line == line.trim_end();
    let first = lines.first()?;
    let last = lines.last()?;
    (lines.len() > 1
        && !first.is_empty()
        && !last.is_empty()
        && !first.starts_with(' ')
        && lines.iter().all(fits))
    .then_some((mark, lines))
}

/// Whether a text is text for every reader of YAML without quotes, in brackets too.
fn is_word(text: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_alphanumeric() || "._+/-".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(is_inner)
        && Plain::of(text) == Plain::Text
}

/// In double quotes; what cannot be seen is written as an escape.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() || is_hidden(c) || ('\u{2028}'..='\u{2029}').contains(&c) => {
                let code = u32::from(c);
                quoted.push_str(&if code <= 0xffff {
                    format!("\\u{code:04x}")
                } else {
                    format!("\\U{code:08x}")
                });
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
