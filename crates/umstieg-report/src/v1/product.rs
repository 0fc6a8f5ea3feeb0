//! Products that come in, with who helps and who uses them already.

use super::{HostingWay, Link, Named, Provider};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Sector;

/// A product that comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// The product.
    pub product: Named,
    /// Whether it is in use already and only comes to more people.
    pub in_use: bool,
    /// What it is.
    pub summary: Option<String>,
    /// Tools that it serves.
    pub serves: Vec<Named>,
    /// Products that need it.
    pub required_by: Vec<Named>,
    /// People who will use it.
    pub users: u32,
    /// Work a month to keep it safe, in minutes, where the organisation runs it itself; 0 otherwise.
    #[serde(default)]
    pub care_minutes: u32,
    /// By whom it is run, as the plan reckons; absent if nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<HostingWay>,
    /// The provider that runs it, for example; others are among `providers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Named>,
    /// Its licence, in words.
    pub license: Option<String>,
    /// Its licence as an SPDX expression.
    pub spdx: Option<String>,
    /// Whether it is known which versions of the licence apply.
    pub license_suffix_known: bool,
    /// Providers, the nearest first.
    pub providers: Vec<Provider>,
    /// Where it can be tried without installing it.
    pub demo: Option<Link>,
    /// Organisations that use it, the most similar first: those of the same sector, then those nearest in size.
    pub references: Vec<Deployment>,
}

/// An organisation that uses a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// Its id in the catalogue.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    /// People who use the product there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<u32>,
}
