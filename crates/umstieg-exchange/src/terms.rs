//! What words of other catalogues mean in the words of this one, as tables.
//!
//! A word is here only if what it says is said by ours too. `cms` is a category; whether the software has a blog is not
//! known from it. A word that is not here becomes a note to the contributor.

mod awesome_selfhosted;
mod publiccode;

pub use awesome_selfhosted::AWESOME_SELFHOSTED;
pub use publiccode::PUBLICCODE;

/// What a word of another catalogue means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The word.
    pub word: &'static str,
    /// The category that it lies in.
    pub category: &'static str,
    /// The capability that it names; none if it names a whole field.
    pub capability: Option<&'static str>,
    /// Whether everything in the category can be called by the word, so that it may be written, too.
    pub is_category: bool,
}

/// The meaning of a word in a table.
///
/// ```
/// use umstieg_exchange::terms::{PUBLICCODE, meaning};
///
/// let meaning = meaning(PUBLICCODE, "applicant-tracking").expect("a word of the table");
/// assert_eq!((meaning.category, meaning.capability), ("hr", Some("recruiting")));
/// ```
#[must_use]
pub fn meaning(table: &'static [Meaning], word: &str) -> Option<&'static Meaning> {
    let word = word.trim();
    table.iter().find(|meaning| meaning.word.eq_ignore_ascii_case(word))
}

/// A word for a whole category.
const fn whole(word: &'static str, category: &'static str) -> Meaning {
    Meaning { word, category, capability: None, is_category: true }
}

/// A word for something in a category that is none of the capabilities.
const fn part(word: &'static str, category: &'static str) -> Meaning {
    Meaning { word, category, capability: None, is_category: false }
}

/// A word for a capability.
const fn can(word: &'static str, category: &'static str, capability: &'static str) -> Meaning {
    Meaning { word, category, capability: Some(capability), is_category: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_once_and_means_something_that_exists() {
        let entries =
            umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT).expect("the snapshot of the build");
        for table in [PUBLICCODE, AWESOME_SELFHOSTED] {
            assert!(table.is_sorted_by(|a, b| a.word.to_lowercase() < b.word.to_lowercase()));
            for meaning in table {
                let words = &entries.vocabulary;
                assert!(words.categories.keys().any(|id| id.as_str() == meaning.category), "{meaning:?}");
                let Some(capability) = meaning.capability else { continue };
                let term = words.capabilities.iter().find(|(id, _)| id.as_str() == capability);
                let term = term.unwrap_or_else(|| panic!("{meaning:?}"));
                assert_eq!(term.1.category.as_str(), meaning.category, "{meaning:?}");
            }
        }
    }
}
