//! Lists and sets.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;

use super::super::ListRule;
use super::super::words::{Noun, counted, subject};
use super::{Checker, Step, has_not};
use crate::finding::{literal, rules};
use crate::message;
use crate::source::Span;
use crate::structure::{Node, Value};

impl<'n> Checker<'_, '_, 'n> {
    pub(super) fn list(&mut self, rule: &ListRule, items: &'n [Node], node: &Node) {
        if items.len() < rule.least || items.len() > rule.most {
            self.find(node.span, &rules::LIST_LENGTH, |path| {
                has_not(path, &counted(items.len(), Noun::Item), rule.least, rule.most)
            });
        }
        for (index, item) in items.iter().enumerate() {
            if let Some(id) = rule.first.get(index).copied().or(rule.rest) {
                self.path.push(Step::Index(index));
                self.node(id, item, None);
                self.path.pop();
            }
        }
        if rule.is_set && items.len() > 1 {
            self.set(items);
        }
    }

    fn set(&mut self, items: &[Node]) {
        let mut seen: BTreeMap<Content<'_>, Span> = BTreeMap::new();
        for item in items {
            let first = match seen.entry(Content::of(item)) {
                Entry::Vacant(free) => {
                    free.insert(item.span);
                    continue;
                }
                Entry::Occupied(first) => *first.get(),
            };
            let source = self.report.source();
            let what = item.as_text().map(literal);
            self.find_with(
                item.span,
                &rules::DUPLICATE_ITEM,
                |path| {
                    let subject = subject(path);
                    match what {
                        Some(what) => message!(
                            en: "{what} is in {} twice", subject.en;
                            de: "{} enthält {what} doppelt", subject.de
                        ),
                        None => message!(
                            en: "item is in {} twice", subject.en;
                            de: "{} enthält einen Eintrag doppelt", subject.de
                        ),
                    }
                },
                |finding| {
                    let there = source.location(source.first_line(first));
                    finding.with_related(message!(en: "first here"; de: "zuerst hier"), there)
                },
            );
        }
    }
}

/// What an item says, whatever its place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Content<'n> {
    Text(&'n str),
    Other(String),
}

impl<'n> Content<'n> {
    fn of(node: &'n Node) -> Self {
        match &node.value {
            Value::Scalar { text, .. } => Self::Text(text),
            _ => {
                let mut content = String::new();
                write_content(node, &mut content);
                Self::Other(content)
            }
        }
    }
}

/// Writes a value without its place, so that equal values are equal text.
fn write_content(node: &Node, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match &node.value {
        Value::Scalar { text, .. } => write!(out, "{text:?}"),
        Value::Refused => write!(out, "refused at {}", node.span.start),
        Value::Sequence(items) => {
            for item in items {
                write_content(item, out);
            }
            write!(out, "[{}]", items.len())
        }
        Value::Mapping(entries) => {
            for entry in entries {
                let _ = write!(out, "{:?}:", entry.key.text);
                write_content(&entry.value, out);
            }
            write!(out, "{{{}}}", entries.len())
        }
    };
}
