//! Until when a software in use gets security updates.

use umstieg_format::entry::{Lifecycle, Software};
use umstieg_format::scalar::{Date, Release};

/// Last day of security updates of the release in use.
///
/// The release is the `version` that is given, or one that `name` tells, as in “Windows 10 Pro”; without either it is
/// the only release that the catalogue knows, if it knows just one. Where nobody says when security updates end, the
/// end of support counts.
#[must_use]
pub fn security_end(entry: &Software, version: Option<&Release>, name: &str) -> Option<Date> {
    let end = |cycle: &Lifecycle| cycle.security_ends.or(cycle.support_ends);
    let named = |release: &str| {
        version.is_some_and(|version| version.as_str() == release)
            || name
                .split(|c: char| !c.is_alphanumeric() && c != '.')
                .any(|word| word.eq_ignore_ascii_case(release))
    };
    match entry.lifecycle.as_slice() {
        [only] if version.is_none() => end(only),
        cycles => cycles.iter().find(|cycle| named(cycle.release.as_str())).and_then(end),
    }
}
