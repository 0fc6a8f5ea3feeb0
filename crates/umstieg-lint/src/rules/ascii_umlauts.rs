//! German written for a typewriter without umlauts.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, wordings};
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;
use umstieg_format::message::Language;

pub(super) const RULE: Rule = Rule {
    id: "ascii-umlauts",
    level: Level::Warning,
    group: Group::Texts,
    summary: "German texts are written with umlauts.",
    why: "\"Fuer\" and \"pruefen\" are legible, but a report in which both spellings stand looks careless, and a search for \
          the right word does not find the other. Files are UTF-8; write ä, ö and ü.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver fuer kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Whole words.
const WORDS: [&str; 10] =
    ["buero", "fuer", "haelt", "hoeher", "laeuft", "maerz", "ueber", "waere", "waehrend", "wuerde"];

/// Parts that stand in no correctly written German word.
const PARTS: [&str; 22] = [
    "aendern",
    "aenderung",
    "ausfuehr",
    "einfuehr",
    "enthaelt",
    "europaeisch",
    "gebuehr",
    "gegenueber",
    "geraete",
    "koennen",
    "loesung",
    "moeglich",
    "muessen",
    "naechst",
    "oeffentlich",
    "pruef",
    "schluessel",
    "spaeter",
    "unterstuetz",
    "verfueg",
    "zurueck",
    "zusaetz",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    wordings(context, |Said { language, wording, .. }| {
        if language == Language::En || !has_pair(wording.text) {
            return;
        }
        let mut words = wording.text.split(|c: char| !c.is_alphanumeric());
        let wrong = words.find(|word| {
            if !has_pair(word) {
                return false;
            }
            let word = word.to_lowercase();
            WORDS.contains(&word.as_str()) || PARTS.iter().any(|part| word.contains(part))
        });
        if let Some(word) = wrong {
            found
                .add(
                    wording.location(),
                    message!(
                        en: "{} is written without its umlaut", literal(word);
                        de: "{} ist ohne Umlaut geschrieben", literal(word)
                    ),
                )
                .help = Some(message!(en: "write ä, ö or ü"; de: "ä, ö oder ü schreiben"));
        }
    });
}

/// Whether a text has two letters that may stand for an umlaut; all words of the lists have.
fn has_pair(text: &str) -> bool {
    text.as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'a' | b'o' | b'u' | b'A' | b'O' | b'U', b'e' | b'E']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_what_it_is_looked_for_by() {
        for word in WORDS.iter().chain(&PARTS) {
            assert!(has_pair(word) && has_pair(&word.to_uppercase()), "{word}");
        }
    }
}
