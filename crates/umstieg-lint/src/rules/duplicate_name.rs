//! One name for two providers, programmes or deployments.

use crate::context::{Context, Found, relate};
use crate::names::key;
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-name",
    level: Level::Warning,
    group: Group::Duplicates,
    summary: "No two providers and no two programmes have the same name.",
    why: "Entries with one name are often the same organisation or programme under two ids: each then knows a part of the \
          facts, and whoever asks gets both. Names of software are looked at by `duplicate-alias`.",
    bad: Example::Files(&[
        Part::of("providers/helper.yaml", "name: \"Helper IT\"\n"),
        Part::of("providers/zz-helper.yaml", "name: \"Helper-IT\"\n"),
    ]),
    good: Example::Files(&[
        Part::of("providers/helper.yaml", "name: \"Helper IT\"\n"),
        Part::of("providers/zz-helper.yaml", "name: \"Helper IT North\"\n"),
    ]),
    check: Check::Entries { fields: &["name"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let providers = context.entries.providers.iter().map(|(id, entry)| (id.as_str(), &*entry.name));
    tell(FileKind::Provider, providers, context, found);
    let programmes = context.entries.funding.iter().map(|(id, entry)| (id.as_str(), &*entry.name));
    tell(FileKind::Funding, programmes, context, found);
}

/// Tells of entries of one kind that have the name of an earlier one.
fn tell<'a>(
    kind: FileKind,
    entries: impl Iterator<Item = (&'a str, &'a str)>,
    context: &Context<'_>,
    found: &mut Found<'_>,
) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    // A name that is still to be written is none.
    for (id, name) in entries.filter(|(_, name)| super::placeholder_text::placeholder(name).is_none()) {
        let other = *first.entry(key(name)).or_insert(id);
        let place = |id| Place::file(kind, id).key("name");
        let Some(location) = context.own(&place(id)).filter(|_| other != id) else { continue };
        let finding = found.add(
            location,
            message!(
                en: "`{other}` has the same name";
                de: "`{other}` hat denselben Namen"
            ),
        );
        if let Some(there) = context.own(&place(other)) {
            relate(finding, message!(en: "first named here"; de: "zuerst hier genannt"), there);
        }
        finding.help = Some(message!(
            en: "bring the two entries together, or name the difference";
            de: "die beiden Einträge zusammenführen oder den Unterschied nennen"
        ));
    }
}
