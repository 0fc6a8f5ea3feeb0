//! From the names that people and software lists use to entries of the catalogue.
//!
//! In stages, each with less certainty: the id or the exact name or alias (with its publisher where the name alone
//! means several things), the name with release and edition words left away, the name inside a longer one, a close
//! spelling. What is not certain is offered, never taken.

mod plain;
mod publisher;
mod spelling;

use plain::{PlainWords, is_side_word};
use publisher::Publisher;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use umstieg_format::entries::Entries;
use umstieg_format::scalar::SoftwareId;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a name led to a software, most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The name is the id.
    Id,
    /// The name is its name.
    Name,
    /// The name is one of its aliases.
    Alias,
    /// The name and the publisher are those of an alias.
    AliasAndPublisher,
    /// The name is its name or alias with release or edition words around it.
    WithRelease,
    /// Its name or alias stands inside the name.
    Inside,
    /// The spelling is close.
    Close,
}

/// A software that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// The software.
    pub software: SoftwareId,
    /// How the name led to it.
    pub kind: MatchKind,
    /// How sure it is, 0 to 100.
    pub confidence: u8,
}

impl NameMatch {
    /// Whether the name may be taken for the software without asking.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.confidence >= 85
    }
}

/// Whose publisher a name needs beside it.
#[derive(Clone, Debug)]
enum Maker {
    /// None: the name is clear.
    Clear,
    /// None, but another one that is given speaks against it.
    NoOther(Publisher),
    /// This one: the name alone means several things.
    Needed(Publisher),
    /// This one, and without it the name is a plain word that anybody may use.
    PlainWord(Publisher),
}

/// One name of a software, ready for comparison.
#[derive(Debug)]
struct Entry {
    software: SoftwareId,
    tokens: Vec<String>,
    /// The words in one.
    joined: String,
    /// One bit a word and one bit a pair of letters, hashed: what shares no bit shares nothing.
    words: u64,
    pairs: u64,
    maker: Maker,
    alias: bool,
}

/// A name that is looked up.
struct Asked {
    words: Vec<String>,
    joined: String,
    bits: u64,
    pairs: u64,
    /// The words in one without those that tell a release or an edition, and its pairs.
    bare: String,
    bare_pairs: u64,
}

impl Asked {
    fn new(words: Vec<String>) -> Self {
        let joined = words.concat();
        let bare: String = words.iter().filter(|word| !is_side_word(word)).map(String::as_str).collect();
        let (bits, pairs, bare_pairs) = (word_bits(&words), pair_bits(&joined), pair_bits(&bare));
        Self { words, joined, bits, pairs, bare, bare_pairs }
    }

    /// Whether some words of it, written together, are a name.
    fn holds(&self, name: &Entry) -> bool {
        // What is not among the letters is not among the words.
        let may_hold = name.pairs & !self.pairs == 0 && self.joined.contains(&name.joined);
        let ends = |from: usize| from + 1..=self.words.len();
        may_hold
            && (0..self.words.len())
                .flat_map(|from| ends(from).filter_map(move |to| self.words.get(from..to)))
                .any(|part| part.len() < self.words.len() && part.concat() == name.joined)
    }
}

/// Letters that a name without its maker must have; shorter ones mean many things.
const SHORT_NAME: usize = 5;

/// All names and aliases.
#[derive(Debug)]
pub(super) struct NameIndex {
    entries: Vec<Entry>,
    /// Their positions, sorted by the words in one.
    by_name: Vec<usize>,
    /// Words that tell no product.
    plain: PlainWords,
    /// How many names hold a word; rare words say more. Counted when names are first compared word by word.
    frequency: OnceLock<BTreeMap<String, usize>>,
}

impl Entry {
    fn new(software: &SoftwareId, tokens: Vec<String>, maker: Maker, alias: bool) -> Self {
        let joined = tokens.concat();
        let (words, pairs) = (word_bits(&tokens), pair_bits(&joined));
        Self { software: software.clone(), tokens, joined, words, pairs, maker, alias }
    }

    /// Whether the publisher that the name needs, or that fits it, is given.
    fn is_by(&self, given: Option<&Publisher>) -> bool {
        match (&self.maker, given) {
            (Maker::NoOther(maker) | Maker::Needed(maker) | Maker::PlainWord(maker), Some(given)) => {
                maker.is(given)
            }
            _ => false,
        }
    }

    /// How sure a match of this name can be at most, with the publisher that is given. One that tells nothing speaks
    /// neither for nor against a name.
    fn limit(&self, given: Option<&Publisher>) -> u8 {
        if self.is_by(given) {
            return 100;
        }
        match (&self.maker, given.filter(|given| given.says_something())) {
            (Maker::Clear, _) | (Maker::NoOther(_), None) => 100,
            // Without its publisher an ambiguous name is an offer, not an answer, and a plain word hardly that.
            (Maker::Needed(_), None) => 70,
            (Maker::PlainWord(_), None) => 45,
            (_, Some(_)) => 35,
        }
    }
}

/// One bit for every word.
fn word_bits(words: &[String]) -> u64 {
    words.iter().fold(0, |bits, word| bits | bit(word.as_bytes()))
}

/// One bit for every pair of neighbouring bytes.
fn pair_bits(word: &str) -> u64 {
    word.as_bytes().windows(2).fold(0, |bits, pair| bits | bit(pair))
}

/// A bit by the FNV-1a hash of some bytes; the same on every machine.
fn bit(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    1 << (hash >> 58)
}

/// Breaks a name into comparable words: no case, no marks, no punctuation.
pub(super) fn tokens(name: &str) -> Vec<String> {
    // Most names are plain and have nothing to take off.
    if name.is_ascii() {
        return split(name.chars().map(|c| c.to_ascii_lowercase()));
    }
    split(name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase))
}

/// The words in lower-case letters, of which the first four hundred count.
fn split(plain: impl Iterator<Item = char>) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in plain.take(400) {
        match c {
            'ß' => word.push_str("ss"),
            '+' if !word.is_empty() => word.push('+'),
            c if c.is_alphanumeric() => word.push(c),
            _ if word.is_empty() => {}
            _ => words.push(std::mem::take(&mut word)),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

impl NameIndex {
    pub(super) fn of(entries: &Entries) -> Self {
        let plain = PlainWords::of(&entries.vocabulary);
        let mut all = Vec::new();
        for (id, software) in &entries.software {
            let name = tokens(&software.name);
            // A name that is stated to need its publisher needs it.
            let needs_publisher = |rest: &[String]| {
                let mut stated = software.aliases.iter().filter(|alias| alias.publisher.is_some());
                stated.any(|alias| tokens(&alias.name) == rest)
            };
            // People say "Teams" and "Active Directory", not the maker's name first. "Server" and "Firewall" they say of
            // anybody's.
            let maker = software.vendor.as_ref().map_or_else(Vec::new, |vendor| tokens(&vendor.name));
            if let [first, rest @ ..] = name.as_slice()
                && maker.first() == Some(first)
                && rest.concat().chars().count() >= SHORT_NAME
                && !needs_publisher(rest)
            {
                let publisher = Publisher::of(&maker);
                let telling = rest.iter().any(|word| plain.is_telling(word));
                let maker = if telling { Maker::NoOther(publisher) } else { Maker::PlainWord(publisher) };
                all.push(Entry::new(id, rest.to_vec(), maker, true));
            }
            all.push(Entry::new(id, name, Maker::Clear, false));
            for alias in &software.aliases {
                let publisher = alias.publisher.as_ref().map(|publisher| Publisher::of(&tokens(publisher)));
                all.push(Entry::new(
                    id,
                    tokens(&alias.name),
                    publisher.map_or(Maker::Clear, Maker::Needed),
                    true,
                ));
            }
        }
        let mut by_name: Vec<usize> = (0..all.len()).collect();
        let joined = |at: &usize| all.get(*at).map(|entry| entry.joined.as_str());
        by_name.sort_by(|a, b| joined(a).cmp(&joined(b)));
        Self { entries: all, by_name, plain, frequency: OnceLock::new() }
    }

    /// The names that are the same in one word, in their order.
    fn called(&self, joined: &str) -> impl Iterator<Item = &Entry> {
        let of = |at: usize| self.entries.get(at);
        let name = move |at: usize| of(at).map(|entry| entry.joined.as_str());
        let first = self.by_name.partition_point(|at| name(*at) < Some(joined));
        let same = self.by_name.iter().skip(first).take_while(move |at| name(**at) == Some(joined));
        same.filter_map(move |at| of(*at))
    }

    /// How many names hold a word.
    fn frequency(&self, word: &str) -> usize {
        let counted = self.frequency.get_or_init(|| {
            let mut counted = BTreeMap::new();
            for token in self.entries.iter().flat_map(|entry| &entry.tokens) {
                *counted.entry(token.clone()).or_insert(0) += 1;
            }
            counted
        });
        counted.get(word).copied().unwrap_or(1)
    }

    /// Best matches first; of several ways to one software the best counts.
    pub(super) fn find(&self, name: &str, publisher: Option<&str>, limit: usize) -> Vec<NameMatch> {
        let words = tokens(name);
        if words.is_empty() {
            return Vec::new();
        }
        let publisher = publisher.map(|publisher| Publisher::of(&tokens(publisher)));
        let asked = Asked::new(words);
        let mut best: BTreeMap<&SoftwareId, (u8, MatchKind)> = BTreeMap::new();
        let mut offer = |software, confidence: u8, kind| {
            let entry = best.entry(software).or_insert((confidence, kind));
            if confidence > entry.0 || (confidence == entry.0 && kind < entry.1) {
                *entry = (confidence, kind);
            }
        };
        for entry in self.called(&asked.joined) {
            let (confidence, kind) = match &entry.maker {
                Maker::Clear if entry.alias => (98, MatchKind::Alias),
                Maker::Clear => (100, MatchKind::Name),
                _ if entry.is_by(publisher.as_ref()) => (99, MatchKind::AliasAndPublisher),
                _ => (entry.limit(publisher.as_ref()).min(98), MatchKind::Alias),
            };
            offer(&entry.software, confidence, kind);
        }
        for entry in &self.entries {
            if entry.software.as_str() == name.trim() {
                offer(&entry.software, 100, MatchKind::Id);
            }
            if let Some((confidence, kind)) = self.compare(&asked, entry) {
                // A plain word inside of another name is anybody's.
                let is_hint = !matches!(entry.maker, Maker::PlainWord(_)) || entry.is_by(publisher.as_ref());
                if kind == MatchKind::Inside && !is_hint {
                    continue;
                }
                offer(&entry.software, confidence.min(entry.limit(publisher.as_ref())), kind);
            }
        }
        let mut matches: Vec<NameMatch> = best
            .into_iter()
            .map(|(software, (confidence, kind))| NameMatch { software: software.clone(), kind, confidence })
            .collect();
        matches.sort_by(|a, b| {
            b.confidence
                .cmp(&a.confidence)
                .then(a.kind.cmp(&b.kind))
                .then_with(|| a.software.cmp(&b.software))
        });
        // Two equally certain answers are none.
        if let [first, second, ..] = matches.as_mut_slice()
            && first.confidence == second.confidence
            && first.is_certain()
            && first.kind > MatchKind::Name
        {
            first.confidence = 80;
            second.confidence = 80;
        }
        matches.truncate(limit);
        matches
    }

    /// The software whose very name this is, if it is the name of one only and needs no publisher beside it.
    pub(super) fn exactly(&self, name: &str) -> Option<NameMatch> {
        let joined = tokens(name).concat();
        let mut entries = self.called(&joined);
        let first = entries.next()?;
        let is_plain =
            |entry: &Entry| entry.software == first.software && matches!(entry.maker, Maker::Clear);
        // An entry may have the same name twice: as its name and as an alias.
        let others = entries.map(|entry| (is_plain(entry), entry.alias)).collect::<Vec<_>>();
        if !is_plain(first) || others.iter().any(|(is_plain, _)| !is_plain) {
            return None;
        }
        let is_name = !first.alias || others.iter().any(|(_, alias)| !alias);
        let (confidence, kind) = match is_name {
            _ if first.software.as_str() == name.trim() => (100, MatchKind::Id),
            true => (100, MatchKind::Name),
            false => (98, MatchKind::Alias),
        };
        Some(NameMatch { software: first.software.clone(), kind, confidence })
    }

    /// Compares the words of a name with those of an entry.
    fn compare(&self, asked: &Asked, other: &Entry) -> Option<(u8, MatchKind)> {
        let (name, entry) = (asked.words.as_slice(), other.tokens.as_slice());
        let shares_words = asked.bits & other.words != 0;
        // A slip of one letter changes two pairs and one of two letters four, each on both sides.
        let is_close = |pairs: u64| (pairs ^ other.pairs).count_ones() <= 8;
        let (is_near, is_barely_near) = (is_close(asked.pairs), is_close(asked.bare_pairs));
        // People write in one word what its maker writes in two.
        let holds = entry.len() > 1 && name.len() > 1 && asked.holds(other);
        if !shares_words && !is_near && !is_barely_near && !holds {
            return None;
        }
        let weight = |word: &String| {
            let frequency = self.frequency(word);
            // Rare words weigh up to 12, words of every second name 1.
            12usize.saturating_sub(usize::try_from(frequency.ilog2()).unwrap_or(0) * 2).max(1)
        };
        if !entry.is_empty()
            && name.len() > entry.len()
            && name.windows(entry.len()).any(|part| part == entry)
        {
            let rest: Vec<&String> = name.iter().filter(|word| !entry.contains(word)).collect();
            if rest.iter().all(|word| is_side_word(word)) {
                // The longer the part that is the name, the surer; "Office" alone says less than "Microsoft Office".
                let sure = 88 + u8::try_from(entry.len().min(6)).unwrap_or(6);
                return Some((sure, MatchKind::WithRelease));
            }
            let inside: usize = entry.iter().map(weight).sum();
            let outside: usize = rest.into_iter().map(weight).sum();
            let share = inside * 100 / (inside + outside).max(1);
            return Some((u8::try_from(40 + share * 40 / 100).unwrap_or(80), MatchKind::Inside));
        }
        if holds {
            let rest: Vec<&String> = name.iter().filter(|word| !other.joined.contains(*word)).collect();
            if rest.iter().all(|word| is_side_word(word)) {
                return Some((88, MatchKind::WithRelease));
            }
            let inside: usize = entry.iter().map(weight).sum();
            let outside: usize = rest.into_iter().map(weight).sum();
            let share = inside * 100 / (inside + outside).max(1);
            return Some((u8::try_from(40 + share * 40 / 100).unwrap_or(80), MatchKind::Inside));
        }
        let b = other.joined.as_str();
        let likeness = |is_near: bool, a: &str| is_near.then(|| spelling::likeness(a, b)).flatten();
        let sure = likeness(is_near, &asked.joined);
        // The release says nothing about a slip in the name.
        if let Some(sure) = sure.or_else(|| likeness(is_barely_near, &asked.bare)) {
            return Some((sure, MatchKind::Close));
        }
        self.shared_words(name, entry, weight)
    }

    /// The share of telling words that two names have in common.
    fn shared_words(
        &self,
        name: &[String],
        entry: &[String],
        weight: impl Fn(&String) -> usize,
    ) -> Option<(u8, MatchKind)> {
        let shared: usize =
            entry.iter().filter(|word| name.contains(word) && self.plain.is_telling(word)).map(&weight).sum();
        if shared == 0 {
            return None;
        }
        let all: usize = entry.iter().map(&weight).sum::<usize>()
            + name
                .iter()
                .filter(|word| !entry.contains(word) && !is_side_word(word))
                .map(&weight)
                .sum::<usize>();
        let share = shared * 100 / all.max(1);
        // A shared word is a hint, however telling: "Acrobat Sign" is not "Acrobat".
        (share >= 30).then(|| (u8::try_from(20 + share * 38 / 100).unwrap_or(58), MatchKind::Close))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    /// What a name means for sure.
    fn certain(name: &str, publisher: Option<&str>) -> Option<String> {
        let best = Catalogue::embedded().find(name, publisher, 1).into_iter().next()?;
        best.is_certain().then(|| best.software.to_string())
    }

    #[test]
    fn what_is_called_exactly_so_is_found_first() {
        let catalogue = Catalogue::embedded();
        let mut called = 0;
        for entry in catalogue.entries().software.values() {
            for name in std::iter::once(&entry.name).chain(entry.aliases.iter().map(|alias| &alias.name)) {
                if let Some(exactly) = catalogue.called(name) {
                    called += 1;
                    assert_eq!(catalogue.find(name, None, 1).first(), Some(&exactly), "{name}");
                }
            }
        }
        assert!(called > catalogue.entries().software.len() / 2, "{called}");
    }

    #[test]
    fn names_are_compared_without_case_marks_and_punctuation() {
        assert_eq!(tokens("Büro-Straße 2.0 (x64)"), ["buro", "strasse", "2", "0", "x64"]);
    }

    #[test]
    fn plain_words_are_nobodys_name() {
        let words = [
            "Server",
            "Server 2019",
            "Cloud",
            "Business Cloud",
            "Online",
            "Desktop",
            "Client",
            "Community",
            "Enterprise",
            "Firewall",
            "Groups",
            "Central",
            "Connect",
            "Endpoint",
            "Protect",
            "Drive",
            "Calendar",
            "Kalender",
            "Office",
            "Analytics",
            "Engine",
            "Workspace",
            "Linux",
            "Notes",
            "Dateiserver",
        ];
        for word in words {
            assert_eq!(certain(word, None), None, "{word}");
        }
        assert_eq!(certain("Firewall", Some("Lancom")), None);
        assert_eq!(certain("Firewall", Some("Sophos Ltd")).as_deref(), Some("sophos-firewall"));
    }

    #[test]
    fn a_name_without_its_maker_is_known_if_it_tells_the_product() {
        for (name, software) in [
            ("Teams", "microsoft-teams"),
            ("Active Directory", "active-directory"),
            ("Photoshop", "adobe-photoshop"),
            ("Outlook", "outlook"),
            ("SQL Server 2019", "ms-sql-server"),
            ("Windows 11 Pro", "windows-11"),
            ("Exchange Server", "exchange-server"),
            ("Microsoft Office LTSC 2021", "microsoft-office"),
            ("Windows 10 LTSC 2021", "windows-10"),
            ("Windows 10 Enterprise LTSC 2021", "windows-10"),
            ("Google Workspace for Nonprofits", "google-workspace"),
            ("Palo Alto Firewall", "palo-alto-ngfw"),
            ("Adobe Reader", "adobe-acrobat-reader"),
            ("Adobe Acrobat Reader DC", "adobe-acrobat-reader"),
            ("Adobe Acrobat Pro 2020", "adobe-acrobat"),
            ("Shopfiy", "shopify"),
            ("Outlok", "outlook"),
            ("AutoCAD LT 2025", "autocad-lt"),
            ("AutoCAD 2025", "autocad"),
            ("Jira Service Management", "jira-service-management"),
        ] {
            assert_eq!(certain(name, None).as_deref(), Some(software), "{name}");
        }
        assert_eq!(certain("GravityZone", Some("Bitdefender SRL")).as_deref(), Some("bitdefender"));
        assert_eq!(certain("GravityZone", Some("Somebody Else")), None);
    }

    #[test]
    fn a_publisher_must_be_the_publisher() {
        assert_eq!(certain("Pages", Some("Apple Inc.")).as_deref(), Some("apple-iwork"));
        for nobody in ["-", "A", " ", "Beispiel GmbH"] {
            assert_eq!(certain("Pages", Some(nobody)), None, "{nobody}");
        }
        assert_eq!(certain("ELO", Some("ELO Digital Office GmbH, Stuttgart")).as_deref(), Some("elo-dms"));
        assert_eq!(certain("ELO", Some("ELO Versicherung AG")), None);
    }

    #[test]
    fn nearest_names_are_near() {
        let catalogue = Catalogue::embedded();
        for (name, other) in [
            ("Simba", "samba"),
            ("Anton", "natron"),
            ("Zettle", "zettlr"),
            ("Agenda", "google-calendar"),
            ("Proton", "tryton"),
            ("Drucker", "docker"),
            ("Website", "weblate"),
            ("Scanner", "ms-planner"),
        ] {
            let near = catalogue.find(name, None, 10);
            assert!(near.iter().all(|near| near.software.as_str() != other), "{name}: {near:?}");
        }
        assert_eq!(certain("Nextclod", None).as_deref(), Some("nextcloud"));
    }

    #[test]
    fn a_word_that_everybody_uses_is_no_hint() {
        let catalogue = Catalogue::embedded();
        let near = |name: &str| -> Vec<String> {
            catalogue.find(name, None, 10).into_iter().map(|near| near.software.to_string()).collect()
        };
        assert_eq!(near("WordPress.com"), ["wordpress"]);
        assert_eq!(near("Otter.ai"), Vec::<String>::new());
        assert_eq!(near("Beck-Online"), Vec::<String>::new());
        assert_eq!(near("Fritzbox Telefonanlage").first().map(String::as_str), Some("fritzbox"));
    }

    #[test]
    fn a_slip_beside_a_release_is_a_slip() {
        assert_eq!(certain("Microsoft Ofice 2019", None).as_deref(), Some("microsoft-office"));
        assert_eq!(certain("Microsot Office 2019", None).as_deref(), Some("microsoft-office"));
        assert_eq!(certain("Fritzbox 7590", None).as_deref(), Some("fritzbox"));
        assert_eq!(certain("Windows 12", None), None);
    }
}
