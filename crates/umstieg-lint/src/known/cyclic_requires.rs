//! No software requires itself, not even by way of others.

use super::error;

known! {
    error("cyclic-requires", "No software requires itself, not even by way of others."), Requirements,
    "A circle of requirements without a choice can never be installed. Take out what is only an integration, or name \
     alternatives under `any_of`.",
    bad [
        "software/acme.yaml" => "requires:\n  - {any_of: [{software: known}], supply: bundled, evidence: [source]}\n",
        "software/known.yaml" => "requires:\n  - {any_of: [{software: acme}], supply: bundled, evidence: [source]}\n",
    ],
    good ["software/acme.yaml" => "requires:\n  - {any_of: [{software: known}], supply: bundled, evidence: [source]}\n"]
}
