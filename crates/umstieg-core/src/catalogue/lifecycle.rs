//! Until when a software in use gets security updates.

use umstieg_format::entry::{Lifecycle, MaintenanceKind, ReachedBy, Software};
use umstieg_format::scalar::{Date, Release};

/// Last day of security updates of the release in use.
///
/// The release is the `version` that is given, or one that `name` tells, as in “Windows 10 Pro”; without either it is
/// the last one of what nobody makes any more. A catalogue does not know the newest release of what is alive, so of that
/// nothing is said. Where nobody says when security updates end, the end of support counts.
#[must_use]
pub fn security_end(entry: &Software, version: Option<&Release>, name: &str) -> Option<Date> {
    match in_use(entry, version, name) {
        Some(cycle) => end(cycle),
        None if version.is_none() && is_discontinued(entry) => {
            let cycles = usual(entry, name);
            cycles.into_iter().map(end).collect::<Option<Vec<Date>>>()?.into_iter().max()
        }
        None => None,
    }
}

/// Releases that the one in use can be raised to: they get security updates for longer, until after a day, and belong to
/// the same line, such as “Enterprise”, and are not for new devices only. Each with its last day of updates, the one that lasts longest first; none if the
/// release in use is not known.
#[must_use]
pub fn supported_releases<'a>(
    entry: &'a Software,
    version: Option<&Release>,
    name: &str,
    on: Date,
) -> Vec<(&'a Release, Date)> {
    let Some(cycle) = in_use(entry, version, name) else { return Vec::new() };
    let lasts = |date: Date| date > on && end(cycle).is_none_or(|present| date > present);
    let others = entry.lifecycle.iter().filter(|other| line(other) == line(cycle));
    let others = others.filter(|other| other.reached_by != Some(ReachedBy::NewDevice));
    let mut found: Vec<(&Release, Date)> = others
        .filter_map(|other| Some((&other.release, end(other)?)))
        .filter(|(_, date)| lasts(*date))
        .collect();
    found.sort_by_key(|(release, date)| (std::cmp::Reverse(*date), release.as_str()));
    found
}

/// The releases that a name without one can mean: those of a line of their own, such as “LTSC”, only if it tells the line.
fn usual<'a>(entry: &'a Software, name: &str) -> Vec<&'a Lifecycle> {
    let tells = |word: &str| name.split_whitespace().any(|part| part.eq_ignore_ascii_case(word));
    let is_meant = |cycle: &&Lifecycle| line(cycle).is_none_or(|line| line.split_whitespace().all(tells));
    let meant: Vec<&Lifecycle> = entry.lifecycle.iter().filter(is_meant).collect();
    if meant.is_empty() { entry.lifecycle.iter().collect() } else { meant }
}

/// The line that a release belongs to, such as “Enterprise” of “25H2 Enterprise”.
fn line(cycle: &Lifecycle) -> Option<&str> {
    cycle.release.as_str().split_once(' ').map(|(_, line)| line)
}

/// Last day of security updates of a release; of support, where nobody says.
fn end(cycle: &Lifecycle) -> Option<Date> {
    cycle.security_ends.or(cycle.support_ends)
}

/// The release in use, if it is given or told by the name.
fn in_use<'a>(entry: &'a Software, version: Option<&Release>, name: &str) -> Option<&'a Lifecycle> {
    let said: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .chain(version.into_iter().flat_map(|version| version.as_str().split_whitespace()))
        .collect();
    let tells = |word: &str| said.iter().any(|said| said.eq_ignore_ascii_case(word));
    let words = |cycle: &Lifecycle| cycle.release.as_str().split_whitespace().count();
    // Of “25H2” and “25H2 Enterprise” the one of which more is said.
    let told = entry.lifecycle.iter().filter(|cycle| cycle.release.as_str().split_whitespace().all(tells));
    told.min_by_key(|cycle| std::cmp::Reverse(words(cycle)))
}

/// Whether nobody will make another release.
pub(crate) fn is_discontinued(entry: &Software) -> bool {
    entry.maintenance.as_ref().is_some_and(|maintenance| maintenance.kind == MaintenanceKind::None)
}
