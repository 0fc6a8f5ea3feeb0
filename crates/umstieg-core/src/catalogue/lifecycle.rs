//! Until when a software in use gets security updates.

use umstieg_format::entry::{Lifecycle, MaintenanceKind, Software};
use umstieg_format::scalar::{Date, Release};

/// Last day of security updates of the release in use.
///
/// The release is the `version` that is given, or one that `name` tells, as in “Windows 10 Pro”; without either it is
/// the last one of what nobody makes any more. A catalogue does not know the newest release of what is alive, so of that
/// nothing is said. Where nobody says when security updates end, the end of support counts.
#[must_use]
pub fn security_end(entry: &Software, version: Option<&Release>, name: &str) -> Option<Date> {
    let end = |cycle: &Lifecycle| cycle.security_ends.or(cycle.support_ends);
    let named = |release: &str| {
        version.is_some_and(|version| version.as_str() == release)
            || name
                .split(|c: char| !c.is_alphanumeric() && c != '.')
                .any(|word| word.eq_ignore_ascii_case(release))
    };
    let cycles = entry.lifecycle.as_slice();
    match cycles.iter().find(|cycle| named(cycle.release.as_str())) {
        Some(cycle) => end(cycle),
        None if version.is_none() && is_discontinued(entry) => {
            cycles.iter().map(end).collect::<Option<Vec<Date>>>()?.into_iter().max()
        }
        None => None,
    }
}

/// Whether nobody will make another release.
pub(crate) fn is_discontinued(entry: &Software) -> bool {
    entry.maintenance.as_ref().is_some_and(|maintenance| maintenance.kind == MaintenanceKind::None)
}
