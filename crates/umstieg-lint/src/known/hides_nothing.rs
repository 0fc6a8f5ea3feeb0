//! What a layer hides is in a lower layer.

use super::error;

known! {
    error("hides-nothing", "What a layer hides is in a lower layer."), Layers,
    "The id is misspelt, or the entry was taken out below. The loader refuses such a layer.",
    bad ["catalogue.yaml" =>
        "hides:\n  - funding: garnt\n    reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}\n"],
    good ["catalogue.yaml" =>
        "hides:\n  - funding: grant\n    reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}\n"]
}
