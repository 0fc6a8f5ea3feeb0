//! What a plan rests on beside tools and steps: limits, skills, makers and providers, contacts, measures.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{Hosting, Measure as MeasureKind, Platform};
use umstieg_format::inventory::DataRegion;
use umstieg_format::scalar::{CountryCode, Date, LanguageCode};

/// Limits that every proposal keeps to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Whether stricter limits hold, because the organisation runs critical infrastructure.
    pub critical_infrastructure: bool,
    /// Ways of running software that are allowed; empty means all.
    pub hosting: Vec<Hosting>,
    /// Certifications of which whoever runs software for the organisation must hold one; empty means none.
    pub certifications: Vec<Named>,
    /// Region in which data must stay.
    pub data_region: DataRegion,
    /// Countries whose companies must not hold data.
    pub excluded_jurisdictions: Vec<CountryCode>,
    /// Languages that every user interface must have.
    pub languages: Vec<LanguageCode>,
    /// Devices that software for everybody must run on.
    pub platforms: Vec<Platform>,
    /// Smallest share of the needs that a substitute must cover, in thousandths.
    pub min_coverage: u16,
    /// Whether several organisations must be able to share an installation.
    pub multi_tenancy: bool,
    /// Whether open-core software may be proposed.
    pub open_core: bool,
    /// Smallest number of known providers.
    pub min_providers: usize,
    /// Whether somebody must have a confirmed offer to maintain, support or operate it.
    pub support: bool,
    /// Day since which a substitute must have had a release; absent if nobody demands one.
    pub released_since: Option<Date>,
    /// Months that a trial lasts at least; absent if nobody demands a length.
    pub pilot_months: Option<u16>,
    /// People who take part in a trial; absent if nobody demands a number.
    pub pilot_users: Option<u32>,
    /// The limits that are not the usual ones, in sentences.
    pub text: Vec<String>,
}

/// What a plan asks of people beside hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Learning {
    /// Skills that steps take, those with the most work first.
    pub skills: Vec<Skill>,
    /// Time that all people together spend on learning, in minutes.
    pub minutes: u64,
    /// Time that somebody spends who is taught everything, in minutes.
    pub minutes_per_person: u64,
    /// Keys of the steps in which people are taught.
    pub steps: Vec<String>,
}

/// A skill and the steps that take it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The skill.
    pub name: String,
    /// Work of the steps that take it, in minutes; a step that takes two counts with both.
    pub minutes: u64,
    /// Keys of the steps.
    pub steps: Vec<String>,
}

/// Where makers and providers sit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sovereignty {
    /// Country of the organisation.
    pub home: Option<CountryCode>,
    /// Makers of the tools in use.
    pub today: Seats,
    /// Makers of the products that come in.
    pub chosen: Seats,
    /// Providers of the products that come in.
    pub providers: Reach,
}

/// Software by the country from which its maker is controlled, else that of its seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// All software.
    pub all: usize,
    /// Of makers outside the country of the organisation; absent if nobody has said where that is.
    pub outside_home: Option<usize>,
    /// Of makers outside the European Union.
    pub outside_eu: usize,
    /// Of makers whose country is not known.
    pub unknown: usize,
    /// Every country with its number, by code.
    pub countries: Vec<SeatCount>,
}

/// A country and its number of software.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatCount {
    /// The country.
    pub country: CountryCode,
    /// Its software.
    pub count: usize,
}

/// How far the providers of the chosen products reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// Products that come in.
    pub products: usize,
    /// Of these, those that have a provider with a confirmed offer in the region.
    pub products_in_region: usize,
    /// Providers of any of them.
    pub providers: usize,
    /// Of these, providers with a confirmed offer in the region.
    pub in_region: usize,
    /// Products with a single known provider.
    pub single: Vec<Named>,
    /// Products without any.
    pub none: Vec<Named>,
}

/// Somebody to ask near by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who it is.
    pub provider: Named,
    /// What advice it offers.
    pub services: Vec<Named>,
    /// Its website.
    pub website: Option<String>,
}

/// Something that the organisation itself should set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What.
    pub kind: MeasureKind,
    /// Whether it is an office; one person's task if not.
    pub office: bool,
    /// Open products that the organisation will use.
    pub products: usize,
    /// People who use computers there.
    #[serde(default)]
    pub users: u32,
    /// Programmes that help with it.
    pub funding: Vec<Named>,
    /// The same as a sentence, with the reason.
    pub text: String,
}
