//! Recommendations: who can take the place of what, and who cannot.

use super::{Candidate, FurtherCandidate, Language, Named, NearName};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Level;
use umstieg_format::scalar::Date;

/// Recommendations for a software or for the tools of an inventory: the document `umstieg.recommendation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommendations {
    /// `umstieg.recommendation`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names and sentences.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// The organisation whose tools are asked about; absent where there is one answer only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Tools that nobody knows, with the nearest names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<UnknownTool>,
    /// One answer for everything that is decided about as one.
    pub answers: Vec<Answer>,
    /// The line of the adviser with which the document ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
}

/// A tool that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnknownTool {
    /// The tool of the inventory.
    pub tool: Named,
    /// The nearest names of the catalogue.
    pub nearest: Vec<NearName>,
}

/// The answer for one tool or the parts of a suite that belong to one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The tool of the inventory.
    pub tool: Named,
    /// The software that is to be replaced.
    pub software: Named,
    /// All parts of the suite that it stands for.
    pub parts: Vec<Named>,
    /// What it was judged by.
    pub needs: Vec<Need>,
    /// Candidates that may be chosen, best first.
    pub candidates: Vec<Candidate>,
    /// Candidates that break a limit, by the score they would have had.
    pub excluded: Vec<Candidate>,
    /// Further candidates of either kind, in short.
    pub further: Vec<FurtherCandidate>,
    /// Why nothing open takes its place, if somebody has searched.
    pub no_substitute: Option<String>,
    /// Day on which somebody has searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub searched: Option<Date>,
    /// How to live with it where nothing may be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub containment: Option<String>,
    /// Whether the software is open already, so that nothing has to take its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// One used capability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The capability.
    pub capability: Named,
    /// How far the tool in use goes.
    pub level: Level,
    /// How much it counts, 1 to 5.
    pub weight: u8,
    /// Whether nobody said that it is used.
    pub assumed: bool,
    /// Whether work depends on it.
    pub essential: bool,
}
