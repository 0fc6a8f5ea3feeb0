//! The entries of all layers held together, with every problem at the layer that is to blame.

use super::{Merged, ties};
use crate::check::{Broken, Place, Problem, Problems, together};
use crate::kind::EntryKey;
use crate::message;
use std::collections::BTreeMap;

impl Merged {
    /// Finds what is wrong between the entries of all layers, sorted by layer, place and rule.
    ///
    /// Who names what a layer above has hidden is not wrong; that layer is, and is told once for every hidden entry, with
    /// all places that still name it, as a conflict.
    pub(super) fn check(&self, broken: &Broken, conflicts: &mut Problems<'_>) -> Vec<Problem> {
        let mut problems = Problems::with_broken(broken);
        together(&self.entries, &mut problems);
        let mut named: BTreeMap<&EntryKey, Vec<Place>> = BTreeMap::new();
        let mut found = Vec::new();
        for mut problem in problems.into_sorted() {
            problem.place.layer = self.layer_of(&problem.place);
            for (place, _) in &mut problem.related {
                place.layer = self.layer_of(place);
            }
            let hidden = problem.missing.as_ref().and_then(|entry| self.hidden.get_key_value(entry));
            match hidden {
                None => found.push(problem),
                Some((entry, by)) if problem.place.layer <= by.layer => {
                    if !ties::is_tie(&problem.place, entry) {
                        named.entry(entry).or_default().push(problem.place);
                    }
                }
                Some((entry, by)) => {
                    let (name, layer) = (entry.with_article(), self.literal(by.layer));
                    problem.message = message!(
                        en: "{} is hidden by the layer {layer}", name.en;
                        de: "{} ist in der Schicht {layer} ausgeblendet", name.de
                    );
                    problem.related.push((
                        by.place.clone(),
                        message!(
                            en: "hidden here";
                            de: "hier ausgeblendet"
                        ),
                    ));
                    problem.help = Some(message!(
                        en: "name another, or bring it back with a reason under `overrides`";
                        de: "einen anderen nennen oder ihn mit Begründung unter `overrides` zurückholen"
                    ));
                    found.push(problem);
                }
            }
        }
        for (entry, places) in named {
            let Some(by) = self.hidden.get(entry) else { continue };
            let name = entry.with_article();
            let message = message!(
                en: "{} is hidden, but other entries still name it", name.en;
                de: "{} ist ausgeblendet, aber andere Einträge nennen den Eintrag noch", name.de
            );
            let problem = conflicts.error(by.place.clone(), "hidden-but-named", message);
            problem.related = places
                .into_iter()
                .map(|place| {
                    (
                        place,
                        message!(
                            en: "named here";
                            de: "hier genannt"
                        ),
                    )
                })
                .collect();
            problem.help = Some(message!(
                en: "override or hide these entries too, or keep what they name";
                de: "auch diese Einträge überschreiben oder ausblenden, oder behalten, was sie nennen"
            ));
        }
        found.sort();
        found
    }
}
