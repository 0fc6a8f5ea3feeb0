//! Text has no control, bidirectional or invisible characters.

use umstieg_format::finding::rules;

known! {
    rules::HIDDEN_CHARACTER, Structure,
    "Characters without a shape, or that turn the reading direction, make a text say something else than a reviewer \
     sees. They come in by copying from web pages.",
    bad ["software/acme.yaml" => "name: \"Ac\u{200b}me\"\n"],
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
