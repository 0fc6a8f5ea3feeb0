//! All entries of one catalogue, by kind and id, as read and not yet cross-checked.

use crate::entry::EvidenceMap;
use crate::entry::{
    CapabilityTerm, CategoryTerm, FormatTerm, Funding, LicenseTerm, Manifest, Ordering, Playbook, Provider,
    Reference, Software, StandardTerm, Term,
};
use crate::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, FundingId, PlaybookId, ProviderId,
    ReferenceId, RoleId, RuleId, ServiceId, SoftwareId, StandardId,
};
use serde::{Deserialize, Serialize};
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
    pub roles: BTreeMap<RoleId, Term>,
    /// Services of providers.
    pub services: BTreeMap<ServiceId, Term>,
    /// Certifications of providers.
    pub certifications: BTreeMap<CertificationId, Term>,
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

impl Entries {
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
