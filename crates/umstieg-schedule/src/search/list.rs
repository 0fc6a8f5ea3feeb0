//! Activity lists: read off schedules, sampled, mutated.

use crate::decode::Plan;
use crate::net::{Net, Point};
use crate::random::Random;
use crate::rule::{list_by, untied};

/// Turns schedules into lists that name predecessors first.
#[derive(Clone, Debug)]
pub(super) struct Orders<'a> {
    net: &'a Net,
    /// Rank in a topological order; breaks ties of milestones.
    rank: Vec<u32>,
    at_rank: Vec<u32>,
    /// True if sorting by finish alone keeps predecessors first.
    plain: bool,
    keys: Vec<u64>,
}

impl<'a> Orders<'a> {
    pub(super) fn new(net: &'a Net) -> Self {
        let at_rank = net.order.clone();
        let mut rank = vec![0; net.count()];
        for (position, &activity) in at_rank.iter().enumerate() {
            rank[activity as usize] = position as u32;
        }
        let follows = |arc: &crate::net::Arc| {
            arc.lag >= 0 && (arc.from_point, arc.to_point) == (Point::Finish, Point::Start)
        };
        let plain = net.arcs.iter().all(follows) && !(0..net.count()).any(|at| net.knotted(at));
        Self { net, rank, at_rank, plain, keys: Vec::new() }
    }

    /// The activities by ascending finish.
    pub(super) fn by_finish(&mut self, plan: &Plan, list: &mut Vec<u32>) {
        self.by(&plan.finishes, list);
    }

    /// The activities by ascending start.
    pub(super) fn by_start(&mut self, plan: &Plan, list: &mut Vec<u32>) {
        self.by(&plan.starts, list);
    }

    fn by(&mut self, days: &[i32], list: &mut Vec<u32>) {
        list.clear();
        if !self.plain {
            list.extend(untied(self.net, days));
            return;
        }
        self.keys.clear();
        let key = |(at, &day): (usize, &i32)| u64::from(day.unsigned_abs()) << 32 | u64::from(self.rank[at]);
        self.keys.extend(days.iter().enumerate().map(key));
        self.keys.sort_unstable();
        list.extend(self.keys.iter().map(|&key| self.at_rank[(key & 0xffff_ffff) as usize]));
    }
}

/// Moves activities within what precedences allow.
#[derive(Clone, Debug)]
pub(super) struct Mutation {
    before: Vec<Vec<u32>>,
    after: Vec<Vec<u32>>,
    position: Vec<u32>,
}

impl Mutation {
    pub(super) fn new(net: &Net) -> Self {
        let mut it = Self {
            before: vec![Vec::new(); net.count()],
            after: vec![Vec::new(); net.count()],
            position: vec![0; net.count()],
        };
        for arc in &net.arcs {
            if net.component[arc.from as usize] != net.component[arc.to as usize] {
                it.before[arc.to as usize].push(arc.from);
                it.after[arc.from as usize].push(arc.to);
            }
        }
        it
    }

    /// Moves some activities of a list to other places; `mirrored` if predecessors come last in it.
    pub(super) fn apply(&mut self, list: &mut [u32], mirrored: bool, moves: usize, random: &mut Random) {
        let (before, after) =
            if mirrored { (&self.after, &self.before) } else { (&self.before, &self.after) };
        for (at, &activity) in list.iter().enumerate() {
            self.position[activity as usize] = at as u32;
        }
        for _ in 0..moves {
            let activity = list[random.below(list.len())] as usize;
            let at = self.position[activity] as usize;
            let low = before[activity].iter().map(|&it| self.position[it as usize] as usize + 1).max();
            let high = after[activity].iter().map(|&it| self.position[it as usize] as usize).min();
            let (low, high) = (low.unwrap_or(0), high.unwrap_or(list.len()));
            if high <= low + 1 {
                continue;
            }
            let to = low + random.below(high - low);
            if to < at {
                list[to..=at].rotate_right(1);
            } else {
                list[at..=to].rotate_left(1);
            }
            let first = at.min(to);
            for (offset, &moved) in list[first..=at.max(to)].iter().enumerate() {
                self.position[moved as usize] = (first + offset) as u32;
            }
        }
    }
}

/// A list sampled by regret on keys: what is urgent is likely to come first (Drexl 1991).
pub(super) fn sampled(net: &Net, key: &[i64], random: &mut Random) -> Vec<u32> {
    // Each key is blurred by up to a fifth of the spread, which keeps a heap usable and the order mostly by urgency.
    let (low, high) = (key.iter().min().copied().unwrap_or(0), key.iter().max().copied().unwrap_or(0));
    let blur = ((high - low) / 5 + 2) as usize;
    let blurred: Vec<i64> =
        key.iter().map(|&it| it * 4 + 4 * random.below(blur) as i64 + random.below(4) as i64).collect();
    list_by(net, &blurred)
}
