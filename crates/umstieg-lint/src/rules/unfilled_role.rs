//! A role that nobody plays.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeSet;
use umstieg_format::entry::Supply;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unfilled-role",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "A role that software requires as a product of its own is filled by some software.",
    why: "A plan brings required products along. If nothing fills the role, the plan cannot be made. Say it under `fills` of \
          the software that does. Roles that come with the installation (`supply: bundled`) need no entry.",
    bad: Example::Files(&[
        Part::of(
            "vocabulary/roles.yaml",
            "roles:\n  cache:\n    name: {de: \"Zwischenspeicher\", en: \"Cache\"}\n",
        ),
        Part::of(
            "software/acme.yaml",
            "requires:\n  - {role: cache, supply: separate, evidence: [source]}\n",
        ),
    ]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "requires:\n  - {role: database, supply: separate, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["fills", "requires"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    if !context.whole {
        return;
    }
    let filled: BTreeSet<_> =
        context.entries.software.values().flat_map(|software| software.fills.keys()).collect();
    for (place, _, software) in context.software() {
        for (index, requirement) in software.requires.iter().enumerate() {
            let Some(role) = requirement.role.as_ref().filter(|role| !filled.contains(role)) else {
                continue;
            };
            if requirement.supply == Supply::Separate && requirement.any_of.is_empty() {
                let message = message!(
                    en: "no software fills the role `{role}`";
                    de: "keine Software übernimmt die Rolle `{role}`"
                );
                found.add(context.locate(&place.key("requires").index(index).key("role")), message).help =
                    Some(message!(
                        en: "say it under `fills` of the software that does";
                        de: "unter `fills` der Software nennen, die sie übernimmt"
                    ));
            }
        }
    }
}
