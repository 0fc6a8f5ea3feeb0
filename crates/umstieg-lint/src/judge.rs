//! Holding entries against every rule of this crate, those of broken files included where a rule looks at other fields.
//!
//! Each rule names the fields that it looks at. A broken file counts for the rules whose fields stand in it as somebody meant
//! them, and for others it is not there. So a mistake never hides another one in a field beside it.

use crate::context::{Context, Found};
use crate::rule::{Check, Rule};
use crate::rules;
use crate::texts::Texts;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::check::Broken;
use umstieg_format::entries::Entries;
use umstieg_format::finding::{Finding, Findings, Level, Location};
use umstieg_format::layers::Change;
use umstieg_format::parallel;
use umstieg_format::read::{Document, Documents, Losses, Rest};
use umstieg_format::scalar::Date;

/// What was read, for the rules to judge.
pub(crate) struct Read<'a> {
    /// The entries of all layers.
    pub(crate) entries: &'a Entries,
    /// The entries of the folder itself; none if it lies over no other.
    pub(crate) own: Option<&'a Entries>,
    /// What the layers did to one another.
    pub(crate) changes: &'a [Change],
    /// What could not be read.
    pub(crate) broken: &'a Broken,
    /// What is left of broken files.
    pub(crate) rest: &'a Rest,
    /// The files of the folder.
    pub(crate) documents: &'a Documents,
    /// What they say in words.
    pub(crate) texts: &'a Texts<'a>,
    /// The day of the judgement.
    pub(crate) as_of: Date,
}

impl<'a> Read<'a> {
    /// What the rules find, knowing what is wrong already.
    pub(crate) fn judge(&self, found: &Findings) -> Vec<Finding> {
        let mistakes = Mistakes::among(found, self);
        let losses = self.rest.losses();
        // Rules for which the same broken files count see the same.
        let mut groups: BTreeMap<(Vec<bool>, bool), Vec<&Rule>> = BTreeMap::new();
        for rule in rules::OWN {
            let fields = fields(rule);
            let counts = losses.iter().map(|losses| losses.spare(fields));
            groups.entry((counts.collect(), mistakes.spare(fields))).or_default().push(rule);
        }
        let mut all = Vec::new();
        for ((counts, whole), rules) in groups {
            let fields = rules.first().map_or(&[][..], |rule| fields(rule));
            let has_more = counts.contains(&true);
            let beside = |entries: &Entries| {
                let mut entries = entries.clone();
                self.rest.lay_beside_where_whole(&mut entries, fields);
                entries
            };
            let entries = has_more.then(|| beside(self.entries));
            let own = self.own.filter(|_| has_more).map(beside);
            let entries = entries.as_ref().unwrap_or(self.entries);
            let own = own.as_ref().or(self.own).unwrap_or(entries);
            all.extend(self.hold(&rules, entries, own, whole));
        }
        all
    }

    /// Holds the entries against some rules.
    fn hold(&self, rules: &[&Rule], entries: &Entries, own: &Entries, whole: bool) -> Vec<Finding> {
        let Self { changes, documents, texts, as_of, .. } = *self;
        let context = Context::new(entries, own, changes, documents, texts, as_of, whole);
        let found = parallel::map(rules, |rule| {
            let Check::Entries { check, .. } = rule.check else { return Vec::new() };
            let mut found = Found::by(rule);
            check(&context, &mut found);
            found.into_vec()
        });
        found.into_iter().flatten().collect()
    }
}

/// The fields that a rule looks at.
fn fields(rule: &Rule) -> &'static [&'static str] {
    match rule.check {
        Check::Reading => &[],
        Check::Entries { fields, .. } => fields,
    }
}

/// Where errors are, as far as it matters for what nothing may be said about: what is missing elsewhere may be there.
struct Mistakes {
    /// Whether there are some of which nobody knows the field.
    anywhere: bool,
    fields: BTreeSet<String>,
}

impl Mistakes {
    fn among(findings: &Findings, read: &Read<'_>) -> Self {
        let mut anywhere = read.rest.lacks_files() || read.broken.lacks_statements();
        let mut fields: BTreeSet<String> =
            read.rest.losses().into_iter().flat_map(Losses::tops).map(ToOwned::to_owned).collect();
        let mut errors = findings.iter().filter(|finding| finding.level == Level::Error).peekable();
        if errors.peek().is_some() {
            let files: BTreeMap<&str, &Document> =
                read.documents.iter().map(|(_, _, document)| (document.source.name(), document)).collect();
            for Finding { location, .. } in errors {
                let document = files.get(&*location.file);
                match document.and_then(|document| field_at(document, location)) {
                    Some(field) => _ = fields.insert(field),
                    None => anywhere = true,
                }
            }
        }
        Self { anywhere, fields }
    }

    /// Whether no error is in one of these fields.
    fn spare(&self, fields: &[&str]) -> bool {
        let top = |field: &str| field.split('.').next().is_some_and(|top| self.fields.contains(top));
        !self.anywhere && !fields.iter().any(|field| top(field))
    }
}

/// The field at the top of a file in which a place lies.
fn field_at(document: &Document, place: &Location) -> Option<String> {
    let at = document.source.span(place).start;
    let fields = document.root.as_ref()?.as_mapping()?.iter();
    let before = fields.take_while(|field| field.key.span.start <= at);
    before.last().map(|field| field.key.text.to_string())
}
