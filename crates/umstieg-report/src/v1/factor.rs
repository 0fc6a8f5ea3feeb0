//! What a score is made of: one factor a criterion, with the fact behind it.

use super::{Distance, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{Governance, Hosting, LicenseModel, MaintenanceKind};
use umstieg_format::inventory::Criterion;
use umstieg_format::scalar::{CountryCode, LanguageCode};

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
    /// The same fact as data; absent if nothing is known. Of `coverage`, `fit` and `migration` the candidate itself tells it,
    /// of `providers` the list above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// The fact behind a factor. Only fields of its criterion are there, and of these only what is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// `license`: the kind of licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<LicenseModel>,
    /// `jurisdiction`: seat of the maker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// `jurisdiction`: from where the maker is controlled, if elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controlled_from: Option<CountryCode>,
    /// `maintenance`: who keeps it alive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maintenance: Option<MaintenanceKind>,
    /// `maintenance`: who decides about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub governance: Option<Governance>,
    /// `hosting`: ways in which it can be run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Hosting>,
    /// `hosting`: the way that the value rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<HostingWay>,
    /// `hosting`: who would run it, where the way is `provider`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Named>,
    /// `hosting`: whether the organisation has little time to run servers of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_of_time: Option<bool>,
    /// `language`: the language of the house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageCode>,
    /// `language`: whether the user interface speaks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken: Option<bool>,
    /// `integration`: software in use that it is documented to work together with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Named>,
    /// `integration`: standards that it shares with software in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<Named>,
    /// `effort`: work to introduce it, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u64>,
    /// `exit`: formats in which data leaves it, the most open first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<Named>,
    /// `evidence`: facts about its capabilities that somebody has verified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<usize>,
    /// `evidence`: all facts that the answer rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<usize>,
}

/// By whom a software would be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HostingWay {
    /// By its users, on their own devices.
    OwnDevice,
    /// By the organisation.
    InHouse,
    /// By a provider that is known to do so.
    Provider,
    /// By some provider in Germany or the European Union, nobody knows which.
    Managed,
    /// Elsewhere only.
    Elsewhere,
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
    /// Certifications that are asked for and that it is seen to hold; told with the products of a plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certifications: Vec<Named>,
    /// Whether it runs the product for others, some certification is asked for, and it is not seen to hold any; told with
    /// the products of a plan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncertified_host: bool,
}
