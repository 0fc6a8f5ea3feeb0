//! Numbers are within their range.

use umstieg_format::finding::rules;

known! {
    rules::NUMBER_RANGE, Shape,
    "A number outside of its range is a slip: a share above 100 percent, a weight of 50.",
    bad ["funding/grant.yaml" => "rate_percent: 120\n"],
    good ["funding/grant.yaml" => "rate_percent: 50\n"]
}
