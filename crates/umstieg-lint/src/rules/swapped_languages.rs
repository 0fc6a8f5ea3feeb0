//! German under `en`, or English under `de`.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, wordings};
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::message::{Language, Message};

pub(super) const RULE: Rule = Rule {
    id: "swapped-languages",
    level: Level::Warning,
    group: Group::Texts,
    summary: "German stands under `de` and English under `en`.",
    why: "A report is in one language throughout. A text with several English function words and no German one under `de` \
          (or the other way round) stands in the wrong place or was not translated.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary:\n  de: \"Server for the mail of a small firm and its people.\"\n  en: \"Mail server for small firms.\"\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary:\n  de: \"Server für die Mail einer kleinen Firma und ihrer Leute.\"\n  en: \"Mail server for small firms.\"\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Words that stand in nearly every German sentence and in no English one, sorted.
const GERMAN: [&str; 30] = [
    "auf", "aus", "bei", "das", "dem", "den", "der", "des", "durch", "ein", "eine", "einem", "einen",
    "einer", "für", "im", "ist", "kein", "mit", "nach", "nicht", "oder", "ohne", "sich", "und", "vom", "von",
    "wird", "zu", "zum",
];

/// Words that stand in nearly every English sentence and in no German one, sorted.
const ENGLISH: [&str; 19] = [
    "and", "are", "as", "at", "be", "by", "for", "from", "into", "is", "its", "no", "not", "of", "or", "the",
    "to", "with", "without",
];

/// Longest word of both lists, in bytes; capitals need no more of them than small letters do.
const LONGEST: usize = 7;

/// So many function words make a text one of its language.
const ENOUGH: usize = 3;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    wordings(context, |Said { language: expected, wording, .. }| {
        let (own, other) = match expected {
            Language::De => (&GERMAN[..], &ENGLISH[..]),
            Language::En => (&ENGLISH[..], &GERMAN[..]),
        };
        if of_list(wording.text, own).next().is_none() && of_list(wording.text, other).count() >= ENOUGH {
            let (message, help) = swapped(expected);
            found.add(wording.location(), message).help = Some(help);
        }
    });
}

/// What is said of a text that is in the other language, and what to do.
fn swapped(expected: Language) -> (Message, Message) {
    match expected {
        Language::De => (
            message!(en: "the text is English, expected German"; de: "der Text ist englisch, erwartet wird Deutsch"),
            message!(
                en: "translate it into German, or swap the two";
                de: "ins Deutsche übersetzen oder die beiden Texte tauschen"
            ),
        ),
        Language::En => (
            message!(en: "the text is German, expected English"; de: "der Text ist deutsch, erwartet wird Englisch"),
            message!(
                en: "translate it into English, or swap the two";
                de: "ins Englische übersetzen oder die beiden Texte tauschen"
            ),
        ),
    }
}

/// The words of a text that stand in a list.
fn of_list<'t>(text: &'t str, words: &'t [&str]) -> impl Iterator<Item = &'t str> {
    let all = text.split(|c: char| !c.is_alphanumeric());
    all.filter(|word| word.len() <= LONGEST && words.binary_search(&word.to_lowercase().as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted_and_apart() {
        assert!(GERMAN.is_sorted() && ENGLISH.is_sorted());
        assert!(GERMAN.iter().all(|word| !ENGLISH.contains(word)));
        assert!(GERMAN.iter().chain(&ENGLISH).all(|word| word.len() <= LONGEST));
    }
}
