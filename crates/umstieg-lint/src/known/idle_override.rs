//! What stands under `overrides` is in this layer and in a lower one.

use super::warning;

known! {
    warning("idle-override", "What stands under `overrides` is in this layer and in a lower one."), Layers,
    "A reason without a replacement is a leftover, or the entry is missing from this layer. Correct the id or take the \
     line out.",
    bad ["catalogue.yaml" =>
        "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n"],
    good [
        "catalogue.yaml" =>
            "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n",
        "providers/helper.yaml" => "name: \"Helper AG\"\n",
    ]
}
