//! Names as inventories are read: word by word, without case, marks and punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as the words that tell names apart. Signs that name products stay, so that `C++` is not `C`.
pub(crate) fn words(name: &str) -> Vec<String> {
    if name.is_ascii() {
        // Marks and `ß` are not among these characters, and most names have no others.
        let words = name.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '#'));
        return words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    }
    let plain: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('ß', "ss");
    let words = plain.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a name as one, for comparing names of which the one is written together.
pub(crate) fn key(name: &str) -> String {
    words(name).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_by_letters_and_digits_only() {
        assert_eq!(words("ACME-Mail 2"), words("Acme Mail (2)"));
        assert_eq!(key("Straßen-Büro"), "strassenburo");
        assert_ne!(key("C++"), key("C"));
    }
}
