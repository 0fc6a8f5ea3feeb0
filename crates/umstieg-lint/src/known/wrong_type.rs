//! Values have the type of their field.

use umstieg_format::finding::rules;

known! {
    rules::WRONG_TYPE, Shape,
    "A list is written `[a, b]` or with a hyphen a line, also if it has one item; a text is in quotes; a mapping has keys.",
    bad ["software/acme.yaml" => "categories: mail\n"],
    good ["software/acme.yaml" => "categories: [mail]\n"]
}
