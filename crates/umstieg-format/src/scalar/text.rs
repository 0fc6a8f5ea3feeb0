//! A text in both languages of the project.

use serde::{Deserialize, Serialize};

/// The same statement in German and in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The statement in German.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1200)))]
    pub de: Box<str>,
    /// The statement in English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1200)))]
    pub en: Box<str>,
}
