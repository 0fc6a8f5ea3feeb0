//! Wishes for an order that must be kept do not contradict one another.

use super::warning;

known! {
    warning("cyclic-order", "Wishes for an order that must be kept do not contradict one another."), Inventory,
    "Of hard wishes in a circle one cannot be kept, and a plan would have to choose which. Take one out, or make it \
     `soft`.",
    bad ["inventory.yaml" =>
        "tools:\n  - {name: \"Acme\"}\n  - {name: \"Suite\"}\norder:\n  - {first: acme, then: suite, strength: hard}\n  \
         - {first: suite, then: acme, strength: hard}\n"],
    good ["inventory.yaml" =>
        "tools:\n  - {name: \"Acme\"}\n  - {name: \"Suite\"}\norder:\n  - {first: acme, then: suite, strength: hard}\n  \
         - {first: suite, then: acme, strength: soft}\n"]
}
