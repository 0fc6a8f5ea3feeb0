//! Priority rules: lists of activities from simple keys, predecessors first.
//!
//! Knots are kept together, so that what is tied both ways is placed one right after the other.

mod worth;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::net::reach::Heads;
use crate::net::{Arc, Net};
use crate::objective::Objective;

/// A list that picks, among what is possible, the smallest key first.
pub(crate) fn list_by(net: &Net, key: &[i64]) -> Vec<u32> {
    let components = net.component_first.len() - 1;
    let members = |component: usize| {
        &net.order[net.component_first[component] as usize..net.component_first[component + 1] as usize]
    };
    let mut waiting = vec![0_u32; components];
    for arc in &net.arcs {
        let (from, to) = (net.component[arc.from as usize], net.component[arc.to as usize]);
        if from != to {
            waiting[to as usize] += 1;
        }
    }
    let best: Vec<i64> = (0..components)
        .map(|component| members(component).iter().map(|&at| key[at as usize]).min().unwrap_or(0))
        .collect();
    let entry = |component: usize| Reverse((best[component], members(component)[0], component));
    let mut ready: BinaryHeap<_> = (0..components).filter(|&it| waiting[it] == 0).map(entry).collect();
    let mut list = Vec::with_capacity(net.count());
    while let Some(Reverse((_, _, component))) = ready.pop() {
        let first = list.len();
        list.extend_from_slice(members(component));
        list[first..].sort_by_key(|&at| (key[at as usize], at));
        for &member in members(component) {
            for &index in net.out.of(member as usize) {
                let to = net.component[net.arcs[index as usize].to as usize] as usize;
                if to != component {
                    waiting[to] -= 1;
                    if waiting[to] == 0 {
                        ready.push(entry(to));
                    }
                }
            }
        }
    }
    list
}

/// A list by keys that are days of a schedule, from which that schedule can be made again: predecessors first, but what is
/// tied both ways is not kept together, since others may lie between.
pub(crate) fn untied(net: &Net, days: &[i32]) -> Vec<u32> {
    let goes_before =
        |arc: &Arc| arc.lag >= 0 || net.component[arc.from as usize] != net.component[arc.to as usize];
    let mut waiting = vec![0_u32; net.count()];
    for arc in net.arcs.iter().filter(|arc| goes_before(arc)) {
        waiting[arc.to as usize] += 1;
    }
    let entry = |at: usize| Reverse((days[at], at));
    let mut ready: BinaryHeap<_> = (0..net.count()).filter(|&it| waiting[it] == 0).map(entry).collect();
    let mut list = Vec::with_capacity(net.count());
    while let Some(Reverse((_, at))) = ready.pop() {
        list.push(at as u32);
        for arc in net.out.of(at).iter().map(|&index| &net.arcs[index as usize]) {
            let to = arc.to as usize;
            if goes_before(arc) {
                waiting[to] -= 1;
                if waiting[to] == 0 {
                    ready.push(entry(to));
                }
            }
        }
    }
    if list.len() < net.count() {
        // What must be on the same day waits for one another.
        let keys: Vec<i64> = days.iter().map(|&day| i64::from(day)).collect();
        return list_by(net, &keys);
    }
    list
}

/// Keys for what is due and what should come early; `None` if the objective asks for neither.
pub(crate) fn worth(net: &Net, objective: &Objective, heads: &Heads, modes: &[u32]) -> Option<Vec<i64>> {
    worth::keys(net, objective, heads, modes)
}

/// Keys of the usual rules, the best of the surveys first (Kolisch and Hartmann 1999).
pub(crate) fn rules(net: &Net, heads: &[i32], tails: &[i32], modes: &[u32]) -> Vec<Vec<i64>> {
    let count = net.count();
    let length = |at: usize| i64::from(net.mode(at, modes[at]).duration);
    let latest_finish = |at: usize| i64::from(tails[at]) + length(at);
    let mut successors = vec![0_i64; count];
    for arc in &net.arcs {
        successors[arc.from as usize] += 1;
    }
    // Work of everything after, counted once per path up to a limit; a rank, not a measure.
    let mut behind = vec![0_i64; count];
    for &at in net.order.iter().rev() {
        let at = at as usize;
        let after = net.out.of(at).iter().map(|&index| {
            let to = net.arcs[index as usize].to as usize;
            behind[to] + length(to) + 1
        });
        behind[at] = after.fold(0_i64, |sum, it| sum.saturating_add(it).min(1 << 40));
    }
    let due = |at: usize| {
        let act = &net.acts[at];
        let wish = act.due.map_or(i64::MAX, |it| i64::from(it.day));
        wish.min(act.deadline.map_or(i64::MAX, i64::from)).min(latest_finish(at))
    };
    let keys = |key: &dyn Fn(usize) -> i64| (0..count).map(key).collect::<Vec<i64>>();
    vec![
        keys(&latest_finish),
        keys(&|at| i64::from(tails[at])),
        keys(&due),
        keys(&|at| i64::from(tails[at]) - i64::from(heads[at])),
        keys(&|at| -behind[at]),
        keys(&|at| -(length(at) + successors[at])),
        keys(&|at| i64::from(heads[at])),
        keys(&|at| -(i64::from(net.acts[at].earliness) * 1000 / (length(at) + 1))),
    ]
}
