//! A list says everything once.

use umstieg_format::finding::rules;

known! {
    rules::DUPLICATE_ITEM, Shape,
    "The second mention is a leftover, or was meant to be something else.",
    bad ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [source, source]}\n"],
    good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [source]}\n"]
}
