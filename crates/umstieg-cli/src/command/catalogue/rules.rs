//! `umstieg catalogue rules`: what `lint` looks for, and why.

use super::super::Answer;
use super::generated::{self, Page};
use crate::exit::Exit;
use std::path::Path;
use umstieg_core::format::finding::{alternatives, literal};
use umstieg_core::format::shape::nearest;
use umstieg_lint::{Rule, index, page, rules};

/// Lists the rules, explains one, or writes or compares their pages.
pub(super) fn run(
    rule: Option<&str>,
    write: Option<&Path>,
    check: Option<&Path>,
) -> Result<Answer, Box<Answer>> {
    match (rule, write, check) {
        (Some(id), _, _) => explain(id),
        (None, Some(folder), _) => generated::write(folder, pages()),
        (None, None, Some(folder)) => {
            generated::check(folder, "the pages of the rules", "umstieg catalogue rules", pages())
        }
        (None, None, None) => Ok(Answer::done(list())),
    }
}

fn explain(id: &str) -> Result<Answer, Box<Answer>> {
    if let Some(rule) = rules::find(id) {
        return Ok(Answer::done(page(rule)));
    }
    let near = nearest(id, rules::all().iter().map(|rule| rule.id));
    let help = match near {
        Some(near) => format!("; did you mean {}?", alternatives([near])),
        None => "; `umstieg catalogue rules` lists all".to_owned(),
    };
    Err(Box::new(Answer::failed(Exit::Unknown, format!("no rule is called {}{help}", literal(id)))))
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
