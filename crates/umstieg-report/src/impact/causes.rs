//! What effects come from, in words.

use crate::v1;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Causes of an effect that are named before they are counted.
const CAUSES: usize = 4;

/// The causes of a document, ready to be told.
pub(super) struct Causes<'a> {
    words: &'a dyn Words,
    causes: &'a [v1::EffectCause],
    /// What each changed part is called, in the order of the changes.
    names: Vec<String>,
}

impl<'a> Causes<'a> {
    /// The causes of a document. Parts of one name have their files beside it, for a renamed entry is one that goes and one
    /// that comes.
    pub(super) fn of(words: &'a dyn Words, impact: &'a v1::Impact) -> Self {
        let parts = || impact.changes.iter().flatten().map(|change| &change.part);
        let mut files: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for part in parts() {
            files.entry(&part.name).or_default().insert(&part.file);
        }
        let name = |part: &v1::CataloguePart| match files.get(part.name.as_str()) {
            Some(files) if files.len() > 1 => format!("{} ({})", part.name, part.file),
            _ => part.name.clone(),
        };
        Self { words, causes: &impact.causes, names: parts().map(name).collect() }
    }

    /// Why, in a sentence; nothing if there is only one possible cause, which is named above.
    pub(super) fn because(&self, effect: &v1::Effect) -> Option<String> {
        Some(self.words.because_of(&self.names(effect)?))
    }

    /// The causes of an effect by their names.
    pub(super) fn names(&self, effect: &v1::Effect) -> Option<String> {
        if self.names.len() == 1 || effect.causes.is_empty() {
            return None;
        }
        let causes: Vec<&v1::EffectCause> =
            effect.causes.iter().filter_map(|place| self.causes.get(*place)).collect();
        let names: Vec<String> = causes.iter().map(|cause| self.name(cause)).collect();
        // Causes of several parts have lists of their own, from which a list of causes must be told apart.
        let compound = causes.iter().any(|cause| cause.parts.len() > 1);
        Some(if compound && names.len() > 1 {
            let mut shown: Vec<String> = names.iter().take(CAUSES).cloned().collect();
            if names.len() > CAUSES {
                shown.push(self.words.more(names.len() - CAUSES));
            }
            shown.join("; ")
        } else {
            self.words.some_of(&names, CAUSES)
        })
    }

    /// One cause: the name of its part, or of its parts.
    fn name(&self, cause: &v1::EffectCause) -> String {
        let names: Vec<String> =
            cause.parts.iter().filter_map(|place| self.names.get(*place)).cloned().collect();
        match (names.as_slice(), cause.narrowed) {
            ([only], _) => only.clone(),
            (names, true) => self.words.cause_together(names),
            (names, false) => self.words.cause_among(names),
        }
    }
}
