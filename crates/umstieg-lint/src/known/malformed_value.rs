//! Dates, addresses, identifiers and expressions are well-formed.

use umstieg_format::finding::rules;

known! {
    rules::MALFORMED_VALUE, Shape,
    "Dates, web addresses, ids, licence expressions, version ranges and codes have a form; the message says which part \
     breaks it.",
    bad ["software/acme.yaml" =>
        "evidence:\n  source: {url: \"https://acme.example.org/docs\", checked: 2027-02-30, kind: project}\n"],
    good ["software/acme.yaml" =>
        "evidence:\n  source: {url: \"https://acme.example.org/docs\", checked: 2027-01-03, kind: project}\n"]
}
