//! Reading fields of a stranger's tree: what fits is taken, what does not is noted with its place.

use super::foreign::Foreign;
use super::note::{Expected, Note, NoteKind};
use std::borrow::Cow;
use umstieg_format::finding::{Finding, Findings, Location, rules, visible};
use umstieg_format::message;
use umstieg_format::message::Message;
use umstieg_format::scalar::{Date, Release, Url};
use umstieg_format::source::{Source, Span};
use umstieg_format::structure::{Node, Plain};

/// Characters of a name that an entry takes.
const LONGEST_NAME: usize = 80;

/// A file that is being read, with what is noted on the way.
pub(crate) struct Reader<'f> {
    source: &'f Source,
    notes: Vec<Note>,
}

impl<'f> Reader<'f> {
    pub(crate) fn new(file: &'f Foreign) -> Self {
        Self { source: file.source(), notes: Vec::new() }
    }

    /// Everything noted, in the order of the file.
    pub(crate) fn finish(mut self) -> Vec<Note> {
        self.notes.sort();
        self.notes
    }

    pub(crate) fn note(&mut self, node: &Node, kind: NoteKind) {
        let span = self.source.first_line(node.span);
        self.note_at(span, kind);
    }

    pub(crate) fn note_at(&mut self, span: Span, kind: NoteKind) {
        self.notes.push(Note { location: self.source.location(span), kind });
    }

    /// The place of a node's first line.
    pub(crate) fn place(&self, node: &Node) -> Location {
        self.source.location(self.source.first_line(node.span))
    }

    /// A field that has a value; `null` and nothing are none.
    pub(crate) fn value<'n>(&self, node: &'n Node, field: &str) -> Option<&'n Node> {
        node.get(field).filter(|value| has_value(value))
    }

    /// A text field.
    pub(crate) fn text<'n>(&mut self, node: &'n Node, field: &str) -> Option<&'n str> {
        let value = self.value(node, field)?;
        self.as_text(value, field)
    }

    /// A node as text, with line breaks and spaces around taken away.
    pub(crate) fn as_text<'n>(&mut self, value: &'n Node, field: &str) -> Option<&'n str> {
        let text = value.as_text().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() && has_value(value) {
            self.malformed(value, field, Expected::Text);
        }
        text
    }

    /// Texts of a list; one text counts as a list of one.
    pub(crate) fn texts<'n>(&mut self, node: &'n Node, field: &str) -> Vec<(&'n Node, &'n str)> {
        let Some(value) = self.value(node, field) else { return Vec::new() };
        let nodes = value.as_list().map_or_else(|| vec![value], |items| items.iter().collect());
        nodes.into_iter().filter_map(|item| Some((item, self.as_text(item, field)?))).collect()
    }

    /// Mappings of a list.
    pub(crate) fn records<'n>(&mut self, node: &'n Node, field: &str) -> Vec<&'n Node> {
        let Some(value) = self.value(node, field) else { return Vec::new() };
        let Some(items) = value.as_list() else {
            self.malformed(value, field, Expected::List);
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in items.iter().filter(|item| has_value(item)) {
            if item.as_mapping().is_some() {
                found.push(item);
            } else {
                self.malformed(item, field, Expected::Mapping);
            }
        }
        found
    }

    /// A part with fields of its own; one without any if it is missing.
    pub(crate) fn part<'n>(&mut self, node: &'n Node, field: &str) -> Option<&'n Node> {
        let value = self.value(node, field)?;
        if value.as_mapping().is_none() {
            self.malformed(value, field, Expected::Mapping);
            return None;
        }
        Some(value)
    }

    /// A web address.
    pub(crate) fn url(&mut self, node: &Node, field: &str) -> Option<String> {
        let value = self.value(node, field)?;
        let text = self.as_text(value, field)?;
        self.fitting(value, field, Expected::Address, Url::parse(text)).map(|url| url.to_string())
    }

    /// A date.
    pub(crate) fn date(&mut self, node: &Node, field: &str) -> Option<Date> {
        let value = self.value(node, field)?;
        let text = self.as_text(value, field)?;
        self.fitting(value, field, Expected::Date, Date::parse(text))
    }

    /// A release.
    pub(crate) fn release(&mut self, node: &Node, field: &str) -> Option<String> {
        let value = self.value(node, field)?;
        let text = self.as_text(value, field)?;
        self.fitting(value, field, Expected::Release, Release::parse(text))
            .map(|release| release.as_str().to_owned())
    }

    /// A value, or a note why there is none.
    pub(crate) fn fitting<T>(
        &mut self,
        node: &Node,
        field: &str,
        expected: Expected,
        read: Result<T, Message>,
    ) -> Option<T> {
        if read.is_err() {
            self.malformed(node, field, expected);
        }
        read.ok()
    }

    pub(crate) fn malformed(&mut self, node: &Node, field: &str, expected: Expected) {
        let found = node.as_text().map(str::to_owned);
        self.note(node, NoteKind::Malformed { field: field.to_owned(), found, expected });
    }

    /// The name of the software.
    ///
    /// # Errors
    /// The finding that there is none, or none that fits.
    pub(crate) fn name(&self, node: &Node, field: &str) -> Result<String, Findings> {
        let wrong = |rule, place: Location, message: Message| -> Findings {
            [Finding::new(rule, message, place)].into_iter().collect()
        };
        let Some(value) = self.value(node, field) else {
            let message = message!(
                en: "`{field}` is missing, expected the name of the software";
                de: "`{field}` fehlt, erwartet wird der Name der Software"
            );
            return Err(wrong(&rules::MISSING_FIELD, self.place(node), message));
        };
        let Some(text) = value.as_text().map(one_line).filter(|text| !text.is_empty()) else {
            let message = message!(
                en: "`{field}` is no text, expected the name of the software";
                de: "`{field}` ist kein Text, erwartet wird der Name der Software"
            );
            return Err(wrong(&rules::WRONG_TYPE, self.place(value), message));
        };
        let length = text.chars().count();
        if length > LONGEST_NAME {
            let message = message!(
                en: "`{field}` has {length} characters, expected at most {LONGEST_NAME}";
                de: "`{field}` hat {length} Zeichen, erwartet werden höchstens {LONGEST_NAME}"
            );
            return Err(wrong(&rules::TEXT_LENGTH, self.place(value), message));
        }
        Ok(text)
    }

    /// Notes the fields of a mapping that nobody has asked for.
    pub(crate) fn rest(&mut self, node: &Node, known: &[&str]) {
        let entries = node.as_mapping().unwrap_or_default();
        let unknown = entries.iter().filter(|entry| !known.contains(&entry.key.text.as_str()));
        let unknown: Vec<_> = unknown.filter(|entry| has_value(&entry.value)).collect();
        if let Some(first) = unknown.first() {
            let fields = unknown.iter().map(|entry| entry.key.text.to_string()).collect();
            self.note_at(first.key.span, NoteKind::NotTaken { fields });
        }
    }
}

/// A stranger's name on one line: every break and gap is one space, and what nobody sees is left out.
pub(crate) fn one_line(text: &str) -> String {
    let gaps = text.split(|c: char| c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}'));
    let words = gaps.map(|word| {
        let shown = |c: &char| matches!(visible(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_));
        word.chars().filter(shown).collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a node says anything.
fn has_value(node: &Node) -> bool {
    !matches!(node.value, umstieg_format::structure::Value::Refused) && node.plain() != Some(Plain::Null)
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn names_stand_on_one_line_and_hide_nothing() {
        assert_eq!(one_line("Freie\n  Akte\t2\n"), "Freie Akte 2");
        assert_eq!(one_line("a\u{202e}b\u{1b}[31mc\u{2028}d"), "ab[31mc d");
        assert_eq!(one_line(" \u{200b}\n"), "");
        assert_eq!(one_line("Müller – 👩\u{200d}💻"), "Müller – 👩\u{200d}💻");
    }
}
