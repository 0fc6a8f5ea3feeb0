//! Spaces are used, never tabs.

use umstieg_format::finding::rules;

known! {
    rules::TAB_CHARACTER, Structure,
    "YAML forbids tabs in indentation and editors show them in different widths. Use spaces everywhere.",
    bad ["software/acme.yaml" => "name:\t\"Acme\"\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
