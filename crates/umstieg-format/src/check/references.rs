//! Every id leads to an entry or a term.

use super::{Place, Problems, nearest};
use crate::entries::Entries;
use crate::entry::{Funding, Integration, Provider, Reference, Requirement, Software};
use crate::kind::FileKind;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

/// Checks one id against the ids of a map and reports a dangling one with the nearest known.
fn known<K: Ord + Borrow<str>, V>(
    problems: &mut Problems<'_>,
    place: Place,
    what: &str,
    id: &str,
    map: &BTreeMap<K, V>,
) {
    if map.contains_key(id) || problems.is_broken(id) {
        return;
    }
    let help = nearest(id, map.keys().map(Borrow::borrow)).map(|near| format!("did you mean `{near}`?"));
    problems.error(place, "dangling-reference", format!("no {what} has the id `{id}`")).help = help;
}

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
        let place = categories.key(id.as_str()).key("playbook");
        known(problems, place, "playbook", term.playbook.as_str(), &entries.rules.playbooks);
    }
    let capabilities = Place::file(FileKind::Capabilities, "").key("capabilities");
    for (id, term) in &entries.vocabulary.capabilities {
        let place = capabilities.key(id.as_str()).key("category");
        known(problems, place, "category", term.category.as_str(), &entries.vocabulary.categories);
    }
    for (index, hidden) in entries.manifest.overrides.iter().enumerate() {
        let place = Place::file(FileKind::Manifest, "").key("overrides").index(index).key("software");
        known(problems, place, "software", hidden.software.as_str(), &entries.software);
    }
}

fn check_software(entries: &Entries, id: &str, software: &Software, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Software, id);
    let (all, words) = (&entries.software, &entries.vocabulary);
    for (index, category) in software.categories.iter().enumerate() {
        known(
            problems,
            file.key("categories").index(index),
            "category",
            category.as_str(),
            &words.categories,
        );
    }
    if let Some(provider) = software.vendor.as_ref().and_then(|vendor| vendor.provider.as_ref()) {
        let place = file.key("vendor").key("provider");
        known(problems, place, "provider", provider.as_str(), &entries.providers);
    }
    for (key, list) in [("includes", &software.includes), ("built_on", &software.built_on)] {
        let mut seen = BTreeSet::new();
        for (index, part) in list.iter().enumerate() {
            let place = file.key(key).index(index);
            known(problems, place.clone(), "software", part.as_str(), all);
            if !seen.insert(part) {
                problems.error(place, "named-twice", format!("`{part}` is listed twice"));
            }
        }
    }
    let editions: BTreeMap<&str, ()> =
        software.editions.iter().map(|edition| (edition.id.as_str(), ())).collect();
    for (name, capability) in &software.capabilities {
        let place = file.key("capabilities").key(name.as_str());
        known(problems, place.clone(), "capability", name.as_str(), &words.capabilities);
        for (index, edition) in capability.editions.iter().enumerate() {
            known(
                problems,
                place.key("editions").index(index),
                "edition of this software",
                edition.as_str(),
                &editions,
            );
        }
        for (index, with) in capability.with.iter().enumerate() {
            known(problems, place.key("with").index(index), "software", with.as_str(), all);
        }
    }
    let mut replaced = BTreeSet::new();
    for (index, replaces) in software.replaces.iter().enumerate() {
        let place = file.key("replaces").index(index);
        known(problems, place.key("software"), "software", replaces.software.as_str(), all);
        if replaces.software.as_str() == id {
            problems.error(
                place.key("software"),
                "refers-to-itself",
                format!("`{id}` cannot replace itself"),
            );
        }
        if !replaced.insert(&replaces.software) {
            problems.error(
                place.key("software"),
                "named-twice",
                format!("`{}` is replaced twice in this file", replaces.software),
            );
        }
        for kind in replaces.carries.keys() {
            known(
                problems,
                place.key("carries").key(kind.as_str()),
                "data kind",
                kind.as_str(),
                &words.data_kinds,
            );
        }
    }
    for (index, requirement) in software.requires.iter().enumerate() {
        check_requirement(entries, id, &file.key("requires").index(index), requirement, problems);
    }
    for role in software.fills.keys() {
        known(problems, file.key("fills").key(role.as_str()), "role", role.as_str(), &words.roles);
    }
    for (key, list) in [("integrates", &software.integrates), ("conflicts", &software.conflicts)] {
        for (index, integration) in list.iter().enumerate() {
            check_integration(entries, id, &file.key(key).index(index), integration, problems);
        }
    }
    for standard in software.standards.keys() {
        known(
            problems,
            file.key("standards").key(standard.as_str()),
            "standard",
            standard.as_str(),
            &words.standards,
        );
    }
    if let Some(formats) = &software.formats {
        for (key, list) in [("reads", &formats.reads), ("writes", &formats.writes)] {
            for (index, format) in list.iter().enumerate() {
                let place = file.key("formats").key(key).index(index);
                known(problems, place, "format", format.as_str(), &words.formats);
            }
        }
    }
    if let Some(playbook) = &software.playbook {
        known(problems, file.key("playbook"), "playbook", playbook.as_str(), &entries.rules.playbooks);
    }
    if let Some(containment) = &software.containment {
        let place = file.key("containment");
        for (index, standard) in containment.interfaces.iter().enumerate() {
            let at = place.key("interfaces").index(index);
            known(problems, at, "standard", standard.as_str(), &words.standards);
        }
        for (index, format) in containment.exports.iter().enumerate() {
            known(problems, place.key("exports").index(index), "format", format.as_str(), &words.formats);
        }
    }
}

fn check_requirement(
    entries: &Entries,
    id: &str,
    place: &Place,
    requirement: &Requirement,
    problems: &mut Problems<'_>,
) {
    for (index, range) in requirement.any_of.iter().enumerate() {
        let at = place.key("any_of").index(index).key("software");
        if range.software.as_str() == id {
            problems.error(at.clone(), "refers-to-itself", format!("`{id}` cannot require itself"));
        }
        known(problems, at, "software", range.software.as_str(), &entries.software);
    }
    match &requirement.role {
        Some(role) => known(problems, place.key("role"), "role", role.as_str(), &entries.vocabulary.roles),
        None if requirement.any_of.is_empty() => {
            problems.error(
                place.clone(),
                "empty-requirement",
                "a requirement names neither software in `any_of` nor a `role`".to_owned(),
            );
        }
        None => {}
    }
    for (index, capability) in requirement.only_for.iter().enumerate() {
        let at = place.key("only_for").index(index);
        known(problems, at, "capability", capability.as_str(), &entries.vocabulary.capabilities);
    }
}

fn check_integration(
    entries: &Entries,
    id: &str,
    place: &Place,
    integration: &Integration,
    problems: &mut Problems<'_>,
) {
    let at = place.key("software");
    if integration.software.as_str() == id {
        problems.error(at.clone(), "refers-to-itself", format!("`{id}` cannot be tied to itself"));
    }
    known(problems, at, "software", integration.software.as_str(), &entries.software);
    for (index, standard) in integration.via.iter().enumerate() {
        let at = place.key("via").index(index);
        known(problems, at, "standard", standard.as_str(), &entries.vocabulary.standards);
    }
}

fn check_provider(entries: &Entries, id: &str, provider: &Provider, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Provider, id);
    for (service, offer) in &provider.services {
        let place = file.key("services").key(service.as_str());
        known(problems, place.clone(), "service", service.as_str(), &entries.vocabulary.services);
        for (index, software) in offer.software.iter().enumerate() {
            known(
                problems,
                place.key("software").index(index),
                "software",
                software.as_str(),
                &entries.software,
            );
        }
    }
    for certification in provider.certifications.keys() {
        let place = file.key("certifications").key(certification.as_str());
        known(problems, place, "certification", certification.as_str(), &entries.vocabulary.certifications);
    }
}

fn check_funding(entries: &Entries, id: &str, funding: &Funding, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Funding, id);
    for (index, service) in funding.pays_for.iter().enumerate() {
        let place = file.key("pays_for").index(index);
        known(problems, place, "service", service.as_str(), &entries.vocabulary.services);
    }
    if let (Some(opens), Some(closes)) = (funding.opens, funding.closes)
        && closes < opens
    {
        problems.error(
            file.key("closes"),
            "ends-before-start",
            format!("applications close on {closes}, before they open on {opens}"),
        );
    }
}

fn check_reference(entries: &Entries, id: &str, reference: &Reference, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Reference, id);
    for (key, list) in [("software", &reference.software), ("replaced", &reference.replaced)] {
        for (index, software) in list.iter().enumerate() {
            known(problems, file.key(key).index(index), "software", software.as_str(), &entries.software);
        }
    }
    for (index, provider) in reference.providers.iter().enumerate() {
        known(
            problems,
            file.key("providers").index(index),
            "provider",
            provider.as_str(),
            &entries.providers,
        );
    }
    for (index, phase) in reference.phases.iter().enumerate() {
        let place = file.key("phases").index(index);
        for (at, software) in phase.software.iter().enumerate() {
            known(
                problems,
                place.key("software").index(at),
                "software",
                software.as_str(),
                &entries.software,
            );
        }
        if let (Some(from), Some(to)) = (phase.from, phase.to)
            && to < from
        {
            problems.error(
                place.key("to"),
                "ends-before-start",
                format!("the phase ends on {to}, before it starts on {from}"),
            );
        }
    }
}
