//! Every evidence key that a fact names is defined in its file.

use super::error;

known! {
    error("unknown-evidence", "Every evidence key that a fact names is defined in its file."), Evidence,
    "Facts name their sources by a short key; the key must stand under `evidence` of the same file with `url`, \
     `checked` and `kind`.",
    bad ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [surce]}\n"],
    good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [source]}\n"]
}
