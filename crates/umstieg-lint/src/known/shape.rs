//! Fields and values of single files.

use umstieg_format::finding::rules;

known! {
    rules::UNKNOWN_FIELD, Shape,
        "A misspelt field would be ignored and its fact lost. The nearest known field is proposed.",
        bad ["software/acme.yaml" => "websit: \"https://acme.example.org/\"\n"],
        good ["software/acme.yaml" => "website: \"https://acme.example.org/\"\n"];
    rules::MISSING_FIELD, Shape,
        "Some facts every entry must have: without them it cannot be shown, found or judged.",
        bad ["software/acme.yaml" => "summary: {de: \"Mailserver.\"}\n"],
        good ["software/acme.yaml" => "summary: {de: \"Mailserver.\", en: \"Mail server.\"}\n"];
    rules::WRONG_TYPE, Shape,
        "A list is written `[a, b]` or with a hyphen a line, also if it has one item; a text is in quotes; a mapping has keys.",
        bad ["software/acme.yaml" => "categories: mail\n"],
        good ["software/acme.yaml" => "categories: [mail]\n"];
    rules::UNQUOTED_TEXT, Shape,
        "Without quotes `no` is a boolean, `1.10` the number 1.1 and `2026-01-01` a date to many YAML readers. Put text in \
         quotes and everybody reads the same.",
        bad ["software/acme.yaml" => "latest_release: {release: 1.10, evidence: [source]}\n"],
        good ["software/acme.yaml" => "latest_release: {release: \"1.10\", evidence: [source]}\n"];
    rules::UNKNOWN_VALUE, Shape,
        "Some fields take one word of a short list that the format fixes, so that answers can be computed from it.",
        bad ["software/acme.yaml" => "maintenance: {kind: comunity, governance: community, evidence: [source]}\n"],
        good ["software/acme.yaml" => "maintenance: {kind: community, governance: community, evidence: [source]}\n"];
    rules::MALFORMED_VALUE, Shape,
        "Dates, web addresses, ids, licence expressions, version ranges and codes have a form; the message says which part \
         breaks it.",
        bad ["software/acme.yaml" =>
            "evidence:\n  source: {url: \"https://acme.example.org/docs\", checked: 2027-02-30, kind: project}\n"],
        good ["software/acme.yaml" =>
            "evidence:\n  source: {url: \"https://acme.example.org/docs\", checked: 2027-01-03, kind: project}\n"];
    rules::NUMBER_RANGE, Shape,
        "A number outside of its range is a slip: a share above 100 percent, a weight of 50.",
        bad ["funding/grant.yaml" => "rate_percent: 120\n"],
        good ["funding/grant.yaml" => "rate_percent: 50\n"];
    rules::TEXT_LENGTH, Shape,
        "Names and notes have a largest length, because they stand in tables and forms.",
        bad ["software/acme.yaml" => "name: \"Acme, the mail server for small firms in the north of Germany and elsewhere in Europe\"\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::LIST_LENGTH, Shape,
        "Some lists need at least one item: software without a category would never be found.",
        bad ["software/acme.yaml" => "categories: []\n"],
        good ["software/acme.yaml" => "categories: [mail]\n"];
    rules::DUPLICATE_ITEM, Shape,
        "A list that is a set says everything once; the second mention is a leftover or was meant to be something else.",
        bad ("An item that stands twice in a list that is a set."),
        good ("Every item once.");
}
