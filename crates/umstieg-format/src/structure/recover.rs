//! Reading on behind syntax errors, so that one of them does not hide what is wrong elsewhere in the file.
//!
//! A file is a mapping whose fields begin at the left margin, and so do the entries of a field two columns further on. The
//! field or the entry in which the parser stops is taken out and the rest is parsed again, a few times if need be. Of what
//! was taken out only the keys are known; their values are refused, so that nothing more is said about them.

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

/// Like [`parse`](super::parse), but reads on behind syntax errors. `known` are the fields that may stand at the left margin:
/// another word there has slid out of the field before it, of which nobody knows then what else belongs to it.
pub(crate) fn parse_on(source: &Source, limits: &Limits, known: &[String]) -> Recovered {
    let Attempt { parsed: mut whole, stop } = attempt(source, limits, &[]);
    let Some(first) = stop else { return Recovered { parsed: whole, taken: Vec::new() } };
    let told = first.finding.clone();
    if source.text().len() <= LONGEST {
        let parts = Parts::of(source.text(), known);
        let recovered = beyond(source, limits, known, &first, &parts);
        let without_entries =
            || beyond(source, limits, known, &first, &Parts { entries: Vec::new(), ..parts });
        if let Some(recovered) = recovered.or_else(without_entries) {
            return recovered;
        }
    }
    whole.findings.extend(told.map(|finding| *finding));
    whole.findings.sort();
    Recovered { parsed: whole, taken: Vec::new() }
}

/// What is left of a text when the fields are taken out in which the parser stops; none if it gets nowhere.
fn beyond(
    source: &Source,
    limits: &Limits,
    known: &[String],
    first: &Stop,
    parts: &Parts,
) -> Option<Recovered> {
    let (mut taken, mut errors, mut stop) = (Vec::new(), Vec::new(), first.clone());
    for _ in 0..MOST_ERRORS {
        let (attempt, more) = parts.suspects(&stop).into_iter().find_map(|suspects| {
            let mut best: Option<(usize, Attempt, Vec<Range<usize>>)> = None;
            for suspects in suspects {
                let more = [&taken[..], &suspects].concat();
                let attempt = attempt(source, limits, &more);
                let reached = attempt.stop.as_ref().map_or(usize::MAX, |next| next.at);
                let behind = suspects.last().map_or(stop.at, |last| last.end.max(stop.at + 1));
                // Whoever takes out the wrong part does not get far.
                if reached >= behind && best.as_ref().is_none_or(|(furthest, ..)| reached > *furthest) {
                    best = Some((reached, attempt, more));
                }
            }
            best.map(|(_, attempt, more)| (attempt, more))
        })?;
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
            None => return recovered(source, parsed, errors, taken, known),
        }
    }
    None
}

/// The parts of a text that can be taken out.
struct Parts {
    /// What begins at the left margin.
    fields: Vec<Range<usize>>,
    /// What begins two columns further on, in fields with several such parts.
    entries: Vec<Range<usize>>,
}

impl Parts {
    fn of(text: &str, known: &[String]) -> Self {
        let fields = fields(text);
        let inner = |field: &Range<usize>| {
            let written = text.get(field.clone()).unwrap_or_default();
            let is_known = known.iter().any(|known| {
                written.strip_prefix(known.as_str()).is_some_and(|rest| rest.trim_start().starts_with(':'))
            });
            let entries = entries(text, field);
            if is_known && entries.len() > 1 { entries } else { Vec::new() }
        };
        let entries = fields.iter().flat_map(inner).collect();
        Self { fields, entries }
    }

    /// Parts that may be the cause of a stop. First the entry in which the parser stops or the one before it; then the field
    /// whose value is being read, which may have begun long before, or the one before a field at whose first letter the
    /// parser stops, the one in which it stops, both and all between.
    fn suspects(&self, stop: &Stop) -> [Vec<Vec<Range<usize>>>; 2] {
        let part_at = |parts: &[Range<usize>], at: usize| parts.iter().rposition(|part| part.start <= at);
        let entry = |at: usize| self.entries.get(at).filter(|entry| stop.at <= entry.end).cloned();
        let here = part_at(&self.entries, stop.at);
        let entries = [here.and_then(entry), here.and_then(|here| here.checked_sub(1)).and_then(entry)];
        let entries = entries.into_iter().flatten().map(|one| vec![one]).collect();
        let Some(here) = part_at(&self.fields, stop.at) else { return [entries, Vec::new()] };
        let begins = self.fields.get(here).is_some_and(|field| field.start == stop.at);
        let before = if begins { here.checked_sub(1) } else { None };
        let ranges = match stop.top.and_then(|top| part_at(&self.fields, top.start)).or(before) {
            Some(begun) if begun < here => vec![(begun, begun), (here, here), (begun, here)],
            _ => vec![(here, here)],
        };
        let fields = |(first, last): (usize, usize)| self.fields.get(first..=last).map(<[_]>::to_vec);
        [entries, ranges.into_iter().filter_map(fields).collect()]
    }
}

fn recovered(
    source: &Source,
    mut parsed: Parsed,
    errors: Vec<Finding>,
    mut taken: Vec<Range<usize>>,
    known: &[String],
) -> Option<Recovered> {
    let Some(Node { value: Value::Mapping(entries), span }) = &mut parsed.root else { return None };
    for part in taken.clone() {
        let keys = keys(source, &part);
        let is_entry = source.slice(Span::new(part.start, part.end)).starts_with(INDENT);
        let is_field = keys.first().is_some_and(|key| known.iter().any(|known| *known == key.text));
        let before = entries.iter_mut().rfind(|entry| entry.key.span.start < part.start);
        if is_entry {
            let Some(Entry { value: Node { value: Value::Mapping(inner), span }, .. }) = before else {
                continue;
            };
            // The line may have slid out of the entry before it.
            taken.extend(inner.iter_mut().rfind(|entry| entry.key.span.start < part.start).map(give_up));
            // One that stands further in may belong here as well.
            refuse(inner, span, keys.into_iter());
        } else {
            taken.extend(before.filter(|_| !is_field).map(give_up));
            refuse(entries, span, keys.into_iter());
        }
    }
    let end = entries.iter().map(|entry| entry.value.span.end).max().unwrap_or_default();
    *span = Span::new(span.start, span.end.max(end));
    parsed.findings.extend(errors);
    parsed.findings.sort();
    Some(Recovered { parsed, taken })
}

/// Refuses a value of which parts may be missing, and returns where it stands.
fn give_up(entry: &mut Entry) -> Range<usize> {
    entry.value.value = Value::Refused;
    entry.key.span.start..entry.value.span.end
}

/// Adds keys whose values are refused to a mapping, as far as it does not have them.
fn refuse(entries: &mut Vec<Entry>, span: &mut Span, keys: impl Iterator<Item = Key>) {
    for key in keys {
        if !entries.iter().any(|entry| entry.key.text == key.text) {
            *span = Span::new(span.start.min(key.span.start), span.end.max(key.span.end));
            let value = Node { value: Value::Refused, span: key.span };
            entries.push(Entry { key, value });
        }
    }
    entries.sort_by_key(|entry| entry.key.span.start);
}

/// How far the entries of a field stand from the left margin.
const INDENT: &str = "  ";

/// The parts of a field that begin two columns from the left margin; none if it is a list.
fn entries(text: &str, field: &Range<usize>) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = field.start;
    for line in text.get(field.clone()).unwrap_or_default().split_inclusive('\n') {
        let is_entry = line
            .strip_prefix(INDENT)
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric() || first == '"'));
        if is_entry {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([field.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
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

    /// All single letters.
    const KNOWN: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "n"];

    /// The keys at the top of what is read, those of refused values in brackets, and where the errors are.
    fn read(text: &str) -> (String, Vec<(usize, usize)>) {
        let source = Source::new("f.yaml", text);
        let Recovered { parsed, .. } = parse_on(&source, &Limits::catalogue(), &KNOWN.map(str::to_owned));
        let places =
            parsed.findings.iter().map(|found| (found.location.line, found.location.column)).collect();
        let entries = parsed.root.as_ref().and_then(Node::as_mapping).unwrap_or_default().iter();
        let shown = entries.map(|entry| match entry.value.value {
            Value::Refused => format!("[{}]", entry.key.text),
            Value::Mapping(ref inner) => {
                let inner = inner.iter().map(|entry| entry.key.text.as_str()).collect::<Vec<_>>();
                format!("{}({})", entry.key.text, inner.join(" "))
            }
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
            ("a:\n  b: {c\n  d: e\n  f g\n  h: i\nj: k\n", "a(b d f h) j", &[(2, 6), (4, 3)]),
            ("a:\n  b: c: d\n  e: f\n", "a(b e)", &[(2, 7)]),
            ("a:\n  x: 1\ny: 2\n  z: 3\nb: c\n", "[a] [y] [z] b", &[(4, 4)]),
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
