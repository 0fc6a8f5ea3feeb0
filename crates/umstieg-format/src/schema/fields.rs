//! The field reference of a kind as Markdown, from its schema: never out of date.

use super::in_german;
use crate::kind::FileKind;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The language of a field reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// German.
    De,
    /// English.
    En,
}

/// The fields of kinds of file, each group of fields and list of words described once.
///
/// ```
/// use umstieg_format::kind::FileKind;
/// use umstieg_format::schema::{FieldReference, Tongue};
///
/// let mut reference = FieldReference::new(Tongue::En);
/// let providers = reference.describe(FileKind::Provider);
/// assert!(providers.contains("| **`name`** | text | Its name. |"));
/// assert!(providers.contains("| `maker` | Makes the software itself. |"));
/// assert!(providers.contains("#### Sector") && !reference.describe(FileKind::Reference).contains("#### Sector"));
/// ```
#[derive(Clone, Debug)]
pub struct FieldReference {
    tongue: Tongue,
    /// Groups and lists that are described already.
    seen: BTreeSet<String>,
}

impl FieldReference {
    /// A reference in a language that describes nothing yet.
    #[must_use]
    pub fn new(tongue: Tongue) -> Self {
        Self { tongue, seen: BTreeSet::new() }
    }

    /// The fields of a kind with their values and meanings, those that every file must have in bold; then the groups of
    /// fields and the lists of words that they name, as far as no kind before has named them.
    pub fn describe(&mut self, kind: FileKind) -> String {
        let schema = kind.schema();
        let seen = std::mem::take(&mut self.seen);
        let mut page = Page { tongue: self.tongue, text: String::new(), waiting: Vec::new(), seen };
        let (folder, file) = kind.place();
        let place = match (folder, file) {
            ("", Some(file)) => file.to_owned(),
            ("", None) => kind.name().to_owned(),
            (folder, Some(file)) => format!("{folder}/{file}"),
            (folder, None) => format!("{folder}/<id>.yaml"),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(page.text, "### `{place}`\n\n{}\n", page.meaning(&schema));
        page.record(&schema);
        while let Some(name) = page.waiting.pop() {
            let Some(group) = schema.pointer(&format!("/$defs/{name}")) else { continue };
            let _ = writeln!(page.text, "\n#### {name}\n\n{}\n", page.meaning(group));
            if group.get("properties").is_some() {
                page.record(group);
            } else {
                page.words(group);
            }
        }
        self.seen = page.seen;
        page.text
    }
}

struct Page {
    tongue: Tongue,
    text: String,
    /// Groups that were named and are not described yet, the next one last.
    waiting: Vec<String>,
    seen: BTreeSet<String>,
}

impl Page {
    fn meaning(&self, schema: &Value) -> String {
        let english =
            schema.get("description").and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        let text = match self.tongue {
            Tongue::De => in_german(&english).map_or(english.clone(), str::to_owned),
            Tongue::En => english,
        };
        text.replace('|', "\\|")
    }

    /// A table of fields.
    fn record(&mut self, record: &Value) {
        self.text.push_str(match self.tongue {
            Tongue::De => "| Feld | Wert | Bedeutung |\n|---|---|---|\n",
            Tongue::En => "| field | value | meaning |\n|---|---|---|\n",
        });
        let required: Vec<&str> = record
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut named = Vec::new();
        for (name, field) in record.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let value = self.value(field, &mut named);
            let name =
                if required.contains(&name.as_str()) { format!("**`{name}`**") } else { format!("`{name}`") };
            let _ = writeln!(self.text, "| {name} | {value} | {} |", self.meaning(field));
        }
        named.retain(|name| self.seen.insert(name.clone()));
        self.waiting.extend(named.into_iter().rev());
    }

    /// A table of words.
    fn words(&mut self, list: &Value) {
        self.text.push_str(match self.tongue {
            Tongue::De => "| Wort | Bedeutung |\n|---|---|\n",
            Tongue::En => "| word | meaning |\n|---|---|\n",
        });
        for choice in list.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
            let word = choice.get("const").and_then(Value::as_str).unwrap_or_default();
            let _ = writeln!(self.text, "| `{word}` | {} |", self.meaning(choice));
        }
    }

    /// What a field takes, in a few words; groups that it names are added to `named`.
    fn value(&self, field: &Value, named: &mut Vec<String>) -> String {
        let (list_of, by_id, text, number, switch) = match self.tongue {
            Tongue::De => ("Liste: ", "je Id: ", "Text", "Zahl", "`true` oder `false`"),
            Tongue::En => ("list: ", "by id: ", "text", "number", "`true` or `false`"),
        };
        if let Some(name) =
            field.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"))
        {
            named.push(name.to_owned());
            return format!("[{name}](#{})", name.to_lowercase());
        }
        match field.get("type").and_then(Value::as_str) {
            Some("array") => {
                let items = field.get("items").map_or_else(String::new, |items| self.value(items, named));
                format!("{list_of}{items}")
            }
            Some("object") => {
                let values = field.get("additionalProperties");
                format!("{by_id}{}", values.map_or_else(String::new, |values| self.value(values, named)))
            }
            Some("integer" | "number") => number.to_owned(),
            Some("boolean") => switch.to_owned(),
            _ => match field.get("format").and_then(Value::as_str) {
                Some(format) => format.to_owned(),
                None => text.to_owned(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_described_in_both_languages_without_a_gap() {
        for kind in FileKind::ALL {
            for tongue in [Tongue::De, Tongue::En] {
                let text = FieldReference::new(tongue).describe(kind);
                assert!(!text.contains("|  |"), "{kind:?} {tongue:?}: an empty cell\n{text}");
            }
        }
    }
}
