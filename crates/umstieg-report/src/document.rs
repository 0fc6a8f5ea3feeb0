//! An answer as a reader sees it, before it has a shape: headings, sentences, entries, tables.
//!
//! Everything in it is plain text; the two renderers escape all of it, so no caller can forget to.

mod markdown;
mod table;
mod text;
mod wrap;

pub(crate) use table::{Align, Table};

use crate::options::{Format, Options};

/// How a piece of text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    /// Not at all.
    #[default]
    Plain,
    /// It is what the line is about.
    Strong,
    /// It is there for those who look.
    Quiet,
    /// It needs attention.
    Alarm,
    /// It is typed into a file or a shell.
    Code,
}

/// A piece of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) style: Style,
    /// Address of the page that the text names; shown behind it where nothing can be clicked.
    pub(crate) link: Option<String>,
}

/// Text that flows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line(pub(crate) Vec<Span>);

impl Line {
    /// Adds a piece in a style.
    pub(crate) fn and(mut self, style: Style, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), style, link: None });
        self
    }

    /// Adds plain text.
    pub(crate) fn plain(self, text: impl Into<String>) -> Self {
        self.and(Style::Plain, text)
    }

    /// Adds text that stands out.
    pub(crate) fn strong(self, text: impl Into<String>) -> Self {
        self.and(Style::Strong, text)
    }

    /// Adds text that stays behind.
    pub(crate) fn quiet(self, text: impl Into<String>) -> Self {
        self.and(Style::Quiet, text)
    }

    /// Adds what is typed somewhere.
    pub(crate) fn code(self, text: impl Into<String>) -> Self {
        self.and(Style::Code, text)
    }

    /// Adds the name of a page.
    pub(crate) fn link(mut self, text: impl Into<String>, url: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), style: Style::Plain, link: Some(url.into()) });
        self
    }
}

impl<T: Into<String>> From<T> for Line {
    fn from(text: T) -> Self {
        Self::default().plain(text)
    }
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// What the document is.
    Title(Line),
    /// Begins a section.
    Heading(String),
    /// Begins a section about one thing; its name is written as it is.
    Thing(String),
    /// Begins a part of a section.
    Subheading(String),
    /// Sentences.
    Paragraph(Line),
    /// Something that must not be overlooked.
    Warning(Line),
    /// A thing and what is said about it.
    Entry { head: Line, body: Vec<Line> },
    /// Rows of the same kind.
    Table(Table),
    /// A section that a page can keep shut; sections within it are its own.
    Fold { summary: String, blocks: Vec<Block> },
    /// Who stands for the document.
    Footer(Line),
}

/// A whole answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Document(pub(crate) Vec<Block>);

impl Document {
    /// Adds a section, unless it has nothing to say.
    pub(crate) fn section(&mut self, heading: impl Into<String>, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.0.push(Block::Heading(heading.into()));
            self.0.extend(blocks);
        }
    }

    /// Adds the line with which the adviser's documents end, if there is one.
    pub(crate) fn ending(mut self, footer: Option<&str>) -> Self {
        self.0.extend(footer.map(|text| Block::Footer(Line::default().quiet(text))));
        self
    }

    /// The document as a comment on a forge, of so many characters at most; if it is cut, it ends with what says so
    /// and is told the headings of the sections that are missing.
    pub(crate) fn render_comment(&self, most: usize, cut: &dyn Fn(&[&str]) -> String) -> String {
        markdown::render_comment(self, most, cut)
    }

    /// The document in the shape that the options ask for; JSON is made elsewhere, from data.
    pub(crate) fn render(&self, options: &Options) -> String {
        match options.format {
            Format::Text | Format::Json => text::render(self, options),
            Format::Markdown => markdown::render(self),
        }
    }
}
