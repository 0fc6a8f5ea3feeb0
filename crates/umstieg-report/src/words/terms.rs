//! Names of the closed words of the formats.

use umstieg_core::Distance;
use umstieg_core::format::entry::{
    Carried, Fit, FundingStatus, Governance, Hosting, LegalType, Level, LicenseModel, MaintenanceKind,
    MultiTenancy, Platform, ProviderKind, ProviderStatus, Sector, SourceKind,
};
use umstieg_core::format::inventory::{Criterion, LeadTimeKind, ObligationKind};
use umstieg_core::order::Condition;

/// Terms of a language.
pub(crate) trait Terms {
    /// How far a capability goes.
    fn level(&self, level: Level) -> &'static str;
    /// How far one software can stand in for another.
    fn fit(&self, fit: Fit) -> &'static str;
    /// How well data comes along.
    fn carried(&self, carried: Carried) -> &'static str;
    /// A way of running software, after “it runs”.
    fn hosting(&self, hosting: Hosting) -> &'static str;
    /// A device or system.
    fn platform(&self, platform: Platform) -> &'static str;
    /// Who keeps software alive.
    fn maintenance(&self, kind: MaintenanceKind) -> &'static str;
    /// Who decides about software.
    fn governance(&self, governance: Governance) -> &'static str;
    /// A kind of terms.
    fn license_model(&self, model: LicenseModel) -> &'static str;
    /// How far tenants are kept apart.
    fn multi_tenancy(&self, level: MultiTenancy) -> &'static str;
    /// A sector.
    fn sector(&self, sector: Sector) -> &'static str;
    /// A legal type.
    fn legal_type(&self, legal: LegalType) -> &'static str;
    /// A kind of provider.
    fn provider_kind(&self, kind: ProviderKind) -> &'static str;
    /// How sure an offer is.
    fn provider_status(&self, status: ProviderStatus) -> &'static str;
    /// Whether a programme takes applications.
    fn funding_status(&self, status: FundingStatus) -> &'static str;
    /// How near a provider is.
    fn distance(&self, distance: Distance) -> &'static str;
    /// A criterion, as the head of a row.
    fn criterion(&self, criterion: Criterion) -> &'static str;
    /// That something is weaker in a criterion.
    fn weaker_in(&self, criterion: Criterion) -> &'static str;
    /// A decision of others.
    fn lead_time(&self, kind: LeadTimeKind) -> &'static str;
    /// A duty.
    fn obligation(&self, kind: ObligationKind) -> &'static str;
    /// Who speaks in a source.
    fn source(&self, kind: SourceKind) -> &'static str;
    /// A condition of a funding programme.
    fn condition(&self, condition: Condition) -> &'static str;
    /// A condition of which nobody knows whether it is met.
    fn condition_open(&self, condition: Condition) -> &'static str;
}
