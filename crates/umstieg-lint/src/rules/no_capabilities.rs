//! Software of which nobody says what it does.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "no-capabilities",
    level: Level::Warning,
    group: Group::Capabilities,
    summary: "Software has a capability, fills a role for other software, or is a suite of parts that do.",
    why: "Needs are matched by capability. Closed software without any has no needs to meet, open software without any is \
          never proposed. Name what it does, with level `unknown` where nobody has looked.",
    bad: Example::Files(&[Part::of("software/other.yaml", "capabilities: {}\n")]),
    good: Example::Files(&[Part::of(
        "software/other.yaml",
        "capabilities: {}\nfills:\n  database: {evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["capabilities", "fills", "includes", "name"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in context.software() {
        if software.capabilities.is_empty() && software.includes.is_empty() && software.fills.is_empty() {
            found
                .add(
                    context.locate(&place.key("name")),
                    message!(
                        en: "nothing says what `{id}` does";
                        de: "nirgends steht, was `{id}` kann"
                    ),
                )
                .help = Some(message!(en: "add `capabilities`"; de: "`capabilities` ergänzen"));
        }
    }
}
