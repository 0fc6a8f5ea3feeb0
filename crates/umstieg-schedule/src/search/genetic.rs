//! A genetic search on activity lists and modes for every objective.
//!
//! Lists as in Hartmann (1998), with forward-backward improvement of each child (Valls, Ballestín and Quintanilla 2008):
//! the schedule is pushed to the right on the mirrored net in the order of its finishes, then to the left again. Children
//! replace the worst; what costs the same and looks the same is not kept twice.
//!
//! Many schedules cost the same. Between them room decides: how far activities can move between the schedule pushed to
//! the right and the one pushed to the left. Where nothing can move nothing can get better, so such members go first.

use super::list::{Mutation, Orders};
use crate::cost::{Cost, Judge, WORST};
use crate::decode::{Decoder, Plan};
use crate::net::Net;
use crate::profile::Profile;
use crate::random::Random;

/// A schedule that may have children.
#[derive(Clone, Debug)]
struct Member {
    list: Vec<u32>,
    modes: Vec<u32>,
    worth: Worth,
}

/// What decides between members: the cost, then the room left, negated so that less is better.
type Worth = (Cost, i64);

/// The search; `run` until the budget is spent or a cost is reached.
pub(super) struct Genetic<'a, P> {
    net: &'a Net,
    judge: &'a Judge<'a>,
    forward: Decoder<'a, P>,
    backward: Decoder<'a, P>,
    /// Whether nothing is tied to days, so that children may be pushed to the right before their end is known.
    timeless: bool,
    orders: [Orders<'a>; 2],
    mutation: Mutation,
    random: Random,
    members: Vec<Member>,
    plan: Plan,
    list: Vec<u32>,
    modes: Vec<u32>,
    part: Vec<bool>,
    /// Starts pushed to the right, counted from the earliest.
    right: Vec<i32>,
    pub(super) best: Plan,
    pub(super) best_cost: Cost,
    pub(super) schedules: u64,
}

impl<'a, P: Profile> Genetic<'a, P> {
    pub(super) fn new(
        nets: [&'a Net; 2],
        judge: &'a Judge<'a>,
        forward: Decoder<'a, P>,
        backward: Decoder<'a, P>,
        seed: u64,
    ) -> Self {
        Self {
            net: nets[0],
            judge,
            forward,
            backward,
            timeless: nets[0].timeless(),
            orders: nets.map(Orders::new),
            mutation: Mutation::new(nets[0]),
            random: Random::new(seed),
            members: Vec::new(),
            plan: Plan::default(),
            list: Vec::new(),
            modes: Vec::new(),
            part: vec![false; nets[0].count()],
            right: Vec::new(),
            best: Plan::default(),
            best_cost: WORST,
            schedules: 0,
        }
    }

    /// Schedules `self.list` with `self.modes`, improves it there and back, and keeps it if it is worth it.
    fn try_child(&mut self, size: usize) {
        let mut not_before = 0;
        // Grown lists are ordered by finish, which is all that pushing to the right needs.
        if !self.timeless || self.members.len() < size {
            self.forward.decode(&self.list, &self.modes, 0, &mut self.plan);
            self.schedules += 1;
            self.note();
            if !self.timeless {
                let end = self.plan.finishes.iter().copied().max().unwrap_or(0);
                not_before = (self.net.horizon - end).max(0);
            }
            self.orders[0].by_finish(&self.plan, &mut self.list);
        }
        self.list.reverse();
        self.backward.decode(&self.list, &self.modes, not_before, &mut self.plan);
        self.orders[1].by_finish(&self.plan, &mut self.list);
        let last = self.plan.finishes.iter().copied().max().unwrap_or(0);
        self.right.clear();
        self.right.extend(self.plan.finishes.iter().map(|&finish| last - finish));
        self.list.reverse();
        self.forward.decode(&self.list, &self.modes, 0, &mut self.plan);
        self.schedules += 2;
        let worth = (self.note(), -self.room());
        if self.timeless {
            self.orders[0].by_finish(&self.plan, &mut self.list);
        } else {
            self.orders[0].by_start(&self.plan, &mut self.list);
        }
        let twin = |it: &Member| it.worth == worth && it.list == self.list && it.modes == self.modes;
        if self.members.iter().any(twin) {
            return;
        }
        let member = Member { list: self.list.clone(), modes: self.modes.clone(), worth };
        if self.members.len() < size {
            self.members.push(member);
            return;
        }
        let worst = (0..self.members.len()).max_by_key(|&at| self.members[at].worth);
        if let Some(worst) = worst
            && self.members[worst].worth >= worth
        {
            self.members[worst] = member;
        }
    }

    /// How far activities can move, each by the root of its days: many that move a little count more than few that move
    /// far.
    fn room(&self) -> i64 {
        let days = self.right.iter().zip(&self.plan.starts).map(|(right, left)| (right - left).max(0));
        days.map(|days| (f64::from(days).sqrt() * 1000.0) as i64).sum()
    }

    /// The cost of the plan, which is kept if it is the best.
    fn note(&mut self) -> Cost {
        let cost = self.judge.cost(&self.plan);
        if cost < self.best_cost {
            self.best_cost = cost;
            self.best = self.plan.clone();
        }
        cost
    }

    /// Adds a list with modes as a member.
    pub(super) fn add(&mut self, list: Vec<u32>, modes: &[u32], size: usize) {
        self.list = list;
        self.modes.clear();
        self.modes.extend_from_slice(modes);
        self.try_child(size);
    }

    /// Children until the limit of schedules or the goal is reached.
    pub(super) fn run(&mut self, limit: u64, goal: &Cost) {
        let size = self.members.len();
        if size < 2 {
            return;
        }
        while self.schedules < limit && self.best_cost > *goal {
            let father = self.tournament();
            let mother = self.tournament();
            self.cross(father, mother);
            self.try_child(size);
        }
    }

    fn tournament(&mut self) -> usize {
        let (first, second) = (self.random.below(self.members.len()), self.random.below(self.members.len()));
        if self.members[second].worth < self.members[first].worth { second } else { first }
    }

    /// Two-point crossover: between the points the order and modes of the mother, outside those of the father.
    fn cross(&mut self, father: usize, mother: usize) {
        let (father, mother) = (&self.members[father], &self.members[mother]);
        let count = father.list.len();
        let (first, second) = (self.random.below(count + 1), self.random.below(count + 1));
        let (from, to) = (first.min(second), first.max(second));
        self.list.clear();
        self.list.extend_from_slice(&father.list[..from]);
        self.part.fill(false);
        for &activity in &father.list[..from] {
            self.part[activity as usize] = true;
        }
        for &activity in &mother.list {
            if self.list.len() == to {
                break;
            }
            if !self.part[activity as usize] {
                self.part[activity as usize] = true;
                self.list.push(activity);
            }
        }
        let part = &self.part;
        self.list.extend(father.list.iter().filter(|&&it| !part[it as usize]));
        self.modes.clear();
        self.modes.extend_from_slice(&father.modes);
        for &activity in &self.list[from..to] {
            self.modes[activity as usize] = mother.modes[activity as usize];
        }
        let moves = self.random.below(1 + count / 12 + 1);
        self.mutation.apply(&mut self.list, false, moves, &mut self.random);
        self.change_modes();
    }

    /// Gives a few activities another mode.
    fn change_modes(&mut self) {
        for activity in 0..self.net.count() {
            let act = &self.net.acts[activity];
            if act.mode_count > 1 && self.random.per_mille(50) {
                let mode = self.random.below(act.mode_count as usize) as u32;
                if self.net.mode(activity, mode).possible {
                    self.modes[activity] = mode;
                }
            }
        }
    }
}
