//! Until when a software in use gets security updates.

use umstieg_format::entry::{Lifecycle, MaintenanceKind, ReachedBy, Software};
use umstieg_format::scalar::{Date, Release};

/// Last day of security updates of the release in use.
///
/// The release is the `version` that is given, or one that `name` tells, as in “Windows 10 Pro”; without either it is
/// the last one of what nobody makes any more, see [`longer_lines`]. A catalogue does not know the newest release of what
/// is alive, so of that nothing is said; whether to ask for it tells [`is_release_open`]. Where nobody says when security
/// updates end, the end of support counts.
#[must_use]
pub fn security_end(entry: &Software, version: Option<&Release>, name: &str) -> Option<Date> {
    let said = said(version, name);
    match in_use(entry, &said) {
        Some(cycle) => end(cycle),
        None if is_discontinued(entry) => last_end(entry, &said),
        None => None,
    }
}

/// Whether nobody has said which release is in use, and it depends on that whether it gets security updates until a day:
/// some of those that can be meant do not.
#[must_use]
pub fn is_release_open(entry: &Software, version: Option<&Release>, name: &str, until: Date) -> bool {
    let said = said(version, name);
    // Where all that can be meant have ended, that is told, and nothing is left to ask.
    let has_ended = || is_discontinued(entry) && last_end(entry, &said).is_some_and(|last| last < until);
    let ends_before = |cycle: &&Lifecycle| end(cycle).is_some_and(|end| end < until);
    in_use(entry, &said).is_none() && usual(entry, &said).iter().any(ends_before) && !has_ended()
}

/// Lines, such as “LTSC”, that get security updates for longer than [`security_end`] says, because neither the release
/// nor the line in use was told; sorted.
#[must_use]
pub fn longer_lines<'a>(entry: &'a Software, version: Option<&Release>, name: &str) -> Vec<&'a str> {
    let said = said(version, name);
    let Some(last) = last_end(entry, &said).filter(|_| in_use(entry, &said).is_none()) else {
        return Vec::new();
    };
    let meant = usual(entry, &said);
    let others = entry.lifecycle.iter().filter(|cycle| !meant.contains(cycle));
    let longer = others.filter(|cycle| end(cycle).is_none_or(|end| end > last));
    let mut found: Vec<&str> = longer.filter_map(line).collect();
    found.sort_unstable();
    found.dedup();
    found
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
    let Some(cycle) = in_use(entry, &said(version, name)) else { return Vec::new() };
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

/// The last day of security updates of all releases that can be meant; `None` if that of one of them is not known.
fn last_end(entry: &Software, said: &[&str]) -> Option<Date> {
    usual(entry, said).into_iter().map(end).collect::<Option<Vec<Date>>>()?.into_iter().max()
}

/// The releases that can be meant where none is told: those of the line that is told, such as “LTSC”; without a line, those
/// that belong to none.
fn usual<'a>(entry: &'a Software, said: &[&str]) -> Vec<&'a Lifecycle> {
    let of = |is_meant: &dyn Fn(Option<&str>) -> bool| -> Vec<&'a Lifecycle> {
        entry.lifecycle.iter().filter(|cycle| is_meant(line(cycle))).collect()
    };
    let is_told = |line: &str| line.split_whitespace().all(|word| tells(said, word));
    let told = of(&|line| line.is_some_and(is_told));
    let plain = of(&|line| line.is_none());
    let first = [told, plain].into_iter().find(|found| !found.is_empty());
    first.unwrap_or_else(|| entry.lifecycle.iter().collect())
}

/// The line that a release belongs to, such as “Enterprise” of “25H2 Enterprise”.
fn line(cycle: &Lifecycle) -> Option<&str> {
    cycle.release.as_str().split_once(' ').map(|(_, line)| line)
}

/// Last day of security updates of a release; of support, where nobody says.
fn end(cycle: &Lifecycle) -> Option<Date> {
    cycle.security_ends.or(cycle.support_ends)
}

/// The words that a name and a version say.
fn said<'a>(version: Option<&'a Release>, name: &'a str) -> Vec<&'a str> {
    name.split(|c: char| !c.is_alphanumeric() && c != '.')
        .chain(version.into_iter().flat_map(|version| version.as_str().split_whitespace()))
        .collect()
}

/// Whether a word is among those that are said.
fn tells(said: &[&str], word: &str) -> bool {
    said.iter().any(|said| said.eq_ignore_ascii_case(word))
}

/// The release in use, if it is given or told by the name.
fn in_use<'a>(entry: &'a Software, said: &[&str]) -> Option<&'a Lifecycle> {
    let words = |cycle: &Lifecycle| cycle.release.as_str().split_whitespace().count();
    // Of “25H2” and “25H2 Enterprise” the one of which more is said.
    let told = entry
        .lifecycle
        .iter()
        .filter(|cycle| cycle.release.as_str().split_whitespace().all(|word| tells(said, word)));
    told.min_by_key(|cycle| std::cmp::Reverse(words(cycle)))
}

/// Whether nobody will make another release.
pub(crate) fn is_discontinued(entry: &Software) -> bool {
    entry.maintenance.as_ref().is_some_and(|maintenance| maintenance.kind == MaintenanceKind::None)
}
