//! The catalogue: all entries, checked, indexed and never changed again.
//!
//! Get one with [`Catalogue::embedded`], from a folder with `Catalogue::load`, or from several folders laid over one
//! another with [`Catalogue::layered`]. Everything else in this crate asks it questions.

mod index;
mod layers;
mod lifecycle;
#[cfg(feature = "load")]
mod load;
mod lookup;
mod names;
mod providers;
mod search;

pub use layers::Layer;
pub(crate) use lifecycle::is_discontinued;
pub use lifecycle::{is_release_open, longer_lines, security_end, supported_releases};
#[cfg(feature = "load")]
pub use load::Loaded;
pub use lookup::{EntryId, EntryMatch};
pub use names::{MatchKind, NameMatch};
pub(crate) use providers::distance_of;
pub use providers::{Distance, NearProvider};
pub use search::Hits;

use crate::error::{Error, ErrorKind};
use index::Index;
use layers::Record;
use names::NameIndex;
use std::sync::OnceLock;
use umstieg_format::check::check;
use umstieg_format::entries::{Entries, Vocabulary};
use umstieg_format::entry::{Funding, LicenseModel, Provider, Reference, Replaces, Software};
use umstieg_format::scalar::{
    CapabilityId, FundingId, PackageId, ProviderId, ReferenceId, RoleId, ServiceId, SoftwareId,
};

/// All entries of a catalogue with the indexes that answer questions about them.
///
/// ```
/// use umstieg_core::Catalogue;
///
/// let catalogue = Catalogue::embedded();
/// assert!(catalogue.software_count() > 0);
/// ```
#[derive(Debug)]
pub struct Catalogue {
    entries: Entries,
    index: Index,
    /// Built when the first name is looked up; many uses never need it.
    names: OnceLock<NameIndex>,
    record: Record,
}

impl Catalogue {
    /// The catalogue that comes with this crate. Reads no file and parses no text.
    ///
    /// # Panics
    /// Never in a built crate: the snapshot is packed and checked by the build itself.
    #[must_use]
    pub fn embedded() -> Self {
        let entries = umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT)
            .expect("the build script has packed and checked this snapshot");
        let record = Record::single(&entries);
        Self::index(entries, record)
    }

    /// A catalogue from entries, after all cross-checks.
    ///
    /// # Errors
    /// [`ErrorKind::Catalogue`] with every problem, if one of them is an error.
    pub fn from_entries(entries: Entries) -> Result<Self, Error> {
        let problems = check(&entries);
        Error::of_problems(ErrorKind::Catalogue, &problems, |problem| problem.place.to_string())?;
        Ok(Self::of_checked(entries))
    }

    /// A catalogue from entries that have no errors.
    pub(crate) fn of_checked(entries: Entries) -> Self {
        let record = Record::single(&entries);
        Self::index(entries, record)
    }

    fn index(entries: Entries, record: Record) -> Self {
        let index = Index::of(&entries);
        Self { entries, index, names: OnceLock::new(), record }
    }

    /// Every entry as read.
    #[must_use]
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// The closed lists of words.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.entries.vocabulary
    }

    /// Number of software entries.
    #[must_use]
    pub fn software_count(&self) -> usize {
        self.entries.software.len()
    }

    /// The software with an id.
    #[must_use]
    pub fn software(&self, id: &SoftwareId) -> Option<&Software> {
        self.entries.software.get(id)
    }

    /// The name of a software; its id if it is not in the catalogue.
    #[must_use]
    pub fn software_name<'a>(&'a self, id: &'a SoftwareId) -> &'a str {
        self.software(id).map_or(id.as_str(), |software| &software.name)
    }

    /// The provider with an id.
    #[must_use]
    pub fn provider(&self, id: &ProviderId) -> Option<&Provider> {
        self.entries.providers.get(id)
    }

    /// The funding programme with an id.
    #[must_use]
    pub fn funding(&self, id: &FundingId) -> Option<&Funding> {
        self.entries.funding.get(id)
    }

    /// The reference deployment with an id.
    #[must_use]
    pub fn reference(&self, id: &ReferenceId) -> Option<&Reference> {
        self.entries.references.get(id)
    }

    /// Software that says it can stand in for `id`, by id, each with what it says.
    pub fn substitutes_of<'a>(
        &'a self,
        id: &SoftwareId,
    ) -> impl Iterator<Item = (&'a SoftwareId, &'a Replaces)> {
        self.index.substitutes(id).filter_map(|(substitute, at)| {
            let (key, software) = self.entries.software.get_key_value(substitute)?;
            Some((key, software.replaces.get(at)?))
        })
    }

    /// Open software that has a capability at any level, by id.
    pub fn open_with(&self, capability: &CapabilityId) -> impl Iterator<Item = &SoftwareId> {
        self.index.open_with(capability)
    }

    /// Software that fills a role, by id.
    pub fn fillers_of(&self, role: &RoleId) -> impl Iterator<Item = &SoftwareId> {
        self.index.fillers(role)
    }

    /// Providers that name a software in one of their services, by id, each with the service.
    pub fn providers_of(&self, id: &SoftwareId) -> impl Iterator<Item = (&ProviderId, &ServiceId)> {
        self.index.providers(id)
    }

    /// Reference deployments that use a software, by id.
    pub fn references_of(&self, id: &SoftwareId) -> impl Iterator<Item = &ReferenceId> {
        self.index.references(id)
    }

    /// Reference deployments that have replaced a software, by id.
    pub fn references_leaving<'a>(&'a self, id: &'a SoftwareId) -> impl Iterator<Item = &'a ReferenceId> {
        self.entries.references.iter().filter(|(_, entry)| entry.replaced.contains(id)).map(|(key, _)| key)
    }

    /// Suites that include a software, by id.
    pub fn suites_with(&self, id: &SoftwareId) -> impl Iterator<Item = &SoftwareId> {
        self.index.suites(id)
    }

    /// The software with an exact package id.
    #[must_use]
    pub fn by_package(&self, package: &PackageId) -> Option<&SoftwareId> {
        self.index.package(package)
    }

    /// The software that a name most probably means, best first, at most `limit`.
    ///
    /// The first match is certain only if [`NameMatch::is_certain`] says so.
    #[must_use]
    pub fn find(&self, name: &str, publisher: Option<&str>, limit: usize) -> Vec<NameMatch> {
        self.names.get_or_init(|| NameIndex::of(&self.entries)).find(name, publisher, limit)
    }

    /// The software whose very name or alias a name is; `None` if it is that of several, or of one only beside its
    /// publisher. Where this finds something, [`find`](Self::find) has it first.
    pub(crate) fn called(&self, name: &str) -> Option<NameMatch> {
        self.names.get_or_init(|| NameIndex::of(&self.entries)).exactly(name)
    }

    /// Whether a software may be advised as open at all, before any policy.
    #[must_use]
    pub fn is_open(&self, id: &SoftwareId) -> bool {
        self.software(id).is_some_and(|software| {
            matches!(software.license.model, LicenseModel::OpenSource | LicenseModel::OpenCore)
        })
    }
}
