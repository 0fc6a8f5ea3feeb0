//! What a layer says about the layers below it names one entry a line, and each entry once.

use super::{Place, Problems};
use crate::entry::Manifest;
use crate::kind::{EntryKey, EntryKind, FileKind};
use std::collections::BTreeMap;

/// Reports lines that name no entry or several, and entries that are named on several lines.
pub(super) fn check(manifest: &Manifest, problems: &mut Problems<'_>) {
    let mut named: BTreeMap<EntryKey, Place> = BTreeMap::new();
    for (list, statements) in [("hides", &manifest.hides), ("overrides", &manifest.overrides)] {
        for (index, statement) in statements.iter().enumerate() {
            let place = Place::file(FileKind::Manifest, "").key(list).index(index);
            let entries: Vec<EntryKey> = statement.entries().collect();
            let [entry] = entries.as_slice() else {
                one_a_line(place, &entries, problems);
                continue;
            };
            let place = place.key(entry.kind.key());
            match named.get(entry) {
                Some(first) => {
                    let problem = problems.error(
                        place,
                        "named-twice",
                        format!("the {entry} is named twice; expected one line an entry"),
                    );
                    problem.related = vec![(first.clone(), "first named here".to_owned())];
                    problem.help = Some("a layer hides an entry or overrides it; keep one line".to_owned());
                }
                None => {
                    named.insert(entry.clone(), place);
                }
            }
        }
    }
}

fn one_a_line(place: Place, entries: &[EntryKey], problems: &mut Problems<'_>) {
    let message = match entries {
        [] => "no entry is named; expected one".to_owned(),
        several => {
            let all: Vec<String> = several.iter().map(ToString::to_string).collect();
            format!("{} are named in one line; expected one", all.join(" and "))
        }
    };
    let keys: Vec<String> = EntryKind::ALL.iter().map(|kind| format!("`{}`", kind.key())).collect();
    problems.error(place, "one-entry-a-line", message).help =
        Some(format!("name it by its kind: {}", keys.join(", ")));
}
