//! An edition that changes nothing.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unused-edition",
    level: Level::Note,
    group: Group::Capabilities,
    summary: "An edition has other terms, or a capability names it.",
    why: "Editions are there because a thing is only in some of them. One that nothing refers to costs a reader time; say \
          what is only in it, or make its name an alias.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "editions:\n  - {id: pro, name: \"Acme Pro\"}\n")]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "editions:\n  - {id: pro, name: \"Acme Pro\"}\ncapabilities:\n  mail: {level: full, editions: [pro], evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["capabilities", "editions"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        // Where some editions are told apart, the others are what is left.
        let told_apart = software.capabilities.values().any(|capability| !capability.editions.is_empty());
        for (index, edition) in software.editions.iter().enumerate() {
            if edition.license.is_none() && !told_apart {
                let message = message!(
                    en: "no capability names the edition `{}`", edition.id;
                    de: "keine Funktion nennt die Ausgabe `{}`", edition.id
                );
                found.add(context.locate(&place.key("editions").index(index).key("id")), message).help = Some(
                    message!(
                        en: "name it at what is only in it, or make its name an alias";
                        de: "dort nennen, wo es etwas nur in ihr gibt, oder ihren Namen zu einem weiteren Namen machen"
                    ),
                );
            }
        }
    }
}
