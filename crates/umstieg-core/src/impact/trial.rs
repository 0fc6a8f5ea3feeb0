//! Catalogues of which some parts are as they were before a change.

use crate::catalogue::Catalogue;
use std::collections::BTreeSet;
use umstieg_format::check::{Gravity, Problem, check};
use umstieg_format::difference::{Part, mixed};
use umstieg_format::kind::{EntryKey, FileKind};

/// The new catalogue without some of its changes.
pub(super) struct Trial {
    /// What is left out: what was asked for, and what cannot stand without it.
    pub(super) left_out: BTreeSet<Part>,
    /// What remains.
    pub(super) catalogue: Catalogue,
}

/// Leaves parts of a change out, and with them all that cannot stand without: a provider that came together with the
/// software that it names goes with it. `None` if nothing less than the whole change can be left out, or if there are no
/// more trials; to look whether a catalogue holds together takes one.
pub(super) fn without(
    before: &Catalogue,
    after: &Catalogue,
    all: &BTreeSet<Part>,
    parts: &[Part],
    trials: &mut usize,
) -> Option<Trial> {
    let mut left_out: BTreeSet<Part> = parts.iter().cloned().collect();
    while left_out.len() < all.len() {
        *trials = trials.checked_sub(1)?;
        let entries = mixed(before.entries(), after.entries(), &left_out);
        let problems = check(&entries);
        let errors = || problems.iter().filter(|problem| problem.gravity == Gravity::Error);
        if errors().next().is_none() {
            return Some(Trial { left_out, catalogue: Catalogue::of_checked(entries) });
        }
        let known = left_out.len();
        left_out.extend(errors().flat_map(concerned).filter(|part| all.contains(part)));
        if left_out.len() == known {
            return None;
        }
    }
    None
}

/// Parts that have to do with a problem.
fn concerned(problem: &Problem) -> Vec<Part> {
    let place = &problem.place;
    let related = problem.related.iter().map(|(place, _)| place);
    let mut parts: Vec<Part> =
        std::iter::once(place).chain(related).filter_map(EntryKey::at).map(Part::Entry).collect();
    parts.extend(problem.missing.clone().map(Part::Entry));
    match place.kind {
        FileKind::Ordering => parts.push(Part::OrderingSources),
        FileKind::Playbooks => parts.push(Part::PlaybookSources),
        FileKind::Manifest => parts.push(Part::Manifest),
        _ => {}
    }
    parts
}
