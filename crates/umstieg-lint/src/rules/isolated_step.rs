//! A step that nothing leads to and that leads to nothing.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "isolated-step",
    level: Level::Warning,
    group: Group::Plans,
    summary: "Every step of a playbook comes before or after another.",
    why: "A step without ties may be planned on any day, even after the end. Say under `after` what it waits for, or name it \
          there at a later step.",
    bad: Example::Files(&[Part::of("rules/playbooks.yaml", BAD)]),
    good: Example::Files(&[Part::of(
        "rules/playbooks.yaml",
        "\
playbooks:
  web-application:
    name: {de: \"Webanwendung\", en: \"Web application\"}
    basis: {de: \"Planungswerte.\", en: \"Planning values.\"}
    evidence: [source]
    steps:
      - {id: install, kind: install, scope: product, title: {de: \"Einrichten\", en: \"Set up\"}}
      - {id: rollout, kind: roll-out, scope: product, title: {de: \"Einführen\", en: \"Roll out\"}, after: [install]}
",
    )]),
    check: Check::Entries { fields: &["playbooks"], check },
};

const BAD: &str = "\
playbooks:
  web-application:
    name: {de: \"Webanwendung\", en: \"Web application\"}
    basis: {de: \"Planungswerte.\", en: \"Planning values.\"}
    evidence: [source]
    steps:
      - {id: install, kind: install, scope: product, title: {de: \"Einrichten\", en: \"Set up\"}}
      - {id: rollout, kind: roll-out, scope: product, title: {de: \"Einführen\", en: \"Roll out\"}, after: [install]}
      - {id: train, kind: train, scope: product, title: {de: \"Einweisen\", en: \"Train\"}}
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, playbook) in &context.entries.rules.playbooks {
        let place = Place::file(FileKind::Playbooks, "").key("playbooks").key(id.as_str()).key("steps");
        for (index, step) in playbook.steps.iter().enumerate().filter(|(_, step)| step.after.is_empty()) {
            let waited_for = playbook.steps.iter().any(|other| other.after.contains(&step.id));
            if !waited_for
                && playbook.steps.len() > 1
                && let Some(location) = context.own(&place.index(index).key("id"))
            {
                let message = message!(
                    en: "the step `{}` comes neither before nor after another", step.id;
                    de: "der Schritt `{}` kommt weder vor noch nach einem anderen", step.id
                );
                found.add(location, message).help = Some(message!(
                    en: "say under `after` what it waits for";
                    de: "unter `after` nennen, worauf er wartet"
                ));
            }
        }
    }
}
