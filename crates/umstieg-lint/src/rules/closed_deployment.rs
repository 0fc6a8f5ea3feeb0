//! A deployment of open software that lists closed software as its own.

use crate::context::{Context, Found, is_proprietary};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "closed-deployment",
    level: Level::Warning,
    group: Group::Deployments,
    summary: "A reference deployment uses open software; what it replaced stands under `replaced`.",
    why: "References show that open software works for firms like the reader's. Closed software under `software` would be \
          shown as an example of a change to it.",
    bad: Example::Files(&[Part::of("references/town.yaml", "software: [acme, closed]\nreplaced: []\n")]),
    good: Example::Files(&[Part::of("references/town.yaml", "software: [acme]\nreplaced: [closed]\n")]),
    check: Check::Entries { fields: &["license.model", "software"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, reference) in &context.entries.references {
        let place = Place::file(FileKind::Reference, id.as_str()).key("software");
        for (index, software) in reference.software.iter().enumerate() {
            if context.entries.software.get(software).is_some_and(is_proprietary)
                && let Some(location) = context.own(&place.index(index))
            {
                found
                    .add(
                        location,
                        message!(
                            en: "`{software}` is closed software";
                            de: "`{software}` ist geschlossene Software"
                        ),
                    )
                    .help = Some(message!(
                    en: "move it to `replaced`, or take it out";
                    de: "unter `replaced` nennen oder herausnehmen"
                ));
            }
        }
    }
}
