//! Contracts of tools that go.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::scalar::Date;

/// A contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// The tool.
    pub tool: Named,
    /// Day on which the plan gives notice.
    pub notice_on: Option<Date>,
    /// Last day on which notice counts.
    pub notice_by: Option<Date>,
    /// Its last day.
    pub ends: Date,
    /// Last day on which the tool is used.
    pub used_until: Date,
    /// Its cost, in euros a year.
    pub cost_eur_per_year: Option<u32>,
    /// How its end relates to the first that could have been reached.
    pub renewal: Renewal,
    /// How often it renews before the tool can go.
    pub times_renewed: u32,
    /// What these renewals cost, in euros.
    pub renewal_cost_eur: Option<u64>,
    /// How many of the renewals come from the wait for a grant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed_for_grant: Option<u32>,
    /// Whether the tool can be a fall-back until the contract ends, months after its last use, at no further cost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub free_fall_back: bool,
    /// Whether it ends by itself, without notice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_by_itself: bool,
    /// Whether it renews only because the decision comes too late for its notice, although the tool goes before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decided_late: bool,
    /// Whole months that it goes on after the last use, if they are worth a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unused_months: Option<u32>,
    /// What these months cost, in euros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unused_cost_eur: Option<u64>,
    /// Keys of the steps that settle first what tools that stay call instead of what goes with it; without a promise the
    /// workplaces of these tools keep their licences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled_first: Vec<String>,
    /// The last product in its place that people get only after notice has been given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_before: Option<Named>,
    /// Last day for notice of an earlier end, if it lies between today and the begin of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed_notice_by: Option<Date>,
    /// What is to be said about it.
    pub remark: Option<String>,
}

/// A contract that the plan leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunningContract {
    /// The tool.
    pub tool: Named,
    /// The next end for which notice can still be given, if it has a fixed one.
    pub ends: Option<Date>,
    /// Last day on which notice counts for that end, if it is needed.
    pub notice_by: Option<Date>,
    /// Whether it ends then without notice, so that it must be extended in time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_by_itself: bool,
    /// Its cost, in euros a year.
    pub cost_eur_per_year: Option<u32>,
}

/// How the end of a contract relates to the first that could have been reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Renewal {
    /// It ends as soon as it could.
    None,
    /// It renews before the tool can go.
    Renewed,
    /// It ends before the tool can go.
    Gap,
    /// It has no fixed end.
    Open,
}
