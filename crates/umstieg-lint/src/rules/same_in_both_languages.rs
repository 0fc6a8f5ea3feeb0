//! A text that was never translated.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::pairs;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "same-in-both-languages",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Texts are written in German and in English.",
    why: "Readers of either language get the whole report. A sentence that is the same in both has not been translated. \
          Names and texts of up to three words may be the same.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary:\n  de: \"Mail server for small firms.\"\n  en: \"Mail server for small firms.\"\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary:\n  de: \"Mailserver für kleine Firmen.\"\n  en: \"Mail server for small firms.\"\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Shorter texts are often names, which are not translated.
const FEWEST_WORDS: usize = 4;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    pairs(context, |pair| {
        let words = pair.de.text.split_whitespace().count();
        if pair.key != "name" && words >= FEWEST_WORDS && pair.de.text.trim() == pair.en.text.trim() {
            found
                .add(
                    pair.en.location(),
                    message!(
                        en: "the text is the same in German and in English";
                        de: "der Text ist auf Deutsch und Englisch derselbe"
                    ),
                )
                .help = Some(message!(en: "translate one of the two"; de: "einen der beiden übersetzen"));
        }
    });
}
