//! The text starts without a byte order mark.

use umstieg_format::finding::rules;

known! {
    rules::BYTE_ORDER_MARK, Files,
    "A mark at the start of the file is invisible and confuses other programs. Save as \"UTF-8\", not \"UTF-8 with BOM\".",
    bad {"vocabulary/standards.yaml" => "\u{feff}standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"},
    good ["vocabulary/standards.yaml" => "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"]
}
