//! Software that waits for what it brings itself.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "self-filled-role",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "Software does not require a role that it fills itself.",
    why: "If it fills the role for others, it has it for itself; the requirement would bring a second product into every plan.",
    bad: Example::Files(&[Part::of(
        "software/known.yaml",
        "requires:\n  - {role: database, supply: separate, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "requires:\n  - {role: database, supply: separate, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["fills", "requires"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        for (index, requirement) in software.requires.iter().enumerate() {
            let Some(role) = requirement.role.as_ref().filter(|role| software.fills.contains_key(*role))
            else {
                continue;
            };
            if requirement.any_of.is_empty() {
                let message = message!(
                    en: "the role `{role}` is required and filled by the same software";
                    de: "dieselbe Software setzt die Rolle `{role}` voraus und übernimmt sie"
                );
                found.add(context.locate(&place.key("requires").index(index).key("role")), message).help =
                    Some(message!(
                        en: "take one of the two out";
                        de: "eines von beiden herausnehmen"
                    ));
            }
        }
    }
}
