//! A key that is written has a value; what is not known is left out.

use umstieg_format::finding::rules;

known! {
    rules::EMPTY_VALUE, Structure,
    "A key without a value does not mean \"unknown\" here. What is not known is left out together with its key.",
    bad ["software/acme.yaml" => "website:\n"],
    good ["software/acme.yaml" => "website: \"https://acme.example.org/\"\n"]
}
