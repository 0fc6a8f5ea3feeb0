//! Why every activity starts where it does, the critical chain, and slack.
//!
//! Works on any finished plan, however it was made: reasons are read off the schedule and the project, not off the
//! search. A reason names something that makes the next earlier start impossible while all else stays.

use crate::decode::Plan;
use crate::net::{Net, Point};
use crate::profile::{Profile, Sparse};
use crate::project::{Closure, Draft, Due, Window};
use crate::solution::Reason;

/// Everything read off a plan.
#[derive(Debug)]
pub(crate) struct Explanation {
    pub(crate) reasons: Vec<Reason>,
    pub(crate) critical_chain: Vec<usize>,
    pub(crate) slack: Vec<u32>,
}

/// Reads a plan.
pub(crate) fn explain(draft: &Draft, net: &Net, plan: &Plan) -> Explanation {
    let reader = Reader::new(draft, net, plan);
    let reasons: Vec<Reason> = (0..net.count()).map(|at| reader.reason(at)).collect();
    let critical_chain = reader.chain(&reasons);
    let slack = (0..net.count()).map(|at| reader.slack(at)).collect();
    Explanation { reasons, critical_chain, slack }
}

struct Reader<'a> {
    draft: &'a Draft,
    net: &'a Net,
    plan: &'a Plan,
    profile: Sparse,
    /// For each resource its users as start, finish, activity, by start; and the longest of them.
    users: Vec<Vec<(i32, i32, u32)>>,
    longest: Vec<i32>,
    makespan: i32,
}

impl<'a> Reader<'a> {
    fn new(draft: &'a Draft, net: &'a Net, plan: &'a Plan) -> Self {
        let mut profile = Sparse::new(net);
        let mut users = vec![Vec::new(); net.capacities.len()];
        let mut longest = vec![0; net.capacities.len()];
        let mut by_start: Vec<u32> = (0..net.count() as u32).collect();
        by_start.sort_by_key(|&at| (plan.starts[at as usize], at));
        for at in by_start {
            let at = at as usize;
            let (start, finish) = (plan.starts[at], plan.finishes[at]);
            let id = net.mode_id(at, plan.modes[at]);
            for (from, to) in net.stretches(at, start, finish) {
                profile.hold(id, from, to);
            }
            for &(resource, _) in &net.modes[id].demands {
                users[resource as usize].push((start, finish, at as u32));
                longest[resource as usize] = longest[resource as usize].max(finish - start);
            }
        }
        let makespan = plan.finishes.iter().copied().max().unwrap_or(0);
        Self { draft, net, plan, profile, users, longest, makespan }
    }

    fn reason(&self, at: usize) -> Reason {
        if self.net.acts[at].fixed.is_some() {
            Reason::Fixed
        } else {
            self.reason_before(at, self.plan.starts[at])
        }
    }

    /// Why an activity does not start before a day on or before its start.
    fn reason_before(&self, at: usize, day: i32) -> Reason {
        let act = &self.net.acts[at];
        if day <= 0 {
            return Reason::AtStart;
        }
        if act.release >= day {
            return Reason::Release;
        }
        let earlier = self.net.last_start(at, self.plan.modes[at], day - 1);
        if earlier < day - 1
            && let Some(closed) = self.closed_before(at, day)
            && let Some(use_) = self.draft.activities[at].calendar
        {
            let before = if earlier < 0 { Reason::AtStart } else { self.reason_before(at, earlier + 1) };
            return Reason::Calendar { calendar: use_.calendar, closed, before: Box::new(before) };
        }
        if earlier < 0 {
            return Reason::AtStart;
        }
        self.precedence(at, earlier).or_else(|| self.resource(at, earlier)).unwrap_or(Reason::Nothing)
    }

    /// The last closed window that makes the day before a start impossible.
    fn closed_before(&self, at: usize, day: i32) -> Option<Window> {
        let (calendar, closure) = self.net.acts[at].calendar?;
        let openings = &self.net.calendars[calendar as usize];
        let last = match closure {
            Closure::Pause => day - 1,
            Closure::Avoid => day - 2 + self.net.mode(at, self.plan.modes[at]).duration.max(1),
        };
        let windows = openings.windows();
        let begun = windows.partition_point(|window| window.0 <= last);
        let (from, to) = *windows.get(begun.checked_sub(1)?)?;
        (to > day - 1).then_some(Window { from: from as u32, to: to as u32 })
    }

    /// The precedence that a start would break; if several, the one that breaks first.
    fn precedence(&self, at: usize, start: i32) -> Option<Reason> {
        let mode = self.plan.modes[at];
        let mut best: Option<(i32, u32)> = None;
        for &index in self.net.into.of(at) {
            let arc = &self.net.arcs[index as usize];
            let from = arc.from as usize;
            let value = match arc.from_point {
                Point::Start => self.plan.starts[from],
                Point::Finish => self.plan.finishes[from],
            } + arc.lag;
            let least = match arc.to_point {
                Point::Start => value,
                Point::Finish => self.net.start_for_finish(at, mode, value),
            };
            if least > start && best.is_none_or(|other| least > other.0) {
                best = Some((least, index));
            }
        }
        let arc = &self.net.arcs[best?.1 as usize];
        let precedence = arc.precedence as usize;
        let stated = &self.draft.precedences[precedence];
        let greatest_lag = self.backward(best?.1);
        let (tag, other) = (stated.tag, arc.from as usize);
        Some(Reason::Precedence { precedence, tag, other, greatest_lag })
    }

    /// True if an arc is the second of its precedence.
    fn backward(&self, index: u32) -> bool {
        index > 0 && self.net.arcs[index as usize - 1].precedence == self.net.arcs[index as usize].precedence
    }

    /// The resource that lacks units for a start; what the activity holds now is its own.
    fn resource(&self, at: usize, start: i32) -> Option<Reason> {
        let mode = self.plan.modes[at];
        let id = self.net.mode_id(at, mode);
        let finish = self.net.finish(at, mode, start).min(self.plan.starts[at]);
        let mut stretches: Vec<(i32, i32)> = self.net.stretches(at, start, finish).collect();
        stretches.reverse();
        for (from, to) in stretches {
            let Some(until) = self.profile.clash(id, from, to) else { continue };
            let last = until.min(to) - 1;
            for &(resource, units) in &self.net.modes[id].demands {
                let resource = resource as usize;
                let holders = self.holders(resource, last, at);
                let held: u64 = holders.iter().map(|&(_, units)| u64::from(units)).sum();
                let capacity = self.net.capacity_on(resource, last);
                if held + u64::from(units) <= u64::from(capacity) {
                    continue;
                }
                let window = |from: i32| Window { from: from as u32, to: last as u32 + 1 };
                if units > capacity {
                    let steps = &self.net.capacities[resource];
                    let begun = steps.partition_point(|step| step.0 <= last);
                    return Some(Reason::Capacity { resource, window: window(steps[begun - 1].0.max(from)) });
                }
                let holders: Vec<usize> = holders.into_iter().map(|(other, _)| other).collect();
                let since = self.lacking_since(resource, held + u64::from(units), &holders, last);
                return Some(Reason::Resource { resource, window: window(since), holders });
            }
        }
        None
    }

    /// From which day on, up to one on which holders work, all of them do and there never is as much as is needed.
    fn lacking_since(&self, resource: usize, needed: u64, holders: &[usize], last: i32) -> i32 {
        let steps = &self.net.capacities[resource];
        let begun = steps.partition_point(|step| step.0 <= last);
        let enough = steps[..begun].iter().rposition(|step| u64::from(step.1) >= needed);
        let fewer = enough.and_then(|step| steps.get(step + 1)).map_or(0, |step| step.0);
        let since = |&other: &usize| self.net.works_since(other, self.plan.starts[other], last);
        holders.iter().map(since).max().unwrap_or(0).max(fewer)
    }

    /// Who works with a resource on a day, besides one, and with how much.
    fn holders(&self, resource: usize, day: i32, besides: usize) -> Vec<(usize, u32)> {
        let users = &self.users[resource];
        let end = users.partition_point(|user| user.0 <= day);
        let mut holders = Vec::new();
        for &(start, finish, other) in users[..end].iter().rev() {
            if start <= day - self.longest[resource] {
                break;
            }
            let other = other as usize;
            if finish > day && other != besides && self.net.works_on(other, day) {
                let demands = &self.net.mode(other, self.plan.modes[other]).demands;
                let units = demands.iter().find(|demand| demand.0 as usize == resource).map_or(0, |it| it.1);
                holders.push((other, units));
            }
        }
        holders.sort_unstable();
        holders
    }

    /// From the last finish back along reasons to something that waits for nobody.
    fn chain(&self, reasons: &[Reason]) -> Vec<usize> {
        let last = (0..self.net.count()).max_by_key(|&at| (self.plan.finishes[at], std::cmp::Reverse(at)));
        let mut chain = Vec::new();
        let mut seen = vec![false; self.net.count()];
        let mut next = last;
        while let Some(at) = next {
            if seen[at] {
                break;
            }
            seen[at] = true;
            chain.push(at);
            let mut reason = &reasons[at];
            while let Reason::Calendar { before, .. } = reason {
                reason = before;
            }
            next = match reason {
                Reason::Precedence { other, .. } => Some(*other),
                Reason::Resource { holders, .. } => {
                    holders.iter().copied().max_by_key(|&it| (self.plan.finishes[it], std::cmp::Reverse(it)))
                }
                _ => None,
            };
        }
        chain.reverse();
        chain
    }

    fn slack(&self, at: usize) -> u32 {
        let (act, mode) = (&self.net.acts[at], self.plan.modes[at]);
        let (start, finish) = (self.plan.starts[at], self.plan.finishes[at]);
        if act.fixed.is_some() {
            return 0;
        }
        // What is late already cannot be kept from getting worse by any delay.
        let free_until = |due: Due| i32::try_from(due.free_until(finish as u32)).unwrap_or(i32::MAX);
        let wishes = [Some(self.makespan), act.deadline, act.due.map(free_until)];
        let mut end = wishes.into_iter().flatten().min().unwrap_or(self.makespan).max(finish);
        let mut latest = i32::MAX;
        for &index in self.net.out.of(at) {
            let arc = &self.net.arcs[index as usize];
            let to = arc.to as usize;
            let value = match arc.to_point {
                Point::Start => self.plan.starts[to],
                Point::Finish => self.plan.finishes[to],
            } - arc.lag;
            match arc.from_point {
                Point::Start => latest = latest.min(value),
                Point::Finish => end = end.min(value),
            }
        }
        let id = self.net.mode_id(at, mode);
        let end = end.max(finish);
        let mut later = self.net.stretches(at, finish, end);
        let free = later.find_map(|(from, to)| self.first_clash(id, from, to)).unwrap_or(end);
        let until = self.net.last_start_for_finish(at, mode, free);
        (self.net.last_start(at, mode, until.min(latest)) - start).max(0) as u32
    }

    /// The first day of a window on which a mode does not fit.
    fn first_clash(&self, id: usize, from: i32, to: i32) -> Option<i32> {
        // Bisection: a clash in a prefix stays one in every longer prefix.
        self.profile.clash(id, from, to)?;
        let (mut low, mut high) = (from, to);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.profile.clash(id, from, middle).is_some() { high = middle } else { low = middle }
        }
        Some(low)
    }
}
