//! Whatever the bytes: no panic, positions that fit the text, and the same values as the typed reader.

use proptest::prelude::*;

use super::*;

/// A file with a bit of everything, to be broken.
const SEED: &str = "id: a\nname: \"Über: x\"\nlist:\n  - a b\n  - {b: c, d: [e, 'f']}\n  - k: 1.10\n    m: |\n      text\n\n      \
                    more\nfold: >-\n  x\n  y\n# end\n? q\n: - 1\n  - \"\\u00e4\\n\"\nlast: 2027-01-01 # c\n";

/// Pieces that mean something in YAML.
const PIECES: [&str; 34] = [
    "\n", "  ", " ", "- ", "? ", ": ", ":", "[", "]", "{", "}", ",", "\"", "'", "|\n", ">-\n", "# ", "&a ",
    "*a", "!t ", "<<: ", "%", "---\n", "...\n", "\t", "\r\n", "\r", "~", "a", "1", "ä", "\u{202e}",
    "\u{feff}", "\\",
];

fn read(text: &str) -> Parsed {
    let source = Source::new("f.yaml", text);
    let parsed = parse(&source, &Limits::catalogue());
    let Recovered { parsed: beyond, .. } =
        parse_on(&source, &Limits::catalogue(), &["name".to_owned(), "list".to_owned()]);
    assert_eq!(parsed.findings.is_empty(), beyond.findings.is_empty(), "{text:?}");
    if let Some(root) = &beyond.root {
        check_spans(root, &source, Span::new(0, text.len()));
    }
    for finding in parsed.findings.iter().chain(&beyond.findings) {
        let place = &finding.location;
        assert!(place.line >= 1 && place.column >= 1, "{finding}");
        assert!((place.line, place.column) <= (place.end_line, place.end_column), "{finding}");
        assert!(place.line <= text.split('\n').count(), "{finding} in {text:?}");
    }
    if let Some(root) = &parsed.root {
        check_spans(root, &source, Span::new(0, text.len()));
    }
    parsed
}

fn check_spans(node: &Node, source: &Source, within: Span) {
    let text = source.text();
    assert!(text.get(node.span.range()).is_some(), "{:?} in {text:?}", node.span);
    assert!(
        within.start <= node.span.start && node.span.end <= within.end,
        "{node:?} in {within:?} of {text:?}"
    );
    match &node.value {
        Value::Scalar { text: value, style: Style::Plain }
            if !value.contains(' ') && !source.slice(node.span).contains(['\n', '\r']) =>
        {
            let written = source.slice(node.span);
            assert!(
                written == value || written.starts_with(['&', '!']),
                "{written:?} is {value:?} in {text:?}"
            );
        }
        Value::Scalar { .. } | Value::Refused => {}
        Value::Sequence(items) => items.iter().for_each(|item| check_spans(item, source, node.span)),
        Value::Mapping(entries) => {
            for entry in entries {
                assert!(text.get(entry.key.span.range()).is_some());
                check_spans(&entry.value, source, node.span);
            }
        }
    }
}

/// Compares a tree with what the typed reader makes of the same text.
fn same(node: &Node, read: &serde_yaml::Value) -> bool {
    use serde_yaml::Value as Read;
    match (&node.value, read) {
        (Value::Sequence(items), Read::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(item, other))
        }
        (Value::Mapping(entries), Read::Mapping(others)) => {
            entries.len() == others.len()
                && entries
                    .iter()
                    .all(|entry| others.get(entry.key.text.as_str()).is_some_and(|v| same(&entry.value, v)))
        }
        (Value::Scalar { text, style: Style::Plain }, read) => match (Plain::of(text), read) {
            (Plain::Boolean(value), Read::Bool(other)) => value == *other,
            (Plain::Integer(_) | Plain::Float(_), Read::Number(_)) => true,
            (_, Read::String(other)) => text == other,
            _ => false,
        },
        (Value::Scalar { text, .. }, Read::String(other)) => text == other,
        _ => false,
    }
}

/// What the parser makes of an input, up to its first error.
fn events<I: saphyr_parser::Input>(input: I) -> Vec<String> {
    let mut parser = saphyr_parser::Parser::new(input);
    let mut events = Vec::new();
    while let Some(event) = parser.next_event() {
        events.push(format!("{event:?}"));
        if event.is_err() {
            break;
        }
    }
    events
}

fn check_agreement(text: &str) {
    assert_eq!(events(input::Text::new(text)), events(saphyr_parser::StrInput::new(text)), "in {text:?}");
    let parsed = read(text);
    // A file that is one text is no file of any format, and the readers disagree about comments in it.
    if let (Some(root), []) = (&parsed.root, parsed.findings.as_slice())
        && root.as_text().is_none()
        && let Ok(typed) = serde_yaml::from_str::<serde_yaml::Value>(text)
    {
        assert!(same(root, &typed), "{root:?}\n{typed:?}\nin {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(source) = Source::from_bytes("f", bytes, &Limits::catalogue()) {
            read(source.text());
        }
    }

    #[test]
    fn any_text(text in "\\PC{0,80}") {
        check_agreement(&text);
    }

    #[test]
    fn pieces_of_yaml(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40)) {
        check_agreement(&pieces.concat());
    }

    #[test]
    fn broken_files(edits in proptest::collection::vec((0..SEED.len(), 0..4_usize, proptest::sample::select(&PIECES[..])), 1..6)) {
        let mut text = SEED.to_owned();
        for (at, cut, piece) in edits {
            let start = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let end = (start + cut..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            text.replace_range(start..end, piece);
        }
        check_agreement(&text);
    }
}
