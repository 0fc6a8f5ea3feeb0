//! GNU licences say `-only` or `-or-later`, or that it is not known.

use super::error;

known! {
    error("license-suffix", "GNU licences say `-only` or `-or-later`, or that it is not known."), License,
    "`GPL-3.0` leaves open whether later versions are allowed, and SPDX has deprecated it. Look at the headers of the \
     source files; if they do not tell, write `suffix: unknown`.",
    bad ["software/acme.yaml" => "license: {model: open-source, spdx: GPL-3.0, evidence: [source]}\n"],
    good ["software/acme.yaml" => "license: {model: open-source, spdx: GPL-3.0, suffix: unknown, evidence: [source]}\n"]
}
