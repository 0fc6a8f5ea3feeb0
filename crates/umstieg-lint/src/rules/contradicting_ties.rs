//! Works together, and does not.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry::Integration;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "contradicting-ties",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "Two software work together or they clash; releases tell when which.",
    why: "If both are true, it depends on the releases: give the clash or the integration `versions` or `own_versions`.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "integrates:\n  - {software: known, evidence: [source]}\nconflicts:\n  - {software: known, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "integrates:\n  - {software: known, evidence: [source]}\nconflicts:\n  - {software: known, versions: \"<3\", evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["conflicts", "integrates"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let open = |tie: &Integration| tie.versions.is_none() && tie.own_versions.is_none();
    for (place, _, software) in context.software() {
        for (index, clash) in software.conflicts.iter().enumerate().filter(|(_, clash)| open(clash)) {
            let Some(tie) =
                software.integrates.iter().position(|tie| tie.software == clash.software && open(tie))
            else {
                continue;
            };
            let there = context.locate(&place.key("integrates").index(tie).key("software"));
            let at = context.locate(&place.key("conflicts").index(index).key("software"));
            let finding = found.add(at, message!(
                en: "`{}` clashes, but works together as well", clash.software;
                de: "`{}` soll sich nicht damit vertragen und zugleich damit zusammenarbeiten", clash.software
            ));
            relate(finding, message!(en: "works together here"; de: "arbeitet hier damit zusammen"), there);
            finding.help = Some(message!(
                en: "tell the releases apart, or take one of the two out";
                de: "die Versionen auseinanderhalten oder eines von beiden herausnehmen"
            ));
        }
    }
}
