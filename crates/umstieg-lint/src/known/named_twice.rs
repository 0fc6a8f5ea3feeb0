//! Parts, editions, replaced software, steps and statements of layers are named once.

use super::error;

known! {
    error(
        "named-twice",
        "Parts, editions, replaced software, steps and statements of layers are named once.",
    ), References,
    "Of two statements about the same thing one is a leftover, and nobody can tell which one counts.",
    bad ["software/acme.yaml" =>
        "replaces:\n  - {software: closed, fit: partial, evidence: [source]}\n  - {software: closed, fit: niche, evidence: [source]}\n"],
    good ["software/acme.yaml" => "replaces:\n  - {software: closed, fit: partial, evidence: [source]}\n"]
}
