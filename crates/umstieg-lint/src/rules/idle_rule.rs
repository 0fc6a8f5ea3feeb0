//! An ordering rule that can never bind.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::selectors::selected;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "idle-rule",
    level: Level::Warning,
    group: Group::Plans,
    summary: "Both sides of an ordering rule mean some software.",
    why: "All lists of a selector that are not empty must match at once. A side that no software matches makes a rule that \
          is read and never used: most often a category and a capability that do not go together.",
    bad: Example::Files(&[Part::of("rules/ordering.yaml", BAD)]),
    good: Example::Files(&[Part::of(
        "rules/ordering.yaml",
        "\
rules:
  mail-before-chat:
    name: {de: \"Mail vor Chat\", en: \"Mail before chat\"}
    first: {categories: [mail], capabilities: [mail], step: roll-out}
    then: {capabilities: [chat], step: roll-out}
    strength: soft
    reason: {de: \"Einladungen gehen per Mail hinaus.\", en: \"Invitations go out by mail.\"}
    evidence: [source]
",
    )]),
    check: Check::Entries { fields: &["capabilities", "categories", "fills", "rules"], check },
};

const BAD: &str = "\
rules:
  mail-before-chat:
    name: {de: \"Mail vor Chat\", en: \"Mail before chat\"}
    first: {categories: [mail], software: [closed], roles: [database], step: roll-out}
    then: {capabilities: [chat], step: roll-out}
    strength: soft
    reason: {de: \"Einladungen gehen per Mail hinaus.\", en: \"Invitations go out by mail.\"}
    evidence: [source]
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    if !context.whole {
        return;
    }
    let rules = Place::file(FileKind::Ordering, "").key("rules");
    for (id, rule) in &context.entries.rules.ordering {
        for (key, selector) in [("first", &rule.first), ("then", &rule.then)] {
            if selected(context.entries, selector).is_empty()
                && let Some(location) = context.own(&rules.key(id.as_str()).key(key))
            {
                found
                    .add(
                        location,
                        message!(
                            en: "no software is meant by `{key}` of the rule `{id}`";
                            de: "`{key}` der Regel `{id}` trifft auf keine Software zu"
                        ),
                    )
                    .help = Some(message!(
                    en: "all lists that are not empty must match at once; leave one out";
                    de: "alle Listen, die nicht leer sind, müssen zugleich zutreffen; eine weglassen"
                ));
            }
        }
    }
}
