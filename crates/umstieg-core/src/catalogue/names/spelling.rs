//! Whether one name is another with a slip.
//!
//! The shorter a name, the more names are one letter away from it that mean something else: Simba is not Samba, Zettle
//! not Zettlr. So a short name may have a letter too many, missing or swapped, but no other letter.

/// Letters from which on one wrong letter is a slip and not another name.
const ONE_LETTER: usize = 7;
/// Letters from which on a name with one slip is taken for sure.
const SURE: usize = 8;
/// Letters from which on a name with the slips that fingers make by themselves is taken for sure: two letters swapped, or
/// one typed once instead of twice or the other way round. No other product is told from its like by that.
const COMMON_SLIP: usize = 6;
/// Letters from which on there may be two slips.
const TWO_SLIPS: usize = 10;
/// Letters below which every name is one slip away from another.
const TOO_SHORT: usize = 4;

/// How sure two spellings mean the same name, 0 to 100; `None` if they rather do not.
pub(super) fn likeness(a: &str, b: &str) -> Option<u8> {
    let (first, second) = (a.chars().count(), b.chars().count());
    let longest = first.max(second);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if longest < TOO_SHORT || first.abs_diff(second) > 2 || digits(a) != digits(b) {
        return None;
    }
    let other_letter = first == second && !is_swap(a, b);
    let same_start = a.chars().next() == b.chars().next();
    match strsim::osa_distance(a, b) {
        1 if longest >= SURE && same_start => Some(87),
        1 if longest >= COMMON_SLIP && same_start && (is_swap(a, b) || is_doubling(a, b)) => Some(86),
        1 if longest >= ONE_LETTER => Some(75),
        1 if !other_letter => Some(65),
        2 if longest >= TWO_SLIPS => Some(65),
        _ => None,
    }
}

/// Whether two words have the same letters.
fn is_swap(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// Whether two words differ only in how often a letter stands in a row.
fn is_doubling(a: &str, b: &str) -> bool {
    let once = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    once(a) == once(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_may_have_slips() {
        assert_eq!(likeness("nextclod", "nextcloud"), Some(87));
        assert_eq!(likeness("teamveiwer", "teamviewer"), Some(87));
        assert_eq!(likeness("libreofice", "libreoffice"), Some(87));
        assert_eq!(likeness("keypass", "keepass"), Some(75));
    }

    #[test]
    fn short_names_with_another_letter_are_other_names() {
        for (a, b) in [
            ("simba", "samba"),
            ("anton", "natron"),
            ("zettle", "zettlr"),
            ("proton", "tryton"),
            ("drucker", "docker"),
            ("website", "weblate"),
            ("scanner", "planner"),
        ] {
            assert_eq!(likeness(a, b), None, "{a} {b}");
        }
        assert_eq!(likeness("exel", "excel"), Some(65));
        assert_eq!(likeness("ecxel", "excel"), Some(65));
    }

    #[test]
    fn slips_of_the_fingers_are_known() {
        for (a, b) in [("shopfiy", "shopify"), ("outlok", "outlook"), ("dropox", "dropoox")] {
            assert_eq!(likeness(a, b), Some(86), "{a} {b}");
        }
        assert_eq!(likeness("signl", "signal"), Some(65));
    }

    #[test]
    fn another_release_is_no_slip() {
        assert_eq!(likeness("windows10", "windows11"), None);
    }
}
