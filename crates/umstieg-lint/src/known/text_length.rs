//! Texts are as long as their field allows.

use umstieg_format::finding::rules;

known! {
    rules::TEXT_LENGTH, Shape,
    "Names and notes have a largest length, because they stand in tables and forms.",
    bad ["software/acme.yaml" => "name: \"Acme, the mail server for small firms in the north of Germany and elsewhere in Europe\"\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
