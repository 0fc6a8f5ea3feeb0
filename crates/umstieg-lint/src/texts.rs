//! Every text and every value of the folder's files, straight from their trees, so that no new field is forgotten.

use crate::context::Context;
use umstieg_format::finding::Location;
use umstieg_format::kind::FileKind;
use umstieg_format::message::Language;
use umstieg_format::read::{Document, Documents};
use umstieg_format::source::Source;
use umstieg_format::structure::{Node, Plain, Value};

/// Characters from which on a text is not the same as another one by chance: shorter ones say `Linux only.` or name a thing.
const LONG: usize = 40;

/// One language of a text that a file says in German and English.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    /// Its file's text.
    pub(crate) source: &'a Source,
    /// Where it stands.
    pub(crate) node: &'a Node,
    /// What it says.
    pub(crate) text: &'a str,
}

/// A text in both languages.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'a> {
    /// Kind of its file.
    pub(crate) kind: FileKind,
    /// Id of its file.
    pub(crate) id: &'a str,
    /// The key under which it stands, or under which its list stands: `summary`, `note`, `lost`.
    pub(crate) key: &'a str,
    /// The German wording.
    pub(crate) de: Wording<'a>,
    /// The English wording.
    pub(crate) en: Wording<'a>,
}

/// What a file says in one of the two languages.
#[derive(Clone, Copy)]
pub(crate) struct Said<'a> {
    /// Kind of its file.
    pub(crate) kind: FileKind,
    /// Id of its file.
    pub(crate) id: &'a str,
    /// The key under which it stands in both languages.
    pub(crate) key: &'a str,
    /// Its language.
    pub(crate) language: Language,
    /// What it says.
    pub(crate) wording: Wording<'a>,
}

impl<'a> Pair<'a> {
    /// The text that a mapping with `de` and `en` is.
    fn of(kind: FileKind, id: &'a str, key: &'a str, node: &'a Node, source: &'a Source) -> Option<Self> {
        // Texts have these two keys, and a loss what it is about; most mappings are told by their size.
        let ([_, _] | [_, _, _]) = node.as_mapping()? else { return None };
        let wording = |language| Wording::of(source, node.get(language)?);
        Some(Self { kind, id, key, de: wording("de")?, en: wording("en")? })
    }
}

impl<'a> Said<'a> {
    /// The text that a mapping with one of `de` and `en` is, the other one being forgotten or misspelt.
    fn half(kind: FileKind, id: &'a str, key: &'a str, node: &'a Node, source: &'a Source) -> Option<Self> {
        let ([_] | [_, _] | [_, _, _]) = node.as_mapping()? else { return None };
        let (language, node) = match (node.get("de"), node.get("en")) {
            (Some(node), None) => (Language::De, node),
            (None, Some(node)) => (Language::En, node),
            _ => return None,
        };
        Some(Self { kind, id, key, language, wording: Wording::of(source, node)? })
    }
}

impl<'a> Wording<'a> {
    /// Where it stands, shortened to its first line.
    pub(crate) fn location(&self) -> Location {
        self.source.location(self.source.first_line(self.node.span))
    }

    /// Whether everybody reads it as text; what some read as a number or as nothing is told when the file is read.
    pub(crate) fn is_text(&self) -> bool {
        !self.text.is_empty() && self.node.plain() == Some(Plain::Text)
    }

    /// Whether it is too long to be the same as another text by chance.
    pub(crate) fn is_long(&self) -> bool {
        self.text.len() >= LONG && self.text.chars().count() >= LONG
    }

    fn of(source: &'a Source, node: &'a Node) -> Option<Self> {
        Some(Self { source, node, text: node.as_text()? })
    }
}

/// Texts, names, addresses and days of all files, gathered in one walk because many rules ask for them.
#[derive(Default)]
pub(crate) struct Texts<'a> {
    pairs: Vec<Pair<'a>>,
    /// Texts of which the other language is missing.
    halves: Vec<Said<'a>>,
    addresses: Vec<(&'a str, Wording<'a>)>,
    days: Vec<Wording<'a>>,
    spaced: Vec<Wording<'a>>,
    names: Vec<Wording<'a>>,
}

impl<'a> Texts<'a> {
    /// Gathers what files say, in the order of the files and lines.
    pub(crate) fn of(documents: &'a Documents) -> Self {
        let mut texts = Self::default();
        for (kind, id, document) in documents.iter() {
            let source = &document.source;
            walk(document, &mut |key, node| {
                let Some(wording) = Wording::of(source, node) else {
                    match Pair::of(kind, id, key, node, source) {
                        Some(pair) => texts.pairs.push(pair),
                        None => texts.halves.extend(Said::half(kind, id, key, node, source)),
                    }
                    return;
                };
                match key {
                    "url" | "website" | "repository" => texts.addresses.push((key, wording)),
                    "checked" | "searched" | "confirmed" => texts.days.push(wording),
                    "name" | "organisation" => texts.names.push(wording),
                    _ => {}
                }
                if is_spaced(wording.text) {
                    texts.spaced.push(wording);
                }
            });
        }
        texts
    }
}

/// Visits every text in both languages, in the order of the files and lines.
pub(crate) fn pairs<'a>(context: &Context<'a>, visit: impl FnMut(Pair<'a>)) {
    context.texts.pairs.iter().copied().for_each(visit);
}

/// Visits every text in each of its languages, those without the other one at the end.
pub(crate) fn wordings<'a>(context: &Context<'a>, mut visit: impl FnMut(Said<'a>)) {
    pairs(context, |Pair { kind, id, key, de, en }| {
        for (language, wording) in [(Language::De, de), (Language::En, en)] {
            visit(Said { kind, id, key, language, wording });
        }
    });
    context.texts.halves.iter().copied().for_each(visit);
}

/// Visits every web address of the files: values under `url`, `website` and `repository`.
pub(crate) fn addresses<'a>(context: &Context<'a>, mut visit: impl FnMut(&'a str, Wording<'a>)) {
    context.texts.addresses.iter().for_each(|(key, address)| visit(key, *address));
}

/// Visits every day on which somebody looked: values under `checked`, `searched` and `confirmed`.
pub(crate) fn days<'a>(context: &Context<'a>, visit: impl FnMut(Wording<'a>)) {
    context.texts.days.iter().copied().for_each(visit);
}

/// Visits every name: values under `name` and `organisation`.
pub(crate) fn names<'a>(context: &Context<'a>, visit: impl FnMut(Wording<'a>)) {
    context.texts.names.iter().copied().for_each(visit);
}

/// Visits every text with a space at an end, or two in a row.
pub(crate) fn spaced<'a>(context: &Context<'a>, visit: impl FnMut(Wording<'a>)) {
    context.texts.spaced.iter().copied().for_each(visit);
}

fn is_spaced(text: &str) -> bool {
    text.starts_with(' ') || text.ends_with(' ') || text.as_bytes().windows(2).any(|pair| pair == b"  ")
}

/// Visits every node with the nearest key above it, in the order of the file.
fn walk<'a>(document: &'a Document, visit: &mut impl FnMut(&'a str, &'a Node)) {
    let mut open: Vec<(&str, &Node)> = document.root.iter().map(|root| ("", root)).collect();
    while let Some((key, node)) = open.pop() {
        visit(key, node);
        match &node.value {
            Value::Mapping(entries) => {
                open.extend(entries.iter().rev().map(|entry| (entry.key.text.as_str(), &entry.value)));
            }
            Value::Sequence(items) => open.extend(items.iter().rev().map(|item| (key, item))),
            Value::Scalar { .. } | Value::Refused => {}
        }
    }
}
