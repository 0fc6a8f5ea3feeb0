//! Who of the providers an organisation may turn to for a software, the nearest first.

use crate::catalogue::{Catalogue, NearProvider, distance_of};
use crate::policy::Policy;
use std::collections::BTreeMap;
use umstieg_format::entry::{Provider, ProviderStatus, Requirement, Supply};
use umstieg_format::inventory::Organisation;
use umstieg_format::scalar::{CertificationId, ProviderId, SoftwareId};

/// Providers of a software that an organisation may turn to, the nearest first, then those whose offer is confirmed,
/// then by id.
///
/// Who has ended, or serves other sectors only, is none; nor is, for an organisation that does not state its sector, who
/// serves certain sectors only. Of an offer that nobody has confirmed no distance is known, whatever its address says, nor
/// without a region to measure from. For an app that needs a platform, those count too who run the platform for others.
#[must_use]
pub fn providers_for(
    catalogue: &Catalogue,
    organisation: &Organisation,
    software: &SoftwareId,
) -> Vec<NearProvider> {
    let of_software = catalogue.providers_of(software).map(|(id, _)| id);
    let of_platform =
        platform(catalogue, software).into_iter().flat_map(|platform| hosts(catalogue, platform));
    let mut found: BTreeMap<&ProviderId, NearProvider> = BTreeMap::new();
    for id in of_software.chain(of_platform) {
        let Some(provider) = catalogue.provider(id).filter(|provider| serves(provider, organisation)) else {
            continue;
        };
        let confirmed = provider.status == ProviderStatus::Verified;
        let distance =
            organisation.region.as_ref().filter(|_| confirmed).map(|from| distance_of(provider, from));
        found.insert(id, NearProvider { provider: id.clone(), distance });
    }
    let mut sorted: Vec<NearProvider> = found.into_values().collect();
    // The map is sorted by id, and this sort keeps the order of equals.
    sorted.sort_by_key(|near| (near.distance.is_none(), near.distance));
    sorted
}

/// The nearest provider with a confirmed offer to run a software, or the platform that it is an app of, of which `fits`
/// says yes.
pub(super) fn host(
    catalogue: &Catalogue,
    organisation: &Organisation,
    software: &SoftwareId,
    fits: impl Fn(&Provider) -> bool,
) -> Option<ProviderId> {
    let mut hosts = hosts_of(catalogue, organisation, software).into_iter();
    hosts.find(|id| catalogue.provider(id).is_some_and(&fits))
}

/// Providers with a confirmed offer to run a software, or the platform that it is an app of, for an organisation; the
/// nearest first.
#[must_use]
pub fn hosts_of(
    catalogue: &Catalogue,
    organisation: &Organisation,
    software: &SoftwareId,
) -> Vec<ProviderId> {
    let hosts: Vec<&ProviderId> = std::iter::once(software)
        .chain(platform(catalogue, software))
        .flat_map(|software| hosts(catalogue, software))
        .collect();
    let near = providers_for(catalogue, organisation, software).into_iter().map(|near| near.provider);
    near.filter(|id| {
        let confirmed = |provider: &Provider| provider.status == ProviderStatus::Verified;
        hosts.contains(&id) && catalogue.provider(id).is_some_and(confirmed)
    })
    .collect()
}

/// Whether a provider has a confirmed offer to maintain, support or operate a software, or the platform that it is an app
/// of, for an organisation.
pub(super) fn has_support(catalogue: &Catalogue, organisation: &Organisation, software: &SoftwareId) -> bool {
    let offers = std::iter::once(software)
        .chain(platform(catalogue, software))
        .flat_map(|software| catalogue.providers_of(software))
        .filter(|(_, service)| catalogue.vocabulary().services.get(*service).is_some_and(|it| it.supports));
    let mut providers = offers.filter_map(|(id, _)| catalogue.provider(id));
    providers.any(|provider| provider.status == ProviderStatus::Verified && serves(provider, organisation))
}

/// Certifications that a policy asks for and a provider holds; what nobody has verified proves nothing.
pub fn certifications_held<'a>(
    policy: &'a Policy,
    provider: &'a Provider,
) -> impl Iterator<Item = &'a CertificationId> {
    let held = |id: &&CertificationId| {
        provider.certifications.get(*id).is_some_and(|seen| !seen.evidence.is_empty())
    };
    policy.certifications.iter().filter(held)
}

/// Whether a provider may run software under a policy, as far as certifications go.
pub(super) fn is_certified(policy: &Policy, provider: &Provider) -> bool {
    policy.certifications.is_empty() || certifications_held(policy, provider).next().is_some()
}

/// Providers that run a software for others.
fn hosts<'a>(catalogue: &'a Catalogue, software: &SoftwareId) -> impl Iterator<Item = &'a ProviderId> {
    let is_run = |service| catalogue.vocabulary().services.get(service).is_some_and(|term| term.hosts);
    catalogue.providers_of(software).filter(move |(_, service)| is_run(*service)).map(|(id, _)| id)
}

/// The platform that a software is an app of: the one product that it cannot do without and that nothing else replaces.
pub fn platform<'a>(catalogue: &'a Catalogue, software: &SoftwareId) -> Option<&'a SoftwareId> {
    let whatever_for = |requirement: &&Requirement| {
        requirement.supply == Supply::Separate
            && requirement.only_for.is_empty()
            && requirement.only_hosted.is_empty()
    };
    let mut needed = catalogue.software(software)?.requires.iter().filter(whatever_for);
    let (Some(requirement), None) = (needed.next(), needed.next()) else { return None };
    let ([platform], None) = (requirement.any_of.as_slice(), &requirement.role) else { return None };
    let entry = catalogue.software(&platform.software)?;
    let roles = &catalogue.vocabulary().roles;
    let only_stores = entry.fills.keys().any(|role| roles.get(role).is_some_and(|term| term.stores));
    (!only_stores).then_some(&platform.software)
}

/// Whether a provider still offers something, and to organisations of this kind.
fn serves(provider: &Provider, organisation: &Organisation) -> bool {
    let for_its_sector = provider.sectors.is_empty()
        || organisation.sector.is_some_and(|sector| provider.sectors.contains(&sector));
    provider.status != ProviderStatus::Ended && for_its_sector
}
