//! What a layer says about the layers below it names one entry a line, and each entry once.

use super::{Place, Problems};
use crate::entry::Manifest;
use crate::kind::{EntryKey, EntryKind, FileKind};
use crate::message;
use crate::message::Message;
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
                    let entry = entry.with_article();
                    let message = message!(
                        en: "{} is named twice; expected one line an entry", entry.en;
                        de: "{} ist doppelt genannt; erwartet wird eine Zeile je Eintrag", entry.de
                    );
                    let problem = problems.error(place, "named-twice", message);
                    problem.related = vec![(
                        first.clone(),
                        message!(
                            en: "first named here";
                            de: "zuerst hier genannt"
                        ),
                    )];
                    problem.help = Some(message!(
                        en: "a layer hides an entry or overrides it; keep one line";
                        de: "eine Schicht blendet einen Eintrag aus oder ersetzt ihn; nur eine Zeile behalten"
                    ));
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
        [] => message!(
            en: "no entry is named; expected one";
            de: "kein Eintrag ist genannt; erwartet wird einer"
        ),
        several => {
            let all: Vec<Message> = several.iter().map(EntryKey::with_article).collect();
            let en: Vec<&str> = all.iter().map(|entry| &*entry.en).collect();
            let de: Vec<&str> = all.iter().map(|entry| &*entry.de).collect();
            message!(
                en: "{} are named in one line; expected one", en.join(" and ");
                de: "in einer Zeile sind {} genannt; erwartet wird nur ein Eintrag", de.join(" und ")
            )
        }
    };
    let keys: Vec<String> = EntryKind::ALL.iter().map(|kind| format!("`{}`", kind.key())).collect();
    problems.error(place, "one-entry-a-line", message).help = Some(message!(
        en: "name it by its kind: {}", keys.join(", ");
        de: "nach seiner Art nennen: {}", keys.join(", ")
    ));
}
