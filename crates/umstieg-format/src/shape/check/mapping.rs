//! Mappings: records, maps, and the two ways of writing one of several kinds.

use std::collections::BTreeSet;

use super::super::nearest::nearest;
use super::super::words::{Noun, advice, choices, counted, fields_are, inside, subject};
use super::super::{Extra, RecordRule, Rule, RuleId, TaggedRule, TextRule, VariantRule};
use super::{Checker, Step, has_not, is_not};
use crate::finding::{Edit, Finding, Fix, literal, rules, visible};
use crate::message;
use crate::message::is_meant;
use crate::structure::{Entry, Key, Node, Style, Value};

impl<'c, 'n> Checker<'c, '_, 'n> {
    pub(super) fn record(
        &mut self,
        record: &RecordRule,
        entries: &'n [Entry],
        node: &Node,
        owner: Option<&Key>,
    ) {
        let mut meant = BTreeSet::new();
        let mut free: Option<Vec<&str>> = None;
        for entry in entries {
            let key = &entry.key;
            match (record.fields.get(key.text.as_str()), record.extra) {
                (Some(field), _) => self.entry(field.rule, entry),
                (None, Extra::Anything) => {}
                (None, Extra::Values(rule)) => {
                    if let Some(keys) = record.keys {
                        self.key(keys, key);
                    }
                    self.entry(rule, entry);
                }
                // The structural pass has said what is wrong with these.
                (None, Extra::Refused) if key.text == "<<" || key.text.is_empty() => {}
                (None, Extra::Refused) => {
                    let free = free.get_or_insert_with(|| {
                        record.order.iter().map(String::as_str).filter(|name| !has(entries, name)).collect()
                    });
                    // Of what nobody will be told, nobody needs to know what was meant.
                    let is_told = !self.report.is_full();
                    let near = is_told.then(|| nearest(&key.text, free.iter().copied())).flatten();
                    meant.extend(near);
                    self.unknown_field(key, near, &record.order, free);
                }
            }
        }
        for name in &record.required {
            if !has(entries, name) && !meant.contains(name.as_str()) {
                self.missing_field(name, node, owner, None);
            }
        }
        if entries.len() < record.least || entries.len() > record.most {
            let span = owner.map_or(node.span, |key| key.span);
            self.find(span, &rules::LIST_LENGTH, |path| {
                has_not(path, &counted(entries.len(), Noun::Field), record.least, record.most)
            });
        }
    }

    fn entry(&mut self, rule: RuleId, entry: &'n Entry) {
        self.path.push(Step::Key(&entry.key.text));
        self.node(rule, &entry.value, Some(&entry.key));
        self.path.pop();
    }

    /// Checks a key of a map; whether it has to be quoted is judged by the structural pass.
    fn key(&mut self, rule: RuleId, key: &'n Key) {
        match self.shape.resolve(rule) {
            Rule::Text(TextRule { format: Some((_, check)), .. }) => {
                if let Err(wrong) = check(&key.text) {
                    self.find(key.span, &rules::MALFORMED_VALUE, |path| {
                        let (place, wrong) = (inside(path), wrong.map(|wrong| visible(wrong).into_owned()));
                        message!(en: "key{place}: {}", wrong.en; de: "Schlüssel{place}: {}", wrong.de)
                    });
                }
            }
            Rule::Choice(words) if !words.iter().any(|word| *word == key.text) => {
                let near = nearest(&key.text, words.iter().map(String::as_str));
                self.find_with(
                    key.span,
                    &rules::UNKNOWN_VALUE,
                    |path| {
                        let (key, place, known) = (literal(&key.text), inside(path), choices(words));
                        message!(
                            en: "key {key}{place} is not known, expected {}", known.en;
                            de: "der Schlüssel {key}{place} ist nicht bekannt, erwartet wird {}", known.de
                        )
                    },
                    |finding| Finding { help: advice(near, words), ..finding },
                );
            }
            _ => {}
        }
    }

    fn unknown_field(&mut self, key: &Key, near: Option<&str>, known: &[String], free: &[&str]) {
        self.find_with(
            key.span,
            &rules::UNKNOWN_FIELD,
            |path| {
                let (field, place) = (literal(&key.text), inside(path));
                message!(en: "unknown field {field}{place}"; de: "unbekanntes Feld {field}{place}")
            },
            |mut finding| {
                finding.help = near.map(is_meant).or_else(|| fields_are(known, free));
                finding.fix = near
                    .filter(|_| key.style == Style::Plain)
                    .map(|near| Fix::guess(Edit::new(key.span.range(), near)));
                finding
            },
        );
    }

    fn missing_field(&mut self, name: &str, node: &Node, owner: Option<&Key>, words: Option<&[String]>) {
        let first = node.as_mapping().and_then(|entries| entries.first()).map(|entry| entry.key.span);
        let span = owner.map(|key| key.span).or(first).unwrap_or(node.span);
        self.find_with(
            span,
            &rules::MISSING_FIELD,
            |path| {
                let (field, place) = (literal(name), inside(path));
                message!(en: "field {field} is missing{place}"; de: "das Feld {field} fehlt{place}")
            },
            |finding| match words {
                Some(words) => {
                    let known = choices(words);
                    finding.with_help(message!(en: "it is {}", known.en; de: "möglich ist {}", known.de))
                }
                None => finding,
            },
        );
    }

    pub(super) fn tagged(&mut self, rule: &Rule, tagged: &'c TaggedRule, node: &'n Node, key: Option<&Key>) {
        let TaggedRule { tag, branches, order } = tagged;
        let Some(entry) = node.entry(tag) else {
            return self.missing_field(tag, node, key, Some(order));
        };
        match entry.value.as_text().and_then(|text| branches.get(text)) {
            Some(branch) => self.node(*branch, node, key),
            None if entry.value.value == Value::Refused => {}
            None => {
                self.path.push(Step::Key(&entry.key.text));
                match entry.value.as_text() {
                    Some(_) => self.choice(rule, order, &entry.value),
                    None => self.find(entry.value.span, &rules::WRONG_TYPE, |path| {
                        is_not(path, &entry.value, &choices(order))
                    }),
                }
                self.path.pop();
            }
        }
    }

    pub(super) fn variant(&mut self, rule: &Rule, variant: &VariantRule, node: &'n Node) {
        let VariantRule { words, branches, order } = variant;
        match &node.value {
            Value::Scalar { text, .. } if branches.contains_key(text.as_str()) => {
                self.find_with(
                    node.span,
                    &rules::WRONG_TYPE,
                    |path| {
                        let (subject, word) = (subject(path), literal(text));
                        message!(
                            en: "{} is only the word {word}, expected a mapping", subject.en;
                            de: "{} ist nur das Wort {word}, erwartet wird eine Zuordnung", subject.de
                        )
                    },
                    |finding| {
                        let word = literal(&format!("{text}:"));
                        finding.with_help(message!(
                            en: "write what belongs to it after {word}";
                            de: "hinter {word} schreiben, was dazugehört"
                        ))
                    },
                );
            }
            Value::Scalar { .. } if !words.is_empty() => {
                let Some(text) = self.plain_text(rule, node, None) else { return };
                if !words.iter().any(|word| word == text) {
                    let all: Vec<String> = words.iter().chain(order).cloned().collect();
                    self.unknown_value(text, node.span, &all);
                }
            }
            Value::Mapping(entries) => match entries.as_slice() {
                [only] => match branches.get(only.key.text.as_str()) {
                    Some(branch) => self.entry(*branch, only),
                    None => self.unknown_value(&only.key.text, only.key.span, order),
                },
                _ => self.find(node.span, &rules::WRONG_TYPE, |path| {
                    let (subject, order) = (subject(path), choices(order));
                    let found = counted(entries.len(), Noun::Field);
                    message!(
                        en: "{} has {}, expected exactly one of {}", subject.en, found.en, order.en;
                        de: "{} hat {}, erwartet wird genau eines von {}", subject.de, found.de, order.de
                    )
                }),
            },
            _ => self.wrong_type(rule, node),
        }
    }
}

fn has(entries: &[Entry], name: &str) -> bool {
    entries.iter().any(|entry| entry.key.text == name)
}
