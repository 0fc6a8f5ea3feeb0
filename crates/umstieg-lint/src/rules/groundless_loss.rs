//! A loss about something that neither of the two software does.

use crate::context::{Context, Found};
use crate::coverage::{does, is_known};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "groundless-loss",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "What is lost is about something that one of the two software does.",
    why: "A loss is told to those who use what it is about. If neither what is replaced nor what replaces it does that, \
          nobody is ever told: the capability is missing in an entry, or the loss is about something else.",
    bad: Example::Files(&[
        Part::of("software/closed.yaml", "categories: [chat]\ncapabilities:\n  chat: {level: full}\n"),
        Part::of(
            "software/acme.yaml",
            "categories: [chat]\ncapabilities:\n  chat: {level: full, evidence: [source]}\nreplaces:\n  - software: closed\n    fit: niche\n    lost: [{de: \"Alte Mails.\", en: \"Old mail.\", for: [mail]}]\n",
        ),
    ]),
    good: Example::Files(&[
        Part::of("software/closed.yaml", "categories: [chat]\ncapabilities:\n  chat: {level: full}\n"),
        Part::of(
            "software/acme.yaml",
            "categories: [chat]\ncapabilities:\n  chat: {level: full, evidence: [source]}\nreplaces:\n  - software: closed\n    fit: niche\n    lost: [{de: \"Alte Gespräche.\", en: \"Old conversations.\", for: [chat]}]\n",
        ),
    ]),
    check: Check::Entries {
        fields: &["capabilities", "includes", "replaces.lost", "replaces.software"],
        check,
    },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in context.software() {
        let own = does(context.entries, software);
        for (index, replaces) in software.replaces.iter().enumerate() {
            let Some(replaced) = context.entries.software.get(&replaces.software) else { continue };
            let there = does(context.entries, replaced);
            if ![software, replaced].iter().all(|one| is_known(context.entries, one)) {
                continue;
            }
            for (at, loss) in replaces.lost.iter().enumerate() {
                for (nth, capability) in loss.concerns.iter().enumerate() {
                    if own.contains(capability) || there.contains(capability) {
                        continue;
                    }
                    let place =
                        place.key("replaces").index(index).key("lost").index(at).key("for").index(nth);
                    let message = message!(
                        en: "neither `{id}` nor `{}` does `{capability}`", replaces.software;
                        de: "weder `{id}` noch `{}` kann `{capability}`", replaces.software
                    );
                    found.add(context.locate(&place), message).help = Some(message!(
                        en: "add the capability to the entry that does it, or name another one";
                        de: "die Funktion bei dem Eintrag ergänzen, der sie hat, oder eine andere nennen"
                    ));
                }
            }
        }
    }
}
