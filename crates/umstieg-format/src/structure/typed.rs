//! Typed reading of a tree, so that a text is parsed once: checks of shape and typed values see the same tree and cannot
//! disagree. Types read the nodes themselves; a value of the YAML library between the two would copy every text of a
//! catalogue, and hash every key. A test holds the answers against those of the library.

use super::node::{Entry, Node, Style, Value};
use super::plain::Plain;
use serde::de::value::Error;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// Reads a tree as a type.
///
/// The tree has been held against the schema of the type, and that against every check of a text by its format: texts are
/// taken as they are, like those of a snapshot.
pub(crate) fn typed<T: DeserializeOwned>(root: &Node) -> Result<T, Error> {
    T::deserialize(root)
}

/// Recurses no deeper than trees are allowed to be.
impl<'t> Deserializer<'t> for &'t Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Scalar { text, style: Style::Plain } => plain(text, visitor),
            Value::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            Value::Sequence(items) => {
                let mut items = Items(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                all_taken(items.0.len()).map(|()| value)
            }
            Value::Mapping(entries) => {
                let mut fields = Fields { entries: entries.iter(), value: None };
                let value = visitor.visit_map(&mut fields)?;
                all_taken(fields.entries.len()).map(|()| value)
            }
            // There is a finding where something was refused, and such a tree is not read.
            Value::Refused => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.plain() {
            Some(Plain::Null) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// A word alone is a variant without content; one with content is a mapping with its name as the only key.
    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::Scalar { text, .. } => visitor.visit_enum(Variant { name: text, content: None }),
            Value::Mapping(entries) if let [entry] = entries.as_slice() => {
                visitor.visit_enum(Variant { name: &entry.key.text, content: Some(&entry.value) })
            }
            Value::Mapping(_) => Err(Error::invalid_type(Unexpected::Map, &"one word")),
            Value::Sequence(_) => Err(Error::invalid_type(Unexpected::Seq, &"one word")),
            Value::Refused => Err(Error::invalid_type(Unexpected::Unit, &"one word")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    /// Tells values that their texts have been checked.
    fn is_human_readable(&self) -> bool {
        false
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

/// An unquoted text as what it is taken for.
fn plain<'t, V: Visitor<'t>>(text: &'t str, visitor: V) -> Result<V::Value, Error> {
    match Plain::of(text) {
        Plain::Null => visitor.visit_unit(),
        Plain::Boolean(value) => visitor.visit_bool(value),
        // No field is wider than 64 bits.
        Plain::Integer(value) => match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => visitor.visit_u64(value),
            (_, Ok(value)) => visitor.visit_i64(value),
            _ => visitor.visit_f64(value as f64),
        },
        Plain::Float(value) => visitor.visit_f64(value),
        Plain::Date | Plain::Ambiguous | Plain::Text => visitor.visit_borrowed_str(text),
    }
}

/// A type that takes less than there is would lose the rest.
fn all_taken(left: usize) -> Result<(), Error> {
    match left {
        0 => Ok(()),
        _ => Err(Error::custom(format_args!("{left} more than expected"))),
    }
}

/// What is left of a list.
struct Items<'t>(std::slice::Iter<'t, Node>);

impl<'t> SeqAccess<'t> for &mut Items<'t> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// What is left of a mapping, and the value of the last key.
struct Fields<'t> {
    entries: std::slice::Iter<'t, Entry>,
    value: Option<&'t Node>,
}

impl<'t> MapAccess<'t> for &mut Fields<'t> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        seed.deserialize(Name(&entry.key.text)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(Error::custom("a value without a key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A key: always a text, whatever it looks like.
struct Name<'t>(&'t str);

impl<'t> Deserializer<'t> for Name<'t> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    /// Tells values that their texts have been checked.
    fn is_human_readable(&self) -> bool {
        false
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// One of several: its name, and its content if it has one.
struct Variant<'t> {
    name: &'t str,
    content: Option<&'t Node>,
}

impl<'t> EnumAccess<'t> for Variant<'t> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<(T::Value, Self), Error> {
        seed.deserialize(Name(self.name)).map(|variant| (variant, self))
    }
}

impl<'t> Variant<'t> {
    fn content(&self) -> Result<&'t Node, Error> {
        self.content.ok_or_else(|| Error::custom(format_args!("`{}` without its content", self.name)))
    }
}

impl<'t> VariantAccess<'t> for Variant<'t> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(Error::custom(format_args!("`{}` with a content", self.name))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'t>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.content()?.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'t>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.content()?.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::source::Source;
    use crate::structure::parse;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Word {
        Yes,
        TwoWords,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        text: String,
        word: Word,
        #[serde(default)]
        other: Option<Word>,
        numbers: Vec<i32>,
        #[serde(default)]
        wide: Option<u64>,
        ratio: f64,
        flag: bool,
        map: BTreeMap<String, Option<u8>>,
        pair: (String, i64),
    }

    fn read(text: &str) -> Result<Sample, Error> {
        let root = parse(&Source::new("f.yaml", text), &Limits::catalogue()).root.expect("well-formed");
        typed(&root)
    }

    const TEXT: &str = "text: 'no'\nword: yes\nnumbers: [1, -2, 0x10]\nwide: 18446744073709551615\nratio: 2\nflag: true\n\
                        map: {a: 1, '2': 3}\npair: [12:30, -5]\n";

    #[test]
    fn reads_what_the_library_reads() {
        let from_tree = read(TEXT).expect("it fits");
        let from_text: Sample = serde_yaml::from_str(TEXT).expect("it fits");
        assert_eq!(from_tree, from_text);
        assert_eq!((from_tree.word, from_tree.other), (Word::Yes, None));
        let two = read(&TEXT.replace("word: yes", "word: yes\nother: two-words")).expect("it fits");
        assert_eq!(two.other, Some(Word::TwoWords));
    }

    #[test]
    fn what_does_not_fit_is_told_and_not_read() {
        for (wrong, said) in [
            (TEXT.replace("-2", "x"), "x"),
            (TEXT.replace("yes", "perhaps"), "perhaps"),
            (TEXT.replace("flag", "flags"), "flags"),
            (TEXT.replace("-2", "3000000000"), "3000000000"),
        ] {
            let error = read(&wrong).expect_err(&wrong).to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
