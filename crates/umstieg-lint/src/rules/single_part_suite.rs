//! A suite of one.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "single-part-suite",
    level: Level::Warning,
    group: Group::Capabilities,
    summary: "A suite has at least two parts.",
    why: "`includes` takes a suite apart. With one part and nothing of its own it is that part under another name: make it \
          an alias or an edition, or add the other parts.",
    bad: Example::Files(&[Part::whole("software/suite.yaml", SUITE)]),
    good: Example::Files(&[Part::of("software/suite.yaml", "includes: [acme, known]\ncapabilities: {}\n")]),
    check: Check::Entries { fields: &["capabilities", "includes"], check },
};

const SUITE: &str = "\
name: \"Suite\"
summary: {de: \"Paket für Mail.\", en: \"Bundle for mail.\"}
categories: [mail]
license: {model: open-source, spdx: MIT, evidence: [source]}
includes: [acme]
evidence:
  source: {url: \"https://suite.example.org/docs\", checked: 2027-01-10, kind: project}
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        if let ([part], true) = (software.includes.as_slice(), software.capabilities.is_empty()) {
            let message = message!(
                en: "`{part}` is the only part and there is nothing else";
                de: "`{part}` ist der einzige Teil, und sonst gibt es nichts"
            );
            found.add(context.locate(&place.key("includes")), message).help = Some(message!(
                en: "add the other parts, or make this an alias or edition of the part";
                de: "die anderen Teile ergänzen oder daraus einen weiteren Namen oder eine Ausgabe des Teils machen"
            ));
        }
    }
}
