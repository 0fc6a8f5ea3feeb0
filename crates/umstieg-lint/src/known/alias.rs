//! No YAML aliases are used.

use umstieg_format::finding::rules;

known! {
    rules::ALIAS, Structure,
    "An alias repeats a value from elsewhere in the file. Write the value out, so that every line can be read alone.",
    bad ["software/acme.yaml" => "name: *acme\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
