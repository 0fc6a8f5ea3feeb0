//! Summaries that do not fit where they are shown.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, wordings};
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "long-summary",
    level: Level::Warning,
    group: Group::Texts,
    summary: "A summary of a software or provider has at most 200 characters.",
    why: "Summaries stand in tables beside others, in both languages. Say what it does and for whom in one sentence; \
          details belong to the capabilities and notes.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary:\n  de: \"Mailserver für kleine und mittlere Firmen, Vereine, Schulen und Behörden, der Postfächer, Kalender, \
         Kontakte, Aufgaben, Notizen, Verteiler, Abwesenheitsnotizen, Filterregeln und gemeinsame Ordner verwaltet und dabei \
         wenig Pflege braucht.\"\n  en: \"Mail server for small firms.\"\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary:\n  de: \"Mailserver mit Kalendern und Kontakten für kleine Firmen.\"\n  en: \"Mail server with calendars and \
         contacts for small firms.\"\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Three lines of a report's table, in the longer of the languages.
const LONGEST: usize = 200;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    wordings(context, |Said { kind, key, wording, .. }| {
        if key != "summary" || !matches!(kind, FileKind::Software | FileKind::Provider) {
            return;
        }
        let length = wording.text.chars().count();
        if length > LONGEST {
            let message = message!(
                en: "the summary has {length} characters, expected at most {LONGEST}";
                de: "die Kurzbeschreibung hat {length} Zeichen, erwartet werden höchstens {LONGEST}"
            );
            found.add(wording.location(), message).help = Some(message!(
                en: "say what it does and for whom, no more";
                de: "sagen, was es tut und für wen, mehr nicht"
            ));
        }
    });
}
