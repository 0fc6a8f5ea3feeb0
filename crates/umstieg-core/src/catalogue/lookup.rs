//! From a name to an entry of any kind: software as in inventories, the others by their titles.
//!
//! Providers, programmes and deployments have one name each and no releases, so less is compared than for software:
//! the whole name, the name without its legal form, words of the name, a close spelling.

use super::Catalogue;
use super::names::tokens;
use super::search::folded;
use umstieg_format::scalar::{FundingId, ProviderId, ReferenceId, SoftwareId};

/// Words of legal forms, which people leave out.
const LEGAL_FORMS: [&str; 20] = [
    "ag", "aor", "b", "co", "e", "eg", "ev", "gbr", "gmbh", "inc", "k", "kg", "limited", "ltd", "mbh", "sa",
    "sas", "se", "ug", "v",
];

/// Letters from which on a name with one slip is still that name.
const LONG_NAME: usize = 7;

/// The id of an entry, of whatever kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryId {
    /// A software.
    Software(SoftwareId),
    /// A provider.
    Provider(ProviderId),
    /// A funding programme.
    Funding(FundingId),
    /// A reference deployment.
    Reference(ReferenceId),
}

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Software(id) => id.fmt(f),
            Self::Provider(id) => id.fmt(f),
            Self::Funding(id) => id.fmt(f),
            Self::Reference(id) => id.fmt(f),
        }
    }
}

/// An entry that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryMatch {
    /// The entry.
    pub entry: EntryId,
    /// How sure it is, 0 to 100.
    pub confidence: u8,
}

impl EntryMatch {
    /// Whether the name may be taken for the entry without asking.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.confidence >= 85
    }
}

impl Catalogue {
    /// The name of an entry; its id if it is not in the catalogue.
    #[must_use]
    pub fn entry_name<'a>(&'a self, entry: &'a EntryId) -> &'a str {
        match entry {
            EntryId::Software(id) => self.software_name(id),
            EntryId::Provider(id) => self.provider(id).map_or(id.as_str(), |entry| &entry.name),
            EntryId::Funding(id) => self.funding(id).map_or(id.as_str(), |entry| &entry.name),
            EntryId::Reference(id) => self.reference(id).map_or(id.as_str(), |entry| &entry.organisation),
        }
    }

    /// The entries with an id, of every kind that has it: software first, then providers, programmes and deployments.
    #[must_use]
    pub fn entries_with_id(&self, id: &str) -> Vec<EntryId> {
        let software = SoftwareId::parse(id).ok().filter(|id| self.software(id).is_some());
        let provider = ProviderId::parse(id).ok().filter(|id| self.provider(id).is_some());
        let funding = FundingId::parse(id).ok().filter(|id| self.funding(id).is_some());
        let reference = ReferenceId::parse(id).ok().filter(|id| self.reference(id).is_some());
        let all = [
            software.map(EntryId::Software),
            provider.map(EntryId::Provider),
            funding.map(EntryId::Funding),
            reference.map(EntryId::Reference),
        ];
        all.into_iter().flatten().collect()
    }

    /// The entries of every kind that a name most probably means, best first, at most `limit`; of equals, software
    /// comes first.
    ///
    /// The first match is certain only if [`EntryMatch::is_certain`] says so.
    #[must_use]
    pub fn find_entry(&self, name: &str, limit: usize) -> Vec<EntryMatch> {
        let wanted = tokens(name);
        if wanted.is_empty() {
            return Vec::new();
        }
        let entries = self.entries();
        let found = self
            .find(name, None, limit)
            .into_iter()
            .map(|found| (EntryId::Software(found.software), found.confidence));
        let mut others: Vec<(EntryId, u8)> = Vec::new();
        let mut offer = |entry: EntryId, title: &str| {
            others.extend(sureness(&wanted, &tokens(title)).map(|confidence| (entry, confidence)));
        };
        for (id, provider) in &entries.providers {
            offer(EntryId::Provider(id.clone()), &provider.name);
        }
        for (id, programme) in &entries.funding {
            offer(EntryId::Funding(id.clone()), &programme.name);
        }
        for (id, reference) in &entries.references {
            offer(EntryId::Reference(id.clone()), &reference.organisation);
        }
        // Two equally certain answers of these kinds are none; software has settled that for itself.
        let best = others.iter().map(|(_, confidence)| *confidence).max().unwrap_or(0);
        if others.iter().filter(|(_, confidence)| *confidence == best).count() > 1 {
            for (_, confidence) in &mut others {
                *confidence = (*confidence).min(80);
            }
        }
        let mut all: Vec<EntryMatch> =
            found.chain(others).map(|(entry, confidence)| EntryMatch { entry, confidence }).collect();
        all.sort_by(|a, b| b.confidence.cmp(&a.confidence).then_with(|| a.entry.cmp(&b.entry)));
        all.truncate(limit);
        all
    }
}

/// How surely a name means a title, 0 to 100; `None` if the two have nothing in common.
fn sureness(wanted: &[String], title: &[String]) -> Option<u8> {
    if wanted.concat() == title.concat() {
        return Some(100);
    }
    let telling = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| !LEGAL_FORMS.contains(&word.as_str())).map(|word| folded(word)).collect()
    };
    let (wanted, title) = (telling(wanted), telling(title));
    let (asked, told) = (wanted.concat(), title.concat());
    if asked.is_empty() || told.is_empty() {
        return None;
    }
    if asked == told {
        return Some(95);
    }
    let (long, difference) =
        (asked.chars().count().max(told.chars().count()), strsim::osa_distance(&asked, &told));
    match difference {
        1 if long >= LONG_NAME => return Some(87),
        1 | 2 if long >= LONG_NAME => return Some(78),
        _ => {}
    }
    // The share of the longer one's letters that stand in words of both.
    let letters = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let shared: Vec<String> = title.iter().filter(|word| wanted.contains(word)).cloned().collect();
    let all_wanted_are_there = wanted.iter().all(|word| title.contains(word));
    let share = letters(&shared) * 100 / letters(&title).max(letters(&wanted)).max(1);
    if all_wanted_are_there {
        return Some(u8::try_from(60 + share * 20 / 100).unwrap_or(80));
    }
    (share >= 40).then(|| u8::try_from(20 + share * 50 / 100).unwrap_or(70))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(name: &str, title: &str) -> Option<u8> {
        sureness(&tokens(name), &tokens(title))
    }

    #[test]
    fn legal_forms_and_single_slips_do_not_matter() {
        assert_eq!(sure("OpenTalk GmbH", "OpenTalk GmbH"), Some(100));
        assert_eq!(sure("Dataport", "Dataport AöR"), Some(95));
        assert_eq!(sure("Stadt Luebeck", "Stadt Lübeck"), Some(95));
        assert_eq!(sure("Musterstad", "Musterstadt"), Some(87));
    }

    #[test]
    fn parts_of_a_name_are_offered_but_never_taken() {
        let part = sure("Landesverwaltung", "Landesverwaltung Schleswig-Holstein");
        assert!(part.is_some_and(|sure| (60..85).contains(&sure)), "{part:?}");
        assert_eq!(sure("Kiel", "Landesverwaltung Schleswig-Holstein"), None);
        assert_eq!(sure("GmbH", "OpenTalk GmbH"), None);
    }
}
