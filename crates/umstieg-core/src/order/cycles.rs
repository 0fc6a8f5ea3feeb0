//! Finding circles of dependencies and opening each at its weakest link.

use super::{Cycle, Dependency, Reason, StepIndex};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use umstieg_format::entry::Strength;

/// Opens every circle; what was given up is no longer among the dependencies.
pub(super) fn open(steps: usize, dependencies: &mut Vec<Dependency>) -> Vec<Cycle> {
    let mut cycles = Vec::new();
    loop {
        let knots = knots(steps, dependencies);
        if knots.is_empty() {
            return cycles;
        }
        // One circle of every knot at a time; knots share no step, so their circles are opened together.
        let mut given_up = BTreeSet::new();
        for knot in &knots {
            let Some(links) = shortest_circle(knot, dependencies) else { continue };
            let weakest = links.iter().copied().max_by_key(|at| {
                dependencies.get(*at).map(|dependency| (weakness(dependency), std::cmp::Reverse(*at)))
            });
            let Some(weakest) = weakest else { continue };
            if let Some(dependency) = dependencies.get(weakest) {
                let members =
                    links.iter().filter_map(|at| dependencies.get(*at)).map(|link| link.from).collect();
                cycles.push(Cycle { members, given_up: dependency.clone() });
                given_up.insert(weakest);
            }
        }
        if given_up.is_empty() {
            return cycles;
        }
        let mut at = 0;
        dependencies.retain(|_| {
            at += 1;
            !given_up.contains(&(at - 1))
        });
    }
}

/// How readily a dependency is given up; more is weaker. What follows from the nature of software and contracts holds
/// longest, wishes give way first.
fn weakness(dependency: &Dependency) -> u8 {
    let soft = if dependency.strength == Strength::Soft { 10 } else { 0 };
    soft + match dependency.reason {
        Reason::Settling(_) => 7,
        Reason::Turn(_) => 6,
        Reason::Rule(_) | Reason::Exposed(_) => 5,
        Reason::Wish(_) => 4,
        Reason::Interface(_) | Reason::Call(_) => 3,
        Reason::Funding(_) | Reason::LeadTime(_) => 2,
        Reason::Bundle { .. } | Reason::Requirement { .. } | Reason::Decision(_) => 1,
        Reason::Playbook(_) | Reason::LastNeed(_) | Reason::Served(_) => 0,
    }
}

/// Groups of steps that reach one another, each sorted, by their first step.
fn knots(steps: usize, dependencies: &[Dependency]) -> Vec<Vec<StepIndex>> {
    let mut graph = DiGraph::<(), ()>::with_capacity(steps, dependencies.len());
    let nodes: Vec<_> = (0..steps).map(|_| graph.add_node(())).collect();
    for dependency in dependencies {
        if let (Some(from), Some(to)) = (nodes.get(dependency.from.0), nodes.get(dependency.to.0)) {
            graph.add_edge(*from, *to, ());
        }
    }
    // `kosaraju_scc` does not recurse, so long chains are no danger.
    let mut knots: Vec<Vec<StepIndex>> = kosaraju_scc(&graph)
        .into_iter()
        .filter(|members| members.len() > 1)
        .map(|members| {
            let mut members: Vec<StepIndex> =
                members.into_iter().map(|node| StepIndex(node.index())).collect();
            members.sort();
            members
        })
        .collect();
    knots.sort();
    knots
}

/// A shortest circle through the first step of a knot, as positions of dependencies.
fn shortest_circle(knot: &[StepIndex], dependencies: &[Dependency]) -> Option<Vec<usize>> {
    let start = *knot.first()?;
    let mut leaving: BTreeMap<StepIndex, Vec<usize>> = BTreeMap::new();
    for (at, dependency) in dependencies.iter().enumerate() {
        if knot.binary_search(&dependency.from).is_ok() && knot.binary_search(&dependency.to).is_ok() {
            leaving.entry(dependency.from).or_default().push(at);
        }
    }
    let mut came_by: BTreeMap<StepIndex, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(step) = queue.pop_front() {
        for at in leaving.get(&step).into_iter().flatten() {
            let to = dependencies.get(*at)?.to;
            if to == start {
                let mut links = vec![*at];
                let mut step = step;
                while step != start {
                    let by = *came_by.get(&step)?;
                    links.push(by);
                    step = dependencies.get(by)?.from;
                }
                links.reverse();
                return Some(links);
            }
            if let Entry::Vacant(unseen) = came_by.entry(to) {
                unseen.insert(*at);
                queue.push_back(to);
            }
        }
    }
    None
}
