//! German terms.

use super::German;
use crate::words::Terms;
use umstieg_core::Distance;
use umstieg_core::format::entry::{
    Carried, Fit, FundingStatus, Governance, Hosting, LegalType, Level, LicenseModel, MaintenanceKind,
    MultiTenancy, Platform, ProviderKind, ProviderStatus, Sector, SourceKind,
};
use umstieg_core::format::inventory::{Criterion, LeadTimeKind, ObligationKind};
use umstieg_core::order::Condition;

impl Terms for German {
    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Full => "voll",
            Level::Partial => "zum Teil",
            Level::Basic => "einfach",
            Level::None => "nicht",
            Level::Unknown => "ungeprüft",
        }
    }

    fn fit(&self, fit: Fit) -> &'static str {
        match fit {
            Fit::Full => "für fast alle Zwecke",
            Fit::Partial => "für die üblichen Zwecke",
            Fit::Niche => "nur für einen engen Zweck",
            Fit::Unknown => "als Ersatz genannt, nicht beurteilt",
        }
    }

    fn carried(&self, carried: Carried) -> &'static str {
        match carried {
            Carried::InPlace => "bleiben, wo sie sind",
            Carried::Full => "vollständig",
            Carried::Partial => "mit Verlusten",
            Carried::Manual => "von Hand",
            Carried::Lost => "gar nicht",
            Carried::Unknown => "ungeprüft",
        }
    }

    fn hosting(&self, hosting: Hosting) -> &'static str {
        match hosting {
            Hosting::Local => "auf dem eigenen Gerät",
            Hosting::OnPremises => "auf eigenen Servern",
            Hosting::Isolated => "abgeschottet ohne Internetanschluss",
            Hosting::ManagedDe => "bei einem Anbieter in Deutschland",
            Hosting::ManagedEu => "bei einem Anbieter in der EU",
            Hosting::SovereignCloud => "in einer souveränen Cloud",
            Hosting::PublicCloud => "in einer öffentlichen Cloud",
        }
    }

    fn platform(&self, platform: Platform) -> &'static str {
        match platform {
            Platform::Web => "Browser",
            Platform::Windows => "Windows",
            Platform::Macos => "macOS",
            Platform::Linux => "Linux",
            Platform::Android => "Android",
            Platform::Ios => "iOS",
        }
    }

    fn maintenance(&self, kind: MaintenanceKind) -> &'static str {
        match kind {
            MaintenanceKind::Community => "gepflegt von Freiwilligen",
            MaintenanceKind::Foundation => "gepflegt von einer Stiftung oder einem Verein",
            MaintenanceKind::Vendor => "gepflegt vom Hersteller",
            MaintenanceKind::Contract => "gepflegt im Auftrag der Nutzer",
            MaintenanceKind::None => "wird nicht mehr gepflegt",
            MaintenanceKind::Unknown => "Pflege ungeprüft",
        }
    }

    fn governance(&self, governance: Governance) -> &'static str {
        match governance {
            Governance::Company => "es entscheidet ein Unternehmen",
            Governance::Foundation => "es entscheidet eine Stiftung oder ein Verein",
            Governance::Community => "es entscheiden die Mitwirkenden",
            Governance::PublicBody => "es entscheidet eine öffentliche Stelle",
            Governance::Unknown => "wer entscheidet, ist ungeprüft",
        }
    }

    fn license_model(&self, model: LicenseModel) -> &'static str {
        match model {
            LicenseModel::OpenSource => "Open Source",
            LicenseModel::OpenCore => {
                "Open Core: offener Kern, wichtige Funktionen unter anderen Bedingungen"
            }
            LicenseModel::SourceAvailable => "Quelltext einsehbar, aber nicht frei nutzbar",
            LicenseModel::Proprietary => "proprietär",
            LicenseModel::Unknown => "Lizenz ungeprüft",
        }
    }

    fn multi_tenancy(&self, level: MultiTenancy) -> &'static str {
        match level {
            MultiTenancy::Full => "getrennte Nutzer, Daten und Verwaltung",
            MultiTenancy::Limited => "teilweise getrennt, gemeinsame Verwaltung",
            MultiTenancy::None => "eine Organisation je Installation",
            MultiTenancy::Unknown => "ungeprüft",
        }
    }

    fn sector(&self, sector: Sector) -> &'static str {
        match sector {
            Sector::Craft => "Handwerk und Bau",
            Sector::Retail => "Handel",
            Sector::Manufacturing => "Industrie und Maschinenbau",
            Sector::Hospitality => "Gastgewerbe und Tourismus",
            Sector::Agriculture => "Land-, Forst- und Fischwirtschaft",
            Sector::Energy => "Energie und Wasser",
            Sector::Logistics => "Verkehr und Logistik",
            Sector::Health => "Gesundheit und Pflege",
            Sector::TaxAdvice => "Steuerberatung und Wirtschaftsprüfung",
            Sector::Legal => "Recht und Notariat",
            Sector::Agency => "Gestaltung, Medien und Web",
            Sector::It => "Informationstechnik",
            Sector::Services => "Beratung und Dienstleistung",
            Sector::Education => "Bildung",
            Sector::PublicAdministration => "öffentliche Verwaltung",
            Sector::NonProfit => "Vereine und Stiftungen",
            Sector::Other => "andere Branche",
        }
    }

    fn legal_type(&self, legal: LegalType) -> &'static str {
        match legal {
            LegalType::Commercial => "Gewerbe",
            LegalType::FreeProfession => "freie Berufe",
            LegalType::Public => "öffentliche Stellen",
            LegalType::NonProfit => "Vereine, Stiftungen und Gemeinnützige",
        }
    }

    fn provider_kind(&self, kind: ProviderKind) -> &'static str {
        match kind {
            ProviderKind::Maker => "Hersteller",
            ProviderKind::Company => "Dienstleister",
            ProviderKind::PublicBody => "öffentliche Stelle",
            ProviderKind::Association => "Verein, Cluster oder Kammer",
            ProviderKind::Foundation => "Stiftung",
            ProviderKind::Research => "Hochschule oder Institut",
        }
    }

    fn provider_status(&self, status: ProviderStatus) -> &'static str {
        match status {
            ProviderStatus::Verified => "Angebot auf eigenen Seiten belegt",
            ProviderStatus::Unverified => "Angebot noch nicht bestätigt",
            ProviderStatus::Ended => "Angebot beendet",
        }
    }

    fn funding_status(&self, status: FundingStatus) -> &'static str {
        match status {
            FundingStatus::Open => "nimmt Anträge an",
            FundingStatus::BetweenCalls => "zurzeit keine Anträge, bisher wiederkehrend",
            FundingStatus::Announced => "angekündigt, Bedingungen noch nicht veröffentlicht",
            FundingStatus::Ended => "beendet",
            FundingStatus::Unknown => "ungeprüft, ob Anträge möglich sind",
        }
    }

    fn distance(&self, distance: Distance) -> &'static str {
        match distance {
            Distance::Region => "in der Region",
            Distance::Country => "im Inland",
            Distance::Europe => "in Europa",
            Distance::World => "außerhalb der EU",
        }
    }

    fn criterion(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::Coverage => "Abdeckung",
            Criterion::Fit => "Eignung",
            Criterion::Migration => "Datenübernahme",
            Criterion::License => "Lizenz",
            Criterion::Jurisdiction => "Rechtsraum",
            Criterion::Maintenance => "Pflege",
            Criterion::Providers => "Anbieter",
            Criterion::Hosting => "Betrieb",
            Criterion::Language => "Sprache",
            Criterion::Integration => "Zusammenspiel",
            Criterion::Effort => "Aufwand",
            Criterion::Evidence => "Belege",
            Criterion::Exit => "Ausstieg",
        }
    }

    fn weaker_in(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::Coverage => "deckt weniger von dem ab, was genutzt wird",
            Criterion::Fit => "schwächer vor allem bei der Eignung als Ersatz",
            Criterion::Migration => "schwächer vor allem bei der Datenübernahme",
            Criterion::License => "schwächer vor allem bei der Lizenz",
            Criterion::Jurisdiction => "schwächer vor allem beim Rechtsraum des Herstellers",
            Criterion::Maintenance => "schwächer vor allem bei der Pflege",
            Criterion::Providers => "schwächer vor allem bei den Anbietern in der Nähe",
            Criterion::Hosting => "schwächer vor allem bei den Betriebsarten",
            Criterion::Language => "schwächer vor allem bei der Sprache der Oberfläche",
            Criterion::Integration => "schwächer vor allem beim Zusammenspiel mit dem, was da ist",
            Criterion::Effort => "schwächer vor allem beim Aufwand der Einführung",
            Criterion::Evidence => "schwächer vor allem bei den Belegen",
            Criterion::Exit => "schwächer vor allem bei den Formaten für den Ausstieg",
        }
    }

    fn lead_time(&self, kind: LeadTimeKind) -> &'static str {
        match kind {
            LeadTimeKind::Tender => "Vergabe",
            LeadTimeKind::WorksCouncil => "Zustimmung des Betriebs- oder Personalrats",
            LeadTimeKind::Budget => "Freigabe der Mittel",
            LeadTimeKind::Consent => "Zustimmung Dritter",
        }
    }

    fn obligation(&self, kind: ObligationKind) -> &'static str {
        match kind {
            ObligationKind::Retention => "Aufbewahrung",
            ObligationKind::Confidentiality => "Berufsgeheimnis",
            ObligationKind::DataProtection => "Datenschutz",
            ObligationKind::Signature => "Elektronische Signatur",
            ObligationKind::Fiscal => "Kassen- und Steuerrecht",
            ObligationKind::Accessibility => "Barrierefreiheit",
            ObligationKind::Availability => "Verfügbarkeit",
            ObligationKind::ClientContract => "Vertrag mit Auftraggebern",
            ObligationKind::Other => "Weitere Pflicht",
        }
    }

    fn source(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Project => "Projekt",
            SourceKind::Vendor => "Hersteller oder Anbieter",
            SourceKind::PublicBody => "öffentliche Stelle",
            SourceKind::Standard => "Normungsstelle",
            SourceKind::Registry => "Paketverzeichnis",
            SourceKind::List => "gemeinschaftliche Liste",
            SourceKind::Press => "Presse oder Blog",
        }
    }

    fn condition(&self, condition: Condition) -> &'static str {
        match condition {
            Condition::Status => "Anträge möglich",
            Condition::Region => "Region",
            Condition::LegalType => "Rechtsform",
            Condition::Employees => "Beschäftigte",
            Condition::Turnover => "Umsatz",
            Condition::Sector => "Branche",
        }
    }

    fn condition_open(&self, condition: Condition) -> &'static str {
        match condition {
            Condition::Status => "ob Anträge möglich sind",
            other => self.condition(other),
        }
    }
}
