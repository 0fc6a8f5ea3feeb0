//! Free capacity as breakpoints, in chunks that know their extremes.
//!
//! A chunk that is full everywhere or free everywhere is passed in one step, so that finding a place near the end of a
//! long busy stretch costs a look at each chunk instead of each breakpoint.

use super::Profile;
use crate::net::Net;

const CHUNK: usize = 128;

/// One line of breakpoints per resource.
#[derive(Clone, Debug)]
pub(crate) struct Sparse {
    base: Vec<Vec<(i32, u32)>>,
    lines: Vec<Line>,
    demands: Vec<Vec<(u32, u32)>>,
    horizon: i32,
}

#[derive(Clone, Debug)]
struct Line {
    chunks: Vec<Chunk>,
}

#[derive(Clone, Debug)]
struct Chunk {
    /// First day of each segment; a segment ends where the next begins.
    days: Vec<i32>,
    /// Free units in each segment, without `shift`. Negative only where fixed work overloads a resource.
    free: Vec<i64>,
    /// To be added to every segment.
    shift: i64,
    least: i64,
    most: i64,
}

impl Chunk {
    fn new(days: Vec<i32>, free: Vec<i64>) -> Self {
        let mut chunk = Self { days, free, shift: 0, least: 0, most: 0 };
        chunk.measure();
        chunk
    }

    fn measure(&mut self) {
        self.least = self.free.iter().copied().min().unwrap_or(0) + self.shift;
        self.most = self.free.iter().copied().max().unwrap_or(0) + self.shift;
    }
}

impl Line {
    fn new(steps: &[(i32, u32)]) -> Self {
        let chunks = steps
            .chunks(CHUNK)
            .map(|part| {
                let days = part.iter().map(|step| step.0).collect();
                Chunk::new(days, part.iter().map(|step| i64::from(step.1)).collect())
            })
            .collect();
        Self { chunks }
    }

    /// Chunk and segment that contain a day.
    fn find(&self, day: i32) -> (usize, usize) {
        let chunk = self.chunks.partition_point(|chunk| chunk.days[0] <= day).saturating_sub(1);
        (chunk, self.chunks[chunk].days.partition_point(|&from| from <= day).saturating_sub(1))
    }

    /// Makes a day begin a segment.
    fn split(&mut self, day: i32) {
        let (at, segment) = self.find(day);
        let chunk = &mut self.chunks[at];
        if chunk.days[segment] >= day {
            return;
        }
        chunk.days.insert(segment + 1, day);
        chunk.free.insert(segment + 1, chunk.free[segment]);
        if chunk.days.len() > 2 * CHUNK {
            let days = chunk.days.split_off(CHUNK);
            let free = chunk.free.split_off(CHUNK);
            let shift = chunk.shift;
            chunk.measure();
            let mut next = Chunk { days, free, shift, least: 0, most: 0 };
            next.measure();
            self.chunks.insert(at + 1, next);
        }
    }

    fn add(&mut self, from: i32, to: i32, units: i64) {
        if from >= to {
            return;
        }
        self.split(from);
        self.split(to);
        let (first, _) = self.find(from);
        for chunk in &mut self.chunks[first..] {
            if chunk.days[0] >= to {
                break;
            }
            let start = chunk.days.partition_point(|&day| day < from);
            let end = chunk.days.partition_point(|&day| day < to);
            if start == 0 && end == chunk.days.len() {
                chunk.shift += units;
                chunk.least += units;
                chunk.most += units;
            } else {
                for free in &mut chunk.free[start..end] {
                    *free += units;
                }
                chunk.measure();
            }
        }
    }

    fn fit(&self, from: i32, duration: i32, units: i64, horizon: i32) -> Option<i32> {
        let (first, segment) = self.find(from);
        let mut candidate = from;
        for (at, chunk) in self.chunks.iter().enumerate().skip(first) {
            let next = self.chunks.get(at + 1).map_or(i32::MAX, |next| next.days[0]);
            if chunk.least >= units {
                if next.saturating_sub(candidate) >= duration {
                    return Some(candidate);
                }
                continue;
            }
            if chunk.most < units {
                candidate = next;
                continue;
            }
            let skip = if at == first { segment } else { 0 };
            for position in skip..chunk.days.len() {
                let end = chunk.days.get(position + 1).copied().unwrap_or(next);
                if chunk.free[position] + chunk.shift < units {
                    candidate = end;
                } else if end.saturating_sub(candidate) >= duration {
                    return Some(candidate);
                }
            }
            if candidate > horizon {
                return None;
            }
        }
        (candidate <= horizon).then_some(candidate)
    }

    /// End of the last segment in a window with fewer free units.
    fn clash(&self, from: i32, to: i32, units: i64) -> Option<i32> {
        let (mut at, mut segment) = self.find(to - 1);
        let mut end = to;
        loop {
            let chunk = &self.chunks[at];
            if chunk.least >= units {
                end = chunk.days[0];
            } else {
                for position in (0..=segment.min(chunk.days.len() - 1)).rev() {
                    if end <= from {
                        return None;
                    }
                    if chunk.free[position] + chunk.shift < units {
                        return Some(self.segment_end(at, position));
                    }
                    end = chunk.days[position];
                }
            }
            if end <= from || at == 0 {
                return None;
            }
            at -= 1;
            segment = usize::MAX;
        }
    }

    fn segment_end(&self, at: usize, position: usize) -> i32 {
        let inside = self.chunks[at].days.get(position + 1).copied();
        inside.or_else(|| self.chunks.get(at + 1).map(|next| next.days[0])).unwrap_or(i32::MAX)
    }
}

impl Sparse {
    pub(crate) fn new(net: &Net) -> Self {
        let base = net.capacities.clone();
        let lines = base.iter().map(|steps| Line::new(steps)).collect();
        let demands = net.modes.iter().map(|mode| mode.demands.clone()).collect();
        Self { base, lines, demands, horizon: net.horizon }
    }

    fn change(&mut self, mode: usize, from: i32, to: i32, sign: i64) {
        for &(resource, units) in &self.demands[mode] {
            self.lines[resource as usize].add(from, to, sign * i64::from(units));
        }
    }
}

impl Profile for Sparse {
    fn clear(&mut self) {
        for (line, steps) in self.lines.iter_mut().zip(&self.base) {
            *line = Line::new(steps);
        }
    }

    fn fit(&self, mode: usize, from: i32, duration: i32) -> Option<i32> {
        let demands = &self.demands[mode];
        let (mut day, mut agreed, mut at) = (from, 0, 0);
        while agreed < demands.len() {
            let (resource, units) = demands[at];
            let next = self.lines[resource as usize].fit(day, duration, i64::from(units), self.horizon)?;
            agreed = if next == day { agreed + 1 } else { 1 };
            day = next;
            at = (at + 1) % demands.len();
        }
        Some(day)
    }

    fn clash(&self, mode: usize, from: i32, to: i32) -> Option<i32> {
        self.demands[mode]
            .iter()
            .filter_map(|&(resource, units)| self.lines[resource as usize].clash(from, to, i64::from(units)))
            .max()
    }

    fn hold(&mut self, mode: usize, from: i32, to: i32) {
        self.change(mode, from, to, -1);
    }

    fn free(&mut self, mode: usize, from: i32, to: i32) {
        self.change(mode, from, to, 1);
    }
}
