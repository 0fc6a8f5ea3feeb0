//! Contradictions that can be shown without search: chains that are too long, work that does not fit.

mod part;

use crate::bound::{Overload, chain, overload};
use crate::exact::possible;
use crate::failure::{Conflict, EnergyConflict};
use crate::net::reach::Heads;
use crate::net::{Act, Net};
use crate::project::Draft;
use crate::solution::ChainLink;
use part::{narrowed, tightens};

/// A contradiction among precedences, calendars, releases, fixed starts and, where they are hard, deadlines.
pub(crate) fn contradiction(draft: &Draft, net: &Net, heads: &Heads, hard: bool) -> Option<Conflict> {
    if let Some(at) = heads.broken {
        return Some(narrowed(draft, net, chain_conflict(draft, net, heads, at, false)));
    }
    if let Some(conflict) = fixed_overload(net) {
        return Some(narrowed(draft, net, conflict));
    }
    if !hard {
        return None;
    }
    let late = (0..net.count())
        .filter(|&at| net.acts[at].deadline.is_some_and(|day| net.least_finish(at, heads.start[at]) > day));
    let shortest = late
        .map(|at| chain_conflict(draft, net, heads, at, true))
        .min_by_key(|conflict| conflict.activities.len());
    shortest.map(|conflict| narrowed(draft, net, conflict)).or_else(|| energy_conflict(net, heads))
}

/// Whether there is a schedule, as far as chains and a short search can tell.
fn satisfiable(net: &Net, hard: bool) -> Option<bool> {
    let heads = net.heads();
    let late =
        |at: usize| net.acts[at].deadline.is_some_and(|day| net.least_finish(at, heads.start[at]) > day);
    if heads.broken.is_some() || hard && (0..net.count()).any(late) {
        return Some(false);
    }
    possible(net, &heads.start, hard, DELETION)
}

fn chain_conflict(draft: &Draft, net: &Net, heads: &Heads, at: usize, deadline: bool) -> Conflict {
    let links = chain(draft, net, heads, at);
    // Further back only as long as what comes after does not contradict itself; the longer, the later its end.
    let (mut first, mut beyond) = (0, links.len());
    while beyond - first > 1 {
        let middle = first + (beyond - first) / 2;
        if is_late(net, heads, &links[middle..], deadline) { first = middle } else { beyond = middle }
    }
    let links = &links[first..];
    let activities: Vec<usize> = links.iter().map(|link| link.activity).collect();
    let skipped = usize::from(first > 0);
    Conflict {
        precedences: links[skipped..].iter().filter_map(|link| link.by).collect(),
        deadlines: if deadline { vec![at] } else { Vec::new() },
        fixed: activities.iter().copied().filter(|&at| net.acts[at].fixed.is_some()).collect(),
        activities,
        ..Conflict::default()
    }
}

/// True if a chain alone pushes an activity beyond its fixed start or the horizon, or its last beyond its deadline.
fn is_late(net: &Net, heads: &Heads, links: &[ChainLink], deadline: bool) -> bool {
    let mut before: Option<i32> = None;
    for link in links {
        let (at, act) = (link.activity, &net.acts[link.activity]);
        let own = net.least_start(at, act.fixed.unwrap_or(act.release));
        let pushed = before.map_or(own, |day| net.least_start(at, net.pushed(heads.arc[at], day)));
        let start = own.max(pushed.min(net.horizon + 1));
        if start > act.fixed.unwrap_or(net.horizon) {
            return true;
        }
        before = Some(start);
    }
    let Some((start, last)) = before.zip(links.last()) else { return false };
    let late = |day: i32| net.least_finish(last.activity, start) > day;
    deadline && net.acts[last.activity].deadline.is_some_and(late)
}

/// Fixed work that overloads a resource on its own, or starts where its calendar is closed.
fn fixed_overload(net: &Net) -> Option<Conflict> {
    let fixed = || (0..net.count()).filter_map(|at| net.acts[at].fixed.map(|day| (at, day)));
    let mut changes = vec![Vec::new(); net.capacities.len()];
    for (at, day) in fixed() {
        let mode = net.possible_modes(at).find(|&mode| net.next_start(at, mode, day) == day);
        let Some(mode) = mode else {
            return Some(Conflict { activities: vec![at], fixed: vec![at], ..Conflict::default() });
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
        } else {
            net.acts[at].fixed = Some(day);
            conflict.minimal &= !tightens(&net, at);
            net.acts[at].fixed = None;
        }
    }
    conflict
}

/// Most times that energy is looked at anew to name fewer deadlines.
const LOOKS: usize = 400;

/// Work that deadlines and fixed starts confine to a window that is too small for it, with few of either.
///
/// They are left out in halves, quarters and so on down to one by one, as long as the rest still contradicts itself;
/// deadlines of short work first, so that few long ones remain.
fn energy_conflict(net: &Net, heads: &Heads) -> Option<Conflict> {
    let conflict = conflict_of(net, &shown(net)?);
    let mut few = net.clone();
    for at in 0..net.count() {
        if conflict.deadlines.binary_search(&at).is_err() {
            few.acts[at].deadline = None;
        }
    }
    let mut kept = conflict.deadlines.clone();
    kept.sort_by_key(|&at| (net.least_finish(at, heads.start[at]) - heads.start[at], at));
    thin(&mut few, kept, 1, net, |act, all| act.deadline = all.and_then(|it| it.deadline));
    let fixed: Vec<usize> = (0..net.count()).filter(|&at| net.acts[at].fixed.is_some()).collect();
    thin(&mut few, fixed, 2, net, |act, all| act.fixed = all.and_then(|it| it.fixed));
    let mut conflict = shown(&few).map_or(conflict, |found| conflict_of(&few, &found));
    conflict.fixed = (0..net.count()).filter(|&at| few.acts[at].fixed.is_some()).collect();
    conflict.minimal = is_needed(&few, &conflict);
    Some(conflict)
}

/// Work that does not fit between earliest and latest starts.
fn shown(net: &Net) -> Option<Overload> {
    let heads = net.heads();
    // Chains are told as chains.
    let sound = heads.broken.is_none();
    sound.then(|| overload(net, &heads.start, &net.tails(net.horizon, true), net.horizon)).flatten()
}

/// Leaves out one kind of statement about activities, at first the half of them or, for `share` 2, all, and then more and
/// more finely; `set` takes it away or gives it back.
fn thin(few: &mut Net, mut kept: Vec<usize>, share: usize, net: &Net, set: impl Fn(&mut Act, Option<&Act>)) {
    let (mut size, mut looks) = (share * kept.len(), LOOKS);
    while size > 1 && looks > 0 {
        size = size.div_ceil(2);
        let mut from = 0;
        while from < kept.len() && looks > 0 {
            looks -= 1;
            let to = (from + size).min(kept.len());
            for &at in &kept[from..to] {
                set(&mut few.acts[at], None);
            }
            if shown(few).is_some() {
                kept.drain(from..to);
                continue;
            }
            for &at in &kept[from..to] {
                set(&mut few.acts[at], Some(&net.acts[at]));
            }
            from = to;
        }
    }
}

/// True if a schedule was found without each of the deadlines, the fixed starts, the work of the activities and the
/// resource that an energy conflict names.
fn is_needed(few: &Net, conflict: &Conflict) -> bool {
    if conflict.deadlines.len() + conflict.fixed.len() + conflict.activities.len() > SUSPECTS {
        return false;
    }
    let without = |change: &dyn Fn(&mut Net)| {
        let mut less = few.clone();
        change(&mut less);
        satisfiable(&less, true) == Some(true)
    };
    let idle = |less: &mut Net, at: usize| {
        for mode in 0..less.acts[at].mode_count {
            let id = less.mode_id(at, mode);
            less.modes[id].demands.retain(|it| !conflict.resources.contains(&(it.0 as usize)));
        }
    };
    conflict.deadlines.iter().all(|&at| without(&|less| less.acts[at].deadline = None))
        && conflict.fixed.iter().all(|&at| without(&|less| less.acts[at].fixed = None))
        && conflict.activities.iter().all(|&at| without(&|less| idle(less, at)))
        && without(&|less| (0..less.count()).for_each(|at| idle(less, at)))
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
