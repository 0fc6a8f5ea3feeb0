//! A region in another country than the entry.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;
use umstieg_format::scalar::{CountryCode, RegionCode};

pub(super) const RULE: Rule = Rule {
    id: "foreign-region",
    level: Level::Warning,
    group: Group::Providers,
    summary: "The region of a seat lies in the country of the seat.",
    why: "Providers and deployments are matched by region. `country: DE` with `region: AT-9` would be near nobody.",
    bad: Example::Files(&[Part::of("providers/helper.yaml", "country: DE\nregion: AT-9\n")]),
    good: Example::Files(&[Part::of("providers/helper.yaml", "country: AT\nregion: AT-9\nserves: [AT]\n")]),
    check: Check::Entries { fields: &["country", "region"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let providers = context.entries.providers.iter().map(|(id, provider)| {
        (Place::file(FileKind::Provider, id.as_str()), &provider.country, &provider.region)
    });
    let references = context.entries.references.iter().map(|(id, reference)| {
        (Place::file(FileKind::Reference, id.as_str()), &reference.country, &reference.region)
    });
    for (place, country, region) in providers.chain(references) {
        let Some(region) = region.as_ref().filter(|region| is_elsewhere(region, country)) else { continue };
        if let Some(location) = context.own(&place.key("region")) {
            let message = message!(
                en: "the region `{region}` does not lie in the country `{country}`";
                de: "die Region `{region}` liegt nicht im Land `{country}`"
            );
            found.add(location, message).help = Some(message!(
                en: "correct the one that is wrong";
                de: "berichtigen, was davon falsch ist"
            ));
        }
    }
}

fn is_elsewhere(region: &RegionCode, country: &CountryCode) -> bool {
    region.country().as_ref() != Some(country)
}
