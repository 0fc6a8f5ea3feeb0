//! What of broken entries can still be checked, so that one mistake does not hide another until the next run.
//!
//! Only what follows from words that are there is told: that an id leads nowhere, that something is named twice. What an entry
//! lacks may be what could not be read. What is lent to files so that they can be read stands in `lent`.

use super::super::document::structure_path;
use super::super::{Document, finding, left_out, shape};
use super::content::{Content, File, FileReading, content};
use super::losses::Losses;
use super::{keep, lent};
use crate::check::{Broken, Problem, Segment, check_with_broken};
use crate::entries::Entries;
use crate::finding::{Finding, Location, rules};
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::shape::{Guide, Writing};
use crate::source::Source;
use crate::structure::{self, Node, Value};
use serde::de::DeserializeOwned;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Rules that are told of broken entries, each with the fields that must stand there as they are written. Without such
/// fields a rule speaks of words that are there, whatever else is said beside them.
const TOLD: [(&str, &[&str]); 12] = [
    ("cyclic-includes", &[]),
    ("cyclic-requires", &["requires"]),
    ("dangling-reference", &[]),
    ("empty-requirement", &["requires.any_of", "requires.role"]),
    ("ends-before-start", &[]),
    ("impossible-part", &["playbooks"]),
    ("license-contradiction", LICENSES),
    ("license-missing", LICENSES),
    (
        "license-suffix",
        &["editions.license.spdx", "editions.license.suffix", "license.spdx", "license.suffix"],
    ),
    ("named-twice", &[]),
    ("proprietary-substitute", &["license.model"]),
    ("refers-to-itself", &[]),
];

/// What licences say of themselves.
const LICENSES: &[&str] = &[
    "editions.license.model",
    "editions.license.spdx",
    "editions.license.suffix",
    "license.model",
    "license.spdx",
    "license.suffix",
];

/// Mistakes in a file beyond which nobody expects to hear of all others in the same run. It bounds the work for hostile files.
const MOST_MISTAKES: usize = 25;

/// The entries of a folder that could not be read as a whole, without what is wrong in them.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    files: Vec<RestOfFile>,
    /// Whether there are broken files of which nothing is left.
    lacks_files: bool,
}

/// What is left of one file.
#[derive(Clone, Debug)]
pub(super) struct RestOfFile {
    kind: FileKind,
    id: SmolStr,
    /// Its text, with the tree of what is left and nothing that was lent.
    pub(super) document: Document,
    pub(super) content: Content,
    /// The tree with all that was lent to it; none if nothing was.
    lent: Option<Node>,
    /// Fields that are broken or missing.
    losses: Losses,
    /// Texts that are among what is broken, of which nobody knows what they were meant for; none if they are not known.
    adrift: Option<BTreeSet<SmolStr>>,
}

impl Rest {
    pub(super) fn add(&mut self, file: RestOfFile) {
        self.files.push(file);
    }

    /// Notes a broken file of which nothing is left.
    pub(super) fn add_nothing(&mut self) {
        self.lacks_files = true;
    }

    /// What is wrong in the rest of broken entries, beside the entries that could be read.
    #[must_use]
    pub fn findings(&self, entries: &Entries, broken: &Broken) -> Vec<Finding> {
        if self.files.is_empty() {
            return Vec::new();
        }
        let mut all = entries.clone();
        self.lay_beside(&mut all, |_| true);
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

    /// Puts what is left beside the entries that could be read, of those files in which none of some fields is broken or
    /// missing: in these fields they say what somebody meant.
    pub fn lay_beside_where_whole(&self, entries: &mut Entries, fields: &[&str]) {
        self.lay_beside(entries, |file| file.losses.spare(fields));
    }

    /// Fields that are broken or missing: what one file or several have lost, each set of fields once.
    #[must_use]
    pub fn losses(&self) -> BTreeSet<&Losses> {
        self.files.iter().map(|file| &file.losses).collect()
    }

    /// Whether there are broken files of which nothing is left.
    #[must_use]
    pub fn lacks_files(&self) -> bool {
        self.lacks_files
    }

    fn lay_beside(&self, entries: &mut Entries, takes: impl Fn(&RestOfFile) -> bool) {
        let Entries { manifest: _, software, providers, funding, references, vocabulary, rules } = entries;
        for file in self.files.iter().filter(|file| takes(file)) {
            match file.content.clone() {
                // A folder has one from the start.
                Content::Manifest(_) => {}
                Content::Software(entry) => keep(software, &file.id, *entry),
                Content::Provider(entry) => keep(providers, &file.id, entry),
                Content::Funding(entry) => keep(funding, &file.id, entry),
                Content::Reference(entry) => keep(references, &file.id, entry),
                Content::Categories(terms) => vocabulary.categories.extend(terms.categories),
                Content::Capabilities(terms) => vocabulary.capabilities.extend(terms.capabilities),
                Content::Standards(terms) => vocabulary.standards.extend(terms.standards),
                Content::Formats(terms) => vocabulary.formats.extend(terms.formats),
                Content::DataKinds(terms) => vocabulary.data_kinds.extend(terms.data_kinds),
                Content::Roles(terms) => vocabulary.roles.extend(terms.roles),
                Content::Services(terms) => vocabulary.services.extend(terms.services),
                Content::Certifications(terms) => vocabulary.certifications.extend(terms.certifications),
                Content::Licenses(terms) => vocabulary.licenses.extend(terms.licenses),
                Content::Ordering(file) => {
                    rules.ordering.extend(file.rules);
                    rules.ordering_evidence.extend(file.evidence);
                }
                Content::Playbooks(file) => {
                    rules.playbooks.extend(file.playbooks);
                    rules.playbook_evidence.extend(file.evidence);
                }
            }
        }
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
        let (root, shape, stand_in) = (document.root.as_ref()?, shape(kind)?, lent::stand_in(kind)?);
        if findings.len() > MOST_MISTAKES {
            return None;
        }
        // What the file lacks is lent, and so is no reason to leave out what holds it. Where the syntax is wrong, what
        // is there has been taken out.
        let is_left =
            |finding: &&Finding| ![rules::MISSING_FIELD.id, rules::SYNTAX.id].contains(&finding.rule);
        let places: Vec<Location> =
            findings.iter().filter(is_left).map(|finding| finding.location.clone()).collect();
        let lend = |own: &Node| lent::with_lent(&shape.with_lent(own), &stand_in);
        let own = left_out::without_broken(root, shape, &document.source, places, lend)?;
        let own = lent::without_torn_statements(kind, root, own);
        let whole = lend(&own);
        let guide = Guide::of(shape);
        let losses = Losses::of(root, &own, &whole, guide);
        // A list or a mapping that is lost may have named anything.
        let may_name = losses.wholes().any(|field| guide.value(field).writing() == Writing::Unknown);
        Some(Self {
            kind,
            id: id.clone(),
            content: content(structure::typed(&whole).ok()?),
            adrift: adrift(root, &own).filter(|_| !may_name),
            losses,
            lent: Some(whole),
            document: Document { source: document.source.clone(), root: Some(own) },
        })
    }

    /// Fields that are broken or missing.
    pub(super) fn losses(&self) -> &Losses {
        &self.losses
    }

    /// A file in which nothing is wrong, to be looked at like the others.
    fn whole(document: Document, file: &File, content: Content) -> Self {
        Self {
            kind: file.kind,
            id: file.id.clone(),
            document,
            content,
            lent: None,
            losses: Losses::default(),
            adrift: Some(BTreeSet::new()),
        }
    }

    /// Whether a problem follows from words of the file alone.
    fn says(&self, problem: &Problem) -> bool {
        // What was lent is none of its words.
        let path = structure_path(&problem.place.path);
        let is_own = |root: &Node| {
            self.lent.as_ref().is_none_or(|lent| lent.find(&path).missing == root.find(&path).missing)
        };
        if path.is_empty() || !self.document.root.as_ref().is_some_and(is_own) {
            return false;
        }
        if problem.rule == "unused-evidence" {
            let key = problem.place.path.last();
            return matches!((key, &self.adrift), (Some(Segment::Key(key)), Some(adrift)) if !adrift.contains(key));
        }
        if problem.rule == "unknown-evidence" {
            // What the sources themselves say does not matter, as long as all of them are there.
            return !self.losses.contain("evidence");
        }
        let needed = TOLD.iter().find(|(rule, _)| *rule == problem.rule).map(|(_, fields)| *fields);
        // Of what is named and missing, editions of a software and steps of a playbook stand in the same file.
        let in_file = problem.rule == "dangling-reference" && problem.missing.is_none();
        let own: &[&str] = if in_file { &["editions.id", "playbooks"] } else { &[] };
        needed.is_some_and(|needed| self.losses.spare(needed) && self.losses.spare(own))
    }
}

/// Rules about what a text says that cannot be true beside its catalogue, whatever is still missing in it.
const CONTRADICTIONS: [&str; 6] = [
    "dangling-reference",
    "license-contradiction",
    "license-suffix",
    "named-twice",
    "proprietary-substitute",
    "refers-to-itself",
];

/// What the text of a file says that its catalogue or other words of it contradict: it names what nobody has, itself, or the
/// same twice, or a licence that does not fit. Whatever else is wrong with the text is not told.
#[must_use]
pub fn contradictions(
    source: Source,
    kind: FileKind,
    id: &str,
    entries: &Entries,
    broken: &Broken,
) -> Vec<Finding> {
    let file = File { kind, id: id.into(), path: kind.path(id).into(), known: 0 };
    let FileReading { document, content, rest, .. } = content(source, &file, &Limits::catalogue());
    let rest = rest.or_else(|| Some(RestOfFile::whole(document, &file, content?)));
    let rest = Rest { files: rest.into_iter().collect(), lacks_files: false };
    let mut findings = rest.findings(entries, broken);
    findings.retain(|finding| CONTRADICTIONS.contains(&finding.rule));
    findings
}

/// Texts of a file that are not among what is left of it; none if there is something of which the texts are not known.
fn adrift(written: &Node, left: &Node) -> Option<BTreeSet<SmolStr>> {
    let left = texts(left)?;
    // Between two words a comma may be missing, and a word may be in the wrong case.
    let words =
        |text: &&str| text.split_whitespace().map(|word| word.to_lowercase().into()).collect::<Vec<_>>();
    Some(texts(written)?.difference(&left).flat_map(words).collect())
}

/// Every text of a tree, its keys left aside; none if something in it has been refused.
fn texts(root: &Node) -> Option<BTreeSet<&str>> {
    let mut texts = BTreeSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Scalar { text, .. } => _ = texts.insert(text.as_str()),
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(entries) => open.extend(entries.iter().map(|entry| &entry.value)),
            Value::Refused => return None,
        }
    }
    Some(texts)
}
