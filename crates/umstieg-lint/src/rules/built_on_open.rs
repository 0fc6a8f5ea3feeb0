//! `built_on` naming open software.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "built-on-open",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "`built_on` names the closed software underneath an offer.",
    why: "The field shows that a \"sovereign\" product rests on closed software of somebody else. What rests on open software \
          says so under `requires`, or not at all.",
    bad: Example::Files(&[Part::of("software/closed.yaml", "built_on: [acme]\n")]),
    good: Example::Files(&[Part::of("software/acme.yaml", "built_on: [closed]\n")]),
    check: Check::Entries { fields: &["built_on", "license.model"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        for (index, base) in software.built_on.iter().enumerate() {
            if context.entries.software.get(base).is_some_and(is_open) {
                let message = message!(
                    en: "`{base}` is open software; `built_on` is for closed software underneath";
                    de: "`{base}` ist offene Software; `built_on` nennt geschlossene Software, auf der etwas aufbaut"
                );
                found.add(context.locate(&place.key("built_on").index(index)), message).help =
                    Some(message!(
                        en: "say it under `requires`, or take it out";
                        de: "unter `requires` nennen oder herausnehmen"
                    ));
            }
        }
    }
}
