//! Bounds on one part of a level after another: what costs most in the best plan is supposed to cost less.
//!
//! Destructive improvement (Klein and Scholl 1999) where it matters: that a contract must run for another year is seen by
//! supposing that it need not, long before anything is known about the sum of all contracts; then of some together, and
//! of more. Suppositions that turn out possible are plans, and kept if they are better.

use super::model::Model;
use super::parts::Part;
use super::{End, Task, adopt, search};
use crate::cost::{Cost, HARD};
use crate::decode::Plan;

/// The share of the conflicts left that may go to suppositions, in per cent.
const SHARE: u64 = 80;

/// The share of a pass that may go to single summands, as a divisor; partial sums share the rest.
const SINGLE: u64 = 2;

/// How much less of what is open is supposed, in per cent: the more, the sooner it is refuted, and the less that says.
const LESS: i64 = 80;

/// Conflicts one supposition may cost in the first pass; what is refuted at all mostly is with fewer.
const PATIENCE: u64 = 20;

/// How many times as much it may cost in each pass after that.
const MORE: u64 = 2;

/// The share of all differences below which one is not worth a supposition, as a divisor.
const WORTH: i64 = 500;

/// Raises what parts of a level cannot be less than, single summands first, then what they come to together.
pub(super) fn probe(
    task: &Task,
    model: &mut Model,
    at: usize,
    total: u32,
    layers: &[Vec<Part>],
    plan: &mut Plan,
    cost: &mut Cost,
) {
    let left = task.budget.saturating_sub(model.engine.conflicts);
    let end = model.engine.conflicts + left / 100 * SHARE + left % 100 * SHARE / 100;
    let mut patience = PATIENCE;
    while model.engine.conflicts < end && patience <= PATIENCE.max(task.budget) {
        let begin = model.engine.conflicts;
        let single = (end - begin) / SINGLE;
        let above = layers.len().saturating_sub(1).max(1) as u64;
        for (depth, layer) in (0..).zip(layers) {
            let until = begin + single + (end - begin - single) / above * depth;
            if !pass(task, model, (at, total), layer, (patience, until), plan, cost) {
                return;
            }
        }
        // What could be said without a conflict has been said.
        if model.engine.conflicts == begin {
            return;
        }
        patience = patience.saturating_mul(MORE);
    }
}

/// Supposes less of the parts of one layer, the greatest difference to the best plan first; false if nothing is left to
/// suppose anything of, or the level is as good as is asked for.
fn pass(
    task: &Task,
    model: &mut Model,
    (at, total): (usize, u32),
    layer: &[Part],
    (patience, until): (u64, u64),
    plan: &mut Plan,
    cost: &mut Cost,
) -> bool {
    // What each part has, or the least that could be neither refuted nor found.
    let mut high: Vec<i64> = layer.iter().map(|it| it.in_plan(model, plan)).collect();
    loop {
        model.engine.back_to(0);
        if model.engine.dead || !model.propagate() {
            model.engine.dead = true;
            return false;
        }
        let least = u64::try_from(model.engine.low(total)).unwrap_or(0).max(task.floor[at]);
        if task.is_enough(at, cost[HARD + at], least) {
            return false;
        }
        let open = |part: usize| high[part] - layer[part].least(model);
        let all = (0..layer.len()).map(|part| open(part).max(0)).fold(0, i64::saturating_add);
        let most = (0..layer.len()).max_by_key(|&part| (open(part), std::cmp::Reverse(part)));
        let Some(part) = most else { return false };
        if open(part) <= all / WORTH || model.engine.conflicts >= until {
            return true;
        }
        let supposed = high[part] - (open(part) * LESS / 100).max(1);
        let less = layer[part].at_most(supposed);
        match search(model, Some(less), until.min(model.engine.conflicts + patience)) {
            End::Refuted => {
                model.engine.back_to(0);
                model.engine.state(less.not());
            }
            end => {
                if end == End::Found {
                    adopt(task, model, plan, cost);
                }
                high[part] = supposed;
            }
        }
    }
}
