//! Open software that nothing leads to.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeSet;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Level as Degree, Software};
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::scalar::{CapabilityId, SoftwareId};

pub(super) const RULE: Rule = Rule {
    id: "orphaned-software",
    level: Level::Note,
    group: Group::Substitutes,
    summary: "Open software replaces something, fills a role, is tied to others or is named by others.",
    why: "A plan chooses what replaces a tool, and what the chosen products need. What stands alone is at best shown, never \
          chosen, and no other entry makes sense of it. Say under `replaces` what it stands in for, under `fills` or \
          `integrates` what it is good for, or name it where it is served and used. What does the work of closed software for \
          which a search has found nothing open is left alone: it is known, and known not to be enough.",
    bad: Example::Files(&[Part::of("software/other.yaml", "integrates: []\n")]),
    good: Example::Files(&[Part::of(
        "software/other.yaml",
        "integrates: []\nreplaces:\n  - {software: closed, fit: niche, evidence: [source]}\n",
    )]),
    check: Check::Entries {
        fields: &[
            "built_on",
            "calls",
            "capabilities",
            "conflicts",
            "fills",
            "gives_platform",
            "gives_server",
            "includes",
            "integrates",
            "license",
            "name",
            "no_substitute",
            "phases",
            "replaced",
            "replaces",
            "requires",
            "rules",
            "services",
            "software",
        ],
        check,
    },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // What is missing here may be said in what cannot be read.
    if !context.whole {
        return;
    }
    let (named, searched) = (named(context.entries), searched(context.entries));
    for (place, id, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        if named.contains(id) || leads_somewhere(software) || does_one_of(software, &searched) {
            continue;
        }
        found
            .add(
                context.locate(&place.key("name")),
                message!(
                    en: "`{id}` replaces nothing, fills no role and is tied to no other entry";
                    de: "`{id}` ersetzt nichts, übernimmt keine Rolle und ist mit keinem anderen Eintrag verbunden"
                ),
            )
            .help = Some(message!(
            en: "say what it replaces, or what it works together with";
            de: "sagen, was sie ersetzt oder womit sie zusammenarbeitet"
        ));
    }
}

/// Whether a software says itself what it has to do with others.
fn leads_somewhere(software: &Software) -> bool {
    !software.replaces.is_empty()
        || !software.fills.is_empty()
        || software.gives_platform.is_some()
        || software.gives_server.is_some()
        || of_software(software).next().is_some()
}

/// Software that another one names, except what it replaces.
fn of_software(software: &Software) -> impl Iterator<Item = &SoftwareId> {
    let parts = software.includes.iter().chain(&software.built_on);
    let added = software.capabilities.values().flat_map(|capability| &capability.with);
    let needed = software.requires.iter().flat_map(|requirement| &requirement.any_of);
    let ties = software.integrates.iter().chain(&software.conflicts).chain(&software.calls);
    parts.chain(added).chain(needed.map(|range| &range.software)).chain(ties.map(|tie| &tie.software))
}

/// Capabilities of software for which somebody has looked for something open, and found nothing.
fn searched(entries: &Entries) -> BTreeSet<&CapabilityId> {
    let searched = entries.software.values().filter(|software| software.no_substitute.is_some());
    let all = searched.flat_map(|software| &software.capabilities);
    all.filter(|(_, one)| does(one.level)).map(|(id, _)| id).collect()
}

fn does(level: Degree) -> bool {
    !matches!(level, Degree::None | Degree::Unknown)
}

fn does_one_of(software: &Software, capabilities: &BTreeSet<&CapabilityId>) -> bool {
    software.capabilities.iter().any(|(id, one)| does(one.level) && capabilities.contains(id))
}

/// Software that another entry names.
fn named(entries: &Entries) -> BTreeSet<&SoftwareId> {
    let mut named = BTreeSet::new();
    for software in entries.software.values() {
        named.extend(of_software(software).chain(software.replaces.iter().map(|one| &one.software)));
    }
    for provider in entries.providers.values() {
        named.extend(provider.services.values().flat_map(|service| &service.software));
    }
    for reference in entries.references.values() {
        let phases = reference.phases.iter().flat_map(|phase| &phase.software);
        named.extend(reference.software.iter().chain(&reference.replaced).chain(phases));
    }
    for rule in entries.rules.ordering.values() {
        named.extend(rule.first.software.iter().chain(&rule.then.software));
    }
    named
}
