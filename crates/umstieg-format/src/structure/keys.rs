//! Checks on the keys of one mapping.

use super::node::{Entry, Key, Style};
use super::plain::Plain;
use super::{Report, quoted};
use crate::finding::{Finding, literal, rules};
use crate::message;
use crate::source::Span;

/// Longest key, in characters. YAML allows 1,024 with all escapes, in blocks only; ids are far shorter.
pub(super) const LONGEST: usize = 100;

/// Mappings up to this size are compared key by key, which is faster than sorting them.
const FEW: usize = 12;

/// Finds keys that appear twice.
pub(super) fn check_duplicates(report: &mut Report<'_>, entries: &[Entry]) {
    if entries.len() <= FEW {
        for (place, entry) in entries.iter().enumerate() {
            let before = entries.iter().take(place);
            if let Some(first) = before.map(|entry| &entry.key).find(|key| key.text == entry.key.text) {
                duplicate(report, first, &entry.key);
            }
        }
        return;
    }
    let mut keys: Vec<&Key> = entries.iter().map(|entry| &entry.key).collect();
    keys.sort_by(|one, other| one.text.cmp(&other.text).then(one.span.cmp(&other.span)));
    let mut first: Option<&Key> = None;
    for key in keys {
        match first {
            Some(first) if first.text == key.text => duplicate(report, first, key),
            _ => first = Some(key),
        }
    }
}

fn duplicate(report: &mut Report<'_>, first: &Key, key: &Key) {
    report.find(key.span, |source, span| {
        Finding::new(
            &rules::DUPLICATE_KEY,
            message!(
                en: "duplicate key {}", literal(&key.text);
                de: "der Schlüssel {} steht doppelt da", literal(&key.text)
            ),
            source.location(span),
        )
        .with_related(
            message!(en: "first defined here"; de: "hier zuerst festgelegt"),
            source.location(first.span),
        )
        .with_help(message!(en: "keep one of the two"; de: "nur einen der beiden behalten"))
    });
}

/// Finds a key that is not plainly text.
pub(super) fn check_key(report: &mut Report<'_>, text: &str, style: Style, span: Span) {
    if style != Style::Plain {
        if text.trim().is_empty() {
            missing(report, span);
        }
        return;
    }
    if text == "<<" {
        report.find(span, |source, span| {
            Finding::new(
                &rules::MERGE_KEY,
                message!(
                    en: "merge key `<<` found, expected a field";
                    de: "Merge-Schlüssel `<<` gefunden, erwartet wird ein Feld"
                ),
                source.location(span),
            )
            .with_help(message!(en: "write the fields out"; de: "die Felder ausschreiben"))
        });
        return;
    }
    let plain = Plain::of(text);
    match plain {
        Plain::Text | Plain::Date => {}
        Plain::Null if text.is_empty() => missing(report, span),
        _ => report.find(span, |source, span| {
            let message = message!(
                en: "key {} is not text, expected text", literal(text);
                de: "der Schlüssel {} ist kein Text, erwartet wird Text", literal(text)
            );
            quoted(Finding::new(&rules::NON_TEXT_KEY, message, source.location(span)), source, text, span)
        }),
    }
}

fn missing(report: &mut Report<'_>, span: Span) {
    report.find(span, |source, span| {
        Finding::new(
            &rules::NON_TEXT_KEY,
            message!(
                en: "empty key found, expected text";
                de: "leerer Schlüssel gefunden, erwartet wird Text"
            ),
            source.location(span),
        )
    });
}
