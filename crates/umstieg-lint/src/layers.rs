//! Entries of several folders as one, for rules that look across them.
//!
//! The loader refuses layers that conflict; here a conflict must not hide other findings, so the upper layer always wins
//! and the rules of the group [`Layers`](crate::Group::Layers) tell what is wrong.

use umstieg_format::check::check as cross_check;
use umstieg_format::entries::Entries;
use umstieg_format::finding::Finding;
use umstieg_format::read::Documents;

/// All layers below a folder as one.
pub(crate) fn below(layers: &[Entries], own: &Entries) -> Entries {
    layers.iter().fold(Entries::empty(own.manifest.clone()), |below, layer| over(&below, layer))
}

/// A layer laid over others; the manifest is that of the upper one.
pub(crate) fn over(below: &Entries, upper: &Entries) -> Entries {
    let mut merged = below.clone();
    let Entries { manifest, software, providers, funding, references, vocabulary, rules } = upper.clone();
    for hidden in &manifest.hides {
        merged.software.remove(&hidden.software);
        for other in merged.software.values_mut() {
            other.replaces.retain(|replaces| replaces.software != hidden.software);
            other.includes.retain(|part| *part != hidden.software);
            other.integrates.retain(|tie| tie.software != hidden.software);
            other.conflicts.retain(|tie| tie.software != hidden.software);
        }
    }
    merged.manifest = manifest;
    merged.software.extend(software);
    merged.providers.extend(providers);
    merged.funding.extend(funding);
    merged.references.extend(references);
    merged.vocabulary.categories.extend(vocabulary.categories);
    merged.vocabulary.capabilities.extend(vocabulary.capabilities);
    merged.vocabulary.standards.extend(vocabulary.standards);
    merged.vocabulary.formats.extend(vocabulary.formats);
    merged.vocabulary.data_kinds.extend(vocabulary.data_kinds);
    merged.vocabulary.roles.extend(vocabulary.roles);
    merged.vocabulary.services.extend(vocabulary.services);
    merged.vocabulary.certifications.extend(vocabulary.certifications);
    merged.vocabulary.licenses.extend(vocabulary.licenses);
    merged.rules.ordering.extend(rules.ordering);
    merged.rules.ordering_evidence.extend(rules.ordering_evidence);
    merged.rules.playbooks.extend(rules.playbooks);
    merged.rules.playbook_evidence.extend(rules.playbook_evidence);
    merged
}

/// The problems of merged entries that lie in files of the folder.
pub(crate) fn check(merged: &Entries, documents: &Documents) -> Vec<Finding> {
    cross_check(merged)
        .into_iter()
        .filter(|problem| documents.get(problem.place.kind, &problem.place.id).is_some())
        .map(|problem| documents.finding(problem))
        .collect()
}
