//! Who offers what where: providers by name, place, service and software, all in one question ("Nextcloud Kiel").

use super::super::Catalogue;
use super::super::names::tokens;
use super::missed;
use std::collections::BTreeSet;
use umstieg_format::entry::{Provider, ProviderStatus};
use umstieg_format::scalar::{ProviderId, RegionCode};

/// How telling it is where a word of the question stands, the most telling first; up to three more where it is not the
/// same word.
const NAME: usize = 0;
const TOWN: usize = 4;
const OFFER: usize = 8;
const STATE: usize = 12;
const COUNTRY: usize = 24;

/// The German states, as people write them.
const STATES: [(&str, &str); 16] = [
    ("DE-BB", "Brandenburg"),
    ("DE-BE", "Berlin"),
    ("DE-BW", "Baden-Württemberg"),
    ("DE-BY", "Bayern Bavaria"),
    ("DE-HB", "Bremen"),
    ("DE-HE", "Hessen Hesse"),
    ("DE-HH", "Hamburg"),
    ("DE-MV", "Mecklenburg-Vorpommern"),
    ("DE-NI", "Niedersachsen Lower Saxony"),
    ("DE-NW", "Nordrhein-Westfalen North Rhine-Westphalia NRW"),
    ("DE-RP", "Rheinland-Pfalz Rhineland-Palatinate"),
    ("DE-SH", "Schleswig-Holstein"),
    ("DE-SL", "Saarland"),
    ("DE-SN", "Sachsen Saxony"),
    ("DE-ST", "Sachsen-Anhalt Saxony-Anhalt"),
    ("DE-TH", "Thüringen Thuringia"),
];

/// Providers of which every wanted word says something, those first of which it says the most telling things.
///
/// A place means those who are there, then those who serve its state, then those who serve its country.
pub(super) fn providers(catalogue: &Catalogue, wanted: &[String], limit: usize) -> Vec<ProviderId> {
    let providers = &catalogue.entries().providers;
    let places: Vec<BTreeSet<RegionCode>> =
        wanted.iter().map(|word| places(word, providers.values())).collect();
    let mut found: Vec<(bool, usize, &ProviderId)> = providers
        .iter()
        .filter_map(|(id, provider)| {
            let said = said(catalogue, id, provider);
            let mut distance = 0;
            for (word, places) in wanted.iter().zip(&places) {
                let by_word = said.iter().filter_map(|(kind, other)| {
                    let miss = missed(word, other)?;
                    // "Kasse" is not Kassel.
                    (miss == 0 || matches!(*kind, NAME | OFFER)).then_some(kind + miss)
                });
                distance += by_word.chain(places.iter().filter_map(|place| area(provider, place))).min()?;
            }
            Some((provider.status == ProviderStatus::Ended, distance, id))
        })
        .collect();
    found.sort();
    found.into_iter().take(limit).map(|(_, _, id)| id.clone()).collect()
}

/// The regions that a word means: a state, or those in which a provider's town is.
fn places<'a>(word: &str, providers: impl Iterator<Item = &'a Provider>) -> BTreeSet<RegionCode> {
    let states = STATES.iter().filter(|(_, names)| is_called(names, word));
    let towns =
        providers.filter(|provider| provider.town.as_deref().is_some_and(|town| is_called(town, word)));
    states
        .filter_map(|(code, _)| RegionCode::parse(code).ok())
        .chain(towns.filter_map(|provider| provider.region.clone()))
        .collect()
}

/// Whether a place has a name with a word in it, umlauts written in one letter or two.
fn is_called(names: &str, word: &str) -> bool {
    tokens(names).iter().any(|name| missed(word, name) == Some(0))
}

/// How far a provider is from a place in whose region it sits, or which it serves.
fn area(provider: &Provider, place: &RegionCode) -> Option<usize> {
    if provider.region.as_ref() == Some(place) || provider.serves.contains(place) {
        return Some(STATE);
    }
    let serves = provider.serves.iter().any(|area| area.country().is_some() && area.contains(place));
    serves.then_some(COUNTRY)
}

/// The words that are said of a provider, each with how telling it is.
fn said(catalogue: &Catalogue, id: &ProviderId, provider: &Provider) -> Vec<(usize, String)> {
    let town = provider.town.as_deref().unwrap_or_default();
    let mut texts = vec![(NAME, provider.name.to_string()), (NAME, id.to_string()), (TOWN, town.to_owned())];
    for (service, offer) in &provider.services {
        if let Some(term) = catalogue.vocabulary().services.get(service) {
            texts.push((OFFER, format!("{} {} {service}", term.name.de, term.name.en)));
        }
        for software in &offer.software {
            texts.push((OFFER, format!("{} {software}", catalogue.software_name(software))));
        }
    }
    texts.extend(provider.region.iter().chain(&provider.serves).map(|area| (STATE, area.to_string())));
    texts
        .into_iter()
        .flat_map(|(kind, text)| tokens(&text).into_iter().map(move |word| (kind, word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<String> {
        let catalogue = Catalogue::embedded();
        providers(&catalogue, &tokens(words), 50).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_product_and_a_place_lead_to_those_who_serve_both() {
        let catalogue = Catalogue::embedded();
        let near = found("Nextcloud Kiel");
        assert_eq!(near.first().map(String::as_str), Some("windcloud"), "{near:?}");
        for id in &near {
            let id = ProviderId::parse(id).expect("an id");
            let provider = catalogue.provider(&id).expect("a provider");
            let offers = provider.services.values().flat_map(|offer| &offer.software);
            assert!(offers.into_iter().any(|software| software.as_str().starts_with("nextcloud")), "{id}");
        }
        assert!(found("Hosting Schleswig-Holstein").iter().any(|id| id == "dataport"));
    }

    #[test]
    fn part_of_a_town_is_not_the_town() {
        assert!(found("Kasse").is_empty());
    }
}
