//! A key appears once in its mapping.

use umstieg_format::finding::rules;

known! {
    rules::DUPLICATE_KEY, Structure,
    "Of two equal keys most YAML libraries silently keep the last, so half of what was written is lost.",
    bad ["software/acme.yaml" => "summary: {de: \"Mailserver.\", en: \"Mail server.\", en: \"Server for mail.\"}\n"],
    good ["software/acme.yaml" => "summary: {de: \"Mailserver.\", en: \"Server for mail.\"}\n"]
}
