//! Searching the catalogue with the words that people use, in German or English.

mod standing;
mod supply;

use super::names::tokens;
use super::{Catalogue, NameMatch};
use umstieg_format::entry::MultiTenancy;
use umstieg_format::scalar::{
    CapabilityId, CategoryId, FundingId, ProviderId, ReferenceId, SoftwareId, Text,
};

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
            references: best(&wanted, limit, entries.references.iter(), |id, reference| {
                format!("{} {id}", reference.organisation)
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
                misses += there.iter().filter_map(|other| missed(word, other)).min()?;
            }
            Some((misses, id.clone()))
        })
        .collect();
    found.sort();
    found.truncate(limit);
    found.into_iter().map(|(_, id)| id).collect()
}

/// How far a word is from a wanted one, as both are written or with umlauts in two letters.
fn missed(wanted: &str, other: &str) -> Option<usize> {
    miss(wanted, other).into_iter().chain(miss(&folded(wanted), &folded(other))).min()
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
