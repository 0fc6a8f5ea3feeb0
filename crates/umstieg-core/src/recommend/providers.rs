//! Who of the providers an organisation may turn to for a software, the nearest first.

use super::factors::{Distance, distance};
use crate::catalogue::Catalogue;
use std::collections::BTreeMap;
use umstieg_format::entry::{Provider, ProviderStatus, Requirement, Supply};
use umstieg_format::inventory::Organisation;
use umstieg_format::scalar::{ProviderId, RegionCode, SoftwareId};

/// Service of those who run software for others.
const HOSTING: &str = "hosting";

/// Role of a database: who runs one does not run what stores its data there.
const DATABASE: &str = "database";

/// Providers of a software that an organisation may turn to, the nearest first, then those whose offer is confirmed,
/// then by id.
///
/// Who has ended, or serves other sectors only, is none; nor is, for an organisation that does not state its sector, who
/// serves certain sectors only. An offer that nobody has confirmed may be far away whatever its address says, and counts
/// so. For an app that needs a platform, those count too who run the platform for others.
#[must_use]
pub fn providers_for(
    catalogue: &Catalogue,
    organisation: &Organisation,
    software: &SoftwareId,
) -> Vec<(ProviderId, Distance)> {
    let of_software = catalogue.providers_of(software).map(|(id, _)| id);
    let of_platform =
        platform(catalogue, software).into_iter().flat_map(|platform| hosts(catalogue, platform));
    let mut found: BTreeMap<&ProviderId, (Distance, bool)> = BTreeMap::new();
    for id in of_software.chain(of_platform) {
        let Some(provider) = catalogue.provider(id).filter(|provider| serves(provider, organisation)) else {
            continue;
        };
        let unconfirmed = provider.status != ProviderStatus::Verified;
        let near = if unconfirmed { Distance::World } else { distance_of(provider, organisation) };
        found.insert(id, (near, unconfirmed));
    }
    let mut sorted: Vec<(&ProviderId, (Distance, bool))> = found.into_iter().collect();
    // The map is sorted by id, and this sort keeps the order of equals.
    sorted.sort_by_key(|(_, place)| *place);
    sorted.into_iter().map(|(id, (near, _))| (id.clone(), near)).collect()
}

/// The nearest provider with a confirmed offer to run a software, or the platform that it is an app of, of whose country
/// `fits` says yes.
pub(super) fn host(
    catalogue: &Catalogue,
    organisation: &Organisation,
    software: &SoftwareId,
    fits: impl Fn(&Provider) -> bool,
) -> Option<ProviderId> {
    let hosts: Vec<&ProviderId> = std::iter::once(software)
        .chain(platform(catalogue, software))
        .flat_map(|software| hosts(catalogue, software))
        .collect();
    providers_for(catalogue, organisation, software).into_iter().map(|(id, _)| id).find(|id| {
        let provider = catalogue.provider(id);
        hosts.contains(&id)
            && provider.is_some_and(|provider| provider.status == ProviderStatus::Verified && fits(provider))
    })
}

/// Providers that run a software for others.
fn hosts<'a>(catalogue: &'a Catalogue, software: &SoftwareId) -> impl Iterator<Item = &'a ProviderId> {
    catalogue.providers_of(software).filter(|(_, service)| service.as_str() == HOSTING).map(|(id, _)| id)
}

/// The platform that a software is an app of: the one product that it cannot do without and that nothing else replaces.
pub fn platform<'a>(catalogue: &'a Catalogue, software: &SoftwareId) -> Option<&'a SoftwareId> {
    let whatever_for = |requirement: &&Requirement| {
        requirement.supply == Supply::Separate && requirement.only_for.is_empty()
    };
    let mut needed = catalogue.software(software)?.requires.iter().filter(whatever_for);
    let (Some(requirement), None) = (needed.next(), needed.next()) else { return None };
    let ([platform], None) = (requirement.any_of.as_slice(), &requirement.role) else { return None };
    let entry = catalogue.software(&platform.software)?;
    let is_database = entry.fills.keys().any(|role| role.as_str() == DATABASE);
    (!is_database).then_some(&platform.software)
}

/// Whether a provider still offers something, and to organisations of this kind.
fn serves(provider: &Provider, organisation: &Organisation) -> bool {
    let for_its_sector = provider.sectors.is_empty()
        || organisation.sector.is_some_and(|sector| provider.sectors.contains(&sector));
    provider.status != ProviderStatus::Ended && for_its_sector
}

fn distance_of(provider: &Provider, organisation: &Organisation) -> Distance {
    let seat = provider.region.clone().or_else(|| RegionCode::parse(provider.country.as_str()).ok());
    distance(organisation.region.as_ref(), seat.as_ref(), &provider.serves)
}
