//! Pulls wishes forward in the list of a plan, one after another, and keeps what makes the plan better.
//!
//! A wish is moved together with everything that must come before it, so that the list stays one. Cheap, and the best use
//! of a small budget where due days matter: a genetic search needs hundreds of schedules to find such a move.

use super::list::Orders;
use super::{Found, take};
use crate::cost::Judge;
use crate::decode::{Decoder, Plan};
use crate::net::Net;
use crate::profile::Profile;

/// Pulls until nothing gets better or so many schedules have been made.
pub(crate) fn pull<P: Profile>(judge: &Judge, decoder: &mut Decoder<P>, limit: u64, best: &mut Found) {
    let net = judge.net;
    let mut wishes: Vec<usize> =
        (0..net.count()).filter(|&at| net.acts[at].due.is_some() || net.acts[at].earliness > 0).collect();
    // What costs most comes first, as the budget may end soon.
    wishes.sort_by_key(|&at| {
        let finish = best.plan.finishes.get(at).map_or(0, |&day| day as u32);
        std::cmp::Reverse(net.acts[at].due.map_or(0, |due| due.cost(finish)))
    });
    let mut orders = Orders::new(net);
    let (mut list, mut plan) = (Vec::new(), Plan::default());
    let mut since = 0;
    for &wish in wishes.iter().cycle() {
        if best.schedules >= limit || since >= wishes.len() {
            break;
        }
        since += 1;
        orders.by_start(&best.plan, &mut list);
        let Some(place) = list.iter().position(|&at| at as usize == wish) else { break };
        let with = before(net, wish);
        // To the very front, and half of the way.
        for to in [0, place / 2] {
            if best.schedules >= limit || !pulled(&mut list, &with, to, place) {
                continue;
            }
            let modes = best.plan.modes.clone();
            decoder.decode(&list, &modes, 0, &mut plan);
            best.schedules += 1;
            let cost = judge.cost(&plan);
            if cost < best.cost {
                take(best, std::mem::take(&mut plan), cost);
                since = 0;
                break;
            }
            orders.by_start(&best.plan, &mut list);
        }
    }
}

/// Marks an activity, what must come before it, and what is tied to one of them.
fn before(net: &Net, activity: usize) -> Vec<bool> {
    let mut marked = vec![false; net.count()];
    let mut open = vec![activity];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut marked[at], true) {
            continue;
        }
        open.extend(net.into.of(at).iter().map(|&index| net.arcs[index as usize].from as usize));
    }
    marked
}

/// Moves the marked activities between two places of a list to the first of them, in their order; false if nothing
/// moves.
fn pulled(list: &mut [u32], marked: &[bool], from: usize, to: usize) -> bool {
    let part = &mut list[from..=to];
    // Stable, so that both the marked and the others keep their order.
    let sorted = part.is_sorted_by_key(|&at| !marked[at as usize]);
    part.sort_by_key(|&at| !marked[at as usize]);
    !sorted
}
