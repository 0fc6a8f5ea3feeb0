//! The file is good enough for its mistakes to be listed.

use umstieg_format::finding::rules;

known! {
    rules::TOO_MANY_FINDINGS, Structure,
    "After 1,000 findings in one file the rest is not listed: repair the first ones and run again.",
    bad ("A file of another format under the name of an entry."),
    good ("A file with a few mistakes.")
}
