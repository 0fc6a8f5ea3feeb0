//! A tool stands once in an inventory.

use super::error;

known! {
    error("duplicate-tool", "A tool stands once in an inventory."), Inventory,
    "Two lines of one name would be counted twice. If they are two installations, give each an `id` of its own.",
    bad ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\n  - {name: \"Acme\"}\n"],
    good ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\n  - {name: \"Acme\", id: acme-workshop}\n"]
}
