//! A product with the website of an organisation that is not said to make it.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::urls::same_page_key;
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;
use umstieg_format::scalar::ProviderId;

pub(super) const RULE: Rule = Rule {
    id: "website-of-provider",
    level: Level::Warning,
    group: Group::Providers,
    summary: "A product shares its website with no provider but its maker.",
    why: "Many a maker has no website beside that of its product; then `vendor.provider` says that the two belong together, \
          and a report can name who makes it. Otherwise one of the two addresses is wrong: the product has a page of its own, \
          or the provider has.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "website: \"https://helper.example.org\"\n")]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "website: \"https://helper.example.org\"\nvendor: {name: \"Helper GmbH\", provider: helper, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["vendor", "website"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut by_website: BTreeMap<String, Vec<&ProviderId>> = BTreeMap::new();
    for (id, provider) in &context.entries.providers {
        by_website.entry(same_page_key(provider.website.as_str())).or_default().push(id);
    }
    for (place, _, software) in context.software() {
        let Some(website) = &software.website else { continue };
        let Some(providers) = by_website.get(&same_page_key(website.as_str())) else { continue };
        let maker = software.vendor.as_ref().and_then(|vendor| vendor.provider.as_ref());
        // Two providers with one website are told elsewhere; that one of them is the maker is enough here.
        let [id, ..] = providers.as_slice() else { continue };
        if maker.is_some_and(|maker| providers.contains(&maker)) {
            continue;
        }
        let finding = found.add(
            context.locate(&place.key("website")),
            message!(
                en: "the provider `{id}` has the same website, but is not named as the maker";
                de: "der Anbieter `{id}` hat dieselbe Website, ist aber nicht als Hersteller genannt"
            ),
        );
        if let Some(there) = context.own(&Place::file(FileKind::Provider, id.as_str()).key("website")) {
            relate(finding, message!(en: "also named here"; de: "auch hier genannt"), there);
        }
        finding.help = Some(match maker {
            Some(_) => message!(
                en: "name the page of its own, here or there";
                de: "hier oder dort die eigene Seite nennen"
            ),
            None => message!(
                en: "add `provider: {id}` under `vendor` if it makes this, else name the page of its own";
                de: "unter `vendor` `provider: {id}` ergänzen, wenn er es herstellt, sonst die eigene Seite nennen"
            ),
        });
    }
}
