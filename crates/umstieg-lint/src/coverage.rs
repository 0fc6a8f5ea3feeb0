//! What software does, its parts and its replacements taken together.

use std::collections::BTreeSet;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Level, Software};
use umstieg_format::scalar::CapabilityId;

/// Capabilities that a software or one of its parts has in any degree.
pub(crate) fn does<'a>(entries: &'a Entries, software: &'a Software) -> BTreeSet<&'a CapabilityId> {
    with_parts(entries, software, |level| !matches!(level, Level::None | Level::Unknown))
}

/// Capabilities for which people use a software or one of its parts: all beyond the simplest cases.
pub(crate) fn needs<'a>(entries: &'a Entries, software: &'a Software) -> BTreeSet<&'a CapabilityId> {
    with_parts(entries, software, |level| matches!(level, Level::Full | Level::Partial))
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
    let mut all = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![software];
    while let Some(one) = open.pop() {
        all.extend(
            one.capabilities.iter().filter(|(_, capability)| counts(capability.level)).map(|(id, _)| id),
        );
        // A suite that includes itself is told elsewhere; here it must only end.
        let parts = one.includes.iter().filter(|part| seen.insert(*part));
        open.extend(parts.filter_map(|part| entries.software.get(part)));
    }
    all
}
