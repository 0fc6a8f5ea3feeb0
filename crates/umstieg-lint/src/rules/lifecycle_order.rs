//! Ends of support that contradict one another.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "lifecycle-order",
    level: Level::Warning,
    group: Group::Lifecycle,
    summary: "Security updates do not end before regular support, and a release has one line.",
    why: "Ends of support drive the dates of a plan. Swapped dates, or two lines for one release, make them wrong.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "lifecycle:\n  - {release: \"4\", support_ends: 2029-06-30, security_ends: 2028-06-30, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "lifecycle:\n  - {release: \"4\", support_ends: 2028-06-30, security_ends: 2029-06-30, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["lifecycle"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let list = place.key("lifecycle");
        for (index, cycle) in software.lifecycle.iter().enumerate() {
            let at = list.index(index);
            if let (Some(support), Some(security)) = (cycle.support_ends, cycle.security_ends)
                && security < support
            {
                let message = message!(
                    en: "security updates end on {security}, before regular support on {support}";
                    de: "die Sicherheitsupdates enden am {security}, vor der regulären Unterstützung am {support}"
                );
                found.add(context.locate(&at.key("security_ends")), message).help = Some(message!(
                    en: "swap the two, or correct the one that is wrong";
                    de: "die beiden Tage tauschen oder den falschen berichtigen"
                ));
            }
            let mut earlier = software.lifecycle.iter().take(index);
            if let Some(first) = earlier.position(|one| one.release == cycle.release) {
                let message = message!(
                    en: "the release `{}` stands here twice", cycle.release;
                    de: "die Version `{}` steht hier doppelt", cycle.release
                );
                let there = context.locate(&list.index(first).key("release"));
                let finding = found.add(context.locate(&at.key("release")), message);
                relate(finding, message!(en: "first listed here"; de: "hier zuerst genannt"), there);
                finding.help = Some(message!(en: "keep one of the two"; de: "nur eine davon behalten"));
            }
        }
    }
}
