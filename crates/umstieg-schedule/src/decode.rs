//! Serial schedule generation: activities in the order of a list, each at its earliest place.
//!
//! Kolisch (1996) for the properties. Precedences forward are met by construction. Arcs backwards (greatest lags) and
//! fixed starts can make a place too late for something already placed; then that something is taken off again and asked
//! to wait.

use crate::net::{Net, Point};
use crate::profile::Profile;
use crate::project::Closure;

/// A schedule under construction or done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) starts: Vec<i32>,
    pub(crate) finishes: Vec<i32>,
    pub(crate) modes: Vec<u32>,
    /// Constraints broken because no repair was found.
    pub(crate) broken: u64,
}

/// An arc as seen from the activity it leads to.
#[derive(Clone, Copy, Debug)]
struct Inward {
    from: u32,
    lag: i32,
    from_finish: bool,
    to_finish: bool,
}

/// Places activities; keeps its buffers from one schedule to the next.
#[derive(Clone, Debug)]
pub(crate) struct Decoder<'a, P> {
    net: &'a Net,
    profile: P,
    inward: Vec<Inward>,
    inward_first: Vec<u32>,
    /// Earliest starts by precedence alone, and latest ones by fixed starts alone.
    floor: Vec<i32>,
    ceiling: Vec<i32>,
    /// Activities whose place can be too late for what is already placed.
    delicate: Vec<bool>,
    any_delicate: bool,
    fixed: Vec<u32>,
    placed: Vec<bool>,
    /// Starts asked for by repairs.
    waits: Vec<i32>,
    waiting: Vec<u32>,
    position: Vec<u32>,
    repairs: usize,
}

/// A plan with everything as early as the order of its starts allows; what may not begin too long before something else
/// stays where it is.
pub(crate) fn closed<P: Profile>(net: &Net, profile: P, heads: &[i32], plan: &Plan) -> Plan {
    let mut place = vec![0_u32; net.count()];
    for (at, &activity) in (0..).zip(&net.order) {
        place[activity as usize] = at;
    }
    let mut list = net.order.clone();
    list.sort_by_key(|&at| (plan.starts[at as usize], place[at as usize]));
    for (at, &activity) in (0..).zip(&list) {
        place[activity as usize] = at;
    }
    let mut floor = heads.to_vec();
    for arc in &net.arcs {
        let to = arc.to as usize;
        if place[arc.from as usize] > place[to] {
            floor[to] = floor[to].max(plan.starts[to]);
        }
    }
    let mut closed = Plan::default();
    Decoder::new(net, profile, floor).decode(&list, &plan.modes, 0, &mut closed);
    closed
}

impl<'a, P: Profile> Decoder<'a, P> {
    /// `floor` are earliest starts of the project, as made by `Net::heads`.
    pub(crate) fn new(net: &'a Net, profile: P, floor: Vec<i32>) -> Self {
        let count = net.count();
        let (mut inward, mut inward_first) = (Vec::with_capacity(net.arcs.len()), vec![0]);
        for activity in 0..count {
            for &index in net.into.of(activity) {
                let arc = &net.arcs[index as usize];
                inward.push(Inward {
                    from: arc.from,
                    lag: arc.lag,
                    from_finish: arc.from_point == Point::Finish,
                    to_finish: arc.to_point == Point::Finish,
                });
            }
            inward_first.push(inward.len() as u32);
        }
        let ceiling = net.tails(net.horizon, false);
        let fixed: Vec<u32> = (0..count as u32).filter(|&at| net.acts[at as usize].fixed.is_some()).collect();
        let delicate: Vec<bool> = (0..count)
            .map(|at| net.acts[at].fixed.is_none() && (net.knotted(at) || !fixed.is_empty()))
            .collect();
        Self {
            net,
            profile,
            inward,
            inward_first,
            floor,
            ceiling,
            any_delicate: delicate.iter().any(|&it| it),
            delicate,
            fixed,
            placed: vec![false; count],
            waits: vec![0; count],
            waiting: Vec::new(),
            position: vec![0; count],
            repairs: 20 + 2 * count,
        }
    }

    /// Schedules the activities of a list that holds each once, predecessors first, not before a day.
    pub(crate) fn decode(&mut self, list: &[u32], modes: &[u32], not_before: i32, plan: &mut Plan) {
        let count = self.net.count();
        plan.starts.resize(count, 0);
        plan.finishes.resize(count, 0);
        plan.modes.clear();
        plan.modes.extend_from_slice(modes);
        plan.broken = 0;
        self.profile.clear();
        self.placed.fill(false);
        for activity in self.waiting.drain(..) {
            self.waits[activity as usize] = 0;
        }
        for at in 0..self.fixed.len() {
            let activity = self.fixed[at] as usize;
            let start = self.net.acts[activity].fixed.unwrap_or(0);
            if self.seat(activity, modes[activity], start) == Some(start) {
                self.place(activity, start, plan);
            } else {
                plan.broken += 1;
                plan.starts[activity] = start;
                plan.finishes[activity] = self.net.finish(activity, modes[activity], start);
            }
        }
        if self.any_delicate {
            for (at, &activity) in list.iter().enumerate() {
                self.position[activity as usize] = at as u32;
            }
        }
        let mut repairs = 0;
        let mut at = 0;
        while at < list.len() {
            let activity = list[at] as usize;
            if self.net.acts[activity].fixed.is_some() {
                at += 1;
                continue;
            }
            let mode = modes[activity];
            let earliest = self.earliest(activity, mode, not_before, plan);
            let start = match self.seat(activity, mode, earliest) {
                Some(start) => start,
                None => {
                    plan.broken += 1;
                    self.net.horizon.max(earliest)
                }
            };
            if self.delicate[activity]
                && let Some(back) = self.too_late(activity, mode, start, plan)
            {
                if repairs < self.repairs && back != usize::MAX {
                    repairs += 1;
                    for undo in (back..at).rev() {
                        self.take_off(list[undo] as usize, plan);
                    }
                    at = back;
                    continue;
                }
                plan.broken += 1;
            }
            self.place(activity, start, plan);
            at += 1;
        }
        if self.any_delicate || !self.fixed.is_empty() {
            plan.broken += self.broken_arcs(plan);
        }
    }

    /// Arcs a plan breaks; only knots and fixed starts can make it break any.
    fn broken_arcs(&self, plan: &Plan) -> u64 {
        let point = |at: u32, point: Point| match point {
            Point::Start => plan.starts[at as usize],
            Point::Finish => plan.finishes[at as usize],
        };
        let broken =
            |arc: &&crate::net::Arc| point(arc.from, arc.from_point) + arc.lag > point(arc.to, arc.to_point);
        self.net.arcs.iter().filter(broken).count() as u64
    }

    fn earliest(&self, activity: usize, mode: u32, not_before: i32, plan: &Plan) -> i32 {
        let mut day = self.floor[activity].max(not_before).max(self.waits[activity]);
        let arcs = self.inward_first[activity] as usize..self.inward_first[activity + 1] as usize;
        for arc in &self.inward[arcs] {
            let from = arc.from as usize;
            if !self.placed[from] {
                continue;
            }
            let value = if arc.from_finish { plan.finishes[from] } else { plan.starts[from] } + arc.lag;
            let start = if arc.to_finish { self.net.start_for_finish(activity, mode, value) } else { value };
            day = day.max(start);
        }
        day
    }

    /// The first start on or after a day that calendar and resources allow.
    fn seat(&self, activity: usize, mode: u32, from: i32) -> Option<i32> {
        let net = self.net;
        let id = net.mode_id(activity, mode);
        let data = &net.modes[id];
        if !data.possible {
            return None;
        }
        let free = data.demands.is_empty();
        let mut start = from;
        let Some((_, closure)) = net.acts[activity].calendar else {
            return if free { Some(start) } else { self.profile.fit(id, start, data.duration) };
        };
        loop {
            start = net.next_start(activity, mode, start);
            if start > net.horizon {
                return None;
            }
            if free {
                return Some(start);
            }
            let next = match closure {
                Closure::Avoid => self.profile.fit(id, start, data.duration)?,
                Closure::Pause => {
                    let finish = net.finish(activity, mode, start);
                    // Whatever starts before the last clash and is not over by then meets it too.
                    let stretches = net.stretches(activity, start, finish);
                    let clashes = stretches.filter_map(|(from, to)| self.profile.clash(id, from, to));
                    match clashes.last() {
                        Some(next) => next,
                        None => return Some(start),
                    }
                }
            };
            if next == start {
                return Some(start);
            }
            start = next;
        }
    }

    /// If a start is too late for something placed: the list position to go back to, `usize::MAX` if none helps.
    fn too_late(&mut self, activity: usize, mode: u32, start: i32, plan: &Plan) -> Option<usize> {
        let net = self.net;
        let mut back = (start > self.ceiling[activity]).then_some(usize::MAX);
        let finish = net.finish(activity, mode, start);
        for &index in net.out.of(activity) {
            let arc = &net.arcs[index as usize];
            let to = arc.to as usize;
            if to == activity || !self.placed[to] {
                continue;
            }
            let least = if arc.from_point == Point::Finish { finish } else { start } + arc.lag;
            let (value, wanted) = match arc.to_point {
                Point::Start => (plan.starts[to], least),
                Point::Finish => (plan.finishes[to], net.start_for_finish(to, plan.modes[to], least)),
            };
            if value >= least {
                continue;
            }
            if net.acts[to].fixed.is_some() || wanted > net.horizon {
                back = back.or(Some(usize::MAX));
                continue;
            }
            self.waits[to] = self.waits[to].max(wanted);
            self.waiting.push(to as u32);
            let position = self.position[to] as usize;
            back = Some(back.map_or(position, |other| other.min(position)));
        }
        back
    }

    fn place(&mut self, activity: usize, start: i32, plan: &mut Plan) {
        let mode = plan.modes[activity];
        let finish = self.net.finish(activity, mode, start);
        plan.starts[activity] = start;
        plan.finishes[activity] = finish;
        self.placed[activity] = true;
        let id = self.net.mode_id(activity, mode);
        if self.net.modes[id].demands.is_empty() {
            return;
        }
        if self.net.acts[activity].calendar.is_none() {
            self.profile.hold(id, start, finish);
            return;
        }
        for (from, to) in self.net.stretches(activity, start, finish) {
            self.profile.hold(id, from, to);
        }
    }

    fn take_off(&mut self, activity: usize, plan: &Plan) {
        if self.net.acts[activity].fixed.is_some() {
            return;
        }
        self.placed[activity] = false;
        let mode = plan.modes[activity];
        let id = self.net.mode_id(activity, mode);
        if !self.net.modes[id].demands.is_empty() {
            for (from, to) in self.net.stretches(activity, plan.starts[activity], plan.finishes[activity]) {
                self.profile.free(id, from, to);
            }
        }
    }
}
