//! How well the facts behind the plan are supported.

use super::View;
use crate::document::Block;
use umstieg_core::decide::Choice;
use umstieg_core::format::entry::EvidenceMap;
use umstieg_core::format::scalar::{Date, EvidenceKey};

/// Facts about what the chosen products can do, and their sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quality {
    /// Facts that the choice rests on.
    pub(crate) facts: usize,
    /// Of these, facts that nobody has verified.
    pub(crate) unverified: usize,
    /// Day on which the oldest of the sources was checked.
    pub(crate) oldest: Option<Date>,
}

impl Quality {
    /// The quality of the facts behind a plan.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut quality = Self::default();
        for unit in view.plan.decisions.tools.iter().flat_map(|tool| &tool.units) {
            let Choice::Products(chosen) = &unit.choice else { continue };
            for candidate in
                unit.recommendation.candidates.iter().filter(|candidate| chosen.contains(&candidate.software))
            {
                let Some(entry) = view.reader.catalogue.software(&candidate.software) else { continue };
                for need in &candidate.coverage.needs {
                    quality.facts += 1;
                    quality.unverified += usize::from(!need.verified);
                    let fact = entry.capabilities.get(&need.capability);
                    quality.look_at(&entry.evidence, fact.map_or(&[], |fact| &fact.evidence));
                }
                quality.look_at(&entry.evidence, &entry.license.evidence);
                let stated = candidate.statement(view.reader.catalogue);
                quality.look_at(&entry.evidence, stated.map_or(&[], |replaces| &replaces.evidence));
            }
        }
        quality
    }

    /// Takes the sources of a fact into account.
    fn look_at(&mut self, sources: &EvidenceMap, keys: &[EvidenceKey]) {
        let days = keys.iter().filter_map(|key| sources.get(key)).map(|source| source.checked);
        self.oldest = days.chain(self.oldest).min();
    }
}

/// One sentence.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let quality = Quality::of(view);
    if quality.facts == 0 {
        return Vec::new();
    }
    let age = quality.oldest.map(|day| (day, words.age(day, view.plan.as_of)));
    let oldest = age.as_ref().map(|(day, age)| (*day, age.as_str()));
    vec![Block::Paragraph(words.evidence_quality(quality.facts, quality.unverified, oldest).into())]
}
