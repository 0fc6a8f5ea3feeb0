//! It is a regular file, not a folder, device or pipe.

use umstieg_format::finding::rules;

known! {
    rules::NOT_A_FILE, Files,
    "Folders, devices and pipes with the name of an entry are refused, so that reading always ends.",
    bad ("A folder called `software/acme.yaml`."),
    good ("A file called `software/acme.yaml`.")
}
