//! Phases of a deployment that are not told in order.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::entry::Phase;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;
use umstieg_format::scalar::Date;

pub(super) const RULE: Rule = Rule {
    id: "phases-out-of-order",
    level: Level::Warning,
    group: Group::Deployments,
    summary: "Phases are told in the order in which they began.",
    why: "Others learn from the order. A phase that begins before the one above it stands in the wrong place, or its date is \
          wrong.",
    bad: Example::Files(&[Part::of(
        "references/town.yaml",
        "phases:\n  - {kind: roll-out, from: 2026-01-01, evidence: [source]}\n  - {kind: proof-of-concept, from: 2025-01-01, \
         evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "references/town.yaml",
        "phases:\n  - {kind: proof-of-concept, from: 2025-01-01, evidence: [source]}\n  - {kind: roll-out, from: 2026-01-01, \
         evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["phases"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let begin = |phase: &Phase| phase.from.or(phase.to);
    for (id, reference) in &context.entries.references {
        let place = Place::file(FileKind::Reference, id.as_str()).key("phases");
        let mut latest: Option<(Date, usize)> = None;
        for (index, phase) in reference.phases.iter().enumerate() {
            let Some(date) = begin(phase) else { continue };
            let at = |index: usize| context.own(&place.index(index).key("kind"));
            if let Some((before, above)) = latest.filter(|(before, _)| date < *before)
                && let (Some(here), Some(there)) = (at(index), at(above))
            {
                let message = message!(
                    en: "this phase of {date} stands below one of {before}";
                    de: "dieser Abschnitt vom {date} steht unter einem vom {before}"
                );
                let finding = found.add(here, message);
                relate(finding, message!(en: "later, but above"; de: "später, steht aber darüber"), there);
                finding.help = Some(message!(
                    en: "sort the phases";
                    de: "die Abschnitte nach der Zeit ordnen"
                ));
            } else {
                latest = Some((date, index));
            }
        }
    }
}
