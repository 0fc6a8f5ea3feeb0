//! The number of values is within the limit of the file's kind.

use umstieg_format::finding::rules;

known! {
    rules::TOO_MANY_VALUES, Structure,
    "The number of values of a file is bounded, so that a small file cannot fill the memory.",
    bad ("A list of 60,000 aliases."),
    good ("A list of 60 aliases.")
}
