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
pub(super) struct Publisher {
    /// Words that tell it from others.
    telling: Vec<String>,
    /// All words but the common ones, by which one without telling words is known ("X Corp.").
    own: Vec<String>,
}

impl Publisher {
    /// From all words of its name.
    pub(super) fn of(words: &[String]) -> Self {
        let is_own = |word: &&String| COMMON_WORDS.binary_search(&word.as_str()).is_err();
        let own: Vec<String> = words.iter().filter(is_own).cloned().collect();
        let telling = own.iter().filter(|word| word.chars().count() >= TELLING).cloned().collect();
        Self { telling, own }
    }

    /// Whether anything is left by which to tell it from others.
    pub(super) fn says_something(&self) -> bool {
        !self.telling.is_empty()
    }

    /// Whether two are the same: one has all the telling words of the other. Sharing some is not enough: an insurer may
    /// be called like a product. Where nothing tells either, all its words do.
    pub(super) fn is(&self, other: &Self) -> bool {
        let holds = |all: &Self, part: &Self| part.telling.iter().all(|word| all.telling.contains(word));
        if !self.says_something() && !other.says_something() {
            return !self.own.is_empty() && self.own == other.own;
        }
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
        assert!(!same("Software GmbH", "Systems GmbH"));
    }

    #[test]
    fn a_publisher_of_one_letter_is_itself() {
        assert!(same("X Corp.", "X Corp"));
        assert!(!same("X Corp.", "Y Corp."));
        assert!(!same("X Corp.", "Xerox Corp."));
    }
}
