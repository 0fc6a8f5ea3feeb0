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
    /// Its own page.
    pub website: Option<String>,
}

/// A condition and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What it is about.
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
