//! Bounds on one summand of a level after another: what costs most in the best plan is supposed to cost less.
//!
//! Destructive improvement (Klein and Scholl 1999) where it matters: that a contract must run for another year is seen by
//! supposing that it need not, long before anything is known about the sum of all contracts. Suppositions that turn out
//! possible are plans, and kept if they are better.

use super::engine::Lit;
use super::level::Summand;
use super::model::Model;
use super::{End, Task, adopt, search};
use crate::cost::{Cost, HARD};
use crate::decode::Plan;

/// The share of the conflicts left that may go to suppositions, in per cent.
const SHARE: u64 = 75;

/// How much less of what is open is supposed, in per cent: the more, the sooner it is refuted, and the less that says.
const LESS: i64 = 80;

/// Conflicts one supposition may cost; what is refuted at all mostly is with fewer.
const PATIENCE: u64 = 30;

/// The share of all differences below which one is not worth a supposition, as a divisor.
const WORTH: i64 = 500;

/// Raises what summands cannot be less than, the greatest difference to the best plan first.
pub(super) fn probe(
    task: &Task,
    model: &mut Model,
    at: usize,
    summands: &[Summand],
    plan: &mut Plan,
    cost: &mut Cost,
) {
    if cost[HARD + at] <= task.floor[at] {
        return;
    }
    let left = task.budget.saturating_sub(model.engine.conflicts);
    let limit = model.engine.conflicts + left / 100 * SHARE + left % 100 * SHARE / 100;
    // What each summand has, or the least that could be neither refuted nor found.
    let mut high: Vec<i64> = summands.iter().map(|it| it.value(reached(model, it.variable, plan))).collect();
    loop {
        model.engine.back_to(0);
        let open = |at: usize| high[at] - summands[at].value(model.engine.low(summands[at].variable));
        let all = (0..summands.len()).map(|at| open(at).max(0)).fold(0, i64::saturating_add);
        let Some(at) = (0..summands.len()).max_by_key(|&at| (open(at), std::cmp::Reverse(at))) else {
            return;
        };
        if model.engine.dead || open(at) <= all / WORTH || model.engine.conflicts >= limit {
            return;
        }
        let (it, supposed) = (summands[at], high[at] - (open(at) * LESS / 100).max(1));
        let most = it.greatest(supposed);
        let until = limit.min(model.engine.conflicts + PATIENCE);
        match search(model, Some(Lit::at_most(it.variable, most)), until) {
            End::Refuted => {
                model.engine.back_to(0);
                model.engine.state(Lit::at_least(it.variable, most + 1));
            }
            end => {
                if end == End::Found {
                    adopt(task, model, plan, cost);
                }
                high[at] = supposed;
            }
        }
    }
}

/// The value of a variable in a plan the model is steered to.
fn reached(model: &Model, variable: u32, plan: &Plan) -> i32 {
    if variable == model.makespan {
        return plan.finishes.iter().copied().max().unwrap_or(0);
    }
    model.engine.branch.wish[variable as usize]
}
