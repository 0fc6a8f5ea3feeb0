//! One package id for two software.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-package",
    level: Level::Warning,
    group: Group::Duplicates,
    summary: "A package id leads to one software.",
    why: "Package ids are the surest way from an inventory to an entry. If two entries claim one, the second is never found \
          by it.",
    bad: Example::Files(&[
        Part::of("software/acme.yaml", "packages: [\"winget:Acme.Mail\"]\n"),
        Part::of("software/closed.yaml", "packages: [\"winget:Acme.Mail\"]\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/acme.yaml", "packages: [\"winget:Acme.Mail\"]\n"),
        Part::of("software/closed.yaml", "packages: [\"winget:Closed.Mail\"]\n"),
    ]),
    check: Check::Entries { fields: &["packages"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: BTreeMap<String, (Place, &str)> = BTreeMap::new();
    for (place, id, software) in context.all_software() {
        for (index, package) in software.packages.iter().enumerate() {
            let at = place.key("packages").index(index);
            // Package managers do not tell small from capital letters.
            let Some((there, other)) = first.get(&package.as_str().to_lowercase()) else {
                first.insert(package.as_str().to_lowercase(), (at, id.as_str()));
                continue;
            };
            let Some(location) = context.own(&at) else { continue };
            let finding = found.add(
                location,
                message!(
                    en: "`{other}` has the package `{package}` too";
                    de: "`{other}` hat das Paket `{package}` auch"
                ),
            );
            if let Some(there) = context.own(there) {
                relate(finding, message!(en: "first named here"; de: "zuerst hier genannt"), there);
            }
            finding.help = Some(message!(
                en: "leave it at the entry that it installs";
                de: "nur bei dem Eintrag lassen, den das Paket installiert"
            ));
        }
    }
}
