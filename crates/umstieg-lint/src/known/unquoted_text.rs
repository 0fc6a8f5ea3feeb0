//! Text that looks like a number, boolean or date is quoted.

use umstieg_format::finding::rules;

known! {
    rules::UNQUOTED_TEXT, Shape,
    "Without quotes `no` is a boolean, `1.10` the number 1.1 and `2026-01-01` a date to many YAML readers. Put text in \
     quotes and everybody reads the same.",
    bad ["software/acme.yaml" => "latest_release: {release: 1.10, evidence: [source]}\n"],
    good ["software/acme.yaml" => "latest_release: {release: \"1.10\", evidence: [source]}\n"]
}
