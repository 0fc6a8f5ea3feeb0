//! No tool is bundled in itself, not even by way of others.

use super::error;

known! {
    error("cyclic-bundle", "No tool is bundled in itself, not even by way of others."), Inventory,
    "What is bundled is cancelled with its bundle; a circle of bundles could never be cancelled at all.",
    bad ["inventory.yaml" =>
        "tools:\n  - {name: \"Acme\", bundled_in: suite}\n  - {name: \"Suite\", bundled_in: acme}\n"],
    good ["inventory.yaml" => "tools:\n  - {name: \"Acme\", bundled_in: suite}\n  - {name: \"Suite\"}\n"]
}
