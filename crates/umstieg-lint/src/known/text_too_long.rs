//! Every single text is within the length limit.

use umstieg_format::finding::rules;

known! {
    rules::TEXT_TOO_LONG, Structure,
    "A single text of more than 20,000 characters is ten printed pages; nobody reviews that.",
    bad ("A whole manual under `note`."),
    good ("The address of the manual under `evidence`.")
}
