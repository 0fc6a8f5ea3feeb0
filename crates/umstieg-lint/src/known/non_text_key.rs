//! Keys that look like numbers, booleans or nothing are quoted.

use umstieg_format::finding::rules;

known! {
    rules::NON_TEXT_KEY, Structure,
    "A key like `no` or `1` is a boolean or a number to other YAML readers. Put it in quotes, or correct it.",
    bad ["software/acme.yaml" =>
        "evidence:\n  2026: {url: \"https://acme.example.org/2026\", checked: 2027-01-10, kind: project}\n"],
    good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [\"2026\"]}\nevidence:\n  \"2026\": {url: \
        \"https://acme.example.org/2026\", checked: 2027-01-10, kind: project}\n"]
}
