//! Something that was seen on a day still to come.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::days;
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::scalar::Date;

pub(super) const RULE: Rule = Rule {
    id: "future-date",
    level: Level::Warning,
    group: Group::Evidence,
    summary: "Nobody has looked, searched or confirmed on a day still to come.",
    why: "`checked`, `searched` and `confirmed` are days on which a person looked. A later day is a slip of the pen, and it \
          would hide that the fact has grown old.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://acme.example.org/about\", checked: 2072-01-10, kind: project}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://acme.example.org/about\", checked: 2027-01-10, kind: project}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    days(context, |day| {
        if let Ok(date) = Date::parse(day.text)
            && date > context.as_of
        {
            let message = message!(
                en: "`{date}` is still to come on {}", context.as_of;
                de: "`{date}` liegt am {} noch in der Zukunft", context.as_of
            );
            found.add(day.source.location(day.node.span), message).help = Some(message!(
                en: "write the day on which somebody looked";
                de: "den Tag eintragen, an dem jemand nachgesehen hat"
            ));
        }
    });
}
