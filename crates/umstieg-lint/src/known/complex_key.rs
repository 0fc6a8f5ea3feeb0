//! Keys are text, not lists or mappings.

use umstieg_format::finding::rules;

known! {
    rules::COMPLEX_KEY, Structure,
    "YAML allows lists and mappings as keys; no field has such a name.",
    bad ["software/acme.yaml" => "? [name]\n: \"Acme\"\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
