//! Skills that the steps take, and what people have to learn.

use super::View;
use crate::document::{Block, Line};
use std::collections::BTreeSet;

/// One entry for each skill, then the time for learning.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let learning = &view.plan.learning;
    let mut lines: Vec<String> = learning
        .skills
        .iter()
        .map(|demand| {
            let mut numbers: Vec<usize> = demand.steps.iter().map(|step| view.number(*step)).collect();
            numbers.sort_unstable();
            words.skill(view.reader.text(&demand.skill), demand.minutes, &numbers)
        })
        .collect();
    let steps: BTreeSet<_> = learning.skills.iter().flat_map(|demand| &demand.steps).collect();
    if steps.len() < learning.skills.iter().map(|demand| demand.steps.len()).sum() {
        lines.push(words.skills_overlap().to_owned());
    }
    if learning.minutes > 0 {
        lines.push(words.learning(learning.steps.len(), learning.minutes, learning.minutes_per_person));
    }
    lines.into_iter().map(|line| Block::Entry { head: Line::from(line), body: Vec::new() }).collect()
}
