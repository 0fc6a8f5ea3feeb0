//! Words that do not tell one product from another.

use super::tokens;
use std::collections::BTreeSet;
use umstieg_format::entries::Vocabulary;

/// Words that tell releases, editions, platforms and legal forms rather than products.
const SIDE_WORDS: [&str; 58] = [
    "32",
    "64",
    "amd64",
    "and",
    "app",
    "arm64",
    "basic",
    "bit",
    "business",
    "classic",
    "client",
    "cloud",
    "co",
    "community",
    "corp",
    "corporation",
    "dc",
    "de",
    "desktop",
    "deutsch",
    "edition",
    "education",
    "en",
    "enterprise",
    "essentials",
    "express",
    "for",
    "free",
    "fur",
    "german",
    "gmbh",
    "home",
    "inc",
    "lite",
    "ltd",
    "ltsb",
    "ltsc",
    "mac",
    "machine",
    "only",
    "personal",
    "plus",
    "premium",
    "pro",
    "professional",
    "release",
    "se",
    "server",
    "service",
    "standard",
    "std",
    "suite",
    "team",
    "und",
    "us",
    "user",
    "version",
    "x64",
];

/// Words for sorts of things that the vocabulary has no term for; makers put them behind their names, people say them of
/// anybody's product.
const SORT_WORDS: [&str; 129] = [
    "actions",
    "addon",
    "alternative",
    "archiv",
    "archive",
    "assistant",
    "authenticator",
    "backup",
    "beyond",
    "box",
    "buchhaltung",
    "central",
    "classroom",
    "client",
    "cloud",
    "collaboration",
    "commander",
    "commerce",
    "configuration",
    "connect",
    "control",
    "corporate",
    "cyber",
    "dashboard",
    "data",
    "datenbank",
    "designer",
    "desk",
    "dienst",
    "digital",
    "drive",
    "drucker",
    "education",
    "email",
    "endpoint",
    "engine",
    "environment",
    "evolve",
    "experience",
    "fax",
    "firewall",
    "fusion",
    "gateway",
    "global",
    "groups",
    "gruppen",
    "handwerkersoftware",
    "hotelsoftware",
    "hub",
    "infrastructure",
    "internet",
    "intranet",
    "inventory",
    "kasse",
    "kiosk",
    "linux",
    "mail",
    "mailserver",
    "management",
    "manager",
    "maps",
    "meet",
    "meeting",
    "messenger",
    "micro",
    "mobile",
    "module",
    "monitor",
    "network",
    "netzwerk",
    "next",
    "notebook",
    "notes",
    "office",
    "on",
    "online",
    "organizer",
    "outlet",
    "partner",
    "perpetual",
    "phone",
    "platform",
    "play",
    "portal",
    "print",
    "printer",
    "programm",
    "protect",
    "protection",
    "reports",
    "rise",
    "router",
    "scanner",
    "secure",
    "security",
    "sense",
    "shop",
    "sign",
    "smart",
    "software",
    "solution",
    "solutions",
    "starter",
    "storage",
    "studio",
    "support",
    "sync",
    "system",
    "systems",
    "tasks",
    "telefon",
    "telefonie",
    "tool",
    "tools",
    "total",
    "track",
    "translate",
    "ultimate",
    "unified",
    "unify",
    "video",
    "virtual",
    "virtuell",
    "vpn",
    "web",
    "webserver",
    "website",
    "workplace",
    "workspace",
];

/// Ends of addresses on the Internet that makers put into names.
const ADDRESS_WORDS: [&str; 9] = ["ai", "app", "biz", "com", "eu", "info", "io", "net", "org"];

/// Whether a word tells a release or edition only.
pub(super) fn is_side_word(word: &str) -> bool {
    let release =
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    release || SIDE_WORDS.binary_search(&word).is_ok()
}

/// The words with which people name sorts of software: those above and those of the vocabulary.
#[derive(Debug)]
pub(super) struct PlainWords(BTreeSet<String>);

impl PlainWords {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let categories = vocabulary.categories.iter().map(|(id, term)| (id.as_str(), &term.name));
        let capabilities = vocabulary.capabilities.iter().map(|(id, term)| (id.as_str(), &term.name));
        let roles = vocabulary.roles.iter().map(|(id, term)| (id.as_str(), &term.name));
        let named = categories.chain(capabilities).chain(roles);
        Self(named.flat_map(|(id, name)| [id, &name.de, &name.en].into_iter().flat_map(tokens)).collect())
    }

    /// Whether a word tells which product is meant.
    pub(super) fn is_telling(&self, word: &str) -> bool {
        !is_side_word(word)
            && ADDRESS_WORDS.binary_search(&word).is_err()
            && SORT_WORDS.binary_search(&word).is_err()
            && !self.0.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(SIDE_WORDS.is_sorted() && SORT_WORDS.is_sorted() && ADDRESS_WORDS.is_sorted());
    }

    #[test]
    fn releases_and_editions_are_side_words() {
        assert!(is_side_word("2019") && is_side_word("22h2") && is_side_word("pro"));
        assert!(!is_side_word("acrobat"));
    }
}
