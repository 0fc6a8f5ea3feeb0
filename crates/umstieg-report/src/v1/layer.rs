//! Where an entry comes from, if the catalogue has several layers.

use super::{FactChange, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The layer whose word counts, and how that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The layer whose entry counts.
    pub layer: Named,
    /// What layers above the base did to the entry, the lowest first.
    pub changes: Vec<LayerChange>,
}

/// What one layer did to an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerChange {
    /// What it did.
    pub action: LayerAction,
    /// The layer.
    pub winner: Named,
    /// The layer whose word no longer counts.
    pub loser: Option<Named>,
    /// Why; additions need no reason.
    pub reason: Option<String>,
    /// What its entry says differently from the one that it replaces; empty if it replaces none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactChange>,
}

/// What a layer does to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LayerAction {
    /// It has an entry that no lower layer had.
    Added,
    /// Its entry counts instead of a lower layer's word.
    Overridden,
    /// It took the entry out.
    Hidden,
}
