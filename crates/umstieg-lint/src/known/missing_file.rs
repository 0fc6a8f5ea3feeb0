//! The file exists.

use umstieg_format::finding::rules;

known! {
    rules::MISSING_FILE, Files,
    "A folder is a catalogue when `catalogue.yaml` lies in it; it says what the folder is, and which releases can read it.",
    bad ("A folder without `catalogue.yaml`, or a path that is misspelt."),
    good ("The folder that holds `catalogue.yaml`.")
}
