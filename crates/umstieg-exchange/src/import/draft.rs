//! A draft entry: fields as they stand in a file, and notes.

use super::note::{Expected, Note, NoteKind};
use super::reader::{Reader, one_line};
use super::{Context, foreign::Foreign};
use crate::terms::{Meaning, meaning};
use serde_json::{Map, Value, json};
use umstieg_format::entry::Lifecycle;
use umstieg_format::finding::Findings;
use umstieg_format::scalar::{LicenseExpression, SoftwareId};
use umstieg_format::structure::Node;

/// What stands where somebody must fill something in; no field takes it for an answer.
pub const OPEN: &str = "TODO";

/// A page, and who speaks there if it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// Who speaks there, as a word of `evidence`.
    pub kind: Option<String>,
}

/// What a file of another catalogue says, as an entry of this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The name of the software.
    pub name: String,
    /// An id that fits the name, if one does.
    pub id: Option<SoftwareId>,
    /// The fields of the entry that are known, as they stand in its file.
    pub fields: Map<String, Value>,
    /// The releases with the end of their support; they are among the fields, too.
    pub releases: Vec<Lifecycle>,
    /// What a person should know or decide, in the order of the file.
    pub notes: Vec<Note>,
}

/// A draft that is being made.
pub(crate) struct Making<'f, 'c> {
    pub(crate) reader: Reader<'f>,
    pub(crate) context: &'c Context<'c>,
    /// The key of the one source.
    key: &'static str,
    fields: Map<String, Value>,
}

impl<'f, 'c> Making<'f, 'c> {
    pub(crate) fn new(file: &'f Foreign, context: &'c Context<'c>, key: &'static str) -> Self {
        Self { reader: Reader::new(file), context, key, fields: Map::new() }
    }

    /// The key of the source, for facts.
    pub(crate) fn key(&self) -> &'static str {
        self.key
    }

    pub(crate) fn put(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    pub(crate) fn put_some(&mut self, field: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(field, value);
        }
    }

    /// The source of every fact: the page that the caller names, else the one that the file names itself.
    pub(crate) fn source(&mut self, root: &Node, kind: &str, own: Option<String>) {
        let page = self.context.page.clone();
        let kind = page.as_ref().and_then(|page| page.kind.clone()).unwrap_or_else(|| kind.to_owned());
        let url = page.map(|page| page.url).or(own);
        if url.is_none() {
            self.reader.note(root, NoteKind::PageOpen);
        }
        let url = url.unwrap_or_else(|| OPEN.to_owned());
        let source = json!({"url": url, "checked": self.context.checked.to_string(), "kind": kind});
        self.put("evidence", json!({ self.key: source }));
    }

    /// A licence by its SPDX expression.
    pub(crate) fn license(&mut self, node: &Node, field: &str, text: &str) {
        let Some(expression) =
            self.reader.fitting(node, field, Expected::License, LicenseExpression::parse(text))
        else {
            return;
        };
        let license = expression.to_string();
        let model = if expression.is_open_source(|_| false) { "open-source" } else { "unknown" };
        let mut value = Map::new();
        value.insert("model".to_owned(), model.into());
        value.insert("spdx".to_owned(), license.clone().into());
        if expression.lacks_gnu_suffix() {
            value.insert("suffix".to_owned(), "unknown".into());
            self.reader.note(node, NoteKind::LicenseSuffix { license: license.clone() });
        }
        if model == "unknown" {
            self.reader.note(node, NoteKind::LicenseNotOpen { license });
        }
        value.insert("evidence".to_owned(), json!([self.key]));
        self.put("license", value);
    }

    /// Categories and capabilities by the words of another catalogue.
    pub(crate) fn words(&mut self, field: &str, words: &[(&Node, &str)], table: &'static [Meaning]) {
        let (mut categories, mut capabilities) = (Vec::<&str>::new(), Map::new());
        for (node, word) in words {
            let Some(found) = meaning(table, word) else {
                let (field, word) = (field.to_owned(), (*word).to_owned());
                self.reader.note(node, NoteKind::NoCounterpart { field, word });
                continue;
            };
            if !categories.contains(&found.category) {
                categories.push(found.category);
            }
            if let Some(capability) = found.capability {
                let fact = json!({"level": "unknown", "evidence": [self.key]});
                capabilities.insert(capability.to_owned(), fact);
            }
        }
        if !categories.is_empty() {
            self.put("categories", categories);
        }
        if let (false, Some((node, _))) = (capabilities.is_empty(), words.first()) {
            let open = capabilities.keys().cloned().collect();
            self.reader.note(node, NoteKind::LevelOpen { capabilities: open });
            self.put("capabilities", capabilities);
        }
    }

    /// The newest release, unless it is one for testers.
    pub(crate) fn newest(&mut self, node: &Node, field: &str, date: Option<String>) {
        let Some(tag) = self.reader.release(node, field) else { return };
        // Tags of repositories put a `v` before the number; it is not part of the release.
        let number = tag.strip_prefix('v').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let release = number.unwrap_or(&tag).to_owned();
        let lower = release.to_lowercase();
        let early = ["alpha", "beta", "rc", "preview", "nightly", "dev", "snapshot"];
        if early.iter().any(|word| lower.contains(word)) {
            if let Some(value) = node.get(field) {
                self.reader.note(value, NoteKind::Prerelease { release });
            }
            return;
        }
        let mut value = Map::new();
        value.insert("release".to_owned(), release.into());
        if let Some(date) = date {
            value.insert("date".to_owned(), date.into());
        }
        value.insert("evidence".to_owned(), json!([self.key]));
        self.put("latest_release", value);
    }

    /// The name that the caller gives, else that of a field.
    pub(crate) fn name(&self, node: &Node, field: &str) -> Result<String, Findings> {
        self.context.name.map_or_else(|| self.reader.name(node, field), |name| Ok(one_line(name)))
    }

    pub(crate) fn done(mut self, name: String, releases: Vec<Lifecycle>) -> Draft {
        self.put("name", name.clone());
        let id = SoftwareId::parse(&slug(&name)).ok();
        Draft { name, id, fields: self.fields, releases, notes: self.reader.finish() }
    }
}

/// A name as an id: letters and digits in lower case, everything else as hyphens between them.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        let plain = match c {
            'ä' | 'Ä' => "ae",
            'ö' | 'Ö' => "oe",
            'ü' | 'Ü' => "ue",
            'ß' => "ss",
            '+' => "-plus-",
            c if c.is_ascii_alphanumeric() => {
                slug.push(c.to_ascii_lowercase());
                continue;
            }
            _ => "-",
        };
        slug.push_str(plain);
    }
    slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn ids_follow_names() {
        assert_eq!(slug("Bücher & Akten"), "buecher-akten");
        assert_eq!(slug("Notepad++"), "notepad-plus-plus");
        assert_eq!(slug("日本"), "");
    }
}
