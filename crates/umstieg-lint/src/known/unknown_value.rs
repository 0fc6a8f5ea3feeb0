//! Values of closed lists are from the list.

use umstieg_format::finding::rules;

known! {
    rules::UNKNOWN_VALUE, Shape,
    "Some fields take one word of a short list that the format fixes, so that answers can be computed from it.",
    bad ["software/acme.yaml" => "maintenance: {kind: comunity, governance: community, evidence: [source]}\n"],
    good ["software/acme.yaml" => "maintenance: {kind: community, governance: community, evidence: [source]}\n"]
}
