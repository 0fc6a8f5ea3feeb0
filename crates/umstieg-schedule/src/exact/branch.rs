//! Where the search branches: on the bound that took part in conflicts most and most lately.
//!
//! Activities as in Chaff (Moskewicz et al. 2001), one per bound of each variable; the side taken first is the one of the
//! best schedule known.

use super::engine::Lit;

/// Activity of every bound of every variable.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    /// First bound of each variable; bound `k` says "at least `low + 1 + k`".
    first: Vec<u32>,
    low: Vec<i32>,
    owner: Vec<u32>,
    activity: Vec<f64>,
    /// Bounds of each variable that ever had any activity, sorted.
    active: Vec<Vec<u32>>,
    step: f64,
    heap: Vec<u32>,
    position: Vec<u32>,
    /// Value each variable is steered to.
    pub(super) wish: Vec<i32>,
}

const ABSENT: u32 = u32::MAX;

impl Branch {
    /// For variables between bounds.
    pub(super) fn new(bounds: impl Iterator<Item = (i32, i32)>) -> Self {
        let mut it = Self { step: 1.0, ..Self::default() };
        for (variable, (low, high)) in bounds.enumerate() {
            it.first.push(it.owner.len() as u32);
            it.low.push(low);
            it.wish.push(low);
            it.owner.extend(std::iter::repeat_n(variable as u32, (high - low).max(0) as usize));
        }
        it.first.push(it.owner.len() as u32);
        it.active = vec![Vec::new(); it.low.len()];
        it.activity = vec![0.0; it.owner.len()];
        it.position = vec![ABSENT; it.owner.len()];
        it
    }

    fn bound_of(&self, lit: Lit) -> Option<u32> {
        let variable = lit.view as usize / 2;
        let least = if lit.view & 1 == 0 { lit.least } else { 1 - lit.least };
        let (first, end) = (*self.first.get(variable)?, *self.first.get(variable + 1)?);
        let bound = i64::from(first) + i64::from(least) - i64::from(self.low[variable]) - 1;
        let inside = bound >= i64::from(first) && bound < i64::from(end);
        inside.then_some(bound as u32)
    }

    pub(super) fn bump(&mut self, lit: Lit) {
        let Some(bound) = self.bound_of(lit) else { return };
        let active = &mut self.active[lit.view as usize / 2];
        if let Err(place) = active.binary_search(&bound) {
            active.insert(place, bound);
        }
        self.activity[bound as usize] += self.step;
        if self.activity[bound as usize] > 1e100 {
            for activity in &mut self.activity {
                *activity *= 1e-100;
            }
            self.step *= 1e-100;
        }
        if self.position[bound as usize] == ABSENT {
            self.position[bound as usize] = self.heap.len() as u32;
            self.heap.push(bound);
        }
        self.rise(self.position[bound as usize] as usize);
    }

    pub(super) fn decay(&mut self) {
        self.step /= 0.95;
    }

    /// Bounds of a view between two values are open again.
    pub(super) fn reopen(&mut self, view: u32, old: i32, new: i32) {
        let variable = view as usize / 2;
        if variable + 1 >= self.first.len() {
            return;
        }
        // A rise from `old` to `new` decided the bounds `old + 1 ..= new` of that view.
        let (from, to) = if view & 1 == 0 { (old + 1, new) } else { (1 - new, -old) };
        let first = i64::from(self.first[variable]) - i64::from(self.low[variable]) - 1;
        let from = (first + i64::from(from)).max(i64::from(self.first[variable]));
        let to = (first + i64::from(to)).min(i64::from(self.first[variable + 1]) - 1);
        let active = &self.active[variable];
        let places = active.partition_point(|&it| i64::from(it) < from)
            ..active.partition_point(|&it| i64::from(it) <= to);
        for place in places {
            let bound = self.active[variable][place] as usize;
            if self.position[bound] == ABSENT && self.activity[bound] > 0.0 {
                self.position[bound] = self.heap.len() as u32;
                self.heap.push(bound as u32);
                self.rise(self.heap.len() - 1);
            }
        }
    }

    /// The most active bound, as a literal steered by the wish; taken off.
    pub(super) fn pop(&mut self) -> Option<Lit> {
        let top = *self.heap.first()?;
        self.position[top as usize] = ABSENT;
        let last = self.heap.pop()?;
        if !self.heap.is_empty() {
            self.heap[0] = last;
            self.position[last as usize] = 0;
            self.sink(0);
        }
        let variable = self.owner[top as usize];
        let least = self.low[variable as usize] + 1 + (top - self.first[variable as usize]) as i32;
        let lit = Lit::at_least(variable, least);
        Some(if self.wish[variable as usize] >= least { lit } else { lit.not() })
    }

    fn before(&self, a: u32, b: u32) -> bool {
        let (x, y) = (self.activity[a as usize], self.activity[b as usize]);
        x > y || x == y && a < b
    }

    fn rise(&mut self, mut at: usize) {
        while at > 0 {
            let up = (at - 1) / 2;
            if !self.before(self.heap[at], self.heap[up]) {
                break;
            }
            self.exchange(at, up);
            at = up;
        }
    }

    fn sink(&mut self, mut at: usize) {
        loop {
            let mut best = at;
            for down in [2 * at + 1, 2 * at + 2] {
                if down < self.heap.len() && self.before(self.heap[down], self.heap[best]) {
                    best = down;
                }
            }
            if best == at {
                return;
            }
            self.exchange(at, best);
            at = best;
        }
    }

    fn exchange(&mut self, a: usize, b: usize) {
        self.heap.swap(a, b);
        self.position[self.heap[a] as usize] = a as u32;
        self.position[self.heap[b] as usize] = b as u32;
    }
}
