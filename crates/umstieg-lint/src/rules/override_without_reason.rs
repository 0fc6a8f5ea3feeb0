//! An entry that replaces one of a lower layer without saying so.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;

pub(super) const RULE: Rule = Rule {
    id: "override-without-reason",
    level: Level::Error,
    group: Group::Layers,
    summary: "A layer that replaces an entry of a lower one says why.",
    why: "Whoever reads an answer must be able to see that a region or an adviser thinks otherwise, and why. Name the \
          software with the reason under `overrides` in `catalogue.yaml`, or use an id of its own.",
    bad: Example::Files(&[Part::of("catalogue.yaml", ""), Part::of("software/acme.yaml", "name: \"Acme\"\n")]),
    good: Example::Files(&[
        Part::of(
            "catalogue.yaml",
            "overrides:\n  - software: acme\n    reason: {de: \"Hier gehostet.\", en: \"Hosted here.\"}\n",
        ),
        Part::of("software/acme.yaml", "name: \"Acme\"\n"),
    ]),
    check: Check::Entries(check),
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let manifest = &context.entries.manifest;
    for (place, id, _) in context.software().filter(|(_, id, _)| context.below.software.contains_key(*id)) {
        if !manifest.overrides.iter().any(|one| one.software == *id) {
            let message = format!("`{id}` replaces an entry of a lower layer without a reason");
            found.add(context.locate(&place), message).help =
                Some("name it with the reason under `overrides` in `catalogue.yaml`".to_owned());
        }
    }
}
