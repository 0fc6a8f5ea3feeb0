//! From what somebody calls an entry to the entry, or to an answer with the nearest names.

use super::Answer;
use crate::exit::Exit;
use umstieg_core::format::finding::visible;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Catalogue, EntryId, EntryMatch, MatchKind};
use umstieg_report::Language;

/// Names that are offered.
const OFFERED: usize = 5;

/// From here on a name is worth a question rather than a shrug.
const PROBABLE: u8 = 60;

/// The software that an id or name means.
pub(super) fn software(
    catalogue: &Catalogue,
    name: &str,
    language: Language,
) -> Result<SoftwareId, Box<Answer>> {
    if let Some(id) = SoftwareId::parse(name).ok().filter(|id| catalogue.software(id).is_some()) {
        return Ok(id);
    }
    let matches = catalogue.find(name, None, OFFERED);
    match matches.first() {
        Some(best) if best.is_certain() => Ok(best.software.clone()),
        _ => {
            let matches: Vec<EntryMatch> = matches
                .into_iter()
                .map(|near| EntryMatch {
                    entry: EntryId::Software(near.software),
                    confidence: near.confidence,
                })
                .collect();
            Err(Box::new(unclear(catalogue, name, &matches, language)))
        }
    }
}

/// A line about how a name was read, if it is neither the id of the software nor one of its names.
pub(super) fn read_as(catalogue: &Catalogue, name: &str, id: &SoftwareId, language: Language) -> String {
    let kind = catalogue.find(name, None, 1).first().map(|best| best.kind);
    if name == id.as_str() || matches!(kind, Some(MatchKind::Id | MatchKind::Name | MatchKind::Alias)) {
        return String::new();
    }
    let (name, meant) = (visible(name), listed(catalogue, &[EntryId::Software(id.clone())]));
    match language {
        Language::De => format!("umstieg: »{name}« ist als {meant} gelesen\n"),
        Language::En => format!("umstieg: “{name}” is read as {meant}\n"),
    }
}

/// The entry that an id or name means, and others that have the same name.
pub(super) fn entry(
    catalogue: &Catalogue,
    name: &str,
    language: Language,
) -> Result<(EntryId, Vec<EntryId>), Box<Answer>> {
    let mut by_id = catalogue.entries_with_id(name).into_iter();
    if let Some(first) = by_id.next() {
        return Ok((first, by_id.collect()));
    }
    let matches = catalogue.find_entry(name, OFFERED);
    match matches.first() {
        Some(best) if best.is_certain() => {
            let same = matches.iter().skip(1).filter(|other| other.confidence == best.confidence);
            Ok((best.entry.clone(), same.map(|other| other.entry.clone()).collect()))
        }
        _ => Err(Box::new(unclear(catalogue, name, &matches, language))),
    }
}

/// Names with their ids, which are always clear.
pub(super) fn listed<'a>(catalogue: &Catalogue, entries: impl IntoIterator<Item = &'a EntryId>) -> String {
    let names =
        entries.into_iter().map(|entry| format!("{} ({entry})", visible(catalogue.entry_name(entry))));
    names.collect::<Vec<_>>().join(", ")
}

/// The category that a word means, by what people call it.
fn kind_of_software<'a>(catalogue: &'a Catalogue, word: &str, language: Language) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let category = catalogue.vocabulary().categories.values().find(|category| {
        let names = [&category.name.de, &category.name.en].into_iter().chain(&category.also);
        names.into_iter().any(|name| name.to_lowercase() == word)
    })?;
    Some(match language {
        Language::De => &category.name.de,
        Language::En => &category.name.en,
    })
}

/// An answer for a name that means nothing certain.
fn unclear(catalogue: &Catalogue, name: &str, matches: &[EntryMatch], language: Language) -> Answer {
    if let Some(kind) = kind_of_software(catalogue, name, language) {
        let (name, kind) = (visible(name), visible(kind));
        return Answer::failed(
            Exit::Unknown,
            match language {
                Language::De => format!(
                    "»{name}« ist kein Programm, sondern eine Art von Programmen ({kind}). Welche es gibt, zeigt `umstieg search \"{name}\"`."
                ),
                Language::En => format!(
                    "“{name}” is no tool but a kind of tools ({kind}). `umstieg search \"{name}\"` shows which there are."
                ),
            },
        );
    }
    let near = listed(catalogue, matches.iter().map(|near| &near.entry));
    let probable = matches.first().is_some_and(|best| best.confidence >= PROBABLE);
    let name = visible(name);
    let (kommt, is) = if matches.len() == 1 { ("kommt", "is") } else { ("kommen", "are") };
    let message = match (language, near.is_empty(), probable) {
        (Language::De, true, _) => format!(
            "Der Katalog kennt nichts mit dem Namen »{name}«. `umstieg search` sucht auch nach Funktionen und Kategorien."
        ),
        (Language::De, false, false) => {
            format!("Der Katalog kennt nichts mit dem Namen »{name}«. Am nächsten {kommt}: {near}.")
        }
        (Language::De, false, true) => {
            format!("Was »{name}« meint, ist nicht eindeutig. Vielleicht: {near}.")
        }
        (Language::En, true, _) => format!(
            "The catalogue knows nothing called “{name}”. `umstieg search` looks for functions and categories too."
        ),
        (Language::En, false, false) => {
            format!("The catalogue knows nothing called “{name}”. The nearest {is}: {near}.")
        }
        (Language::En, false, true) => format!("It is not clear what “{name}” means. Perhaps: {near}."),
    };
    Answer::failed(Exit::Unknown, message)
}
