//! What is lent to files that lack fields or have broken ones, so that the rest of them can be read.
//!
//! Nothing that is lent says anything: it names what nobody has, and no finding about it is told.

use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::Source;
use crate::structure::{self, Node, Value};

/// A catalogue that says nothing.
const MANIFEST: &str = "
format: 1
id: unnamed
title: {de: \"-\", en: \"-\"}
license: CC0-1.0
";

/// A software that says nothing.
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

/// The file from which fields of a kind are lent; none where there is no such file in a catalogue.
pub(super) fn stand_in(kind: FileKind) -> Option<Node> {
    let text = match kind {
        FileKind::Manifest => MANIFEST.to_owned(),
        FileKind::Software => SOFTWARE.to_owned(),
        FileKind::Provider => PROVIDER.to_owned(),
        FileKind::Funding => FUNDING.to_owned(),
        FileKind::Reference => REFERENCE.to_owned(),
        FileKind::Ordering => "rules: {}\nevidence: {}\n".to_owned(),
        FileKind::Playbooks => "playbooks: {}\nevidence: {}\n".to_owned(),
        FileKind::Inventory => return None,
        _ => format!("{}: {{}}\n", crate::kind::EntryKind::of(kind)?.list()?),
    };
    parsed(&text)
}

/// A file with the fields at its top that it lacks.
pub(super) fn with_lent(own: &Node, stand_in: &Node) -> Node {
    let Value::Mapping(fields) = &own.value else { return own.clone() };
    let missing = stand_in.as_mapping().unwrap_or_default().iter();
    let missing = missing.filter(|field| own.get(&field.key.text).is_none()).cloned();
    Node { value: Value::Mapping(fields.iter().cloned().chain(missing).collect()), span: own.span }
}

/// A manifest without the lines that have lost the entry that they are about.
pub(super) fn without_torn_statements(kind: FileKind, written: &Node, own: Node) -> Node {
    if kind != FileKind::Manifest {
        return own;
    }
    let named = |statement: &Node| {
        let fields = statement.as_mapping().unwrap_or_default().iter();
        fields.filter(|field| field.key.text != "reason").count()
    };
    let lists = LISTS.into_iter().filter_map(|list| written.get(list)?.as_list());
    let before: Vec<&Node> = lists.flatten().collect();
    let is_torn = |statement: &Node| {
        let whole = before.iter().find(|whole| whole.span == statement.span);
        whole.is_none_or(|whole| named(whole) != named(statement))
    };
    let Value::Mapping(fields) = &own.value else { return own };
    let mut fields = fields.clone();
    for field in fields.iter_mut().filter(|field| LISTS.contains(&field.key.text.as_str())) {
        if let Value::Sequence(statements) = &mut field.value.value {
            statements.retain(|statement| !is_torn(statement));
        }
    }
    Node { value: Value::Mapping(fields), span: own.span }
}

/// Where a manifest says what it does to lower layers.
const LISTS: [&str; 2] = ["hides", "overrides"];

fn parsed(text: &str) -> Option<Node> {
    structure::parse(&Source::new("lent.yaml", text), &Limits::catalogue()).root
}

#[cfg(test)]
mod tests {
    use super::super::super::shape;
    use super::*;

    #[test]
    fn what_is_lent_is_a_file() {
        for kind in FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::Inventory) {
            let lent = stand_in(kind).unwrap();
            let source = Source::new("lent.yaml", "");
            assert_eq!(shape(kind).unwrap().check(&lent, &source), [], "{kind:?}");
        }
    }
}
