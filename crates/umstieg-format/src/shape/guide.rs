//! What a shape says about how a value is written: the order of keys, lists that are sets, words and prose.
//!
//! A guide walks beside a tree. Where the tree leaves the shape, it knows nothing and says so.

use super::{Extra, Rule, RuleId, Shape};

/// What the shape says about one value.
#[derive(Clone, Copy)]
pub(crate) struct Guide<'s> {
    shape: &'s Shape,
    rule: &'s Rule,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A word of a list, an id or a code: without quotes if it can be.
    Word,
    /// A date: without quotes.
    Date,
    /// Anything that people write freely: in quotes.
    Prose,
    /// A number or a boolean, or nobody knows: as it is.
    Unknown,
}

impl<'s> Guide<'s> {
    /// The guide of a whole file.
    pub(crate) fn of(shape: &'s Shape) -> Self {
        Self::at(shape, shape.root)
    }

    fn at(shape: &'s Shape, id: RuleId) -> Self {
        Self { shape, rule: shape.resolve(id) }
    }

    fn anything(self) -> Self {
        Self { rule: &Rule::Any, ..self }
    }

    /// The guide of the value of a key.
    pub(crate) fn value(self, key: &str) -> Self {
        let Rule::Record(record) = self.rule else { return self.anything() };
        match (record.fields.get(key), record.extra) {
            (Some(field), _) => Self::at(self.shape, field.rule),
            (None, Extra::Values(id)) => Self::at(self.shape, id),
            (None, _) => self.anything(),
        }
    }

    /// The guide of the items of a list.
    pub(crate) fn item(self) -> Self {
        match self.rule {
            Rule::List(list) => list.rest.map_or(self.anything(), |id| Self::at(self.shape, id)),
            _ => self.anything(),
        }
    }

    /// The names of the fields in the order of the documentation; none for a mapping by id.
    pub(crate) fn fields(self) -> &'s [String] {
        match self.rule {
            Rule::Record(record) => &record.order,
            _ => &[],
        }
    }

    /// Tells whether a mapping has ids or words as keys, whose order means nothing.
    pub(crate) fn is_by_id(self) -> bool {
        matches!(self.rule, Rule::Record(record) if record.fields.is_empty() && matches!(record.extra, Extra::Values(_)))
    }

    /// Tells whether the order of a list means nothing.
    pub(crate) fn is_set(self) -> bool {
        matches!(self.rule, Rule::List(list) if !list.is_ordered)
    }

    /// The words that keys must be, in the order of the documentation; none if they are ids.
    pub(crate) fn key_words(self) -> &'s [String] {
        match self.rule {
            Rule::Record(record) => record.keys.map_or(&[], |id| Self::at(self.shape, id).words()),
            _ => &[],
        }
    }

    /// The words that a text must be, in the order of the documentation; none if it is no word of a list.
    pub(crate) fn words(self) -> &'s [String] {
        match self.rule {
            Rule::Choice(words) => words,
            _ => &[],
        }
    }

    /// How a text is written.
    pub(crate) fn writing(self) -> Writing {
        match self.rule {
            Rule::Choice(_) => Writing::Word,
            Rule::Text(text) => match text.format.map(|(name, _)| name) {
                Some("date") => Writing::Date,
                Some("id" | "country" | "region" | "language" | "spdx-expression") => Writing::Word,
                _ => Writing::Prose,
            },
            _ => Writing::Unknown,
        }
    }
}
