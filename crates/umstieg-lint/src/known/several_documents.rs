//! One file is one document.

use umstieg_format::finding::rules;

known! {
    rules::SEVERAL_DOCUMENTS, Structure,
    "One file is one entry; what follows a line `---` would be a second one without an id.",
    bad {"vocabulary/standards.yaml" =>
        "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n---\nstandards: {}\n"},
    good {"vocabulary/standards.yaml" => "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"}
}
