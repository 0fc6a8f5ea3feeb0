//! Lists and mappings are not nested without end.

use umstieg_format::finding::rules;

known! {
    rules::TOO_DEEP, Structure,
    "No entry needs more than ten levels; deeper nesting is an accident or an attack on the reader.",
    bad ["software/acme.yaml" => "aliases: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"x\"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n"],
    good ["software/acme.yaml" => "aliases: [{name: \"x\"}]\n"]
}
