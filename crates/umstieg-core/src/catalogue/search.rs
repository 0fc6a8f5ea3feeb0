//! Searching the catalogue with the words that people use, in German or English.

use super::names::tokens;
use super::{Catalogue, NameMatch};
use umstieg_format::scalar::{CapabilityId, CategoryId, FundingId, ProviderId, ReferenceId, Text};

/// What a search found, kind by kind, each list with the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Software by its names.
    pub software: Vec<NameMatch>,
    /// Categories by their names.
    pub categories: Vec<CategoryId>,
    /// Capabilities by their names.
    pub capabilities: Vec<CapabilityId>,
    /// Providers by their names and towns.
    pub providers: Vec<ProviderId>,
    /// Funding programmes by their names.
    pub funding: Vec<FundingId>,
    /// Reference deployments by the names of their organisations.
    pub references: Vec<ReferenceId>,
}

impl Catalogue {
    /// Entries and terms that the words may mean, at most `limit` of each kind.
    #[must_use]
    pub fn search(&self, words: &str, limit: usize) -> Hits {
        let mut wanted = tokens(words);
        // Single letters, as in “e-mail”, say nothing beside longer words.
        if wanted.iter().any(|word| word.chars().count() > 1) {
            wanted.retain(|word| word.chars().count() > 1);
        }
        if wanted.is_empty() {
            return Hits::default();
        }
        let entries = self.entries();
        let words_of = |text: &Text, id: &str| format!("{} {} {id}", text.de, text.en);
        Hits {
            software: self.find(words, None, limit),
            categories: best(&wanted, limit, entries.vocabulary.categories.iter(), |id, term| {
                words_of(&term.name, id.as_str())
            }),
            capabilities: best(&wanted, limit, entries.vocabulary.capabilities.iter(), |id, term| {
                words_of(&term.name, id.as_str())
            }),
            providers: best(&wanted, limit, entries.providers.iter(), |id, provider| {
                format!("{} {} {id}", provider.name, provider.town.as_deref().unwrap_or_default())
            }),
            funding: best(&wanted, limit, entries.funding.iter(), |id, programme| {
                format!("{} {id}", programme.name)
            }),
            references: best(&wanted, limit, entries.references.iter(), |id, reference| {
                format!("{} {id}", reference.organisation)
            }),
        }
    }
}

/// Letters from which on a word with one slip is still that word.
const LONG_WORD: usize = 5;

/// Ids whose words hold every wanted word, as a word, its beginning, a part or with one slip; whole words first, then by
/// id.
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
                let found = there.iter().filter_map(|other| {
                    let as_written = miss(word, other);
                    as_written.into_iter().chain(miss(&folded(word), &folded(other))).min()
                });
                misses += found.min()?;
            }
            Some((misses, id.clone()))
        })
        .collect();
    found.sort();
    found.truncate(limit);
    found.into_iter().map(|(_, id)| id).collect()
}

/// How far a word is from a wanted one: the same, begun with it, with it inside, one slip away.
fn miss(wanted: &str, other: &str) -> Option<usize> {
    match other.find(wanted) {
        Some(0) if other.len() == wanted.len() => Some(0),
        Some(0) => Some(1),
        // Short words stand in the middle of many others by chance.
        Some(_) if wanted.chars().count() >= 4 => Some(2),
        None if is_slip(wanted, other) => Some(3),
        _ => None,
    }
}

/// A word with umlauts written in two letters as it is without their marks: “buero” is “buro”, which “büro” is too.
pub(super) fn folded(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// Whether a word is another one with one letter wrong, missing, too many or swapped.
fn is_slip(word: &str, other: &str) -> bool {
    word.chars().count() >= LONG_WORD
        && word.len().abs_diff(other.len()) <= 4
        && strsim::osa_distance(word, other) == 1
}
