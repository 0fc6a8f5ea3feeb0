//! Parts of a catalogue that are not the same on both sides, and catalogues of parts of both.

use crate::entries::{Entries, Rules, Vocabulary};
use crate::kind::{EntryKey, EntryKind};
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a catalogue that can change alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// An entry, a word or a rule.
    Entry(EntryKey),
    /// The sources of the ordering rules.
    OrderingSources,
    /// The sources of the playbooks.
    PlaybookSources,
    /// What the catalogue says about itself.
    Manifest,
}

/// How a part differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the new side has it.
    Added,
    /// Both sides have it, and not the same.
    Changed,
    /// Only the old side has it.
    Removed,
}

/// Every part that is not the same on both sides, in the order of their kinds and ids.
///
/// ```
/// use umstieg_format::difference::parts;
/// # use umstieg_format::{entries::Entries, entry::Manifest};
/// # let manifest: Manifest = serde_json::from_str(
/// #     r#"{"format": 1, "id": "x", "title": {"de": "x", "en": "x"}, "license": "CC0-1.0"}"#)?;
/// let entries = Entries::empty(manifest);
/// assert!(parts(&entries, &entries).is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn parts(old: &Entries, new: &Entries) -> Vec<(Part, Change)> {
    let mut found = Vec::new();
    // Everything is named, so that no field that comes later is forgotten.
    let Entries { manifest, software, providers, funding, references, vocabulary, rules } = new;
    let Vocabulary {
        categories,
        capabilities,
        standards,
        formats,
        data_kinds,
        roles,
        services,
        certifications,
        licenses,
    } = vocabulary;
    let Rules { ordering, ordering_evidence, playbooks, playbook_evidence } = rules;
    let words = &old.vocabulary;
    unequal(EntryKind::Software, &old.software, software, &mut found);
    unequal(EntryKind::Provider, &old.providers, providers, &mut found);
    unequal(EntryKind::Funding, &old.funding, funding, &mut found);
    unequal(EntryKind::Reference, &old.references, references, &mut found);
    unequal(EntryKind::Category, &words.categories, categories, &mut found);
    unequal(EntryKind::Capability, &words.capabilities, capabilities, &mut found);
    unequal(EntryKind::Standard, &words.standards, standards, &mut found);
    unequal(EntryKind::Format, &words.formats, formats, &mut found);
    unequal(EntryKind::DataKind, &words.data_kinds, data_kinds, &mut found);
    unequal(EntryKind::Role, &words.roles, roles, &mut found);
    unequal(EntryKind::Service, &words.services, services, &mut found);
    unequal(EntryKind::Certification, &words.certifications, certifications, &mut found);
    unequal(EntryKind::License, &words.licenses, licenses, &mut found);
    unequal(EntryKind::Rule, &old.rules.ordering, ordering, &mut found);
    unequal(EntryKind::Playbook, &old.rules.playbooks, playbooks, &mut found);
    if old.rules.ordering_evidence != *ordering_evidence {
        found.push((Part::OrderingSources, Change::Changed));
    }
    if old.rules.playbook_evidence != *playbook_evidence {
        found.push((Part::PlaybookSources, Change::Changed));
    }
    if old.manifest != *manifest {
        found.push((Part::Manifest, Change::Changed));
    }
    found
}

/// Adds the entries of a kind that are not the same on both sides.
fn unequal<K: Ord + Borrow<str>, V: PartialEq>(
    kind: EntryKind,
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
    found: &mut Vec<(Part, Change)>,
) {
    let ids: BTreeSet<&K> = old.keys().chain(new.keys()).collect();
    for id in ids {
        let change = match (old.get::<K>(id), new.get::<K>(id)) {
            (None, Some(_)) => Change::Added,
            (Some(_), None) => Change::Removed,
            (Some(before), Some(after)) if before != after => Change::Changed,
            _ => continue,
        };
        found.push((Part::Entry(EntryKey::new(kind, id.borrow())), change));
    }
}

/// The new side with some parts as they are on the old one; a part that the old side lacks is taken out. Whether the
/// result fits together is for [`check`](crate::check::check) to say.
#[must_use]
pub fn mixed(old: &Entries, new: &Entries, from_old: &BTreeSet<Part>) -> Entries {
    let mut mixed = new.clone();
    for part in from_old {
        match part {
            Part::Entry(entry) => mixed.take_over(entry, old),
            Part::OrderingSources => mixed.rules.ordering_evidence = old.rules.ordering_evidence.clone(),
            Part::PlaybookSources => mixed.rules.playbook_evidence = old.rules.playbook_evidence.clone(),
            Part::Manifest => mixed.manifest = old.manifest.clone(),
        }
    }
    mixed
}

impl Entries {
    /// Makes one entry what it is elsewhere: the same, or not there.
    fn take_over(&mut self, entry: &EntryKey, from: &Self) {
        fn take<K: Ord + Clone + Borrow<str>, V: Clone>(
            id: &str,
            into: &mut BTreeMap<K, V>,
            from: &BTreeMap<K, V>,
        ) {
            match from.get_key_value(id) {
                Some((id, value)) => into.insert(id.clone(), value.clone()),
                None => into.remove(id),
            };
        }
        let id = entry.id.as_str();
        let (words, other) = (&mut self.vocabulary, &from.vocabulary);
        match entry.kind {
            EntryKind::Software => take(id, &mut self.software, &from.software),
            EntryKind::Provider => take(id, &mut self.providers, &from.providers),
            EntryKind::Funding => take(id, &mut self.funding, &from.funding),
            EntryKind::Reference => take(id, &mut self.references, &from.references),
            EntryKind::Category => take(id, &mut words.categories, &other.categories),
            EntryKind::Capability => take(id, &mut words.capabilities, &other.capabilities),
            EntryKind::Standard => take(id, &mut words.standards, &other.standards),
            EntryKind::Format => take(id, &mut words.formats, &other.formats),
            EntryKind::DataKind => take(id, &mut words.data_kinds, &other.data_kinds),
            EntryKind::Role => take(id, &mut words.roles, &other.roles),
            EntryKind::Service => take(id, &mut words.services, &other.services),
            EntryKind::Certification => take(id, &mut words.certifications, &other.certifications),
            EntryKind::License => take(id, &mut words.licenses, &other.licenses),
            EntryKind::Rule => take(id, &mut self.rules.ordering, &from.rules.ordering),
            EntryKind::Playbook => take(id, &mut self.rules.playbooks, &from.rules.playbooks),
        }
    }
}
