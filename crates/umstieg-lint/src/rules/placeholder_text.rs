//! Texts that were to be written later.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, Wording, names, wordings};
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;
use umstieg_format::message::Message;

pub(super) const RULE: Rule = Rule {
    id: "placeholder-text",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Texts say something; what is to be written later is left out.",
    why: "`TODO` in a report looks worse than a missing note. What is not known is left out; then it is shown as unknown.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"TODO.\", en: \"Mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Words that stand for a text.
const PLACEHOLDERS: [&str; 5] = ["TODO", "FIXME", "TBD", "XXX", "Lorem"];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut find = |wording: &Wording<'_>, word: &str, help: Message| {
        let finding = found.add(
            wording.location(),
            message!(
                en: "placeholder {} found", literal(word);
                de: "Platzhalter {} gefunden", literal(word)
            ),
        );
        finding.help = Some(help);
    };
    // A name may have such a word in it, but is none.
    names(context, |name| {
        if PLACEHOLDERS.contains(&name.text) {
            find(&name, name.text, message!(en: "write the name"; de: "den Namen schreiben"));
        }
    });
    wordings(context, |Said { wording, .. }| {
        if let Some(word) = placeholder(wording.text) {
            find(
                &wording,
                word,
                message!(
                    en: "write the text, or leave it out where it may be left out";
                    de: "den Text schreiben oder weglassen, wo er fehlen darf"
                ),
            );
        }
    });
}

/// The first word of a text that stands for another text.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    // Taking a text apart is worth it only where one of them may be in it at all.
    let is_likely = text.as_bytes().windows(2).any(begins);
    let mut words = is_likely.then_some(text).into_iter().flat_map(words_of);
    words.find(|word| PLACEHOLDERS.contains(word)).or_else(|| {
        let is_asked = is_likely && text.contains("???");
        is_asked.then_some("???")
    })
}

/// Whether two letters are those with which a placeholder begins.
fn begins(letters: &[u8]) -> bool {
    matches!(letters, b"TO" | b"FI" | b"TB" | b"XX" | b"Lo" | b"??")
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        for word in PLACEHOLDERS {
            assert_eq!(placeholder(word), Some(word));
        }
    }

    #[test]
    fn whole_words_only_stand_for_a_text() {
        assert_eq!(placeholder("TODO"), Some("TODO"));
        assert_eq!(placeholder("Kommt noch: TBD."), Some("TBD"));
        assert_eq!(placeholder("Was kann es???"), Some("???"));
        assert_eq!(placeholder("Listen für TODOs und Aufgaben."), None);
    }
}
