//! Texts that were to be written later.

use umstieg_format::message;
use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::pairs;
use umstieg_format::finding::{Level, literal};

pub(super) const RULE: Rule = Rule {
    id: "placeholder-text",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Texts say something; what is to be written later is left out.",
    why: "`TODO` in a report looks worse than a missing note. What is not known is left out; then it is shown as unknown.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"TODO.\", en: \"Mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries(check),
};

/// Words that stand for a text.
const PLACEHOLDERS: [&str; 5] = ["TODO", "FIXME", "TBD", "XXX", "Lorem"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    pairs(context, |pair| {
        for wording in [pair.de, pair.en] {
            // Taking a text apart is worth it only where one of the words is in it at all.
            let is_likely = PLACEHOLDERS.iter().any(|word| wording.text.contains(word));
            let mut words = is_likely.then_some(wording.text).into_iter().flat_map(words_of);
            let placeholder = words.find(|word| PLACEHOLDERS.contains(word));
            let placeholder = placeholder.or_else(|| wording.text.contains("???").then_some("???"));
            if let Some(word) = placeholder {
                found.add(wording.location(), message!(
                    en: "placeholder {} found", literal(word);
                    de: "Platzhalter {} gefunden", literal(word)
                )).help =
                    Some(message!(
                        en: "write the text, or leave it out where it may be left out";
                        de: "den Text schreiben oder weglassen, wo er fehlen darf"
                    ));
            }
        }
    });
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}
