//! What effects come from, each told once: a change of hundreds of entries comes back in hundreds of effects.

use super::parts::Parts;
use crate::v1;
use std::collections::BTreeMap;
use umstieg_core::impact::Cause;

/// The causes so far, in the order in which effects name them.
#[derive(Default)]
pub(super) struct Causes {
    pub(super) all: Vec<v1::EffectCause>,
    places: BTreeMap<Cause, usize>,
}

impl Causes {
    /// The place of a cause among all.
    pub(super) fn place(&mut self, parts: &Parts<'_>, cause: &Cause) -> usize {
        if let Some(place) = self.places.get(cause) {
            return *place;
        }
        let place = self.all.len();
        self.all.push(v1::EffectCause {
            parts: cause.parts.iter().filter_map(|part| parts.place(part)).collect(),
            narrowed: cause.narrowed,
        });
        self.places.insert(cause.clone(), place);
        place
    }
}
