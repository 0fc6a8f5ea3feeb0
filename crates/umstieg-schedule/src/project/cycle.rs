//! Cycles of precedences that push their own members ahead for ever.
//!
//! A draft is a temporal network; it contradicts itself exactly when it has a cycle of positive length. Durations enter
//! at their most generous value (shortest mode for a pushing finish, longest stretch for a pushed one), so that only
//! what is contradictory in every mode and under every calendar is called a cycle.

use super::{Closure, Draft, Link, Problem};
use crate::net::components::{components, group};

struct Edge {
    from: usize,
    to: usize,
    weight: i64,
    precedence: usize,
}

/// Adds one problem for each knot of activities that contains a positive cycle.
pub(crate) fn cycles(draft: &Draft, problems: &mut Vec<Problem>) {
    let edges = edges(draft);
    let count = draft.activities.len();
    let pairs: Vec<(u32, u32)> = edges.iter().map(|edge| (edge.from as u32, edge.to as u32)).collect();
    let component = components(count, &pairs);
    let groups = group(&component);
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (index, edge) in edges.iter().enumerate() {
        if component[edge.from] == component[edge.to] {
            inside[component[edge.from] as usize].push(index);
        }
    }
    let mut local = vec![0; count];
    let mut found = Vec::new();
    for (members, arcs) in groups.iter().zip(&inside) {
        if arcs.is_empty() {
            continue;
        }
        for (position, &member) in members.iter().enumerate() {
            local[member as usize] = position;
        }
        if let Some(cycle) = positive_cycle(members.len(), arcs, &edges, &local) {
            found.push(rotated(cycle, &edges));
        }
    }
    found.sort_by_key(|cycle| edges[cycle[0]].from);
    for cycle in found {
        let precedences: Vec<usize> = cycle.iter().map(|&index| edges[index].precedence).collect();
        problems.push(Problem::Cycle {
            activities: cycle.iter().map(|&index| edges[index].from).collect(),
            tags: precedences.iter().map(|&index| draft.precedences[index].tag).collect(),
            precedences,
            days: cycle.iter().map(|&index| edges[index].weight).sum(),
        });
    }
}

/// The same cycle beginning at its smallest member, so that the answer does not depend on where the search began.
fn rotated(mut cycle: Vec<usize>, edges: &[Edge]) -> Vec<usize> {
    let first = (0..cycle.len()).min_by_key(|&at| (edges[cycle[at]].from, at)).unwrap_or(0);
    cycle.rotate_left(first);
    cycle
}

fn edges(draft: &Draft) -> Vec<Edge> {
    let closed: Vec<i64> = draft
        .calendars
        .iter()
        .map(|it| it.closed.iter().map(|window| i64::from(window.to) - i64::from(window.from)).sum())
        .collect();
    let shortest = |activity: usize| {
        draft.activities[activity].modes.iter().map(|mode| i64::from(mode.duration)).min().unwrap_or(0)
    };
    let longest = |activity: usize| {
        let it = &draft.activities[activity];
        let pause = match it.calendar {
            Some(follows) if follows.closure == Closure::Pause => closed[follows.calendar],
            _ => 0,
        };
        it.modes.iter().map(|mode| i64::from(mode.duration)).max().unwrap_or(0) + pause
    };
    let mut edges = Vec::new();
    for (precedence, it) in draft.precedences.iter().enumerate() {
        let (from_finish, to_finish) = match it.link {
            Link::FinishStart => (true, false),
            Link::StartStart => (false, false),
            Link::FinishFinish => (true, true),
            Link::StartFinish => (false, true),
        };
        let weight = |from: usize, from_finish: bool, to: usize, to_finish: bool| {
            let same = from == to && from_finish && to_finish;
            let out = if from_finish && !same { shortest(from) } else { 0 };
            let back = if to_finish && !same { longest(to) } else { 0 };
            out - back
        };
        let forward = i64::from(it.min_lag) + weight(it.from, from_finish, it.to, to_finish);
        edges.push(Edge { from: it.from, to: it.to, weight: forward, precedence });
        if let Some(most) = it.max_lag {
            let back = weight(it.to, to_finish, it.from, from_finish) - i64::from(most);
            edges.push(Edge { from: it.to, to: it.from, weight: back, precedence });
        }
    }
    edges
}

/// Edges of a positive cycle in order, by longest-path labels and parent pointers.
///
/// A cycle of parent pointers is always positive; looking for one after as many updates as there are nodes costs no
/// more than the updates themselves. The work limit only guards against hostile zero-length knots: what it lets pass is
/// found again as a plan that never ends.
fn positive_cycle(count: usize, arcs: &[usize], edges: &[Edge], local: &[usize]) -> Option<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for &arc in arcs {
        out[local[edges[arc].from]].push(arc);
    }
    let mut label = vec![0_i64; count];
    let mut parent = vec![usize::MAX; count];
    let mut queue: std::collections::VecDeque<usize> = (0..count).collect();
    let mut queued = vec![true; count];
    let (mut updates, mut work) = (0, 0_usize);
    while let Some(node) = queue.pop_front() {
        queued[node] = false;
        for &arc in &out[node] {
            work += 1;
            let to = local[edges[arc].to];
            let reached = label[node] + edges[arc].weight;
            if reached <= label[to] {
                continue;
            }
            label[to] = reached;
            parent[to] = arc;
            updates += 1;
            if to == node {
                return Some(vec![arc]);
            }
            if !queued[to] {
                queued[to] = true;
                queue.push_back(to);
            }
            if updates >= count {
                updates = 0;
                if let Some(cycle) = parent_cycle(&parent, edges, local) {
                    return Some(cycle);
                }
            }
        }
        if work > 200_000_000 {
            return None;
        }
    }
    None
}

fn parent_cycle(parent: &[usize], edges: &[Edge], local: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![usize::MAX; parent.len()];
    for start in 0..parent.len() {
        let mut node = start;
        while seen[node] == usize::MAX && parent[node] != usize::MAX {
            seen[node] = start;
            node = local[edges[parent[node]].from];
        }
        if seen[node] != start || parent[node] == usize::MAX {
            continue;
        }
        let mut cycle = Vec::new();
        let mut at = node;
        loop {
            cycle.push(parent[at]);
            at = local[edges[parent[at]].from];
            if at == node {
                break;
            }
        }
        cycle.reverse();
        return Some(cycle);
    }
    None
}
