//! Software that is said to be maintained and has not been released for years.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry::MaintenanceKind;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "sleeping-project",
    level: Level::Note,
    group: Group::Lifecycle,
    summary: "Open software that somebody maintains has had a release within three years.",
    why: "Finished software exists, but most that is not released is not repaired either. Look whether a newer release is \
          out; if not, say `maintenance: {kind: none}` or keep it as it is, knowing why.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "latest_release: {release: \"2.1\", date: 2022-03-01, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "latest_release: {release: \"4.0\", date: 2026-11-01, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["latest_release", "license.model", "maintenance"], check },
};

/// Slow projects release every other year.
const MONTHS: i32 = 36;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        let given_up = software.maintenance.as_ref().is_some_and(|one| one.kind == MaintenanceKind::None);
        let Some(date) = software.latest_release.as_ref().and_then(|release| release.date) else { continue };
        if !given_up && date.plus_months(MONTHS) < context.as_of {
            let message = message!(
                en: "the newest release is of {date}, more than {MONTHS} months ago";
                de: "die neueste Version ist vom {date}, vor mehr als {MONTHS} Monaten"
            );
            found.add(context.locate(&place.key("latest_release").key("date")), message).help =
                Some(message!(
                    en: "look for a newer release, or say that nobody maintains it";
                    de: "nach einer neueren Version suchen oder eintragen, dass niemand es mehr pflegt"
                ));
        }
    }
}
