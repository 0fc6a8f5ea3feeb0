//! A maker in one country here and in another there.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "vendor-contradiction",
    level: Level::Warning,
    group: Group::Providers,
    summary: "A maker has one seat, here and in its own entry.",
    why: "Jurisdiction is a hard limit for many firms. `vendor.country` and the `country` of the provider that \
          `vendor.provider` names must say the same.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "vendor: {name: \"Helper GmbH\", country: AT, provider: helper, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "vendor: {name: \"Helper GmbH\", country: DE, provider: helper, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["country", "vendor"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let Some(vendor) = &software.vendor else { continue };
        let Some((country, id)) = vendor.country.as_ref().zip(vendor.provider.as_ref()) else { continue };
        let Some(provider) =
            context.entries.providers.get(id).filter(|provider| provider.country != *country)
        else {
            continue;
        };
        let message = message!(
            en: "the seat is `{country}` here and `{}` in the entry of `{id}`", provider.country;
            de: "der Sitz ist hier `{country}` und im Eintrag von `{id}` `{}`", provider.country
        );
        let finding = found.add(context.locate(&place.key("vendor").key("country")), message);
        if let Some(there) = context.own(&Place::file(FileKind::Provider, id.as_str()).key("country")) {
            relate(
                finding,
                message!(
                    en: "its own entry says so here";
                    de: "der eigene Eintrag sagt es hier"
                ),
                there,
            );
        }
        finding.help = Some(message!(
            en: "correct the one that is wrong";
            de: "berichtigen, was davon falsch ist"
        ));
    }
}
