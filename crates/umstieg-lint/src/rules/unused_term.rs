//! Words of the closed lists that no entry uses.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeSet;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unused-term",
    level: Level::Note,
    group: Group::Vocabulary,
    summary: "Every word of a closed list is used by an entry.",
    why: "A word that nobody uses is either a leftover or a gap in the entries; both are worth knowing. Use it where it \
          fits, or take it out.",
    bad: Example::Files(&[Part::of(
        "vocabulary/standards.yaml",
        "standards:\n  gopher:\n    name: {de: \"Gopher\", en: \"Gopher\"}\n",
    )]),
    good: Example::Files(&[
        Part::of(
            "vocabulary/standards.yaml",
            "standards:\n  gopher:\n    name: {de: \"Gopher\", en: \"Gopher\"}\n",
        ),
        Part::of("software/acme.yaml", "standards:\n  gopher: {evidence: [source]}\n"),
    ]),
    check: Check::Entries {
        fields: &[
            "calls",
            "capabilities",
            "categories",
            "certifications",
            "conflicts",
            "containment",
            "editions",
            "fills",
            "formats",
            "integrates",
            "license",
            "pays_for",
            "playbook",
            "playbooks",
            "replaces",
            "requires",
            "services",
            "standards",
        ],
        check,
    },
};

/// Playbooks that plans use by name: for what stays, what nobody knows, what must be protected or raised meanwhile, what goes
/// without a substitute, and what something in use takes over.
const OF_PLANS: [&str; 7] =
    ["clarify", "contain", "contain-system", "protect", "raise-system", "retire", "take-over"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    if !context.whole {
        return;
    }
    let used = used(context);
    for (kind, _, document) in context.files() {
        let list = match kind {
            FileKind::Categories => "categories",
            FileKind::Capabilities => "capabilities",
            FileKind::Standards => "standards",
            FileKind::Formats => "formats",
            FileKind::DataKinds => "data_kinds",
            FileKind::Roles => "roles",
            FileKind::Services => "services",
            FileKind::Certifications => "certifications",
            FileKind::Licenses => "licenses",
            FileKind::Playbooks => "playbooks",
            _ => continue,
        };
        let Some(terms) = document.root.as_ref().and_then(|root| root.get(list)?.as_mapping()) else {
            continue;
        };
        for term in terms.iter().filter(|term| !used.contains(&(kind, term.key.text.as_str()))) {
            let message = message!(
                en: "no entry uses `{}`", term.key.text;
                de: "kein Eintrag verwendet `{}`", term.key.text
            );
            let place = Place::file(kind, "").key(list).key(&term.key.text);
            found.add(context.locate(&place), message).help = Some(message!(
                en: "use it where it fits, or take it out";
                de: "verwenden, wo es passt, oder herausnehmen"
            ));
        }
    }
}

/// Every word that an entry uses.
fn used<'a>(context: &Context<'a>) -> BTreeSet<(FileKind, &'a str)> {
    let entries = context.entries;
    let mut used = BTreeSet::new();
    for software in entries.software.values() {
        used.extend(software.categories.iter().map(|id| (FileKind::Categories, id.as_str())));
        used.extend(software.capabilities.keys().map(|id| (FileKind::Capabilities, id.as_str())));
        used.extend(software.standards.keys().map(|id| (FileKind::Standards, id.as_str())));
        used.extend(software.fills.keys().map(|id| (FileKind::Roles, id.as_str())));
        used.extend(software.playbook.iter().map(|id| (FileKind::Playbooks, id.as_str())));
        if let Some(formats) = &software.formats {
            let all = formats.reads.iter().chain(&formats.writes);
            used.extend(all.map(|id| (FileKind::Formats, id.as_str())));
        }
        for replaces in &software.replaces {
            used.extend(replaces.carries.keys().map(|id| (FileKind::DataKinds, id.as_str())));
        }
        for requirement in &software.requires {
            used.extend(requirement.role.iter().map(|id| (FileKind::Roles, id.as_str())));
        }
        for integration in software.integrates.iter().chain(&software.conflicts).chain(&software.calls) {
            used.extend(integration.via.iter().map(|id| (FileKind::Standards, id.as_str())));
        }
        if let Some(containment) = &software.containment {
            used.extend(containment.interfaces.iter().map(|id| (FileKind::Standards, id.as_str())));
            used.extend(containment.exports.iter().map(|id| (FileKind::Formats, id.as_str())));
        }
        let editions = software.editions.iter().filter_map(|edition| edition.license.as_ref());
        for license in editions.chain([&software.license]) {
            let words = license.spdx.iter().flat_map(|spdx| spdx.as_str().split([' ', '(', ')']));
            used.extend(words.map(|word| (FileKind::Licenses, word)));
        }
    }
    for provider in entries.providers.values() {
        used.extend(provider.services.keys().map(|id| (FileKind::Services, id.as_str())));
        used.extend(provider.certifications.keys().map(|id| (FileKind::Certifications, id.as_str())));
    }
    for funding in entries.funding.values() {
        used.extend(funding.pays_for.iter().map(|id| (FileKind::Services, id.as_str())));
    }
    used.extend(OF_PLANS.map(|id| (FileKind::Playbooks, id)));
    for category in entries.vocabulary.categories.values() {
        used.insert((FileKind::Playbooks, category.playbook.as_str()));
    }
    used
}
