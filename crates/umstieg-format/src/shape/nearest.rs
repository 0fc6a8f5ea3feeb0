//! The name somebody meant when they misspelt one.

/// Longest name compared; real ids are shorter, and the work grows with the square.
const LONGEST: usize = 100;

/// Returns the known name nearest to a misspelt one, if any is near.
///
/// A third of the letters may differ, two at most; a swap of neighbours counts as one difference. Upper
/// and lower case, and hyphen, underscore and space, do not count. The first of equally near names wins.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = fold(name);
    if name.len() > LONGEST {
        return None;
    }
    let most = (name.len() / 3).clamp(1, 2);
    let mut best = None;
    for candidate in known {
        // Most names differ in length already, and to fold one costs more than to see that.
        if candidate.is_ascii() && candidate.len().abs_diff(name.len()) > most {
            continue;
        }
        let folded = fold(candidate);
        if folded.len().abs_diff(name.len()) > most || folded.len() > LONGEST {
            continue;
        }
        let distance = distance(&name, &folded);
        // A name of one or two letters is near to every other one.
        if distance <= most && distance < name.len().max(2) && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn fold(name: &str) -> Vec<char> {
    name.chars().flat_map(char::to_lowercase).map(|c| if c == '_' || c == ' ' { '-' } else { c }).collect()
}

/// Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut above: Vec<usize> = (0..width).collect();
    let mut last = None;
    for (row, letter) in one.iter().enumerate() {
        let mut current = Vec::with_capacity(width);
        current.push(row + 1);
        for (column, other_letter) in other.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&above, column) + usize::from(letter != other_letter);
            let mut least = replaced.min(at(&above, column + 1) + 1).min(at(&current, column) + 1);
            let previous = column.checked_sub(1).and_then(|previous| other.get(previous));
            if let (Some(last), Some(previous)) = (last, previous)
                && last == other_letter
                && previous == letter
            {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
        last = Some(letter);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_misspelt_names() {
        let known = ["license", "replaces", "homepage", "id", "name"];
        assert_eq!(nearest("licence", known), Some("license"));
        assert_eq!(nearest("repalces", known), Some("replaces"));
        assert_eq!(nearest("home_page", known), Some("homepage"));
        assert_eq!(nearest("Name", known), Some("name"));
        assert_eq!(nearest("ids", known), Some("id"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", known), None);
    }

    #[test]
    fn distance_counts_swaps_once() {
        let count = |one: &str, other: &str| distance(&fold(one), &fold(other));
        assert_eq!(count("ca", "ac"), 1);
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("", "ab"), 2);
        assert_eq!(count("größe", "grösse"), 2);
    }
}
