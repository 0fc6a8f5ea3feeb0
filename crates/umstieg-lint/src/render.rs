//! Findings in the forms that people and machines read: one function from findings and texts to a string per form.
//!
//! Nothing here knows what was checked, so inventories are shown in the same way as catalogues.

mod excerpt;
mod github;
mod gitlab;
pub mod json;
mod sarif;
mod summary;
mod terminal;

use crate::sources::Sources;
use umstieg_format::finding::{Finding, Findings, Level};
use umstieg_format::message::Language;

pub use self::summary::summary;

#[cfg(test)]
mod tests;

/// A form in which findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people in a terminal: the source line underlined, help, and one line of summary at the end.
    Terminal(Color),
    /// For programs: [`json::v1`].
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
}

/// Whether a terminal shows colours; who calls knows the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    Never,
    /// ANSI escapes.
    Always,
}

/// Writes findings in a form and a language; the text ends with a line break unless it is empty.
///
/// The language is that of messages, help and labels in every form; ids of rules, levels in machine forms and field names
/// are the same in all. Files of which `sources` has no text are shown by name and line alone.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources<'_>, form: Form, language: Language) -> String {
    match form {
        Form::Terminal(color) => terminal::render(findings, sources, color, language),
        Form::Json => json::render(findings, sources, language),
        Form::Github => github::render(findings, language),
        Form::Gitlab => gitlab::render(findings, language),
        Form::Sarif => sarif::render(findings, sources, language),
    }
}

/// A value as indented JSON with a line break at its end.
fn pretty(value: &impl serde::Serialize) -> String {
    // Only maps with keys that are no text can fail, and the structs of this module have none.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// The label of advice.
fn help_label(language: Language) -> &'static str {
    match language {
        Language::De => "Hilfe",
        Language::En => "help",
    }
}

/// Help and related places as lines under a message, for forms that have one text only.
fn details(finding: &Finding, language: Language) -> String {
    let mut lines = String::new();
    for related in &finding.related {
        let (note, message) = (Level::Note.word(language), related.message.text(language));
        lines.push_str(&format!("\n{note}: {message} ({})", related.location));
    }
    if let Some(help) = &finding.help {
        lines.push_str(&format!("\n{}: {}", help_label(language), help.text(language)));
    }
    lines
}
