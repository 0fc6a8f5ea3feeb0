//! Parts of a catalogue by their names, and what differs within them.

use crate::impact::Compared;
use crate::options::{Language, Options};
use crate::v1;
use crate::words::{self, Words};
use std::collections::BTreeMap;
use umstieg_core::format::difference::{Change, FactChange, Nature, Part, Step, Value};
use umstieg_core::format::entries::Entries;
use umstieg_core::format::kind::{EntryKey, EntryKind, FileKind};
use umstieg_core::format::scalar::Text;

/// The parts of both catalogues, for a reader.
pub(super) struct Parts<'a> {
    compared: Compared<'a>,
    language: Language,
    words: &'static dyn Words,
    places: BTreeMap<&'a Part, usize>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(compared: Compared<'a>, options: &Options) -> Self {
        let changed = compared.difference.parts.iter().enumerate();
        let places = changed.map(|(place, changed)| (&changed.part, place)).collect();
        Self { compared, language: options.language, words: words::of(options.language), places }
    }

    /// Everything that differs.
    pub(super) fn changes(&self) -> Vec<v1::PartChange> {
        let parts = &self.compared.difference.parts;
        parts
            .iter()
            .map(|changed| v1::PartChange {
                part: self.part(&changed.part),
                change: match changed.change {
                    Change::Added => v1::PartChangeKind::Added,
                    Change::Changed => v1::PartChangeKind::Changed,
                    Change::Removed => v1::PartChangeKind::Removed,
                },
                facts: changed.facts.iter().map(fact).collect(),
            })
            .collect()
    }

    /// The place of a part among those that differ.
    pub(super) fn place(&self, part: &Part) -> Option<usize> {
        self.places.get(part).copied()
    }

    /// What could not be compared.
    pub(super) fn unread(&self) -> Vec<v1::CataloguePart> {
        self.compared.difference.unread.iter().map(|entry| self.entry(entry)).collect()
    }

    /// A part with its name.
    fn part(&self, part: &Part) -> v1::CataloguePart {
        let other = |kind, name: &str, file: FileKind| v1::CataloguePart {
            kind,
            entry: None,
            id: None,
            name: name.to_owned(),
            file: file.path(""),
        };
        let sources =
            |playbooks, file| other(v1::PartKind::Sources, self.words.rule_sources(playbooks), file);
        match part {
            Part::Entry(entry) => self.entry(entry),
            Part::OrderingSources => sources(false, FileKind::Ordering),
            Part::PlaybookSources => sources(true, FileKind::Playbooks),
            Part::Manifest => other(v1::PartKind::Manifest, self.words.manifest(), FileKind::Manifest),
        }
    }

    fn entry(&self, entry: &EntryKey) -> v1::CataloguePart {
        let name = |entries| name(entries, entry, self.language);
        v1::CataloguePart {
            kind: v1::PartKind::Entry,
            entry: Some(entry.kind.key().to_owned()),
            id: Some(entry.id.to_string()),
            name: name(self.compared.after)
                .or_else(|| name(self.compared.before))
                .unwrap_or_else(|| entry.id.to_string()),
            file: entry.kind.file().path(&entry.id),
        }
    }
}

/// The name of an entry; `None` if it is not there.
fn name(entries: &Entries, entry: &EntryKey, language: Language) -> Option<String> {
    let id = entry.id.as_str();
    let text = |text: &Text| match language {
        Language::De => text.de.to_string(),
        Language::En => text.en.to_string(),
    };
    let words = &entries.vocabulary;
    match entry.kind {
        EntryKind::Software => entries.software.get(id).map(|entry| entry.name.to_string()),
        EntryKind::Provider => entries.providers.get(id).map(|entry| entry.name.to_string()),
        EntryKind::Funding => entries.funding.get(id).map(|entry| entry.name.to_string()),
        EntryKind::Reference => entries.references.get(id).map(|entry| entry.organisation.to_string()),
        EntryKind::Category => words.categories.get(id).map(|term| text(&term.name)),
        EntryKind::Capability => words.capabilities.get(id).map(|term| text(&term.name)),
        EntryKind::Standard => words.standards.get(id).map(|term| text(&term.name)),
        EntryKind::Format => words.formats.get(id).map(|term| text(&term.name)),
        EntryKind::DataKind => words.data_kinds.get(id).map(|term| text(&term.name)),
        EntryKind::Role => words.roles.get(id).map(|term| text(&term.name)),
        EntryKind::Service => words.services.get(id).map(|term| text(&term.name)),
        EntryKind::Certification => words.certifications.get(id).map(|term| text(&term.name)),
        EntryKind::License => words.licenses.get(id).map(|term| text(&term.name)),
        EntryKind::Rule => entries.rules.ordering.get(id).map(|rule| text(&rule.name)),
        EntryKind::Playbook => entries.rules.playbooks.get(id).map(|playbook| text(&playbook.name)),
    }
}

/// A fact that is not the same on both sides.
pub(crate) fn fact(fact: &FactChange) -> v1::FactChange {
    let step = |step: &Step| match step {
        Step::Key(key) => v1::PathStep::Key(key.to_string()),
        Step::Item(name) => v1::PathStep::Item(name.to_string()),
    };
    v1::FactChange {
        path: fact.path.0.iter().map(step).collect(),
        about: match fact.nature {
            Nature::Statement => v1::FactNature::Statement,
            Nature::Source => v1::FactNature::Source,
            Nature::Recheck => v1::FactNature::Recheck,
        },
        before: fact.before.as_ref().map(value),
        after: fact.after.as_ref().map(value),
    }
}

fn value(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Value::Flag(flag) => Json::from(*flag),
        Value::Number(number) => Json::from(*number),
        Value::Text(text) => Json::from(&**text),
        Value::List(items) => Json::Array(items.iter().map(self::value).collect()),
        Value::Map(fields) => {
            Json::Object(fields.iter().map(|(key, field)| (key.to_string(), self::value(field))).collect())
        }
    }
}
