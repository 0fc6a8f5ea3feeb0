//! Software that stays, without a word on how to live with it.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "no-containment",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "Software that nothing replaces says how to live with it.",
    why: "\"Keep this one\" is an honest answer, but a firm then wants to know how not to grow more dependent: which \
          interfaces to ask for, what to export, which neighbours can move all the same. Say it under `containment`.",
    bad: Example::Files(&[Part::of("software/lonely.yaml", SEARCH)]),
    good: Example::Files(&[Part::of(
        "software/lonely.yaml",
        "\
license: {model: proprietary, evidence: [source]}
no_substitute:
  searched: 2027-01-01
  reason: {de: \"Nichts Offenes liest die Daten.\", en: \"Nothing open reads the data.\"}
containment:
  advice: {de: \"Daten regelmäßig ausgeben.\", en: \"Export the data regularly.\"}
",
    )]),
    check: Check::Entries { fields: &["containment", "no_substitute"], check },
};

const SEARCH: &str = "\
license: {model: proprietary, evidence: [source]}
no_substitute:
  searched: 2027-01-01
  reason: {de: \"Nichts Offenes liest die Daten.\", en: \"Nothing open reads the data.\"}
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in context.software() {
        if software.no_substitute.is_some() && software.containment.is_none() {
            let message = message!(
                en: "nothing replaces `{id}`, but `containment` does not say how to live with it";
                de: "nichts ersetzt `{id}`, aber `containment` sagt nicht, wie man damit lebt"
            );
            found.add(context.locate(&place.key("no_substitute")), message).help = Some(message!(
                en: "add `containment` with an `advice` in German and English";
                de: "`containment` mit einem `advice` auf Deutsch und Englisch ergänzen"
            ));
        }
    }
}
