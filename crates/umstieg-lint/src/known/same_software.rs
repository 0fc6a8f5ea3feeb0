//! No software stands in an inventory under two names.

use super::warning;

known! {
    warning("same-software", "No software stands in an inventory under two names."), Inventory,
    "A product that goes by two names would be counted, planned and taught twice. If they are two installations, give \
     one of them an `id` of its own.",
    bad ["inventory.yaml" => "tools:\n  - {name: \"Closed Mail\"}\n  - {name: \"Closed Mail Pro\"}\n"],
    good ["inventory.yaml" => "tools:\n  - {name: \"Closed Mail\"}\n  - {name: \"Closed Mail Pro\", id: hall-mail}\n"]
}
