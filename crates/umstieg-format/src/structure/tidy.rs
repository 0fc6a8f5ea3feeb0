//! Reads files as people and the one layout write them, straight into the tree; entry point is [`read`].
//!
//! Nearly every file of a catalogue is block mappings and lists, and texts, lists and mappings that stand on one line.
//! These need no parser that knows all of YAML, and are read five times as fast without one. Whatever is anything else, or
//! would be a finding, is left to that parser: this reader makes no finding, and a tree only where both make the same.
//! Tests hold the two against one another on random texts and on every file of the catalogue.

use super::keys;
use super::node::{Entry, Key, Node, Style, Value};
use super::plain::Plain;
use crate::limits::Limits;
use crate::source::Span;

/// The tree of a tidy text without hidden characters; nothing if the text is not tidy, or not right.
pub(super) fn read(text: &str, limits: &Limits) -> Option<Node> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, line: 0, nodes: 0, limits };
    reader.next_line();
    if reader.column() != 0 || reader.at == text.len() || text.contains('\r') {
        return None;
    }
    let root = reader.mapping(0, 0)?;
    (reader.at == text.len()).then_some(root)
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The byte that is looked at.
    at: usize,
    /// Where its line starts.
    line: usize,
    nodes: usize,
    limits: &'t Limits,
}

impl Reader<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn column(&self) -> usize {
        self.at - self.line
    }

    /// Whether a list item begins here.
    fn is_dash(&self) -> bool {
        self.byte(0) == Some(b'-') && self.byte(1) == Some(b' ')
    }

    fn skip_spaces(&mut self) {
        while self.byte(0) == Some(b' ') {
            self.at += 1;
        }
    }

    /// Goes to the first character of the next line with content, from the start of a line or the end of the last one.
    fn next_line(&mut self) {
        loop {
            if self.byte(0) == Some(b'\n') {
                self.at += 1;
            }
            self.line = self.at;
            self.skip_spaces();
            match self.byte(0) {
                Some(b'\n') => {}
                Some(b'#') => self.skip_comment(),
                None => {
                    self.line = self.at;
                    return;
                }
                Some(_) => return,
            }
        }
    }

    fn skip_comment(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }

    /// Goes past a value to the next line with content; only spaces and a comment may stand behind the value.
    fn end_line(&mut self) -> Option<()> {
        let spaces = self.at;
        self.skip_spaces();
        match self.byte(0) {
            None | Some(b'\n') => {}
            Some(b'#') if self.at > spaces => self.skip_comment(),
            Some(_) => return None,
        }
        self.next_line();
        Some(())
    }

    /// Counts a value or key.
    fn count(&mut self) -> Option<()> {
        self.nodes += 1;
        (self.nodes <= self.limits.nodes).then_some(())
    }

    /// Counts a list or mapping inside others.
    fn open(&mut self, depth: usize) -> Option<()> {
        self.count()?;
        (depth < self.limits.effective_depth()).then_some(())
    }

    /// The key of an entry, up to and with its colon: a word of letters, digits, hyphens and underscores.
    fn key(&mut self) -> Option<Key> {
        let rest = self.bytes.get(self.at..)?;
        let length =
            rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_'))?;
        let span = Span::new(self.at, self.at + length);
        let starts = rest.first().is_some_and(u8::is_ascii_alphanumeric);
        if !starts || rest.get(length) != Some(&b':') || length > keys::LONGEST {
            return None;
        }
        let text = self.text.get(span.range())?;
        if !matches!(Plain::of(text), Plain::Text | Plain::Date) {
            return None;
        }
        self.count()?;
        self.at = span.end + 1;
        Some(Key { text: text.to_owned(), span, style: Style::Plain })
    }

    /// A block mapping whose keys stand in a column, from its first key to the next line that is none of it.
    fn mapping(&mut self, column: usize, depth: usize) -> Option<Node> {
        self.open(depth)?;
        let start = self.at;
        let mut entries = Vec::with_capacity(4);
        loop {
            let key = self.key()?;
            let value = match self.byte(0)? {
                b' ' | b'\n' => self.entry_value(column, depth)?,
                _ => return None,
            };
            entries.push(Entry { key, value });
            if self.at == self.bytes.len() || self.column() < column {
                break;
            }
            if self.column() > column {
                return None;
            }
        }
        if !keys::are_different(&entries) {
            return None;
        }
        let end = entries.last().map_or(start, |last| last.value.span.end);
        Some(Node { value: Value::Mapping(entries), span: Span::new(start, end) })
    }

    /// What stands behind the colon of a key in a column, or on the lines below.
    fn entry_value(&mut self, column: usize, depth: usize) -> Option<Node> {
        let colon = self.at;
        self.skip_spaces();
        let is_below = match self.byte(0) {
            None | Some(b'\n') => true,
            Some(b'#') => self.at > colon,
            Some(_) => false,
        };
        if !is_below {
            let value = self.inline(depth)?;
            self.end_line()?;
            return Some(value);
        }
        self.end_line()?;
        if self.at == self.bytes.len() {
            return None;
        }
        match self.column() {
            own if own >= column && self.is_dash() => {
                let mut list = self.list(own, depth + 1)?;
                if own == column {
                    // Without an indent of its own a list starts with its first item, not with the dash before it.
                    list.span.start = list.as_list()?.first()?.span.start;
                }
                Some(list)
            }
            own if own > column => self.mapping(own, depth + 1),
            _ => None,
        }
    }

    /// A block list whose dashes stand in a column.
    fn list(&mut self, column: usize, depth: usize) -> Option<Node> {
        self.open(depth)?;
        let start = self.at;
        let mut items: Vec<Node> = Vec::with_capacity(4);
        while self.is_dash() && self.column() == column {
            self.at += 1;
            self.skip_spaces();
            let item = if self.starts_entry() {
                self.mapping(self.column(), depth + 1)?
            } else {
                let value = self.inline(depth)?;
                self.end_line()?;
                value
            };
            items.push(item);
            if self.at == self.bytes.len() {
                break;
            }
            if self.column() > column {
                return None;
            }
        }
        let end = items.last().map_or(start, |last| last.span.end);
        Some(Node { value: Value::Sequence(items), span: Span::new(start, end) })
    }

    /// Whether an entry of a mapping begins here.
    fn starts_entry(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let word = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_'));
        let Some((b':', after)) = word.and_then(|length| rest.get(length..)).and_then(<[u8]>::split_first)
        else {
            return false;
        };
        matches!(after.first(), None | Some(b' ' | b'\n'))
    }

    /// A value on one line, inside `depth` lists and mappings beside the one that it is a value of.
    fn inline(&mut self, depth: usize) -> Option<Node> {
        match self.byte(0)? {
            b'[' | b'{' => self.flow(depth + 1),
            b'"' | b'\'' => self.quoted(),
            _ => self.plain(false),
        }
    }

    /// A list or mapping in brackets, on one line.
    fn flow(&mut self, depth: usize) -> Option<Node> {
        self.open(depth)?;
        let start = self.at;
        let is_list = self.byte(0) == Some(b'[');
        let close = if is_list { b']' } else { b'}' };
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        self.at += 1;
        self.skip_spaces();
        let mut is_open = self.byte(0)? != close;
        while is_open {
            if is_list {
                items.push(self.flow_value(depth)?);
            } else {
                let key = self.key()?;
                if self.byte(0)? != b' ' {
                    return None;
                }
                self.skip_spaces();
                entries.push(Entry { key, value: self.flow_value(depth)? });
            }
            self.skip_spaces();
            match self.byte(0)? {
                b',' => {
                    self.at += 1;
                    // Without a space a comma is one only for those who know all of YAML.
                    if self.byte(0)? != b' ' {
                        return None;
                    }
                    self.skip_spaces();
                }
                byte if byte == close => is_open = false,
                _ => return None,
            }
        }
        self.at += 1;
        let value = if is_list {
            Value::Sequence(items)
        } else if keys::are_different(&entries) {
            Value::Mapping(entries)
        } else {
            return None;
        };
        Some(Node { value, span: Span::new(start, self.at) })
    }

    fn flow_value(&mut self, depth: usize) -> Option<Node> {
        match self.byte(0)? {
            b'[' | b'{' => self.flow(depth + 1),
            b'"' | b'\'' => self.quoted(),
            _ => self.plain(true),
        }
    }

    /// A text in quotes, on one line, with no escapes but those of quotes and backslashes.
    fn quoted(&mut self) -> Option<Node> {
        let start = self.at;
        let quote = self.byte(0)?;
        let rest = self.bytes.get(start + 1..)?;
        let mut length = 0;
        let mut has_escapes = false;
        loop {
            match *rest.get(length)? {
                byte if byte == quote => break,
                b'\n' => return None,
                b'\\' if quote == b'"' => {
                    if !matches!(rest.get(length + 1), Some(b'"' | b'\\')) {
                        return None;
                    }
                    has_escapes = true;
                    length += 2;
                }
                _ => length += 1,
            }
        }
        // Two single quotes are one that is meant.
        if quote == b'\'' && rest.get(length + 1) == Some(&b'\'') {
            return None;
        }
        let written = self.text.get(start + 1..start + 1 + length)?;
        let text = if has_escapes { unescaped(written) } else { written.to_owned() };
        self.at = start + length + 2;
        self.scalar(text, Style::Quoted, Span::new(start, self.at))
    }

    /// A text without quotes, on one line.
    fn plain(&mut self, in_flow: bool) -> Option<Node> {
        let start = self.at;
        let first = self.byte(0)?;
        if !first.is_ascii_alphanumeric() && !matches!(first, b'.' | b'/' | b'_' | 0x80..) {
            return None;
        }
        let rest = self.bytes.get(start..)?;
        let mut length = 0;
        while let Some(byte) = rest.get(length) {
            match byte {
                b'\n' => break,
                b',' | b']' | b'}' if in_flow => break,
                b'[' | b'{' if in_flow => return None,
                b':' if in_flow || matches!(rest.get(length + 1), None | Some(b' ' | b'\n')) => return None,
                b'#' if length > 0 && rest.get(length - 1) == Some(&b' ') => {
                    if in_flow {
                        return None;
                    }
                    break;
                }
                _ => length += 1,
            }
        }
        // A text that stands at the end of the file in brackets has none that close.
        let text = self.text.get(start..start + length)?.trim_end_matches(' ');
        self.at = start + text.len();
        self.scalar(text.to_owned(), Style::Plain, Span::new(start, self.at))
    }

    /// A text as a value, unless it would be a finding.
    fn scalar(&mut self, text: String, style: Style, span: Span) -> Option<Node> {
        let is_nothing = match style {
            Style::Plain => Plain::of(&text) == Plain::Null,
            _ => text.trim().is_empty(),
        };
        if is_nothing || text.len() > self.limits.scalar_length {
            return None;
        }
        self.count()?;
        Some(Node { value: Value::Scalar { text, style }, span })
    }
}

/// A text without the backslashes before quotes and backslashes.
fn unescaped(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        let meant = if character == '\\' { characters.next() } else { Some(character) };
        text.extend(meant);
    }
    text
}
