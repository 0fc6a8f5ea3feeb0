//! Proprietary software of which nothing is said.

use crate::context::{Context, Found, is_proprietary};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "no-way-out",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "Proprietary software has a substitute, or says that a search found none.",
    why: "Whoever looks a product up wants an answer. Name it under `replaces` of the open software that can stand in for \
          it, or write down the search under `no_substitute`. A suite is answered by its parts.",
    bad: Example::Files(&[Part::of(
        "software/lonely.yaml",
        "license: {model: proprietary, evidence: [source]}\n",
    )]),
    good: Example::Files(&[
        Part::of("software/lonely.yaml", "license: {model: proprietary, evidence: [source]}\n"),
        Part::of("software/acme.yaml", "replaces:\n  - {software: lonely, fit: partial}\n"),
    ]),
    check: Check::Entries {
        fields: &["includes", "license.model", "no_substitute", "replaces.software"],
        check,
    },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    if !context.whole {
        return;
    }
    for (place, id, software) in context.software() {
        let answered = !context.substitutes(id).is_empty() || software.no_substitute.is_some();
        if is_proprietary(software) && !answered && software.includes.is_empty() {
            let message = message!(
                en: "nothing replaces `{id}`, and `no_substitute` tells of no search";
                de: "nichts ersetzt `{id}`, und kein `no_substitute` nennt eine Suche"
            );
            found.add(context.locate(&place.key("license").key("model")), message).help = Some(message!(
                en: "name it under `replaces` of an open software, or add `no_substitute`";
                de: "unter `replaces` einer offenen Software nennen oder `no_substitute` ergänzen"
            ));
        }
    }
}
