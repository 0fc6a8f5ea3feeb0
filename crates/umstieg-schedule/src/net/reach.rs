//! Earliest and latest starts by precedence, release, calendar and fixed starts alone.
//!
//! Components are visited in order; inside a knot labels are corrected until they rest. Labels remember the arc that set
//! them, which is what turns a contradiction or a bound into a chain that can be shown.

use super::{Net, Point};

/// Marks a label that no arc has set.
pub(crate) const NO_ARC: u32 = u32::MAX;

/// Earliest starts and what set them.
#[derive(Clone, Debug)]
pub(crate) struct Heads {
    pub(crate) start: Vec<i32>,
    /// The arc that set each start, or `NO_ARC`.
    pub(crate) arc: Vec<u32>,
    /// An activity that is pushed beyond the horizon or beyond its fixed start, if there is one.
    pub(crate) broken: Option<usize>,
}

impl Net {
    /// Earliest finish over the possible modes for a start on or after a day.
    pub(crate) fn least_finish(&self, activity: usize, day: i32) -> i32 {
        self.possible_modes(activity)
            .map(|mode| self.finish(activity, mode, self.next_start(activity, mode, day)))
            .min()
            .unwrap_or(day)
    }

    /// Earliest start over the possible modes on or after a day.
    pub(crate) fn least_start(&self, activity: usize, day: i32) -> i32 {
        if self.acts[activity].calendar.is_none() {
            return day;
        }
        self.possible_modes(activity).map(|mode| self.next_start(activity, mode, day)).min().unwrap_or(day)
    }

    /// What an arc demands of the start of its head when its tail starts on a day.
    pub(crate) fn pushed(&self, arc: u32, tail_start: i32) -> i32 {
        let arc = &self.arcs[arc as usize];
        let (from, to) = (arc.from as usize, arc.to as usize);
        let value = match arc.from_point {
            Point::Start => tail_start,
            Point::Finish => self.least_finish(from, tail_start),
        } + arc.lag;
        match arc.to_point {
            Point::Start => value,
            Point::Finish => {
                let starts = self.possible_modes(to).map(|mode| self.start_for_finish(to, mode, value));
                starts.min().unwrap_or(value)
            }
        }
    }

    /// Earliest starts; labels never pass `horizon + 1`.
    pub(crate) fn heads(&self) -> Heads {
        let mut heads = Heads { start: Vec::new(), arc: vec![NO_ARC; self.count()], broken: None };
        heads.start = (0..self.count())
            .map(|at| {
                let act = &self.acts[at];
                self.least_start(at, act.fixed.unwrap_or(act.release))
            })
            .collect();
        for component in 0..self.component_first.len() - 1 {
            let members =
                self.component_first[component] as usize..self.component_first[component + 1] as usize;
            let members = &self.order[members];
            if let &[only] = members {
                self.relax(only as usize, &mut heads, false);
                continue;
            }
            self.settle(members, &mut heads);
        }
        heads
    }

    /// Applies all arcs into an activity; true if its label rose.
    fn relax(&self, activity: usize, heads: &mut Heads, inside: bool) -> bool {
        let mut rose = false;
        for &index in self.into.of(activity) {
            let from = self.arcs[index as usize].from as usize;
            if inside && self.component[from] != self.component[activity] {
                continue;
            }
            let pushed = self.pushed(index, heads.start[from]);
            if pushed > heads.start[activity] {
                heads.start[activity] = self.least_start(activity, pushed).min(self.horizon + 1);
                heads.arc[activity] = index;
                rose = true;
            }
        }
        let act = &self.acts[activity];
        let limit = act.fixed.unwrap_or(self.horizon);
        if heads.start[activity] > limit && heads.broken.is_none() {
            heads.broken = Some(activity);
        }
        rose
    }

    /// Corrects the labels of a knot until they rest or one breaks.
    fn settle(&self, members: &[u32], heads: &mut Heads) {
        for &member in members {
            self.relax(member as usize, heads, false);
        }
        loop {
            let mut rose = false;
            for &member in members {
                rose |= self.relax(member as usize, heads, true);
                if heads.broken.is_some() {
                    return;
                }
            }
            if !rose {
                return;
            }
        }
    }

    /// Latest starts such that every activity finishes by `end` and, where asked, by its deadline.
    ///
    /// Values may be negative or below the earliest starts; then that end cannot be met.
    pub(crate) fn tails(&self, end: i32, deadlines: bool) -> Vec<i32> {
        let mut tails: Vec<i32> = (0..self.count())
            .map(|at| {
                let act = &self.acts[at];
                if let Some(day) = act.fixed {
                    return day;
                }
                let limit = if deadlines { act.deadline.map_or(end, |day| day.min(end)) } else { end };
                let starts = self.possible_modes(at).map(|mode| self.last_start_for_finish(at, mode, limit));
                starts.max().unwrap_or(limit)
            })
            .collect();
        for component in (0..self.component_first.len() - 1).rev() {
            let members =
                self.component_first[component] as usize..self.component_first[component + 1] as usize;
            let members = &self.order[members];
            // A knot that contradicts the end would fall for ever; a round for each member is enough for any chain.
            for _ in 0..=members.len().min(50) {
                let mut fell = false;
                for &member in members.iter().rev() {
                    fell |= self.pull(member as usize, &mut tails);
                }
                if !fell || members.len() == 1 {
                    break;
                }
            }
        }
        tails
    }

    fn pull(&self, activity: usize, tails: &mut [i32]) -> bool {
        let mut fell = false;
        for &index in self.out.of(activity) {
            let arc = &self.arcs[index as usize];
            let to = arc.to as usize;
            let value = match arc.to_point {
                Point::Start => tails[to],
                Point::Finish => {
                    let day = tails[to].max(0);
                    let finishes = self.possible_modes(to).map(|mode| self.finish(to, mode, day));
                    finishes.max().unwrap_or(day) + tails[to].min(0)
                }
            } - arc.lag;
            let value = value.max(-self.horizon);
            let modes = self.possible_modes(activity);
            let latest = match arc.from_point {
                Point::Start => modes.map(|mode| self.last_start(activity, mode, value)).max(),
                Point::Finish => modes.map(|mode| self.last_start_for_finish(activity, mode, value)).max(),
            };
            let latest = latest.unwrap_or(value);
            if latest < tails[activity] {
                tails[activity] = latest;
                fell = true;
            }
        }
        fell
    }
}
