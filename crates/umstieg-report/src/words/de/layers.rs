//! German words about layers.

use super::German;
use crate::words::LayerWords;

impl LayerWords for German {
    fn layer_head(&self) -> &'static str {
        "Schichten"
    }

    fn layer_base(&self, base: &str, unchanged: bool) -> String {
        if unchanged {
            format!("{base}; keine Schicht darüber ändert etwas daran.")
        } else {
            format!("{base} hat den ursprünglichen Eintrag.")
        }
    }

    fn layer_adds(&self, winner: &str) -> String {
        format!("{winner} fügt den Eintrag hinzu.")
    }

    fn layer_overrides(&self, winner: &str, loser: &str) -> String {
        format!("{winner} gilt anstelle von {loser}.")
    }

    fn layer_hides(&self, winner: &str, loser: &str) -> String {
        format!("{winner} blendet den Eintrag aus, den {loser} hat.")
    }

    fn hidden_by(&self, id: &str, layer: &str, reason: &str) -> String {
        format!("Die Schicht {layer} blendet „{id}“ aus: {reason}")
    }
}
