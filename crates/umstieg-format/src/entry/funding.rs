//! `funding/<id>.yaml`: a programme that pays or advises, and who may apply.

use super::{EvidenceMap, Sector};
use crate::scalar::{Date, EvidenceKey, RegionCode, ServiceId, Text, Url};
use crate::words::{data, words};

data! {
    /// A funding programme or a free offer of advice.
    pub struct Funding {
        /// Its name.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 160)))]
        pub name: Box<str>,
        /// What it pays or offers, in one or two sentences.
        pub summary: Text,
        /// Where applicants must be.
        pub region: RegionCode,
        /// Its own page.
        pub website: Url,
        /// Whether it takes applications.
        pub status: FundingStatus,
        /// First day of applications, if known.
        #[serde(default)]
        pub opens: Option<Date>,
        /// Last day of applications, if known.
        #[serde(default)]
        pub closes: Option<Date>,
        /// Who may apply.
        pub eligibility: Eligibility,
        /// Services that it pays for, from the vocabulary; empty means that nobody has looked.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub pays_for: Vec<ServiceId>,
        /// What an organisation sets up in its own house and the programme pays for or helps with.
        #[serde(default)]
        pub measures: Vec<Measure>,
        /// Share of the cost that it pays, in percent, 0 to 100.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100)))]
        pub rate_percent: Option<u8>,
        /// Smallest eligible cost in euros.
        #[serde(default)]
        pub min_cost_eur: Option<u32>,
        /// Largest grant in euros.
        #[serde(default)]
        pub max_grant_eur: Option<u32>,
        /// Whether it lends money, which must be paid back; `max_grant_eur` is then what it gives on top.
        #[serde(default)]
        pub loan: bool,
        /// Usual time from application to decision, in weeks.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 104)))]
        pub decision_weeks: Option<u16>,
        /// Whether work may be ordered or begun before the approval.
        pub start_before_approval: Permission,
        /// What else an applicant must know.
        #[serde(default)]
        pub hints: Vec<Text>,
        /// Keys of the evidence.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true, "x-ordered" = true)))]
        pub facts: Vec<EvidenceKey>,
        /// The sources that this file names by key.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub evidence: EvidenceMap,
    }

    /// Conditions on the applicant. A condition that is left out is not known to exist.
    pub struct Eligibility {
        /// Legal types that may apply; empty means all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub legal_types: Vec<LegalType>,
        /// Legal types that take part as partners of an applicant, but cannot apply.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub partners: Vec<LegalType>,
        /// Largest number of employees.
        #[serde(default)]
        pub max_employees: Option<u32>,
        /// Smallest number of employees.
        #[serde(default)]
        pub min_employees: Option<u32>,
        /// Largest turnover or balance sheet in thousand euros a year.
        #[serde(default)]
        pub max_turnover_keur: Option<u32>,
        /// Sectors that may apply; empty means all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub sectors: Vec<Sector>,
        /// Sectors that may not apply.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub excluded_sectors: Vec<Sector>,
        /// Conditions that data cannot decide; shown as open questions.
        #[serde(default)]
        pub questions: Vec<Text>,
    }
}

words! {
    /// Whether a programme takes applications.
    pub enum FundingStatus {
        /// It does.
        Open,
        /// Not now; it has done so repeatedly.
        BetweenCalls,
        /// Announced, conditions not published.
        Announced,
        /// No longer.
        Ended,
        /// Nobody has seen it.
        Unknown,
    }

    /// Legal type of an organisation, as funding rules use it.
    pub enum LegalType {
        /// A trading company or tradesperson.
        Commercial,
        /// A member of the liberal professions.
        FreeProfession,
        /// A public body.
        Public,
        /// An association, foundation or charitable company.
        NonProfit,
    }

    /// What an organisation sets up in its own house so that its change lasts.
    pub enum Measure {
        /// Somebody who answers for open software: an open source program office, or one person in a small house.
        OpenSourceOffice,
    }

    /// Whether something may be done.
    pub enum Permission {
        /// It may.
        Allowed,
        /// It may not.
        Forbidden,
        /// Nobody has seen a rule.
        Unknown,
    }
}
