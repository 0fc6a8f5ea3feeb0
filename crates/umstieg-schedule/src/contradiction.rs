//! Contradictions that can be shown without search: chains that are too long, work that does not fit.

use crate::bound::{Overload, chain, overload};
use crate::exact::possible;
use crate::failure::{Conflict, EnergyConflict};
use crate::net::Net;
use crate::net::reach::Heads;
use crate::project::Draft;

/// A contradiction among precedences, calendars, releases, fixed starts and, where they are hard, deadlines.
pub(crate) fn contradiction(draft: &Draft, net: &Net, heads: &Heads, hard: bool) -> Option<Conflict> {
    if let Some(at) = heads.broken {
        return Some(chain_conflict(draft, net, heads, at, false));
    }
    if let Some(conflict) = fixed_overload(net) {
        return Some(conflict);
    }
    if !hard {
        return None;
    }
    let late = (0..net.count())
        .filter(|&at| net.acts[at].deadline.is_some_and(|day| net.least_finish(at, heads.start[at]) > day));
    let shortest = late
        .map(|at| chain_conflict(draft, net, heads, at, true))
        .min_by_key(|conflict| conflict.activities.len());
    shortest.or_else(|| energy_conflict(net, heads))
}

fn chain_conflict(draft: &Draft, net: &Net, heads: &Heads, at: usize, deadline: bool) -> Conflict {
    let links = chain(draft, net, heads, at);
    let activities: Vec<usize> = links.iter().map(|link| link.activity).collect();
    let ends = [activities.first().copied(), Some(at)];
    let mut fixed: Vec<usize> =
        ends.into_iter().flatten().filter(|&end| net.acts[end].fixed.is_some()).collect();
    fixed.dedup();
    Conflict {
        precedences: links.iter().filter_map(|link| link.by).collect(),
        deadlines: if deadline { vec![at] } else { Vec::new() },
        fixed,
        minimal: true,
        activities,
        ..Conflict::default()
    }
}

/// Fixed work that overloads a resource on its own, or starts where its calendar is closed.
fn fixed_overload(net: &Net) -> Option<Conflict> {
    let fixed = || (0..net.count()).filter_map(|at| net.acts[at].fixed.map(|day| (at, day)));
    let mut changes = vec![Vec::new(); net.capacities.len()];
    for (at, day) in fixed() {
        let mode = net.possible_modes(at).find(|&mode| net.next_start(at, mode, day) == day);
        let Some(mode) = mode else {
            return Some(Conflict {
                activities: vec![at],
                fixed: vec![at],
                minimal: true,
                ..Conflict::default()
            });
        };
        if net.acts[at].mode_count > 1 {
            // Another mode may fit; only search can tell.
            continue;
        }
        for (from, to) in net.stretches(at, day, net.finish(at, mode, day)) {
            for &(resource, units) in &net.mode(at, mode).demands {
                changes[resource as usize].push((from, 1, at, i64::from(units)));
                changes[resource as usize].push((to, 0, at, i64::from(units)));
            }
        }
    }
    for (resource, changes) in changes.iter_mut().enumerate() {
        if changes.is_empty() {
            continue;
        }
        // Drops of capacity are looked at as well; no activity has this number.
        changes.extend(net.capacities[resource].iter().map(|step| (step.0, 2, usize::MAX, 0)));
        changes.sort_unstable();
        let mut holding: Vec<(usize, i64)> = Vec::new();
        for &(day, kind, at, units) in changes.iter() {
            match kind {
                0 => holding.retain(|it| it.0 != at),
                1 => holding.push((at, units)),
                _ => {}
            }
            let load: i64 = holding.iter().map(|it| it.1).sum();
            let capacity = i64::from(net.capacity_on(resource, day));
            if kind > 0 && load > capacity {
                let activities = fewest(holding, capacity);
                return Some(Conflict {
                    fixed: activities.clone(),
                    activities,
                    resources: vec![resource],
                    minimal: true,
                    ..Conflict::default()
                });
            }
        }
    }
    None
}

/// The fewest holders that together exceed a capacity: the greatest ones.
fn fewest(mut holding: Vec<(usize, i64)>, capacity: i64) -> Vec<usize> {
    holding.sort_by_key(|&(at, units)| (-units, at));
    let mut load = 0;
    let mut activities = Vec::new();
    for (at, units) in holding {
        if load > capacity {
            break;
        }
        load += units;
        activities.push(at);
    }
    activities.sort_unstable();
    activities
}

/// Suspects left out one by one, this many conflicts each.
const DELETION: u64 = 300;

/// Most suspects that are examined one by one.
const SUSPECTS: usize = 100;

/// A contradiction that only search has shown: deadlines and fixed starts without which it goes away.
pub(crate) fn by_search(net: &Net, heads: &Heads, hard: bool) -> Conflict {
    let mut net = net.clone();
    let count = net.count();
    let mut heads = heads.start.clone();
    let mut conflict = Conflict { minimal: true, ..Conflict::default() };
    let mut left = SUSPECTS;
    for at in (0..count).filter(|_| hard) {
        let Some(day) = net.acts[at].deadline else { continue };
        net.acts[at].deadline = None;
        let answer = if left == 0 { None } else { possible(&net, &heads, hard, DELETION) };
        left = left.saturating_sub(1);
        if answer != Some(false) {
            net.acts[at].deadline = Some(day);
            conflict.deadlines.push(at);
            conflict.minimal &= answer == Some(true);
        }
    }
    for at in 0..count {
        let Some(day) = net.acts[at].fixed else { continue };
        net.acts[at].fixed = None;
        // Earliest starts came from the fixed ones too, so they are found anew.
        let before = std::mem::replace(&mut heads, net.heads().start);
        let answer = if left == 0 { None } else { possible(&net, &heads, hard, DELETION) };
        left = left.saturating_sub(1);
        if answer != Some(false) {
            net.acts[at].fixed = Some(day);
            heads = before;
            conflict.fixed.push(at);
            conflict.minimal &= answer == Some(true);
        }
    }
    conflict
}

/// Most times that energy is looked at anew to name fewer deadlines.
const LOOKS: usize = 400;

/// Work that deadlines confine to a window that is too small for it, with few deadlines.
///
/// Deadlines are left out in halves, quarters and so on down to one by one, as long as the rest still contradicts itself;
/// those of short work first, so that few long ones remain.
fn energy_conflict(net: &Net, heads: &Heads) -> Option<Conflict> {
    let shown = |net: &Net| overload(net, &heads.start, &net.tails(net.horizon, true), net.horizon);
    let found = shown(net)?;
    let conflict = conflict_of(net, &found);
    let mut kept = conflict.deadlines.clone();
    let mut few = net.clone();
    for at in 0..net.count() {
        if kept.binary_search(&at).is_err() {
            few.acts[at].deadline = None;
        }
    }
    kept.sort_by_key(|&at| (net.least_finish(at, heads.start[at]) - heads.start[at], at));
    let (mut size, mut looks) = (kept.len(), LOOKS);
    while size > 1 && looks > 0 {
        size = size.div_ceil(2);
        let mut from = 0;
        while from < kept.len() && looks > 0 {
            looks -= 1;
            let to = (from + size).min(kept.len());
            for &at in &kept[from..to] {
                few.acts[at].deadline = None;
            }
            if shown(&few).is_some() {
                kept.drain(from..to);
                continue;
            }
            for &at in &kept[from..to] {
                few.acts[at].deadline = net.acts[at].deadline;
            }
            from = to;
        }
    }
    let mut conflict = shown(&few).map_or(conflict, |found| conflict_of(&few, &found));
    conflict.minimal = conflict.deadlines.len() <= SUSPECTS
        && conflict.deadlines.iter().all(|&at| {
            let day = few.acts[at].deadline.take();
            let answer = possible(&few, &heads.start, true, DELETION);
            few.acts[at].deadline = day;
            answer == Some(true)
        });
    Some(conflict)
}

fn conflict_of(net: &Net, found: &Overload) -> Conflict {
    let confined = |at: usize| {
        // Which deadlines confine it: its own and those of everything it pushes.
        let mut reached = std::collections::BTreeSet::from([at]);
        let mut stack = vec![at];
        while let Some(next) = stack.pop() {
            for &index in net.out.of(next) {
                let to = net.arcs[index as usize].to as usize;
                if reached.insert(to) {
                    stack.push(to);
                }
            }
        }
        reached.into_iter().filter(|&it| net.acts[it].deadline.is_some()).collect::<Vec<_>>()
    };
    let mut deadlines: Vec<usize> = found.activities.iter().flat_map(|&at| confined(at)).collect();
    deadlines.sort_unstable();
    deadlines.dedup();
    Conflict {
        activities: found.activities.clone(),
        deadlines,
        resources: vec![found.resource],
        energy: Some(EnergyConflict {
            from: found.from as u32,
            to: found.to as u32,
            required: found.required,
            available: found.available,
        }),
        ..Conflict::default()
    }
}
