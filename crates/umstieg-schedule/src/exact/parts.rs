//! A level of the objective as a tree of partial sums.
//!
//! Each partial sum has a variable of its own, as in a totalizer (Bailleux and Boufkhad 2003). That two finishes cannot
//! both be early is a bound on their sum, where neither has one of its own.

use super::engine::Lit;
use super::level::{Charge, Level, Summand};
use super::model::Model;
use crate::decode::Plan;

/// Parts that make up one of the next layer.
const TOGETHER: usize = 3;

/// A summand of the level, or a partial sum.
#[derive(Clone, Debug)]
pub(super) struct Part {
    sum: Summand,
    /// The summands it holds.
    holds: Vec<Summand>,
}

impl Part {
    /// What it comes to in the plan the model is steered to.
    pub(super) fn in_plan(&self, model: &Model, plan: &Plan) -> i64 {
        self.holds.iter().map(|it| it.value(reached(model, it.variable, plan))).sum()
    }

    /// What it comes to at least.
    pub(super) fn least(&self, model: &Model) -> i64 {
        self.sum.value(model.engine.low(self.sum.variable))
    }

    /// That it comes to no more than this.
    pub(super) fn at_most(&self, value: i64) -> Lit {
        Lit::at_most(self.sum.variable, self.sum.greatest(value))
    }
}

/// States that the summands come to no more than a total, through partial sums; returns them from the summands upwards.
///
/// What is charged alike and ends at about the same time in the plan is brought together, since it stands in its own way.
pub(super) fn parts(model: &mut Model, summands: &[Summand], total: u32, plan: &Plan) -> Vec<Vec<Part>> {
    let mut leaves: Vec<Part> = summands.iter().map(|&sum| Part { sum, holds: vec![sum] }).collect();
    leaves.sort_by_key(|it| (it.sum.charge.is_by_day(), reached(model, it.sum.variable, plan)));
    let mut layers = vec![leaves];
    loop {
        let below = layers.last().map_or(&[][..], |it| it);
        if below.len() <= TOGETHER {
            let sums = below.iter().map(|it| it.sum).collect();
            model.level(Level::new(sums, total));
            return layers;
        }
        let layer = below.chunks(TOGETHER).map(|group| together(model, group)).collect();
        layers.push(layer);
    }
}

/// The sum of several parts.
fn together(model: &mut Model, group: &[Part]) -> Part {
    let sums: Vec<Summand> = group.iter().map(|it| it.sum).collect();
    let least = sums.iter().map(|it| it.value(model.engine.low(it.variable))).sum::<i64>();
    let most = sums.iter().map(|it| it.value(model.engine.high(it.variable))).sum::<i64>();
    // The caller has seen that the sum of all fits.
    let variable = model.engine.variable(least as i32, most as i32);
    model.level(Level::new(sums, variable));
    let sum = Summand { variable, free: 0, weight: 1, charge: Charge::Every(1) };
    Part { sum, holds: group.iter().flat_map(|it| it.holds.iter().copied()).collect() }
}

/// The value of a variable in a plan the model is steered to.
fn reached(model: &Model, variable: u32, plan: &Plan) -> i32 {
    if variable == model.makespan {
        return plan.finishes.iter().copied().max().unwrap_or(0);
    }
    model.engine.branch.wish[variable as usize]
}
