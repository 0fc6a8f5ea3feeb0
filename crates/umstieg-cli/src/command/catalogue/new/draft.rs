//! A new entry before it is a file: what is known of it, and what its schema asks for.

use super::OPEN;
use super::facts::{Fields, offered};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use umstieg_core::format::check::Broken;
use umstieg_core::format::entries::{Entries, Vocabulary};
use umstieg_core::format::finding::{Finding, literal};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::message;
use umstieg_core::format::message::Message;
use umstieg_core::format::read::contradictions;
use umstieg_core::format::scalar::Date;
use umstieg_core::format::schema::in_german;
use umstieg_core::format::source::Source;
use umstieg_report::Language;

/// The words of an answer, with commas between them.
fn words_of(answer: &str) -> impl Iterator<Item = &str> {
    answer.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// The pages of an answer, with commas between them: what names no address belongs to the one before it.
fn pages_of(answer: &str) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for word in words_of(answer) {
        match pages.last_mut().filter(|_| !word.contains("://")) {
            Some(last) => *last += &format!(",{word}"),
            None => pages.push(word.to_owned()),
        }
    }
    pages
}

/// An entry that is being made.
pub(crate) struct Draft {
    kind: FileKind,
    id: String,
    language: Language,
    as_of: Date,
    fields: Fields,
    schema: Value,
    /// The catalogue that it comes into, if that can be read.
    catalogue: Option<Surroundings>,
}

/// The entries beside which a new one stands.
pub(super) struct Surroundings {
    /// Those of the folder and of the layers below it.
    pub(super) entries: Entries,
    /// What of them could not be read.
    pub(super) broken: Broken,
    /// The id of who has a name or an alias already, by the name in small letters; entries of the same kind.
    pub(super) names: BTreeMap<String, String>,
}

/// A field that is open.
pub(super) struct Open {
    /// Its key, and a second one within it if it is a statement in two languages.
    pub(super) path: Vec<String>,
    /// What it means.
    pub(super) meaning: String,
    /// The words that it takes; none if it takes others.
    pub(super) words: Vec<String>,
    /// What an answer looks like.
    pub(super) example: Option<&'static str>,
    /// Whether it takes several words, with commas between them.
    pub(super) is_list: bool,
}

impl Draft {
    /// An entry of which flags have told the fields.
    pub(crate) fn new(kind: FileKind, id: &str, language: Language, as_of: Date, fields: Fields) -> Self {
        Self { kind, id: id.to_owned(), language, as_of, fields, schema: kind.schema(), catalogue: None }
    }

    /// The same, held against the catalogue that it comes into.
    pub(super) fn among(self, catalogue: Option<Surroundings>) -> Self {
        Self { catalogue, ..self }
    }

    /// The closed lists of words from which it draws.
    pub(super) fn vocabulary(&self) -> Option<&Vocabulary> {
        self.catalogue.as_ref().map(|catalogue| &catalogue.entries.vocabulary)
    }

    /// What its text says that the catalogue contradicts.
    pub(super) fn contradictions(&self, source: &Source) -> Vec<Finding> {
        let Some(Surroundings { entries, broken, .. }) = &self.catalogue else { return Vec::new() };
        contradictions(source.clone(), self.kind, &self.id, entries, broken)
    }

    /// The language in which it is talked about.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The name, if it is known.
    pub(super) fn name(&self) -> Option<String> {
        let field = if self.kind == FileKind::Reference { "organisation" } else { "name" };
        self.fields.get(field).and_then(Value::as_str).map(str::to_owned)
    }

    /// That somebody has its name already.
    pub(super) fn is_taken(&self) -> Option<Message> {
        let name = self.name()?;
        let known = self.catalogue.as_ref()?.names.get(&name.to_lowercase())?;
        let name = literal(&name);
        Some(message!(
            en: "{name} is there already as `{known}`; change that file";
            de: "{name} gibt es schon als `{known}`; jene Datei ändern"
        ))
    }

    /// Gives an open field its value. What is wrong with it is told, and then the field stays open.
    pub(super) fn fill(&mut self, open: &Open, answer: &str) -> Vec<String> {
        let (before, known) = (self.fields.clone(), self.mistakes());
        self.put(open, answer);
        let mut wrong = self.mistakes();
        // A flag may have been wrong as well; that is told when the file is to be written.
        wrong.retain(|mistake| !known.contains(mistake));
        if !wrong.is_empty() {
            self.fields = before;
        }
        wrong
    }

    /// What does not fit the schema or the catalogue, apart from what is open.
    fn mistakes(&self) -> Vec<String> {
        let source = Source::new("", self.file());
        let misshapen = super::wrong(&source, self.kind).into_iter().map(|finding| (finding.message, None));
        let untrue = self.contradictions(&source).into_iter().map(|finding| (finding.message, finding.help));
        let taken = self.is_taken().map(|message| (message, None));
        misshapen
            .chain(untrue)
            .chain(taken)
            .map(|(message, help)| self.told(&message, help.as_ref()))
            .collect()
    }

    fn told(&self, message: &Message, help: Option<&Message>) -> String {
        let text = message.text(self.language);
        help.map_or_else(|| text.to_owned(), |help| format!("{text}; {}", help.text(self.language)))
    }

    fn put(&mut self, open: &Open, answer: &str) {
        let value = match open.path.as_slice() {
            [key] if key == "evidence" => Value::from_iter(pages_of(answer)),
            _ if open.is_list => Value::from_iter(words_of(answer)),
            _ => Value::from(answer.trim()),
        };
        match open.path.as_slice() {
            [key] => {
                let value = match key.as_str() {
                    "license" if answer.trim() == "proprietary" => json!({"model": "proprietary"}),
                    "license" => json!({"model": "open-source", "spdx": answer.trim()}),
                    "services" => offered(self.offers(answer).iter().map(String::as_str)),
                    _ => value,
                };
                self.fields.insert(key.clone(), value);
            }
            [key, inner] => {
                let within = self.fields.entry(key.clone()).or_insert_with(|| json!({}));
                if let Value::Object(within) = within {
                    within.insert(inner.clone(), value);
                }
            }
            _ => {}
        }
    }

    /// Services of an answer, each with its software: what stands behind `hosting=nextcloud` and is no service is software
    /// of the same one.
    fn offers(&self, answer: &str) -> Vec<String> {
        let is_service = |word: &str| {
            self.vocabulary()
                .is_some_and(|words| words.services.keys().any(|service| service.as_str() == word))
        };
        let mut offers: Vec<String> = Vec::new();
        for word in words_of(answer) {
            match offers
                .last_mut()
                .filter(|last| last.contains('=') && !word.contains('=') && !is_service(word))
            {
                Some(last) => *last += &format!(",{word}"),
                None => offers.push(word.to_owned()),
            }
        }
        offers
    }

    /// The fields that every entry of the kind must have and this one lacks.
    pub(super) fn open(&self) -> Vec<Open> {
        let mut open = Vec::new();
        for (key, schema) in self.properties() {
            // These follow from the others.
            if !self.is_required(&key) || matches!(key.as_str(), "confirmed" | "facts" | "eligibility") {
                continue;
            }
            let words = self.words(&schema);
            if key == "summary" {
                for language in ["de", "en"] {
                    if self.fields.get("summary").is_none_or(|summary| summary.get(language).is_none()) {
                        let path = vec![key.clone(), language.to_owned()];
                        let meaning = format!("{} ({language})", self.meaning(&schema));
                        open.push(Open { path, meaning, words: Vec::new(), example: None, is_list: false });
                    }
                }
            } else if !self.fields.contains_key(&key) {
                let is_list = schema.get("type").is_some_and(|name| name == "array") || key == "evidence";
                let example = match key.as_str() {
                    "license" => Some("AGPL-3.0-only, MIT, proprietary"),
                    "country" => Some("DE"),
                    "region" => Some("DE-SH"),
                    "website" => Some("https://example.org/"),
                    "services" => Some("hosting=nextcloud,collabora-online, support"),
                    "evidence" => Some("vendor=https://example.org/about"),
                    _ => None,
                };
                open.push(Open { path: vec![key], meaning: self.meaning(&schema), words, example, is_list });
            }
        }
        open
    }

    /// The text of the file: every field that is known or must be, and a comment for every other one.
    pub(super) fn file(&self) -> String {
        let mut file =
            format!("# yaml-language-server: $schema=../schema/{}.schema.json\n\n", self.kind.name());
        for (key, schema) in self.properties() {
            let value = match self.fields.get(&key) {
                Some(value) => Some(self.completed(&key, value)),
                None => self.is_required(&key).then(|| self.placeholder(&key, &schema)),
            };
            match value {
                // JSON is YAML, and laying it out makes it the YAML of everybody else.
                Some(value) => {
                    let words = self.choices(&key, &schema, &value);
                    let note =
                        if words.is_empty() { String::new() } else { format!(" # {}", words.join(", ")) };
                    file.push_str(&format!("{key}: {value}{note}\n"));
                }
                None => file.push_str(&format!("# {key}: {}\n", self.meaning(&schema))),
            }
        }
        file
    }

    /// The words from which somebody chooses what is open in a value.
    fn choices(&self, key: &str, schema: &Value, value: &Value) -> Vec<String> {
        let within = |schema: &Value, field: &str| {
            schema.get("properties").and_then(|fields| fields.get(field)).map(|field| self.resolved(field))
        };
        match key {
            _ if value == OPEN => self.words(schema),
            "license" if value["model"] == OPEN => {
                within(schema, "model").map(|model| self.words(&model)).unwrap_or_default()
            }
            "services" if value.get(OPEN).is_some() => {
                let services = self.vocabulary().map(|words| words.services.keys());
                services.into_iter().flatten().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }

    /// A value from a flag or an answer as it stands in the file.
    fn completed(&self, key: &str, value: &Value) -> Value {
        match (key, value) {
            ("summary", Value::Object(known)) => {
                let text = |language: &str| known.get(language).cloned().unwrap_or_else(|| OPEN.into());
                json!({"de": text("de"), "en": text("en")})
            }
            ("evidence", Value::Array(pages)) => self.sources(pages),
            ("services", Value::Object(services)) if self.fields.contains_key("evidence") => {
                let with_source = |(service, offer): (&String, &Value)| {
                    let mut offer = offer.clone();
                    if let Value::Object(offer) = &mut offer {
                        offer.insert("evidence".to_owned(), json!(["source"]));
                    }
                    (service.clone(), offer)
                };
                services.iter().map(with_source).collect::<Map<_, _>>().into()
            }
            _ => value.clone(),
        }
    }

    /// Sources under short keys, read on the day of the answer.
    fn sources(&self, pages: &[Value]) -> Value {
        let mut sources = Map::new();
        for (number, page) in pages.iter().filter_map(Value::as_str).enumerate() {
            let known = page.split_once('=').filter(|(kind, _)| !kind.contains(':'));
            let (kind, url) = known.unwrap_or((OPEN, page));
            let key = if number == 0 { "source".to_owned() } else { format!("source-{}", number + 1) };
            sources.insert(key, json!({"url": url, "checked": self.as_of.to_string(), "kind": kind}));
        }
        sources.into()
    }

    /// What stands for a field that must be there and is not known.
    fn placeholder(&self, key: &str, schema: &Value) -> Value {
        match key {
            "summary" => json!({"de": OPEN, "en": OPEN}),
            "license" => json!({"model": OPEN}),
            "services" => json!({OPEN: {}}),
            "eligibility" => json!({}),
            "facts" => json!(["source"]),
            "confirmed" => self.as_of.to_string().into(),
            "evidence" => self.sources(&[OPEN.into()]),
            _ if schema.get("type").is_some_and(|name| name == "array") => json!([OPEN]),
            _ => OPEN.into(),
        }
    }

    /// The fields of the kind with their schemas, references resolved.
    fn properties(&self) -> Vec<(String, Value)> {
        let properties = self.schema.get("properties").and_then(Value::as_object);
        properties.into_iter().flatten().map(|(key, schema)| (key.clone(), self.resolved(schema))).collect()
    }

    /// A schema with what it refers to under its own words.
    fn resolved(&self, schema: &Value) -> Value {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
        let mut resolved =
            target.and_then(|path| self.schema.pointer(path)).cloned().unwrap_or_else(|| json!({}));
        if let (Value::Object(all), Value::Object(own)) = (&mut resolved, schema) {
            all.extend(own.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        resolved
    }

    fn is_required(&self, key: &str) -> bool {
        let required = self.schema.get("required").and_then(Value::as_array);
        required.is_some_and(|required| required.iter().any(|name| name == key))
    }

    /// The words of a closed list.
    fn words(&self, schema: &Value) -> Vec<String> {
        let schema = schema.get("items").map_or_else(|| schema.clone(), |items| self.resolved(items));
        let choices = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
        choices.filter_map(|choice| choice.get("const")?.as_str().map(str::to_owned)).collect()
    }

    /// What a field means, in the language of the answer.
    fn meaning(&self, schema: &Value) -> String {
        let english =
            schema.get("description").and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        match self.language {
            Language::De => in_german(&english).map_or(english.clone(), str::to_owned),
            Language::En => english,
        }
    }
}
