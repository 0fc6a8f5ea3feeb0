//! The file says something.

use umstieg_format::finding::rules;

known! {
    rules::EMPTY_FILE, Files,
    "An empty file is an entry that somebody forgot to fill, or to delete.",
    bad {"software/other.yaml" => "# to be done\n"},
    good ["software/other.yaml" => "name: \"Other\"\n"]
}
