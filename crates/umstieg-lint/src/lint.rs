//! Linting one folder: read, check, hold against the rules.

use crate::judge::Read;
use crate::texts::Texts;
use std::path::Path;
use umstieg_format::check::{Broken, Place, Problem, check_alone};
use umstieg_format::entries::Entries;
use umstieg_format::finding::{Findings, Level, Location};
use umstieg_format::layers::{Merged, merge};
use umstieg_format::parallel;
use umstieg_format::read::{Documents, FolderReading, finding, read_folder};
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
    let FolderReading { entries, mut findings, documents, broken, rest } = read_folder(folder);
    let Some(entries) = entries else { return Report { findings, documents } };
    let own_layer = options.layers.len();
    // What the files say in words is gathered from their trees, whatever their entries come to.
    let (texts, (own, merged, problems)) = parallel::both(
        || Texts::of(&documents),
        || {
            // A folder that lies over no other is the whole catalogue, and need not be kept beside it.
            let (own, merged) = if options.layers.is_empty() {
                (None, merge(entries, Vec::new(), &broken))
            } else {
                let merged = lay(&options.layers, &entries, &broken);
                (Some(entries), merged)
            };
            let problems =
                problems(&options.layers, own.as_ref().unwrap_or(&merged.entries), &merged, &broken);
            (own, merged, problems)
        },
    );
    findings.extend(
        problems
            .into_iter()
            .map(|problem| finding(problem, |place| locate(&documents, &merged, own_layer, place))),
    );
    findings.extend(rest.findings(&merged.entries, &broken));
    let read = Read {
        entries: &merged.entries,
        own: own.as_ref(),
        changes: &merged.changes,
        broken: &broken,
        rest: &rest,
        documents: &documents,
        texts: &texts,
        as_of: options.as_of,
    };
    let found = read.judge(&findings);
    findings.extend(found);
    Report { findings, documents }
}

/// The folder over the layers below it.
fn lay(below: &[Entries], own: &Entries, broken: &Broken) -> Merged {
    let mut layers = below.iter().chain([own]).cloned();
    let base = layers.next().unwrap_or_else(|| own.clone());
    merge(base, layers.collect(), broken)
}

/// What is wrong in the folder, and what it makes wrong in the layers below.
fn problems(below: &[Entries], own: &Entries, merged: &Merged, broken: &Broken) -> Vec<Problem> {
    let own_layer = below.len();
    let before: Vec<Problem> = match below {
        [] => Vec::new(),
        [lower @ .., upper] => lay(lower, upper, broken).problems,
    };
    let is_new = |problem: &&Problem| {
        problem.place.layer == own_layer
            || !before.iter().any(|known| (known.rule, &known.place) == (problem.rule, &problem.place))
    };
    let alone = check_alone(own).into_iter().map(|problem| problem.in_layer(own_layer));
    let conflicts = merged.conflicts.iter().filter(|problem| problem.place.layer == own_layer);
    alone.chain(conflicts.chain(merged.problems.iter().filter(is_new)).cloned()).collect()
}

/// Where a place is: a line of the folder, or a file of a layer below, of which there is no text here.
fn locate(documents: &Documents, merged: &Merged, own_layer: usize, place: &Place) -> Location {
    if place.layer == own_layer {
        return documents.locate(place);
    }
    let layer = merged.layers.get(place.layer).map_or("", |name| name.id.as_str());
    Location::file(format!("{layer}/{place}"))
}
