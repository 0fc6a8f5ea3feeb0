//! Candidates with everything they were judged by.

use super::{Distance, Link, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{Fit, Level};
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
    /// Limits that it breaks; empty for a candidate that may be chosen.
    pub exclusions: Vec<Exclusion>,
    /// What must come with it: of each list one.
    pub requires: Vec<Vec<Named>>,
    /// Roles that it needs filled and that count as filled by something outside the inventory.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presumed: Vec<Named>,
    /// What is lost or done in another way.
    pub lost: Vec<String>,
    /// How data comes along, in a sentence.
    pub data: Option<String>,
    /// Where it can be tried without installing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo: Option<Link>,
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

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The criterion.
    pub criterion: Criterion,
    /// How much it counts, 0 to 100.
    pub weight: u8,
    /// What the candidate is worth in it, in thousandths; absent if nothing is known.
    pub value: Option<u16>,
    /// The fact behind it, in words.
    pub text: String,
    /// For the criterion `providers`: who they are, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<Provider>,
}

/// A provider and how near it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The provider.
    pub provider: Named,
    /// How near it is; absent if the region of the organisation is not known.
    pub distance: Option<Distance>,
    /// What it offers for the product.
    pub services: Vec<Named>,
    /// Whether the offer is confirmed.
    pub confirmed: bool,
}

/// A limit that is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Which limit.
    pub kind: ExclusionKind,
    /// What is wrong, in a sentence.
    pub text: String,
}

/// Kinds of limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionKind {
    /// It cannot do what work depends on, or nobody has checked.
    Essential,
    /// It does similar things, but no source names it as a substitute.
    Unstated,
    /// It stands in for a narrow use only.
    Niche,
    /// Its licence is not open source.
    NotOpen,
    /// It covers too little.
    Coverage,
    /// No allowed way to run it.
    Hosting,
    /// Nobody who may run it holds a certification that is asked for.
    Certification,
    /// An excluded country, or one that is not known.
    Jurisdiction,
    /// A language is missing, or not known to be there.
    Language,
    /// A device is missing, or not known to be served.
    Platform,
    /// A format is missing.
    Format,
    /// It cannot read or cannot write the format in which the work of the tool in use lies.
    MainFormat,
    /// It is made for other sectors.
    Sector,
    /// It cannot be shared between organisations.
    MultiTenancy,
    /// Too few providers.
    Providers,
    /// Nobody is known to offer maintenance, support or operation.
    Support,
    /// It must work at every hour, and nobody would look after it.
    Unattended,
    /// Nobody maintains it.
    Unmaintained,
    /// Its newest release is too old, or not known.
    Release,
    /// It clashes with a tool in use, or may do so.
    Conflict,
    /// Something that it needs cannot be had.
    Requirement,
}
