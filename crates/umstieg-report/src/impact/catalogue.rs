//! What the catalogue says differently: entries, and in them facts.

use crate::document::{Block, Line};
use crate::v1;
use crate::words::Words;
use umstieg_core::format::kind::EntryKind;

/// Changed statements of an entry that are told before they are counted.
const FACTS: usize = 15;

/// Longest value that is told, in characters; whole entries are better read in their files.
const LONGEST_VALUE: usize = 160;

/// Names in a list before it is cut.
const NAMES: usize = 12;

/// How many entries come in, change and go, or that there is nothing but sources; `whole` if all of both sides could be read.
pub(super) fn summary(words: &dyn Words, changes: &[v1::PartChange], whole: bool) -> Line {
    let count = |kind| changes.iter().filter(|part| part.change == kind).count();
    let (added, changed, removed) = (
        count(v1::PartChangeKind::Added),
        count(v1::PartChangeKind::Changed),
        count(v1::PartChangeKind::Removed),
    );
    if changes.is_empty() {
        return words.impact_nothing(whole).into();
    }
    let name = match changes {
        [only] => Some(only.part.name.as_str()),
        _ => None,
    };
    let line = Line::default().strong(words.impact_entries(added, changed, removed, name));
    if added + removed == 0 && changes.iter().all(|part| part.facts.iter().all(is_about_sources)) {
        line.plain(format!(" {}", words.impact_sources_only()))
    } else {
        line
    }
}

fn is_about_sources(fact: &v1::FactChange) -> bool {
    fact.about != v1::FactNature::Statement
}

/// The only part that changes.
pub(super) fn only_part(impact: &v1::Impact) -> Option<&v1::CataloguePart> {
    match impact.changes.as_deref()? {
        [only] => Some(&only.part),
        _ => None,
    }
}

/// Entries that come in and go in short, and every changed one with its facts. Where only sources change, a line says so.
pub(super) fn blocks(words: &dyn Words, changes: &[v1::PartChange]) -> Vec<Block> {
    let told = |change: &v1::PartChange| change.facts.iter().any(|fact| !is_about_sources(fact));
    let (statements, others): (Vec<_>, Vec<_>) =
        changes.iter().partition(|change| change.change != v1::PartChangeKind::Changed || told(change));
    statements.into_iter().chain(others).map(|change| block(words, change)).collect()
}

fn block(words: &dyn Words, change: &v1::PartChange) -> Block {
    let mut head = named(words, &change.part);
    let mut body = Vec::new();
    match change.change {
        v1::PartChangeKind::Added => head = head.plain(format!(" {}", words.entry_added())),
        v1::PartChangeKind::Removed => head = head.plain(format!(" {}", words.entry_removed())),
        v1::PartChangeKind::Changed => {
            body = facts(words, &change.facts);
        }
    }
    Block::Entry { head, body }
}

/// What an entry says differently: the first statements, and how many more and how many sources there are.
pub(crate) fn facts(words: &dyn Words, facts: &[v1::FactChange]) -> Vec<Line> {
    let statements: Vec<&v1::FactChange> = facts.iter().filter(|fact| !is_about_sources(fact)).collect();
    let mut lines: Vec<Line> = statements.iter().take(FACTS).map(|fact| told(words, fact)).collect();
    if let Some(more) = statements.len().checked_sub(FACTS).filter(|more| *more > 0) {
        lines.push(words.facts_more(more).into());
    }
    let about = |nature| facts.iter().filter(|fact| fact.about == nature).count();
    let (rechecked, others) = (about(v1::FactNature::Recheck), about(v1::FactNature::Source));
    if rechecked + others > 0 {
        lines.push(Line::default().quiet(words.sources_changed(rechecked, others)));
    }
    lines
}

/// A part with its kind and its file.
fn named(words: &dyn Words, part: &v1::CataloguePart) -> Line {
    let line = Line::default().strong(part.name.clone());
    let kind = part.entry.as_deref().and_then(|key| EntryKind::ALL.iter().find(|kind| kind.key() == key));
    match kind {
        Some(kind) => line.plain(format!(" ({}, ", words.entry_kind(*kind))),
        None => line.plain(" ("),
    }
    .code(part.file.clone())
    .plain(")")
}

/// A fact with what it said and what it says.
fn told(words: &dyn Words, fact: &v1::FactChange) -> Line {
    let line = Line::default().code(path(&fact.path)).plain(": ");
    match (&fact.before, &fact.after) {
        (Some(before), Some(after)) => line.code(value(before)).plain(" → ").code(value(after)),
        (None, Some(after)) => line.plain(format!("{} ", words.fact_added())).code(value(after)),
        (Some(before), None) => line.plain(format!("{} ", words.fact_removed())).code(value(before)),
        (None, None) => line,
    }
}

/// A path as an editor would type it.
fn path(steps: &[v1::PathStep]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            v1::PathStep::Key(key) if text.is_empty() => text.push_str(key),
            v1::PathStep::Key(key) => text.push_str(&format!(".{key}")),
            v1::PathStep::Item(name) => text.push_str(&format!("[{}]", shortened(name))),
        }
    }
    text
}

/// A value on one line.
fn value(value: &serde_json::Value) -> String {
    shortened(&flow(value))
}

fn flow(value: &serde_json::Value) -> String {
    use serde_json::Value as Json;
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Json::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Entries that could not be compared.
pub(super) fn unread(words: &dyn Words, parts: &[v1::CataloguePart]) -> Vec<Block> {
    if parts.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
    vec![Block::Paragraph(words.impact_unread(&words.some_of(&names, NAMES)).into())]
}
