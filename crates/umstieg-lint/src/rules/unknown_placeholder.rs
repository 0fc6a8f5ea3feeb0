//! Braces that nothing is put into.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::pairs;
use std::collections::BTreeSet;
use umstieg_format::finding::{Level, literal};
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unknown-placeholder",
    level: Level::Warning,
    group: Group::Plans,
    summary: "Titles of steps use `{product}`, `{tool}` and `{users}`, the same in both languages.",
    why: "Other words in braces stay in the plan as they are. One that stands in one language only is missing in the other.",
    bad: Example::Files(&[Part::of("rules/playbooks.yaml", BAD)]),
    good: Example::Files(&[Part::of(
        "rules/playbooks.yaml",
        "\
playbooks:
  web-application:
    name: {de: \"Webanwendung\", en: \"Web application\"}
    basis: {de: \"Planungswerte.\", en: \"Planning values.\"}
    evidence: [source]
    steps:
      - {id: install, kind: install, scope: product, title: {de: \"{product} einrichten\", en: \"Set up {product}\"}}
",
    )]),
    check: Check::Entries { fields: &[], check },
};

const BAD: &str = "\
playbooks:
  web-application:
    name: {de: \"Webanwendung\", en: \"Web application\"}
    basis: {de: \"Planungswerte.\", en: \"Planning values.\"}
    evidence: [source]
    steps:
      - {id: install, kind: install, scope: product, title: {de: \"{produkt} einrichten\", en: \"Set up\"}}
";

const KNOWN: [&str; 3] = ["product", "tool", "users"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    pairs(context, |pair| {
        if pair.kind != FileKind::Playbooks {
            return;
        }
        let (de, en) = (braces(pair.de.text), braces(pair.en.text));
        for (wording, words) in [(pair.de, &de), (pair.en, &en)] {
            for word in words.iter().filter(|word| !KNOWN.contains(*word)) {
                let (word, known) = (literal(&format!("{{{word}}}")), KNOWN.map(literal).join(", "));
                let message =
                    message!(en: "nothing is put into {word}"; de: "für {word} wird nichts eingesetzt");
                found.add(wording.location(), message).help =
                    Some(message!(en: "known are {known}"; de: "bekannt sind {known}"));
            }
        }
        let known = |words: &BTreeSet<&str>| -> Vec<String> {
            KNOWN.iter().filter(|word| words.contains(**word)).map(|word| format!("{{{word}}}")).collect()
        };
        let (de, en) = (known(&de), known(&en));
        if de != en {
            let there = |words: &[String], none: &str| {
                if words.is_empty() { none.to_owned() } else { words.join(", ") }
            };
            let message = message!(
                en: "placeholders differ: {} in German, {} in English", there(&de, "none"), there(&en, "none");
                de: "die Platzhalter sind verschieden: deutsch {}, englisch {}", there(&de, "keine"), there(&en, "keine")
            );
            found.add(pair.en.location(), message).help = Some(message!(
                en: "use the same in both languages";
                de: "in beiden Sprachen dieselben verwenden"
            ));
        }
    });
}

/// The words in braces.
fn braces(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(word, _)| word).collect()
}
