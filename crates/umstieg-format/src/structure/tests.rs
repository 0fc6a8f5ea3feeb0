//! Every rule of the structural pass with its exact text, and the promise never to panic.

use super::*;

fn findings(text: &str) -> Vec<String> {
    let findings = parse(&Source::new("f.yaml", text), &Limits::catalogue()).findings;
    for message in findings.iter().flat_map(Finding::messages) {
        assert_eq!(message.compare(), Ok(()), "{message:?}");
    }
    findings.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(findings(text).join("\n"), expected.join("\n"), "for {text:?}");
}

fn tree(text: &str) -> Node {
    let parsed = parse(&Source::new("f.yaml", text), &Limits::catalogue());
    assert_eq!(parsed.findings, [], "for {text:?}");
    parsed.root.unwrap()
}

#[test]
fn accepts_the_yaml_people_write() {
    for text in [
        "id: a\nname: \"x: y\"\nlist:\n  - a\n  - {b: c, d: [e, f]}\ntext: |\n  long\n\n  text\nmore: >-\n  x\n  y\n",
        "# comment\n---\na: b # c\n...\n",
        "a: b\r\nc: d\r\n",
        "grüße: „ÄÖÜ“ – 3 €\n",
        "- a\n- b\n",
        "? a\n: b\n",
    ] {
        tree(text);
    }
}

#[test]
fn spans_cover_what_was_written() {
    let text = "ä: \"x\"\nl:\n  - k: v w\n    m: |\n      text\n      more\n\n# end\nf: [a, {b: c}] # end\n";
    let source = Source::new("f.yaml", text);
    let root = tree(text);
    let at = |path: &[Segment]| source.slice(root.find(path).span());
    assert_eq!(at(&["ä".into()]), "\"x\"");
    assert_eq!(at(&["l".into(), 0.into(), "k".into()]), "v w");
    assert_eq!(at(&["l".into(), 0.into(), "m".into()]), "text\n      more");
    assert_eq!(at(&["l".into(), 0.into()]), "k: v w\n    m: |\n      text\n      more");
    assert_eq!(at(&["f".into()]), "[a, {b: c}]");
    assert_eq!(at(&["f".into(), 1.into()]), "{b: c}");
}

#[test]
fn find_stops_at_the_nearest_ancestor() {
    let text = "replaces:\n  - software: a\n";
    let source = Source::new("f.yaml", text);
    let root = tree(text);
    let path: Pointer = [Segment::from("replaces"), 0.into(), "fit".into(), "x".into()].into_iter().collect();
    let found = root.find(path.segments());
    assert_eq!((found.missing, found.is_complete()), (2, false));
    assert_eq!(source.slice(found.span()), "software: a");
    let found = root.find(&["replaces".into(), 7.into()]);
    assert_eq!(source.slice(found.span()), "replaces");
    assert_eq!(source.slice(found.key_span()), "replaces");
    assert_eq!(root.find(&["none".into()]).span(), root.span);
}

#[test]
fn empty_files() {
    check("", &["f.yaml:1:1: error[empty-file]: empty file found, expected a mapping"]);
    check(" \n\n", &["f.yaml:1:1: error[empty-file]: empty file found, expected a mapping"]);
    check(
        "# only words\n",
        &["f.yaml:1:1: error[empty-file]: file without values found, expected a mapping"],
    );
    check("---\n", &["f.yaml:1:1: error[empty-file]: file without values found, expected a mapping"]);
    check("null\n", &["f.yaml:1:1: error[empty-file]: file without values found, expected a mapping"]);
}

#[test]
fn duplicate_keys_each_point_at_the_first() {
    check(
        "id: a\nx: {k: 1, k: 2}\nid: b\n\"id\": c\n",
        &[
            "f.yaml:2:11: error[duplicate-key]: duplicate key `k`",
            "  note: first defined here (f.yaml:2:5)",
            "  help: keep one of the two",
            "f.yaml:3:1: error[duplicate-key]: duplicate key `id`",
            "  note: first defined here (f.yaml:1:1)",
            "  help: keep one of the two",
            "f.yaml:4:1: error[duplicate-key]: duplicate key `id`",
            "  note: first defined here (f.yaml:1:1)",
            "  help: keep one of the two",
        ],
    );
}

#[test]
fn duplicate_keys_of_large_mappings() {
    let mut text: String = (0..50).rev().map(|n| format!("k{n}: x\n")).collect();
    text.push_str("k7: y\nk7: z\n");
    check(
        &text,
        &[
            "f.yaml:51:1: error[duplicate-key]: duplicate key `k7`",
            "  note: first defined here (f.yaml:43:1)",
            "  help: keep one of the two",
            "f.yaml:52:1: error[duplicate-key]: duplicate key `k7`",
            "  note: first defined here (f.yaml:43:1)",
            "  help: keep one of the two",
        ],
    );
}

#[test]
fn empty_values() {
    check(
        "a:\nb: ~\nc: \"\"\nd: [x, null]\ne:\n  -\nf: {g:1}\n",
        &[
            "f.yaml:1:1: error[empty-value]: `a` is nothing, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
            "f.yaml:2:4: error[empty-value]: `b` is `~`, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
            "f.yaml:3:4: error[empty-value]: `c` is empty text, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
            "f.yaml:4:8: error[empty-value]: list item is `null`, expected a value",
            "  help: give it a value, or leave the item out",
            "f.yaml:6:4: error[empty-value]: list item is nothing, expected a value",
            "  help: give it a value, or leave the item out",
            "f.yaml:7:5: error[empty-value]: `g:1` is nothing, expected a value",
            "  help: write a space after the colon",
        ],
    );
}

#[test]
fn anchors_aliases_tags_and_merge_keys() {
    check(
        "a: &x foo\nb: *x\nc: !!str d\nd: &y\n  e: f\ng: !t &z\n  - h\ni:\n  <<: *y\n",
        &[
            "f.yaml:1:4: error[anchor]: anchor `&x` found, expected none",
            "  help: remove it and write values out where they are needed",
            "f.yaml:2:4: error[alias]: alias found, expected the value itself",
            "  help: write the value out, or put the text in quotes if it starts with `*`",
            "f.yaml:3:4: error[tag]: tag `!!str` found, expected none",
            "  help: remove it; types follow from the format",
            "f.yaml:4:4: error[anchor]: anchor `&y` found, expected none",
            "  help: remove it and write values out where they are needed",
            "f.yaml:6:4: error[tag]: tag `!t` found, expected none",
            "  help: remove it; types follow from the format",
            "f.yaml:6:7: error[anchor]: anchor `&z` found, expected none",
            "  help: remove it and write values out where they are needed",
            "f.yaml:9:3: error[merge-key]: merge key `<<` found, expected a field",
            "  help: write the fields out",
            "f.yaml:9:7: error[alias]: alias found, expected the value itself",
            "  help: write the value out, or put the text in quotes if it starts with `*`",
        ],
    );
    check(
        "a: *bold*\n",
        &[
            "f.yaml:1:4: error[alias]: alias found, expected the value itself",
            "  help: write the value out, or put the text in quotes if it starts with `*`",
        ],
    );
}

#[test]
fn alias_bombs_are_refused_without_expanding_them() {
    let mut text = "a0: &a0 [x, x]\n".to_owned();
    for level in 1..30 {
        let row = format!("*a{}, ", level - 1).repeat(9);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", row.trim_end_matches(", ")));
    }
    let found = findings(&text);
    assert_eq!(found.len(), 30 + 29 * 9);
    assert_eq!(
        found.first().unwrap(),
        "f.yaml:1:5: error[anchor]: anchor `&a0` found, expected none\n  \
         help: remove it and write values out where they are needed"
    );
}

#[test]
fn keys_that_are_not_text() {
    check(
        "2027: a\nno: b\n? [c]\n: d\n{e: f}: g\n\"\": h\n",
        &[
            "f.yaml:1:1: error[non-text-key]: key `2027` is not text, expected text",
            "  help: put it in quotes: `\"2027\"`",
            "f.yaml:2:1: error[non-text-key]: key `no` is not text, expected text",
            "  help: put it in quotes: `\"no\"`",
            "f.yaml:3:3: error[complex-key]: list or mapping found as a key, expected text",
            "f.yaml:5:1: error[complex-key]: list or mapping found as a key, expected text",
            "f.yaml:6:1: error[non-text-key]: empty key found, expected text",
        ],
    );
}

#[test]
fn a_block_keeps_the_end_of_its_last_line() {
    for (text, expected) in
        [("a: |\n  b", "b"), ("a: |\n  b\n", "b\n"), ("a: |\n  b\n ", "b\n"), ("a: |\n  b\n  c", "b\nc")]
    {
        assert_eq!(tree(text).get("a").and_then(Node::as_text), Some(expected), "for {text:?}");
    }
}

#[test]
fn question_marks_in_brackets() {
    check(
        "a: [b, ?c]\nd: {e: ?}\nf: ?g\n\"?\": [\"?h\"]\n",
        &[
            "f.yaml:1:8: error[complex-key]: `?c` in brackets begins a key for some readers of YAML, expected a text\n  \
             help: put it in quotes: `\"?c\"`",
            "f.yaml:2:8: error[complex-key]: `?` in brackets begins a key for some readers of YAML, expected a text\n  \
             help: put it in quotes: `\"?\"`",
        ],
    );
}

#[test]
fn several_documents() {
    check(
        "a: b\n---\nc: d\n",
        &[
            "f.yaml:2:1: error[several-documents]: second document found, expected one document in a file",
            "  help: put each document into a file of its own",
        ],
    );
}

#[test]
fn directives() {
    check(
        "# x\n%YAML 1.1\n---\na: b\n",
        &[
            "f.yaml:2:1: error[directive]: directive `%YAML 1.1` found, expected none",
            "  help: remove the line",
        ],
    );
}

#[test]
fn directives_after_the_end_of_nothing() {
    check(
        "...\n%\\:? x\n---\n\\\n",
        &["f.yaml:2:1: error[directive]: directive `%\\:? x` found, expected none\n  help: remove the line"],
    );
}

#[test]
fn what_follows_a_directive_is_read_at_its_own_place() {
    let text = "%YAML 1.2\n%TAG !e! tag:example.org,2026:\n---\nä: b\nc: &x d\n";
    let parsed = parse(&Source::new("f.yaml", text), &Limits::catalogue());
    let found: Vec<String> = parsed.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "f.yaml:1:1: error[directive]: directive `%YAML 1.2` found, expected none\n  help: remove the line",
            "f.yaml:2:1: error[directive]: directive `%TAG !e! tag:example.org,2026:` found, expected none\n  \
             help: remove the line",
            "f.yaml:5:4: error[anchor]: anchor `&x` found, expected none\n  \
             help: remove it and write values out where they are needed",
        ]
    );
    let root = parsed.root.expect("the rest of the file is read");
    let value = root.get("ä").expect("the key is there");
    assert_eq!(text.get(value.span.range()), Some("b"));
}

#[test]
fn a_directive_without_a_document_start_hides_nothing() {
    let parsed = parse(&Source::new("f.yaml", "\u{feff}%YAML 1.2\na: b\n"), &Limits::catalogue());
    let found: Vec<&str> = parsed.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(found, ["byte-order-mark", "directive"]);
    assert!(parsed.root.is_some_and(|root| root.get("a").is_some()));
}

#[test]
fn tabs_and_hidden_characters() {
    check(
        "a: b\tc\td\ne: x\u{202e}y\nf: \"\\u200b\\e\"\ng: \u{200b}x\u{7}\nh: \"\\t\"\n",
        &[
            "f.yaml:1:5: error[tab-character]: tab found, expected spaces",
            "  help: use a space",
            "f.yaml:2:5: error[hidden-character]: hidden character `U+202E` (text direction override) found, \
             expected visible text",
            "  help: delete it",
            "f.yaml:3:4: error[hidden-character]: escapes for hidden characters `U+200B` (zero width space), `U+001B` \
             (escape) found, expected visible text",
            "  help: delete them",
            "f.yaml:4:4: error[hidden-character]: hidden character `U+200B` (zero width space) found, expected \
             visible text",
            "  help: delete it",
            "f.yaml:4:6: error[hidden-character]: hidden character `U+0007` (control character) found, expected \
             visible text",
            "  help: delete it",
            "f.yaml:5:4: error[empty-value]: `h` is empty text, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
            "f.yaml:5:4: error[hidden-character]: escape for hidden character `U+0009` (tab) found, expected visible \
             text",
            "  help: delete it",
        ],
    );
}

#[test]
fn a_tab_that_breaks_the_syntax_is_named_once() {
    check(
        "a:\n\tb: c\n",
        &[
            "f.yaml:2:1: error[tab-character]: tab found, expected spaces",
            "  help: indent with two spaces a level",
        ],
    );
}

#[test]
fn byte_order_mark_is_refused_and_the_rest_still_read() {
    check(
        "\u{feff}a: b\nc:\n",
        &[
            "f.yaml:1:1: error[byte-order-mark]: byte order mark found, expected text",
            "  help: save the file as UTF-8 without byte order mark",
            "f.yaml:2:1: error[empty-value]: `c` is nothing, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
        ],
    );
}

#[test]
fn syntax_errors_say_what_to_do() {
    check(
        "a: b: c\n",
        &[
            "f.yaml:1:5: error[syntax]: `:` found inside a value",
            "  help: put a text that contains `: ` in quotes",
        ],
    );
    check(
        "a: \"b\nc: d\n",
        &[
            "f.yaml:1:4: error[syntax]: text in quotes does not end on its line",
            "  help: add the closing quote",
        ],
    );
    check(
        "a: [b, c\nd: e\n",
        &[
            "f.yaml:1:4: error[syntax]: `[` is not closed",
            "  note: this would belong into it (f.yaml:2:2)",
            "  help: add `]`",
        ],
    );
    check(
        "a: >b c\n",
        &[
            "f.yaml:1:4: error[syntax]: text found behind `|` or `>`, expected none in this line",
            "  help: begin the text in the next line, or put it in quotes",
        ],
    );
    check(
        "a: @b\n",
        &[
            "f.yaml:1:4: error[syntax]: text starts with a character that needs quotes",
            "  help: put the text in quotes",
        ],
    );
    check(
        "a: b\nc\nd: e\n",
        &[
            "f.yaml:2:1: error[syntax]: text without `:` found, expected `key: value`",
            "  help: check the indentation and the colon",
        ],
    );
    check(
        "a: b\n  c: d\n",
        &[
            "f.yaml:2:4: error[syntax]: `:` found inside a value",
            "  help: put a text that contains `: ` in quotes",
        ],
    );
    check(
        "a: \"C:\\Users\"\n",
        &[
            "f.yaml:1:4: error[syntax]: unknown escape found",
            "  help: write `\\\\` for a backslash, or use single quotes",
        ],
    );
}

#[test]
fn the_lines_of_a_conflict_are_told_and_both_sides_are_read() {
    let help = "  help: keep what is right of both sides, and delete this line";
    let what = "error[syntax]: line of two changes that collide found, expected one of both";
    check(
        "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> other\nd: ~\n",
        &[
            &format!("f.yaml:1:1: {what}"),
            help,
            &format!("f.yaml:3:1: {what}"),
            help,
            "f.yaml:4:1: error[duplicate-key]: duplicate key `a`",
            "  note: first defined here (f.yaml:2:1)",
            "  help: keep one of the two",
            &format!("f.yaml:5:1: {what}"),
            help,
            "f.yaml:6:4: error[empty-value]: `d` is `~`, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
        ],
    );
}

#[test]
fn findings_before_a_syntax_error_are_kept() {
    check(
        "a: ~\nb: c: d\n",
        &[
            "f.yaml:1:4: error[empty-value]: `a` is `~`, expected a value",
            "  help: give it a value, or leave the key out if the value is not known",
            "f.yaml:2:5: error[syntax]: `:` found inside a value",
            "  help: put a text that contains `: ` in quotes",
        ],
    );
}

#[test]
fn nesting_without_end() {
    let limits = Limits { bytes: usize::MAX, ..Limits::inventory() };
    for (pattern, at) in [("[", "1:256"), ("- ", "1:65"), ("{a: ", "1:1021"), ("? ", "1:65"), ("[{", "1:256")]
    {
        for depth in [10_000, 1_000_000] {
            let source = Source::new("f.yaml", pattern.repeat(depth));
            let parsed = parse(&source, &limits);
            let text: Vec<String> = parsed.findings.iter().map(ToString::to_string).collect();
            let expected = format!(
                "f.yaml:{at}: error[too-deep]: more than 32 levels of lists and mappings found, expected fewer"
            );
            assert_eq!(text, [expected], "{pattern}");
            assert!(parsed.root.is_none());
        }
    }
    let block: String = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(
        findings(&block),
        ["f.yaml:33:33: error[too-deep]: more than 32 levels of lists and mappings found, expected fewer"]
    );
    assert_eq!(findings(&format!("{}x{}", "[".repeat(32), "]".repeat(32))), [""; 0]);
}

#[test]
fn sizes_over_the_limits() {
    check(
        &format!("a: {}\n", "ä".repeat(20_001)),
        &["f.yaml:1:4: error[text-too-long]: text has 20001 characters, expected at most 20000"],
    );
    check(
        &format!("a: [{}]\n", "x,".repeat(60_000)),
        &["f.yaml:1:99999: error[too-many-values]: more than 50000 values found, expected fewer"],
    );
    check(
        &"#".repeat(300 * 1024),
        &["f.yaml:1:1: error[file-too-large]: file has 300 KiB, expected at most 256 KiB"],
    );
    let found = findings(&"a:\n".repeat(30_000));
    assert_eq!(found.len(), 1001);
    assert_eq!(
        found.last().unwrap(),
        "f.yaml:1001:1: error[too-many-findings]: more than 1000 findings, the others are not listed\n  \
         help: repair these first"
    );
}
