//! Tools and what happens to them.

use super::{Answer, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::scalar::Date;

/// One tool of the inventory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its handle and its name in the inventory.
    pub tool: Named,
    /// People who use it.
    pub users: u32,
    /// Whether that number is an assumption.
    pub users_assumed: bool,
    /// What it is; absent if nobody knows.
    pub software: Option<Named>,
    /// The nearest names, for a tool that nobody knows.
    pub nearest: Vec<NearName>,
    /// The tool with which it was bought.
    pub bundled_in: Option<Named>,
    /// What happens to it.
    pub verdict: Verdict,
    /// Products that take its place.
    pub products: Vec<Named>,
    /// Why it stays, wholly or in part.
    pub kept: Vec<Kept>,
    /// How to live with it, if it stays.
    pub containment: Option<String>,
    /// Own work for leaving it, in minutes; what serves several tools is shared out among them. Absent if it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_minutes: Option<u64>,
    /// What its contract costs, in euros a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_eur_per_year: Option<u32>,
    /// Last day of its security updates, if the catalogue knows.
    pub security_ends: Option<Date>,
    /// Releases that it can be raised to and that get updates for longer; the longest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supported_releases: Vec<SupportedRelease>,
    /// What was decided about each part.
    pub units: Vec<Unit>,
}

/// A release that gets security updates for longer than the one in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportedRelease {
    /// The release.
    pub release: String,
    /// Last day of its security updates.
    pub security_ends: Date,
}

/// A name that is near to an unknown one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearName {
    /// The software.
    pub software: Named,
    /// How sure it is, 0 to 100.
    pub confidence: u8,
}

/// What happens to a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything it is used for moves.
    Replace,
    /// It goes without a new product: what is in use and stays, named under `products`, does its work already.
    Covered,
    /// A part of what it is used for, or of its users, moves.
    ReplacePartly,
    /// It stays.
    Keep,
    /// It goes without a substitute.
    Retire,
    /// It is open already.
    Open,
    /// Nobody knows what it is.
    Unknown,
}

/// Why something stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// What kind of reason.
    pub kind: KeptKind,
    /// The reason as a sentence.
    pub text: String,
}

/// Kinds of reasons to keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeptKind {
    /// The inventory says so.
    Rule,
    /// Somebody else owns it.
    OwnedBy,
    /// Nothing open takes its place.
    NoSubstitute,
    /// Every candidate breaks a limit.
    NothingFits,
    /// Tools that stay run on it.
    Platform,
    /// Nobody knows whether tools that stay run without it.
    PlatformUnknown,
    /// Server parts of tools that stay run on it, or may do so.
    Server,
    /// Devices that stay depend on it.
    Devices,
    /// Tools that stay exchange data with it that they cannot do without.
    Interface,
    /// What the inventory wants in its place breaks a limit.
    ChosenExcluded,
    /// What the inventory wants in its place cannot come in beside what happens to other tools.
    ChosenBarred,
    /// A tool that was bought with it stays.
    Bundle,
    /// The change costs more than it brings.
    NotWorthIt,
    /// It costs little, its maker and its data are no danger, and leaving it would be much work.
    CheapToKeep,
    /// It is open already.
    Open,
    /// Nobody uses it.
    Unused,
}

/// What was decided about a tool, or about the parts of a suite that belong to one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Products that were chosen, the main one first.
    pub chosen: Vec<Named>,
    /// Why it stays, if nothing was chosen.
    pub kept: Option<Kept>,
    /// Everything that was weighed: the chosen, the three best others and the three best ruled out in full.
    pub answer: Answer,
}
