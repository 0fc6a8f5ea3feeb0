//! Whom an organisation can ask near by, whatever it changes to.

use crate::catalogue::{Catalogue, Distance, distance_of};
use umstieg_format::entry::{Provider, ProviderKind, ProviderStatus};
use umstieg_format::inventory::Organisation;
use umstieg_format::scalar::{ProviderId, ServiceId};

/// Services of those who advise or bring together, in the order in which a firm needs them; the rest of what providers
/// offer is work on one software.
#[must_use]
pub fn advice(catalogue: &Catalogue) -> Vec<&ServiceId> {
    let known = catalogue.vocabulary().services.iter();
    let mut advice: Vec<(u8, &ServiceId)> = known.filter_map(|(id, term)| Some((term.advice?, id))).collect();
    advice.sort_unstable();
    advice.into_iter().map(|(_, id)| id).collect()
}

/// Somebody to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who it is.
    pub provider: ProviderId,
    /// Its advice that is not about one software alone, in the order of the vocabulary.
    pub services: Vec<ServiceId>,
}

/// Contacts in the region of an organisation, or serving it by name: public bodies first, then associations and
/// institutes, then firms; then those who offer the most, then by id. None if nobody said where the organisation is.
///
/// Who has ended, serves other sectors only or has not confirmed the offer is none.
#[must_use]
pub fn contacts(catalogue: &Catalogue, organisation: &Organisation) -> Vec<Contact> {
    let Some(region) = &organisation.region else { return Vec::new() };
    let is_there = |provider: &Provider| {
        provider.status == ProviderStatus::Verified
            && distance_of(provider, region) == Distance::Region
            && (provider.sectors.is_empty()
                || organisation.sector.is_some_and(|sector| provider.sectors.contains(&sector)))
    };
    let advice = advice(catalogue);
    let advice_of = |provider: &Provider| -> Vec<ServiceId> {
        let general = provider.services.iter().filter(|(id, service)| {
            advice.contains(id) && service.software.is_empty() && !service.evidence.is_empty()
        });
        general.map(|(id, _)| id.clone()).collect()
    };
    let rank = |kind: ProviderKind| match kind {
        ProviderKind::PublicBody => 0,
        ProviderKind::Association | ProviderKind::Foundation | ProviderKind::Research => 1,
        ProviderKind::Company | ProviderKind::Maker => 2,
    };
    let mut found: Vec<(u8, std::cmp::Reverse<usize>, Contact)> = catalogue
        .entries()
        .providers
        .iter()
        .filter(|(_, provider)| is_there(provider))
        .map(|(id, provider)| (provider, Contact { provider: id.clone(), services: advice_of(provider) }))
        .filter(|(_, contact)| !contact.services.is_empty())
        .map(|(provider, contact)| (rank(provider.kind), std::cmp::Reverse(contact.services.len()), contact))
        .collect();
    // The entries are sorted by id, and this sort keeps the order of equals.
    found.sort_by_key(|(rank, offers, _)| (*rank, *offers));
    found.into_iter().map(|(_, _, contact)| contact).collect()
}
