//! The same summary in two entries.

use super::placeholder_text::placeholder;
use crate::context::{Context, Found, is_open, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Wording, pairs};
use std::collections::BTreeMap;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "copied-summary",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Every entry that can be chosen has a summary of its own.",
    why: "Candidates stand side by side in a report. Two with the same words cannot be told apart, and often one was copied \
          and never adapted. Say what is particular.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Programm, das von allem etwas kann.\", en: \"Mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries { fields: &["license.model"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: BTreeMap<(FileKind, &str), (Wording<'_>, &str)> = BTreeMap::new();
    pairs(context, |pair| {
        if pair.key != "summary" || !is_candidate(context, pair.kind, pair.id) {
            return;
        }
        for wording in [pair.de, pair.en] {
            // What is still to be written, or no text, is told by its own rule.
            if !wording.is_text() || placeholder(wording.text).is_some() {
                continue;
            }
            let (there, other) = *first.entry((pair.kind, wording.text)).or_insert((wording, pair.id));
            if other == pair.id {
                continue;
            }
            let finding = found.add(
                wording.location(),
                message!(
                    en: "`{other}` has the same summary";
                    de: "`{other}` hat dieselbe Kurzbeschreibung"
                ),
            );
            relate(finding, message!(en: "first written here"; de: "steht zuerst hier"), there.location());
            finding.help = Some(message!(en: "say what is particular"; de: "das Besondere nennen"));
            return;
        }
    });
}

/// Whether an entry is shown beside others to choose from; closed software is what the reader has already.
pub(super) fn is_candidate(context: &Context<'_>, kind: FileKind, id: &str) -> bool {
    kind != FileKind::Software || context.entries.software.get(id).is_some_and(is_open)
}
