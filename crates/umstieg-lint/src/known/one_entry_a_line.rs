//! Every line under `hides` and `overrides` names one entry, by its kind.

use super::error;

known! {
    error("one-entry-a-line", "Every line under `hides` and `overrides` names one entry, by its kind."), Layers,
    "A reason is given for one entry; two in one line could not be told apart, and a line without one says nothing.",
    bad ["catalogue.yaml" => "hides:\n  - {reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}}\n"],
    good ["catalogue.yaml" =>
        "hides:\n  - {funding: grant, reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}}\n"]
}
