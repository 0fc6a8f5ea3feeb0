//! Praise where facts belong.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Wording, pairs};
use umstieg_format::finding::{Level, literal};
use umstieg_format::source::Span;

pub(super) const RULE: Rule = Rule {
    id: "marketing-words",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Texts describe; they do not praise.",
    why: "Words like \"leading\" or \"modernste\" are the maker's opinion of itself. An adviser's report must not carry them. \
          Say what the software does instead.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"The leading mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries(check),
};

/// German words of praise by their beginning. `marktführend` is not among them: that a product leads its market is a fact
/// that matters for its substitutes.
const GERMAN: [&str; 17] = [
    "atemberaubend", "bahnbrechend", "branchenführend", "einzigartig", "erstklassig", "führende ", "führender ",
    "führenden ", "hochmodern", "innovativ", "intuitiv", "kinderleicht", "modernste", "nahtlos", "revolution",
    "weltklasse", "zukunftssicher",
];

/// English words of praise by their beginning.
const ENGLISH: [&str; 22] = [
    "amazing", "award-winning", "best-in-class", "best in class", "blazing", "breathtaking", "cutting-edge", "cutting edge",
    "effortless", "future-proof", "game-chang", "innovative", "intuitive", "leading ", "next-gen", "powerful", "revolution",
    "seamless", "stunning", "unparalleled", "world-class", "world's best",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    pairs(context, |pair| {
        if pair.key == "name" {
            return;
        }
        for (wording, words) in [(pair.de, &GERMAN[..]), (pair.en, &ENGLISH[..])] {
            if let Some(word) = praise(wording.text, words) {
                let message = format!("{} praises instead of describing", literal(word.trim()));
                found.add(exact(&wording, word), message).help = Some("say what it does instead".to_owned());
            }
        }
    });
}

/// The first word of the text that begins like one of the list, as it is written there.
fn praise<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let initials = initials(words);
    let mut is_start = true;
    for (at, c) in text.char_indices() {
        let is_word = c.is_alphanumeric();
        // Nearly every word is told by its first letter, which is one of `a` to `z` in all words of the lists.
        if !std::mem::replace(&mut is_start, !is_word) || initials & bit(c) == 0 {
            continue;
        }
        let rest = text.get(at..)?;
        for word in words {
            // All words of the lists keep their length in bytes when written with capitals.
            let start = rest.get(..word.len()).unwrap_or_default();
            if start.chars().flat_map(char::to_lowercase).eq(word.chars()) {
                let end = rest.char_indices().skip(1).find(|(end, c)| *end >= word.len() && !c.is_alphanumeric());
                return rest.get(..end.map_or(rest.len(), |(end, _)| end));
            }
        }
    }
    None
}

/// The first letters of words, a bit for each.
fn initials(words: &[&str]) -> u32 {
    words.iter().filter_map(|word| word.chars().next()).fold(0, |all, first| all | bit(first))
}

/// The bit of a letter from `a` to `z`, small or capital; none for every other character.
fn bit(c: char) -> u32 {
    match c.to_ascii_lowercase() {
        letter @ 'a'..='z' => 1 << (u32::from(letter) - u32::from('a')),
        _ => 0,
    }
}

/// The word itself where it is written as it reads, else the text.
fn exact(wording: &Wording<'_>, word: &str) -> umstieg_format::finding::Location {
    let span = wording.node.span;
    match wording.source.slice(span).find(word) {
        Some(at) => wording.source.location(Span::new(span.start + at, span.start + at + word.trim_end().len())),
        None => wording.location(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_their_beginning_only() {
        assert_eq!(praise("Die Modernste Lösung", &GERMAN), Some("Modernste"));
        assert_eq!(praise("Innovative, really", &ENGLISH), Some("Innovative"));
        assert_eq!(praise("counterinnovative", &ENGLISH), None);
        assert_eq!(praise("misleading menus", &ENGLISH), None);
        assert!(GERMAN.iter().chain(&ENGLISH).all(|word| initials(&[word]) != 0));
    }
}
