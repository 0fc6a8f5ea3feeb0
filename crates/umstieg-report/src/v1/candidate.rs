//! Candidates with everything they were judged by.

use super::{Exclusion, Factor, Link, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{Carried, Fit, Level};
use umstieg_format::inventory::Criterion;

/// One software that may take the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// The software.
    pub software: Named,
    /// Its score, in thousandths; the weighted mean of the factors, of which unknown ones count nothing.
    pub score: u16,
    /// How far its entry says that it can stand in; absent if the entry says nothing.
    pub fit: Option<Fit>,
    /// The software that its entry speaks about, which may be the suite.
    pub stated_for: Option<Named>,
    /// Whether it is weighed because it is in use, stays and does the work already, open or not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_use: bool,
    /// How far it covers what is used.
    pub coverage: Coverage,
    /// What the score is made of.
    pub factors: Vec<Factor>,
    /// What speaks for it beside the next best, the strongest first; of candidates that may be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speaks_for: Vec<SpeaksFor>,
    /// Limits that it breaks; empty for a candidate that may be chosen.
    pub exclusions: Vec<Exclusion>,
    /// What must come with it: of each list one.
    pub requires: Vec<Vec<Named>>,
    /// The role for which each of these lists is needed, in the same order; `null` where the entry names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_roles: Vec<Option<Named>>,
    /// Roles that it needs filled and that count as filled by something outside the inventory.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presumed: Vec<Named>,
    /// What is lost or done in another way.
    pub lost: Vec<String>,
    /// How data comes along, in a sentence.
    pub data: Option<String>,
    /// The same for each kind of data of which something is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carries: Vec<CarriedData>,
    /// Where it can be tried without installing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo: Option<Link>,
}

/// A criterion that speaks for a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeaksFor {
    /// The criterion.
    pub criterion: Criterion,
    /// The fact behind it, in words.
    pub text: String,
}

/// One kind of data and how it comes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarriedData {
    /// The kind of data.
    pub data: Named,
    /// How it comes along.
    pub how: Carried,
}

/// A candidate of which only the place is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FurtherCandidate {
    /// The software.
    pub software: Named,
    /// Its score, in thousandths.
    pub score: u16,
    /// Limits that it breaks.
    pub exclusions: Vec<Exclusion>,
}

/// How far needs are covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Weighted share that is covered, in thousandths.
    pub share: u16,
    /// Weighted share about which nothing is known, in thousandths.
    pub unknown: u16,
    /// Every need.
    pub needs: Vec<NeedCoverage>,
}

/// One need and how far it is covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedCoverage {
    /// The capability.
    pub capability: Named,
    /// How much it counts, 1 to 5.
    pub weight: u8,
    /// How far the candidate goes.
    pub level: Level,
    /// How far that meets what is used, in thousandths.
    pub value: u16,
    /// Software that must be added for it.
    pub with: Vec<Named>,
    /// Whether somebody has verified it.
    pub verified: bool,
    /// Whether work depends on it, so that nothing that lacks it is chosen alone.
    pub essential: bool,
}
