//! The best that can be said of a product, and nobody saw it.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "full-without-evidence",
    level: Level::Warning,
    group: Group::Evidence,
    summary: "An open software that does a thing in full names where that was seen.",
    why: "Recommendations rest on what open software can do. `level: full` promises that most firms miss nothing, so it \
          needs a source; without one write `partial`, or `unknown`.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "capabilities:\n  mail: {level: full}\n")]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "capabilities:\n  mail: {level: full, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["capabilities", "license.model"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        for (name, capability) in &software.capabilities {
            if capability.level == entry::Level::Full && capability.evidence.is_empty() {
                let location = context.locate(&place.key("capabilities").key(name.as_str()));
                found
                    .add(
                        location,
                        message!(
                            en: "`{name}` is said to be `full`, but no evidence is named";
                            de: "`{name}` gilt als `full`, aber kein Beleg ist genannt"
                        ),
                    )
                    .help = Some(message!(
                    en: "name the evidence, or lower the level";
                    de: "den Beleg nennen oder die Stufe senken"
                ));
            }
        }
    }
}
