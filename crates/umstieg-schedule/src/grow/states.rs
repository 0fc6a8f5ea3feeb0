//! States of growing plans, side by side in a few long lists, with what has been seen of each set.

use super::frame::{Frame, Tie};
use crate::decode::Plan;

/// No state, and no activity.
pub(super) const NOBODY: u32 = u32::MAX;

/// What is a number in a state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meta {
    /// Nothing more begins before this day.
    pub(super) day: i32,
    /// The last finish.
    pub(super) last: i32,
    /// Prices of all that has begun.
    pub(super) cost: u64,
    /// What no whole plan from here costs less than.
    pub(super) least: u64,
    /// Work of the machine that has not begun.
    pub(super) rest: u64,
    /// The state before and the activity that has begun since.
    before: u32,
    chosen: u32,
    /// Start of that activity.
    start: i32,
    /// Another state with the same place in the table.
    next: u32,
    /// Hash of the set.
    hash: u32,
    /// True if another state is as good.
    pub(super) dominated: bool,
}

/// A state to look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'a> {
    pub(super) meta: &'a Meta,
    /// What has begun.
    pub(super) set: &'a [u64],
    /// Finish of what has begun, if it holds resources; earliest begin of the rest.
    pub(super) time: &'a [i32],
    /// Work left in each closure.
    pub(super) rests: &'a [u64],
}

impl State<'_> {
    pub(super) fn has(&self, at: usize) -> bool {
        has(self.set, at)
    }
}

/// An activity that can begin next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Follower {
    pub(super) activity: u32,
    pub(super) start: i32,
    pub(super) finish: i32,
}

/// All states, and a table of those that count, by set.
#[derive(Clone, Debug)]
pub(super) struct States {
    count: usize,
    words: usize,
    closures: usize,
    pub(super) metas: Vec<Meta>,
    sets: Vec<u64>,
    times: Vec<i32>,
    rests: Vec<u64>,
    /// First state of each hash.
    table: Vec<u32>,
    remembered: usize,
    running: Vec<u32>,
}

impl States {
    pub(super) fn new(frame: &Frame) -> Self {
        Self {
            count: frame.count,
            words: frame.words,
            closures: frame.closures.len(),
            metas: Vec::new(),
            sets: Vec::new(),
            times: Vec::new(),
            rests: Vec::new(),
            table: vec![NOBODY; 1 << 10],
            remembered: 0,
            running: Vec::new(),
        }
    }

    /// Days held by all states together.
    pub(super) fn days(&self) -> usize {
        self.times.len()
    }

    #[inline]
    pub(super) fn state(&self, at: u32) -> State<'_> {
        let at = at as usize;
        State {
            meta: &self.metas[at],
            set: &self.sets[at * self.words..][..self.words],
            time: &self.times[at * self.count..][..self.count],
            rests: &self.rests[at * self.closures..][..self.closures],
        }
    }

    /// The state in which only what holds nothing and waits for nothing has begun.
    pub(super) fn root(&mut self, frame: &Frame) -> u32 {
        let rest = frame.work.iter().sum();
        self.metas.push(Meta {
            day: 0,
            last: 0,
            cost: 0,
            least: 0,
            rest,
            before: NOBODY,
            chosen: NOBODY,
            start: 0,
            next: NOBODY,
            hash: 0,
            dominated: false,
        });
        self.sets.resize(self.words, 0);
        self.times.extend_from_slice(&frame.heads);
        self.rests.extend(frame.closures.iter().map(|closure| closure.work));
        for at in 0..frame.count {
            if !frame.user[at] && !has(&self.sets, at) && ready(frame, &self.sets, at) {
                let (start, _) = frame.span(at, self.times[at]);
                self.begin(frame, 0, at, start);
            }
        }
        0
    }

    /// The state after an activity has begun.
    pub(super) fn child(&mut self, frame: &Frame, at: u32, activity: u32, start: i32) -> u32 {
        let (from, child) = (at as usize, self.metas.len());
        let mut meta = self.metas[from];
        (meta.before, meta.chosen, meta.start, meta.day) = (at, activity, start, start);
        (meta.next, meta.dominated) = (NOBODY, false);
        self.metas.push(meta);
        self.sets.extend_from_within(from * self.words..(from + 1) * self.words);
        self.times.extend_from_within(from * self.count..(from + 1) * self.count);
        self.rests.extend_from_within(from * self.closures..(from + 1) * self.closures);
        self.begin(frame, child, activity as usize, start);
        self.metas[child].hash = self.hash(child as u32);
        child as u32
    }

    /// Lets an activity begin, and everything that holds nothing and waited for it.
    fn begin(&mut self, frame: &Frame, state: usize, at: usize, start: i32) {
        let (_, finish) = frame.span(at, start);
        let set = &mut self.sets[state * self.words..][..self.words];
        set[at / 64] |= 1 << (at % 64);
        let times = &mut self.times[state * self.count..][..self.count];
        times[at] = if frame.user[at] { finish } else { 0 };
        let meta = &mut self.metas[state];
        meta.last = meta.last.max(finish);
        meta.cost += frame.price[at].at(finish);
        meta.rest -= frame.work[at];
        for &closure in &frame.inside[at] {
            self.rests[state * self.closures + closure as usize] -= frame.work[at];
        }
        for link in frame.out(at) {
            let day = if link.from_start { start } else { finish } + link.lag;
            times[link.to as usize] = times[link.to as usize].max(day);
        }
        for link in frame.out(at) {
            let to = link.to as usize;
            let set = &self.sets[state * self.words..][..self.words];
            if !frame.user[to] && !has(set, to) && ready(frame, set, to) {
                let day = self.times[state * self.count + to];
                let (start, _) = frame.span(to, day);
                self.begin(frame, state, to, start);
            }
        }
    }

    /// The activities that can begin next, each on the first day that leaves room for it.
    pub(super) fn followers(&mut self, frame: &Frame, at: u32) -> Vec<Follower> {
        let running = self.running(frame, at);
        let state = self.state(at);
        let mut found = Vec::new();
        for at in (0..frame.count).filter(|&at| frame.user[at]) {
            if !state.has(at) && ready(frame, state.set, at) {
                let start = earliest(frame, &state, &running, at, state.meta.day);
                if start < frame.net.horizon {
                    let finish = frame.net.finish(frame.activity[at] as usize, 0, start);
                    found.push(Follower { activity: at as u32, start, finish });
                }
            }
        }
        self.running = running;
        found
    }

    /// The next start after one on which an activity finds room; none before the horizon.
    pub(super) fn next_start(&mut self, frame: &Frame, at: u32, activity: u32, after: i32) -> Option<i32> {
        let running = self.running(frame, at);
        let start = earliest(frame, &self.state(at), &running, activity as usize, after + 1);
        self.running = running;
        (start < frame.net.horizon).then_some(start)
    }

    /// In a state just made, an activity does not begin before a day.
    pub(super) fn put_off(&mut self, activity: u32, day: i32) {
        let from = self.times.len() - self.count;
        let time = &mut self.times[from + activity as usize];
        *time = (*time).max(day);
    }

    /// What holds resources on the day of a state or later.
    fn running(&mut self, frame: &Frame, at: u32) -> Vec<u32> {
        let mut running = std::mem::take(&mut self.running);
        running.clear();
        let state = self.state(at);
        let users = (0..frame.count).filter(|&at| frame.user[at]);
        let runs = users.filter(|&at| state.time[at] > state.meta.day && state.has(at));
        running.extend(runs.map(|at| at as u32));
        running
    }

    /// Takes over what is known of the last state: its floor, its first day and earliest starts.
    pub(super) fn know(&mut self, least: u64, day: i32, starts: &[i32]) {
        if let Some(meta) = self.metas.last_mut() {
            (meta.least, meta.day) = (least, day);
        }
        let from = self.times.len() - self.count;
        self.times[from..].copy_from_slice(starts);
    }

    /// Whether another state in the table is as good as one of which nothing is known yet but what has begun.
    pub(super) fn is_met(&self, frame: &Frame, at: u32) -> bool {
        let hash = self.metas[at as usize].hash;
        let mut other = self.table[hash as usize & (self.table.len() - 1)];
        while other != NOBODY {
            let meta = &self.metas[other as usize];
            // Whatever dominates another one that is dominated does for this one, too.
            if meta.hash == hash
                && !meta.dominated
                && self.dominates(frame, other, at)
                && self.same(other, at)
            {
                return true;
            }
            other = meta.next;
        }
        false
    }

    /// Puts the last state into the table; false if another one there is as good.
    pub(super) fn remember(&mut self, frame: &Frame, at: u32) -> bool {
        if self.remembered >= self.table.len() / 2 {
            self.grow_table();
        }
        let hash = self.metas[at as usize].hash;
        let place = hash as usize & (self.table.len() - 1);
        let mut other = self.table[place];
        while other != NOBODY {
            let meta = self.metas[other as usize];
            if meta.hash == hash && !meta.dominated && self.same(other, at) {
                if self.dominates(frame, other, at) {
                    return false;
                }
                if self.dominates(frame, at, other) {
                    self.metas[other as usize].dominated = true;
                }
            }
            other = meta.next;
        }
        self.metas[at as usize].next = self.table[place];
        self.table[place] = at;
        self.remembered += 1;
        true
    }

    /// Takes the last state off, which nothing refers to.
    pub(super) fn forget_last(&mut self) {
        self.metas.pop();
        let count = self.metas.len();
        self.sets.truncate(count * self.words);
        self.times.truncate(count * self.count);
        self.rests.truncate(count * self.closures);
    }

    /// True if whatever can follow a state can follow another one of the same set, and the whole costs no more.
    fn dominates(&self, frame: &Frame, one: u32, other: u32) -> bool {
        let (mine, theirs) = (&self.metas[one as usize], &self.metas[other as usize]);
        let longer = (mine.last - theirs.last).max(0).unsigned_abs();
        let day = theirs.day;
        if mine.day > day || mine.cost + frame.makespan * u64::from(longer) > theirs.cost {
            return false;
        }
        // Who began earlier what something must follow soon leaves less time for that.
        let less_time = |tie: &Tie| {
            let [mine, theirs] = [one, other].map(|at| self.state(at));
            let from = tie.from as usize;
            mine.has(from) && !mine.has(tie.to as usize) && mine.time[from] < theirs.time[from]
        };
        if frame.ties.iter().any(less_time) {
            return false;
        }
        let later = |pair: (&i32, &i32)| *pair.0 > (*pair.1).max(day);
        let times = |at: u32| self.times[at as usize * self.count..][..self.count].chunks(16);
        // In pieces, so that many days are compared at once.
        let mut pieces = times(one).zip(times(other));
        pieces.all(|(mine, theirs)| !mine.iter().zip(theirs).fold(false, |any, it| any | later(it)))
    }

    /// True if the same activities have begun in both.
    fn same(&self, one: u32, other: u32) -> bool {
        let set = |at: u32| &self.sets[at as usize * self.words..][..self.words];
        set(one) == set(other)
    }

    fn hash(&self, at: u32) -> u32 {
        let mut hash = 0_u64;
        for word in self.state(at).set {
            hash = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        }
        (hash.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
    }

    fn grow_table(&mut self) {
        let old = std::mem::take(&mut self.table);
        self.table = vec![NOBODY; 4 * old.len()];
        for first in old {
            let mut at = first;
            while at != NOBODY {
                let next = self.metas[at as usize].next;
                let place = self.metas[at as usize].hash as usize & (self.table.len() - 1);
                self.metas[at as usize].next = self.table[place];
                self.table[place] = at;
                at = next;
            }
        }
    }

    /// The plan of a state in which everything has begun.
    pub(super) fn plan(&self, frame: &Frame, at: u32) -> Plan {
        let mut steps = Vec::new();
        let mut state = at;
        while self.metas[state as usize].chosen != NOBODY {
            steps.push((self.metas[state as usize].chosen, self.metas[state as usize].start));
            state = self.metas[state as usize].before;
        }
        let zero = || vec![0; frame.count];
        let mut plan = Plan { starts: zero(), finishes: zero(), modes: vec![0; frame.count], broken: 0 };
        let mut days = frame.heads.clone();
        let begun: std::collections::BTreeMap<u32, i32> = steps.into_iter().collect();
        for (at, &old) in frame.activity.iter().enumerate() {
            let begun = begun.get(&(at as u32)).copied();
            let (start, finish) = frame.span(at, begun.unwrap_or(days[at]));
            (plan.starts[old as usize], plan.finishes[old as usize]) = (start, finish);
            for link in frame.out(at) {
                let day = if link.from_start { start } else { finish } + link.lag;
                days[link.to as usize] = days[link.to as usize].max(day);
            }
        }
        plan
    }
}

fn has(set: &[u64], at: usize) -> bool {
    set[at / 64] >> (at % 64) & 1 == 1
}

fn ready(frame: &Frame, set: &[u64], at: usize) -> bool {
    let waits = &frame.waits[at * frame.words..][..frame.words];
    waits.iter().zip(set).all(|(waits, set)| waits & !set == 0)
}

/// The first day on or after one from which an activity finds room beside those that run.
fn earliest(frame: &Frame, state: &State, running: &[u32], at: usize, day: i32) -> i32 {
    let net = frame.net;
    let old = frame.activity[at] as usize;
    let mut start = net.next_start(old, 0, state.time[at].max(day));
    'again: loop {
        let finish = net.finish(old, 0, start);
        for (from, to) in net.stretches(old, start, finish) {
            for &(resource, units) in &net.mode(old, 0).demands {
                let steps = &net.capacities[resource as usize];
                let within = steps.iter().map(|step| step.0).filter(|&day| day > from && day < to);
                // Those that pause come back; without pauses there is most room at the end.
                let back = running.iter().filter_map(|&other| resumes(frame, other, from));
                let back = back.filter(|&day| day < to);
                for day in std::iter::once(from).chain(within).chain(back) {
                    if let Some(next) = full(frame, state, running, resource, units, day) {
                        if next >= net.horizon {
                            return net.horizon;
                        }
                        start = net.next_start(old, 0, next);
                        continue 'again;
                    }
                }
            }
        }
        return start;
    }
}

/// The first day after one on which an activity that pauses there works again.
fn resumes(frame: &Frame, at: u32, day: i32) -> Option<i32> {
    let (calendar, closure) = frame.net.acts[frame.activity[at as usize] as usize].calendar?;
    let window = frame.net.calendars[calendar as usize].window_at(day)?;
    (closure == crate::project::Closure::Pause).then_some(window.1)
}

/// The day after one on which an activity that works there pauses next.
fn pauses(frame: &Frame, at: u32, day: i32) -> i32 {
    match frame.net.acts[frame.activity[at as usize] as usize].calendar {
        Some((calendar, crate::project::Closure::Pause)) => {
            frame.net.calendars[calendar as usize].next_window(day).map_or(i32::MAX, |window| window.0)
        }
        _ => i32::MAX,
    }
}

/// The next day on which a resource may have room again, if it has none for so many units on a day.
fn full(frame: &Frame, state: &State, running: &[u32], resource: u32, units: u32, day: i32) -> Option<i32> {
    let net = frame.net;
    let (mut used, mut next) = (u64::from(units), i32::MAX);
    for &other in running {
        let (old, finish) = (frame.activity[other as usize] as usize, state.time[other as usize]);
        if finish <= day || !net.works_on(old, day) {
            continue;
        }
        if let Some(&(_, units)) = net.mode(old, 0).demands.iter().find(|it| it.0 == resource) {
            used += u64::from(units);
            next = next.min(finish).min(pauses(frame, other, day));
        }
    }
    if used <= u64::from(net.capacity_on(resource as usize, day)) {
        return None;
    }
    let steps = &net.capacities[resource as usize];
    let step = steps.iter().find(|step| step.0 > day).map_or(i32::MAX, |step| step.0);
    Some(next.min(step).max(day + 1))
}
