//! Every layer has an id of its own.

use super::error;

known! {
    error("same-layer-id", "Every layer has an id of its own."), Layers,
    "Answers name the layer that a fact comes from. If two layers have the same id, nobody can tell which one is meant.",
    bad ["catalogue.yaml" => "id: base\n"],
    good ["catalogue.yaml" => "id: region\n"]
}
