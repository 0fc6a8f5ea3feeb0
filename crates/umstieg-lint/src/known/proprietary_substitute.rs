//! Only open software is a substitute.

use super::error;

known! {
    error("proprietary-substitute", "Only open software is a substitute."), License,
    "This catalogue advises open software. A proprietary product may be known, but it replaces nothing here.",
    bad ["software/closed.yaml" => "replaces:\n  - {software: acme, fit: full, evidence: [source]}\n"],
    good ["software/acme.yaml" => "replaces:\n  - {software: closed, fit: partial, evidence: [source]}\n"]
}
