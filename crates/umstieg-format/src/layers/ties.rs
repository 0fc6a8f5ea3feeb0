//! Statements about hidden software that are about nothing else: they go with it.

use super::{Action, Merged};
use crate::check::{Place, Segment};
use crate::kind::{EntryKey, EntryKind, FileKind};
use crate::scalar::SoftwareId;
use std::collections::BTreeMap;

/// The lists of a software whose items are about one other software.
const LISTS: [&str; 5] = ["replaces", "includes", "integrates", "conflicts", "calls"];

/// Whether a place that names an entry belongs to a statement that goes when the entry is hidden.
pub(super) fn is_tie(place: &Place, named: &EntryKey) -> bool {
    let list = match place.path.first() {
        Some(Segment::Key(key)) => key.as_str(),
        _ => return false,
    };
    place.kind == FileKind::Software && named.kind == EntryKind::Software && LISTS.contains(&list)
}

/// Drops what lower layers say about software that stays hidden, and puts it on record with the hiding.
///
/// Thirty entries may replace one product; an adviser who hides it need not override all of them. Only statements about
/// the two alone go: that the one replaces, includes, suits, clashes with or calls the other.
pub(super) fn drop_ties(merged: &mut Merged) {
    let gone: BTreeMap<&str, usize> = merged
        .hidden
        .iter()
        .filter(|(entry, _)| entry.kind == EntryKind::Software)
        .map(|(entry, by)| (entry.id.as_str(), by.layer))
        .collect();
    if gone.is_empty() {
        return;
    }
    let mut dropped: BTreeMap<EntryKey, Vec<Place>> = BTreeMap::new();
    for (id, software) in &mut merged.entries.software {
        let entry = EntryKey::from(id);
        let holder = merged.holders.get(&entry).copied().unwrap_or(0);
        let file = Place::file(FileKind::Software, id.as_str()).in_layer(holder);
        // What an upper layer says, it says knowing what is hidden below; that is its mistake, and told as such.
        let goes = |other: &SoftwareId| gone.get(other.as_str()).is_some_and(|hider| holder <= *hider);
        let mut note = |key: &str, index: usize, other: &SoftwareId| {
            dropped.entry(other.into()).or_default().push(file.key(key).index(index));
        };
        let [replaces, includes, integrates, conflicts, calls] = LISTS;
        drop_from(&mut software.replaces, replaces, |one| &one.software, goes, &mut note);
        drop_from(&mut software.includes, includes, |one| one, goes, &mut note);
        drop_from(&mut software.integrates, integrates, |one| &one.software, goes, &mut note);
        drop_from(&mut software.conflicts, conflicts, |one| &one.software, goes, &mut note);
        drop_from(&mut software.calls, calls, |one| &one.software, goes, &mut note);
    }
    for (entry, places) in dropped {
        let hiding = merged.changes.iter_mut().rev().find(|change| change.entry == entry);
        if let Some(Action::Hidden { dropped, .. }) = hiding.map(|change| &mut change.action) {
            *dropped = places;
        }
    }
}

/// Takes items about hidden software out of a list and notes where they stood.
fn drop_from<T>(
    list: &mut Vec<T>,
    key: &str,
    about: impl Fn(&T) -> &SoftwareId,
    goes: impl Fn(&SoftwareId) -> bool,
    note: &mut impl FnMut(&str, usize, &SoftwareId),
) {
    let mut index = 0;
    list.retain(|item| {
        let other = about(item);
        let stays = !goes(other);
        if !stays {
            note(key, index, other);
        }
        index += 1;
        stays
    });
}
