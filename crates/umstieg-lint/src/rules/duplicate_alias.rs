//! One name that inventories would read as two products.

use crate::context::{Context, Found, relate};
use crate::names::key;
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-alias",
    level: Level::Warning,
    group: Group::Names,
    summary: "A name leads to one software, or its publisher stands beside it.",
    why: "An inventory line that two entries claim cannot be resolved. Give the alias of at least one of them the \
          `publisher` that inventories show beside it, or take it out where it does not belong. Two entries of the same \
          name may also be the same product twice.",
    bad: Example::Files(&[
        Part::of("software/acme.yaml", "aliases:\n  - {name: \"Connect\"}\n"),
        Part::of("software/closed.yaml", "aliases:\n  - {name: \"connect\"}\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/acme.yaml", "aliases:\n  - {name: \"Connect\"}\n"),
        Part::of("software/closed.yaml", "aliases:\n  - {name: \"connect\", publisher: \"Closed Inc.\"}\n"),
    ]),
    check: Check::Entries { fields: &["aliases", "name"], check },
};

/// Who claims a name: the place of the name and the entry.
struct Claim<'a> {
    place: Place,
    id: &'a str,
    name: &'a str,
}

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut claims: BTreeMap<String, Vec<Claim<'_>>> = BTreeMap::new();
    for (place, id, software) in context.all_software() {
        let id = id.as_str();
        let mut claim =
            |place: Place, name| claims.entry(key(name)).or_default().push(Claim { place, id, name });
        claim(place.key("name"), &software.name);
        for (index, alias) in
            software.aliases.iter().enumerate().filter(|(_, alias)| alias.publisher.is_none())
        {
            claim(place.key("aliases").index(index).key("name"), &alias.name);
        }
    }
    for claims in claims.values() {
        let Some(first) = claims.first() else { continue };
        for claim in claims.iter().filter(|claim| claim.id != first.id) {
            let Some(location) = context.own(&claim.place) else { continue };
            let message = message!(
                en: "the name {} is claimed by `{}` too", literal(claim.name), first.id;
                de: "den Namen {} hat auch `{}`", literal(claim.name), first.id
            );
            let finding = found.add(location, message);
            if let Some(there) = context.own(&first.place) {
                relate(finding, message!(en: "claimed here first"; de: "steht zuerst hier"), there);
            }
            finding.help = Some(message!(
                en: "name the `publisher` that inventories show, or take one of the two out";
                de: "unter `publisher` den Herausgeber nennen, den Softwarelisten zeigen, oder einen der beiden Namen herausnehmen"
            ));
        }
    }
}
