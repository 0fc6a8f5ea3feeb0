//! An open licence that nobody saw.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "open-without-license-evidence",
    level: Level::Warning,
    group: Group::License,
    summary: "The licence of open software names where it was seen.",
    why: "Whether software is open decides whether it is advised at all. The best source is the licence file of the \
          project's own repository.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "license: {model: open-source, spdx: MIT}\n")]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "license: {model: open-source, spdx: MIT, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["license.evidence", "license.model"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        if is_open(software) && software.license.evidence.is_empty() {
            found
                .add(
                    context.locate(&place.key("license")),
                    message!(
                        en: "the licence names no evidence";
                        de: "die Lizenz nennt keinen Beleg"
                    ),
                )
                .help = Some(message!(
                en: "name the licence file of the project's repository";
                de: "die Lizenzdatei im Repository des Projekts nennen"
            ));
        }
    }
}
