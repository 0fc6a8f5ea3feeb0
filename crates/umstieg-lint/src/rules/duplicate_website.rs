//! One website for two entries of a kind.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::urls::same_page_key;
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-website",
    level: Level::Warning,
    group: Group::Duplicates,
    summary: "Two products, or two providers, have two websites.",
    why: "Entries with one address are often the same thing under two ids. If they are two products of one maker, give \
          each its own page.",
    bad: Example::Files(&[
        Part::of("software/acme.yaml", "website: \"https://acme.example.org/\"\n"),
        Part::of("software/closed.yaml", "website: \"https://www.acme.example.org\"\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/acme.yaml", "website: \"https://acme.example.org/mail\"\n"),
        Part::of("software/closed.yaml", "website: \"https://acme.example.org/chat\"\n"),
    ]),
    check: Check::Entries { fields: &["website"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: BTreeMap<(FileKind, String), (Place, String)> = BTreeMap::new();
    let software = context.all_software().filter_map(|(place, id, software)| {
        Some((place.key("website"), id.as_str(), software.website.as_ref()?))
    });
    let providers = context.entries.providers.iter().map(|(id, provider)| {
        (Place::file(FileKind::Provider, id.as_str()).key("website"), id.as_str(), &provider.website)
    });
    for (place, id, website) in software.chain(providers) {
        let key = (place.kind, same_page_key(website.as_str()));
        let Some((there, other)) = first.get(&key) else {
            first.insert(key, (place, id.to_owned()));
            continue;
        };
        let Some(location) = context.own(&place) else { continue };
        let finding = found.add(
            location,
            message!(
                en: "`{other}` has the same website";
                de: "`{other}` hat dieselbe Website"
            ),
        );
        if let Some(there) = context.own(there) {
            relate(finding, message!(en: "first named here"; de: "zuerst hier genannt"), there);
        }
        finding.help = Some(message!(
            en: "take one of the entries out, or name the product's own page";
            de: "einen der beiden Einträge herausnehmen oder die eigene Seite des Produkts nennen"
        ));
    }
}
