//! The file lies in the folder it is read from, also after symbolic links.

use umstieg_format::finding::rules;

known! {
    rules::OUTSIDE_FOLDER, Files,
    "A symbolic link that leads out of the folder could show a stranger's files in a report. Copy the file instead.",
    bad ("A link `software/acme.yaml` to `/etc/passwd`."),
    good ("A link to a file in the same catalogue.")
}
