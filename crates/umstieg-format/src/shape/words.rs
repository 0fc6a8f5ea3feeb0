//! How findings speak of types, lists and places.

use super::{Extra, RecordRule, Rule, Shape, VariantRule};
use crate::finding::{alternatives, literal};
use crate::message;
use crate::message::{Message, is_meant};
use crate::structure::{Node, Plain, Pointer, Style, Value};

/// Longest list of names written into a message.
const LISTED: usize = 12;

/// Names the place of a value: its path, or the file.
pub(super) fn subject(path: &Pointer) -> Message {
    if path.is_root() {
        message!(en: "the file"; de: "die Datei")
    } else {
        Message::same(literal(&path.to_string()))
    }
}

/// Adds the place to a message about a field, unless it is the file; the same in both languages.
pub(super) fn inside(path: &Pointer) -> String {
    if path.is_root() { String::new() } else { format!(" in {}", literal(&path.to_string())) }
}

/// Says what a node is.
pub(super) fn found(node: &Node) -> Message {
    match &node.value {
        Value::Scalar { text, style: Style::Plain } => {
            let (noun, text) = (Plain::of(text).noun(), literal(text));
            message!(en: "{} {text}", noun.en; de: "{} {text}", noun.de)
        }
        Value::Scalar { text, style: Style::Quoted } => {
            let text = literal(text);
            message!(en: "the quoted text {text}"; de: "der Text {text} in Anführungszeichen")
        }
        Value::Scalar { style: Style::Block, .. } => message!(en: "a block of text"; de: "ein Textblock"),
        Value::Sequence(_) => message!(en: "a list"; de: "eine Liste"),
        Value::Mapping(_) => message!(en: "a mapping"; de: "eine Zuordnung"),
        Value::Refused => message!(en: "nothing"; de: "leer"),
    }
}

/// Says what a rule expects.
pub(super) fn expected(shape: &Shape, rule: &Rule) -> Message {
    match rule {
        Rule::Any | Rule::Same(_) => message!(en: "a value"; de: "ein Wert"),
        Rule::Text(text) => match text.format {
            Some((name, _)) => message!(en: "text ({name})"; de: "Text ({name})"),
            None => message!(en: "text"; de: "Text"),
        },
        Rule::Choice(words) => choices(words),
        Rule::Boolean => message!(en: "`true` or `false`"; de: "`true` oder `false`"),
        Rule::Integer { .. } => message!(en: "a whole number"; de: "eine ganze Zahl"),
        Rule::Number { .. } => message!(en: "a number"; de: "eine Zahl"),
        Rule::List(_) => message!(en: "a list"; de: "eine Liste"),
        Rule::Record(record) => fields(record),
        Rule::Tagged(tagged) => {
            let tag = literal(&tagged.tag);
            message!(en: "a mapping with the field {tag}"; de: "eine Zuordnung mit dem Feld {tag}")
        }
        Rule::Variant(VariantRule { words, order, .. }) => {
            let order = choices(order);
            let mapping = message!(
                en: "a mapping with one field: {}", order.en;
                de: "eine Zuordnung mit einem Feld: {}", order.de
            );
            if words.is_empty() { mapping } else { or(&choices(words), &mapping) }
        }
        Rule::Either(options) => {
            let mut names = options.iter().map(|id| expected(shape, shape.resolve(*id)));
            let first = names.next().unwrap_or_else(|| Message::same(""));
            names.fold(first, |all, next| or(&all, &next))
        }
    }
}

/// Two alternatives that may have commas themselves.
fn or(one: &Message, other: &Message) -> Message {
    message!(en: "{}, or {}", one.en, other.en; de: "{}, oder {}", one.de, other.de)
}

fn fields(record: &RecordRule) -> Message {
    match record.extra {
        Extra::Refused if record.order.len() <= 4 && !record.order.is_empty() => {
            let names: Vec<String> = record.order.iter().map(|name| literal(name)).collect();
            let names = names.join(", ");
            message!(en: "a mapping with the fields {names}"; de: "eine Zuordnung mit den Feldern {names}")
        }
        _ => message!(en: "a mapping"; de: "eine Zuordnung"),
    }
}

/// Lists words of a closed list, or says how many there are.
pub(super) fn choices(words: &[String]) -> Message {
    let count = words.len();
    if count > LISTED {
        return message!(en: "one of {count} known values"; de: "einer von {count} bekannten Werten");
    }
    alternatives(words.iter().map(String::as_str))
}

/// Advice for a name that is not known.
pub(super) fn advice(near: Option<&str>, known: &[String]) -> Option<Message> {
    match near {
        Some(near) => Some(is_meant(near)),
        None if known.len() > LISTED => {
            let first: Vec<String> = known.iter().take(3 * LISTED).map(|name| literal(name)).collect();
            let rest = if known.len() > first.len() { ", …" } else { "" };
            Some(known_are(&format!("{}{rest}", first.join(", "))))
        }
        None => None,
    }
}

/// Says which fields there are; of many, those that are not written yet. Nothing if there are none.
pub(super) fn fields_are(known: &[String], free: &[&str]) -> Option<Message> {
    let all = |names: &mut dyn Iterator<Item = &str>| names.map(literal).collect::<Vec<_>>().join(", ");
    if known.len() <= LISTED {
        let names = all(&mut known.iter().map(String::as_str));
        return (!names.is_empty()).then(|| known_are(&names));
    }
    let names = all(&mut free.iter().copied());
    (!names.is_empty())
        .then(|| message!(en: "not yet used are {names}"; de: "noch nicht verwendet sind {names}"))
}

/// Says which names there are.
fn known_are(names: &str) -> Message {
    message!(en: "known are {names}"; de: "bekannt sind {names}")
}

/// What is counted in a message.
#[derive(Clone, Copy)]
pub(super) enum Noun {
    Item,
    Field,
    Character,
}

/// Counts things with their noun, as what something has.
pub(super) fn counted(number: usize, noun: Noun) -> Message {
    let (en, none, one, several) = match noun {
        Noun::Item => ("item", "keinen Eintrag", "1 Eintrag", "Einträge"),
        Noun::Field => ("field", "kein Feld", "1 Feld", "Felder"),
        Noun::Character => ("character", "kein Zeichen", "1 Zeichen", "Zeichen"),
    };
    match number {
        0 => message!(en: "no {en}s"; de: "{none}"),
        1 => message!(en: "1 {en}"; de: "{one}"),
        _ => message!(en: "{number} {en}s"; de: "{number} {several}"),
    }
}

/// Says what number is expected, after the word `expected`; in German with the verb, which follows the number.
pub(super) fn between(least: usize, most: usize) -> Message {
    let verb = |number| if number == 1 { "wird" } else { "werden" };
    match (least, most) {
        (_, usize::MAX) => message!(en: "at least {least}"; de: "{} mindestens {least}", verb(least)),
        (0, _) => message!(en: "at most {most}"; de: "{} höchstens {most}", verb(most)),
        _ if least == most => message!(en: "exactly {least}"; de: "{} genau {least}", verb(least)),
        _ => message!(en: "{least} to {most}"; de: "werden {least} bis {most}"),
    }
}
