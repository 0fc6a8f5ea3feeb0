//! A capability of open software that only closed software gives it.

use crate::context::{Context, Found, is_open, is_proprietary};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "closed-addon",
    level: Level::Warning,
    group: Group::Capabilities,
    summary: "What open software does, it does without closed software.",
    why: "`with` brings the named software into the plan. Closed software there would come in as a part of the substitute; \
          say in a note that it can be added, and set the level for what is there without it.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "capabilities:\n  mail: {level: full, with: [closed], evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "capabilities:\n  mail: {level: full, with: [known], evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["capabilities", "license.model"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        for (name, capability) in &software.capabilities {
            for (index, addon) in capability.with.iter().enumerate() {
                if context.entries.software.get(addon).is_some_and(is_proprietary) {
                    let at = place.key("capabilities").key(name.as_str()).key("with").index(index);
                    found
                        .add(
                            context.locate(&at),
                            message!(
                                en: "`{addon}` is closed software";
                                de: "`{addon}` ist geschlossene Software"
                            ),
                        )
                        .help = Some(message!(
                        en: "name open software, or set the level for what is there without it";
                        de: "offene Software nennen oder die Stufe angeben, die ohne diese Erweiterung erreicht wird"
                    ));
                }
            }
        }
    }
}
