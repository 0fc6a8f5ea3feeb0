//! Open software of which nobody says who keeps it alive.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry::MaintenanceKind;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unknown-maintenance",
    level: Level::Note,
    group: Group::Lifecycle,
    summary: "Open software says who keeps it alive and who decides about it.",
    why: "\"Who looks after it in five years?\" is the first question of a firm. Look at who merges changes and who pays \
          them, and say it under `maintenance`.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "maintenance: {kind: unknown, governance: unknown, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "maintenance: {kind: foundation, governance: foundation, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["includes", "license.model", "maintenance", "name"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        // A suite is maintained part by part.
        let known = software.maintenance.as_ref().is_some_and(|one| one.kind != MaintenanceKind::Unknown);
        if !known && software.includes.is_empty() {
            let key = if software.maintenance.is_some() { "maintenance" } else { "name" };
            found
                .add(
                    context.locate(&place.key(key)),
                    message!(
                        en: "nothing says who keeps `{id}` alive";
                        de: "nirgends steht, wer `{id}` pflegt"
                    ),
                )
                .help = Some(message!(
                en: "add `maintenance` with `kind` and `governance`";
                de: "`maintenance` mit `kind` und `governance` ergänzen"
            ));
        }
    }
}
