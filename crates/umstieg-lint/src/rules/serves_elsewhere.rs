//! A provider that serves every country but its own.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;
use umstieg_format::scalar::RegionCode;

pub(super) const RULE: Rule = Rule {
    id: "serves-elsewhere",
    level: Level::Warning,
    group: Group::Providers,
    summary: "A provider serves its own country, or a part of it.",
    why: "Providers are matched by the regions that they serve. One that leaves out its own country most often has the \
          country or a region misspelt.",
    bad: Example::Files(&[Part::of("providers/helper.yaml", "serves: [AT]\n")]),
    good: Example::Files(&[Part::of("providers/helper.yaml", "serves: [AT, DE-SH]\n")]),
    check: Check::Entries { fields: &["country", "serves"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, provider) in &context.entries.providers {
        let Ok(home) = RegionCode::parse(provider.country.as_str()) else { continue };
        // Whoever names a whole area speaks of the firms of this catalogue, not of home.
        let wide = provider.serves.iter().any(|region| region.country().is_none());
        let at_home = provider.serves.iter().any(|region| region.contains(&home) || home.contains(region));
        let place = Place::file(FileKind::Provider, id.as_str()).key("serves");
        if !provider.serves.is_empty()
            && !at_home
            && !wide
            && let Some(location) = context.own(&place)
        {
            found
                .add(
                    location,
                    message!(
                        en: "no region of its own country `{home}` is served";
                        de: "keine Region des eigenen Landes `{home}` wird bedient"
                    ),
                )
                .help = Some(message!(
                en: "add it, or correct `country`";
                de: "eine ergänzen oder `country` berichtigen"
            ));
        }
    }
}
