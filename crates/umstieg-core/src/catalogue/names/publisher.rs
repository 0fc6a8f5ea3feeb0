//! Publishers as software lists write them: with and without legal forms, towns and marks.

/// Words of a publisher that are no part of its own name: legal forms and what half of all makers call themselves.
const COMMON_WORDS: [&str; 36] = [
    "aor",
    "bv",
    "company",
    "corp",
    "corporation",
    "das",
    "deutschland",
    "die",
    "ev",
    "foundation",
    "germany",
    "gesellschaft",
    "gmbh",
    "group",
    "gruppe",
    "holding",
    "inc",
    "incorporated",
    "international",
    "ireland",
    "kgaa",
    "limited",
    "llc",
    "ltd",
    "mbh",
    "ohg",
    "oy",
    "project",
    "services",
    "software",
    "solutions",
    "systems",
    "technologies",
    "technology",
    "the",
    "und",
];

/// Letters from which on a word tells one publisher from another.
const TELLING: usize = 3;

/// A publisher by the words that tell it from others.
#[derive(Clone, Debug)]
pub(super) struct Publisher(Vec<String>);

impl Publisher {
    /// From all words of its name. One of which nothing tells it from others is itself in one word only ("X Corp.").
    pub(super) fn of(words: &[String]) -> Self {
        let telling = |word: &&String| {
            word.chars().count() >= TELLING && COMMON_WORDS.binary_search(&word.as_str()).is_err()
        };
        Self(words.iter().filter(telling).cloned().collect())
    }

    /// Whether anything is left by which to tell it from others.
    pub(super) fn says_something(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether two are the same: one has all the telling words of the other. Sharing some is not enough: an insurer may
    /// be called like a product.
    pub(super) fn is(&self, other: &Self) -> bool {
        let holds = |all: &Self, part: &Self| part.0.iter().all(|word| all.0.contains(word));
        self.says_something() && other.says_something() && (holds(self, other) || holds(other, self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::names::tokens;

    fn same(a: &str, b: &str) -> bool {
        let (a, b) = (Publisher::of(&tokens(a)), Publisher::of(&tokens(b)));
        assert_eq!(a.is(&b), b.is(&a));
        a.is(&b)
    }

    #[test]
    fn the_list_is_sorted_for_the_search() {
        assert!(COMMON_WORDS.is_sorted());
    }

    #[test]
    fn legal_forms_and_towns_do_not_count() {
        assert!(same("Microsoft", "Microsoft Corporation"));
        assert!(same("ELO Digital Office GmbH", "ELO Digital Office GmbH, Stuttgart"));
        assert!(same("Cisco", "Cisco Systems, Inc."));
        assert!(same("DATEV eG", "DATEV"));
    }

    #[test]
    fn nothing_is_nobody_and_one_shared_word_is_not_enough() {
        assert!(!same("-", "Apple"));
        assert!(!same("A", "Apple"));
        assert!(!same("", ""));
        assert!(!same("ELO Versicherung AG", "ELO Digital Office GmbH"));
        assert!(!same("Software GmbH", "HERO Software GmbH"));
    }
}
