//! Where the makers of tools and products sit, and who near by can help: what digital sovereignty is made of, in
//! numbers that can be checked one by one.

use crate::catalogue::{Catalogue, Distance};
use crate::decide::Decisions;
use crate::inventory::Inventory;
use crate::recommend::providers_for;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::scalar::{CountryCode, ProviderId, SoftwareId};

/// Makers and providers of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sovereignty {
    /// Country of the organisation; `None` if nobody has said where it is.
    pub home: Option<CountryCode>,
    /// Makers of the tools in use.
    pub today: Seats,
    /// Makers of the products that come in. Their code is open, so the maker's country weighs less.
    pub chosen: Seats,
    /// Providers whom the organisation may turn to for the products that come in.
    pub providers: Reach,
}

/// Software counted by the country from which its maker is controlled, else that of its seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// Software by country.
    pub countries: BTreeMap<CountryCode, usize>,
    /// Software of which the country is not known.
    pub unknown: usize,
}

/// How far providers of the chosen products reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Products that come in.
    pub products: usize,
    /// Products that have a provider with a confirmed offer in the region.
    pub products_in_region: usize,
    /// Providers of any of them.
    pub providers: usize,
    /// Providers of these with a confirmed offer in the region.
    pub in_region: usize,
    /// Products with a single provider, and that provider.
    pub single: Vec<(SoftwareId, ProviderId)>,
    /// Products without any.
    pub none: Vec<SoftwareId>,
}

impl Seats {
    /// All software.
    #[must_use]
    pub fn all(&self) -> usize {
        self.countries.values().sum::<usize>() + self.unknown
    }

    /// Software of makers outside a country.
    #[must_use]
    pub fn outside(&self, home: &CountryCode) -> usize {
        self.countries.iter().filter(|(country, _)| *country != home).map(|(_, count)| count).sum()
    }

    /// Software of makers outside the European Union.
    #[must_use]
    pub fn outside_eu(&self) -> usize {
        self.countries.iter().filter(|(country, _)| !country.in_eu()).map(|(_, count)| count).sum()
    }

    fn count(&mut self, catalogue: &Catalogue, software: Option<&SoftwareId>) {
        let vendor = software.and_then(|id| catalogue.software(id)?.vendor.as_ref());
        match vendor.and_then(|vendor| vendor.controlled_from.as_ref().or(vendor.country.as_ref())) {
            Some(country) => *self.countries.entry(country.clone()).or_default() += 1,
            None => self.unknown += 1,
        }
    }
}

/// Counts makers and providers of a plan.
pub(super) fn of(catalogue: &Catalogue, inventory: &Inventory, decisions: &Decisions) -> Sovereignty {
    let organisation = &inventory.raw().organisation;
    let mut found = Sovereignty {
        home: organisation.region.as_ref().and_then(|region| region.country()),
        ..Sovereignty::default()
    };
    for tool in inventory.tools() {
        found.today.count(catalogue, tool.software());
    }
    let mut all: BTreeSet<ProviderId> = BTreeSet::new();
    let mut near: BTreeSet<ProviderId> = BTreeSet::new();
    for product in decisions.products.iter().filter(|product| !product.in_use) {
        let software = &product.software;
        found.chosen.count(catalogue, Some(software));
        let providers = providers_for(catalogue, organisation, software);
        let reach = &mut found.providers;
        reach.products += 1;
        let in_region =
            |provider: &&crate::catalogue::NearProvider| provider.distance == Some(Distance::Region);
        reach.products_in_region += usize::from(providers.iter().any(|provider| in_region(&provider)));
        near.extend(providers.iter().filter(in_region).map(|near| near.provider.clone()));
        match providers.as_slice() {
            [] => reach.none.push(software.clone()),
            [only] => reach.single.push((software.clone(), only.provider.clone())),
            _ => {}
        }
        all.extend(providers.into_iter().map(|near| near.provider));
    }
    found.providers.providers = all.len();
    found.providers.in_region = near.len();
    found
}
