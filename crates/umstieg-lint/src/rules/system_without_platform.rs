//! Operating systems of which nobody says what runs on them.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::scalar::{CategoryId, SoftwareId};

pub(super) const RULE: Rule = Rule {
    id: "system-without-platform",
    level: Level::Warning,
    group: Group::Capabilities,
    summary: "Where most software of a category gives a platform, each of it does.",
    why: "A plan takes no operating system away under something that needs it. It knows an operating system by \
          `gives_platform`, not by its name.",
    bad: Example::Files(&[
        Part::of("software/acme.yaml", "gives_platform: linux\n"),
        Part::of("software/closed.yaml", "gives_platform: windows\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/acme.yaml", "gives_platform: linux\n"),
        Part::of("software/closed.yaml", "gives_platform: windows\n"),
        Part::of("software/known.yaml", "gives_platform: linux\n"),
    ]),
    check: Check::Entries { fields: &["categories", "gives_platform"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    if !context.whole {
        return;
    }
    // How many of a category there are, and those of them that give a platform. Some servers are desktops too.
    let mut categories: BTreeMap<&CategoryId, (usize, Vec<&SoftwareId>)> = BTreeMap::new();
    for (_, id, software) in context.software() {
        let Some(category) = software.categories.first() else { continue };
        let (all, giving) = categories.entry(category).or_default();
        *all += 1;
        giving.extend(software.gives_platform.map(|_| id));
    }
    for (place, _, software) in context.software().filter(|(_, _, it)| it.gives_platform.is_none()) {
        let category = software.categories.first().and_then(|category| categories.get(category));
        let Some((all, giving)) = category.filter(|(all, giving)| giving.len() * 2 >= *all) else { continue };
        if let Some(other) = giving.first() {
            let message = message!(
                en: "{} of {all} of the same category give a platform, such as `{other}`; this gives none", giving.len();
                de: "{} von {all} Einträgen derselben Kategorie bieten eine Plattform, etwa `{other}`; dieser bietet keine", giving.len()
            );
            found.add(context.locate(&place.key("categories")), message).help = Some(message!(
                en: "add `gives_platform`, or put it into another category";
                de: "`gives_platform` ergänzen oder eine andere Kategorie wählen"
            ));
        }
    }
}
