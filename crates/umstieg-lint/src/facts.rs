//! Every fact that names evidence, with what kind of fact it is.
//!
//! Facts are found in the trees of the files: wherever a key `evidence` or `facts` holds a list. So a new field with
//! evidence is never forgotten; only its kind falls back to the file's.

use crate::context::Context;
use umstieg_format::check::Place;
use umstieg_format::entry::EvidenceMap;
use umstieg_format::kind::FileKind;
use umstieg_format::read::Document;
use umstieg_format::structure::{Node, Value};

/// Kinds of facts, by how fast they age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FactKind {
    /// What a programme pays, and to whom.
    Funding,
    /// What a provider offers.
    Provider,
    /// Newest release and ends of support.
    Releases,
    /// A search that found nothing, and how to live with that.
    Search,
    /// Terms of use.
    License,
    /// Who makes it.
    Vendor,
    /// Anything else about a software.
    Product,
    /// What an organisation did.
    Deployment,
    /// Ordering rules and playbooks.
    Rules,
}

/// One fact.
pub(crate) struct Fact<'a> {
    /// Its file.
    pub(crate) file: Place,
    /// What kind it is.
    pub(crate) kind: FactKind,
    /// The keys that it names; may be empty.
    pub(crate) keys: Vec<&'a str>,
    /// The evidence of its file.
    pub(crate) evidence: &'a EvidenceMap,
}

/// Visits every fact of the folder's files that has room for evidence, in the order of files and lines.
pub(crate) fn facts(context: &Context<'_>, mut visit: impl FnMut(Fact<'_>)) {
    for (kind, id, document) in context.files() {
        let Some(evidence) = evidence_of(context, kind, id) else { continue };
        lists(document, |top, list| {
            let keys = list.iter().filter_map(Node::as_text).collect();
            visit(Fact { file: Place::file(kind, id), kind: fact_kind(kind, top), keys, evidence });
        });
    }
}

/// The evidence of a file, if its kind has some and it could be read.
fn evidence_of<'a>(context: &Context<'a>, kind: FileKind, id: &str) -> Option<&'a EvidenceMap> {
    // Of rules the keys of all layers are merged; a file's own keys are those of the folder.
    let entries = context.own;
    match kind {
        FileKind::Software => entries.software.get(id).map(|entry| &entry.evidence),
        FileKind::Provider => entries.providers.get(id).map(|entry| &entry.evidence),
        FileKind::Funding => entries.funding.get(id).map(|entry| &entry.evidence),
        FileKind::Reference => entries.references.get(id).map(|entry| &entry.evidence),
        FileKind::Ordering => Some(&entries.rules.ordering_evidence),
        FileKind::Playbooks => Some(&entries.rules.playbook_evidence),
        _ => None,
    }
}

/// Visits the lists of evidence keys of a file, each with the key at the top of the file under which it stands.
fn lists<'a>(document: &'a Document, mut visit: impl FnMut(&'a str, &'a [Node])) {
    let top = document.root.as_ref().and_then(Node::as_mapping).unwrap_or_default();
    let mut open: Vec<(&str, &Node)> = Vec::new();
    for entry in top {
        open.push((&entry.key.text, &entry.value));
        while let Some((key, node)) = open.pop() {
            match &node.value {
                Value::Sequence(items) if matches!(key, "evidence" | "facts") => {
                    visit(&entry.key.text, items)
                }
                Value::Sequence(items) => open.extend(items.iter().rev().map(|item| ("", item))),
                Value::Mapping(entries) => {
                    open.extend(entries.iter().rev().map(|entry| (entry.key.text.as_str(), &entry.value)));
                }
                Value::Scalar { .. } | Value::Refused => {}
            }
        }
    }
}

fn fact_kind(file: FileKind, top: &str) -> FactKind {
    match (file, top) {
        (FileKind::Funding, _) => FactKind::Funding,
        (FileKind::Provider, _) => FactKind::Provider,
        (FileKind::Reference, _) => FactKind::Deployment,
        (FileKind::Software, "license" | "editions") => FactKind::License,
        (FileKind::Software, "vendor") => FactKind::Vendor,
        (FileKind::Software, "latest_release" | "lifecycle") => FactKind::Releases,
        (FileKind::Software, "no_substitute" | "containment") => FactKind::Search,
        (FileKind::Software, _) => FactKind::Product,
        _ => FactKind::Rules,
    }
}
