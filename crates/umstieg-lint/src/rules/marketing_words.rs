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
    /// For each first letter the second ones, a bit for each.
    beginnings: [u32; LETTERS],
}

/// Letters from `a` to `z`; every first letter of the lists is one.
const LETTERS: usize = 26;

impl Praise {
    fn of(words: &'static [&'static str]) -> Self {
        let mut beginnings = [0; LETTERS];
        for word in words {
            if let [first, second, ..] = word.as_bytes()
                && let Some(seconds) = place(*first).and_then(|first| beginnings.get_mut(first))
            {
                *seconds |= bit(*second);
            }
        }
        Self { words, beginnings }
    }

    /// The first word of the text that begins like one of the list, as it is written there.
    fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut is_start = true;
        for (at, c) in text.char_indices() {
            if !std::mem::replace(&mut is_start, !c.is_alphanumeric()) {
                continue;
            }
            let rest = text.get(at..)?;
            let [first, second, ..] = rest.as_bytes() else { return None };
            let seconds = place(*first).and_then(|first| self.beginnings.get(first));
            if seconds.is_none_or(|seconds| seconds & bit(*second) == 0) {
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

/// The place of a letter from `a` to `z`, small or capital.
fn place(letter: u8) -> Option<usize> {
    letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_lowercase() - b'a'))
}

/// The bit of a letter from `a` to `z`, small or capital; everything else has one together.
fn bit(letter: u8) -> u32 {
    1 << place(letter).unwrap_or(LETTERS)
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
