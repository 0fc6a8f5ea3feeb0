//! "Replaces it in full", resting on what nobody has seen.

use crate::context::{Context, Found};
use crate::coverage::{is_known, needs, seen, weighs_heavily};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry::Fit;
use umstieg_format::finding::{Level, alternatives};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unproven-fit",
    level: Level::Warning,
    group: Group::Evidence,
    summary: "What replaces a software in full has evidence for that, or for every heavy capability that counts.",
    why: "`fit: full` promises that nearly nobody misses anything. Either somebody says so, or it follows from what the \
          software is known to do. Where neither is the case it is a guess, and plans would rest on it. Name the evidence \
          with the statement or with the capability, or lower the fit.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "\
capabilities:
  calendar: {level: full, evidence: [source]}
  mail: {level: partial}
replaces:
  - {software: closed, fit: full}
standards:
  imap: {evidence: [source]}
",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "\
capabilities:
  calendar: {level: full, evidence: [source]}
  mail: {level: partial, evidence: [source]}
replaces:
  - {software: closed, fit: full}
standards:
  imap: {evidence: [source]}
",
    )]),
    check: Check::Entries { fields: &["capabilities", "includes", "replaces"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        for (index, replaces) in software.replaces.iter().enumerate() {
            if replaces.fit != Fit::Full || !replaces.evidence.is_empty() {
                continue;
            }
            let Some(replaced) = context.entries.software.get(&replaces.software) else { continue };
            let own = seen(context.entries, software);
            let guessed: Vec<&str> = needs(context.entries, replaced)
                .into_iter()
                .filter(|id| own.get(id) == Some(&false) && weighs_heavily(context.entries, id))
                .map(|id| id.as_str())
                .collect();
            if guessed.is_empty() || !is_known(context.entries, software) {
                continue;
            }
            let (whom, what) = (&replaces.software, alternatives(guessed.iter().copied()));
            let message = message!(
                en: "`{whom}` is said to be replaced in full, but nobody has seen its {} here", what.en;
                de: "`{whom}` gilt als ganz ersetzt, aber {} hat hier niemand gesehen", what.de
            );
            found.add(context.locate(&place.key("replaces").index(index).key("fit")), message).help =
                Some(message!(
                    en: "name the evidence with the capability or with the statement, or lower the fit";
                    de: "den Beleg bei der Funktion oder bei der Aussage nennen oder die Eignung senken"
                ));
        }
    }
}
