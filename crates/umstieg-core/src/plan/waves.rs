//! Waves: what people experience as one change.

use super::schedule::Timeline;
use crate::inventory::ToolIndex;
use crate::order::{StepGraph, StepIndex};
use std::collections::BTreeMap;
use umstieg_format::entry::StepKind;
use umstieg_format::scalar::{Date, SoftwareId};

/// Products that people get used to at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// First day of training or roll-out.
    pub from: Date,
    /// Last day of roll-out.
    pub to: Date,
    /// Products that people get, in the order of their first day.
    pub products: Vec<SoftwareId>,
    /// The steps, in the order of their first day.
    pub steps: Vec<StepIndex>,
}

/// What people notice of one product.
struct Change<'a> {
    from: Date,
    to: Date,
    product: &'a SoftwareId,
    steps: Vec<StepIndex>,
}

/// Groups products by their training and roll-out: one that begins before the first of a wave has reached everybody
/// belongs to that wave.
pub(super) fn of(graph: &StepGraph, timeline: &Timeline) -> Vec<Wave> {
    // Where something in use takes over from several tools, each is a change of its own.
    let mut by_product: BTreeMap<(&SoftwareId, Option<ToolIndex>), Change<'_>> = BTreeMap::new();
    for (at, (step, timed)) in graph.steps.iter().zip(&timeline.steps).enumerate() {
        let noticed = step.touches_people && matches!(step.kind, StepKind::Train | StepKind::RollOut);
        let Some(product) = step.product.as_ref().filter(|_| noticed) else { continue };
        let first = Change { from: timed.start, to: timed.end, product, steps: Vec::new() };
        let change = by_product.entry((product, step.tool)).or_insert(first);
        change.from = change.from.min(timed.start);
        change.to = change.to.max(timed.end);
        change.steps.push(StepIndex(at));
    }
    let mut changes: Vec<Change<'_>> = by_product.into_values().collect();
    changes.sort_by_key(|change| (change.from, change.to, change.product));
    let mut waves: Vec<(Date, Wave)> = Vec::new();
    for Change { from, to, product, steps } in changes {
        let wave = match waves.last_mut() {
            Some((first_ends, wave)) if from <= *first_ends => wave,
            _ => {
                waves.push((to, Wave { from, to, products: Vec::new(), steps: Vec::new() }));
                let Some((_, wave)) = waves.last_mut() else { continue };
                wave
            }
        };
        wave.to = wave.to.max(to);
        if !wave.products.contains(product) {
            wave.products.push(product.clone());
        }
        wave.steps.extend(steps);
    }
    let mut waves: Vec<Wave> = waves.into_iter().map(|(_, wave)| wave).collect();
    for wave in &mut waves {
        wave.steps.sort_by_key(|step| (timeline.steps.get(step.0).map(|timed| timed.start), *step));
    }
    waves
}
