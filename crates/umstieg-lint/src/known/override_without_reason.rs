//! A layer that overrides an entry of a lower one says why.

use super::error;

known! {
    error("override-without-reason", "A layer that overrides an entry of a lower one says why."), Layers,
    "Whoever reads an answer must be able to see that a region or an adviser thinks otherwise, and why. Name the entry \
     by its kind, with the reason, under `overrides` in `catalogue.yaml`, or use an id of its own. Bringing back what a \
     lower layer hides needs a reason as well.",
    bad [
        "catalogue.yaml" => "",
        "vocabulary/roles.yaml" => "roles:\n  database:\n    name: {de: \"Datenhaltung\", en: \"Data store\"}\n",
    ],
    good [
        "catalogue.yaml" =>
            "overrides:\n  - role: database\n    reason: {de: \"Heißt hier anders.\", en: \"Called otherwise here.\"}\n",
        "vocabulary/roles.yaml" => "roles:\n  database:\n    name: {de: \"Datenhaltung\", en: \"Data store\"}\n",
    ]
}
