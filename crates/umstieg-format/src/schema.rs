//! JSON Schemas of every file kind, generated from the structs that read them.

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

impl FileKind {
    /// The JSON Schema (draft 2020-12) of the kind.
    #[must_use]
    pub fn schema(self) -> Value {
        match self {
            Self::Manifest => schema_of::<Manifest>(),
            Self::Software => schema_of::<Software>(),
            Self::Provider => schema_of::<Provider>(),
            Self::Funding => schema_of::<Funding>(),
            Self::Reference => schema_of::<Reference>(),
            Self::Categories => schema_of::<Categories>(),
            Self::Capabilities => schema_of::<Capabilities>(),
            Self::Standards => schema_of::<Standards>(),
            Self::Formats => schema_of::<FormatTerms>(),
            Self::DataKinds => schema_of::<DataKinds>(),
            Self::Roles => schema_of::<Roles>(),
            Self::Services => schema_of::<Services>(),
            Self::Certifications => schema_of::<Certifications>(),
            Self::Licenses => schema_of::<Licenses>(),
            Self::Ordering => schema_of::<OrderingRules>(),
            Self::Playbooks => schema_of::<Playbooks>(),
            Self::Inventory => schema_of::<Inventory>(),
        }
    }
}

/// The schema of a type, without the `null` that schemars allows for optional fields: the reader refuses nulls.
fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(WithoutNull).for_deserialize();
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
    let schema = schema_of::<T>();
    let words: Vec<Value> = schema
        .get("oneOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|word| word.get("const").cloned())
        .collect();
    serde_json::json!({"type": "string", "enum": words})
}
