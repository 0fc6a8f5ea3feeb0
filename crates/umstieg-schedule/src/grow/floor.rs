//! What no whole plan from a state costs less than.
//!
//! Earliest finishes along the arcs, with nothing begun before the day of the state; and for what is priced the work that
//! must go through the machine before, behind what still runs there, then the way from the last of it to the finish.

use super::frame::Frame;
use super::states::State;
use crate::project::Closure as Pause;

/// Bounds states; keeps its buffers.
#[derive(Clone, Debug)]
pub(super) struct Floor<'a, 'b> {
    frame: &'b Frame<'a>,
    /// Earliest starts and finishes of what has not begun.
    pub(super) starts: Vec<i32>,
    early: Vec<i32>,
    /// The first day on which anything that holds resources can begin.
    pub(super) day: i32,
    /// What runs with a share in the machine: when it is over, its share, and its number.
    running: Vec<(i32, u64, u32)>,
}

impl<'a, 'b> Floor<'a, 'b> {
    pub(super) fn new(frame: &'b Frame<'a>) -> Self {
        Self { frame, starts: vec![0; frame.count], early: vec![0; frame.count], day: 0, running: Vec::new() }
    }

    /// The floor of a state, not below that of the one before.
    pub(super) fn of(&mut self, state: &State, before: u64) -> u64 {
        let frame = self.frame;
        let day = self.along_arcs(state);
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
        for at in (0..frame.count).filter(|&at| !state.has(at)) {
            last = last.max(self.early[at]);
            sum += frame.price[at].at(self.early[at]);
        }
        before.max(sum + frame.makespan * last as u64)
    }

    /// Earliest finishes of what has not begun; returns the first day on which something can begin.
    fn along_arcs(&mut self, state: &State) -> i32 {
        let frame = self.frame;
        self.starts.copy_from_slice(state.time);
        self.running.clear();
        let (mut first, mut working) = (i32::MAX, i32::MAX);
        for at in 0..frame.count {
            if state.has(at) {
                if frame.share[at] > 0 && state.time[at] > state.meta.day {
                    self.running.push((state.time[at], frame.share[at], at as u32));
                }
                continue;
            }
            let day = self.starts[at];
            let day = if frame.user[at] { day.max(state.meta.day) } else { day };
            let (start, finish) = frame.span(at, day);
            if frame.user[at] {
                first = first.min(start);
                if frame.work[at] > 0 {
                    working = working.min(start);
                }
            }
            for link in &frame.out[at] {
                let day = if link.from_start { start } else { finish } + link.lag;
                let to = link.to as usize;
                self.starts[to] = self.starts[to].max(day);
            }
            (self.starts[at], self.early[at]) = (start, finish);
        }
        self.day = if first == i32::MAX { state.meta.day } else { first };
        working.max(state.meta.day)
    }

    /// The first day by which the machine can have done so much from a day on.
    fn done(&self, state: &State, from: i32, work: u64) -> i32 {
        let mut day = self.alone(from, work);
        if self.running.is_empty() {
            return day;
        }
        loop {
            let next = self.alone(from, work + self.taken(state, from, day));
            if next <= day {
                return day;
            }
            day = next;
        }
    }

    fn alone(&self, from: i32, work: u64) -> i32 {
        let days = i32::try_from(work.div_ceil(self.frame.whole)).unwrap_or(i32::MAX / 4);
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
