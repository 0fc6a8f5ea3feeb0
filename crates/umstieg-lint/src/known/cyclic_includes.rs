//! No suite includes itself, not even by way of its parts.

use super::error;

known! {
    error("cyclic-includes", "No suite includes itself, not even by way of its parts."), References,
    "A suite is taken apart into its parts; a circle has no parts to end at. Every member of the circle is shown.",
    bad [
        "software/one.yaml" => "includes: [two, acme]\ncapabilities: {}\n",
        "software/two.yaml" => "includes: [one, known]\ncapabilities: {}\n",
    ],
    good ["software/one.yaml" => "includes: [acme, known]\ncapabilities: {}\n"]
}
