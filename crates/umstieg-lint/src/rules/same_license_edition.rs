//! An edition whose terms are those of the software.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "same-license-edition",
    level: Level::Note,
    group: Group::License,
    summary: "An edition states its licence only where it is another than the software's.",
    why: "Said twice, the two drift apart when the licence changes. Leave it out; the edition then has the terms of the \
          software.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "editions:\n  - {id: pro, name: \"Acme Pro\", license: {model: open-source, spdx: MIT, evidence: [source]}}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "editions:\n  - {id: pro, name: \"Acme Pro\", license: {model: proprietary, evidence: [source]}}\n",
    )]),
    check: Check::Entries { fields: &["editions", "license"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        for (index, edition) in software.editions.iter().enumerate() {
            let Some(license) = &edition.license else { continue };
            if license.model == software.license.model && license.spdx == software.license.spdx {
                let location = context.locate(&place.key("editions").index(index).key("license"));
                found
                    .add(
                        location,
                        message!(
                            en: "`{}` has the terms of the software", edition.id;
                            de: "für `{}` gelten dieselben Bedingungen wie für die Software", edition.id
                        ),
                    )
                    .help = Some(message!(en: "leave it out"; de: "weglassen"));
            }
        }
    }
}
