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
    check_tidy(&source);
    for finding in &parsed.findings {
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

/// The reader of tidy files gives a tree only where the parser gives the same and nothing is wrong.
fn check_tidy(source: &Source) -> bool {
    let limits = Limits::catalogue();
    let mut report = Report::new(source, limits.findings);
    characters::check(&mut report);
    let is_clean = report.findings.is_empty();
    let Some(tidy) = tidy::read(source.text(), &limits).filter(|_| is_clean) else { return false };
    let parsed = build::build(&mut report, &limits);
    let text = source.text();
    assert_eq!(report.finish(), [], "{text:?}");
    assert_eq!(Some(tidy), parsed, "{text:?}");
    true
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

fn check_agreement(text: &str) {
    let parsed = read(text);
    // A file that is one text is no file of any format, and the readers disagree about comments in it.
    if let (Some(root), []) = (&parsed.root, parsed.findings.as_slice())
        && root.as_text().is_none()
        && let Ok(typed) = serde_yaml::from_str::<serde_yaml::Value>(text)
    {
        assert!(same(root, &typed), "{root:?}\n{typed:?}\nin {text:?}");
    }
}

/// Lines as people write them, of which some are tidy together and some are not.
const LINES: [&str; 40] = [
    "a: b\n",
    "b: 1\n",
    "c:\n",
    "d:  # why\n",
    "  a: b\n",
    "  c:\n",
    "  - a\n",
    "- a: b\n",
    "  - c: \"d e\"  # x\n",
    "    e: [f, g]\n",
    "    - {h: i, j: [k, l]}\n",
    "    k: 'l'\n",
    "m: \"n \\\"o\\\" \\\\ p\"\n",
    "q: [ ]\n",
    "r: {}\n",
    "# s\n",
    "  # t\n",
    "\n",
    "  \n",
    "u: v w \n",
    "x: y#z\n",
    "a1: https://a.b/c:d\n",
    "b1: [\"a\", 'b', c d]\n",
    "c1: {d: e, f: \"g, h\"}\n",
    "d1: a: b\n",
    "e1: ~\n",
    "f1: \"\"\n",
    "g1:h\n",
    "i1: [a,b]\n",
    "j1: [a, ]\n",
    "k1: {a, b}\n",
    "l1: 'it''s'\n",
    "m1: \"a\\u00e4\"\n",
    "no: 1\n",
    "n1: - a\n",
    "o1: |\n",
    "      text\n",
    "p1: a # b\n",
    "q1: Größe, ja\n",
    "- \n",
];

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

    #[test]
    fn lines_of_people(lines in proptest::collection::vec(proptest::sample::select(&LINES[..]), 0..12)) {
        check_agreement(&lines.concat());
    }

    #[test]
    fn tidy_files_with_a_slip(at in 0..TIDY.len(), cut in 0..3_usize, piece in proptest::sample::select(&PIECES[..])) {
        let mut text = TIDY.to_owned();
        let start = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let end = (start + cut..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        text.replace_range(start..end, piece);
        check_agreement(&text);
    }
}

/// A tidy file with everything that one may hold.
const TIDY: &str = "# A file.\nname: \"Über: x\"  # why\nsummary:\n  de: \"A \\\"b\\\" c.\"\n  en: 'A b.'\ncategories: [a, b-c, 'd']\n\
                    license: {model: open-source, spdx: AGPL-3.0-or-later, evidence: [x, \"y, z\"]}\nempty: []\nnone: {}\n\
                    list:\n  - software: a\n    fit: full\n    # in between\n    carries: {a: b}\n\n  - {name: \"A\"}\n  - plain text, too\n\
                    same:\n- a\n- b: c\n  d: 1.10\nday: 2027-01-01\nlast:\n  deep:\n    deeper: [[a], {b: {c: d}}]\n";

#[test]
fn tidy_files_are_read_without_the_parser() {
    let is_tidy = |text: &str| check_tidy(&Source::new("f.yaml", text));
    assert!(is_tidy(TIDY) && is_tidy(TIDY.trim_end()));
    for text in [
        "",
        "a",
        "- a\n",
        "a: &b c\n",
        "a: |\n  b\n",
        "---\na: b\n",
        "a: b\n...\n",
        "a: b\n c\n",
        "a: b\na: c\n",
    ] {
        assert!(!is_tidy(text), "{text:?}");
    }
    let limits = Limits { nodes: 5, ..Limits::catalogue() };
    assert!(tidy::read("a: [b, c]\n", &limits).is_some() && tidy::read("a: [b, c, d]\n", &limits).is_none());
    let limits = Limits { depth: 2, ..Limits::catalogue() };
    assert!(tidy::read("a: [b]\n", &limits).is_some() && tidy::read("a: [[b]]\n", &limits).is_none());
    let limits = Limits { depth: 2, ..Limits::catalogue() };
    assert!(
        tidy::read("a:\n  b: c\n", &limits).is_some()
            && tidy::read("a:\n  b:\n    c: d\n", &limits).is_none()
    );
}

#[test]
fn the_files_of_the_catalogue_are_tidy() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    let (mut all, mut tidy) = (0, 0);
    for kind in crate::kind::FileKind::ALL {
        let (folder, _) = kind.place();
        for file in std::fs::read_dir(root.join(folder)).unwrap().flatten().map(|file| file.path()) {
            if file.extension().is_some_and(|ending| ending == "yaml") {
                let source =
                    Source::new(file.to_string_lossy().as_ref(), std::fs::read_to_string(&file).unwrap());
                all += 1;
                tidy += usize::from(check_tidy(&source));
            }
        }
    }
    // A file may have a long text in a block; if more have one, this reader should learn it.
    assert!(all > 1_000 && tidy * 100 >= all * 95, "{tidy} of {all}");
}
