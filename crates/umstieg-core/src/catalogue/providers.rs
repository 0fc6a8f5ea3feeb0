//! Who helps with a software, and how near they are.

use super::Catalogue;
use std::collections::BTreeMap;
use umstieg_format::entry::{Provider, ProviderStatus};
use umstieg_format::scalar::{ProviderId, RegionCode, SoftwareId};

/// How near a provider is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// In the same region, or serving it by name.
    Region,
    /// In the same country.
    Country,
    /// In the European Union.
    Europe,
    /// Elsewhere.
    World,
}

/// A provider and how near it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearProvider {
    /// The provider.
    pub provider: ProviderId,
    /// How near it is; `None` if nobody said where to measure from.
    pub distance: Option<Distance>,
}

impl Catalogue {
    /// Providers that name a software in one of their services and still offer it, the nearest first, then by id.
    ///
    /// Without a region to measure from, no distance is known, and the order is that of the ids.
    #[must_use]
    pub fn providers_near(&self, software: &SoftwareId, from: Option<&RegionCode>) -> Vec<NearProvider> {
        let mut found: BTreeMap<&ProviderId, Option<Distance>> = BTreeMap::new();
        for (id, _) in self.providers_of(software) {
            let Some(provider) = self.provider(id) else { continue };
            if provider.status == ProviderStatus::Ended {
                continue;
            }
            found.insert(id, from.map(|from| distance_of(provider, from)));
        }
        let mut near: Vec<NearProvider> =
            found.into_iter().map(|(id, distance)| NearProvider { provider: id.clone(), distance }).collect();
        // The map is sorted by id, and this sort keeps the order of equals.
        near.sort_by_key(|near| near.distance);
        near
    }
}

/// How near a provider is to a region.
pub(crate) fn distance_of(provider: &Provider, from: &RegionCode) -> Distance {
    let seat = provider.region.clone().or_else(|| RegionCode::parse(provider.country.as_str()).ok());
    distance(from, seat.as_ref(), &provider.serves)
}

fn distance(from: &RegionCode, seat: Option<&RegionCode>, serves: &[RegionCode]) -> Distance {
    if serves.contains(from) || seat == Some(from) {
        return Distance::Region;
    }
    let same_country = seat.is_some_and(|seat| seat.country().is_some() && seat.country() == from.country());
    if same_country || serves.iter().any(|area| area.country().is_some() && area.contains(from)) {
        return Distance::Country;
    }
    let in_eu = |region: &RegionCode| region.country().is_some_and(|country| country.in_eu());
    if seat.is_some_and(in_eu) || serves.iter().any(|area| area.as_str() == "EU" && area.contains(from)) {
        return Distance::Europe;
    }
    Distance::World
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_come_first_and_without_a_region_nobody_is_near() {
        let catalogue = Catalogue::embedded();
        let region = RegionCode::parse("DE-SH").expect("a region");
        for software in catalogue.entries().software.keys() {
            let (near, anywhere) =
                (catalogue.providers_near(software, Some(&region)), catalogue.providers_near(software, None));
            assert!(near.iter().all(|near| near.distance.is_some()), "{software}");
            assert!(near.is_sorted_by_key(|near| (near.distance, near.provider.clone())), "{software}");
            assert!(anywhere.iter().all(|near| near.distance.is_none()), "{software}");
            assert!(anywhere.is_sorted_by_key(|near| near.provider.clone()), "{software}");
            assert_eq!(near.len(), anywhere.len(), "{software}");
        }
    }
}
