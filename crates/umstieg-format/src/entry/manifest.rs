//! `catalogue.yaml`: what a folder of entries is, and what it does to the layers below it.

use crate::kind::{EntryKey, EntryKind};
use crate::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, FundingId, LayerId, LicenseExpression,
    PlaybookId, ProviderId, ReferenceId, RoleId, RuleId, ServiceId, SoftwareId, StandardId, Text,
    VersionRange,
};
use crate::words::data;

data! {
    /// Describes one layer: the base catalogue, a region's, or an adviser's private folder.
    pub struct Manifest {
        /// Version of the catalogue format; this reader knows 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
        pub format: u32,
        /// Releases of umstieg that can read it, such as `>=0.1.0`; any other one says so and judges nothing.
        #[serde(default)]
        pub umstieg: Option<VersionRange>,
        /// Id of the layer.
        pub id: LayerId,
        /// Name of the layer.
        pub title: Text,
        /// Licence of the data.
        pub license: LicenseExpression,
        /// One line at the end of reports, such as an association and where to reach it; that of the uppermost layer that
        /// has one counts.
        #[serde(default)]
        pub footer: Option<Text>,
        /// Entries of lower layers that this layer takes out, each with the reason.
        #[serde(default)]
        pub hides: Vec<Statement>,
        /// Entries of lower layers that entries of this layer replace as a whole, each with the reason.
        #[serde(default)]
        pub overrides: Vec<Statement>,
    }

    /// One entry of a lower layer, and why this layer hides or overrides it. Exactly one entry is named, by its kind.
    pub struct Statement {
        /// A software.
        #[serde(default)]
        pub software: Option<SoftwareId>,
        /// A provider.
        #[serde(default)]
        pub provider: Option<ProviderId>,
        /// A funding programme.
        #[serde(default)]
        pub funding: Option<FundingId>,
        /// A reference deployment.
        #[serde(default)]
        pub reference: Option<ReferenceId>,
        /// A category of `vocabulary/categories.yaml`.
        #[serde(default)]
        pub category: Option<CategoryId>,
        /// A capability of `vocabulary/capabilities.yaml`.
        #[serde(default)]
        pub capability: Option<CapabilityId>,
        /// A standard of `vocabulary/standards.yaml`.
        #[serde(default)]
        pub standard: Option<StandardId>,
        /// A format of `vocabulary/formats.yaml`.
        #[serde(default)]
        pub format: Option<FormatId>,
        /// A kind of data of `vocabulary/data-kinds.yaml`.
        #[serde(default)]
        pub data_kind: Option<DataKindId>,
        /// A role of `vocabulary/roles.yaml`.
        #[serde(default)]
        pub role: Option<RoleId>,
        /// A service of `vocabulary/services.yaml`.
        #[serde(default)]
        pub service: Option<ServiceId>,
        /// A certification of `vocabulary/certifications.yaml`.
        #[serde(default)]
        pub certification: Option<CertificationId>,
        /// Terms of `vocabulary/licenses.yaml`.
        #[serde(default)]
        pub license: Option<Box<str>>,
        /// A rule of `rules/ordering.yaml`.
        #[serde(default)]
        pub rule: Option<RuleId>,
        /// A playbook of `rules/playbooks.yaml`.
        #[serde(default)]
        pub playbook: Option<PlaybookId>,
        /// Why.
        pub reason: Text,
    }
}

impl Statement {
    /// The entry that is named; none if none is, or more than one.
    #[must_use]
    pub fn entry(&self) -> Option<EntryKey> {
        let mut named = self.entries();
        named.next().filter(|_| named.next().is_none())
    }

    /// Every entry that is named, by kind; a statement that is in order names one.
    pub fn entries(&self) -> impl Iterator<Item = EntryKey> {
        let Self {
            software,
            provider,
            funding,
            reference,
            category,
            capability,
            standard,
            format,
            data_kind,
            role,
            service,
            certification,
            license,
            rule,
            playbook,
            reason: _,
        } = self;
        let all: [Option<EntryKey>; 15] = [
            software.as_ref().map(EntryKey::from),
            provider.as_ref().map(EntryKey::from),
            funding.as_ref().map(EntryKey::from),
            reference.as_ref().map(EntryKey::from),
            category.as_ref().map(EntryKey::from),
            capability.as_ref().map(EntryKey::from),
            standard.as_ref().map(EntryKey::from),
            format.as_ref().map(EntryKey::from),
            data_kind.as_ref().map(EntryKey::from),
            role.as_ref().map(EntryKey::from),
            service.as_ref().map(EntryKey::from),
            certification.as_ref().map(EntryKey::from),
            license.as_ref().map(|id| EntryKey::new(EntryKind::License, id)),
            rule.as_ref().map(EntryKey::from),
            playbook.as_ref().map(EntryKey::from),
        ];
        all.into_iter().flatten()
    }
}
