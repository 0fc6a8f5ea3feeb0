//! Providers that nobody has asked for long.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::entry::ProviderStatus;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "stale-provider",
    level: Level::Warning,
    group: Group::Providers,
    summary: "Offers of providers are looked at every year, or every second once verified.",
    why: "Firms call these people. An offer seen on the provider's own pages is looked at again after 24 months, one that \
          others named after 12. Look, and write the day under `confirmed`; if it is gone, `status: ended`.",
    bad: Example::Files(&[Part::of("providers/helper.yaml", "status: unverified\nconfirmed: 2025-12-01\n")]),
    good: Example::Files(&[Part::of("providers/helper.yaml", "status: verified\nconfirmed: 2025-12-01\n")]),
    check: Check::Entries { fields: &["confirmed", "status"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, provider) in &context.entries.providers {
        let (months, how) = match provider.status {
            ProviderStatus::Unverified => {
                (12, message!(en: "named by others only"; de: "nur von anderen genannt"))
            }
            ProviderStatus::Verified => (24, message!(en: "verified"; de: "geprüft")),
            ProviderStatus::Ended => continue,
        };
        let place = Place::file(FileKind::Provider, id.as_str()).key("confirmed");
        if provider.confirmed.plus_months(months) < context.as_of
            && let Some(location) = context.own(&place)
        {
            let seen = provider.confirmed;
            let message = message!(
                en: "{} and last seen on {seen}, more than {months} months ago", how.en;
                de: "{} und zuletzt am {seen} gesehen, vor mehr als {months} Monaten", how.de
            );
            found.add(location, message).help = Some(message!(
                en: "look whether the offer stands, and write the day down";
                de: "nachsehen, ob das Angebot noch besteht, und den Tag eintragen"
            ));
        }
    }
}
