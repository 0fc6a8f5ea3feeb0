//! A layer does not hide an entry and have one of the same id.

use super::error;

known! {
    error("hides-own-entry", "A layer does not hide an entry and have one of the same id."), Layers,
    "Hiding takes an entry out, overriding puts another in its place; one of the two is a leftover. To replace an entry, \
     name it under `overrides`.",
    bad [
        "catalogue.yaml" =>
            "hides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n",
        "providers/helper.yaml" => "name: \"Helper AG\"\n",
    ],
    good [
        "catalogue.yaml" =>
            "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n",
        "providers/helper.yaml" => "name: \"Helper AG\"\n",
    ]
}
