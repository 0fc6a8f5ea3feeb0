//! JSON Schemas of every file kind, generated from the structs that read them.
//!
//! Descriptions are in English, as in the structs; `markdownDescription`, which editors show instead where they know it,
//! says the same in English and in German.

mod fields;
mod german;

pub use self::fields::{FieldReference, Tongue};
use crate::entry::{
    Capabilities, Categories, Certifications, DataKinds, FormatTerms, Funding, Licenses, Manifest,
    OrderingRules, Playbooks, Provider, Reference, Roles, Services, Software, Standards,
};
use crate::inventory::Inventory;
use crate::kind::FileKind;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

impl FileKind {
    /// The JSON Schema (draft 2020-12) of the kind.
    #[must_use]
    pub fn schema(self) -> Value {
        self.schema_by(settings().with_transform(InGerman))
    }

    /// The same without its German texts, for files to be held against: one mapping after another would be looked through
    /// for them at every start.
    #[cfg(feature = "yaml")]
    pub(crate) fn bare_schema(self) -> Value {
        self.schema_by(settings())
    }

    fn schema_by(self, settings: SchemaSettings) -> Value {
        match self {
            Self::Manifest => schema_of::<Manifest>(settings),
            Self::Software => schema_of::<Software>(settings),
            Self::Provider => schema_of::<Provider>(settings),
            Self::Funding => schema_of::<Funding>(settings),
            Self::Reference => schema_of::<Reference>(settings),
            Self::Categories => schema_of::<Categories>(settings),
            Self::Capabilities => schema_of::<Capabilities>(settings),
            Self::Standards => schema_of::<Standards>(settings),
            Self::Formats => schema_of::<FormatTerms>(settings),
            Self::DataKinds => schema_of::<DataKinds>(settings),
            Self::Roles => schema_of::<Roles>(settings),
            Self::Services => schema_of::<Services>(settings),
            Self::Certifications => schema_of::<Certifications>(settings),
            Self::Licenses => schema_of::<Licenses>(settings),
            Self::Ordering => schema_of::<OrderingRules>(settings),
            Self::Playbooks => schema_of::<Playbooks>(settings),
            Self::Inventory => schema_of::<Inventory>(settings),
        }
    }
}

/// How schemas are made: without the `null` that schemars allows for optional fields, because the reader refuses nulls.
fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with_transform(WithoutNull).for_deserialize()
}

fn schema_of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// Takes `null` out of every type, and the `default: null` that goes with it.
#[derive(Clone, Debug)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        if schema.get("default").is_some_and(Value::is_null) {
            schema.remove("default");
        }
        if let Some(Value::Object(default)) = schema.get_mut("default") {
            default.retain(|_, value| !value.is_null());
        }
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|name| name != "null");
            if let [single] = types.as_slice() {
                let single = single.clone();
                schema.insert("type".to_owned(), single);
            }
        }
        if let Some(Value::Array(options)) = schema.get_mut("anyOf") {
            options.retain(|option| option.get("type").is_none_or(|name| name != "null"));
            if let [Value::Object(single)] = options.as_slice() {
                let single = single.clone();
                schema.remove("anyOf");
                for (key, value) in single {
                    schema.insert(key, value);
                }
            }
        }
        transform_subschemas(self, schema);
    }
}

/// Adds to every description the text that editors show, in both languages.
#[derive(Clone, Debug)]
struct InGerman;

impl Transform for InGerman {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(english)) = schema.get("description") {
            // Lines of a documentation comment are one paragraph.
            let english = english.replace('\n', " ");
            if let Some(german) = in_german(&english) {
                schema.insert("markdownDescription".to_owned(), format!("{english}\n\n*{german}*").into());
            }
        }
        transform_subschemas(self, schema);
    }
}

/// The German text of a description, as the schemas have it.
///
/// ```
/// assert_eq!(umstieg_format::schema::in_german("Its website."), Some("Die eigene Website."));
/// ```
#[must_use]
pub fn in_german(english: &str) -> Option<&'static str> {
    static TEXTS: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    TEXTS.get_or_init(|| german::TEXTS.iter().copied().collect()).get(english).copied()
}

/// The schema of the keys of a mapping by id; schemars leaves keys that are not plain strings out.
pub(crate) fn id_keys() -> Value {
    serde_json::json!({"type": "string", "format": "id"})
}

/// The schema of the keys of a mapping by way of hosting.
pub(crate) fn hosting_keys() -> Value {
    words_of::<crate::entry::Hosting>()
}

/// The schema of the keys of a mapping by criterion.
pub(crate) fn criterion_keys() -> Value {
    words_of::<crate::inventory::Criterion>()
}

/// The words of a closed list as the schema of keys.
fn words_of<T: JsonSchema>() -> Value {
    let schema = schema_of::<T>(settings());
    let words: Vec<Value> = schema
        .get("oneOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|word| word.get("const").cloned())
        .collect();
    serde_json::json!({"type": "string", "enum": words})
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every description in a schema, as one paragraph.
    fn descriptions(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(text)) = object.get("description") {
                    found.insert(text.replace('\n', " "));
                }
                object.values().for_each(|value| descriptions(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| descriptions(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_description_has_a_german_text_and_every_german_text_a_description() {
        let mut found = BTreeSet::new();
        for kind in FileKind::ALL {
            descriptions(&kind.schema(), &mut found);
        }
        let missing: Vec<&String> = found.iter().filter(|text| in_german(text).is_none()).collect();
        assert!(missing.is_empty(), "add a line to `schema/german.rs` for: {missing:#?}");
        let unused: Vec<&str> =
            german::TEXTS.iter().map(|(text, _)| *text).filter(|text| !found.contains(*text)).collect();
        assert!(unused.is_empty(), "take out of `schema/german.rs`: {unused:#?}");
        let known: BTreeSet<&str> = german::TEXTS.iter().map(|(text, _)| *text).collect();
        assert_eq!(known.len(), german::TEXTS.len(), "no text stands there twice");
    }
}
