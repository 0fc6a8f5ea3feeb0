//! The file is well-formed YAML.

use umstieg_format::finding::rules;

known! {
    rules::SYNTAX, Structure,
    "The text cannot be read as YAML from this place on; nothing after it in this file is looked at.",
    bad ["software/acme.yaml" => "name: \"Acme\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
