//! What an inventory says beside its tools: duties, data that must flow, times without changes.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::inventory::ObligationKind;
use umstieg_format::scalar::{Date, StandardId};

/// A duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// What kind.
    pub kind: ObligationKind,
    /// Rule that it follows from.
    pub rule: Option<String>,
    /// Tools that it is about; empty means all.
    pub tools: Vec<Named>,
    /// What it means.
    pub note: Option<String>,
}

/// Data that must flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interface {
    /// Name of the tool that gives.
    pub from: String,
    /// Name of who takes.
    pub to: String,
    /// Whether work stops without it.
    pub required: bool,
    /// The tool that gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_tool: Option<Named>,
    /// The tool that takes; absent if somebody outside does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_tool: Option<Named>,
    /// Standards over which it can run.
    pub standards: Vec<StandardId>,
    /// Their names, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standard_names: Vec<String>,
    /// What it is about.
    pub note: Option<String>,
}

/// From one day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Tools that it is about; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<Named>,
}
