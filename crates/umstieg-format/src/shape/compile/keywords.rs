//! Reading single keywords of a schema.

use serde_json::{Map, Value};

use super::super::{Rule, SchemaError};

/// Keywords that describe and do not constrain.
const SILENT: [&str; 13] = [
    "$schema",
    "$id",
    "$defs",
    "$comment",
    "title",
    "description",
    "markdownDescription",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "$anchor",
];

/// A schema's keywords.
pub(super) type Object = Map<String, Value>;

/// Fails at a place of the schema.
pub(super) fn refuse<T>(place: &str, message: impl Into<String>) -> Result<T, SchemaError> {
    Err(SchemaError { place: place.to_owned(), message: message.into() })
}

pub(super) fn is_silent(keyword: &str) -> bool {
    SILENT.contains(&keyword) || keyword.starts_with("x-")
}

pub(super) fn check_keywords(keywords: &[&str], understood: &[&str], place: &str) -> Result<(), SchemaError> {
    match keywords.iter().find(|keyword| !understood.contains(keyword)) {
        Some(keyword) => refuse(place, format!("keyword `{keyword}` is not understood here")),
        None => Ok(()),
    }
}

/// Reads the names of types, without `null`: no file may say `null`.
pub(super) fn types<'o>(object: &'o Object, place: &str) -> Result<Vec<&'o str>, SchemaError> {
    let names: Vec<&Value> = match object.get("type") {
        None => Vec::new(),
        Some(Value::Array(names)) => names.iter().collect(),
        Some(name) => vec![name],
    };
    let names: Option<Vec<&str>> = names.into_iter().map(Value::as_str).collect();
    let Some(mut names) = names else { return refuse(place, "`type` must be text") };
    names.retain(|name| *name != "null");
    Ok(names)
}

/// Reads a closed list of words.
pub(super) fn words(object: &Object, place: &str) -> Result<Option<Vec<String>>, SchemaError> {
    let values: Vec<&Value> = match (object.get("const"), object.get("enum")) {
        (Some(value), _) => vec![value],
        (None, Some(Value::Array(values))) => values.iter().collect(),
        _ => return Ok(None),
    };
    let mut words = Vec::new();
    for value in values {
        match value {
            Value::String(word) => words.push(word.clone()),
            Value::Null => {}
            other => return refuse(place, format!("`{other}` is not text, closed lists are of text")),
        }
    }
    Ok(Some(words))
}

pub(super) fn count(object: &Object, keyword: &str, default: usize) -> Result<usize, SchemaError> {
    match object.get(keyword) {
        None => Ok(default),
        Some(value) => match value.as_u64().and_then(|number| usize::try_from(number).ok()) {
            Some(number) => Ok(number),
            None => refuse("", format!("`{keyword}` must be a whole number")),
        },
    }
}

/// Reads the range of a whole number from its bounds and the width of its type.
pub(super) fn integer(object: &Object, place: &str) -> Result<Rule, SchemaError> {
    let (mut least, mut most) = match object.get("format").and_then(Value::as_str) {
        None | Some("int128") => (i128::MIN, i128::MAX),
        Some("uint128") => (0, i128::MAX),
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64" | "int") => (i64::MIN.into(), i64::MAX.into()),
        Some("uint8") => (0, u8::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("uint32") => (0, u32::MAX.into()),
        Some("uint64" | "uint") => (0, u64::MAX.into()),
        Some(other) => return refuse(place, format!("format `{other}` of a number is not known")),
    };
    let bound = |name: &str| match object.get(name) {
        None => Ok(None),
        Some(value) => match value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from)) {
            Some(number) => Ok(Some(number)),
            None => refuse(place, format!("`{name}` must be a whole number")),
        },
    };
    least = bound("minimum")?.map_or(least, |number| number.max(least));
    most = bound("maximum")?.map_or(most, |number| number.min(most));
    Ok(Rule::Integer { least, most })
}

/// Writes a name as one step of a JSON Pointer.
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
