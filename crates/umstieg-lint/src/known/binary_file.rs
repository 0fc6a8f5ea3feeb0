//! The file is text.

use umstieg_format::finding::rules;

known! {
    rules::BINARY_FILE, Files,
    "The file holds zero bytes and is no text: perhaps a picture or an archive was given the wrong name.",
    bad {"software/acme.yaml" => "name: \"Ac\0me\"\n"},
    good ["software/acme.yaml" => "name: \"Acme\"\n"]
}
