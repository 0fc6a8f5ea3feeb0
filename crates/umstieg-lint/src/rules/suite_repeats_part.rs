//! A suite that says what its parts say already.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "suite-repeats-part",
    level: Level::Warning,
    group: Group::Capabilities,
    summary: "A suite lists only what none of its parts does.",
    why: "Suites are taken apart, and each part brings its own capabilities. Said twice, a thing is counted twice, and the \
          two levels drift apart.",
    bad: Example::Files(&[Part::of(
        "software/suite.yaml",
        "categories: [mail, chat]\nincludes: [acme, known]\ncapabilities:\n  mail: {level: full, evidence: [source]}\n",
    )]),
    good: Example::Files(&[
        Part::of("software/known.yaml", "capabilities:\n  mail: {level: basic, evidence: [source]}\n"),
        Part::of(
            "software/suite.yaml",
            "categories: [mail, chat]\nincludes: [acme, known]\ncapabilities:\n  chat: {level: full, evidence: [source]}\n",
        ),
    ]),
    check: Check::Entries { fields: &["capabilities", "includes"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        for name in software.capabilities.keys() {
            let part = software.includes.iter().find(|part| {
                let part = context.entries.software.get(*part);
                part.and_then(|part| part.capabilities.get(name))
                    .is_some_and(|there| !matches!(there.level, entry::Level::None | entry::Level::Unknown))
            });
            if let Some(part) = part {
                let message = message!(
                    en: "`{name}` is a capability of the part `{part}` already";
                    de: "`{name}` ist schon eine Funktion des Teils `{part}`"
                );
                found.add(context.locate(&place.key("capabilities").key(name.as_str())), message).help =
                    Some(message!(en: "take it out here"; de: "hier herausnehmen"));
            }
        }
    }
}
