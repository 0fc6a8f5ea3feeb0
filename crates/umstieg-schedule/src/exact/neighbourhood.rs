//! Large neighbourhoods: most of a schedule keeps its order, a window of it is searched exactly for an earlier end.
//!
//! The order kept is a partial order schedule (Policella et al. 2004; Godard, Laborie and Nuijten 2005): each activity
//! outside the window waits for those whose units it takes over, and for nothing else.

use super::model::Model;
use super::{End, prepare, search};
use crate::decode::Plan;
use crate::net::Net;
use crate::random::Random;

/// Conflicts one window may cost.
const PATIENCE: u64 = 150;

/// What one window costs besides its conflicts, in conflicts.
const SETTING_UP: u64 = 10;

/// Looks for a plan with an earlier end in one random window; returns it and the conflicts spent.
pub(super) fn window(
    net: &Net,
    heads: &[i32],
    hard: bool,
    plan: &Plan,
    size: usize,
    random: &mut Random,
) -> (Option<Plan>, u64) {
    let end = plan.finishes.iter().copied().max().unwrap_or(0) - 1;
    let free = chosen(plan, size, random);
    let kept = kept_order(net, plan, &free);
    let mut model = Model::new(net, heads, end, hard, &kept);
    if !prepare(&mut model) {
        return (None, SETTING_UP);
    }
    model.steer(plan);
    let found = search(&mut model, None, PATIENCE) == End::Found;
    let spent = model.engine.conflicts + SETTING_UP;
    (found.then(|| model.plan()), spent)
}

/// The activities nearest in time to a random day.
fn chosen(plan: &Plan, size: usize, random: &mut Random) -> Vec<bool> {
    let count = plan.starts.len();
    let end = plan.finishes.iter().copied().max().unwrap_or(0);
    let day = random.below(end.max(1) as usize) as i32;
    let distance = |at: usize| (plan.starts[at] - day).max(day + 1 - plan.finishes[at]).max(0);
    let mut by_distance: Vec<(i32, u64, usize)> =
        (0..count).map(|at| (distance(at), random.next() >> 40, at)).collect();
    by_distance.sort_unstable();
    let mut free = vec![false; count];
    for &(_, _, at) in by_distance.iter().take(size) {
        free[at] = true;
    }
    free
}

/// Pairs `finish(from) <= start(to)` that keep the kept activities in the order of the plan on every resource.
fn kept_order(net: &Net, plan: &Plan, free: &[bool]) -> Vec<(u32, u32)> {
    let mut order: Vec<usize> = (0..net.count()).filter(|&at| !free[at]).collect();
    order.sort_by_key(|&at| (plan.starts[at], plan.finishes[at], at));
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    // Units of each resource by who held them last; the first entry are units nobody has held yet.
    let mut held: Vec<Vec<(i32, usize, u32)>> = net
        .capacities
        .iter()
        .map(|steps| vec![(0, usize::MAX, steps.iter().map(|step| step.1).max().unwrap_or(0))])
        .collect();
    let mut linked: Vec<usize> = Vec::new();
    for at in order {
        linked.clear();
        for &(resource, units) in &net.mode(at, plan.modes[at]).demands {
            let held = &mut held[resource as usize];
            let mut wanted = units;
            // Units from activities already waited for cost nothing more; then those idle longest.
            held.sort_by_key(|&(finish, by, _)| (!linked.contains(&by), finish, by));
            for entry in held.iter_mut() {
                if wanted == 0 {
                    break;
                }
                if entry.0 > plan.starts[at] || entry.2 == 0 {
                    continue;
                }
                let taken = wanted.min(entry.2);
                entry.2 -= taken;
                wanted -= taken;
                if entry.1 != usize::MAX && !linked.contains(&entry.1) {
                    linked.push(entry.1);
                }
            }
            held.retain(|entry| entry.2 > 0);
            held.push((plan.finishes[at], at, units - wanted));
        }
        pairs.extend(linked.iter().map(|&from| (from as u32, at as u32)));
    }
    pairs
}
