//! Praise where facts belong.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, Wording, wordings};
use std::collections::BTreeSet;
use umstieg_format::finding::{Level, Location, literal};
use umstieg_format::message;
use umstieg_format::message::Language;
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
const GERMAN: [&str; 14] = [
    "atemberaubend",
    "bahnbrechend",
    "branchenführend",
    "einzigartig",
    "erstklassig",
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

/// German words of praise that begin other words, or none that praises.
const GERMAN_WHOLE: [&str; 5] = ["führende", "führendem", "führenden", "führender", "führendes"];

/// English words of praise by their beginning.
const ENGLISH: [&str; 21] = [
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
    "next-gen",
    "powerful",
    "revolution",
    "seamless",
    "stunning",
    "unparalleled",
    "world-class",
    "world's best",
];

/// English words of praise that begin other words, or none that praises.
const ENGLISH_WHOLE: [&str; 1] = ["leading"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let german = Praise::of(&GERMAN, &GERMAN_WHOLE);
    let english = Praise::of(&ENGLISH, &ENGLISH_WHOLE);
    wordings(context, |Said { key, language, wording, .. }| {
        if key == "name" {
            return;
        }
        let praise = match language {
            Language::De => &german,
            Language::En => &english,
        };
        let mut places = Places::of(wording);
        praise.visit(wording.text, |word| {
            let Some(place) = places.next(word) else { return };
            let message = message!(
                en: "{} praises instead of describing", literal(word);
                de: "{} lobt, statt zu beschreiben", literal(word)
            );
            found.add(place, message).help = Some(message!(
                en: "say what it does instead";
                de: "stattdessen sagen, was es tut"
            ));
        });
    });
}

/// Words of praise of one language, with what tells nearly every other word from them: how they begin.
struct Praise {
    stems: &'static [&'static str],
    wholes: &'static [&'static str],
    /// For each byte with which a word begins, small or capital, the second ones, a bit for each.
    beginnings: [u32; 256],
}

impl Praise {
    fn of(stems: &'static [&'static str], wholes: &'static [&'static str]) -> Self {
        let mut beginnings = [0; 256];
        for word in stems.iter().chain(wholes) {
            if let [first, second, ..] = word.as_bytes() {
                for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                    beginnings[usize::from(first)] |= bit(*second);
                }
            }
        }
        Self { stems, wholes, beginnings }
    }

    /// Visits every word of the text that praises, as it is written there.
    fn visit<'t>(&self, text: &'t str, mut visit: impl FnMut(&'t str)) {
        let mut from = 0;
        for (at, letters) in text.as_bytes().windows(2).enumerate() {
            let [first, second] = letters else { continue };
            if at < from || self.beginnings[usize::from(*first)] & bit(*second) == 0 {
                continue;
            }
            // Every first letter of the lists is a character of one byte.
            let Some((before, rest)) = text.split_at_checked(at) else { continue };
            if before.chars().next_back().is_some_and(char::is_alphanumeric) {
                continue;
            }
            if let Some(word) = self.at_start(rest) {
                from = at + word.len();
                visit(word);
            }
        }
    }

    /// The word of praise with which a text begins.
    fn at_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        // All words of the lists keep their length in bytes when written with capitals.
        let begins = |word: &str| {
            let start = text.get(..word.len())?;
            let is_same = start.chars().flat_map(char::to_lowercase).eq(word.chars());
            is_same.then(|| text.get(..word.len() + rest_of_word(text.get(word.len()..)?)))?
        };
        let whole =
            self.wholes.iter().find_map(|word| begins(word).filter(|found| found.len() == word.len()));
        whole.or_else(|| self.stems.iter().find_map(|word| begins(word)))
    }
}

/// Bytes up to the end of the word in whose middle a text begins.
fn rest_of_word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// The bit of a byte: one for small and capital letters, from `a` to `z` one for each, and whatever else falls on it.
fn bit(byte: u8) -> u32 {
    1 << (byte & 0x1f)
}

/// Where the words of a text stand in its file, one after the other.
struct Places<'a> {
    wording: Wording<'a>,
    /// How far its part of the file has been searched; nothing once a word did not stand there as it reads, because lines
    /// are folded or letters escaped: looking for each of many such words would take long.
    from: Option<usize>,
    /// Words that are told of the whole text, each once.
    of_text: BTreeSet<&'a str>,
}

impl<'a> Places<'a> {
    fn of(wording: Wording<'a>) -> Self {
        Self { wording, from: Some(0), of_text: BTreeSet::new() }
    }

    /// The next place of a word: the word itself where it is written as it reads, else the text; none if that has been told.
    fn next(&mut self, word: &'a str) -> Option<Location> {
        let Wording { source, node, .. } = self.wording;
        let at = self.from.and_then(|from| find_word(source.slice(node.span), word, from));
        self.from = at.map(|at| at + word.len());
        match (at, self.from) {
            (Some(at), Some(end)) => {
                Some(source.location(Span::new(node.span.start + at, node.span.start + end)))
            }
            _ => self.of_text.insert(word).then(|| self.wording.location()),
        }
    }
}

/// Where a whole word stands in a text, from some byte on.
fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_whole = |at: &usize| {
        let (before, after) = (text.get(..*at), text.get(*at + word.len()..));
        !is_letter(before.and_then(|text| text.chars().next_back()))
            && !is_letter(after.and_then(|text| text.chars().next()))
    };
    text.get(from..)?.match_indices(word).map(|(at, _)| from + at).find(is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(praise: &Praise, text: &'t str) -> Vec<&'t str> {
        let mut words = Vec::new();
        praise.visit(text, |word| words.push(word));
        words
    }

    #[test]
    fn words_are_found_at_their_beginning_only() {
        let german = Praise::of(&GERMAN, &GERMAN_WHOLE);
        let english = Praise::of(&ENGLISH, &ENGLISH_WHOLE);
        assert_eq!(found(&german, "Die Modernste Lösung"), ["Modernste"]);
        assert_eq!(found(&english, "Innovative, really"), ["Innovative"]);
        assert_eq!(found(&english, "counterinnovative"), [""; 0]);
        assert_eq!(found(&english, "misleading menus"), [""; 0]);
        assert_eq!(found(&english, "i"), [""; 0]);
    }

    #[test]
    fn whole_words_are_found_whatever_follows() {
        let german = Praise::of(&GERMAN, &GERMAN_WHOLE);
        let english = Praise::of(&ENGLISH, &ENGLISH_WHOLE);
        assert_eq!(found(&german, "die FÜHRENDE Lösung"), ["FÜHRENDE"]);
        assert_eq!(found(&german, "Unter den Anbietern der führende"), ["führende"]);
        assert_eq!(found(&german, "führender, wenn auch nicht zuführender"), ["führender"]);
        assert_eq!(found(&german, "führenderweise"), [""; 0]);
        assert_eq!(found(&english, "It is leading."), ["leading"]);
        assert_eq!(found(&english, "„leading“"), ["leading"]);
        assert_eq!(found(&english, "leadings"), [""; 0]);
    }

    #[test]
    fn every_word_of_a_text_is_found() {
        let english = Praise::of(&ENGLISH, &ENGLISH_WHOLE);
        let text = "Powerful, seamlessly leading and powerful";
        assert_eq!(found(&english, text), ["Powerful", "seamlessly", "leading", "powerful"]);
    }

    #[test]
    fn every_word_is_found() {
        for (stems, wholes) in [(&GERMAN[..], &GERMAN_WHOLE[..]), (&ENGLISH[..], &ENGLISH_WHOLE[..])] {
            let praise = Praise::of(stems, wholes);
            for stem in stems {
                assert_eq!(found(&praise, &format!("ß {stem}ß.")), [format!("{stem}ß")]);
            }
            for word in stems.iter().chain(wholes) {
                assert_eq!(found(&praise, &word.to_uppercase()), [word.to_uppercase()]);
            }
        }
    }
}
