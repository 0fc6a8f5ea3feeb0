//! Only fields of the format are used.

use umstieg_format::finding::rules;

known! {
    rules::UNKNOWN_FIELD, Shape,
    "A misspelt field would be ignored and its fact lost. The nearest known field is proposed.",
    bad ["software/acme.yaml" => "websit: \"https://acme.example.org/\"\n"],
    good ["software/acme.yaml" => "website: \"https://acme.example.org/\"\n"]
}
