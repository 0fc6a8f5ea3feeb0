//! Somebody has time for the change.

use super::warning;

known! {
    warning("no-capacity", "Somebody has time for the change."), Inventory,
    "With 0 hours a month of one's own and none from outside, a plan has to assume hours that nobody has promised. \
     State those that somebody has, or those that are bought.",
    bad ["inventory.yaml" => "capacity: {it_hours_per_month: 0}\ntools:\n  - {name: \"Acme\"}\n"],
    good ["inventory.yaml" =>
        "capacity: {it_hours_per_month: 0, external_hours_per_month: 8}\ntools:\n  - {name: \"Acme\"}\n"]
}
