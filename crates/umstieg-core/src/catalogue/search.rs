//! Searching the catalogue with the words that people use, in German or English.

mod standing;
mod supply;

use super::names::tokens;
use super::{Catalogue, NameMatch};
use umstieg_format::entry::MultiTenancy;
use umstieg_format::scalar::{CapabilityId, CategoryId, FundingId, ProviderId, SoftwareId, Text};

/// What a search found, kind by kind, each list with the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Software by its names.
    pub software: Vec<NameMatch>,
    /// Categories by their names.
    pub categories: Vec<CategoryId>,
    /// Capabilities by their names.
    pub capabilities: Vec<CapabilityId>,
    /// Software that several organisations can share, if that is what the words ask for.
    pub shared: Vec<SoftwareId>,
    /// Providers by their names, places, services and the software that they offer them for.
    pub providers: Vec<ProviderId>,
    /// Funding programmes by their names.
    pub funding: Vec<FundingId>,
}

impl Catalogue {
    /// Entries and terms that the words may mean, at most `limit` of each kind.
    #[must_use]
    pub fn search(&self, words: &str, limit: usize) -> Hits {
        let wanted = tokens(words);
        if wanted.is_empty() {
            return Hits::default();
        }
        let entries = self.entries();
        let words_of = |text: &Text, also: &[Box<str>], id: &str| {
            format!("{} {} {id} {}", text.de, text.en, also.join(" "))
        };
        Hits {
            software: self.software_called(words, limit),
            categories: best(&wanted, limit, entries.vocabulary.categories.iter(), |id, term| {
                words_of(&term.name, &term.also, id.as_str())
            }),
            capabilities: best(&wanted, limit, entries.vocabulary.capabilities.iter(), |id, term| {
                words_of(&term.name, &term.also, id.as_str())
            }),
            shared: self.shared(&wanted, limit),
            providers: supply::providers(self, &wanted, limit),
            funding: best(&wanted, limit, entries.funding.iter(), |id, programme| {
                format!("{} {id}", programme.name)
            }),
        }
    }
}

/// Beginnings of words by which people ask for software that several organisations can share.
const SHARING: [&str; 3] = ["mandant", "multitenan", "tenan"];

impl Catalogue {
    /// Open software that keeps several organisations apart in one installation, if all words ask for it.
    fn shared(&self, wanted: &[String], limit: usize) -> Vec<SoftwareId> {
        let asks = |word: &String| SHARING.iter().any(|start| word.starts_with(start));
        if !wanted.iter().any(asks) || !wanted.iter().all(|word| asks(word) || word == "multi") {
            return Vec::new();
        }
        let all = self.entries().software.iter().filter(|(id, software)| {
            self.is_open(id)
                && software.multi_tenancy.as_ref().is_some_and(|it| it.level == MultiTenancy::Full)
        });
        let mut found: Vec<&SoftwareId> = all.map(|(id, _)| id).collect();
        found.sort_by(|a, b| self.by_standing(a, b));
        found.into_iter().take(limit).cloned().collect()
    }

    /// Software by its names; of equally sure hits those that matter most come first.
    fn software_called(&self, words: &str, limit: usize) -> Vec<NameMatch> {
        let mut found = self.find(words, None, usize::MAX);
        found.sort_by(|a, b| {
            b.confidence.cmp(&a.confidence).then_with(|| self.by_standing(&a.software, &b.software))
        });
        found.truncate(limit);
        found
    }
}

/// Ids whose words hold every wanted word, as a word, its beginning or a part; whole words first, then by id.
fn best<'a, K: Clone + Ord + 'a, V: 'a>(
    wanted: &[String],
    limit: usize,
    all: impl Iterator<Item = (&'a K, &'a V)>,
    words: impl Fn(&K, &V) -> String,
) -> Vec<K> {
    let mut found: Vec<(usize, K)> = all
        .filter_map(|(id, value)| {
            let there = tokens(&words(id, value));
            let mut misses = 0;
            for word in wanted {
                misses += there
                    .iter()
                    .filter_map(|other| match other.find(word.as_str()) {
                        Some(0) if other.len() == word.len() => Some(0),
                        Some(0) => Some(1),
                        // Short words stand in the middle of many others by chance.
                        Some(_) if word.chars().count() >= 4 => Some(2),
                        _ => None,
                    })
                    .min()?;
            }
            Some((misses, id.clone()))
        })
        .collect();
    found.sort();
    found.truncate(limit);
    found.into_iter().map(|(_, id)| id).collect()
}
