//! What is wrong in a file, as plain data: rule, place, advice and fix.
//!
//! Rendering for terminals, pages and machines is not done here; [`Display`](fmt::Display) gives the
//! one-line form that editors and continuous integration understand.

mod findings;
mod fix;
mod literal;
pub mod rules;

use crate::message::{Language, Message};
use std::fmt;
use std::sync::Arc;

pub use self::findings::Findings;
pub use self::fix::{Edit, Fix, Safety};
pub(crate) use self::literal::is_hidden;
pub use self::literal::{alternatives, literal, visible};
pub use self::rules::Rule;

/// How bad a finding is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing; nothing has to be done.
    Note,
    /// Accepted, but probably not what was meant.
    Warning,
    /// The file is not used until this is repaired.
    Error,
}

impl Level {
    /// Returns the lowercase word shown to people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Returns the word shown to people in a language, as it stands before a message; German nouns are capitalised.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::En, level) => level.as_str(),
            (Language::De, Self::Note) => "Hinweis",
            (Language::De, Self::Warning) => "Warnung",
            (Language::De, Self::Error) => "Fehler",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A stretch of text in a named file.
///
/// Lines and columns count from one; columns count characters, not bytes. The end is exclusive, so an
/// empty stretch has equal start and end. A whole file is the empty stretch at its beginning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, written as it is shown to people.
    pub file: Arc<str>,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the character after the last one.
    pub end_line: usize,
    /// Column of the character after the last one.
    pub end_column: usize,
}

impl Location {
    /// Points at a file as a whole.
    #[must_use]
    pub fn file(name: impl Into<Arc<str>>) -> Self {
        Self { file: name.into(), line: 1, column: 1, end_line: 1, end_column: 1 }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", visible(&self.file), self.line, self.column)
    }
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where to look.
    pub location: Location,
    /// What is there, in the style of a finding's message.
    pub message: Message,
}

/// One thing that is wrong or doubtful, and where.
///
/// Findings sort by file, line, column and rule; the fields are declared in that order, the rest only
/// makes the order total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where it is.
    pub location: Location,
    /// The rule that is broken, in kebab-case.
    pub rule: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What was found and what was expected: lowercase, no full stop, literals in backticks.
    pub message: Message,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// What to do about it.
    pub help: Option<Message>,
    /// The change that repairs it, where a program can make it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Creates a finding at the level of its rule.
    #[must_use]
    pub fn new(rule: &Rule, message: Message, location: Location) -> Self {
        Self {
            location,
            rule: rule.id,
            level: rule.level,
            message,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Everything that it says in words: its message, what is said of other places, its advice.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        let related = self.related.iter().map(|related| &related.message);
        std::iter::once(&self.message).chain(related).chain(&self.help)
    }

    /// Adds advice, shown on a line of its own.
    #[must_use]
    pub fn with_help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_related(mut self, message: Message, location: Location) -> Self {
        self.related.push(Related { location, message });
        self
    }

    /// Adds a change that repairs it.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

/// The one-line form in English; the forms of `umstieg-lint` know both languages.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { location, rule, level, message, related, help, fix: _ } = self;
        write!(f, "{location}: {level}[{rule}]: {message}")?;
        for Related { location, message } in related {
            write!(f, "\n  note: {message} ({location})")?;
        }
        if let Some(help) = help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Location {
        Location { file: "a.yaml".into(), line, column, end_line: line, end_column: column + 1 }
    }

    #[test]
    fn display_shows_place_rule_message_related_and_help() {
        let finding = Finding::new(&rules::DUPLICATE_KEY, Message::same("duplicate key `id`"), at(3, 1))
            .with_related(Message::same("first defined here"), at(1, 1))
            .with_help(Message::same("remove one of them"));
        assert_eq!(
            finding.to_string(),
            "a.yaml:3:1: error[duplicate-key]: duplicate key `id`\n  \
             note: first defined here (a.yaml:1:1)\n  help: remove one of them"
        );
    }

    #[test]
    fn display_escapes_control_characters_of_file_names() {
        assert_eq!(Location::file("a\u{1b}[31m.yaml").to_string(), "a\\u{1b}[31m.yaml:1:1");
    }

    #[test]
    fn order_is_file_line_column_rule() {
        let mut findings = [
            Finding::new(&rules::TAG, Message::same("x"), at(2, 1)),
            Finding::new(&rules::ALIAS, Message::same("x"), at(2, 1)),
            Finding::new(&rules::TAG, Message::same("x"), at(1, 9)),
            Finding::new(&rules::TAG, Message::same("x"), Location::file("Z.yaml")),
        ];
        findings.sort();
        let order: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            order,
            [
                "Z.yaml:1:1: error[tag]: x",
                "a.yaml:1:9: error[tag]: x",
                "a.yaml:2:1: error[alias]: x",
                "a.yaml:2:1: error[tag]: x"
            ]
        );
    }
}
