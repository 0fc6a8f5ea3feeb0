//! Funding programmes and whether the organisation may apply.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Permission;
use umstieg_format::scalar::Date;

/// A programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// The programme.
    pub programme: Named,
    /// Whether the inventory names it.
    pub asked_for: bool,
    /// The worst answer of all conditions.
    pub answer: FundingAnswer,
    /// Every condition.
    pub conditions: Vec<Condition>,
    /// What data cannot decide.
    pub questions: Vec<String>,
    /// Whether the organisation can be a partner of somebody else's application.
    pub as_partner: bool,
    /// Whether work may begin before the approval.
    pub start_before_approval: Permission,
    /// Whether the plan waits for the approval.
    pub awaited: bool,
    /// Last day of applications.
    pub closes: Option<Date>,
    /// Share of the cost that it pays, in percent.
    pub rate_percent: Option<u8>,
    /// Largest grant, in euros.
    pub max_grant_eur: Option<u32>,
    /// Whether it lends money, which must be paid back; the grant is then what it gives on top.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub loan: bool,
    /// Smallest cost that it supports, in euros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_cost_eur: Option<u32>,
    /// Weeks that a decision takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_weeks: Option<u16>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What to keep in mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// Whether it pays for what a change of tools needs and takes applications, or may do so; reports in words name only such
    /// programmes, and the asked-for ones.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_fit: bool,
    /// Its own page.
    pub website: Option<String>,
}

/// A condition and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What kind of condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ConditionKind>,
    /// What it is about, in words.
    pub name: String,
    /// What is known about it.
    pub answer: FundingAnswer,
}

/// What is known about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FundingAnswer {
    /// It is met.
    Yes,
    /// Nobody knows.
    Unknown,
    /// It is not met.
    No,
}

/// Kinds of conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// It takes applications.
    Status,
    /// The applicant is in its region.
    Region,
    /// The applicant has a legal type that may apply.
    LegalType,
    /// The applicant is neither too large nor too small.
    Employees,
    /// The applicant's turnover is not too large.
    Turnover,
    /// The applicant's sector may apply.
    Sector,
}
