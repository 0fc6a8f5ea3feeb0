//! The program is of a release that can read the catalogue.

use umstieg_format::finding::rules;

known! {
    rules::OTHER_RELEASE, Files,
    "A catalogue may use fields and words that came with a later release. An older program would call each of them a \
     mistake, so `catalogue.yaml` says under `umstieg` which releases can read it; this is looked at first, and \
     nothing else is judged if it does not fit. A later `format` is told in the same way.",
    bad ["catalogue.yaml" => "umstieg: \">=99\"\n"],
    good ["catalogue.yaml" => "umstieg: \">=0.1.0\"\n"]
}
