//! A requirement names software or a role.

use super::error;

known! {
    error("empty-requirement", "A requirement names software or a role."), Requirements,
    "A requirement that names nothing cannot be met by anything. Name the software under `any_of`, or a role.",
    bad ["software/acme.yaml" => "requires:\n  - {supply: bundled, evidence: [source]}\n"],
    good ["software/acme.yaml" => "requires:\n  - {role: database, supply: bundled, evidence: [source]}\n"]
}
