//! A fact's value as it can be shown beside another one.

use serde::Serialize;
use std::fmt;

/// A value as a file may state it; what is left out or empty is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text, an id, a date, an address.
    Text(Box<str>),
    /// Values in their order.
    List(Vec<Value>),
    /// Values by name, in the order of the fields.
    Map(Vec<(Box<str>, Value)>),
}

impl Value {
    /// What a part of an entry says; `None` if it says nothing.
    pub(crate) fn of(part: &impl Serialize) -> Option<Self> {
        serde_json::to_value(part).ok().and_then(Self::read)
    }

    /// A value without what says nothing.
    fn read(value: serde_json::Value) -> Option<Self> {
        use serde_json::Value as Json;
        Some(match value {
            Json::Null => return None,
            Json::Bool(flag) => Self::Flag(flag),
            // No field of the formats holds a fraction or more than 32 bits.
            Json::Number(number) => Self::Number(number.as_i64()?),
            Json::String(text) => Self::Text(text.into()),
            Json::Array(items) => {
                let items: Vec<Self> = items.into_iter().filter_map(Self::read).collect();
                if items.is_empty() {
                    return None;
                }
                Self::List(items)
            }
            // A key without anything below it still says something: a way of hosting that nobody has seen a source for.
            Json::Object(fields) => Self::Map(
                fields
                    .into_iter()
                    .filter_map(|(key, value)| Some((key.into(), Self::read(value)?)))
                    .collect(),
            ),
        })
    }

    /// The value of a field.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(fields) => fields.iter().find(|(known, _)| **known == *key).map(|(_, value)| value),
            _ => None,
        }
    }
}

/// On one line, as YAML would write it in brackets; texts stand as they are.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
            Self::List(items) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if at == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Self::Map(fields) => {
                f.write_str("{")?;
                for (at, (key, value)) in fields.iter().enumerate() {
                    write!(f, "{}{key}: {value}", if at == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
        }
    }
}
