//! Linting one folder: read, check, hold against the rules.

use crate::context::{Context, Found};
use crate::layers;
use crate::rule::Check;
use crate::rules;
use std::path::Path;
use umstieg_format::entries::Entries;
use umstieg_format::finding::{Finding, Findings, Level};
use umstieg_format::read::{Documents, read_folder};
use umstieg_format::scalar::Date;

/// How a folder is judged.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day of the judgement; how old a fact is depends on it. There is no clock in this crate.
    pub as_of: Date,
    /// Lower layers that the folder lies over, the base first. Their entries are known, but not judged.
    pub layers: Vec<Entries>,
}

impl Options {
    /// A folder that lies over no other, judged on a day.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self { as_of, layers: Vec::new() }
    }
}

/// Everything that was found in a folder, with its files.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was found, by file, line, column and rule.
    pub findings: Findings,
    /// The files, for excerpts and fixes.
    pub documents: Documents,
}

impl Report {
    /// The findings of a level and worse.
    #[must_use]
    pub fn at_least(&self, level: Level) -> Findings {
        self.findings.iter().filter(|finding| finding.level >= level).cloned().collect()
    }
}

/// Finds everything that is wrong or doubtful in a catalogue folder.
///
/// Files that cannot be read are findings; the rules still see all other entries, except those rules that would take
/// a broken file for a missing one. Never panics, whatever the files hold.
#[must_use]
pub fn lint(folder: &Path, options: &Options) -> Report {
    let reading = read_folder(folder);
    if options.layers.is_empty() {
        let reading = reading.check();
        let whole = reading.is_whole();
        let mut findings = reading.findings;
        if let Some(entries) = &reading.entries {
            let below = Entries::empty(entries.manifest.clone());
            let context = Context::new(entries, &below, &reading.documents, options.as_of, whole);
            findings.extend(judge(&context));
        }
        return Report { findings, documents: reading.documents };
    }
    let whole = reading.is_whole();
    let mut findings = reading.findings.clone();
    if let Some(own) = &reading.entries {
        let below = layers::below(&options.layers, own);
        let merged = layers::over(&below, own);
        if whole {
            findings.extend(layers::check(&merged, &reading.documents));
        }
        let context = Context::new(&merged, &below, &reading.documents, options.as_of, whole);
        findings.extend(judge(&context));
    }
    Report { findings, documents: reading.documents }
}

/// Holds the entries against every rule of this crate.
fn judge(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules::OWN {
        let Check::Entries(check) = rule.check else { continue };
        let mut found = Found::by(rule);
        check(context, &mut found);
        findings.extend(found.into_vec());
    }
    findings
}
