//! How findings speak of types, lists and places.

use super::{Extra, RecordRule, Rule, Shape, VariantRule};
use crate::finding::{alternatives, literal};
use crate::structure::{Node, Plain, Pointer, Style, Value};

/// Longest list of names written into a message.
const LISTED: usize = 12;

/// Names the place of a value: its path, or the file.
pub(super) fn subject(path: &Pointer) -> String {
    if path.is_root() { "the file".to_owned() } else { literal(&path.to_string()) }
}

/// Adds the place to a message about a field, unless it is the file.
pub(super) fn inside(path: &Pointer) -> String {
    if path.is_root() { String::new() } else { format!(" in {}", literal(&path.to_string())) }
}

/// Says what a node is.
pub(super) fn found(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, style: Style::Plain } => {
            format!("{} {}", Plain::of(text).noun(), literal(text))
        }
        Value::Scalar { text, style: Style::Quoted } => format!("the quoted text {}", literal(text)),
        Value::Scalar { style: Style::Block, .. } => "a block of text".to_owned(),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Refused => "nothing".to_owned(),
    }
}

/// Says what a rule expects.
pub(super) fn expected(shape: &Shape, rule: &Rule) -> String {
    match rule {
        Rule::Any | Rule::Same(_) => "a value".to_owned(),
        Rule::Text(text) => match text.format {
            Some((name, _)) => format!("text ({name})"),
            None => "text".to_owned(),
        },
        Rule::Choice(words) => choices(words),
        Rule::Boolean => "`true` or `false`".to_owned(),
        Rule::Integer { .. } => "a whole number".to_owned(),
        Rule::Number { .. } => "a number".to_owned(),
        Rule::List(_) => "a list".to_owned(),
        Rule::Record(record) => fields(record),
        Rule::Tagged(tagged) => format!("a mapping with the field {}", literal(&tagged.tag)),
        Rule::Variant(VariantRule { words, order, .. }) if words.is_empty() => {
            format!("a mapping with one field: {}", choices(order))
        }
        Rule::Variant(VariantRule { words, order, .. }) => {
            format!("{}, or a mapping with one field: {}", choices(words), choices(order))
        }
        Rule::Either(options) => {
            let names: Vec<String> = options.iter().map(|id| expected(shape, shape.resolve(*id))).collect();
            names.join(", or ")
        }
    }
}

fn fields(record: &RecordRule) -> String {
    match record.extra {
        Extra::Refused if record.order.len() <= 4 && !record.order.is_empty() => {
            let names: Vec<String> = record.order.iter().map(|name| literal(name)).collect();
            format!("a mapping with the fields {}", names.join(", "))
        }
        _ => "a mapping".to_owned(),
    }
}

/// Lists words of a closed list, or says how many there are.
pub(super) fn choices(words: &[String]) -> String {
    if words.len() > LISTED {
        return format!("one of {} known values", words.len());
    }
    alternatives(words.iter().map(String::as_str))
}

/// Advice for a name that is not known.
pub(super) fn advice(near: Option<&str>, known: &[String]) -> Option<String> {
    match near {
        Some(near) => Some(format!("did you mean {}?", literal(near))),
        None if known.len() > LISTED => {
            let first: Vec<String> = known.iter().take(3 * LISTED).map(|name| literal(name)).collect();
            let rest = if known.len() > first.len() { ", …" } else { "" };
            Some(format!("known are {}{rest}", first.join(", ")))
        }
        None => None,
    }
}
