//! Who reads an answer, and on what.

pub use umstieg_core::format::message::Language;

/// The shape of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal or a plain file.
    #[default]
    Text,
    /// Markdown (CommonMark with tables).
    Markdown,
    /// JSON, version 1.
    Json,
}

/// How an answer is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Its language.
    pub language: Language,
    /// Its shape.
    pub format: Format,
    /// Columns of text; nothing is wider. Markdown and JSON are not wrapped.
    pub width: usize,
    /// Whether text has ANSI styles.
    pub colour: bool,
    /// The last line of plans, recommendations and groups; that of the catalogue's layers if left out.
    pub footer: Option<String>,
}

/// Columns of text if nobody says.
const USUAL_WIDTH: usize = 100;

impl Default for Options {
    fn default() -> Self {
        Self { language: Language::De, format: Format::Text, width: USUAL_WIDTH, colour: false, footer: None }
    }
}

impl Options {
    /// The options of the same reader for another shape.
    #[must_use]
    pub fn with_format(self, format: Format) -> Self {
        Self { format, ..self }
    }
}
