//! What no whole plan from a state costs less than.
//!
//! Earliest finishes along the arcs, with nothing begun before the day of the state; and for what is priced the work that
//! must go through the machine before, behind what still runs there, then the way from the last of it to the finish.

use super::frame::{Frame, Tie};
use super::states::State;
use crate::project::Closure as Pause;

/// Bounds states; keeps its buffers.
#[derive(Clone, Debug)]
pub(super) struct Floor<'a, 'b> {
    frame: &'b Frame<'a>,
    /// Earliest starts and finishes of what has not begun.
    pub(super) starts: Vec<i32>,
    early: Vec<i32>,
    /// What has not begun.
    left: Vec<u32>,
    /// The greatest lag that cannot be kept from the last state.
    pub(super) broken: Option<Tie>,
    /// The first day on which anything that holds resources can begin.
    pub(super) day: i32,
    /// What runs with a share in the machine: when it is over, its share, and its number.
    running: Vec<(i32, u64, u32)>,
    /// By when all of that is over, and what goes through the machine for it until then.
    over: i32,
    taken: u64,
}

impl<'a, 'b> Floor<'a, 'b> {
    pub(super) fn new(frame: &'b Frame<'a>) -> Self {
        Self {
            frame,
            starts: vec![0; frame.count],
            early: vec![0; frame.count],
            left: Vec::new(),
            broken: None,
            day: 0,
            running: Vec::new(),
            over: 0,
            taken: 0,
        }
    }

    /// The floor of a state, not below that of the one before if there is one; none is as high as that of a state from which
    /// a greatest lag cannot be kept.
    pub(super) fn of(&mut self, state: &State, before: Option<&State>) -> u64 {
        let frame = self.frame;
        let day = self.along_arcs(state, before.map_or(&[], |before| before.time));
        let breaks = |tie: &&Tie| {
            let to = tie.to as usize;
            !state.has(to) && !tie.is_kept(state, self.starts[to], self.early[to])
        };
        self.broken = frame.ties.iter().find(breaks).copied();
        if self.broken.is_some() {
            return u64::MAX;
        }
        self.over = self.running.iter().map(|it| it.0).max().unwrap_or(0);
        self.taken = self.taken(state, day, self.over);
        let mut last = state.meta.last;
        for (closure, &rest) in frame.closures.iter().zip(state.rests) {
            if rest == 0 {
                continue;
            }
            let done = self.done(state, day, rest);
            let at = closure.activity as usize;
            self.early[at] = self.early[at].max(done);
            for heir in &closure.heirs {
                let at = heir.activity as usize;
                self.early[at] = self.early[at].max(done + heir.tail);
            }
        }
        if state.meta.rest > 0 {
            last = last.max(self.done(state, day, state.meta.rest));
        }
        let mut sum = state.meta.cost;
        for &at in &self.left {
            let at = at as usize;
            last = last.max(self.early[at]);
            sum += frame.price[at].at(self.early[at]);
        }
        before.map_or(0, |before| before.meta.least).max(sum + frame.makespan * last as u64)
    }

    /// Earliest starts and finishes of what has not begun; returns the first day on which the machine can go on.
    ///
    /// Given the starts in the state before, only what has changed since is passed on.
    fn along_arcs(&mut self, state: &State, before: &[i32]) -> i32 {
        let frame = self.frame;
        self.starts.copy_from_slice(state.time);
        self.running.clear();
        let (mut first, mut working) = (i32::MAX, i32::MAX);
        self.left.clear();
        for (word, &begun) in state.set.iter().enumerate() {
            let mut bits = begun & frame.working[word];
            while bits != 0 {
                let at = 64 * word + bits.trailing_zeros() as usize;
                if state.time[at] > state.meta.day {
                    self.running.push((state.time[at], frame.share[at], at as u32));
                }
                bits &= bits - 1;
            }
            let mut bits = !begun & frame.all[word];
            while bits != 0 {
                self.left.push(64 * word as u32 + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
        let (starts, early) = (self.starts.as_mut_slice(), self.early.as_mut_slice());
        let (user, share) = (frame.user.as_slice(), frame.share.as_slice());
        for &at in &self.left {
            let at = at as usize;
            let day = starts[at];
            let day = if user[at] { day.max(state.meta.day) } else { day };
            let (start, finish) = frame.span(at, day);
            first = if user[at] { first.min(start) } else { first };
            working = if share[at] > 0 { working.min(start) } else { working };
            (starts[at], early[at]) = (start, finish);
            if before.get(at) == Some(&start) {
                continue;
            }
            for link in frame.out(at) {
                let day = if link.from_start { start } else { finish } + link.lag;
                let to = &mut starts[link.to as usize];
                *to = (*to).max(day);
            }
        }
        self.day = if first == i32::MAX { state.meta.day } else { first };
        working.max(state.meta.day)
    }

    /// The first day by which the machine can have done so much from a day on.
    fn done(&self, state: &State, from: i32, work: u64) -> i32 {
        if self.running.is_empty() {
            return self.alone(from, work);
        }
        // Mostly all that runs is over by then.
        let day = self.alone(from, work + self.taken);
        if day > self.over {
            return day;
        }
        let mut day = self.alone(from, work);
        loop {
            let next = self.alone(from, work + self.taken(state, from, day));
            if next <= day {
                return day;
            }
            day = next;
        }
    }

    fn alone(&self, from: i32, work: u64) -> i32 {
        let wholes = if self.frame.whole == 1 { work } else { work.div_ceil(self.frame.whole) };
        let days = i32::try_from(wholes).unwrap_or(i32::MAX / 4);
        match self.frame.calendar {
            Some((calendar, closes, opens)) if from < opens && from + days > closes => {
                let openings = &self.frame.net.calendars[calendar as usize];
                openings.nth_open(openings.open_before(from) + days - 1) + 1
            }
            _ => from + days,
        }
    }

    /// What goes through the machine between two days for what runs.
    fn taken(&self, state: &State, from: i32, to: i32) -> u64 {
        let frame = self.frame;
        let mut sum = 0;
        for &(finish, share, at) in &self.running {
            let to = finish.min(to);
            if to <= from.max(state.meta.day) {
                continue;
            }
            let days = match frame.net.acts[frame.activity[at as usize] as usize].calendar {
                Some((calendar, Pause::Pause)) => {
                    let openings = &frame.net.calendars[calendar as usize];
                    openings.open_before(to) - openings.open_before(from)
                }
                _ => to - from,
            };
            sum += share * days as u64;
        }
        sum
    }
}
