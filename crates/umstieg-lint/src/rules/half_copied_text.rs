//! A text that is the same as another one in German and differs in English, or the other way round.

use super::copied_summary::is_candidate;
use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Pair, Wording, pairs};
use std::collections::BTreeMap;
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::message::Message;

pub(super) const RULE: Rule = Rule {
    id: "half-copied-text",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Longer texts that are the same in one language are the same in the other.",
    why: "Somebody has copied a text and adapted it in one language only, or corrected it in one place only. Readers of the \
          two languages are then told different things. Adapt the other language too, or make both alike.",
    bad: Example::Files(&[
        Part::of(
            "software/acme.yaml",
            "replaces:\n  - {software: closed, fit: partial, lost: [{de: \"Regeln für Stellvertreter werden neu angelegt.\", en: \"Rules for deputies are set up anew.\"}], evidence: [source]}\n",
        ),
        Part::of(
            "software/known.yaml",
            "replaces:\n  - {software: closed, fit: niche, carries: {messages: full}, lost: [{de: \"Regeln für Stellvertreter werden neu angelegt.\", en: \"Rooms and cars cannot be booked.\"}], evidence: [source]}\n",
        ),
    ]),
    good: Example::Files(&[
        Part::of(
            "software/acme.yaml",
            "replaces:\n  - {software: closed, fit: partial, lost: [{de: \"Regeln für Stellvertreter werden neu angelegt.\", en: \"Rules for deputies are set up anew.\"}], evidence: [source]}\n",
        ),
        Part::of(
            "software/known.yaml",
            "replaces:\n  - {software: closed, fit: niche, carries: {messages: full}, lost: [{de: \"Räume und Autos lassen sich nicht buchen.\", en: \"Rooms and cars cannot be booked.\"}], evidence: [source]}\n",
        ),
    ]),
    check: Check::Entries { fields: &["license.model"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let (mut by_german, mut by_english) = (Copies::new(), Copies::new());
    pairs(context, |pair| {
        let Pair { kind, id, key, de, en } = pair;
        // Names are short, and a summary that is copied at all is told by its own rule.
        if key == "name" || (key == "summary" && is_candidate(context, kind, id)) {
            return;
        }
        for (same, other, copies) in [(de, en, &mut by_german), (en, de, &mut by_english)] {
            if same.is_long() {
                copies.entry(same.text).or_default().push(other);
            }
        }
    });
    tell(&by_german, found, || {
        message!(
            en: "the same German text stands elsewhere, with another English one";
            de: "derselbe deutsche Text steht anderswo, mit einem anderen englischen"
        )
    });
    tell(&by_english, found, || {
        message!(
            en: "the same English text stands elsewhere, with another German one";
            de: "derselbe englische Text steht anderswo, mit einem anderen deutschen"
        )
    });
}

/// What stands in the other language, by a text and in the order of files and lines.
type Copies<'a> = BTreeMap<&'a str, Vec<Wording<'a>>>;

/// Tells those that differ from what most say; where as many say this as that, from what is said first.
fn tell(copies: &Copies<'_>, found: &mut Found<'_>, message: impl Fn() -> Message) {
    for wordings in copies.values() {
        let Some(first) = wordings.first() else { continue };
        if wordings.iter().all(|wording| wording.text == first.text) {
            continue;
        }
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for wording in wordings {
            *votes.entry(wording.text).or_default() += 1;
        }
        let most = votes.values().max().copied();
        let Some(usual) = wordings.iter().find(|one| votes.get(one.text).copied() == most) else { continue };
        for wording in wordings.iter().filter(|wording| wording.text != usual.text) {
            let finding = found.add(wording.location(), message());
            relate(finding, message!(en: "says this instead"; de: "sagt stattdessen dies"), usual.location());
            finding.help = Some(message!(
                en: "adapt the other language too, or make both alike";
                de: "auch die andere Sprache anpassen oder beide angleichen"
            ));
        }
    }
}
