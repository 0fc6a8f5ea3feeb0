//! Lists that are sets have no item twice.

use umstieg_format::finding::rules;

known! {
    rules::DUPLICATE_ITEM, Shape,
    "A list that is a set says everything once; the second mention is a leftover or was meant to be something else.",
    bad ("An item that stands twice in a list that is a set."),
    good ("Every item once.")
}
