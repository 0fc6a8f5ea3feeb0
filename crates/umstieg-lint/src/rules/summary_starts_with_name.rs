//! Summaries that repeat the name they stand beside.

use super::placeholder_text::placeholder;
use crate::context::{Context, Found};
use crate::names::key;
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, wordings};
use umstieg_format::finding::{Level, literal};
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "summary-starts-with-name",
    level: Level::Warning,
    group: Group::Texts,
    summary: "A summary does not start with the name of its entry.",
    why: "The name always stands beside the summary, so \"Acme is …\" only costs width. Start with what it is.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "name: \"Acme Mail\"\nsummary: {de: \"Mailserver für kleine Firmen.\", en: \"Acme Mail is a mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "name: \"Acme Mail\"\nsummary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries { fields: &["name"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    wordings(context, |Said { kind, id, key: field, wording, .. }| {
        if field != "summary" {
            return;
        }
        let name = match kind {
            FileKind::Software => context.entries.software.get(id).map(|entry| &entry.name),
            FileKind::Provider => context.entries.providers.get(id).map(|entry| &entry.name),
            FileKind::Funding => context.entries.funding.get(id).map(|entry| &entry.name),
            _ => None,
        };
        // A name that is still to be written says nothing.
        let Some(name) = name.filter(|name| placeholder(name).is_none()) else { return };
        // That a word ends where the name would is soon told, and seldom so.
        let Some((start, rest)) = wording.text.split_at_checked(name.len()) else { return };
        let ends = rest.chars().next().is_none_or(|c| c == ' ' || c == ',');
        if ends && key(start) == key(name) {
            let message = message!(
                en: "the summary starts with the name {}", literal(name);
                de: "die Kurzbeschreibung beginnt mit dem Namen {}", literal(name)
            );
            found.add(wording.location(), message).help = Some(message!(
                en: "start with what it is";
                de: "damit beginnen, was es ist"
            ));
        }
    });
}
