//! The part of a project that a conflict names, and how much of it is needed.

use std::collections::BTreeMap;

use super::{SUSPECTS, satisfiable};
use crate::failure::Conflict;
use crate::net::{Arc, Net};
use crate::project::{Draft, own_spans};

/// A conflict without what it does not need, minimal if each part left has been shown to be needed.
///
/// What is named is looked at alone: its activities with releases, calendars and all modes, and none but the statements
/// named. Where it only contradicts itself because some mode is excluded, what excludes it is named as well.
pub(super) fn narrowed(draft: &Draft, net: &Net, mut named: Conflict) -> Conflict {
    let contradicts = |named: &Conflict| satisfiable(&part(draft, net, named), true).map(|it| !it);
    let lists = [&named.activities, &named.deadlines, &named.fixed, &named.resources];
    if lists.map(Vec::len).iter().sum::<usize>() + named.precedences.len() > SUSPECTS {
        return named;
    }
    if contradicts(&named) != Some(true) {
        name_exclusions(draft, net, &mut named);
        if contradicts(&named) != Some(true) {
            return named;
        }
    }
    let before = named.fixed.clone();
    named.minimal = thin(&mut named, |it| &mut it.deadlines, contradicts)
        & thin(&mut named, |it| &mut it.fixed, contradicts)
        & thin(&mut named, |it| &mut it.precedences, contradicts)
        & thin(&mut named, |it| &mut it.resources, contradicts)
        & thin(&mut named, |it| &mut it.activities, contradicts)
        & !before.iter().any(|at| !named.fixed.contains(at) && tightens(net, *at));
    named
}

/// True if an activity is bound more by its release than by its fixed start, which overrides it: then leaving out the
/// fixed start may make needless what was needed before.
pub(super) fn tightens(net: &Net, at: usize) -> bool {
    net.acts[at].fixed.is_some_and(|day| day < net.acts[at].release)
}

/// Leaves out what a list names, one after another, as long as the rest contradicts itself; true if what is left has been
/// shown to be needed.
fn thin<T>(
    named: &mut Conflict,
    list: impl Fn(&mut Conflict) -> &mut Vec<T>,
    contradicts: impl Fn(&Conflict) -> Option<bool>,
) -> bool {
    let (mut at, mut sure) = (0, true);
    while at < list(named).len() {
        let left_out = list(named).remove(at);
        let answer = contradicts(named);
        if answer != Some(true) {
            sure &= answer == Some(false);
            list(named).insert(at, left_out);
            at += 1;
        }
    }
    sure
}

/// Names what excludes modes of the activities named: resources that are too small, and precedences to themselves.
fn name_exclusions(draft: &Draft, net: &Net, named: &mut Conflict) {
    for &at in &named.activities {
        let excluded = (0..net.acts[at].mode_count).map(|mode| net.mode(at, mode)).filter(|it| !it.possible);
        let above = |&(resource, units): &(u32, u32)| units > most(net, resource);
        for mode in excluded {
            let small = mode.demands.iter().filter(|it| above(it)).map(|it| it.0 as usize);
            named.resources.extend(small);
        }
    }
    named.resources.sort_unstable();
    named.resources.dedup();
    let own = draft.precedences.iter().enumerate().filter(|(_, it)| it.from == it.to);
    let own = own.filter(|(_, it)| named.activities.contains(&it.from));
    named.precedences.extend(own.map(|(precedence, it)| (precedence, it.tag)));
}

fn most(net: &Net, resource: u32) -> u32 {
    net.capacities[resource as usize].iter().map(|step| step.1).max().unwrap_or(0)
}

/// Nothing but what is named.
fn part(draft: &Draft, net: &Net, named: &Conflict) -> Net {
    let places = named.activities.iter().zip(0_u32..);
    let places: BTreeMap<u32, u32> = places.map(|(&at, place)| (at as u32, place)).collect();
    let own = own_spans(named.precedences.iter().map(|it| &draft.precedences[it.0]));
    let (mut acts, mut modes) = (Vec::new(), Vec::new());
    for &at in &named.activities {
        let mut act = net.acts[at].clone();
        act.first_mode = modes.len() as u32;
        act.fixed = act.fixed.filter(|_| named.fixed.contains(&at));
        act.deadline = act.deadline.filter(|_| named.deadlines.contains(&at));
        for number in 0..act.mode_count {
            let mut mode = net.mode(at, number).clone();
            mode.demands.retain(|it| named.resources.contains(&(it.0 as usize)));
            mode.possible = mode.demands.iter().all(|it| it.1 <= most(net, it.0))
                && own.get(&at).is_none_or(|span| span.allows(mode.duration.unsigned_abs()));
            modes.push(mode);
        }
        acts.push(act);
    }
    let stated = |arc: &&Arc| named.precedences.iter().any(|it| it.0 == arc.precedence as usize);
    let arcs = net.arcs.iter().filter(stated).filter_map(|arc| {
        let (from, to) = (*places.get(&arc.from)?, *places.get(&arc.to)?);
        Some(Arc { from, to, ..*arc })
    });
    let arcs = arcs.collect();
    Net::assemble(net.horizon, acts, modes, arcs, net.capacities.clone(), net.calendars.clone())
}
