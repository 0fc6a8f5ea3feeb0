//! The terms under which software is given.

use crate::scalar::{EvidenceKey, LicenseExpression};
use serde::{Deserialize, Serialize};

/// Licence of a software or of one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct License {
    /// What kind of terms these are; decides whether the software can be advised as open.
    pub model: LicenseModel,
    /// SPDX expression of the public code. Terms without an SPDX id are written `LicenseRef-…` and described in
    /// `vocabulary/licenses.yaml`. Left out for proprietary software.
    #[serde(default)]
    pub spdx: Option<LicenseExpression>,
    /// Whether sources tell `-only` from `-or-later`; `unknown` goes with an expression like `GPL-3.0`.
    #[serde(default)]
    pub suffix: SuffixState,
    /// Keys of the evidence for this licence.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
    pub evidence: Vec<EvidenceKey>,
}

/// Kind of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LicenseModel {
    /// Everything that is needed in daily work stands under licences that OSI or FSF list.
    OpenSource,
    /// An open-source core; functions that many organisations need stand under other terms.
    OpenCore,
    /// The code can be read, but its licence restricts use, competition or resale.
    SourceAvailable,
    /// Closed software.
    Proprietary,
    /// Nobody has established the terms.
    Unknown,
}

/// Whether the `-only` or `-or-later` suffix of a GNU licence is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SuffixState {
    /// The expression says it, or the licence has no such suffix.
    #[default]
    Known,
    /// The sources name the licence without it.
    Unknown,
}
