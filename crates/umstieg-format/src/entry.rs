//! Raw entries: what a catalogue file may say, exactly as written.
//!
//! Every struct denies unknown fields. References between entries are ids here; [`crate::check`] proves that they lead
//! somewhere. A missing optional field means "not known", never "no".

mod evidence;
mod funding;
mod license;
mod manifest;
mod provider;
mod reference;
mod rules;
mod software;
mod software_words;
mod vocabulary;

pub use evidence::{Evidence, EvidenceMap, SourceKind};
pub use funding::{Eligibility, Funding, FundingStatus, LegalType, Measure, Permission};
pub use license::{License, LicenseModel, SuffixState};
pub use manifest::{Manifest, Statement};
pub use provider::{Provider, ProviderKind, ProviderStatus, Service};
pub use reference::{Phase, PhaseKind, Reference};
pub use rules::{
    Condition, Effort, Ordering, OrderingRules, PartOf, Playbook, Playbooks, Scope, Selector, StepKind,
    StepTemplate, Strength,
};
pub use software::{
    Alias, Availability, Capability, Containment, Edition, Formats, Integration, Lifecycle, Loss,
    Maintenance, NamedLink, NoSubstitute, Platforms, Release as LatestRelease, Replaces, Requirement,
    Servers, Software, SoftwareRange, Spoken, Tenancy, Vendor,
};
pub use software_words::{
    Carried, Fit, Governance, Hosting, Level, MaintenanceKind, MultiTenancy, Platform, ReachedBy, Sector,
    Supply,
};
pub use vocabulary::{
    Capabilities, CapabilityTerm, Categories, CategoryTerm, CertificationTerm, Certifications, DataKinds,
    Duty, FormatOpenness, FormatTerm, FormatTerms, LicenseTerm, Licenses, RoleTerm, Roles, ServiceTerm,
    Services, StandardTerm, Standards, Term,
};
