//! No YAML tags are used.

use umstieg_format::finding::rules;

known! {
    rules::TAG, Structure,
    "Tags like `!!str` tell a YAML library which type to build. Types are given by the field here; use quotes for text.",
    bad ["software/acme.yaml" => "name: !!str Acme\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
