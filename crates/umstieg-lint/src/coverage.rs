//! What software does, its parts and its replacements taken together.

use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Level, Software};
use umstieg_format::scalar::CapabilityId;

/// Capabilities that a software or one of its parts has in any degree.
pub(crate) fn does<'a>(entries: &'a Entries, software: &'a Software) -> BTreeSet<&'a CapabilityId> {
    with_parts(entries, software, is_there)
}

/// Capabilities for which people use a software or one of its parts: all beyond the simplest cases.
pub(crate) fn needs<'a>(entries: &'a Entries, software: &'a Software) -> BTreeSet<&'a CapabilityId> {
    with_parts(entries, software, |level| matches!(level, Level::Full | Level::Partial))
}

/// Capabilities that a software or one of its parts has in any degree, each with whether that was seen somewhere.
pub(crate) fn seen<'a>(entries: &'a Entries, software: &'a Software) -> BTreeMap<&'a CapabilityId, bool> {
    let mut all = BTreeMap::new();
    for one in parts(entries, software) {
        for (id, capability) in one.capabilities.iter().filter(|(_, capability)| is_there(capability.level)) {
            *all.entry(id).or_default() |= !capability.evidence.is_empty();
        }
    }
    all
}

/// Whether most users of its category need a capability.
pub(crate) fn weighs_heavily(entries: &Entries, id: &CapabilityId) -> bool {
    /// From this weight on most users of a category need a capability.
    const HEAVY: u8 = 4;
    entries.vocabulary.capabilities.get(id).is_some_and(|term| term.weight.unwrap_or(3) >= HEAVY)
}

/// Whether a software and all of its parts could be read; otherwise it may do more than can be told.
pub(crate) fn is_known(entries: &Entries, software: &Software) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![software];
    while let Some(one) = open.pop() {
        for part in one.includes.iter().filter(|part| seen.insert(*part)) {
            let Some(part) = entries.software.get(part) else { return false };
            open.push(part);
        }
    }
    true
}

fn with_parts<'a>(
    entries: &'a Entries,
    software: &'a Software,
    counts: impl Fn(Level) -> bool,
) -> BTreeSet<&'a CapabilityId> {
    let parts = parts(entries, software).into_iter();
    let capabilities = parts.flat_map(|one| &one.capabilities);
    capabilities.filter(|(_, capability)| counts(capability.level)).map(|(id, _)| id).collect()
}

/// A software and all of its parts that could be read.
fn parts<'a>(entries: &'a Entries, software: &'a Software) -> Vec<&'a Software> {
    let mut all = vec![software];
    let mut seen = BTreeSet::new();
    let mut next = 0;
    while let Some(one) = all.get(next).copied() {
        next += 1;
        // A suite that includes itself is told elsewhere; here it must only end.
        let parts = one.includes.iter().filter(|part| seen.insert(*part));
        all.extend(parts.filter_map(|part| entries.software.get(part)));
    }
    all
}

fn is_there(level: Level) -> bool {
    !matches!(level, Level::None | Level::Unknown)
}
