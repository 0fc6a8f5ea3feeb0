//! A replacement that does nothing of what it replaces.

use crate::context::{Context, Found};
use crate::coverage::{does, is_known};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unrelated-substitute",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "What replaces a software shares a capability with it.",
    why: "Candidates are found by capability; a substitute that shares none is never proposed, or is wrong. Add the missing \
          capability on the side where it is missing, or take the line out. Software without any capability is left alone.",
    bad: Example::Files(&[
        Part::of("software/closed.yaml", "capabilities:\n  mail: {level: full}\n"),
        Part::of(
            "software/acme.yaml",
            "categories: [chat]\ncapabilities:\n  chat: {level: full, evidence: [source]}\nreplaces:\n  - {software: closed, fit: niche}\n",
        ),
    ]),
    good: Example::Files(&[
        Part::of("software/closed.yaml", "capabilities:\n  chat: {level: basic}\n"),
        Part::of(
            "software/acme.yaml",
            "categories: [chat]\ncapabilities:\n  chat: {level: full, evidence: [source]}\nreplaces:\n  - {software: closed, fit: niche}\n",
        ),
    ]),
    check: Check::Entries { fields: &["capabilities", "includes", "replaces.software"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in context.software() {
        let own = does(context.entries, software);
        if own.is_empty() {
            continue;
        }
        for (index, replaces) in software.replaces.iter().enumerate() {
            let Some(replaced) = context.entries.software.get(&replaces.software) else { continue };
            let there = does(context.entries, replaced);
            let known = [software, replaced].iter().all(|one| is_known(context.entries, one));
            if there.is_empty() || !own.is_disjoint(&there) || !known {
                continue;
            }
            let message = message!(
                en: "`{id}` and `{}` share no capability", replaces.software;
                de: "`{id}` und `{}` haben keine Funktion gemeinsam", replaces.software
            );
            found.add(context.locate(&place.key("replaces").index(index).key("software")), message).help =
                Some(message!(
                    en: "add the capability that is missing on one side, or take the line out";
                    de: "die Funktion ergänzen, die auf einer Seite fehlt, oder die Zeile herausnehmen"
                ));
        }
    }
}
