//! Typed reading of a tree, so that a text is parsed once: checks of shape and typed values see the same tree and cannot
//! disagree. What a type takes is the YAML library's to say; it gets the tree as a value of its own.

use super::node::{Node, Style, Value};
use super::plain::Plain;
use serde::de::DeserializeOwned;

/// Reads a tree as a type.
pub(crate) fn typed<T: DeserializeOwned>(root: &Node) -> Result<T, serde_yaml::Error> {
    serde_yaml::from_value(value(root))
}

/// The tree as the library's value. Recurses no deeper than trees are allowed to be.
fn value(node: &Node) -> serde_yaml::Value {
    match &node.value {
        Value::Scalar { text, style: Style::Plain } => plain(text),
        Value::Scalar { text, .. } => serde_yaml::Value::String(text.to_string()),
        Value::Sequence(items) => serde_yaml::Value::Sequence(items.iter().map(value).collect()),
        Value::Mapping(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (serde_yaml::Value::String(entry.key.text.to_string()), value(&entry.value)));
            serde_yaml::Value::Mapping(pairs.collect())
        }
        // There is a finding where something was refused, and such a tree is not read.
        Value::Refused => serde_yaml::Value::Null,
    }
}

fn plain(text: &str) -> serde_yaml::Value {
    match Plain::of(text) {
        Plain::Null => serde_yaml::Value::Null,
        Plain::Boolean(value) => serde_yaml::Value::Bool(value),
        Plain::Integer(value) => serde_yaml::Value::Number(integer(value)),
        Plain::Float(value) => serde_yaml::Value::Number(value.into()),
        Plain::Date | Plain::Ambiguous | Plain::Text => serde_yaml::Value::String(text.to_owned()),
    }
}

/// A whole number; no field is wider than 64 bits.
fn integer(value: i128) -> serde_yaml::Number {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => value.into(),
        (_, Ok(value)) => value.into(),
        _ => (value as f64).into(),
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

    fn read(text: &str) -> Result<Sample, serde_yaml::Error> {
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
