//! Plans grown from the left: exact search over what has been begun, for sums of finishes.
//!
//! A state is a set of activities that have begun, with what their places mean for all others: the day of the last
//! begin, the finishes of those that still run, the earliest begins of those to come. Among the best schedules there is
//! one in which every activity begins on the first day that those begun before it leave it, and none could be over
//! before another begins. So a state has few successors. Of two states with the same set, the one that costs no more and
//! holds nothing longer does for both (cutsets, Demeulemeester and Herroelen 1992), and a state whose cost and
//! [`floor`] reach the best plan known is left (branch, bound and remember, Sewell and Jacobson 2012). States are taken
//! up in turns, the most promising of every size one after the other (Kao, Sewell and Jacobson 2009), so that there are
//! whole plans early and the least floor of all open states is a bound whenever the work allowed is spent.
//!
//! What something must follow soon may have to begin later than it could. In the best schedule with the earliest begins it
//! then cannot begin any earlier without what follows coming too late, so that this is known too: every later begin opens
//! a state of its own, in which what follows is put off until the begin before would have been too early. A state counts
//! for another one only if it leaves no less time for what must follow.
//!
//! Greatest lags of other kinds or in large projects, lags into finishes and most negative lags are left out: what remains
//! is easier, so its bound holds, and a plan counts only if it keeps them too. Modes to choose and fixed starts are not
//! treated.

mod floor;
mod frame;
mod machine;
mod price;
mod states;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::RangeInclusive;

use crate::cost::Judge;
use crate::decode::Plan;
use crate::net::{Net, Point};
use floor::Floor;
use frame::Frame;
use states::{Follower, State, States};

/// Activities looked at that count as one conflict, by the time they take.
const WORK: u64 = 6_000;

/// Most days remembered in all states, about a hundred megabytes.
const MOST_DAYS: usize = 25_000_000;

/// How many times as many states of every size are taken up in every round as in the one before.
const WIDER: usize = 2;

/// The share of the work allowed, as a divisor, by which there must be a better plan or bound for the rest to be spent.
const PROMISE: u64 = 4;

/// What growing found.
#[derive(Clone, Debug)]
pub(crate) struct Grown {
    /// No schedule has less on the level.
    pub(crate) bound: u64,
    /// The best plan found that keeps everything, if it is better than the one known.
    pub(crate) plan: Option<Plan>,
    /// Work spent, in conflicts.
    pub(crate) conflicts: u64,
}

/// Grows plans for one level of the objective; none if the level or the project is not of the kind treated.
///
/// The value lies between two bounds that are known, and `budget` is the work allowed in conflicts.
pub(crate) fn grow(
    net: &Net,
    heads: &[i32],
    judge: &Judge,
    level: usize,
    known: RangeInclusive<u64>,
    budget: u64,
) -> Option<Grown> {
    let frame = Frame::new(net, heads, &judge.objective.levels[level])?;
    let mut search = Search::new(&frame, *known.end(), budget.saturating_mul(WORK) / PROMISE);
    search.run();
    if search.best.is_some() || search.bound() > known.start().saturating_add(frame.surplus) {
        search.limit = budget.saturating_mul(WORK);
        search.run();
    }
    let conflicts = search.looked / WORK;
    let bound = search.bound().saturating_sub(frame.surplus);
    Some(Grown { bound, plan: search.best, conflicts })
}

/// What no schedule costs less than on a level if nothing begins before its earliest start; none if the level or the
/// project is not of the kind treated.
pub(crate) fn least(net: &Net, heads: &[i32], judge: &Judge, level: usize) -> Option<u64> {
    let frame = Frame::new(net, heads, &judge.objective.levels[level])?;
    let mut states = States::new(&frame);
    let root = states.root(&frame);
    let least = Floor::new(&frame).of(&states.state(root), None);
    Some(least.saturating_sub(frame.surplus))
}

/// What came of opening a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    /// It is open, or another one is as good, or its last activity began too soon for what must follow.
    Usable,
    /// Neither it nor one whose last activity begins still later can be better than the best plan known.
    Useless,
}

struct Search<'a, 'b> {
    frame: &'b Frame<'a>,
    states: States,
    floor: Floor<'a, 'b>,
    /// Open states by how many activities have begun, the least floor on top.
    open: Vec<BinaryHeap<Reverse<(u64, u32)>>>,
    /// What a better plan must stay below.
    upper: u64,
    best: Option<Plan>,
    /// The least that a whole plan costs that breaks what has been left out.
    broken: u64,
    looked: u64,
    limit: u64,
    /// States of every size taken up in the round under way.
    width: usize,
}

impl<'a, 'b> Search<'a, 'b> {
    fn new(frame: &'b Frame<'a>, known: u64, limit: u64) -> Self {
        let mut states = States::new(frame);
        let mut floor = Floor::new(frame);
        let root = states.root(frame);
        let least = floor.of(&states.state(root), None);
        states.know(least, floor.day, &floor.starts);
        let mut open = vec![BinaryHeap::new(); frame.users + 1];
        open[0].push(Reverse((states.metas[0].least, root)));
        Self {
            frame,
            states,
            floor,
            open,
            upper: known.saturating_add(frame.surplus),
            best: None,
            broken: u64::MAX,
            looked: 0,
            limit,
            width: 1,
        }
    }

    /// The least that any schedule costs, as far as is known.
    fn bound(&self) -> u64 {
        let open = self.open.iter().filter_map(|heap| heap.peek().map(|top| top.0.0)).min();
        open.unwrap_or(u64::MAX).min(self.upper).min(self.broken)
    }

    /// Takes up the best states of every size in turn, in every round twice as many, until none is open or the work
    /// allowed is spent.
    fn run(&mut self) {
        let mut any = true;
        while any {
            any = false;
            for depth in 0..self.open.len() {
                let mut taken = 0;
                while taken < self.width {
                    if self.looked >= self.limit || self.states.days() > MOST_DAYS {
                        return;
                    }
                    let Some(Reverse((least, state))) = self.open[depth].pop() else { break };
                    if least >= self.upper {
                        self.open[depth].clear();
                    } else if !self.states.metas[state as usize].dominated {
                        any = true;
                        taken += 1;
                        self.expand(state, depth);
                    }
                }
            }
            self.width = self.width.saturating_mul(WIDER);
        }
    }

    /// Opens what can follow a state.
    fn expand(&mut self, at: u32, depth: usize) {
        if depth == self.frame.users {
            return self.finish(at);
        }
        let follows = self.states.followers(self.frame, at);
        let untied = follows.iter().filter(|it| !self.frame.tied[it.activity as usize]);
        let limit = untied.map(|it| it.finish).min().unwrap_or(i32::MAX);
        for it in follows {
            // What could be over before something else begins comes first.
            if it.start >= limit {
                continue;
            }
            let state = self.states.state(at);
            if !self.frame.keeps_ties(&state, it.activity as usize, it.start, it.finish) {
                continue;
            }
            self.open(at, depth, it.activity, it.start, None);
            if self.frame.tied[it.activity as usize] {
                self.open_later(at, depth, it, limit);
            }
        }
    }

    /// Opens what follows a state if an activity begins later than it could, because something must follow it soon: what
    /// follows would come too late after any earlier begin, or this one is of no use.
    fn open_later(&mut self, at: u32, depth: usize, it: Follower, limit: i32) {
        let state = self.states.state(at);
        let mut ties = self.frame.ties.iter().filter(|tie| tie.from == it.activity);
        let only = ties.next().filter(|tie| tie.to_point == Point::Start && ties.next().is_none());
        // Nothing is gained before what follows is in reach.
        let in_reach = only.map_or(0, |tie| state.time[tie.to as usize].saturating_sub(tie.most));
        let (mut finish, mut after) = (it.finish, it.start);
        loop {
            let Some(start) = self.states.next_start(self.frame, at, it.activity, after) else { return };
            if start >= limit {
                return;
            }
            let put_off = only.map(|tie| (tie.to, finish.saturating_add(tie.most).saturating_add(1)));
            (_, finish) = self.frame.span(it.activity as usize, start);
            after = start;
            if finish < in_reach {
                continue;
            }
            // The later it begins, the more that costs.
            if self.open(at, depth, it.activity, start, put_off) == Opened::Useless {
                return;
            }
        }
    }

    /// Opens the state after an activity begins, in which another one may be put off.
    fn open(
        &mut self,
        at: u32,
        depth: usize,
        activity: u32,
        start: i32,
        put_off: Option<(u32, i32)>,
    ) -> Opened {
        let child = self.states.child(self.frame, at, activity, start);
        if let Some((other, day)) = put_off {
            self.states.put_off(other, day);
        }
        self.looked += self.frame.count as u64;
        // Mostly another state is as good already, and that is seen without a floor.
        if self.states.is_met(self.frame, child) {
            self.states.forget_last();
            return Opened::Usable;
        }
        let floor = self.floor.of(&self.states.state(child), Some(&self.states.state(at)));
        self.states.know(floor, self.floor.day, &self.floor.starts);
        if floor < self.upper && self.states.remember(self.frame, child) {
            self.open[depth + 1].push(Reverse((floor, child)));
            return Opened::Usable;
        }
        let too_soon = floor == u64::MAX && self.floor.broken.is_some_and(|tie| tie.from == activity);
        self.states.forget_last();
        if floor < self.upper || too_soon { Opened::Usable } else { Opened::Useless }
    }

    /// A whole plan: the best one if it keeps what has been left out.
    fn finish(&mut self, at: u32) {
        let State { meta, .. } = self.states.state(at);
        let cost = meta.least;
        let plan = self.states.plan(self.frame, at);
        if keeps(self.frame.net, &plan) {
            self.upper = cost;
            self.best = Some(plan);
        } else {
            self.broken = self.broken.min(cost);
        }
    }
}

/// Whether a plan keeps every precedence.
fn keeps(net: &Net, plan: &Plan) -> bool {
    let day = |at: u32, point| match point {
        Point::Start => plan.starts[at as usize],
        Point::Finish => plan.finishes[at as usize],
    };
    net.arcs.iter().all(|arc| day(arc.from, arc.from_point) + arc.lag <= day(arc.to, arc.to_point))
}
