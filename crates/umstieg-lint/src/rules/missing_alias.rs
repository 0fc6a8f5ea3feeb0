//! Proprietary software under its official name only.

use crate::context::{Context, Found, is_proprietary};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "missing-alias",
    level: Level::Note,
    group: Group::Names,
    summary: "Proprietary software lists names under which inventories know it.",
    why: "People write \"Office 365\", lists of installed programs write \"Microsoft 365 Apps for business - de-de\". Every \
          alias is a tool that is recognised without asking.",
    bad: Example::Files(&[Part::of("software/closed.yaml", "aliases: []\n")]),
    good: Example::Files(&[Part::of(
        "software/closed.yaml",
        "aliases:\n  - {name: \"Closed Mail for business\"}\n",
    )]),
    check: Check::Entries { fields: &["aliases", "license.model", "name", "packages"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        if is_proprietary(software) && software.aliases.is_empty() && software.packages.is_empty() {
            found
                .add(
                    context.locate(&place.key("name")),
                    message!(
                        en: "no other names of this software are known";
                        de: "von dieser Software sind keine weiteren Namen bekannt"
                    ),
                )
                .help = Some(message!(
                en: "add `aliases` as lists of installed programs and people write them";
                de: "`aliases` ergänzen, wie Programmlisten und Menschen sie schreiben"
            ));
        }
    }
}
