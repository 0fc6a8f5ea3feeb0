//! An alias that says nothing new.

use crate::context::{Context, Found, relate};
use crate::names::words;
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "alias-is-name",
    level: Level::Warning,
    group: Group::Names,
    summary: "Aliases are other names than the entry's own, and each stands there once.",
    why: "Names are compared word by word, without case, marks and punctuation, so an alias that differs in these alone \
          finds nothing more. Take it out.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "name: \"Acme Mail\"\naliases:\n  - {name: \"ACME-Mail\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "name: \"Acme Mail\"\naliases:\n  - {name: \"Acme Mailer\"}\n",
    )]),
    check: Check::Entries { fields: &["aliases", "name"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let at = |index: usize| context.locate(&place.key("aliases").index(index).key("name"));
        if software.aliases.is_empty() {
            continue;
        }
        let name = words(&software.name);
        let aliases: Vec<Vec<String>> = software.aliases.iter().map(|alias| words(&alias.name)).collect();
        for (index, (alias, own)) in software.aliases.iter().zip(&aliases).enumerate() {
            if *own == name {
                let message = message!(
                    en: "the alias {} is the name of the entry", literal(&alias.name);
                    de: "der weitere Name {} ist schon der Name des Eintrags", literal(&alias.name)
                );
                found.add(at(index), message).help = Some(message!(
                    en: "take it out";
                    de: "herausnehmen"
                ));
                continue;
            }
            let twin = software
                .aliases
                .iter()
                .zip(&aliases)
                .take(index)
                .position(|(earlier, words)| words == own && earlier.publisher == alias.publisher);
            if let Some(first) = twin {
                let finding = found.add(
                    at(index),
                    message!(
                        en: "the alias {} stands here twice", literal(&alias.name);
                        de: "der weitere Name {} steht hier doppelt", literal(&alias.name)
                    ),
                );
                relate(finding, message!(en: "first listed here"; de: "hier zuerst genannt"), at(first));
                finding.help = Some(message!(en: "take it out"; de: "herausnehmen"));
            }
        }
    }
}
