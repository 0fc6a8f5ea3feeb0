//! A layer that hides what is not there.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;

pub(super) const RULE: Rule = Rule {
    id: "hides-nothing",
    level: Level::Error,
    group: Group::Layers,
    summary: "What a layer hides is in a lower layer.",
    why: "The id is misspelt, or the entry was taken out below. The loader refuses such a layer.",
    bad: Example::Files(&[Part::of(
        "catalogue.yaml",
        "hides:\n  - software: amce\n    reason: {de: \"Wird hier nicht betreut.\", en: \"Nobody looks after it here.\"}\n",
    ), Part::of("software/other.yaml", "name: \"Other\"\n")]),
    good: Example::Files(&[Part::of(
        "catalogue.yaml",
        "hides:\n  - software: acme\n    reason: {de: \"Wird hier nicht betreut.\", en: \"Nobody looks after it here.\"}\n",
    )]),
    check: Check::Entries(check),
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let place = Place::file(FileKind::Manifest, "").key("hides");
    for (index, hidden) in context.entries.manifest.hides.iter().enumerate() {
        if !context.below.software.contains_key(&hidden.software) {
            let location = context.locate(&place.index(index).key("software"));
            found.add(location, format!("no lower layer has an entry `{}`", hidden.software)).help =
                Some("correct the id, or take the line out".to_owned());
        }
    }
}
