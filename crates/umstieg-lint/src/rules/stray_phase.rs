//! A phase about software that the deployment does not know.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "stray-phase",
    level: Level::Warning,
    group: Group::Deployments,
    summary: "A phase is about software that the deployment uses or replaced.",
    why: "Who looks for deployments of a software finds them by `software` and `replaced`, not by their phases.",
    bad: Example::Files(&[Part::of(
        "references/town.yaml",
        "phases:\n  - {kind: roll-out, software: [known], evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "references/town.yaml",
        "phases:\n  - {kind: roll-out, software: [acme], evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["phases", "replaced", "software"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, reference) in &context.entries.references {
        let place = Place::file(FileKind::Reference, id.as_str()).key("phases");
        for (index, phase) in reference.phases.iter().enumerate() {
            for (at, software) in phase.software.iter().enumerate() {
                if !reference.software.contains(software)
                    && !reference.replaced.contains(software)
                    && let Some(location) = context.own(&place.index(index).key("software").index(at))
                {
                    let message = message!(
                        en: "`{software}` is neither used nor replaced by this deployment";
                        de: "`{software}` wird in diesem Praxisbeispiel weder genutzt noch ersetzt"
                    );
                    found.add(location, message).help = Some(message!(
                        en: "add it to `software` or `replaced`";
                        de: "unter `software` oder `replaced` ergänzen"
                    ));
                }
            }
        }
    }
}
