//! Who replaces, has, fills, serves and uses what: the lookups behind every question, as plain ordered maps.

use std::collections::BTreeMap;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Level, LicenseModel};
use umstieg_format::scalar::{
    CapabilityId, PackageId, ProviderId, ReferenceId, RoleId, ServiceId, SoftwareId,
};

/// Lookups from one id to the entries that name it.
#[derive(Debug, Default)]
pub(super) struct Index {
    substitutes: BTreeMap<SoftwareId, Vec<(SoftwareId, usize)>>,
    open_with: BTreeMap<CapabilityId, Vec<SoftwareId>>,
    fillers: BTreeMap<RoleId, Vec<SoftwareId>>,
    providers: BTreeMap<SoftwareId, Vec<(ProviderId, ServiceId)>>,
    references: BTreeMap<SoftwareId, Vec<ReferenceId>>,
    suites: BTreeMap<SoftwareId, Vec<SoftwareId>>,
    packages: BTreeMap<PackageId, SoftwareId>,
}

impl Index {
    /// Indexes all entries; every list comes out sorted because the entries are.
    pub(super) fn of(entries: &Entries) -> Self {
        let mut index = Self::default();
        for (id, software) in &entries.software {
            for (at, replaces) in software.replaces.iter().enumerate() {
                index.substitutes.entry(replaces.software.clone()).or_default().push((id.clone(), at));
            }
            if matches!(software.license.model, LicenseModel::OpenSource | LicenseModel::OpenCore) {
                for (capability, has) in &software.capabilities {
                    if !matches!(has.level, Level::None | Level::Unknown) {
                        index.open_with.entry(capability.clone()).or_default().push(id.clone());
                    }
                }
            }
            for role in software.fills.keys() {
                index.fillers.entry(role.clone()).or_default().push(id.clone());
            }
            for part in &software.includes {
                index.suites.entry(part.clone()).or_default().push(id.clone());
            }
            for package in &software.packages {
                index.packages.entry(package.clone()).or_insert_with(|| id.clone());
            }
        }
        for (id, provider) in &entries.providers {
            for (service, offer) in &provider.services {
                for software in &offer.software {
                    index.providers.entry(software.clone()).or_default().push((id.clone(), service.clone()));
                }
            }
        }
        for (id, reference) in &entries.references {
            for software in &reference.software {
                index.references.entry(software.clone()).or_default().push(id.clone());
            }
        }
        index
    }

    pub(super) fn substitutes(&self, id: &SoftwareId) -> impl Iterator<Item = (&SoftwareId, usize)> {
        self.substitutes.get(id).into_iter().flatten().map(|(substitute, at)| (substitute, *at))
    }

    pub(super) fn open_with(&self, capability: &CapabilityId) -> impl Iterator<Item = &SoftwareId> {
        self.open_with.get(capability).into_iter().flatten()
    }

    pub(super) fn fillers(&self, role: &RoleId) -> impl Iterator<Item = &SoftwareId> {
        self.fillers.get(role).into_iter().flatten()
    }

    pub(super) fn providers(&self, id: &SoftwareId) -> impl Iterator<Item = (&ProviderId, &ServiceId)> {
        self.providers.get(id).into_iter().flatten().map(|(provider, service)| (provider, service))
    }

    pub(super) fn references(&self, id: &SoftwareId) -> impl Iterator<Item = &ReferenceId> {
        self.references.get(id).into_iter().flatten()
    }

    pub(super) fn suites(&self, id: &SoftwareId) -> impl Iterator<Item = &SoftwareId> {
        self.suites.get(id).into_iter().flatten()
    }

    pub(super) fn package(&self, package: &PackageId) -> Option<&SoftwareId> {
        self.packages.get(package)
    }
}
