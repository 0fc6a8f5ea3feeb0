//! Lists have as many items as their field allows.

use umstieg_format::finding::rules;

known! {
    rules::LIST_LENGTH, Shape,
    "Some lists need at least one item: software without a category would never be found.",
    bad ["software/acme.yaml" => "categories: []\n"],
    good ["software/acme.yaml" => "categories: [mail]\n"]
}
