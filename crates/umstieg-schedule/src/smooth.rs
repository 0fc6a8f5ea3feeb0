//! Later starts for the sake of a smoother load.
//!
//! Decoding starts everything as early as it can, which is right for every criterion but one. Where smoothness counts,
//! activities are moved within what precedences allow, one at a time, as long as the whole cost falls (after Burgess and
//! Killebrew 1962). A heuristic: nothing is proven about this criterion.

use crate::cost::{Cost, HARD, Judge};
use crate::decode::Plan;
use crate::profile::{Profile, Sparse};

/// Moves activities of a plan while that lowers its cost; returns the number of plans looked at.
pub(crate) fn smooth(judge: &Judge, plan: &mut Plan, cost: &mut Cost, tries: u64) -> u64 {
    let net = judge.net;
    if cost[..HARD] != [0; HARD] {
        return 0;
    }
    let mut profile = Sparse::new(net);
    for at in 0..net.count() {
        hold(judge, &mut profile, plan, at, true);
    }
    let mut order: Vec<usize> = (0..net.count()).filter(|&at| net.acts[at].fixed.is_none()).collect();
    let mut spent = 0;
    let mut moved = true;
    while moved && spent < tries {
        moved = false;
        // Last first, so that what is moved makes room for those before it.
        order.sort_by_key(|&at| (std::cmp::Reverse(plan.starts[at]), at));
        for &at in &order {
            hold(judge, &mut profile, plan, at, false);
            let (first, last) = range(judge, plan, at);
            let mode = plan.modes[at];
            let id = net.mode_id(at, mode);
            let mut best = (*cost, plan.starts[at]);
            let mut start = net.next_start(at, mode, first);
            while start <= last && spent < tries {
                let finish = net.finish(at, mode, start);
                let mut stretches = net.stretches(at, start, finish);
                if !stretches.any(|(from, to)| profile.clash(id, from, to).is_some()) {
                    spent += 1;
                    let before = (plan.starts[at], plan.finishes[at]);
                    (plan.starts[at], plan.finishes[at]) = (start, finish);
                    let value = judge.cost(plan);
                    if value < best.0 {
                        best = (value, start);
                    }
                    (plan.starts[at], plan.finishes[at]) = before;
                }
                start = net.next_start(at, mode, start + 1);
            }
            if best.1 != plan.starts[at] {
                moved = true;
                *cost = best.0;
                plan.starts[at] = best.1;
                plan.finishes[at] = net.finish(at, mode, best.1);
            }
            hold(judge, &mut profile, plan, at, true);
        }
    }
    spent
}

fn hold(judge: &Judge, profile: &mut Sparse, plan: &Plan, at: usize, more: bool) {
    let id = judge.net.mode_id(at, plan.modes[at]);
    for (from, to) in judge.net.stretches(at, plan.starts[at], plan.finishes[at]) {
        if more { profile.hold(id, from, to) } else { profile.free(id, from, to) }
    }
}

/// First and last start that precedences, release and the end of the plan leave while all else stays.
fn range(judge: &Judge, plan: &Plan, at: usize) -> (i32, i32) {
    let (net, mode) = (judge.net, plan.modes[at]);
    let end = plan.finishes.iter().copied().max().unwrap_or(0);
    let mut first = net.acts[at].release;
    let mut last = net.last_start_for_finish(at, mode, end);
    let point = |at: u32, point: crate::net::Point| match point {
        crate::net::Point::Start => plan.starts[at as usize],
        crate::net::Point::Finish => plan.finishes[at as usize],
    };
    for &index in net.into.of(at) {
        let arc = &net.arcs[index as usize];
        let value = point(arc.from, arc.from_point) + arc.lag;
        first = first.max(match arc.to_point {
            crate::net::Point::Start => value,
            crate::net::Point::Finish => net.start_for_finish(at, mode, value),
        });
    }
    for &index in net.out.of(at) {
        let arc = &net.arcs[index as usize];
        let value = point(arc.to, arc.to_point) - arc.lag;
        last = last.min(match arc.from_point {
            crate::net::Point::Start => value,
            crate::net::Point::Finish => net.last_start_for_finish(at, mode, value),
        });
    }
    (first, last)
}
