//! Waves: what people experience as one change.

use super::schedule::Timeline;
use crate::order::{StepGraph, StepIndex};
use umstieg_format::entry::StepKind;
use umstieg_format::scalar::{Date, SoftwareId};

/// Working days of peace that separate two waves, in calendar days.
const PEACE_DAYS: i32 = 14;

/// Roll-outs close to one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// First day of training or roll-out.
    pub from: Date,
    /// Last day of roll-out.
    pub to: Date,
    /// Products that people get.
    pub products: Vec<SoftwareId>,
    /// The steps.
    pub steps: Vec<StepIndex>,
}

/// Groups training and roll-outs that overlap or follow one another without two weeks of peace.
pub(super) fn of(graph: &StepGraph, timeline: &Timeline) -> Vec<Wave> {
    let mut noticed: Vec<(Date, Date, StepIndex)> = graph
        .steps
        .iter()
        .zip(&timeline.steps)
        .enumerate()
        .filter(|(_, (step, _))| {
            step.touches_people && matches!(step.kind, StepKind::Train | StepKind::RollOut)
        })
        .map(|(at, (_, timed))| (timed.start, timed.end, StepIndex(at)))
        .collect();
    noticed.sort();
    let mut waves: Vec<Wave> = Vec::new();
    for (from, to, step) in noticed {
        let product = graph.steps.get(step.0).and_then(|step| step.product.clone());
        let wave = match waves.last_mut() {
            Some(wave) if from <= wave.to.plus_days(PEACE_DAYS) => wave,
            _ => {
                waves.push(Wave { from, to, products: Vec::new(), steps: Vec::new() });
                let Some(wave) = waves.last_mut() else { continue };
                wave
            }
        };
        wave.to = wave.to.max(to);
        wave.steps.push(step);
        if let Some(product) = product.filter(|product| !wave.products.contains(product)) {
            wave.products.push(product);
        }
    }
    waves
}
