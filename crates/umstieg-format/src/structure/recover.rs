//! Reading on behind syntax errors, so that one of them does not hide what is wrong elsewhere in the file.
//!
//! A file is a mapping whose fields begin at the left margin. The field in which the parser stops is taken out and the
//! rest is parsed again, a few times if need be. Of what was taken out only the keys are known; their values are refused,
//! so that nothing more is said about them.

use super::build::Stop;
use super::{Attempt, Entry, Key, Node, Parsed, Style, Value, attempt};
use crate::finding::{Finding, rules};
use crate::limits::Limits;
use crate::source::{Source, Span};
use std::borrow::Cow;
use std::ops::Range;

/// Syntax errors told of one file; somebody with more of them has pasted something else.
const MOST_ERRORS: usize = 5;

/// Longest text in bytes that is read again; programs write longer ones, and few syntax errors.
const LONGEST: usize = 1024 * 1024;

/// What is known of a file beyond its syntax errors.
pub(crate) struct Recovered {
    /// The tree and the findings.
    pub(crate) parsed: Parsed,
    /// Parts of the text that were taken out.
    pub(crate) taken: Vec<Range<usize>>,
}

/// Like [`parse`](super::parse), but reads on behind syntax errors.
pub(crate) fn parse_on(source: &Source, limits: &Limits) -> Recovered {
    let Attempt { parsed: mut whole, stop } = attempt(source, limits, &[]);
    let Some(first) = stop else { return Recovered { parsed: whole, taken: Vec::new() } };
    let told = first.finding.clone();
    if source.text().len() <= LONGEST
        && let Some(recovered) = beyond(source, limits, first)
    {
        return recovered;
    }
    whole.findings.extend(told.map(|finding| *finding));
    whole.findings.sort();
    Recovered { parsed: whole, taken: Vec::new() }
}

/// What is left of a text when the fields are taken out in which the parser stops; none if it gets nowhere.
fn beyond(source: &Source, limits: &Limits, first: Stop) -> Option<Recovered> {
    let fields = fields(source.text());
    let (mut taken, mut errors, mut stop) = (Vec::new(), Vec::new(), first);
    for _ in 0..MOST_ERRORS {
        let mut best: Option<(usize, Attempt, Vec<Range<usize>>)> = None;
        for suspects in suspects(&fields, &stop) {
            let more = [&taken[..], fields.get(suspects)?].concat();
            let attempt = attempt(source, limits, &more);
            let reached = attempt.stop.as_ref().map_or(usize::MAX, |next| next.at);
            // Whoever takes out the wrong field does not get far.
            if reached > best.as_ref().map_or(stop.at, |(furthest, ..)| *furthest) {
                best = Some((reached, attempt, more));
            }
        }
        let (_, attempt, more) = best?;
        // A tab in what was taken out says why nothing could be read behind it.
        let is_tab = |found: &Finding| {
            let at = source.span(&found.location).start;
            found.rule == rules::TAB_CHARACTER.id
                && more.iter().any(|part| part.contains(&at) && !taken.contains(part))
        };
        if !attempt.parsed.findings.iter().any(is_tab) {
            errors.extend(stop.finding.map(|finding| *finding));
        }
        taken = more;
        let Attempt { parsed, stop: next } = attempt;
        match next {
            Some(next) => stop = next,
            None => return recovered(source, parsed, errors, taken),
        }
    }
    None
}

/// Fields that may be the cause of a stop, by their indices, the likeliest first: the one whose value is being read, which may
/// have begun long before, or the one before a field at whose first letter the parser stops; the one in which it stops;
/// both and all between.
fn suspects(fields: &[Range<usize>], stop: &Stop) -> Vec<Range<usize>> {
    let field_at = |at: usize| fields.iter().rposition(|field| field.start <= at);
    let Some(here) = field_at(stop.at) else { return Vec::new() };
    let begins = fields.get(here).is_some_and(|field| field.start == stop.at);
    let before = if begins { here.checked_sub(1) } else { None };
    match stop.top.and_then(|top| field_at(top.start)).or(before) {
        Some(begun) if begun < here => vec![begun..begun + 1, here..here + 1, begun..here + 1],
        _ => std::iter::once(here..here + 1).collect(),
    }
}

fn recovered(
    source: &Source,
    mut parsed: Parsed,
    errors: Vec<Finding>,
    taken: Vec<Range<usize>>,
) -> Option<Recovered> {
    let Some(Node { value: Value::Mapping(entries), span }) = &mut parsed.root else { return None };
    for key in taken.iter().flat_map(|part| keys(source, part)) {
        if !entries.iter().any(|entry| entry.key.text == key.text) {
            *span = Span::new(span.start.min(key.span.start), span.end.max(key.span.end));
            let value = Node { value: Value::Refused, span: key.span };
            entries.push(Entry { key, value });
        }
    }
    entries.sort_by_key(|entry| entry.key.span.start);
    parsed.findings.extend(errors);
    parsed.findings.sort();
    Some(Recovered { parsed, taken })
}

/// The parts of a text that begin at the left margin. A list may stand there below its key, and a bracket may end there.
fn fields(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_field = line.starts_with(|first: char| !first.is_whitespace() && !"#-]}".contains(first));
        let is_first = starts.is_empty() && !line.trim().is_empty() && !line.starts_with('#');
        if is_field || is_first {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Words in a part of a text that may be keys at the top of the file.
fn keys(source: &Source, part: &Range<usize>) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut at = part.start;
    for line in source.slice(Span::new(part.start, part.end)).split_inclusive('\n') {
        let word = line.trim_start().trim_start_matches(['"', '\'']);
        let start = at + line.len() - word.len();
        let length = word.find(|c: char| !(c.is_alphanumeric() || "_-".contains(c))).unwrap_or(word.len());
        let (word, rest) = word.split_at(length);
        let is_key = rest.trim_start_matches(['"', '\'', ' ']).starts_with(':') || at == part.start;
        if is_key && !word.is_empty() {
            keys.push(Key { text: word.into(), span: Span::new(start, start + length), style: Style::Plain });
        }
        at += line.len();
    }
    keys
}

/// A text with comments in place of some parts of it; every position stays.
pub(super) fn without<'t>(text: Cow<'t, str>, taken: &[Range<usize>]) -> Cow<'t, str> {
    if taken.is_empty() {
        return text;
    }
    let mut left = String::with_capacity(text.len());
    let mut is_first = true;
    for (at, character) in text.char_indices() {
        let is_taken = taken.iter().any(|part| part.contains(&at));
        left.push(match character {
            '\n' => '\n',
            _ if !is_taken => character,
            _ if is_first => '#',
            _ => ' ',
        });
        is_first = character == '\n';
    }
    Cow::Owned(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys at the top of what is read, those of refused values in brackets, and where the errors are.
    fn read(text: &str) -> (String, Vec<(usize, usize)>) {
        let source = Source::new("f.yaml", text);
        let Recovered { parsed, .. } = parse_on(&source, &Limits::catalogue());
        let places =
            parsed.findings.iter().map(|found| (found.location.line, found.location.column)).collect();
        let entries = parsed.root.as_ref().and_then(Node::as_mapping).unwrap_or_default().iter();
        let shown = entries.map(|entry| match entry.value.value {
            Value::Refused => format!("[{}]", entry.key.text),
            _ => entry.key.text.to_string(),
        });
        (shown.collect::<Vec<_>>().join(" "), places)
    }

    #[test]
    fn what_stands_beside_a_syntax_error_is_read() {
        for (text, keys, places) in [
            ("a: b: c\nd: e\n", "[a] d", &[(1, 5)][..]),
            ("d: e\na: b: c", "d [a]", &[(2, 5)]),
            ("a: [b,\n  c\nd: e\nf: g\n", "[a] d f", &[(1, 4)]),
            ("a: {b: c\nd: e\n", "[a] d", &[(1, 4)]),
            ("a: \"b\nc: d\ne: f\n", "[a] c e", &[(1, 4)]),
            ("a: ü\nb c\nd: €\ne: f: g\nh: 1\n", "a [b] d [e] h", &[(2, 1), (4, 5)]),
            ("a:\n  - b\n c: d\ne: f\n", "[a] [c] e", &[(3, 2)]),
            ("a: |\n  x: y: z\nb: c: d\n", "a [b]", &[(3, 5)]),
            ("# x\n\ta: b\nc: d\n", "[a] c", &[(2, 1)]),
        ] {
            assert_eq!(read(text), (keys.to_owned(), places.to_vec()), "{text:?}");
        }
    }

    #[test]
    fn where_nothing_else_can_be_read_the_first_error_is_told() {
        let many = (0..9).map(|key| format!("k{key}: b: c\n")).collect::<String>() + "x: y\n";
        for text in ["a: b: c\n", "[a, b\n", "a: [b\n", "\"a\n", many.as_str()] {
            let (keys, places) = read(text);
            assert_eq!((keys.as_str(), places.len()), ("", 1), "{text:?}");
        }
    }
}
