//! `catalogue.yaml`: what a folder of entries is.

use crate::scalar::{LayerId, LicenseExpression, SoftwareId, Text};
use serde::{Deserialize, Serialize};

/// Describes one layer: the base catalogue, a region's, or an adviser's private folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the catalogue format; this reader knows 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// Id of the layer.
    pub id: LayerId,
    /// Name of the layer.
    pub title: Text,
    /// Licence of the data.
    pub license: LicenseExpression,
    /// Software entries of lower layers that this layer takes out, each with the reason.
    #[serde(default)]
    pub hides: Vec<Hidden>,
    /// Reason per software entry of this layer that replaces one of a lower layer.
    #[serde(default)]
    pub overrides: Vec<Hidden>,
}

/// One software of a lower layer and why this layer hides or replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// The software.
    pub software: SoftwareId,
    /// Why.
    pub reason: Text,
}
