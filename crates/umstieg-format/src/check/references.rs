//! Every id leads to an entry or a term.

use super::{Place, Problems, nearest};
use crate::entries::Entries;
use crate::entry::{Funding, Integration, Provider, Reference, Requirement, Software};
use crate::kind::{EntryKind, FileKind};
use crate::message;
use crate::message::is_meant;
use crate::scalar::EditionId;
use std::collections::BTreeSet;

/// Reports every reference that leads nowhere, and what refers to itself or twice.
pub(super) fn check(entries: &Entries, problems: &mut Problems<'_>) {
    for (id, software) in &entries.software {
        check_software(entries, id.as_str(), software, problems);
    }
    for (id, provider) in &entries.providers {
        check_provider(entries, id.as_str(), provider, problems);
    }
    for (id, funding) in &entries.funding {
        check_funding(entries, id.as_str(), funding, problems);
    }
    for (id, reference) in &entries.references {
        check_reference(entries, id.as_str(), reference, problems);
    }
    let categories = Place::file(FileKind::Categories, "").key("categories");
    for (id, term) in &entries.vocabulary.categories {
        let place = || categories.key(id.as_str()).key("playbook");
        problems.check_known(entries, place, EntryKind::Playbook, term.playbook.as_str());
    }
    let capabilities = Place::file(FileKind::Capabilities, "").key("capabilities");
    for (id, term) in &entries.vocabulary.capabilities {
        let place = || capabilities.key(id.as_str()).key("category");
        problems.check_known(entries, place, EntryKind::Category, term.category.as_str());
    }
    let roles = Place::file(FileKind::Roles, "").key("roles");
    for (id, term) in &entries.vocabulary.roles {
        for (key, capability) in [("client", &term.client), ("server", &term.server)] {
            if let Some(capability) = capability {
                let place = || roles.key(id.as_str()).key(key);
                problems.check_known(entries, place, EntryKind::Capability, capability.as_str());
            }
        }
    }
}

fn check_software(entries: &Entries, id: &str, software: &Software, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Software, id);
    for (index, category) in software.categories.iter().enumerate() {
        problems.check_known(
            entries,
            || file.key("categories").index(index),
            EntryKind::Category,
            category.as_str(),
        );
    }
    if let Some(provider) = software.vendor.as_ref().and_then(|vendor| vendor.provider.as_ref()) {
        let place = || file.key("vendor").key("provider");
        problems.check_known(entries, place, EntryKind::Provider, provider.as_str());
    }
    for (key, list) in [("includes", &software.includes), ("built_on", &software.built_on)] {
        let mut seen = BTreeSet::new();
        for (index, part) in list.iter().enumerate() {
            let place = || file.key(key).index(index);
            problems.check_known(entries, place, EntryKind::Software, part.as_str());
            if !seen.insert(part) {
                problems.error(
                    place(),
                    "named-twice",
                    message!(
                        en: "`{part}` is listed twice";
                        de: "`{part}` steht doppelt in der Liste"
                    ),
                );
            }
        }
    }
    for (name, capability) in &software.capabilities {
        let place = || file.key("capabilities").key(name.as_str());
        problems.check_known(entries, place, EntryKind::Capability, name.as_str());
        for (index, edition) in capability.editions.iter().enumerate() {
            check_edition(software, place().key("editions").index(index), edition, problems);
        }
        for (index, with) in capability.with.iter().enumerate() {
            let place = || place().key("with").index(index);
            problems.check_known(entries, place, EntryKind::Software, with.as_str());
        }
    }
    let mut replaced = BTreeSet::new();
    for (index, replaces) in software.replaces.iter().enumerate() {
        let place = file.key("replaces").index(index);
        problems.check_known(
            entries,
            || place.key("software"),
            EntryKind::Software,
            replaces.software.as_str(),
        );
        if replaces.software.as_str() == id {
            problems.error(
                place.key("software"),
                "refers-to-itself",
                message!(
                    en: "`{id}` cannot replace itself";
                    de: "`{id}` kann sich nicht selbst ersetzen"
                ),
            );
        }
        if !replaced.insert(&replaces.software) {
            problems.error(
                place.key("software"),
                "named-twice",
                message!(
                    en: "`{}` is replaced twice in this file", replaces.software;
                    de: "`{}` wird in dieser Datei doppelt ersetzt", replaces.software
                ),
            );
        }
        for (at, loss) in replaces.lost.iter().enumerate() {
            let place = place.key("lost").index(at).key("for");
            for (index, capability) in loss.concerns.iter().enumerate() {
                problems.check_known(
                    entries,
                    || place.index(index),
                    EntryKind::Capability,
                    capability.as_str(),
                );
            }
        }
        for kind in replaces.carries.keys() {
            problems.check_known(
                entries,
                || place.key("carries").key(kind.as_str()),
                EntryKind::DataKind,
                kind.as_str(),
            );
        }
    }
    check_editions(&file, software, problems);
    for (index, requirement) in software.requires.iter().enumerate() {
        check_requirement(entries, id, &file.key("requires").index(index), requirement, problems);
    }
    for role in software.fills.keys() {
        problems.check_known(
            entries,
            || file.key("fills").key(role.as_str()),
            EntryKind::Role,
            role.as_str(),
        );
    }
    let ties = [
        ("integrates", &software.integrates),
        ("conflicts", &software.conflicts),
        ("calls", &software.calls),
    ];
    for (key, list) in ties {
        for (index, integration) in list.iter().enumerate() {
            check_integration(entries, id, &file.key(key).index(index), integration, problems);
        }
    }
    for standard in software.standards.keys() {
        problems.check_known(
            entries,
            || file.key("standards").key(standard.as_str()),
            EntryKind::Standard,
            standard.as_str(),
        );
    }
    if let Some(formats) = &software.formats {
        for (key, list) in [("reads", &formats.reads), ("writes", &formats.writes), ("main", &formats.main)] {
            for (index, format) in list.iter().enumerate() {
                let place = || file.key("formats").key(key).index(index);
                problems.check_known(entries, place, EntryKind::Format, format.as_str());
            }
        }
    }
    if let Some(playbook) = &software.playbook {
        problems.check_known(entries, || file.key("playbook"), EntryKind::Playbook, playbook.as_str());
    }
    if let Some(containment) = &software.containment {
        let place = file.key("containment");
        for (index, standard) in containment.interfaces.iter().enumerate() {
            let at = || place.key("interfaces").index(index);
            problems.check_known(entries, at, EntryKind::Standard, standard.as_str());
        }
        for (index, format) in containment.exports.iter().enumerate() {
            problems.check_known(
                entries,
                || place.key("exports").index(index),
                EntryKind::Format,
                format.as_str(),
            );
        }
    }
}

/// Editions are told apart by their ids.
fn check_editions(file: &Place, software: &Software, problems: &mut Problems<'_>) {
    let mut seen = BTreeSet::new();
    for (index, edition) in software.editions.iter().enumerate() {
        if !seen.insert(&edition.id) {
            problems.error(
                file.key("editions").index(index).key("id"),
                "named-twice",
                message!(
                    en: "two editions of this software have the id `{}`", edition.id;
                    de: "zwei Ausgaben dieser Software haben die Id `{}`", edition.id
                ),
            );
        }
    }
}

fn check_edition(software: &Software, place: Place, id: &EditionId, problems: &mut Problems<'_>) {
    let known = || software.editions.iter().map(|edition| edition.id.as_str());
    if known().any(|edition| edition == id.as_str()) {
        return;
    }
    let help = nearest(id.as_str(), known()).map(is_meant);
    let message = message!(
        en: "no edition of this software has the id `{id}`";
        de: "keine Ausgabe dieser Software hat die Id `{id}`"
    );
    problems.error(place, "dangling-reference", message).help = help;
}

fn check_requirement(
    entries: &Entries,
    id: &str,
    place: &Place,
    requirement: &Requirement,
    problems: &mut Problems<'_>,
) {
    for (index, range) in requirement.any_of.iter().enumerate() {
        let at = || place.key("any_of").index(index).key("software");
        if range.software.as_str() == id {
            problems.error(
                at(),
                "refers-to-itself",
                message!(
                    en: "`{id}` cannot require itself";
                    de: "`{id}` kann sich nicht selbst voraussetzen"
                ),
            );
        }
        problems.check_known(entries, at, EntryKind::Software, range.software.as_str());
    }
    match &requirement.role {
        Some(role) => problems.check_known(entries, || place.key("role"), EntryKind::Role, role.as_str()),
        None if requirement.any_of.is_empty() => {
            problems.error(
                place.clone(),
                "empty-requirement",
                message!(
                    en: "a requirement names neither software in `any_of` nor a `role`";
                    de: "eine Voraussetzung nennt weder Software unter `any_of` noch eine `role`"
                ),
            );
        }
        None => {}
    }
    for (index, capability) in requirement.only_for.iter().enumerate() {
        let at = || place.key("only_for").index(index);
        problems.check_known(entries, at, EntryKind::Capability, capability.as_str());
    }
}

fn check_integration(
    entries: &Entries,
    id: &str,
    place: &Place,
    integration: &Integration,
    problems: &mut Problems<'_>,
) {
    let at = || place.key("software");
    if integration.software.as_str() == id {
        problems.error(
            at(),
            "refers-to-itself",
            message!(
                en: "`{id}` cannot be tied to itself";
                de: "`{id}` kann nicht mit sich selbst verbunden sein"
            ),
        );
    }
    problems.check_known(entries, at, EntryKind::Software, integration.software.as_str());
    for (index, standard) in integration.via.iter().enumerate() {
        let at = || place.key("via").index(index);
        problems.check_known(entries, at, EntryKind::Standard, standard.as_str());
    }
}

fn check_provider(entries: &Entries, id: &str, provider: &Provider, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Provider, id);
    for (service, offer) in &provider.services {
        let place = || file.key("services").key(service.as_str());
        problems.check_known(entries, place, EntryKind::Service, service.as_str());
        for (index, software) in offer.software.iter().enumerate() {
            problems.check_known(
                entries,
                || place().key("software").index(index),
                EntryKind::Software,
                software.as_str(),
            );
        }
    }
    for certification in provider.certifications.keys() {
        let place = || file.key("certifications").key(certification.as_str());
        problems.check_known(entries, place, EntryKind::Certification, certification.as_str());
    }
}

fn check_funding(entries: &Entries, id: &str, funding: &Funding, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Funding, id);
    for (index, service) in funding.pays_for.iter().enumerate() {
        let place = || file.key("pays_for").index(index);
        problems.check_known(entries, place, EntryKind::Service, service.as_str());
    }
    if let (Some(opens), Some(closes)) = (funding.opens, funding.closes)
        && closes < opens
    {
        problems.error(
            file.key("closes"),
            "ends-before-start",
            message!(
                en: "applications close on {closes}, before they open on {opens}";
                de: "die Antragsfrist endet am {closes}, bevor sie am {opens} beginnt"
            ),
        );
    }
}

fn check_reference(entries: &Entries, id: &str, reference: &Reference, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Reference, id);
    for (key, list) in [("software", &reference.software), ("replaced", &reference.replaced)] {
        for (index, software) in list.iter().enumerate() {
            problems.check_known(
                entries,
                || file.key(key).index(index),
                EntryKind::Software,
                software.as_str(),
            );
        }
    }
    for (index, provider) in reference.providers.iter().enumerate() {
        problems.check_known(
            entries,
            || file.key("providers").index(index),
            EntryKind::Provider,
            provider.as_str(),
        );
    }
    for (index, phase) in reference.phases.iter().enumerate() {
        let place = file.key("phases").index(index);
        for (at, software) in phase.software.iter().enumerate() {
            problems.check_known(
                entries,
                || place.key("software").index(at),
                EntryKind::Software,
                software.as_str(),
            );
        }
        if let (Some(from), Some(to)) = (phase.from, phase.to)
            && to < from
        {
            problems.error(
                place.key("to"),
                "ends-before-start",
                message!(
                    en: "the phase ends on {to}, before it starts on {from}";
                    de: "der Abschnitt endet am {to}, bevor er am {from} beginnt"
                ),
            );
        }
    }
}
