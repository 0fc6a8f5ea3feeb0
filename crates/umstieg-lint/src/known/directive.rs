//! No YAML directives are used.

use umstieg_format::finding::rules;

known! {
    rules::DIRECTIVE, Structure,
    "Lines like `%YAML 1.1` change what the rest of the file means. Entries are the same everywhere, so leave them out.",
    bad {"catalogue.yaml" =>
        "%YAML 1.2\n---\nformat: 1\nid: base\ntitle: {de: \"Probe\", en: \"Sample\"}\nlicense: CC0-1.0\n"},
    good {"catalogue.yaml" => "format: 1\nid: base\ntitle: {de: \"Probe\", en: \"Sample\"}\nlicense: CC0-1.0\n"}
}
