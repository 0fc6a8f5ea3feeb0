//! Every id leads to an entry or a term.

use super::error;

known! {
    error("dangling-reference", "Every id leads to an entry or a term."), References,
    "Ids of software, providers, capabilities and other words must exist, or the fact is lost. The nearest known id is \
     proposed; a new word is added to its list in `vocabulary/`.",
    bad ["software/acme.yaml" => "categories: [mail, mial]\n"],
    good ["software/acme.yaml" => "categories: [mail]\n"]
}
