//! `umstieg catalogue rules`: what `lint` looks for, and why.

use super::super::Answer;
use super::generated::{self, Page};
use crate::exit::Exit;
use std::path::Path;
use umstieg_core::format::finding::literal;
use umstieg_core::format::message;
use umstieg_core::format::message::is_meant;
use umstieg_core::format::shape::nearest;
use umstieg_lint::{Rule, index, page, rules};
use umstieg_report::Language;

/// Lists the rules, explains one, or writes or compares their pages.
pub(super) fn run(
    rule: Option<&str>,
    write: Option<&Path>,
    check: Option<&Path>,
    language: Language,
) -> Result<Answer, Box<Answer>> {
    match (rule, write, check) {
        (Some(id), _, _) => explain(id, language),
        (None, Some(folder), _) => generated::write(folder, pages(), language),
        (None, None, Some(folder)) => {
            let content = message!(en: "the pages of the rules"; de: "den Seiten der Regeln");
            generated::check(folder, &content, "umstieg catalogue rules", pages(), language)
        }
        (None, None, None) => Ok(Answer::done(list())),
    }
}

fn explain(id: &str, language: Language) -> Result<Answer, Box<Answer>> {
    if let Some(rule) = rules::find(id) {
        return Ok(Answer::done(page(rule)));
    }
    let near = nearest(id, rules::all().iter().map(|rule| rule.id));
    let help = near.map_or_else(
        || message!(en: "`umstieg catalogue rules` lists all"; de: "`umstieg catalogue rules` zeigt alle"),
        is_meant,
    );
    let id = literal(id);
    let message = message!(
        en: "no rule is called {id}; {}", help.en;
        de: "keine Regel heißt {id}; {}", help.de
    );
    Err(Box::new(Answer::failed(Exit::Unknown, message.text(language))))
}

/// One line a rule, by group.
fn list() -> String {
    let width = rules::all().iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut lines = String::new();
    let mut group = None;
    for Rule { id, level, group: own, summary, .. } in rules::all() {
        if group != Some(*own) {
            let gap = if group.is_none() { "" } else { "\n" };
            lines.push_str(&format!("{gap}{}\n", own.title()));
            group = Some(*own);
        }
        lines.push_str(&format!("  {:<7}  {id:<width$}  {summary}\n", level.as_str()));
    }
    lines
}

fn pages() -> impl Iterator<Item = Page> {
    let list = index(rules::all(), |rule| format!("{}.md", rule.id));
    let pages = rules::all().iter().map(|rule| (format!("{}.md", rule.id), page(rule)));
    std::iter::once(("README.md".to_owned(), list)).chain(pages)
}
