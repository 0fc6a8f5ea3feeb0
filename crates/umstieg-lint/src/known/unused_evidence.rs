//! Every source supports a fact of its file.

use super::warning;

known! {
    warning("unused-evidence", "Every source supports a fact of its file."), Evidence,
    "A source that no fact names proves nothing. Name its key at the facts that it supports, or take it out.",
    bad ["software/acme.yaml" =>
        "evidence:\n  blog: {url: \"https://blog.example.org/acme\", checked: 2027-01-10, kind: press}\n"],
    good ["software/acme.yaml" =>
        "license: {model: open-source, spdx: MIT, evidence: [source, blog]}\nevidence:\n  blog: {url: \
         \"https://blog.example.org/acme\", checked: 2027-01-10, kind: press}\n"]
}
