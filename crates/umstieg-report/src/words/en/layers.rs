//! English words about layers.

use super::English;
use crate::words::LayerWords;

impl LayerWords for English {
    fn layer_head(&self) -> &'static str {
        "Layers"
    }

    fn layer_base(&self, base: &str, unchanged: bool) -> String {
        if unchanged {
            format!("{base}; no layer above changes it.")
        } else {
            format!("{base} has the original entry.")
        }
    }

    fn layer_adds(&self, winner: &str) -> String {
        format!("{winner} adds the entry.")
    }

    fn layer_overrides(&self, winner: &str, loser: &str) -> String {
        format!("{winner} counts instead of {loser}.")
    }

    fn layer_hides(&self, winner: &str, loser: &str) -> String {
        format!("{winner} hides the entry that {loser} has.")
    }

    fn hidden_by(&self, id: &str, layer: &str, reason: &str) -> String {
        format!("The layer {layer} hides “{id}”: {reason}")
    }
}
