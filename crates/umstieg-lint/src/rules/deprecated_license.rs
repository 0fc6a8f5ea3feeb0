//! Licence ids that SPDX has given up.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::entry::License;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "deprecated-license",
    level: Level::Warning,
    group: Group::License,
    summary: "Licences are named by ids that SPDX still lists.",
    why: "SPDX replaces ids that turned out to be ambiguous, or names the exception apart: `GPL-2.0-with-classpath-exception` \
          is `GPL-2.0-only WITH Classpath-exception-2.0` today. GNU licences without suffix have a rule of their own.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "license: {model: open-source, spdx: Net-SNMP OR MIT, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "license: {model: open-source, spdx: BSD-3-Clause OR MIT, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["editions.license.spdx", "license.spdx"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        one(context, &place.key("license"), &software.license, found);
        for (index, edition) in software.editions.iter().enumerate() {
            if let Some(license) = &edition.license {
                one(context, &place.key("editions").index(index).key("license"), license, found);
            }
        }
    }
}

fn one(context: &Context<'_>, place: &Place, license: &License, found: &mut Found<'_>) {
    let Some(expression) = &license.spdx else { return };
    for word in expression.as_str().split([' ', '(', ')']) {
        let Some(id) = spdx::license_id(word) else { continue };
        if id.is_deprecated() && !id.is_gnu() {
            found
                .add(
                    context.locate(&place.key("spdx")),
                    message!(
                        en: "SPDX has deprecated `{word}`";
                        de: "SPDX führt `{word}` nicht mehr"
                    ),
                )
                .help = Some(message!(
                en: "look `{word}` up at spdx.org/licenses for the id that replaces it";
                de: "unter spdx.org/licenses nachsehen, welche Id an die Stelle von `{word}` getreten ist"
            ));
        }
    }
}
