//! Laying out, by example and at random.

use super::{Refusal, lay_out};
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::Source;
use proptest::prelude::*;

/// Shows what comes out where nothing may be lost.
fn shown(text: &str) -> String {
    let source = Source::new("a.yaml", text);
    let root = crate::structure::parse(&source, &Limits::catalogue()).root.unwrap();
    let found = super::comments::find(text, &root);
    format!(
        "{found:?}\n{}",
        super::print::print(
            &super::tree::build(text, &root, &found),
            FileKind::Software,
            crate::shape::Guide::of(crate::read::shape(FileKind::Software).unwrap())
        )
    )
}

fn laid(kind: FileKind, text: &str) -> Result<String, Refusal> {
    lay_out(&Source::new("a.yaml", text), kind, &Limits::catalogue())
}

/// Lays out, and lays the result out again.
fn twice(kind: FileKind, text: &str) -> String {
    let once = laid(kind, text).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}\n{}", shown(text)));
    assert_eq!(laid(kind, &once).as_deref(), Ok(once.as_str()), "a second time nothing changes");
    once
}

#[test]
fn keys_stand_in_the_order_of_the_schema_and_unknown_ones_last() {
    assert_eq!(
        twice(FileKind::Software, "evidence: {}\nwebsit: x\nname: Acme\ncategories: [b, a]\n"),
        "name: \"Acme\"\ncategories: [b, a]\nevidence: {}\nwebsit: x\n"
    );
}

#[test]
fn ids_and_sets_are_sorted_and_lists_are_not() {
    assert_eq!(
        twice(
            FileKind::Software,
            "platforms: {clients: [web, linux, windows]}\nformats: {writes: [b, a]}\ncapabilities: {b: {level: full}, a: {level: none}}\n\
             aliases: [{name: Z}, {name: A}]\n"
        ),
        "aliases:\n  - {name: \"Z\"}\n  - {name: \"A\"}\ncapabilities:\n  a: {level: none}\n  b: {level: full}\n\
         formats: {writes: [a, b]}\nplatforms: {clients: [web, windows, linux]}\n"
    );
}

#[test]
fn what_a_value_means_stays() {
    // A number where a text is expected is a mistake that lint tells; quotes would hide it.
    assert_eq!(
        twice(
            FileKind::Software,
            "name: 1.10\ncategories: ['yes', yes, \"1\", a b]\nvendor: {country: \"NO\", name: 'O''Brien'}\n"
        ),
        "name: 1.10\ncategories: [\"yes\", \"yes\", \"1\", \"a b\"]\nvendor: {name: \"O'Brien\", country: \"NO\"}\n"
    );
}

#[test]
fn sentences_stand_in_two_lines_and_names_of_words_in_one() {
    assert_eq!(
        twice(
            FileKind::Roles,
            "roles: {cache: {name: {en: Cache, de: Speicher}, meaning: {de: A., en: B.}}}\n"
        ),
        "roles:\n  cache:\n    name: {de: \"Speicher\", en: \"Cache\"}\n    meaning:\n      de: \"A.\"\n      en: \"B.\"\n"
    );
}

#[test]
fn what_is_too_long_for_a_line_is_broken() {
    let long = "x".repeat(60);
    assert_eq!(
        twice(FileKind::Software, &format!("license: {{model: unknown, evidence: [{long}-a, {long}-b]}}\n")),
        format!("license:\n  model: unknown\n  evidence:\n    - {long}-a\n    - {long}-b\n")
    );
}

#[test]
fn comments_go_with_what_they_are_about() {
    let text = "\
# yaml-language-server: $schema=x
# About the file.

summary: # two
  en: Second.
  # The first one.
  de: Erstens. # first
# The name.

name: Acme # as written
evidence:
  b: {url: u, checked: 2026-01-01} # seen
  # Above a.
  a:
    url: u
    # within
  # below
  # all
replaces:
  - # at a dash
    fit: full
    software: zoom
  # Above teams.
  - software: teams # which
    carries: [ # in brackets
      b,
      # alone
      a ]
# the end
";
    assert_eq!(
        twice(FileKind::Software, text),
        "\
# yaml-language-server: $schema=x
# About the file.

# The name.

name: \"Acme\" # as written
summary: # two
  # The first one.
  de: \"Erstens.\" # first
  en: \"Second.\"
replaces:
  # at a dash
  - software: zoom
    fit: full
  # Above teams.
  - software: teams # which
    carries: # in brackets
      - b
      # alone
      - a
evidence:
  # Above a.
  a:
    url: \"u\"
    # within
  b: {url: \"u\", checked: 2026-01-01} # seen
  # below
  # all
# the end
"
    );
}

#[test]
fn a_comment_behind_a_record_that_is_too_long_for_its_line_comes_to_stand_above_it() {
    let note = "x".repeat(70);
    assert_eq!(
        twice(
            FileKind::Inventory,
            &format!(
                "tools:\n  - {{name: Acme, users: 2, contract: {{ends: 2027-03-31}}, note: {note}}} # until May\n"
            )
        ),
        format!(
            "tools:\n  # until May\n  - name: \"Acme\"\n    users: 2\n    contract: {{ends: 2027-03-31}}\n    note: \"{note}\"\n"
        )
    );
}

#[test]
fn texts_of_several_lines_are_blocks() {
    assert_eq!(
        twice(FileKind::Inventory, "notes: [\"a\\nb\\n\", 'c', \"d\\n e \"]\nname: >\n  folded\n  text\n"),
        "notes:\n  - |\n    a\n    b\n  - \"c\"\n  - \"d\\n e \"\nname: \"folded text\\n\"\n"
    );
}

#[test]
fn a_block_may_begin_with_what_looks_like_its_mark_and_a_comment() {
    let text = "notes:\n  - | # one comment\n    |# no comment\n    # nor this\n";
    assert_eq!(twice(FileKind::Inventory, text), text);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    // A key of more than 1,024 characters is one in brackets only.
    let long = format!("a: {{{}: b}}\n", "k".repeat(1500));
    for text in [long.as_str(), "a: [", "a: b\na: c\n", "a: &x b\n", "", "- \n", "a: b\n---\nc: d\n", "a:\n"]
    {
        assert!(
            matches!(laid(FileKind::Software, text), Err(Refusal::Broken(findings)) if !findings.is_empty()),
            "{text}"
        );
    }
}

/// A value of random shape, written in a random way, with comments wherever YAML allows them.
fn value() -> impl Strategy<Value = Vec<String>> {
    let text = prop_oneof![
        Just("a".to_owned()),
        Just("\"b # no comment\"".to_owned()),
        Just("'it''s'".to_owned()),
        Just("1.10".to_owned()),
        Just("yes".to_owned()),
        Just("2026-01-01".to_owned()),
        Just("two words".to_owned()),
        "[a-z]{100,130}",
        Just("\"x\\ny\"".to_owned()),
        Just("\"\\u200b\\t\"".to_owned()),
        Just("[a, {b: c}, [d]]".to_owned()),
        Just("{}".to_owned()),
        Just("[x, # in\n        # alone in\n        y]".to_owned()),
        Just("|\n        block # text\n        two".to_owned()),
        Just("{de: A, en: B}".to_owned()),
    ];
    let line =
        prop_oneof![4 => Just(None), 1 => Just(Some("# note".to_owned())), 1 => Just(Some(String::new()))];
    let leaf = text.prop_map(|text| vec![text]);
    leaf.prop_recursive(3, 24, 4, move |inner| {
        let entry = (line.clone(), inner, prop_oneof![3 => Just(""), 1 => Just(" # end")]);
        (prop::collection::vec(entry, 1..4), any::<bool>(), 0..4usize).prop_map(
            |(entries, is_list, shuffle)| {
                let names = ["summary", "evidence", "name", "de", "capabilities", "aliases", "x"];
                let mut lines = Vec::new();
                for (number, (above, value, end)) in entries.into_iter().enumerate() {
                    lines.extend(above);
                    let start = if is_list {
                        "-".to_owned()
                    } else {
                        format!("{}:", names[(number * 2 + shuffle) % 7])
                    };
                    let is_block = value.len() > 1 || value[0].starts_with('\u{1}');
                    let end = if value[0].contains('\n') { "" } else { end };
                    if is_block {
                        lines.push(format!("\u{1}{start}{end}"));
                        lines.extend(value.iter().map(|line| format!("  {line}")));
                    } else {
                        lines.push(format!("\u{1}{start} {}{end}", value[0]));
                    }
                }
                lines
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Laying out keeps the data and the comments (`lay_out` itself compares both and would refuse), and laying out
    /// again changes nothing.
    #[test]
    fn random_files_keep_what_they_say(lines in value(), number in 0..FileKind::ALL.len()) {
        let text = lines.iter().map(|line| line.replace('\u{1}', "") + "\n").collect::<String>();
        let kind = FileKind::ALL[number];
        match laid(kind, &text) {
            Err(Refusal::Unfaithful) => prop_assert!(false, "not faithful:\n{}\n{}", text, shown(&text)),
            Err(Refusal::Broken(_)) => {}
            Ok(once) => {
                prop_assert_eq!(laid(kind, &once), Ok(once.clone()), "from:\n{}", text);
                prop_assert_eq!(once.matches("# note").count(), text.matches("# note").count());
            }
        }
    }
}
