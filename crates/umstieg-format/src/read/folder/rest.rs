//! What of broken entries can still be checked, so that one mistake does not hide another until the next run.
//!
//! Only what follows from words that are there is told: that an id leads nowhere, that something is named twice. What an entry
//! lacks may be what could not be read.

use super::super::{Document, finding, left_out, shape};
use super::content::Content;
use super::keep;
use crate::check::{Broken, Problem, Segment, check_with_broken};
use crate::entries::Entries;
use crate::finding::{Finding, Location, rules};
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::Source;
use crate::structure::{self, Entry, Node, Value};
use serde::de::DeserializeOwned;
use smol_str::SmolStr;

/// Rules that speak of what is there.
const PRESENT: [&str; 6] = [
    "dangling-reference",
    "ends-before-start",
    "license-contradiction",
    "named-twice",
    "refers-to-itself",
    "unknown-evidence",
];

/// Mistakes in a file beyond which nobody expects to hear of all others in the same run. It bounds the work for hostile files.
const MOST_MISTAKES: usize = 25;

/// A software that says nothing, from which fields are lent to one that lacks them.
const SOFTWARE: &str = "
name: \"-\"
summary: {de: \"-\", en: \"-\"}
categories: [lent]
license: {model: proprietary}
evidence:
  lent: {url: \"https://example.org/\", checked: 2000-01-01, kind: list}
";

/// A provider that says nothing.
const PROVIDER: &str = "
name: \"-\"
summary: {de: \"-\", en: \"-\"}
kind: company
country: DE
website: \"https://example.org/\"
status: unverified
confirmed: 2000-01-01
services:
  lent: {}
evidence:
  lent: {url: \"https://example.org/\", checked: 2000-01-01, kind: list}
";

/// A programme that says nothing.
const FUNDING: &str = "
name: \"-\"
summary: {de: \"-\", en: \"-\"}
region: DE
website: \"https://example.org/\"
status: unknown
eligibility: {}
start_before_approval: unknown
facts: [lent]
evidence:
  lent: {url: \"https://example.org/\", checked: 2000-01-01, kind: list}
";

/// A deployment that says nothing.
const REFERENCE: &str = "
organisation: \"-\"
summary: {de: \"-\", en: \"-\"}
country: DE
sector: other
software: [lent]
facts: [lent]
evidence:
  lent: {url: \"https://example.org/\", checked: 2000-01-01, kind: list}
";

/// The entries of a folder that could not be read as a whole, without what is wrong in them.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    files: Vec<RestOfFile>,
}

/// What is left of one entry.
#[derive(Clone, Debug)]
pub(super) struct RestOfFile {
    kind: FileKind,
    id: SmolStr,
    /// Its text, with the tree of what is left and nothing that was lent.
    document: Document,
    content: Content,
    /// Whether sources or editions are among what is wrong, so that those that are named may well be there.
    lost_evidence: bool,
    lost_editions: bool,
}

impl Rest {
    pub(super) fn add(&mut self, file: RestOfFile) {
        self.files.push(file);
    }

    /// What is wrong in the rest of broken entries, beside the entries that could be read.
    #[must_use]
    pub fn findings(&self, entries: &Entries, broken: &Broken) -> Vec<Finding> {
        if self.files.is_empty() {
            return Vec::new();
        }
        let mut all = entries.clone();
        for file in &self.files {
            match &file.content {
                Content::Software(entry) => keep(&mut all.software, &file.id, (**entry).clone()),
                Content::Provider(entry) => keep(&mut all.providers, &file.id, entry.clone()),
                Content::Funding(entry) => keep(&mut all.funding, &file.id, entry.clone()),
                Content::Reference(entry) => keep(&mut all.references, &file.id, entry.clone()),
                _ => {}
            }
        }
        let problems = check_with_broken(&all, broken);
        let of = |problem: &Problem| {
            self.files.iter().find(|file| (file.kind, &file.id) == (problem.place.kind, &problem.place.id))
        };
        let told = |problem: Problem| {
            let file = of(&problem).filter(|file| file.says(&problem))?;
            Some(finding(problem, |place| file.document.locate(&place.path)))
        };
        problems.into_iter().filter_map(told).collect()
    }
}

impl RestOfFile {
    /// What is left of a file in which something is wrong; `None` if nothing can be said of it.
    pub(super) fn of<T: DeserializeOwned>(
        document: &Document,
        kind: FileKind,
        id: &SmolStr,
        findings: &[Finding],
        content: impl FnOnce(T) -> Content,
    ) -> Option<Self> {
        let (root, shape, lent) = (document.root.as_ref()?, shape(kind)?, stand_in(kind)?);
        if findings.len() > MOST_MISTAKES {
            return None;
        }
        // What the file lacks is lent, and so is no reason to leave out what holds it.
        let missing = |finding: &&Finding| finding.rule == rules::MISSING_FIELD.id;
        let places: Vec<Location> = findings
            .iter()
            .filter(|finding| !missing(finding))
            .map(|finding| finding.location.clone())
            .collect();
        let lend = |own: &Node| with_lent(own, &lent);
        let own = left_out::without_broken(root, shape, &document.source, places, lend)?;
        let value = structure::typed(&lend(&own)).ok()?;
        let size = |root: &Node, key: &str| {
            let node = root.get(key)?;
            Some(
                node.as_mapping()
                    .map(<[Entry]>::len)
                    .or(node.as_list().map(<[Node]>::len))
                    .unwrap_or_default(),
            )
        };
        let lost = |key: &str| size(root, key) != size(&own, key);
        Some(Self {
            kind,
            id: id.clone(),
            content: content(value),
            lost_evidence: lost("evidence") || own.get("evidence").is_none(),
            lost_editions: lost("editions"),
            document: Document { source: document.source.clone(), root: Some(own) },
        })
    }

    /// Whether a problem follows from words of the file alone.
    fn says(&self, problem: &Problem) -> bool {
        let field = match problem.place.path.first() {
            Some(Segment::Key(key)) => key,
            _ => return false,
        };
        let is_own = self.document.root.as_ref().is_some_and(|root| root.get(field).is_some());
        // Of what is named and missing, only editions stand in the same file.
        let of_edition = problem.rule == "dangling-reference" && problem.missing.is_none();
        is_own
            && PRESENT.contains(&problem.rule)
            && !(problem.rule == "unknown-evidence" && self.lost_evidence)
            && !(of_edition && self.lost_editions)
    }
}

/// The entry from which fields of a kind are lent; none where one file has all entries of a kind.
fn stand_in(kind: FileKind) -> Option<Node> {
    let text = match kind {
        FileKind::Software => SOFTWARE,
        FileKind::Provider => PROVIDER,
        FileKind::Funding => FUNDING,
        FileKind::Reference => REFERENCE,
        _ => return None,
    };
    structure::parse(&Source::new("lent.yaml", text), &Limits::catalogue()).root
}

/// A mapping with the fields that it lacks.
fn with_lent(own: &Node, lent: &Node) -> Node {
    let Value::Mapping(fields) = &own.value else { return own.clone() };
    let missing = lent.as_mapping().unwrap_or_default().iter();
    let missing = missing.filter(|field| own.get(&field.key.text).is_none()).cloned();
    Node { value: Value::Mapping(fields.iter().cloned().chain(missing).collect()), span: own.span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lent_is_an_entry() {
        for kind in [FileKind::Software, FileKind::Provider, FileKind::Funding, FileKind::Reference] {
            let lent = stand_in(kind).unwrap();
            let source = Source::new("lent.yaml", "");
            assert_eq!(shape(kind).unwrap().check(&lent, &source), [], "{kind:?}");
        }
    }
}
