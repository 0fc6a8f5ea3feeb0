//! Typed reading of a tree, so that a text is parsed once: checks of shape and typed values see the same tree and cannot
//! disagree.
//!
//! Numbers, booleans and nothing are what [`Plain`] says. A word of a closed list is a text; enums with values do not occur
//! in the formats of this project.

use super::node::{Entry, Node, Style, Value};
use super::plain::Plain;
use crate::source::Span;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

/// Why a tree is not what a type expects.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// What was found and what was expected.
    pub(crate) message: String,
    /// Where; absent if nobody can tell.
    pub(crate) span: Option<Span>,
}

/// Reads a tree as a type.
pub(crate) fn typed<T: DeserializeOwned>(root: &Node) -> Result<T, Mismatch> {
    T::deserialize(Reader(root))
}

impl Mismatch {
    /// The same mismatch at a place, unless an inner place is known.
    fn within(self, span: Span) -> Self {
        Self { span: self.span.or(Some(span)), ..self }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

/// A node that is read.
#[derive(Clone, Copy)]
struct Reader<'t>(&'t Node);

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.0.value {
            Value::Scalar { text, style: Style::Plain } => match Plain::of(text) {
                Plain::Null => visitor.visit_unit(),
                Plain::Boolean(value) => visitor.visit_bool(value),
                Plain::Integer(value) => integer(visitor, value),
                Plain::Float(value) => visitor.visit_f64(value),
                Plain::Date | Plain::Ambiguous | Plain::Text => visitor.visit_borrowed_str(text),
            },
            Value::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            Value::Sequence(items) => visitor.visit_seq(Items(items.iter())),
            Value::Mapping(entries) => visitor.visit_map(Fields { rest: entries.iter(), value: None }),
            Value::Refused => Err(serde::de::Error::custom("a value that cannot be read")),
        }
        .map_err(|error: Mismatch| error.within(self.0.span))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.0.value {
            Value::Scalar { text, .. } => {
                visitor.visit_borrowed_str(text).map_err(|error: Mismatch| error.within(self.0.span))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0.plain() {
            Some(Plain::Null) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match &self.0.value {
            Value::Scalar { text, .. } => visitor
                .visit_enum(BorrowedStrDeserializer::new(text))
                .map_err(|error: Mismatch| error.within(self.0.span)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct
        map struct
    }
}

/// A whole number in the narrowest form that visitors of all widths take.
fn integer<'t, V: Visitor<'t>>(visitor: V, value: i128) -> Result<V::Value, Mismatch> {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => visitor.visit_u64(value),
        (_, Ok(value)) => visitor.visit_i64(value),
        _ => visitor.visit_i128(value),
    }
}

/// The items of a list.
struct Items<'t>(std::slice::Iter<'t, Node>);

impl<'t> SeqAccess<'t> for Items<'t> {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        self.0.next().map(|item| seed.deserialize(Reader(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The entries of a mapping.
struct Fields<'t> {
    rest: std::slice::Iter<'t, Entry>,
    /// The value of the key that was read last.
    value: Option<&'t Node>,
}

impl<'t> MapAccess<'t> for Fields<'t> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        let Some(Entry { key, value }) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        let read = seed.deserialize(BorrowedStrDeserializer::new(&key.text));
        read.map(Some).map_err(|error: Mismatch| error.within(key.span))
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, Mismatch> {
        match self.value.take() {
            Some(value) => seed.deserialize(Reader(value)),
            None => Err(serde::de::Error::custom("a value is asked for before its key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
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

    fn read(text: &str) -> Result<Sample, Mismatch> {
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
    fn a_mismatch_is_told_at_its_innermost_place() {
        for (wrong, place) in [
            (TEXT.replace("-2", "x"), "x"),
            (TEXT.replace("yes", "perhaps"), "perhaps"),
            (TEXT.replace("yes", "{yes: 1}"), "{yes: 1}"),
            (TEXT.replace("flag", "flags"), "flags"),
            (TEXT.replace("-2", "3000000000"), "3000000000"),
        ] {
            let mismatch = read(&wrong).expect_err(&wrong);
            let span = mismatch.span.expect("a place");
            assert_eq!(wrong.get(span.range()), Some(place), "{mismatch}");
        }
    }
}
