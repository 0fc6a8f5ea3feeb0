//! What is said about layers. A layer is given with its name and its id.

/// Words about layers in a language.
pub(crate) trait LayerWords {
    /// Head of the part about layers.
    fn layer_head(&self) -> &'static str;
    /// The lowest layer that has the entry, and whether no other says anything about it.
    fn layer_base(&self, base: &str, unchanged: bool) -> String;
    /// A layer has an entry that none below has.
    fn layer_adds(&self, winner: &str) -> String;
    /// A layer's entry counts instead of what a lower layer says.
    fn layer_overrides(&self, winner: &str, loser: &str) -> String;
    /// A layer has taken an entry out.
    fn layer_hides(&self, winner: &str, loser: &str) -> String;
    /// An entry that was asked for is hidden.
    fn hidden_by(&self, id: &str, layer: &str, reason: &str) -> String;
}
