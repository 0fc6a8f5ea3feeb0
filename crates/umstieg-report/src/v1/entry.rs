//! Single entries of the catalogue, and what a search has found.

use super::{Language, Named, Origin};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{self, Fit};
use umstieg_format::scalar::Date;

/// A software: the document `umstieg.software`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Software {
    /// `umstieg.software`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// The software.
    pub software: Named,
    /// The entry as the catalogue format, version 1, has it.
    pub entry: entry::Software,
    /// Open software that can stand in for it.
    pub replaced_by: Vec<Substitute>,
    /// Providers that name it.
    pub providers: Vec<Named>,
    /// Deployments that use it.
    pub references: Vec<Named>,
    /// Deployments that have replaced it.
    pub replaced_at: Vec<Named>,
    /// Capabilities that nobody has verified.
    pub unverified: usize,
    /// Day on which the oldest of its sources was checked.
    pub oldest_check: Option<Date>,
    /// The layer that it comes from, if the catalogue has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// Software that can stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// The software.
    pub software: Named,
    /// How far.
    pub fit: Fit,
}

/// A provider: the document `umstieg.provider`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderEntry {
    /// `umstieg.provider`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// The provider.
    pub provider: Named,
    /// The entry as the catalogue format, version 1, has it.
    pub entry: entry::Provider,
    /// The layer that it comes from, if the catalogue has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// A funding programme: the document `umstieg.funding`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundingEntry {
    /// `umstieg.funding`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// The programme.
    pub programme: Named,
    /// The entry as the catalogue format, version 1, has it.
    pub entry: entry::Funding,
    /// The layer that it comes from, if the catalogue has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// A reference deployment: the document `umstieg.reference`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceEntry {
    /// `umstieg.reference`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// The organisation.
    pub reference: Named,
    /// The entry as the catalogue format, version 1, has it.
    pub entry: entry::Reference,
    /// Open software that it uses, with names.
    pub software: Vec<Named>,
    /// Software that was replaced, with names.
    pub replaced: Vec<Named>,
    /// Providers who took part, with names.
    pub providers: Vec<Named>,
    /// Day on which the oldest of its sources was checked.
    pub oldest_check: Option<Date>,
}

/// What a search has found: the document `umstieg.search`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// `umstieg.search`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names.
    pub language: Language,
    /// What was searched for.
    pub query: String,
    /// Software, by how sure it is.
    pub software: Vec<Hit>,
    /// Categories with their software.
    pub categories: Vec<Group>,
    /// Capabilities with the open software that has them.
    pub capabilities: Vec<Group>,
    /// Software that several organisations can share, if that was asked for.
    pub shared: Vec<Named>,
    /// Providers.
    pub providers: Vec<Named>,
    /// Funding programmes.
    pub funding: Vec<Named>,
    /// Reference deployments.
    pub references: Vec<Named>,
}

/// A software that was found by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// The software.
    pub software: Named,
    /// What it is.
    pub summary: String,
    /// Whether it is open.
    pub open: bool,
    /// How sure it is, 0 to 100.
    pub confidence: u8,
}

/// A word of a vocabulary and the software behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The word.
    pub term: Named,
    /// The software.
    pub software: Vec<Named>,
}
