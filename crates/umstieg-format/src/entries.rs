//! All entries of one catalogue, by kind and id, as read and not yet cross-checked.

use crate::entry::EvidenceMap;
use crate::entry::{
    CapabilityTerm, CategoryTerm, CertificationTerm, FormatTerm, Funding, LicenseTerm, Manifest, Ordering,
    Playbook, Provider, Reference, RoleTerm, ServiceTerm, Software, StandardTerm, Term,
};
use crate::kind::{EntryKey, EntryKind};
use crate::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, FundingId, PlaybookId, ProviderId,
    ReferenceId, RoleId, RuleId, ServiceId, SoftwareId, StandardId,
};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Every entry, vocabulary term and rule of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entries {
    /// What the catalogue is.
    pub manifest: Manifest,
    /// Products and services.
    pub software: BTreeMap<SoftwareId, Software>,
    /// Organisations that help.
    pub providers: BTreeMap<ProviderId, Provider>,
    /// Programmes that pay.
    pub funding: BTreeMap<FundingId, Funding>,
    /// Real deployments.
    pub references: BTreeMap<ReferenceId, Reference>,
    /// Closed lists of words.
    pub vocabulary: Vocabulary,
    /// Ordering rules and playbooks.
    pub rules: Rules,
}

/// The closed lists of words that entries draw from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Groups of software.
    pub categories: BTreeMap<CategoryId, CategoryTerm>,
    /// Things that software does for people.
    pub capabilities: BTreeMap<CapabilityId, CapabilityTerm>,
    /// Open standards and protocols.
    pub standards: BTreeMap<StandardId, StandardTerm>,
    /// Data formats.
    pub formats: BTreeMap<FormatId, FormatTerm>,
    /// Kinds of data that a migration carries.
    pub data_kinds: BTreeMap<DataKindId, Term>,
    /// Roles that one software fills for another.
    pub roles: BTreeMap<RoleId, RoleTerm>,
    /// Services of providers.
    pub services: BTreeMap<ServiceId, ServiceTerm>,
    /// Certifications of providers.
    pub certifications: BTreeMap<CertificationId, CertificationTerm>,
    /// Terms without an SPDX id.
    pub licenses: BTreeMap<Box<str>, LicenseTerm>,
}

/// What plans are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Which change comes before which.
    pub ordering: BTreeMap<RuleId, Ordering>,
    /// Sources of the ordering rules.
    pub ordering_evidence: EvidenceMap,
    /// Steps of a change.
    pub playbooks: BTreeMap<PlaybookId, Playbook>,
    /// Sources of the playbooks.
    pub playbook_evidence: EvidenceMap,
}

/// Evaluates an expression for the map of one kind of entry, whatever its types are.
macro_rules! map_of {
    ([$($borrow:tt)+] $entries:expr, $kind:expr, $map:ident => $answer:expr) => {
        match $kind {
            EntryKind::Software => {
                let $map = $($borrow)+ $entries.software;
                $answer
            }
            EntryKind::Provider => {
                let $map = $($borrow)+ $entries.providers;
                $answer
            }
            EntryKind::Funding => {
                let $map = $($borrow)+ $entries.funding;
                $answer
            }
            EntryKind::Reference => {
                let $map = $($borrow)+ $entries.references;
                $answer
            }
            EntryKind::Category => {
                let $map = $($borrow)+ $entries.vocabulary.categories;
                $answer
            }
            EntryKind::Capability => {
                let $map = $($borrow)+ $entries.vocabulary.capabilities;
                $answer
            }
            EntryKind::Standard => {
                let $map = $($borrow)+ $entries.vocabulary.standards;
                $answer
            }
            EntryKind::Format => {
                let $map = $($borrow)+ $entries.vocabulary.formats;
                $answer
            }
            EntryKind::DataKind => {
                let $map = $($borrow)+ $entries.vocabulary.data_kinds;
                $answer
            }
            EntryKind::Role => {
                let $map = $($borrow)+ $entries.vocabulary.roles;
                $answer
            }
            EntryKind::Service => {
                let $map = $($borrow)+ $entries.vocabulary.services;
                $answer
            }
            EntryKind::Certification => {
                let $map = $($borrow)+ $entries.vocabulary.certifications;
                $answer
            }
            EntryKind::License => {
                let $map = $($borrow)+ $entries.vocabulary.licenses;
                $answer
            }
            EntryKind::Rule => {
                let $map = $($borrow)+ $entries.rules.ordering;
                $answer
            }
            EntryKind::Playbook => {
                let $map = $($borrow)+ $entries.rules.playbooks;
                $answer
            }
        }
    };
}

impl Entries {
    /// Whether there is an entry of a kind with an id.
    #[must_use]
    pub fn contains(&self, kind: EntryKind, id: &str) -> bool {
        map_of!([&] self, kind, map => map.contains_key(id))
    }

    /// The ids of all entries of a kind, in order.
    pub fn ids(&self, kind: EntryKind) -> Box<dyn Iterator<Item = &str> + '_> {
        map_of!([&] self, kind, map => Box::new(map.keys().map(Borrow::<str>::borrow)))
    }

    /// What an entry says, for comparison; `None` if it is not there.
    #[cfg(feature = "schema")]
    pub(crate) fn value(&self, entry: &EntryKey) -> Option<crate::difference::Value> {
        use crate::difference::Value;
        let id = entry.id.as_str();
        map_of!([&] self, entry.kind, map => map.get(id).and_then(Value::of))
    }

    /// Takes an entry out and says whether it was there.
    pub(crate) fn remove(&mut self, entry: &EntryKey) -> bool {
        let id = entry.id.as_str();
        map_of!([&mut] self, entry.kind, map => map.remove(id).is_some())
    }

    /// A catalogue without entries.
    #[must_use]
    pub fn empty(manifest: Manifest) -> Self {
        Self {
            manifest,
            software: BTreeMap::new(),
            providers: BTreeMap::new(),
            funding: BTreeMap::new(),
            references: BTreeMap::new(),
            vocabulary: Vocabulary::default(),
            rules: Rules::default(),
        }
    }
}
