//! A search that was long ago.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "stale-search",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "A search for substitutes is made again after 18 months.",
    why: "\"Nothing open fits\" is true on the day of the search only. Look again, and write the day under `searched`.",
    bad: Example::Files(&[Part::of("software/lonely.yaml", BAD)]),
    good: Example::Files(&[Part::of(
        "software/lonely.yaml",
        "\
license: {model: proprietary, evidence: [source]}
no_substitute:
  searched: 2026-12-01
  reason: {de: \"Nichts Offenes liest die Daten.\", en: \"Nothing open reads the data.\"}
containment:
  advice: {de: \"Daten regelmäßig ausgeben.\", en: \"Export the data regularly.\"}
",
    )]),
    check: Check::Entries { fields: &["no_substitute"], check },
};

const BAD: &str = "\
license: {model: proprietary, evidence: [source]}
no_substitute:
  searched: 2025-01-10
  reason: {de: \"Nichts Offenes liest die Daten.\", en: \"Nothing open reads the data.\"}
containment:
  advice: {de: \"Daten regelmäßig ausgeben.\", en: \"Export the data regularly.\"}
";

/// New open software of any weight shows up in lists within this time.
const MONTHS: i32 = 18;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let Some(search) = &software.no_substitute else { continue };
        if search.searched.plus_months(MONTHS) < context.as_of {
            let message = message!(
                en: "the last search was on {}, more than {MONTHS} months ago", search.searched;
                de: "die letzte Suche war am {}, vor mehr als {MONTHS} Monaten", search.searched
            );
            found.add(context.locate(&place.key("no_substitute").key("searched")), message).help =
                Some(message!(
                    en: "look again, and write the day down";
                    de: "noch einmal suchen und den Tag eintragen"
                ));
        }
    }
}
