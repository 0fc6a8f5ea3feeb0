//! A solver for bounds of integer variables that learns from its conflicts.
//!
//! Lazy clause generation (Ohrimenko, Stuckey and Codish 2009) without Booleans: a literal is a bound of a variable,
//! propagators explain every bound they raise, and a conflict is resolved back to one literal of its level (first unique
//! implication point), which becomes a clause. Each variable is seen from both ends: view `2x` is `x`, view `2x + 1` is
//! `-x`, and every literal says "this view is at least so much".

use super::branch::Branch;
use std::collections::{BinaryHeap, VecDeque};

/// "The value of a view is at least this."
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lit {
    pub(super) view: u32,
    pub(super) least: i32,
}

impl Lit {
    pub(super) fn at_least(variable: u32, least: i32) -> Self {
        Self { view: 2 * variable, least }
    }

    pub(super) fn at_most(variable: u32, most: i32) -> Self {
        Self { view: 2 * variable + 1, least: -most }
    }

    pub(super) fn not(self) -> Self {
        Self { view: self.view ^ 1, least: 1 - self.least }
    }
}

/// Why a bound was raised.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cause {
    Decision,
    Clause(u32),
    /// A view plus a constant.
    Sum {
        view: u32,
        add: i32,
    },
    /// Literals in the notes.
    Notes {
        first: u32,
        end: u32,
    },
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    view: u32,
    least: i32,
    old: i32,
    /// The entry before this one on the same view.
    before: u32,
    level: u32,
    cause: Cause,
}

#[derive(Clone, Copy, Debug)]
struct Watch {
    /// The clause loses its literal when the view reaches this.
    at: i32,
    clause: u32,
    /// Another literal of the clause; if it holds, the clause need not be looked at.
    other: Lit,
}

#[derive(Clone, Debug)]
struct Clause {
    lits: Vec<Lit>,
    /// Levels it spanned when it was learned; few are good.
    levels: u32,
    learned: bool,
}

const NONE: u32 = u32::MAX;
const UNNEEDED: (i32, u32) = (i32::MIN, NONE);

/// Variables, trail and clauses.
#[derive(Clone, Debug, Default)]
pub(super) struct Engine {
    low: Vec<i32>,
    last: Vec<u32>,
    trail: Vec<Entry>,
    levels: Vec<u32>,
    notes: Vec<Lit>,
    note_levels: Vec<u32>,
    clauses: Vec<Clause>,
    learned: usize,
    watches: Vec<Vec<Watch>>,
    sums: Vec<Vec<(u32, i32)>>,
    listeners: Vec<Vec<u32>>,
    queued: Vec<bool>,
    queue: VecDeque<u32>,
    /// Propagators that take long, and those of them that are woken: their turn comes when no other is.
    slow: Vec<bool>,
    slow_queue: VecDeque<u32>,
    head: usize,
    conflict: Vec<Lit>,
    /// Set when there is no solution at all.
    pub(super) dead: bool,
    pub(super) conflicts: u64,
    pub(super) branch: Branch,
    heap: BinaryHeap<(u32, i32)>,
    /// While shortening a lesson: the bound kept of each view, and the entry it comes from.
    needed: Vec<(i32, u32)>,
}

impl Engine {
    /// A variable between two bounds.
    pub(super) fn variable(&mut self, low: i32, high: i32) -> u32 {
        let variable = (self.low.len() / 2) as u32;
        self.low.extend([low, -high]);
        self.last.extend([NONE, NONE]);
        self.needed.extend([UNNEEDED, UNNEEDED]);
        for _ in 0..2 {
            self.watches.push(Vec::new());
            self.sums.push(Vec::new());
            self.listeners.push(Vec::new());
        }
        self.dead |= low > high;
        variable
    }

    /// States `to >= from + add` for two views, and the same from the other end.
    pub(super) fn sum(&mut self, from: u32, add: i32, to: u32) {
        self.sums[from as usize].push((to, add));
        self.sums[to as usize ^ 1].push((from ^ 1, add));
    }

    /// The number of a new propagator, which is woken when one of some views rises.
    pub(super) fn listen(&mut self, views: &[u32], slow: bool) -> u32 {
        let propagator = self.queued.len() as u32;
        for &view in views {
            self.listeners[view as usize].push(propagator);
        }
        self.queued.push(false);
        self.slow.push(slow);
        propagator
    }

    pub(super) fn wake(&mut self, propagator: u32) {
        if !self.queued[propagator as usize] {
            self.queued[propagator as usize] = true;
            let slow = self.slow[propagator as usize];
            let queue = if slow { &mut self.slow_queue } else { &mut self.queue };
            queue.push_back(propagator);
        }
    }

    pub(super) fn woken(&mut self) -> Option<u32> {
        let next = self.queue.pop_front().or_else(|| self.slow_queue.pop_front())?;
        self.queued[next as usize] = false;
        Some(next)
    }

    pub(super) fn low(&self, variable: u32) -> i32 {
        self.low[2 * variable as usize]
    }

    pub(super) fn high(&self, variable: u32) -> i32 {
        -self.low[2 * variable as usize + 1]
    }

    pub(super) fn fixed(&self, variable: u32) -> bool {
        self.low(variable) == self.high(variable)
    }

    pub(super) fn holds(&self, lit: Lit) -> bool {
        self.low[lit.view as usize] >= lit.least
    }

    pub(super) fn fails(&self, lit: Lit) -> bool {
        self.low[lit.view as usize ^ 1] > -lit.least
    }

    pub(super) fn variables(&self) -> usize {
        self.low.len() / 2
    }

    pub(super) fn level(&self) -> u32 {
        self.levels.len() as u32
    }

    /// Raises a bound because of literals that all hold; false on a conflict.
    pub(super) fn raise(&mut self, lit: Lit, because: &[Lit]) -> bool {
        if self.holds(lit) {
            return true;
        }
        if self.fails(lit) {
            self.conflict.clear();
            self.conflict.extend_from_slice(because);
            self.conflict.push(lit.not());
            return false;
        }
        let first = self.notes.len() as u32;
        if self.level() > 0 {
            self.notes.extend_from_slice(because);
        }
        self.push(lit, Cause::Notes { first, end: self.notes.len() as u32 });
        true
    }

    /// Reports a conflict between literals that all hold.
    pub(super) fn refute(&mut self, because: &[Lit]) -> bool {
        self.conflict.clear();
        self.conflict.extend_from_slice(because);
        false
    }

    fn push(&mut self, lit: Lit, cause: Cause) {
        let view = lit.view as usize;
        let entry = Entry {
            view: lit.view,
            least: lit.least,
            old: self.low[view],
            before: self.last[view],
            level: self.level(),
            cause,
        };
        self.low[view] = lit.least;
        self.last[view] = self.trail.len() as u32;
        self.trail.push(entry);
    }

    /// Opens a level with a decision.
    pub(super) fn decide(&mut self, lit: Lit) {
        self.levels.push(self.trail.len() as u32);
        self.note_levels.push(self.notes.len() as u32);
        self.push(lit, Cause::Decision);
    }

    /// What to decide next, by what took part in conflicts; none if nothing that is open ever did.
    pub(super) fn decision(&mut self) -> Option<Lit> {
        self.branch.pick(&self.low)
    }

    /// Clauses and sums to their fixed point, waking propagators; false on a conflict.
    pub(super) fn settle(&mut self) -> bool {
        while self.head < self.trail.len() {
            let Entry { view, least, .. } = self.trail[self.head];
            self.head += 1;
            for at in 0..self.listeners[view as usize].len() {
                self.wake(self.listeners[view as usize][at]);
            }
            // A later entry on the same view does all this again, better.
            if least < self.low[view as usize] {
                continue;
            }
            for at in 0..self.sums[view as usize].len() {
                let (to, add) = self.sums[view as usize][at];
                let lit = Lit { view: to, least: least + add };
                if self.holds(lit) {
                    continue;
                }
                if self.fails(lit) {
                    self.conflict.clear();
                    // Any pair of bounds that cannot both hold explains it; the current ones are kept as they are.
                    self.conflict.extend([Lit { view, least }, Lit { view: to ^ 1, least: 1 - lit.least }]);
                    return false;
                }
                self.push(lit, Cause::Sum { view, add });
            }
            if !self.settle_clauses(view, least) {
                return false;
            }
        }
        true
    }

    fn settle_clauses(&mut self, view: u32, least: i32) -> bool {
        let mut watches = std::mem::take(&mut self.watches[view as usize]);
        let mut kept = 0;
        let mut sound = true;
        for at in 0..watches.len() {
            let watch = watches[at];
            watches[kept] = watch;
            kept += 1;
            if !sound || watch.at > least || self.holds(watch.other) {
                continue;
            }
            let gone = Lit { view: view ^ 1, least: 1 - watch.at };
            let mut clause = std::mem::take(&mut self.clauses[watch.clause as usize].lits);
            if clause[0] == gone {
                clause.swap(0, 1);
            }
            let first = clause[0];
            if self.holds(first) {
                watches[kept - 1].other = first;
            } else if let Some(next) = (2..clause.len()).find(|&next| !self.fails(clause[next])) {
                clause.swap(1, next);
                let lit = clause[1];
                let moved = Watch { at: 1 - lit.least, clause: watch.clause, other: first };
                self.watches[lit.view as usize ^ 1].push(moved);
                kept -= 1;
            } else if self.fails(first) {
                self.conflict.clear();
                self.conflict.extend(clause.iter().map(|lit| lit.not()));
                sound = false;
            } else {
                self.push(first, Cause::Clause(watch.clause));
            }
            self.clauses[watch.clause as usize].lits = clause;
        }
        watches.truncate(kept);
        self.watches[view as usize] = watches;
        sound
    }

    /// Adds a clause that holds always; only before the first decision.
    pub(super) fn clause(&mut self, lits: Vec<Lit>) {
        let open: Vec<Lit> = lits.into_iter().filter(|&lit| !self.fails(lit)).collect();
        if open.iter().any(|&lit| self.holds(lit)) {
            return;
        }
        match open[..] {
            [] => self.dead = true,
            [only] => self.push(only, Cause::Decision),
            _ => {
                self.attach(Clause { lits: open, levels: 0, learned: false });
            }
        }
    }

    /// States a literal for good; only before the first decision.
    pub(super) fn state(&mut self, lit: Lit) {
        self.clause(vec![lit]);
    }

    fn attach(&mut self, clause: Clause) -> u32 {
        let number = self.clauses.len() as u32;
        for (lit, other) in [(clause.lits[0], clause.lits[1]), (clause.lits[1], clause.lits[0])] {
            let watch = Watch { at: 1 - lit.least, clause: number, other };
            self.watches[lit.view as usize ^ 1].push(watch);
        }
        self.learned += usize::from(clause.learned);
        self.clauses.push(clause);
        number
    }

    /// Takes everything above a level back.
    pub(super) fn back_to(&mut self, level: u32) {
        let level = level as usize;
        if self.levels.len() <= level {
            return;
        }
        let keep = self.levels[level] as usize;
        while self.trail.len() > keep {
            let Some(entry) = self.trail.pop() else { break };
            self.low[entry.view as usize] = entry.old;
            self.last[entry.view as usize] = entry.before;
        }
        self.notes.truncate(self.note_levels[level] as usize);
        self.levels.truncate(level);
        self.note_levels.truncate(level);
        self.head = keep;
        while self.woken().is_some() {}
    }

    /// The entry by which a literal came to hold; none if it always did.
    fn entry_of(&self, lit: Lit) -> Option<u32> {
        let mut at = self.last[lit.view as usize];
        loop {
            let entry = self.trail.get(at as usize)?;
            if entry.level == 0 {
                return None;
            }
            if entry.old < lit.least {
                return Some(at);
            }
            at = entry.before;
        }
    }

    /// Literals whose conjunction made an entry reach a bound.
    fn causes(&self, at: u32, least: i32, into: &mut Vec<Lit>) {
        into.clear();
        match self.trail[at as usize].cause {
            Cause::Decision => {}
            Cause::Clause(clause) => {
                into.extend(self.clauses[clause as usize].lits[1..].iter().map(|lit| lit.not()));
            }
            Cause::Sum { view, add } => into.push(Lit { view, least: least - add }),
            Cause::Notes { first, end } => {
                into.extend_from_slice(&self.notes[first as usize..end as usize]);
            }
        }
    }

    /// Learns from the conflict just reported and goes back to where the lesson bites; false if nothing is left.
    pub(super) fn learn(&mut self) -> bool {
        self.conflicts += 1;
        let mut reasons = std::mem::take(&mut self.conflict);
        let level = reasons
            .iter()
            .filter_map(|&lit| self.entry_of(lit))
            .map(|at| self.trail[at as usize].level)
            .max()
            .unwrap_or(0);
        if level == 0 {
            self.dead = true;
            return false;
        }
        self.back_to(level);
        self.heap.clear();
        // Entries below the conflict's level, with the bound needed of each.
        let mut lower: Vec<(u32, i32)> = Vec::new();
        let uip = loop {
            for &lit in &reasons {
                let Some(at) = self.entry_of(lit) else { continue };
                self.branch.bump(lit);
                if self.trail[at as usize].level == level {
                    self.heap.push((at, lit.least));
                } else {
                    lower.push((at, lit.least));
                }
            }
            let Some((at, least)) = self.heap.pop() else { return false };
            while self.heap.peek().is_some_and(|next| next.0 == at) {
                self.heap.pop();
            }
            if self.heap.is_empty() {
                break Lit { view: self.trail[at as usize].view, least };
            }
            self.causes(at, least, &mut reasons);
        };
        let lits = self.shortened(lower, &mut reasons);
        self.conflict = reasons;
        let mut clause = vec![uip.not()];
        clause
            .extend(lits.iter().map(|&(at, least)| Lit { view: self.trail[at as usize].view, least }.not()));
        let back = lits.first().map_or(0, |&(at, _)| self.trail[at as usize].level);
        let mut levels: Vec<u32> = lits.iter().map(|&(at, _)| self.trail[at as usize].level).collect();
        levels.dedup();
        let spans = levels.len() as u32 + 1;
        self.back_to(back);
        self.branch.decay();
        if clause.len() == 1 {
            self.push(clause[0], Cause::Decision);
            return true;
        }
        let first = clause[0];
        let number = self.attach(Clause { lits: clause, levels: spans, learned: true });
        self.push(first, Cause::Clause(number));
        true
    }

    /// The lower literals, latest first, one per view, without those that the others imply.
    fn shortened(&mut self, mut lower: Vec<(u32, i32)>, buffer: &mut Vec<Lit>) -> Vec<(u32, i32)> {
        lower.sort_unstable_by(|a, b| b.cmp(a));
        let mut kept: Vec<(u32, i32)> = Vec::new();
        for (at, least) in lower {
            let view = self.trail[at as usize].view as usize;
            if self.needed[view] == UNNEEDED {
                self.needed[view] = (least, at);
                kept.push((at, least));
            }
        }
        let mut short = Vec::with_capacity(kept.len());
        for &(at, least) in &kept {
            let decided = matches!(self.trail[at as usize].cause, Cause::Decision);
            self.causes(at, least, buffer);
            // Only what came earlier may imply it; otherwise two literals could vouch for each other.
            let implied = |lit: &Lit| {
                let (bound, entry) = self.needed[lit.view as usize];
                bound >= lit.least && entry < at || self.entry_of(*lit).is_none()
            };
            if decided || !buffer.iter().all(implied) {
                short.push((at, least));
            }
        }
        for &(at, _) in &kept {
            self.needed[self.trail[at as usize].view as usize] = UNNEEDED;
        }
        short
    }

    /// Forgets the worse half of what was learned, if it has become much; only at the root.
    pub(super) fn forget(&mut self, limit: usize) {
        if self.learned < limit || self.level() > 0 {
            return;
        }
        // At the root no clause is needed to explain anything any more.
        for entry in &mut self.trail {
            entry.cause = Cause::Decision;
        }
        let mut ranks: Vec<(u32, std::cmp::Reverse<usize>)> = self
            .clauses
            .iter()
            .enumerate()
            .filter(|(_, clause)| clause.learned)
            .map(|(at, clause)| (clause.levels, std::cmp::Reverse(at)))
            .collect();
        ranks.sort_unstable();
        let worst = ranks.get(ranks.len() / 2).copied();
        let old = std::mem::take(&mut self.clauses);
        self.learned = 0;
        for watches in &mut self.watches {
            watches.clear();
        }
        for (at, clause) in old.into_iter().enumerate() {
            let good =
                clause.levels <= 2 || worst.is_none_or(|it| (clause.levels, std::cmp::Reverse(at)) < it);
            if (!clause.learned || good) && !clause.lits.iter().any(|&lit| self.holds(lit)) {
                self.reattach(clause);
            }
        }
    }

    /// Attaches a clause at the root, where some literals may have failed since.
    fn reattach(&mut self, clause: Clause) {
        let open: Vec<Lit> = clause.lits.into_iter().filter(|&lit| !self.fails(lit)).collect();
        match open[..] {
            [] => self.dead = true,
            [only] => self.push(only, Cause::Decision),
            _ => {
                self.attach(Clause { lits: open, ..clause });
            }
        }
    }
}
