//! "Replaces it in full", while its main functions are missing.

use crate::context::{Context, Found};
use crate::coverage::{does, is_known, needs, weighs_heavily};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry::Fit;
use umstieg_format::finding::{Level, alternatives};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "overstated-fit",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "What replaces a software in full has its heavy capabilities.",
    why: "`fit: full` means nearly all users and uses. A capability of weight 4 or 5 that the replaced software has and the \
          substitute lacks leaves too many behind. Lower the fit, or add the capability if the substitute has it.",
    bad: Example::Files(&[
        Part::of("software/closed.yaml", "capabilities:\n  mail: {level: full}\n  calendar: {level: full}\n"),
        Part::of(
            "software/acme.yaml",
            "capabilities:\n  mail: {level: full, evidence: [source]}\nreplaces:\n  - {software: closed, fit: full}\n",
        ),
    ]),
    good: Example::Files(&[
        Part::of("software/closed.yaml", "capabilities:\n  mail: {level: full}\n  calendar: {level: full}\n"),
        Part::of(
            "software/acme.yaml",
            "capabilities:\n  mail: {level: full, evidence: [source]}\nreplaces:\n  - {software: closed, fit: partial}\n",
        ),
    ]),
    check: Check::Entries {
        fields: &["capabilities", "includes", "replaces.fit", "replaces.software"],
        check,
    },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let own = does(context.entries, software);
        for (index, replaces) in software.replaces.iter().enumerate().filter(|(_, one)| one.fit == Fit::Full)
        {
            let Some(replaced) = context.entries.software.get(&replaces.software) else { continue };
            let missing: Vec<&str> = needs(context.entries, replaced)
                .into_iter()
                .filter(|id| !own.contains(id) && weighs_heavily(context.entries, id))
                .map(|id| id.as_str())
                .collect();
            if missing.is_empty() || !is_known(context.entries, software) {
                continue;
            }
            let (whom, what) = (&replaces.software, alternatives(missing.iter().copied()));
            let message = message!(
                en: "`{whom}` is said to be replaced in full, but its {} is not covered", what.en;
                de: "`{whom}` gilt als ganz ersetzt, aber {} fehlt hier", what.de
            );
            found.add(context.locate(&place.key("replaces").index(index).key("fit")), message).help =
                Some(message!(
                    en: "lower the fit to `partial`, or add what the software has";
                    de: "die Eignung auf `partial` senken oder ergänzen, was die Software kann"
                ));
        }
    }
}
