//! What becomes of the wishes of an inventory for an order: kept, given up, or without effect, and why.

use super::schedule::Timeline;
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{StepGraph, WishedSteps};
use std::collections::BTreeSet;
use umstieg_format::scalar::{Date, SoftwareId};

/// What becomes of a wish that one tool changes before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishOutcome {
    /// The wish, by its position in the inventory.
    pub wish: usize,
    /// The tool that is to change first.
    pub first: ToolIndex,
    /// The tool that is to change after it.
    pub then: ToolIndex,
    /// What becomes of it.
    pub fate: WishFate,
}

/// What becomes of a wish for an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WishFate {
    /// It is kept.
    Kept {
        /// Last day of the first change.
        done: Date,
        /// First day of the other.
        begins: Date,
    },
    /// It is given up.
    GivenUp {
        /// Last day of the change that was to come first.
        done: Date,
        /// First day of the one that was to come after it.
        begins: Date,
        /// The circle that it was given up for, by its position in the graph; `None` if none was recorded.
        circle: Option<usize>,
    },
    /// There is nothing to put in order, as these tools do not move.
    Stays(Vec<ToolIndex>),
    /// There is nothing to put in order, as these products take the place of both tools at once; none if both go at once
    /// without a product.
    Together(Vec<SoftwareId>),
}

/// What becomes of every wish, in the order of the inventory.
pub(super) fn of(inventory: &Inventory, graph: &StepGraph, timeline: &Timeline) -> Vec<WishOutcome> {
    let wishes = inventory.raw().order.iter().zip(&graph.wishes).enumerate();
    wishes
        .filter_map(|(at, (wish, steps))| {
            let (first, then) = (inventory.by_handle(&wish.first)?, inventory.by_handle(&wish.then)?);
            Some(WishOutcome { wish: at, first, then, fate: fate((first, then), steps, graph, timeline)? })
        })
        .collect()
}

fn fate(
    (first, then): (ToolIndex, ToolIndex),
    steps: &WishedSteps,
    graph: &StepGraph,
    timeline: &Timeline,
) -> Option<WishFate> {
    let sides = [(first, &steps.first), (then, &steps.then)];
    let staying: Vec<ToolIndex> =
        sides.iter().filter(|(_, steps)| steps.is_empty()).map(|(tool, _)| *tool).collect();
    if !staying.is_empty() {
        return Some(WishFate::Stays(staying));
    }
    let pairs: Vec<_> = steps.pairs().collect();
    if pairs.is_empty() {
        let products = steps.first.iter().filter_map(|step| graph.steps.get(step.0)?.product.clone());
        return Some(WishFate::Together(products.collect::<BTreeSet<_>>().into_iter().collect()));
    }
    let dates = |step: usize| timeline.steps.get(step);
    let is_kept = |(from, to): &(crate::order::StepIndex, crate::order::StepIndex)| {
        dates(from.0).zip(dates(to.0)).is_some_and(|(from, to)| from.end < to.start)
    };
    let done = pairs.iter().filter_map(|(from, _)| dates(from.0)).map(|step| step.end).max()?;
    let begins = pairs.iter().filter_map(|(_, to)| dates(to.0)).map(|step| step.start).min()?;
    if pairs.iter().all(is_kept) {
        return Some(WishFate::Kept { done, begins });
    }
    let circle =
        graph.cycles.iter().position(|cycle| pairs.contains(&(cycle.given_up.from, cycle.given_up.to)));
    Some(WishFate::GivenUp { done, begins, circle })
}
