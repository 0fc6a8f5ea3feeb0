//! Texts, closed lists, booleans and numbers.

use std::fmt::Display;

use super::super::nearest::nearest;
use super::super::words::{Noun, advice, choices, counted, expected, subject};
use super::super::{Rule, TextRule};
use super::{Checker, has_not, is_not};
use crate::finding::{Edit, Finding, Fix, literal, rules, visible};
use crate::message;
use crate::message::one_is_meant;
use crate::scalar::{FormatCheck, meant};
use crate::source::Span;
use crate::structure::{Node, Plain, Style, Value, quoted};

impl Checker<'_, '_, '_> {
    /// Returns the text of a node where text is wanted, if it can be nothing else.
    pub(super) fn plain_text<'m>(
        &mut self,
        rule: &Rule,
        node: &'m Node,
        format: Option<FormatCheck>,
    ) -> Option<&'m str> {
        let Value::Scalar { text, style } = &node.value else {
            self.wrong_type(rule, node);
            return None;
        };
        if *style != Style::Plain {
            return Some(text);
        }
        let what = match Plain::of(text) {
            Plain::Text => return Some(text),
            Plain::Date if format.is_some_and(|(name, _)| name == "date") => return Some(text),
            Plain::Ambiguous => ("the unquoted word", "das Wort"),
            Plain::Boolean(_) => ("the unquoted boolean", "der Wahrheitswert"),
            Plain::Date => ("the unquoted date", "das Datum"),
            Plain::Null => ("nothing", "der leere Wert"),
            Plain::Integer(_) | Plain::Float(_) => ("the unquoted number", "die Zahl"),
        };
        let source = self.report.source();
        self.find_with(
            node.span,
            &rules::UNQUOTED_TEXT,
            |path| {
                let (subject, (en, de), text) = (subject(path), what, literal(text));
                message!(
                    en: "{} is {en} {text}, expected text", subject.en;
                    de: "{} ist {de} {text} ohne Anführungszeichen, erwartet wird Text", subject.de
                )
            },
            |finding| match format.filter(|(_, check)| check(text).is_err()) {
                // In quotes it would be wrong for another reason.
                Some(format) => {
                    let meant = meant(format, text);
                    let help = one_is_meant(&meant.iter().map(String::as_str).collect::<Vec<_>>());
                    Finding { help, ..finding }
                }
                None => quoted(finding, source, text, node.span),
            },
        );
        None
    }

    pub(super) fn text(&mut self, rule: &Rule, text_rule: &TextRule, node: &Node) {
        let TextRule { least, most, format } = *text_rule;
        let Some(text) = self.plain_text(rule, node, format) else { return };
        // Counting is only needed where the number of bytes does not decide already.
        if text.len() > most || text.len() < least.saturating_mul(4) {
            let length = text.chars().count();
            if length < least || length > most {
                self.find(node.span, &rules::TEXT_LENGTH, |path| {
                    has_not(path, &counted(length, Noun::Character), least, most)
                });
                return;
            }
        }
        if let Some(format) = format
            && let Err(wrong) = (format.1)(text)
        {
            let is_written_so = self.report.source().slice(node.span) == text;
            self.find_with(
                node.span,
                &rules::MALFORMED_VALUE,
                |path| {
                    let (subject, wrong) = (subject(path), wrong.map(|wrong| visible(wrong).into_owned()));
                    message!(en: "{}: {}", subject.en, wrong.en; de: "{}: {}", subject.de, wrong.de)
                },
                |mut finding| {
                    let meant = meant(format, text);
                    finding.help = one_is_meant(&meant.iter().map(String::as_str).collect::<Vec<_>>());
                    // Another licence would be another fact.
                    let is_same =
                        |only: &str| format.0 != "spdx-expression" || only.eq_ignore_ascii_case(text);
                    if let ([only], true) = (meant.as_slice(), is_written_so)
                        && is_same(only)
                    {
                        finding.fix = Some(Fix::guess(Edit::new(node.span.range(), only.as_str())));
                    }
                    finding
                },
            );
        }
    }

    pub(super) fn choice(&mut self, rule: &Rule, words: &[String], node: &Node) {
        let Some(text) = self.plain_text(rule, node, None) else { return };
        if !words.iter().any(|word| word == text) {
            self.unknown_value(text, node.span, words);
        }
    }

    pub(super) fn unknown_value(&mut self, text: &str, span: Span, words: &[String]) {
        let near = nearest(text, words.iter().map(String::as_str));
        let is_written_so = self.report.source().slice(span) == text;
        self.find_with(
            span,
            &rules::UNKNOWN_VALUE,
            |path| {
                let (subject, text, known) = (subject(path), literal(text), choices(words));
                message!(
                    en: "{} is {text}, expected {}", subject.en, known.en;
                    de: "{} ist {text}, erwartet wird {}", subject.de, known.de
                )
            },
            |mut finding| {
                finding.help = advice(near, words);
                finding.fix =
                    near.filter(|_| is_written_so).map(|near| Fix::guess(Edit::new(span.range(), near)));
                finding
            },
        );
    }

    pub(super) fn boolean(&mut self, rule: &Rule, node: &Node) {
        let Value::Scalar { text, style } = &node.value else { return self.wrong_type(rule, node) };
        if *style == Style::Plain && matches!(Plain::of(text), Plain::Boolean(_)) {
            return;
        }
        let meant = match text.to_ascii_lowercase().as_str() {
            "yes" | "on" | "y" | "true" | "ja" => Some("true"),
            "no" | "off" | "n" | "false" | "nein" => Some("false"),
            _ => None,
        };
        let (shape, span) = (self.shape, node.span);
        self.find_with(
            span,
            &rules::WRONG_TYPE,
            |path| is_not(path, node, &expected(shape, rule)),
            |finding| match meant {
                Some(word) if *style != Style::Block => finding
                    .with_help(message!(en: "write `{word}`"; de: "`{word}` schreiben"))
                    .with_fix(Fix::safe(Edit::new(span.range(), word))),
                _ => finding,
            },
        );
    }

    pub(super) fn integer(&mut self, rule: &Rule, (least, most): (i128, i128), node: &Node) {
        match node.plain() {
            Some(Plain::Integer(number)) if least <= number && number <= most => {}
            Some(Plain::Integer(_)) => self.out_of_range(node, least, most, i128::MIN, i128::MAX),
            _ => self.not_a_number(rule, node, |plain| matches!(plain, Plain::Integer(_))),
        }
    }

    pub(super) fn number(&mut self, rule: &Rule, (least, most): (f64, f64), node: &Node) {
        let number = match node.plain() {
            // Only numbers of no practical size lose digits here.
            #[expect(clippy::cast_precision_loss, reason = "the range is compared, the number is not kept")]
            Some(Plain::Integer(number)) => number as f64,
            Some(Plain::Float(number)) if number.is_finite() => number,
            _ => {
                let is_number = |plain| matches!(plain, Plain::Integer(_) | Plain::Float(_));
                return self.not_a_number(rule, node, is_number);
            }
        };
        if number < least || number > most {
            self.out_of_range(node, least, most, f64::MIN, f64::MAX);
        }
    }

    fn not_a_number(&mut self, rule: &Rule, node: &Node, is_number: impl Fn(Plain) -> bool) {
        let unquoted = match &node.value {
            Value::Scalar { text, style: Style::Quoted } if is_number(Plain::of(text)) => Some(text),
            _ => None,
        };
        let shape = self.shape;
        self.find_with(
            node.span,
            &rules::WRONG_TYPE,
            |path| is_not(path, node, &expected(shape, rule)),
            |finding| match unquoted {
                Some(text) => finding
                    .with_help(message!(en: "remove the quotes"; de: "die Anführungszeichen weglassen"))
                    .with_fix(Fix::safe(Edit::new(node.span.range(), text.as_str()))),
                None => finding,
            },
        );
    }

    fn out_of_range<N: PartialEq + Display>(&mut self, node: &Node, least: N, most: N, min: N, max: N) {
        let text = node.as_text().unwrap_or_default();
        let range = match (least != min, most != max) {
            (true, true) => message!(en: "{least} to {most}"; de: "{least} bis {most}"),
            (false, true) => message!(en: "at most {most}"; de: "höchstens {most}"),
            _ => message!(en: "at least {least}"; de: "mindestens {least}"),
        };
        self.find(node.span, &rules::NUMBER_RANGE, |path| {
            let (subject, text) = (subject(path), literal(text));
            message!(
                en: "{} is {text}, expected {}", subject.en, range.en;
                de: "{} ist {text}, erwartet wird {}", subject.de, range.de
            )
        });
    }
}
