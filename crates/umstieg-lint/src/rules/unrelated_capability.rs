//! A capability in full, in a category where nobody looks for the software.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unrelated-capability",
    level: Level::Note,
    group: Group::Capabilities,
    summary: "Software is listed in the categories of the heavy things that it does in full.",
    why: "A firm that looks for a category sees the software of it. What does one of its heaviest capabilities in full \
          belongs there too; or the level is set too high.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "categories: [mail]\ncapabilities:\n  mail: {level: full, evidence: [source]}\n  chat: {level: full, evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "categories: [mail, chat]\ncapabilities:\n  mail: {level: full, evidence: [source]}\n  chat: {level: full, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["capabilities", "categories", "includes"], check },
};

/// Capabilities of this weight make a category.
const HEAVIEST: u8 = 5;

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let vocabulary = &context.entries.vocabulary;
    for (place, _, software) in context.software().filter(|(_, _, software)| software.includes.is_empty()) {
        // One that is misspelt may be the one that fits.
        if !software.categories.iter().all(|category| vocabulary.categories.contains_key(category)) {
            continue;
        }
        for (name, capability) in &software.capabilities {
            let Some(term) = vocabulary.capabilities.get(name) else { continue };
            let heavy = term.weight.unwrap_or(3) >= HEAVIEST;
            if heavy
                && capability.level == entry::Level::Full
                && !software.categories.contains(&term.category)
            {
                let message = message!(
                    en: "`{name}` is there in full, but `{}` is not among the categories", term.category;
                    de: "`{name}` ist ganz da, aber `{}` fehlt unter den Kategorien", term.category
                );
                found.add(context.locate(&place.key("capabilities").key(name.as_str())), message).help =
                    Some(message!(
                        en: "add `{}` to `categories`, or lower the level", term.category;
                        de: "`{}` unter `categories` ergänzen oder die Stufe senken", term.category
                    ));
            }
        }
    }
}
