//! The licence is one that fits the model.

use super::error;

known! {
    error("license-contradiction", "The licence is one that fits the model."), License,
    "`open-source` means that the OSI or the FSF list the licence; `source-available` means that they do not. Closed software stands under none of them.",
    bad ["software/acme.yaml" => "license: {model: open-source, spdx: BUSL-1.1, evidence: [source]}\n"],
    good ["software/other.yaml" => "license: {model: source-available, spdx: BUSL-1.1, evidence: [source]}\n"]
}
