//! Software whose code can be read names its licence.

use super::error;

known! {
    error("license-missing", "Software whose code can be read names its licence."), License,
    "Open source and source-available are statements about a licence; write it as an SPDX expression.",
    bad ["software/acme.yaml" => "license: {model: open-source, evidence: [source]}\n"],
    good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [source]}\n"]
}
