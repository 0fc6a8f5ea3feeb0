//! The file is within the size limit of its kind.

use umstieg_format::finding::rules;

known! {
    rules::FILE_TOO_LARGE, Files,
    "Entries are written and reviewed by people; one file has at most 256 KiB, an inventory 16 MiB. The size is looked \
     at before the file is read.",
    bad ("A file of 300 KiB."),
    good ("The same facts in several files.")
}
