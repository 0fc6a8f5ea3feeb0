//! What YAML allows and this catalogue does not, because it means something else than it looks like.

use umstieg_format::finding::rules;

known! {
    rules::TAB_CHARACTER, Structure,
        "YAML forbids tabs in indentation and editors show them in different widths. Use spaces everywhere.",
        bad ["software/acme.yaml" => "name:\t\"Acme\"\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::HIDDEN_CHARACTER, Structure,
        "Characters without a shape, or that turn the reading direction, make a text say something else than a reviewer \
         sees. They come in by copying from web pages.",
        bad ["software/acme.yaml" => "name: \"Ac\u{200b}me\"\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::SYNTAX, Structure,
        "The text cannot be read as YAML from this place on; nothing after it in this file is looked at.",
        bad ["software/acme.yaml" => "name: \"Acme\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::DIRECTIVE, Structure,
        "Lines like `%YAML 1.1` change what the rest of the file means. Entries are the same everywhere, so leave them out.",
        bad {"catalogue.yaml" =>
            "%YAML 1.2\n---\nformat: 1\nid: base\ntitle: {de: \"Probe\", en: \"Sample\"}\nlicense: CC0-1.0\n"},
        good {"catalogue.yaml" => "format: 1\nid: base\ntitle: {de: \"Probe\", en: \"Sample\"}\nlicense: CC0-1.0\n"};
    rules::SEVERAL_DOCUMENTS, Structure,
        "One file is one entry; what follows a line `---` would be a second one without an id.",
        bad {"vocabulary/standards.yaml" =>
            "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n---\nstandards: {}\n"},
        good {"vocabulary/standards.yaml" => "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"};
    rules::TOO_DEEP, Structure,
        "No entry needs more than ten levels; deeper nesting is an accident or an attack on the reader.",
        bad ["software/acme.yaml" => "aliases: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"x\"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n"],
        good ["software/acme.yaml" => "aliases: [{name: \"x\"}]\n"];
    rules::TOO_MANY_VALUES, Structure,
        "The number of values of a file is bounded, so that a small file cannot fill the memory.",
        bad ("A list of 60,000 aliases."),
        good ("A list of 60 aliases.");
    rules::TOO_MANY_FINDINGS, Structure,
        "After 1,000 findings in one file the rest is not listed: repair the first ones and run again.",
        bad ("A file of another format under the name of an entry."),
        good ("A file with a few mistakes.");
    rules::TEXT_TOO_LONG, Structure,
        "A single text of more than 20,000 characters is ten printed pages; nobody reviews that.",
        bad ("A whole manual under `note`."),
        good ("The address of the manual under `evidence`.");
    rules::ANCHOR, Structure,
        "Anchors and aliases save typing, but a reader of a change no longer sees what a value is, and aliases of aliases \
         can grow without end. Write the value out.",
        bad ["software/acme.yaml" => "name: &acme \"Acme\"\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::ALIAS, Structure,
        "An alias repeats a value from elsewhere in the file. Write the value out, so that every line can be read alone.",
        bad ["software/acme.yaml" => "name: *acme\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::TAG, Structure,
        "Tags like `!!str` tell a YAML library which type to build. Types are given by the field here; use quotes for text.",
        bad ["software/acme.yaml" => "name: !!str Acme\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::MERGE_KEY, Structure,
        "`<<` merges another mapping in some YAML libraries and is an ordinary key in others. Write the fields out.",
        bad ["software/acme.yaml" => "<<: {name: \"Acme\"}\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::DUPLICATE_KEY, Structure,
        "Of two equal keys most YAML libraries silently keep the last, so half of what was written is lost.",
        bad ["software/acme.yaml" => "summary: {de: \"Mailserver.\", en: \"Mail server.\", en: \"Server for mail.\"}\n"],
        good ["software/acme.yaml" => "summary: {de: \"Mailserver.\", en: \"Server for mail.\"}\n"];
    rules::COMPLEX_KEY, Structure,
        "YAML allows lists and mappings as keys; no field has such a name.",
        bad ["software/acme.yaml" => "? [name]\n: \"Acme\"\n"],
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::NON_TEXT_KEY, Structure,
        "A key like `no` or `1` is a boolean or a number to other YAML readers. Put it in quotes, or correct it.",
        bad ["software/acme.yaml" =>
            "evidence:\n  2026: {url: \"https://acme.example.org/2026\", checked: 2027-01-10, kind: project}\n"],
        good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [\"2026\"]}\nevidence:\n  \"2026\": {url: \
            \"https://acme.example.org/2026\", checked: 2027-01-10, kind: project}\n"];
    rules::EMPTY_VALUE, Structure,
        "A key without a value does not mean \"unknown\" here. What is not known is left out together with its key.",
        bad ["software/acme.yaml" => "website:\n"],
        good ["software/acme.yaml" => "website: \"https://acme.example.org/\"\n"];
}
