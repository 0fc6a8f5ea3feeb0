//! No YAML anchors are used.

use umstieg_format::finding::rules;

known! {
    rules::ANCHOR, Structure,
    "Anchors and aliases save typing, but a reader of a change no longer sees what a value is, and aliases of aliases \
     can grow without end. Write the value out.",
    bad ["software/acme.yaml" => "name: &acme \"Acme\"\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
