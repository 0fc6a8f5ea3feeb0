//! Open software that cannot be had without closed software.

use crate::context::{Context, Found, is_open, is_proprietary};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "requires-proprietary",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "Open software does not require closed software.",
    why: "A substitute that brings a new dependency on closed software is rarely advice. Name an open alternative under \
          `any_of`, or limit the requirement with `only_for` to what needs it.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "requires:\n  - {any_of: [{software: closed}], supply: separate, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "requires:\n  - {any_of: [{software: known}, {software: closed}], supply: separate, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["license.model", "requires"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        for (index, requirement) in software.requires.iter().enumerate() {
            let closed = |id| context.entries.software.get(id).is_some_and(is_proprietary);
            let all_closed = requirement.any_of.iter().all(|range| closed(&range.software));
            if !requirement.any_of.is_empty()
                && all_closed
                && requirement.role.is_none()
                && requirement.only_for.is_empty()
            {
                let names: Vec<&str> =
                    requirement.any_of.iter().map(|range| range.software.as_str()).collect();
                let message = message!(
                    en: "open software requires closed software: `{}`", names.join("`, `");
                    de: "offene Software setzt geschlossene Software voraus: `{}`", names.join("`, `")
                );
                found.add(context.locate(&place.key("requires").index(index).key("any_of")), message).help =
                    Some(message!(
                        en: "name an open alternative, or limit it with `only_for`";
                        de: "eine offene Alternative nennen oder mit `only_for` eingrenzen"
                    ));
            }
        }
    }
}
