//! Fact by fact: the fields of an entry that do not say the same on both sides.

use super::items;
use super::parts::{Change, Part, parts};
use super::value::Value;
use crate::check::Broken;
use crate::entries::Entries;
use crate::kind::{EntryKey, EntryKind};
use std::fmt;

/// One of the two catalogues that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What could be read of it.
    pub entries: &'a Entries,
    /// What could not.
    pub broken: &'a Broken,
}

/// Everything in which two catalogues differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Parts that are not the same, in the order of their kinds and ids.
    pub parts: Vec<PartChange>,
    /// Entries that one side has and the other may have too, in a file that cannot be read.
    pub unread: Vec<EntryKey>,
}

/// A part with its facts that are not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange {
    /// The part.
    pub part: Part,
    /// How it differs.
    pub change: Change,
    /// What differs within it; empty for a part that only one side has.
    pub facts: Vec<FactChange>,
}

/// A fact that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// Where it stands in its entry.
    pub path: Path,
    /// What it is about.
    pub nature: Nature,
    /// What the old side says; `None` if nothing.
    pub before: Option<Value>,
    /// What the new side says; `None` if nothing.
    pub after: Option<Value>,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// What the entry is about.
    Statement,
    /// Where that was seen.
    Source,
    /// The day on which somebody looked again, and nothing else of the source.
    Recheck,
}

/// Where a fact stands: the keys that lead to it, and in lists what the item is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key.
    Key(Box<str>),
    /// An item of a list, by what tells it from the others.
    Item(Box<str>),
}

impl Path {
    pub(super) fn key(&self, key: &str) -> Self {
        self.with(Step::Key(key.into()))
    }

    pub(super) fn item(&self, name: &str) -> Self {
        self.with(Step::Item(name.into()))
    }

    fn with(&self, step: Step) -> Self {
        let mut path = self.clone();
        path.0.push(step);
        path
    }

    /// Keys of fields that hold sources, and of those that hold the day of a look.
    fn nature(&self) -> Nature {
        let keys: Vec<&str> = self
            .0
            .iter()
            .filter_map(|step| match step {
                Step::Key(key) => Some(&**key),
                Step::Item(_) => None,
            })
            .collect();
        match keys.as_slice() {
            ["evidence", _, "checked"] | ["confirmed"] | ["no_substitute", "searched"] => Nature::Recheck,
            ["evidence" | "facts", ..] | [.., "evidence"] => Nature::Source,
            _ => Nature::Statement,
        }
    }
}

/// As an editor would type it: `replaces[zoom].fit`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(name) => write!(f, "[{name}]")?,
            }
        }
        Ok(())
    }
}

impl Difference {
    /// Compares two catalogues. What cannot be read on one side is neither added nor removed there.
    #[must_use]
    pub fn of(old: Side<'_>, new: Side<'_>) -> Self {
        let mut difference = Self::default();
        for (part, change) in parts(old.entries, new.entries) {
            let lacking = if change == Change::Added { old.broken } else { new.broken };
            match &part {
                Part::Entry(entry)
                    if change != Change::Changed && lacking.contains(entry.kind, &entry.id) =>
                {
                    difference.unread.push(entry.clone());
                    continue;
                }
                Part::OrderingSources if reads_badly(EntryKind::Rule, old, new) => continue,
                Part::PlaybookSources if reads_badly(EntryKind::Playbook, old, new) => continue,
                _ => {}
            }
            let facts = match change {
                Change::Changed => facts(old.entries, new.entries, &part),
                Change::Added | Change::Removed => Vec::new(),
            };
            difference.parts.push(PartChange { part, change, facts });
        }
        difference
    }

    /// Facts of one entry that are not the same on both sides; none if it is on one side only.
    #[must_use]
    pub fn within(old: &Entries, new: &Entries, entry: &EntryKey) -> Vec<FactChange> {
        let is_there = |side: &Entries| side.contains(entry.kind, &entry.id);
        if is_there(old) && is_there(new) { facts(old, new, &Part::Entry(entry.clone())) } else { Vec::new() }
    }

    /// Parts that differ in one way.
    pub fn with(&self, change: Change) -> impl Iterator<Item = &PartChange> {
        self.parts.iter().filter(move |part| part.change == change)
    }

    /// Whether both sides say the same, as far as they can be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.unread.is_empty()
    }
}

impl PartChange {
    /// Facts of a nature.
    pub fn facts_about(&self, nature: Nature) -> impl Iterator<Item = &FactChange> {
        self.facts.iter().filter(move |fact| fact.nature == nature)
    }
}

/// Whether the file of a kind cannot be read on one side.
fn reads_badly(kind: EntryKind, old: Side<'_>, new: Side<'_>) -> bool {
    old.broken.touches(kind) || new.broken.touches(kind)
}

/// The facts of a part that both sides have.
fn facts(old: &Entries, new: &Entries, part: &Part) -> Vec<FactChange> {
    let value = |entries: &Entries| match part {
        Part::Entry(entry) => entries.value(entry),
        Part::OrderingSources => under_evidence(Value::of(&entries.rules.ordering_evidence)),
        Part::PlaybookSources => under_evidence(Value::of(&entries.rules.playbook_evidence)),
        Part::Manifest => Value::of(&entries.manifest),
    };
    let mut found = Vec::new();
    compare(&Path::default(), value(old).as_ref(), value(new).as_ref(), &mut found);
    found
}

/// Sources of a file of rules stand under the same key as those of an entry.
fn under_evidence(sources: Option<Value>) -> Option<Value> {
    sources.map(|sources| Value::Map(vec![("evidence".into(), sources)]))
}

/// Adds what differs at a path and below it.
pub(super) fn compare(path: &Path, old: Option<&Value>, new: Option<&Value>, found: &mut Vec<FactChange>) {
    match (old, new) {
        (old, new) if old == new => {}
        (Some(Value::Map(before)), Some(Value::Map(after))) => {
            let added = after.iter().filter(|(key, _)| !before.iter().any(|(known, _)| known == key));
            for (key, _) in before.iter().chain(added) {
                let side = |value: Option<&'_ Value>| value.and_then(|value| value.get(key)).cloned();
                compare(&path.key(key), side(old).as_ref(), side(new).as_ref(), found);
            }
        }
        (Some(Value::List(before)), Some(Value::List(after))) => items::compare(path, before, after, found),
        // A list that begins or ends is told item by item like one that grows.
        (None, Some(Value::List(after))) => items::compare(path, &[], after, found),
        (Some(Value::List(before)), None) => items::compare(path, before, &[], found),
        _ => found.push(change(path.clone(), old.cloned(), new.cloned())),
    }
}

/// A change at a path.
pub(super) fn change(path: Path, before: Option<Value>, after: Option<Value>) -> FactChange {
    FactChange { nature: path.nature(), path, before, after }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn map(fields: &[(&str, Value)]) -> Value {
        Value::Map(fields.iter().map(|(key, value)| ((*key).into(), value.clone())).collect())
    }

    fn found(old: &Value, new: &Value) -> Vec<String> {
        let mut found = Vec::new();
        compare(&Path::default(), Some(old), Some(new), &mut found);
        let side = |value: &Option<Value>| value.as_ref().map_or("-".to_owned(), ToString::to_string);
        found
            .iter()
            .map(|fact| {
                format!("{} {:?} {} > {}", fact.path, fact.nature, side(&fact.before), side(&fact.after))
            })
            .collect()
    }

    #[test]
    fn fields_are_told_by_their_path() {
        let old = map(&[("license", map(&[("spdx", text("MIT")), ("model", text("open-source"))]))]);
        let new = map(&[("license", map(&[("model", text("open-source"))])), ("name", text("A"))]);
        assert_eq!(found(&old, &new), ["license.spdx Statement MIT > -", "name Statement - > A"]);
    }

    #[test]
    fn items_are_told_by_what_they_are_called() {
        let item = |id: &str, fit: &str| map(&[("software", text(id)), ("fit", text(fit))]);
        let old = map(&[("replaces", Value::List(vec![item("a", "full"), item("b", "full")]))]);
        let new = map(&[("replaces", Value::List(vec![item("c", "niche"), item("b", "partial")]))]);
        assert_eq!(
            found(&old, &new),
            [
                "replaces[a] Statement {software: a, fit: full} > -",
                "replaces[b].fit Statement full > partial",
                "replaces[c] Statement - > {software: c, fit: niche}",
            ]
        );
    }

    #[test]
    fn a_new_order_is_a_fact_of_its_own() {
        let list =
            |items: &[&str]| map(&[("categories", Value::List(items.iter().map(|id| text(id)).collect()))]);
        assert_eq!(
            found(&list(&["a", "b"]), &list(&["b", "a", "c"])),
            ["categories Statement - > c", "categories Statement [a, b] > [b, a]"]
        );
    }

    #[test]
    fn items_without_a_name_are_told_whole() {
        let loss = |de: &str| map(&[("de", text(de)), ("en", text("x"))]);
        let list = |items: &[&str]| map(&[("lost", Value::List(items.iter().map(|de| loss(de)).collect()))]);
        assert_eq!(
            found(&list(&["a", "b"]), &list(&["b", "c"])),
            ["lost Statement {de: a, en: x} > {de: c, en: x}"]
        );
        assert_eq!(found(&list(&["a"]), &list(&[])), ["lost Statement {de: a, en: x} > -"]);
    }

    #[test]
    fn sources_and_fresh_looks_are_told_apart_from_statements() {
        let side = |day: &str, key: &str| {
            map(&[
                ("license", map(&[("evidence", Value::List(vec![text(key)]))])),
                ("evidence", map(&[("site", map(&[("checked", text(day))]))])),
            ])
        };
        assert_eq!(
            found(&side("2026-01-01", "site"), &side("2026-02-01", "page")),
            [
                "license.evidence Source site > -",
                "license.evidence Source - > page",
                "evidence.site.checked Recheck 2026-01-01 > 2026-02-01",
            ]
        );
    }
}
