//! What a layer says about the layers below it.

use umstieg_format::finding::{Level, Rule};

const fn error(id: &'static str, summary: &'static str) -> Rule {
    Rule { id, level: Level::Error, summary }
}

const fn warning(id: &'static str, summary: &'static str) -> Rule {
    Rule { id, level: Level::Warning, summary }
}

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
        ];
    warning("idle-override", "What stands under `overrides` is in this layer and in a lower one."), Layers,
        "A reason without a replacement is a leftover, or the entry is missing from this layer. Correct the id or take the \
         line out.",
        bad ["catalogue.yaml" =>
            "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n"],
        good [
            "catalogue.yaml" =>
                "overrides:\n  - provider: helper\n    reason: {de: \"Neue Adresse.\", en: \"New address.\"}\n",
            "providers/helper.yaml" => "name: \"Helper AG\"\n",
        ];
    error("hides-nothing", "What a layer hides is in a lower layer."), Layers,
        "The id is misspelt, or the entry was taken out below. The loader refuses such a layer.",
        bad ["catalogue.yaml" =>
            "hides:\n  - funding: garnt\n    reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}\n"],
        good ["catalogue.yaml" =>
            "hides:\n  - funding: grant\n    reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}\n"];
    error("hidden-but-named", "What a layer hides is named by no entry that stays."), Layers,
        "An entry that names what is hidden would say something about nothing. Statements of other software about the hidden \
         one alone go with it; everything else that names it is overridden or hidden too.",
        bad ["catalogue.yaml" =>
            "hides:\n  - category: chat\n    reason: {de: \"Brauchen wir nicht.\", en: \"Not needed here.\"}\n"],
        good ["catalogue.yaml" =>
            "hides:\n  - rule: mail-before-chat\n    reason: {de: \"Gilt hier nicht.\", en: \"Does not hold here.\"}\n"];
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
        ];
    error("one-entry-a-line", "Every line under `hides` and `overrides` names one entry, by its kind."), Layers,
        "A reason is given for one entry; two in one line could not be told apart, and a line without one says nothing.",
        bad ["catalogue.yaml" => "hides:\n  - {reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}}\n"],
        good ["catalogue.yaml" =>
            "hides:\n  - {funding: grant, reason: {de: \"Gibt es hier nicht.\", en: \"Not to be had here.\"}}\n"];
    error("same-layer-id", "Every layer has an id of its own."), Layers,
        "Answers name the layer that a fact comes from. If two layers have the same id, nobody can tell which one is meant.",
        bad ["catalogue.yaml" => "id: base\n"],
        good ["catalogue.yaml" => "id: region\n"];
}
