//! A search for a substitute of open software.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "needless-search",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "`no_substitute` is said of closed software.",
    why: "Open software needs no substitute. Where it is not to be advised, its licence, maintenance or capabilities say why.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "\
no_substitute:
  searched: 2027-01-01
  reason: {de: \"Nichts liest die Daten.\", en: \"Nothing reads the data.\"}
containment:
  advice: {de: \"Daten regelmäßig ausgeben.\", en: \"Export the data regularly.\"}
",
    )]),
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
    check: Check::Entries { fields: &["license.model", "no_substitute"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in context.software() {
        if is_open(software) && software.no_substitute.is_some() {
            let message = message!(
                en: "`{id}` is open software and needs no substitute";
                de: "`{id}` ist offene Software und braucht keinen Ersatz"
            );
            found.add(context.locate(&place.key("no_substitute")), message).help = Some(message!(
                en: "take it out, or correct `license.model`";
                de: "herausnehmen oder `license.model` berichtigen"
            ));
        }
    }
}
