//! Free capacity with four resources packed into one word per day.
//!
//! Each lane of 16 bits holds `0x8000 + free`; subtracting packed demands leaves every top bit set exactly if all fit,
//! so that a day costs one subtraction whatever the number of resources in the word.

use super::Profile;
use crate::net::Net;

const GUARD: u64 = 0x8000_8000_8000_8000;
const LANE_LIMIT: u32 = 0x7fff;

/// Most days times words a dense profile may take; beyond, breakpoints are cheaper.
const SIZE_LIMIT: usize = 1 << 17;

/// `WORDS` words of four resources each per day.
#[derive(Clone, Debug)]
pub(crate) struct Dense<const WORDS: usize> {
    base: Vec<[u64; WORDS]>,
    free: Vec<[u64; WORDS]>,
    demands: Vec<[u64; WORDS]>,
    /// Days that may differ from `base`.
    touched: (usize, usize),
}

impl<const WORDS: usize> Dense<WORDS> {
    /// The profile of a project, if it is small enough in every respect.
    pub(crate) fn new(net: &Net) -> Option<Self> {
        let days = net.horizon as usize + 1;
        let units = net.capacities.iter().flatten().map(|step| step.1).max().unwrap_or(0);
        if net.capacities.len() > 4 * WORDS || units > LANE_LIMIT || days * WORDS > SIZE_LIMIT {
            return None;
        }
        let mut base = vec![[GUARD; WORDS]; days];
        for (resource, steps) in net.capacities.iter().enumerate() {
            for (at, &(from, units)) in steps.iter().enumerate() {
                let to = steps.get(at + 1).map_or(days, |next| (next.0 as usize).min(days));
                for day in base.iter_mut().take(to).skip(from as usize) {
                    day[resource / 4] |= u64::from(units) << (16 * (resource % 4));
                }
            }
        }
        let demands = net.modes.iter().map(packed).collect();
        Some(Self { free: base.clone(), base, demands, touched: (usize::MAX, 0) })
    }

    fn fits(&self, day: usize, demand: &[u64; WORDS]) -> bool {
        let free = &self.free[day];
        let mut all = GUARD;
        for word in 0..WORDS {
            all &= free[word] - demand[word];
        }
        all & GUARD == GUARD
    }

    fn touch(&mut self, from: i32, to: i32) -> std::ops::Range<usize> {
        let range = (from.max(0) as usize).min(self.free.len())..(to.max(0) as usize).min(self.free.len());
        self.touched.0 = self.touched.0.min(range.start);
        self.touched.1 = self.touched.1.max(range.end);
        range
    }
}

fn packed<const WORDS: usize>(mode: &crate::net::ModeData) -> [u64; WORDS] {
    let mut words = [0; WORDS];
    if mode.possible {
        for &(resource, units) in &mode.demands {
            words[resource as usize / 4] |= u64::from(units.min(LANE_LIMIT)) << (16 * (resource % 4));
        }
    }
    words
}

impl<const WORDS: usize> Profile for Dense<WORDS> {
    fn clear(&mut self) {
        let (from, to) = self.touched;
        if from < to {
            self.free[from..to].copy_from_slice(&self.base[from..to]);
        }
        self.touched = (usize::MAX, 0);
    }

    fn fit(&self, mode: usize, from: i32, duration: i32) -> Option<i32> {
        let demand = &self.demands[mode];
        let mut run = 0;
        let from = from.max(0) as usize;
        for (day, free) in self.free.iter().enumerate().skip(from) {
            let mut all = GUARD;
            for word in 0..WORDS {
                all &= free[word] - demand[word];
            }
            if all & GUARD == GUARD {
                run += 1;
                if run >= duration {
                    return Some(day as i32 + 1 - duration);
                }
            } else {
                run = 0;
            }
        }
        None
    }

    fn clash(&self, mode: usize, from: i32, to: i32) -> Option<i32> {
        if to as usize > self.free.len() {
            return Some(i32::MAX);
        }
        let demand = &self.demands[mode];
        (from as usize..to as usize).rev().find(|&day| !self.fits(day, demand)).map(|day| day as i32 + 1)
    }

    fn hold(&mut self, mode: usize, from: i32, to: i32) {
        let demand = self.demands[mode];
        for day in self.touch(from, to) {
            for (free, demand) in self.free[day].iter_mut().zip(demand) {
                *free = free.wrapping_sub(demand);
            }
        }
    }

    fn free(&mut self, mode: usize, from: i32, to: i32) {
        let demand = self.demands[mode];
        for day in self.touch(from, to) {
            for (free, demand) in self.free[day].iter_mut().zip(demand) {
                *free = free.wrapping_add(demand);
            }
        }
    }
}
