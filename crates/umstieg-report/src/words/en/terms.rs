//! English terms.

use super::English;
use crate::words::Terms;
use umstieg_core::Distance;
use umstieg_core::format::entry::{
    Carried, Fit, FundingStatus, Governance, Hosting, LegalType, Level, LicenseModel, MaintenanceKind,
    MultiTenancy, Platform, ProviderKind, ProviderStatus, Sector, SourceKind,
};
use umstieg_core::format::inventory::{Criterion, LeadTimeKind, ObligationKind};
use umstieg_core::order::Condition;

impl Terms for English {
    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Full => "full",
            Level::Partial => "partly",
            Level::Basic => "basic",
            Level::None => "not at all",
            Level::Unknown => "not checked",
        }
    }

    fn fit(&self, fit: Fit) -> &'static str {
        match fit {
            Fit::Full => "for nearly all uses",
            Fit::Partial => "for the usual uses",
            Fit::Niche => "for a narrow use only",
            Fit::Unknown => "named as a replacement, not judged",
        }
    }

    fn carried(&self, carried: Carried) -> &'static str {
        match carried {
            Carried::InPlace => "stay where they are",
            Carried::Full => "completely",
            Carried::Partial => "with losses",
            Carried::Manual => "by hand",
            Carried::Lost => "not at all",
            Carried::Unknown => "not checked",
        }
    }

    fn hosting(&self, hosting: Hosting) -> &'static str {
        match hosting {
            Hosting::Local => "on the user's own device",
            Hosting::OnPremises => "on your own servers",
            Hosting::Isolated => "without an internet connection",
            Hosting::ManagedDe => "at a provider in Germany",
            Hosting::ManagedEu => "at a provider in the EU",
            Hosting::SovereignCloud => "in a sovereign cloud",
            Hosting::PublicCloud => "in a public cloud",
        }
    }

    fn platform(&self, platform: Platform) -> &'static str {
        match platform {
            Platform::Web => "browser",
            Platform::Windows => "Windows",
            Platform::Macos => "macOS",
            Platform::Linux => "Linux",
            Platform::Android => "Android",
            Platform::Ios => "iOS",
        }
    }

    fn maintenance(&self, kind: MaintenanceKind) -> &'static str {
        match kind {
            MaintenanceKind::Community => "maintained by volunteers",
            MaintenanceKind::Foundation => "maintained by a foundation or association",
            MaintenanceKind::Vendor => "maintained by its maker",
            MaintenanceKind::Contract => "maintained under contracts of its users",
            MaintenanceKind::None => "no longer maintained",
            MaintenanceKind::Unknown => "maintenance not checked",
        }
    }

    fn governance(&self, governance: Governance) -> &'static str {
        match governance {
            Governance::Company => "one company decides",
            Governance::Foundation => "a foundation or association decides",
            Governance::Community => "its contributors decide",
            Governance::PublicBody => "a public body decides",
            Governance::Unknown => "who decides has not been checked",
        }
    }

    fn license_model(&self, model: LicenseModel) -> &'static str {
        match model {
            LicenseModel::OpenSource => "open source",
            LicenseModel::OpenCore => "open core: important functions stand under other terms",
            LicenseModel::SourceAvailable => "source available, but not free to use",
            LicenseModel::Proprietary => "proprietary",
            LicenseModel::Unknown => "licence not checked",
        }
    }

    fn multi_tenancy(&self, level: MultiTenancy) -> &'static str {
        match level {
            MultiTenancy::Full => "separate users, data and administration",
            MultiTenancy::Limited => "partly separate, shared administration",
            MultiTenancy::None => "one organisation per installation",
            MultiTenancy::Unknown => "not checked",
        }
    }

    fn sector(&self, sector: Sector) -> &'static str {
        match sector {
            Sector::Craft => "crafts and construction",
            Sector::Retail => "trade and retail",
            Sector::Manufacturing => "manufacturing and engineering",
            Sector::Hospitality => "hospitality and tourism",
            Sector::Agriculture => "farming, forestry and fishery",
            Sector::Energy => "energy and water",
            Sector::Logistics => "transport and logistics",
            Sector::Health => "health and care",
            Sector::TaxAdvice => "tax advice and auditing",
            Sector::Legal => "law and notaries",
            Sector::Agency => "design, media and web",
            Sector::It => "information technology",
            Sector::Services => "consulting and services",
            Sector::Education => "education",
            Sector::PublicAdministration => "public administration",
            Sector::NonProfit => "associations and foundations",
            Sector::Other => "other sector",
        }
    }

    fn legal_type(&self, legal: LegalType) -> &'static str {
        match legal {
            LegalType::Commercial => "commercial businesses",
            LegalType::FreeProfession => "liberal professions",
            LegalType::Public => "public bodies",
            LegalType::NonProfit => "associations, foundations and charities",
        }
    }

    fn provider_kind(&self, kind: ProviderKind) -> &'static str {
        match kind {
            ProviderKind::Maker => "maker",
            ProviderKind::Company => "service company",
            ProviderKind::PublicBody => "public body",
            ProviderKind::Association => "association, cluster or chamber",
            ProviderKind::Foundation => "foundation",
            ProviderKind::Research => "university or institute",
        }
    }

    fn provider_status(&self, status: ProviderStatus) -> &'static str {
        match status {
            ProviderStatus::Verified => "offer documented on its own pages",
            ProviderStatus::Unverified => "offer not yet confirmed",
            ProviderStatus::Ended => "offer ended",
        }
    }

    fn funding_status(&self, status: FundingStatus) -> &'static str {
        match status {
            FundingStatus::Open => "takes applications",
            FundingStatus::BetweenCalls => "takes none at present, but has done so repeatedly",
            FundingStatus::Announced => "announced, conditions not yet published",
            FundingStatus::Ended => "ended",
            FundingStatus::Unknown => "not checked whether it takes applications",
        }
    }

    fn distance(&self, distance: Distance) -> &'static str {
        match distance {
            Distance::Region => "in the region",
            Distance::Country => "in the country",
            Distance::Europe => "in Europe",
            Distance::World => "outside the EU",
        }
    }

    fn criterion(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::Coverage => "Coverage",
            Criterion::Fit => "Fit",
            Criterion::Migration => "Data migration",
            Criterion::License => "Licence",
            Criterion::Jurisdiction => "Jurisdiction",
            Criterion::Maintenance => "Maintenance",
            Criterion::Providers => "Providers",
            Criterion::Hosting => "Hosting",
            Criterion::Language => "Language",
            Criterion::Integration => "Integration",
            Criterion::Effort => "Effort",
            Criterion::Evidence => "Evidence",
            Criterion::Exit => "Exit",
        }
    }

    fn weaker_in(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::Coverage => "covers less of what is used",
            Criterion::Fit => "weaker above all in its fit as a replacement",
            Criterion::Migration => "weaker above all in carrying data over",
            Criterion::License => "weaker above all in its licence",
            Criterion::Jurisdiction => "weaker above all in its maker's jurisdiction",
            Criterion::Maintenance => "weaker above all in its maintenance",
            Criterion::Providers => "weaker above all in providers near by",
            Criterion::Hosting => "weaker above all in the ways to run it",
            Criterion::Language => "weaker above all in the language of its interface",
            Criterion::Integration => "weaker above all in working with what is there",
            Criterion::Effort => "weaker above all in the work to introduce it",
            Criterion::Evidence => "weaker above all in evidence",
            Criterion::Exit => "weaker above all in the formats for leaving it",
        }
    }

    fn lead_time(&self, kind: LeadTimeKind) -> &'static str {
        match kind {
            LeadTimeKind::Tender => "public tender",
            LeadTimeKind::WorksCouncil => "consent of the works or staff council",
            LeadTimeKind::Budget => "release of the budget",
            LeadTimeKind::Consent => "consent of others",
        }
    }

    fn obligation(&self, kind: ObligationKind) -> &'static str {
        match kind {
            ObligationKind::Retention => "Retention",
            ObligationKind::Confidentiality => "Professional secrecy",
            ObligationKind::DataProtection => "Data protection",
            ObligationKind::Signature => "Electronic signature",
            ObligationKind::Fiscal => "Fiscal rules",
            ObligationKind::Accessibility => "Accessibility",
            ObligationKind::Availability => "Availability",
            ObligationKind::ClientContract => "Contract with clients",
            ObligationKind::Other => "Other duty",
        }
    }

    fn source(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Project => "project",
            SourceKind::Vendor => "maker or provider",
            SourceKind::PublicBody => "public body",
            SourceKind::Standard => "standards body",
            SourceKind::Registry => "package registry",
            SourceKind::List => "community list",
            SourceKind::Press => "press or blog",
        }
    }

    fn condition(&self, condition: Condition) -> &'static str {
        match condition {
            Condition::Status => "open for applications",
            Condition::Region => "region",
            Condition::LegalType => "legal type",
            Condition::Employees => "staff",
            Condition::Turnover => "turnover",
            Condition::Sector => "sector",
        }
    }

    fn condition_open(&self, condition: Condition) -> &'static str {
        match condition {
            Condition::Status => "whether applications are possible",
            other => self.condition(other),
        }
    }
}
