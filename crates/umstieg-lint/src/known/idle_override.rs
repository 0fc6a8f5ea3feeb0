//! What stands under `overrides` is in this layer and in a lower one, and differs.

use super::warning;

known! {
    warning("idle-override", "What stands under `overrides` is in this layer and in a lower one, and differs."), Layers,
    "A reason without a replacement is a leftover, or the entry is missing from this layer. Correct the id or take the \
     line out. An entry that says the same as the one that it replaces hides what the lower layer says later.",
    bad ["catalogue.yaml" =>
        "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n"],
    good [
        "catalogue.yaml" =>
            "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n",
        "providers/helper.yaml" => "name: \"Helper AG\"\n",
    ]
}
