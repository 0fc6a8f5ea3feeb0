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
use umstieg_format::finding::{Finding, Findings, Level, Safety};
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

/// What to do, and whether the change that goes with it is safe.
fn advice(finding: &Finding, language: Language) -> Option<String> {
    let help = finding.help.as_ref().map(|help| help.text(language));
    let fix = finding.fix.as_ref().map(|fix| match (language, fix.safety) {
        (Language::De, Safety::Safe) => "sichere Behebung",
        (Language::De, Safety::Unsafe) => "unsichere Behebung",
        (Language::En, Safety::Safe) => "safe fix",
        (Language::En, Safety::Unsafe) => "unsafe fix",
    });
    match (help, fix) {
        (Some(help), Some(fix)) => Some(format!("{help} ({fix})")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// Help and related places as lines under a message, for forms that have one text only.
fn details(finding: &Finding, language: Language) -> String {
    let mut lines = String::new();
    for related in &finding.related {
        let (note, message) = (Level::Note.word(language), related.message.text(language));
        lines.push_str(&format!("\n{note}: {message} ({})", related.location));
    }
    if let Some(advice) = advice(finding, language) {
        lines.push_str(&format!("\n{}: {advice}", help_label(language)));
    }
    lines
}
