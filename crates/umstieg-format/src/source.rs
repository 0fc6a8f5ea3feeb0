//! The text of one file and the way from byte offsets to lines and columns.
//!
//! Reading from a disk is in [`read_file`], which is only there with the feature `fs`.

#[cfg(feature = "fs")]
mod file;
mod lines;

use crate::message;
use std::ops::Range;
use std::sync::Arc;

#[cfg(feature = "fs")]
pub(crate) use self::file::{is_without_links, read_file_from};
#[cfg(feature = "fs")]
pub use self::file::{read_file, read_stream};
use self::lines::Lines;
use crate::finding::{Finding, Location, rules};
use crate::limits::{Limits, byte_size};

/// A stretch of a source, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// Creates a span; an end before the start gives the empty span at the start.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Returns the bytes as a range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A named text.
#[derive(Clone, Debug)]
pub struct Source {
    name: Arc<str>,
    text: String,
    lines: Lines,
}

impl Source {
    /// Takes text that is already known to be UTF-8.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), lines: Lines::default() }
    }

    /// Takes the bytes of a file.
    ///
    /// # Errors
    ///
    /// Returns the finding that makes the bytes unusable: too many, binary, or not UTF-8. A byte order
    /// mark is text that can be read on; it is refused by [`parse`](crate::structure::parse).
    pub fn from_bytes(
        name: impl Into<Arc<str>>,
        bytes: Vec<u8>,
        limits: &Limits,
    ) -> Result<Self, Box<Finding>> {
        let name = name.into();
        if bytes.len() > limits.bytes {
            return Err(too_large(name, bytes.len() as u64, limits));
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            let found = Finding::new(
                &rules::INVALID_UTF8,
                message!(
                    en: "file is UTF-16, expected UTF-8";
                    de: "die Datei ist UTF-16, erwartet wird UTF-8"
                ),
                Location::file(name),
            );
            return Err(Box::new(found.with_help(message!(
                en: "save the file with the encoding UTF-8";
                de: "die Datei in der Kodierung UTF-8 speichern"
            ))));
        }
        if bytes.contains(&0) {
            let offset = bytes.iter().take_while(|byte| **byte != 0).count();
            let source = Self::new(name, String::from_utf8_lossy(bytes.get(..offset).unwrap_or_default()));
            let end = source.text.len();
            let location = source.location(Span::new(end, end));
            let found = Finding::new(
                &rules::BINARY_FILE,
                message!(
                    en: "binary data found, expected text";
                    de: "Binärdaten gefunden, erwartet wird Text"
                ),
                location,
            );
            return Err(Box::new(found));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => Err(Box::new(invalid_utf8(name, &error))),
        }
    }

    /// Returns the name under which people know the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text of a span, or nothing if it does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Finds line and column of a span; offsets beyond the text count as its end.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        let (line, column) = self.lines.position(&self.text, span.start);
        let (end_line, end_column) = self.lines.position(&self.text, span.end);
        Location { file: Arc::clone(&self.name), line, column, end_line, end_column }
    }

    /// Finds the bytes of a line and column, the nearest if they do not exist.
    #[must_use]
    pub fn span(&self, location: &Location) -> Span {
        let start = self.lines.offset(&self.text, location.line, location.column);
        Span::new(start, self.lines.offset(&self.text, location.end_line, location.end_column))
    }

    /// Returns a line without its end, counted from one.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<&str> {
        let line = self.text.get(self.lines.range(&self.text, number)?)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        Some(line.strip_suffix('\r').unwrap_or(line))
    }

    /// Shortens a span to its first line, which is enough to point at a list or mapping.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let text = self.slice(span);
        let line = text.split_once('\n').map_or(text, |(line, _)| line).trim_end();
        Span::new(span.start, span.start + line.len())
    }
}

/// The finding for a file over the limit.
fn too_large(name: Arc<str>, bytes: u64, limits: &Limits) -> Box<Finding> {
    let (found, most) = (byte_size(bytes), byte_size(limits.bytes as u64));
    let message = message!(
        en: "file has {}, expected at most {}", found.en, most.en;
        de: "die Datei hat {}, erwartet werden höchstens {}", found.de, most.de
    );
    Box::new(Finding::new(&rules::FILE_TOO_LARGE, message, Location::file(name)))
}

/// The finding for bytes that are no UTF-8, at the first of them.
fn invalid_utf8(name: Arc<str>, error: &std::string::FromUtf8Error) -> Finding {
    let valid = error.utf8_error().valid_up_to();
    let byte = error.as_bytes().get(valid).copied().unwrap_or_default();
    let source =
        Source::new(name, String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()));
    let message = message!(
        en: "invalid byte `0x{byte:02x}` found, expected UTF-8";
        de: "ungültiges Byte `0x{byte:02x}` gefunden, erwartet wird UTF-8"
    );
    Finding::new(&rules::INVALID_UTF8, message, source.location(Span::new(valid, valid))).with_help(message!(
        en: "save the file with the encoding UTF-8";
        de: "die Datei in der Kodierung UTF-8 speichern"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        Source::from_bytes("f.yaml", bytes.to_vec(), &Limits::catalogue()).unwrap_err().to_string()
    }

    #[test]
    fn locates_by_character_and_back() {
        let source = Source::new("f.yaml", "ä: ö\r\nb: €x\n");
        let at = source.text().find('x').unwrap();
        let location = source.location(Span::new(at, at + 1));
        assert_eq!((location.line, location.column), (2, 5));
        assert_eq!(source.span(&location), Span::new(at, at + 1));
        assert_eq!(source.line(1), Some("ä: ö"));
        assert_eq!(source.line(3), Some(""));
        assert_eq!(source.line(4), None);
        assert_eq!(source.line(0), None);
    }

    #[test]
    fn offsets_outside_are_the_end() {
        let source = Source::new("f.yaml", "a\nb");
        let location = source.location(Span::new(99, 99));
        assert_eq!((location.line, location.column), (2, 2));
    }

    #[test]
    fn refuses_invalid_utf8_at_its_first_byte() {
        assert_eq!(
            refused(b"name: M\xc3\xbcller\nx: \xfcber\n"),
            "f.yaml:2:4: error[invalid-utf8]: invalid byte `0xfc` found, expected UTF-8\n  \
             help: save the file with the encoding UTF-8"
        );
        assert_eq!(
            refused(b"\xff\xfea\0"),
            "f.yaml:1:1: error[invalid-utf8]: file is UTF-16, expected UTF-8\n  \
             help: save the file with the encoding UTF-8"
        );
    }

    #[test]
    fn refuses_binary_data() {
        assert_eq!(
            refused(b"a: b\nc\0\xff"),
            "f.yaml:2:2: error[binary-file]: binary data found, expected text"
        );
        assert_eq!(
            refused(b"\x7fELF\x02\0"),
            "f.yaml:1:6: error[binary-file]: binary data found, expected text"
        );
    }

    #[test]
    fn refuses_more_bytes_than_the_limit() {
        assert_eq!(
            refused(&vec![b'#'; 300 * 1024]),
            "f.yaml:1:1: error[file-too-large]: file has 300 KiB, expected at most 256 KiB"
        );
    }

    #[test]
    fn first_line_shortens_to_visible_text() {
        let source = Source::new("f.yaml", "a: 1  \r\nb: 2\n");
        assert_eq!(source.first_line(Span::new(0, 12)), Span::new(0, 4));
    }
}
