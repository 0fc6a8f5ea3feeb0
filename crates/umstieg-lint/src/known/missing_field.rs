//! Every required field is there.

use umstieg_format::finding::rules;

known! {
    rules::MISSING_FIELD, Shape,
    "Some facts every entry must have: without them it cannot be shown, found or judged.",
    bad ["software/acme.yaml" => "summary: {de: \"Mailserver.\"}\n"],
    good ["software/acme.yaml" => "summary: {de: \"Mailserver.\", en: \"Mail server.\"}\n"]
}
