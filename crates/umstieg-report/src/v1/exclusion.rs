//! Limits that a candidate breaks, with what would have to change.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{Hosting, LicenseModel, Platform, Sector};
use umstieg_format::scalar::{CountryCode, Date, LanguageCode};

/// A limit that is broken. Beside kind and text only fields of its kind are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Which limit.
    pub kind: ExclusionKind,
    /// What is wrong, in a sentence.
    pub text: String,
    /// `essential`: what it does not do; `unattended`: what must work at every hour; `requirement`: for what of its work it
    /// needs something else, if not for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Named>,
    /// `not-open`: what its licence is instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<LicenseModel>,
    /// `coverage`: what it covers, in thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u16>,
    /// `coverage`: what it would have to cover, in thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_share: Option<u16>,
    /// `hosting`: ways to run it that are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosting: Vec<Hosting>,
    /// `certification`: certifications of which one would do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certifications: Vec<Named>,
    /// `certification`: hosts that are known and hold none of them, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Named>,
    /// `jurisdiction`: the country; absent if it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// `language`: the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageCode>,
    /// `platform`: the device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// `language`, `platform`, `multi-tenancy`, `conflict`: whether that is known; `false` if nobody has said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<bool>,
    /// `format`: the formats that it does not handle; `main-format`: the one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<Named>,
    /// `format`, `main-format`: whether it reads the formats at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reads: Option<bool>,
    /// `sector`: the sectors that it is made for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector>,
    /// `providers`: how many are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub providers: Option<usize>,
    /// `providers`: how many are demanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_providers: Option<usize>,
    /// `unattended`: hours of IT a month with which the house could look after it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_a_month: Option<u32>,
    /// `release`: day of the newest known release; absent if none with a day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest_release: Option<Date>,
    /// `release`: day since which it would have to have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_since: Option<Date>,
    /// `conflict`: the software of the tool in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub software: Option<Named>,
    /// `conflict`: releases of the candidate that clash; absent if all do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versions: Option<String>,
    /// `requirement`: what would do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Named>,
    /// `requirement`: the role in which it needs that; absent if these very products are meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Named>,
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
