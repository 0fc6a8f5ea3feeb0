//! The file can be read.

use umstieg_format::finding::rules;

known! {
    rules::UNREADABLE_FILE, Files,
    "A file that cannot be opened would be missing from every answer, so it is told and not skipped.",
    bad ("A file that belongs to somebody else and may not be read."),
    good ("A file that everybody may read.")
}
