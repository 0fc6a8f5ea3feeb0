//! No YAML merge keys are used.

use umstieg_format::finding::rules;

known! {
    rules::MERGE_KEY, Structure,
    "`<<` merges another mapping in some YAML libraries and is an ordinary key in others. Write the fields out.",
    bad ["software/acme.yaml" => "<<: {name: \"Acme\"}\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
