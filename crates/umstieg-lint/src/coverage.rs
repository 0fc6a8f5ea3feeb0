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
