//! Statements of other software that go with what a layer hides.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::layers::Action;
use umstieg_format::message;
use umstieg_format::message::Message;

pub(super) const RULE: Rule = Rule {
    id: "dropped-ties",
    level: Level::Note,
    group: Group::Layers,
    summary: "Hiding a software takes out nothing else.",
    why: "Where other software says only that it replaces, includes, suits or clashes with the hidden one, that statement \
          goes with it, so that thirty entries need not be overridden for one. A suite may lose a part, or an open software \
          its last product to replace; look whether that is meant.",
    bad: Example::Files(&[Part::of(
        "catalogue.yaml",
        "hides:\n  - software: closed\n    reason: {de: \"Hier verboten.\", en: \"Not allowed here.\"}\n  - reference: town\n    reason: {de: \"Betrifft uns nicht.\", en: \"Does not concern us.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "catalogue.yaml",
        "hides:\n  - funding: grant\n    reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}\n",
    )]),
    check: Check::Entries { fields: &["hides"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let manifest = &context.own.manifest;
    for change in context.changes.iter().filter(|change| change.winner == manifest.id) {
        let Action::Hidden { dropped, .. } = &change.action else { continue };
        if dropped.is_empty() {
            continue;
        }
        let line = manifest.hides.iter().position(|line| line.entry().as_ref() == Some(&change.entry));
        let place = Place::file(FileKind::Manifest, "").key("hides").index(line.unwrap_or(0));
        let from: Vec<String> = dropped.iter().map(|place| format!("`{place}`")).collect();
        let (entry, from) = (change.entry.with_article(), shortened(&from));
        let message = message!(
            en: "hiding {} drops {}", entry.en, from.en;
            de: "wird {} ausgeblendet, entfällt {}", entry.de, from.de
        );
        found.add(context.locate(&place), message).help = Some(message!(
            en: "override the entries that need more than that";
            de: "die Einträge überschreiben, die mehr als das brauchen"
        ));
    }
}

/// The first few names, and how many more there are.
fn shortened(names: &[String]) -> Message {
    const SHOWN: usize = 5;
    match names.len().checked_sub(SHOWN) {
        Some(more @ 1..) => {
            let first = names[..SHOWN].join(", ");
            message!(en: "{first} and {more} more"; de: "{first} und {more} weitere")
        }
        _ => Message::same(names.join(", ")),
    }
}
