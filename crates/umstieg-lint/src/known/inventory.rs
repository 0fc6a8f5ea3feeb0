//! Inventories: checked when one is read, shown in the same forms.

use umstieg_format::finding::{Level, Rule};

const fn error(id: &'static str, summary: &'static str) -> Rule {
    Rule { id, level: Level::Error, summary }
}

const fn warning(id: &'static str, summary: &'static str) -> Rule {
    Rule { id, level: Level::Warning, summary }
}

known! {
    error("no-tools", "An inventory lists at least one tool."), Inventory,
        "There is nothing to plan without a tool. Start with the programs that everybody opens in the morning.",
        bad ["inventory.yaml" => "tools: []\n"],
        good ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\n"];
    error("duplicate-tool", "A tool stands once in an inventory."), Inventory,
        "Two lines of one name would be counted twice. If they are two installations, give each an `id` of its own.",
        bad ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\n  - {name: \"Acme\"}\n"],
        good ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\n  - {name: \"Acme\", id: acme-workshop}\n"];
    warning("same-software", "No software stands in an inventory under two names."), Inventory,
        "A product that goes by two names would be counted, planned and taught twice. If they are two installations, give \
         one of them an `id` of its own.",
        bad ["inventory.yaml" => "tools:\n  - {name: \"Closed Mail\"}\n  - {name: \"Closed Mail Pro\"}\n"],
        good ["inventory.yaml" => "tools:\n  - {name: \"Closed Mail\"}\n  - {name: \"Closed Mail Pro\", id: hall-mail}\n"];
    error("interface-without-end", "An interface leads to a tool, or out of the house."), Inventory,
        "An interface has two ends. Name the tool under `to`, or who takes the data outside the house under `outside`.",
        bad ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\ninterfaces:\n  - {from: acme}\n"],
        good ["inventory.yaml" => "tools:\n  - {name: \"Acme\"}\ninterfaces:\n  - {from: acme, outside: \"Bank\"}\n"];
    warning("no-capacity", "Somebody has time for the change."), Inventory,
        "With 0 hours a month of one's own and none from outside, a plan has to assume hours that nobody has promised. \
         State those that somebody has, or those that are bought.",
        bad ["inventory.yaml" => "capacity: {it_hours_per_month: 0}\ntools:\n  - {name: \"Acme\"}\n"],
        good ["inventory.yaml" =>
            "capacity: {it_hours_per_month: 0, external_hours_per_month: 8}\ntools:\n  - {name: \"Acme\"}\n"];
    error("cyclic-bundle", "No tool is bundled in itself, not even by way of others."), Inventory,
        "What is bundled is cancelled with its bundle; a circle of bundles could never be cancelled at all.",
        bad ["inventory.yaml" =>
            "tools:\n  - {name: \"Acme\", bundled_in: suite}\n  - {name: \"Suite\", bundled_in: acme}\n"],
        good ["inventory.yaml" => "tools:\n  - {name: \"Acme\", bundled_in: suite}\n  - {name: \"Suite\"}\n"];
    warning("cyclic-order", "Wishes for an order that must be kept do not contradict one another."), Inventory,
        "Of hard wishes in a circle one cannot be kept, and a plan would have to choose which. Take one out, or make it \
         `soft`.",
        bad ["inventory.yaml" =>
            "tools:\n  - {name: \"Acme\"}\n  - {name: \"Suite\"}\norder:\n  - {first: acme, then: suite, strength: hard}\n  \
             - {first: suite, then: acme, strength: hard}\n"],
        good ["inventory.yaml" =>
            "tools:\n  - {name: \"Acme\"}\n  - {name: \"Suite\"}\norder:\n  - {first: acme, then: suite, strength: hard}\n  \
             - {first: suite, then: acme, strength: soft}\n"];
}
