//! Links to providers that are no more.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::entry::ProviderStatus;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "ended-provider",
    level: Level::Warning,
    group: Group::Providers,
    summary: "The maker that software links to is still there.",
    why: "Software whose maker has ended needs another `maintenance`, and soon. Correct the maker, or say who keeps the \
          software alive now.",
    bad: Example::Files(&[
        Part::of("providers/helper.yaml", "status: ended\n"),
        Part::of(
            "software/acme.yaml",
            "vendor: {name: \"Helper GmbH\", country: DE, provider: helper, evidence: [source]}\n",
        ),
    ]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "vendor: {name: \"Helper GmbH\", country: DE, provider: helper, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["status", "vendor"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let Some(id) = software.vendor.as_ref().and_then(|vendor| vendor.provider.as_ref()) else { continue };
        if context.entries.providers.get(id).is_some_and(|provider| provider.status == ProviderStatus::Ended)
        {
            let finding = found.add(
                context.locate(&place.key("vendor").key("provider")),
                message!(
                    en: "the provider `{id}` has ended";
                    de: "den Anbieter `{id}` gibt es nicht mehr"
                ),
            );
            if let Some(there) = context.own(&Place::file(FileKind::Provider, id.as_str()).key("status")) {
                relate(finding, message!(en: "said here"; de: "steht hier"), there);
            }
            finding.help = Some(message!(
                en: "name who maintains it now";
                de: "nennen, wer jetzt pflegt"
            ));
        }
    }
}
