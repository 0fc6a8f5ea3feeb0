//! Praise where facts belong.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Wording, pairs};
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;
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
    check: Check::Entries { fields: &[], check },
};

/// German words of praise by their beginning. `marktführend` is not among them: that a product leads its market is a fact
/// that matters for its substitutes.
const GERMAN: [&str; 17] = [
    "atemberaubend",
    "bahnbrechend",
    "branchenführend",
    "einzigartig",
    "erstklassig",
    "führende ",
    "führender ",
    "führenden ",
    "hochmodern",
    "innovativ",
    "intuitiv",
    "kinderleicht",
    "modernste",
    "nahtlos",
    "revolution",
    "weltklasse",
    "zukunftssicher",
];

/// English words of praise by their beginning.
const ENGLISH: [&str; 22] = [
    "amazing",
    "award-winning",
    "best-in-class",
    "best in class",
    "blazing",
    "breathtaking",
    "cutting-edge",
    "cutting edge",
    "effortless",
    "future-proof",
    "game-chang",
    "innovative",
    "intuitive",
    "leading ",
    "next-gen",
    "powerful",
    "revolution",
    "seamless",
    "stunning",
    "unparalleled",
    "world-class",
    "world's best",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let (german, english) = (Praise::of(&GERMAN), Praise::of(&ENGLISH));
    pairs(context, |pair| {
        if pair.key == "name" {
            return;
        }
        for (wording, praise) in [(pair.de, &german), (pair.en, &english)] {
            if let Some(word) = praise.find(wording.text) {
                let message = message!(
                    en: "{} praises instead of describing", literal(word.trim());
                    de: "{} lobt, statt zu beschreiben", literal(word.trim())
                );
                found.add(exact(&wording, word), message).help = Some(message!(
                    en: "say what it does instead";
                    de: "stattdessen sagen, was es tut"
                ));
            }
        }
    });
}

/// Words of praise of one language, with what tells nearly every other word from them: how they begin.
struct Praise {
    words: &'static [&'static str],
    /// For each byte with which a word begins, small or capital, the second ones, a bit for each.
    beginnings: [u32; 256],
}

impl Praise {
    fn of(words: &'static [&'static str]) -> Self {
        let mut beginnings = [0; 256];
        for word in words {
            if let [first, second, ..] = word.as_bytes() {
                for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                    beginnings[usize::from(first)] |= bit(*second);
                }
            }
        }
        Self { words, beginnings }
    }

    /// The first word of the text that begins like one of the list, as it is written there.
    fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        for (at, letters) in text.as_bytes().windows(2).enumerate() {
            let [first, second] = letters else { continue };
            if self.beginnings[usize::from(*first)] & bit(*second) == 0 {
                continue;
            }
            // Every first letter of the lists is a character of one byte.
            let (before, rest) = text.split_at_checked(at)?;
            if before.chars().next_back().is_some_and(char::is_alphanumeric) {
                continue;
            }
            let begins_so = |word: &&&str| {
                let [one, other, ..] = word.as_bytes() else { return false };
                one.eq_ignore_ascii_case(first) && other.eq_ignore_ascii_case(second)
            };
            for word in self.words.iter().filter(begins_so) {
                // All words of the lists keep their length in bytes when written with capitals.
                let start = rest.get(..word.len()).unwrap_or_default();
                if start.chars().flat_map(char::to_lowercase).eq(word.chars()) {
                    let mut after = rest.char_indices().skip(1);
                    let end = after.find(|(end, c)| *end >= word.len() && !c.is_alphanumeric());
                    return rest.get(..end.map_or(rest.len(), |(end, _)| end));
                }
            }
        }
        None
    }
}

/// The bit of a byte: one for small and capital letters, from `a` to `z` one for each, and whatever else falls on it.
fn bit(byte: u8) -> u32 {
    1 << (byte & 0x1f)
}

/// The word itself where it is written as it reads, else the text.
fn exact(wording: &Wording<'_>, word: &str) -> umstieg_format::finding::Location {
    let span = wording.node.span;
    match wording.source.slice(span).find(word) {
        Some(at) => {
            wording.source.location(Span::new(span.start + at, span.start + at + word.trim_end().len()))
        }
        None => wording.location(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_their_beginning_only() {
        let (german, english) = (Praise::of(&GERMAN), Praise::of(&ENGLISH));
        assert_eq!(german.find("Die Modernste Lösung"), Some("Modernste"));
        assert_eq!(german.find("die FÜHRENDE Lösung"), Some("FÜHRENDE Lösung"));
        assert_eq!(english.find("Innovative, really"), Some("Innovative"));
        assert_eq!(english.find("counterinnovative"), None);
        assert_eq!(english.find("misleading menus"), None);
        assert_eq!(english.find("i"), None);
    }

    #[test]
    fn every_word_is_found() {
        for words in [&GERMAN[..], &ENGLISH[..]] {
            for word in words {
                assert!(Praise::of(words).find(&format!("x {word}x")).is_some(), "{word}");
                assert!(Praise::of(words).find(&word.to_uppercase()).is_some(), "{word}");
            }
        }
    }
}
