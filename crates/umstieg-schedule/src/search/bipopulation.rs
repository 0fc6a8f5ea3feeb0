//! A genetic search over two populations, one of schedules pushed to the left and one of schedules pushed to the right.
//!
//! After Debels and Vanhoucke (2005, 2007): children of one population are decoded in the other direction and enter the
//! other population, so that every schedule generated is also a forward-backward improvement step (Li and Willis 1992;
//! Tormos and Lova 2001; Valls, Ballestín and Quintanilla 2005). Directions differ only in the net they decode on, so the
//! code below knows one direction and its opposite.

use super::list::{Mutation, Orders};
use crate::decode::{Decoder, Plan};
use crate::net::Net;
use crate::profile::Profile;
use crate::random::Random;

/// A schedule as the list of its activities by finish, and how long it takes.
#[derive(Clone, Debug)]
struct Member {
    list: Vec<u32>,
    span: i32,
}

/// One direction of time.
struct Side<'a, P> {
    decoder: Decoder<'a, P>,
    orders: Orders<'a>,
    members: Vec<Member>,
}

/// The search; `run` until the budget is spent or a makespan is reached.
pub(super) struct Bipopulation<'a, P> {
    sides: [Side<'a, P>; 2],
    modes: Vec<u32>,
    random: Random,
    mutation: Mutation,
    plan: Plan,
    child: Vec<u32>,
    part: Vec<u8>,
    pub(super) best: Plan,
    pub(super) best_span: i32,
    pub(super) schedules: u64,
}

impl<'a, P: Profile> Bipopulation<'a, P> {
    /// `first` schedules forwards, `second` on the mirrored net.
    pub(super) fn new(
        nets: [&'a Net; 2],
        decoders: [Decoder<'a, P>; 2],
        modes: Vec<u32>,
        seed: u64,
        best: Plan,
    ) -> Self {
        let [forward, backward] = decoders;
        let best_span = best.finishes.iter().copied().max().unwrap_or(0);
        Self {
            sides: [
                Side { decoder: forward, orders: Orders::new(nets[0]), members: Vec::new() },
                Side { decoder: backward, orders: Orders::new(nets[1]), members: Vec::new() },
            ],
            part: vec![0; modes.len()],
            modes,
            random: Random::new(seed),
            mutation: Mutation::new(nets[0]),
            plan: Plan::default(),
            child: Vec::new(),
            best,
            best_span,
            schedules: 0,
        }
    }

    /// Decodes `self.child` on a side into a member of that side.
    fn decode(&mut self, side: usize) -> Member {
        let side_data = &mut self.sides[side];
        side_data.decoder.decode(&self.child, &self.modes, 0, &mut self.plan);
        self.schedules += 1;
        let last = self.plan.finishes.iter().copied().max().unwrap_or(0);
        let first = self.plan.starts.iter().copied().min().unwrap_or(0);
        let mut list = Vec::with_capacity(self.child.len());
        side_data.orders.by_finish(&self.plan, &mut list);
        let span = if side == 0 { last } else { last - first };
        if side == 0 && last < self.best_span && self.plan.broken == 0 {
            self.best_span = last;
            self.best = self.plan.clone();
        }
        Member { list, span }
    }

    /// Fills both populations from lists for the forward direction.
    pub(super) fn fill(&mut self, lists: impl Iterator<Item = Vec<u32>>, size: usize, limit: u64, goal: i32) {
        for list in lists {
            if self.schedules >= limit || self.best_span <= goal || self.sides[1].members.len() >= size {
                return;
            }
            self.child = list;
            let left = self.decode(0);
            self.reverse_of(&left);
            self.sides[0].members.push(left);
            let right = self.decode(1);
            self.sides[1].members.push(right);
        }
    }

    fn reverse_of(&mut self, member: &Member) {
        self.child.clear();
        self.child.extend(member.list.iter().rev());
    }

    /// Generations until the limit of schedules or the goal is reached.
    pub(super) fn run(&mut self, limit: u64, goal: i32) {
        let mut side = 1;
        while self.schedules < limit && self.best_span > goal && self.sides[side].members.len() > 1 {
            let other = 1 - side;
            let count = self.sides[side].members.len();
            for at in 0..count {
                if self.schedules >= limit || self.best_span <= goal {
                    return;
                }
                let mother = self.tournament(side, at);
                self.cross(side, at, mother);
                let child = self.decode(other);
                let members = &mut self.sides[other].members;
                let best = members.iter().map(|it| it.span).min().unwrap_or(0);
                if at >= members.len() {
                    members.push(child);
                } else if members[at].span > best || child.span <= best {
                    members[at] = child;
                }
            }
            side = other;
        }
    }

    fn tournament(&mut self, side: usize, besides: usize) -> usize {
        let members = &self.sides[side].members;
        let mut draw = || {
            let it = self.random.below(members.len() - 1);
            if it >= besides { it + 1 } else { it }
        };
        let (first, second) = (draw(), draw());
        if members[second].span < members[first].span { second } else { first }
    }

    /// Two-point crossover into `self.child`, reversed for the other direction.
    ///
    /// The mother says what comes before, between and after two points and the order in between; the father says the
    /// order before and after. Predecessors stay first, because they do so in both.
    fn cross(&mut self, side: usize, father: usize, mother: usize) {
        let members = &self.sides[side].members;
        let (father, mother) = (&members[father], &members[mother]);
        let count = father.list.len();
        let length = count / 4 + self.random.below(count / 2 + 1);
        let from = self.random.below(count - length.min(count - 1));
        let to = (from + length).min(count);
        for (at, &activity) in mother.list.iter().enumerate() {
            self.part[activity as usize] = if at < from { 0 } else { 1 + u8::from(at >= to) };
        }
        self.child.clear();
        let part = &self.part;
        self.child.extend(father.list.iter().filter(|&&it| part[it as usize] == 0));
        self.child.extend_from_slice(&mother.list[from..to]);
        self.child.extend(father.list.iter().filter(|&&it| part[it as usize] == 2));
        let same = self.child == father.list;
        if same || self.random.per_mille(MUTATED) {
            let moves = 1 + self.random.below(if same { MOVES_OF_TWINS } else { 2 });
            self.mutation.apply(&mut self.child, side == 1, moves, &mut self.random);
        }
        self.child.reverse();
    }
}

/// Children mutated, of a thousand.
const MUTATED: usize = 100;

/// Most moves applied to a child that equals its father.
const MOVES_OF_TWINS: usize = 8;
