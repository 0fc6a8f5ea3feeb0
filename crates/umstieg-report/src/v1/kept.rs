//! Why something stays.

use super::{Exclusion, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Platform;
use umstieg_format::scalar::Date;

/// Why something stays. Beside kind and text only fields of its kind are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// What kind of reason.
    pub kind: KeptKind,
    /// The reason as a sentence.
    pub text: String,
    /// `rule`: the reason that the inventory gives; `no-substitute`: what the search has shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// `owned-by`: who owns or prescribes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// `no-substitute`: day on which somebody has searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub searched: Option<Date>,
    /// `nothing-fits`: the best of what is ruled out; `chosen-excluded`, `chosen-barred`: what the inventory wants;
    /// `cheap-to-keep`, `not-worth-it`: what would take its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub software: Option<Named>,
    /// `nothing-fits`, `chosen-excluded`: the limits that this software breaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// `not-worth-it`: score of that software, in thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u16>,
    /// `platform`, `platform-unknown`, `server`, `devices`: the platform that it is needed as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// Tools that need it, or with `platform-unknown` may need it; with `bundle` the tool that was bought with it and stays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needed_by: Vec<Named>,
    /// `platform`: tools that stay too and of which nobody knows whether they need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub perhaps: Vec<Named>,
    /// `platform`, `platform-unknown`: the fewest people who keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_least: Option<u32>,
    /// `platform`, `platform-unknown`: the most people who keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_most: Option<u32>,
    /// `server`: whether it is known of these tools that they run on nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<bool>,
    /// `chosen-barred`: what is in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barrier: Option<Barrier>,
    /// `chosen-barred`: software that stays and that it clashes with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clashes_with: Vec<Named>,
    /// `cheap-to-keep`: work to introduce that software, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u64>,
    /// `cheap-to-keep`: hours a month that the organisation would spend on running it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_per_month: Option<u64>,
    /// `cheap-to-keep`: what the tool costs today, in euros a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub euros_per_year: Option<u32>,
    /// `cheap-to-keep`: whether its data is known to leave in an open format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves_openly: Option<bool>,
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
    /// The greater part of its suite stays and is paid for anyway.
    RestOfSuite,
    /// The change costs more than it brings.
    NotWorthIt,
    /// It costs little, its maker and its data are no danger, and leaving it would be much work.
    CheapToKeep,
    /// It is open already.
    Open,
    /// Nobody uses it.
    Unused,
}

/// What keeps a software that would do for a tool from coming in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Barrier {
    /// It is in use, and is to be replaced itself.
    Leaves,
    /// It clashes with software that stays.
    Clash,
    /// It runs on nothing that people have after the change.
    System,
    /// Something that it cannot do without cannot come in.
    Requirement,
}
