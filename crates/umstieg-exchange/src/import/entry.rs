//! Releases of a draft in an entry that is there: what is new comes in, what the entry says stays.

use super::draft::Draft;
use super::endoflife::line;
use super::note::{Note, NoteKind};
use serde_json::Value;
use umstieg_format::entry::Lifecycle;
use umstieg_format::finding::{Finding, Findings, rules};
use umstieg_format::kind::FileKind;
use umstieg_format::layout::{Refusal, lay_out};
use umstieg_format::limits::Limits;
use umstieg_format::message;
use umstieg_format::scalar::EvidenceKey;
use umstieg_format::source::Source;
use umstieg_format::structure::{Node, parse};

/// An entry with the releases of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text of its file, laid out.
    pub text: String,
    /// The releases that came in.
    pub added: Vec<String>,
    /// Releases of which the entry says another day; they are as they were.
    pub notes: Vec<Note>,
}

/// Adds to an entry the releases of a draft that it does not have yet, with their source. Nothing that it says is changed.
///
/// # Errors
/// Every finding that makes the entry unreadable.
pub fn merge(entry: &Source, draft: &Draft) -> Result<Merged, Findings> {
    let known = tree(entry)?;
    let notes = contradictions(entry, &known, &draft.releases);
    let new: Vec<&Lifecycle> =
        draft.releases.iter().filter(|release| line_of(&known, release).is_none()).collect();
    let added = new.iter().map(|release| release.release.as_str().to_owned()).collect();
    // In the one layout a list is a block or stands on one line, so there are two ways to add to it and no more.
    let mut laid = laid_out(entry, entry.text().to_owned())?;
    if !new.is_empty() {
        let page = draft.fields.get("evidence").and_then(Value::as_object).and_then(|all| all.iter().next());
        let mut key = String::new();
        if let Some((wanted, page)) = page {
            let root = tree(&laid)?;
            let sources = root.get("evidence");
            key = same_source(sources, page).unwrap_or_else(|| free_key(sources, wanted));
            if sources.is_none_or(|sources| sources.get(&key).is_none()) {
                let text = with_source(laid.text(), sources, &key, page);
                laid = laid_out(entry, text)?;
            }
        }
        let root = tree(&laid)?;
        let lines: Vec<String> = new
            .iter()
            .map(|release| {
                let evidence = EvidenceKey::parse(&key).into_iter().collect();
                line(&Lifecycle { evidence, ..(*release).clone() }).to_string()
            })
            .collect();
        // Newest first, as they came; what is older than all that is known goes behind it.
        let first_known = draft.releases.iter().position(|release| line_of(&known, release).is_some());
        let before = first_known.map_or(new.len(), |at| at.min(new.len()));
        let text = with_lines(laid.text(), root.get("lifecycle"), &lines, before);
        laid = laid_out(entry, text)?;
    }
    Ok(Merged { text: laid.text().to_owned(), added, notes })
}

fn tree(source: &Source) -> Result<Node, Findings> {
    let parsed = parse(source, &Limits::catalogue());
    match parsed.root {
        Some(root) if parsed.findings.is_empty() => Ok(root),
        _ => Err(parsed.findings.into_iter().collect()),
    }
}

fn laid_out(entry: &Source, text: String) -> Result<Source, Findings> {
    let source = Source::new(entry.name(), text);
    let text =
        lay_out(&source, FileKind::Software, &Limits::catalogue()).map_err(|refusal| match refusal {
            Refusal::Broken(findings) => findings.into_iter().collect::<Findings>(),
            Refusal::Unfaithful => {
                let place = umstieg_format::finding::Location::file(entry.name());
                let message = message!(
                    en: "releases cannot be added without changing what the file says";
                    de: "Versionen lassen sich nicht ergänzen, ohne zu ändern, was die Datei sagt"
                );
                let finding = Finding::new(&rules::SYNTAX, message, place);
                [finding.with_help(message!(
                    en: "add them by hand, and report this as a mistake";
                    de: "von Hand ergänzen und dies als Fehler melden"
                ))]
                .into_iter()
                .collect()
            }
        })?;
    Ok(Source::new(entry.name(), text))
}

/// The line of a release in an entry.
fn line_of<'n>(entry: &'n Node, release: &Lifecycle) -> Option<&'n Node> {
    let lines = entry.get("lifecycle").and_then(Node::as_list).unwrap_or_default();
    lines.iter().find(|line| line.get("release").and_then(Node::as_text) == Some(release.release.as_str()))
}

/// Releases of which the entry says something else than the source.
fn contradictions(source: &Source, entry: &Node, releases: &[Lifecycle]) -> Vec<Note> {
    let mut notes = Vec::new();
    for release in releases {
        let Some(known) = line_of(entry, release) else { continue };
        for (field, day) in [("support_ends", release.support_ends), ("security_ends", release.security_ends)]
        {
            let Some(day) = day.map(|day| day.to_string()) else { continue };
            let said = known.get(field);
            let text = said.and_then(Node::as_text).unwrap_or("–");
            if text != day {
                let location = source.location(source.first_line(said.unwrap_or(known).span));
                let kind = NoteKind::OtherDay {
                    release: release.release.as_str().to_owned(),
                    entry: format!("{field}: {text}"),
                    source: day,
                };
                notes.push(Note { location, kind });
            }
        }
    }
    notes.sort();
    notes
}

/// The key under which the entry has the same page of the same day already.
fn same_source(sources: Option<&Node>, page: &Value) -> Option<String> {
    let field = |name: &str| page.get(name).and_then(Value::as_str);
    let entries = sources.and_then(Node::as_mapping).unwrap_or_default();
    let same = entries.iter().find(|entry| {
        ["url", "checked", "kind"]
            .iter()
            .all(|name| entry.value.get(name).and_then(Node::as_text) == field(name))
    })?;
    Some(same.key.text.to_string())
}

/// The wanted key, with a number if it is taken.
fn free_key(sources: Option<&Node>, wanted: &str) -> String {
    let is_free = |key: &str| sources.is_none_or(|sources| sources.get(key).is_none());
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|key| is_free(key)).unwrap_or_default()
}

/// The text with one more source.
fn with_source(text: &str, sources: Option<&Node>, key: &str, page: &Value) -> String {
    match sources {
        None => format!("{text}evidence: {{{key}: {page}}}\n"),
        Some(node) if is_flow(text, node) => inserted(text, node.span.start + 1, &format!("{key}: {page}, ")),
        Some(node) => {
            let first = node.as_mapping().and_then(<[_]>::first).map_or(node.span, |entry| entry.key.span);
            let (start, indent) = line_start(text, first.start);
            inserted(text, start, &format!("{indent}{key}: {page}\n"))
        }
    }
}

/// The text with more releases, some before those that are there.
fn with_lines(text: &str, known: Option<&Node>, lines: &[String], before: usize) -> String {
    let items = known.and_then(Node::as_list).unwrap_or_default();
    if let (Some(node), true) = (known, items.is_empty()) {
        let (head, tail) = (text.get(..node.span.start), text.get(node.span.end..));
        return format!("{}[{}]{}", head.unwrap_or(text), lines.join(", "), tail.unwrap_or_default());
    }
    let (Some(node), Some(first), Some(last)) = (known, items.first(), items.last()) else {
        return format!("{text}lifecycle: [{}]\n", lines.join(", "));
    };
    let (head, tail) = lines.split_at(before.min(lines.len()));
    if is_flow(text, node) {
        let tail: String = tail.iter().map(|line| format!(", {line}")).collect();
        let head: String = head.iter().map(|line| format!("{line}, ")).collect();
        let text = inserted(text, last.span.end, &tail);
        return inserted(&text, first.span.start, &head);
    }
    let (start, indent) = line_start(text, first.span.start);
    let written =
        |lines: &[String]| lines.iter().map(|line| format!("{indent}- {line}\n")).collect::<String>();
    let end = text
        .get(last.span.end..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |at| last.span.end + at + 1);
    let text = inserted(text, end, &written(tail));
    inserted(&text, start, &written(head))
}

/// Whether a collection stands in brackets.
fn is_flow(text: &str, node: &Node) -> bool {
    text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['{', '['])) && {
        // The first item of a block list may stand in brackets of its own.
        let first = node.as_list().and_then(<[_]>::first).map(|item| item.span.start);
        first != Some(node.span.start)
    }
}

/// Where the line of a byte starts, and the spaces before its first letter.
fn line_start(text: &str, at: usize) -> (usize, &str) {
    let start = text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default();
    let spaces = line.len() - line.trim_start_matches(' ').len();
    (start, line.get(..spaces).unwrap_or_default())
}

fn inserted(text: &str, at: usize, new: &str) -> String {
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    format!("{head}{new}{tail}")
}
