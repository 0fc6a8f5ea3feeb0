//! No entry requires, replaces or is tied to itself.

use super::error;

known! {
    error("refers-to-itself", "No entry requires, replaces or is tied to itself."), References,
    "A statement about an entry and itself is a slip of the pen; it would make plans wait for themselves.",
    bad ["software/acme.yaml" =>
        "requires:\n  - {any_of: [{software: acme}], supply: bundled, evidence: [source]}\n"],
    good ["software/acme.yaml" =>
        "requires:\n  - {any_of: [{software: known}], supply: bundled, evidence: [source]}\n"]
}
