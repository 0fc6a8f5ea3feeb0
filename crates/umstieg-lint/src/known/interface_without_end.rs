//! An interface leads to a tool, or out of the house.

use super::error;

known! {
    error("interface-without-end", "An interface leads to a tool, or out of the house."), Inventory,
    "An interface has two ends. Name the tool under `to`, or who takes the data outside the house under `outside`.",
    bad ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\ninterfaces:\n  - {from: acme}\n"],
    good ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\ninterfaces:\n  - {from: acme, outside: \"Bank\"}\n"]
}
