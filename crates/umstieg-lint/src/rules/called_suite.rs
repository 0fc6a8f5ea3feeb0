//! A program that calls a whole suite.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "called-suite",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "What a software calls is a program, not a suite.",
    why: "`calls` decides who keeps a program until its successor is settled. A suite is taken apart, and each part moves by \
          itself: a call that names the suite holds nothing, or everything.",
    bad: Example::Files(&[
        Part::of(
            "software/suite.yaml",
            "categories: [mail, chat]\nincludes: [acme, known]\ncapabilities: {}\n",
        ),
        Part::of("software/closed.yaml", "calls:\n  - {software: suite, evidence: [source]}\n"),
    ]),
    good: Example::Files(&[
        Part::of(
            "software/suite.yaml",
            "categories: [mail, chat]\nincludes: [acme, known]\ncapabilities: {}\n",
        ),
        Part::of("software/closed.yaml", "calls:\n  - {software: known, evidence: [source]}\n"),
    ]),
    check: Check::Entries { fields: &["calls", "includes"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        for (index, call) in software.calls.iter().enumerate() {
            let called = context.entries.software.get(&call.software);
            if called.is_some_and(|called| !called.includes.is_empty()) {
                let at = context.locate(&place.key("calls").index(index).key("software"));
                let message =
                    message!(en: "`{}` is a suite", call.software; de: "`{}` ist eine Suite", call.software);
                found.add(at, message).help = Some(message!(
                    en: "name those of its parts that are called";
                    de: "diejenigen ihrer Teile nennen, die aufgerufen werden"
                ));
            }
        }
    }
}
