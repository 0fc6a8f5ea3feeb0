//! An inventory lists at least one tool.

use super::error;

known! {
    error("no-tools", "An inventory lists at least one tool."), Inventory,
    "There is nothing to plan without a tool. Start with the programs that everybody opens in the morning.",
    bad ["inventory.yaml" => "tools: []\n"],
    good ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\n"]
}
