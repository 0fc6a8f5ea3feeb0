//! A maker that has an entry of its own, and no link to it.

use crate::context::{Context, Found};
use crate::names::key;
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unlinked-maker",
    level: Level::Note,
    group: Group::Providers,
    summary: "A maker with an entry of its own is linked to it.",
    why: "With `vendor.provider` a report can name who maintains the software and where. The name alone does not lead there.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "vendor: {name: \"Helper GmbH\", country: DE, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "vendor: {name: \"Helper GmbH\", country: DE, provider: helper, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["name", "vendor"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let by_name: BTreeMap<String, _> =
        context.entries.providers.iter().map(|(id, provider)| (key(&provider.name), id)).collect();
    for (place, _, software) in context.software() {
        let Some(vendor) = software.vendor.as_ref().filter(|vendor| vendor.provider.is_none()) else {
            continue;
        };
        if let Some(id) = by_name.get(&key(&vendor.name)) {
            let location = context.locate(&place.key("vendor").key("name"));
            found
                .add(
                    location,
                    message!(
                        en: "the provider `{id}` has the same name";
                        de: "der Anbieter `{id}` hat denselben Namen"
                    ),
                )
                .help = Some(message!(en: "add `provider: {id}`"; de: "`provider: {id}` ergänzen"));
        }
    }
}
