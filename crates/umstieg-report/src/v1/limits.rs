//! What limits a plan: its end, freshness of data and lessons, circles and wishes that were given up.

use super::{Dependency, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::scalar::Date;

/// What limits the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The earliest end that any plan could have, as far as is proven.
    pub bound: Date,
    /// Whether no plan with these steps is better. Says nothing about the choice of products.
    pub proven: bool,
    /// What contracts that go on, days without updates, waiting people and a late end weigh together, in points: ten for
    /// every day on which people wait for one product. Less is better.
    pub cost: u64,
    /// The cost that no plan with these steps can be below, as far as is proven.
    pub cost_bound: u64,
    /// Why no plan could end earlier than the bound.
    pub bottleneck: Bottleneck,
    /// Minutes a working day of those who run the systems.
    pub minutes_per_day: u32,
    /// Whether that is an assumption.
    pub capacity_assumed: bool,
    /// Changes that people can bear at once.
    pub parallel_changes: u32,
    /// Keys of the steps that hold the end, first to last.
    pub critical: Vec<String>,
    /// Steps that are longer than any open time, so that they pause between two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pausing: Vec<Pausing>,
    /// Working days for which data that have been carried over are fresh.
    #[serde(default)]
    pub fresh_data_days: u32,
    /// Working days for which lessons are fresh.
    #[serde(default)]
    pub fresh_lesson_days: u32,
    /// Working days that a backup may be old when data is carried over at most.
    #[serde(default)]
    pub fresh_backup_days: u32,
    /// Backups, data and lessons that are out of date when what they were for begins; which steps are bound, the
    /// dependencies of the steps tell as `fresh_days`.
    pub stale: Vec<Stale>,
    /// Cost of the choice of products, in points; less is better.
    pub choice_cost: u64,
    /// Cost that no choice of what was weighed can be below.
    pub choice_bound: u64,
    /// Whether no choice of what was weighed is better: for each tool its best candidates, alone or with what complements
    /// them best. Says nothing about dates.
    pub choice_proven: bool,
}

/// A step that is longer than any time that is open for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pausing {
    /// Key of the step.
    pub step: String,
    /// Working days of the longest open time.
    pub open_days: u32,
    /// Hours a month with which it would fit into that time; absent if more hours do not help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_a_month: Option<u64>,
}

/// A backup, data or lessons that are out of date when what they were for begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stale {
    /// Key of the step that backs up, carries the data over or teaches.
    pub step: String,
    /// Key of the roll-out; after a backup also of the step that carries the data over.
    pub roll_out: String,
    /// Working days between the two.
    pub days: u32,
    /// Working days that may lie between them at most.
    #[serde(default)]
    pub most_days: u32,
    /// Whether it is about a backup.
    #[serde(default)]
    pub backup: bool,
    /// Whether it is about lessons; about a backup or data if not.
    #[serde(default)]
    pub lessons: bool,
}

/// Why no plan could end earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bottleneck {
    /// What kind of bottleneck.
    pub kind: BottleneckKind,
    /// The same as a sentence.
    pub text: Option<String>,
    /// Keys of the steps of a chain.
    pub steps: Vec<String>,
    /// Minutes of work in the window.
    pub required_minutes: Option<u64>,
    /// Minutes that there are.
    pub available_minutes: Option<u64>,
    /// First day of the window.
    pub from: Option<Date>,
    /// Day after the window.
    pub to: Option<Date>,
    /// Months that all work takes at the hours a month that there are, rounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_months: Option<u64>,
    /// Whole weeks of the plan in which nothing is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked_weeks: Option<u64>,
}

/// Kinds of bottlenecks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BottleneckKind {
    /// There is nothing to do.
    Nothing,
    /// Steps that follow one another.
    Chain,
    /// Too little time of those who run the systems.
    Work,
    /// Too many changes at once.
    People,
    /// Too much to learn at once.
    Learning,
    /// A search looked at every shorter plan.
    Search,
}

/// A circle that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Circle {
    /// Keys of its steps; each waits for the one before, the first for the last.
    pub members: Vec<String>,
    /// Key of the step that no longer waits.
    pub given_up_by: String,
    /// Key of the step that it no longer waits for.
    pub given_up_for: String,
    /// The dependency that was given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_up: Option<Dependency>,
    /// What happened, in words.
    pub text: String,
}

/// A wish that one tool changes before another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WishedOrder {
    /// The tool that should change first; absent if the inventory has no such tool.
    pub first: Option<Named>,
    /// The tool that should change then; absent if the inventory has no such tool.
    pub then: Option<Named>,
}
