//! A reason for replacing what is not replaced.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;

pub(super) const RULE: Rule = Rule {
    id: "idle-override",
    level: Level::Warning,
    group: Group::Layers,
    summary: "What stands under `overrides` is in this layer and in a lower one.",
    why: "A reason without a replacement is a leftover, or the entry's file is missing from this layer.",
    bad: Example::Files(&[Part::of(
        "catalogue.yaml",
        "overrides:\n  - software: acme\n    reason: {de: \"Hier gehostet.\", en: \"Hosted here.\"}\n",
    )]),
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
    if !context.whole {
        return;
    }
    let place = Place::file(FileKind::Manifest, "").key("overrides");
    for (index, one) in context.entries.manifest.overrides.iter().enumerate() {
        let id = &one.software;
        let here = context.documents.get(FileKind::Software, id.as_str()).is_some();
        let message = match (here, context.below.software.contains_key(id)) {
            (true, true) => continue,
            (false, _) => format!("this layer has no entry `{id}`"),
            (true, false) => format!("no lower layer has an entry `{id}`"),
        };
        found.add(context.locate(&place.index(index).key("software")), message).help = Some("take it out".to_owned());
    }
}
