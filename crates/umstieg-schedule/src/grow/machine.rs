//! A machine for one thing at a time: shares such that what can run on one day never has more than one whole.
//!
//! The work `share * duration` of everything goes through such a machine as if it did one thing after the other, whatever
//! the resources are. Shares come from the demands for one resource, through dual feasible functions (Fekete and
//! Schepers 2001), and are then raised one by one as far as all that can run together allows, with all resources and
//! the order of activities in view.

use super::frame::Frame;

/// Shares of activities in wholes.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    pub(super) whole: u64,
    pub(super) shares: Vec<u64>,
}

/// Sets of activities looked at before shares stay as they are.
const TRIALS: usize = 4_000;

/// The most equal parts into which a resource is divided.
const PARTS: u64 = 4;

/// Limits below which a demand is small that are tried.
const LIMITS: usize = 12;

impl Machine {
    /// The machine through which most has to go; none if nothing holds a resource.
    pub(super) fn of(frame: &Frame) -> Option<Self> {
        let mut best: Option<(f64, Self)> = None;
        for resource in 0..frame.net.capacities.len() {
            for mut it in Self::by_resource(frame, resource) {
                let work = it.work(frame);
                // Raising a share rarely makes more of a difference than this.
                if best.as_ref().is_none_or(|best| work > 0.9 * best.0) {
                    it.raise(frame);
                    let work = it.work(frame);
                    if best.as_ref().is_none_or(|best| work > best.0) {
                        best = Some((work, it));
                    }
                }
            }
        }
        best.filter(|it| it.0 > 0.0).map(|it| it.1)
    }

    /// The machines that one resource makes.
    fn by_resource(frame: &Frame, resource: usize) -> Vec<Self> {
        let steps = &frame.net.capacities[resource];
        let most = steps.iter().map(|step| u64::from(step.1)).max().unwrap_or(0);
        if most == 0 {
            return Vec::new();
        }
        let demands = |at: usize| &frame.net.mode(frame.activity[at] as usize, 0).demands;
        let units = |at: usize| demands(at).iter().find(|it| it.0 as usize == resource).map_or(0, |it| it.1);
        let units: Vec<u64> = (0..frame.count).map(|at| u64::from(units(at))).collect();
        let mut limits: Vec<u64> = units.iter().copied().filter(|&it| 2 * it <= most).collect();
        limits.push(0);
        limits.sort_unstable();
        limits.dedup();
        let every = limits.len().div_ceil(LIMITS);
        // What is small counts nothing, and what leaves room only for the small counts whole.
        let without_small = limits.iter().step_by(every).map(|&limit| {
            let share = |&it: &u64| if it > most - limit { most } else { it * u64::from(it >= limit) };
            Self { whole: most, shares: units.iter().map(share).collect() }
        });
        let in_parts = (1..=PARTS).map(|parts| {
            let share = |&it: &u64| {
                let even = it * (parts + 1) % most == 0;
                if even { it * parts / most } else { it * (parts + 1) / most }
            };
            Self { whole: parts, shares: units.iter().map(share).collect() }
        });
        without_small.chain(in_parts).collect()
    }

    /// Days that all the work takes.
    fn work(&self, frame: &Frame) -> f64 {
        let days = |at: usize| f64::from(frame.net.mode(frame.activity[at] as usize, 0).duration);
        (0..frame.count).map(|at| self.shares[at] as f64 / self.whole as f64 * days(at)).sum()
    }

    /// Raises shares, the longest first, as long as nothing that can run together gets more than one whole.
    fn raise(&mut self, frame: &Frame) {
        let duration = |at: usize| frame.net.mode(frame.activity[at] as usize, 0).duration;
        let mut order: Vec<usize> = (0..frame.count).filter(|&at| frame.user[at]).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(duration(at)), at));
        let mut trials = TRIALS;
        for at in order {
            if self.shares[at] >= self.whole {
                continue;
            }
            let mut together = Together::new(frame, at);
            let mut partners: Vec<usize> = (0..frame.count)
                .filter(|&other| self.shares[other] > 0 && other != at && together.takes(other))
                .collect();
            partners.sort_by_key(|&other| (std::cmp::Reverse(self.shares[other]), other));
            let mut most = 0;
            self.most(&mut together, &partners, 0, &mut most, &mut trials);
            if trials == 0 {
                return;
            }
            self.shares[at] = self.shares[at].max(self.whole.saturating_sub(most));
        }
    }

    /// The most that partners have which can all run together.
    fn most(
        &self,
        together: &mut Together,
        partners: &[usize],
        sum: u64,
        most: &mut u64,
        trials: &mut usize,
    ) {
        *most = sum.max(*most);
        let mut rest: u64 = partners.iter().map(|&at| self.shares[at]).sum();
        for (position, &at) in partners.iter().enumerate() {
            if sum + rest <= *most || *most >= self.whole || *trials == 0 {
                return;
            }
            *trials -= 1;
            rest -= self.shares[at];
            if together.takes(at) {
                together.add(at);
                self.most(together, &partners[position + 1..], sum + self.shares[at], most, trials);
                together.take_off();
            }
        }
    }
}

/// Activities that can run on the same day, as far as greatest capacities and their order say.
struct Together<'a, 'b> {
    frame: &'b Frame<'a>,
    members: Vec<usize>,
    room: Vec<u32>,
}

impl<'a, 'b> Together<'a, 'b> {
    fn new(frame: &'b Frame<'a>, at: usize) -> Self {
        let most = |steps: &Vec<(i32, u32)>| steps.iter().map(|step| step.1).max().unwrap_or(0);
        let room = frame.net.capacities.iter().map(most).collect();
        let mut it = Self { frame, members: Vec::new(), room };
        it.add(at);
        it
    }

    fn demands(&self, at: usize) -> &'a [(u32, u32)] {
        &self.frame.net.mode(self.frame.activity[at] as usize, 0).demands
    }

    fn takes(&self, at: usize) -> bool {
        let apart = |&other: &usize| self.frame.is_before(at, other) || self.frame.is_before(other, at);
        self.demands(at).iter().all(|&(resource, units)| units <= self.room[resource as usize])
            && !self.members.iter().any(apart)
    }

    fn add(&mut self, at: usize) {
        for &(resource, units) in self.demands(at) {
            self.room[resource as usize] -= units;
        }
        self.members.push(at);
    }

    fn take_off(&mut self) {
        let Some(at) = self.members.pop() else { return };
        for &(resource, units) in self.demands(at) {
            self.room[resource as usize] += units;
        }
    }
}
