//! Arcs `point(from) + lag <= point(to)`, the one form every precedence takes, and fans of them at each activity.

use crate::project::{Link, Precedence};

/// Which end of an activity an arc ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Start,
    Finish,
}

/// `from_point(from) + lag <= to_point(to)`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) lag: i32,
    pub(crate) from_point: Point,
    pub(crate) to_point: Point,
    /// The precedence it comes from.
    pub(crate) precedence: u32,
}

impl Arc {
    pub(crate) fn mirrored(&self) -> Self {
        Self {
            from: self.to,
            to: self.from,
            lag: self.lag,
            from_point: self.to_point.flipped(),
            to_point: self.from_point.flipped(),
            precedence: self.precedence,
        }
    }
}

impl Point {
    fn flipped(self) -> Self {
        match self {
            Self::Start => Self::Finish,
            Self::Finish => Self::Start,
        }
    }
}

/// The arcs of all precedences but those from an activity to itself, which only say which modes are possible.
pub(crate) fn compile(precedences: &[Precedence]) -> Vec<Arc> {
    let mut arcs = Vec::with_capacity(precedences.len());
    for (index, it) in precedences.iter().enumerate().filter(|(_, it)| it.from != it.to) {
        let (from_point, to_point) = match it.link {
            Link::FinishStart => (Point::Finish, Point::Start),
            Link::StartStart => (Point::Start, Point::Start),
            Link::FinishFinish => (Point::Finish, Point::Finish),
            Link::StartFinish => (Point::Start, Point::Finish),
        };
        let (from, to, precedence) = (it.from as u32, it.to as u32, index as u32);
        arcs.push(Arc { from, to, lag: it.min_lag, from_point, to_point, precedence });
        if let Some(most) = it.max_lag {
            let (from_point, to_point) = (to_point, from_point);
            arcs.push(Arc { from: to, to: from, lag: -most, from_point, to_point, precedence });
        }
    }
    arcs
}

/// For each activity a list of arc indices.
#[derive(Clone, Debug)]
pub(crate) struct Fan {
    first: Vec<u32>,
    arcs: Vec<u32>,
}

impl Fan {
    pub(crate) fn new(count: usize, ends: impl Iterator<Item = u32> + Clone) -> Self {
        let mut first = vec![0; count + 1];
        let mut total = 0;
        for end in ends.clone() {
            first[end as usize + 1] += 1;
            total += 1;
        }
        for at in 0..count {
            first[at + 1] += first[at];
        }
        let mut at = first.clone();
        let mut arcs = vec![0; total];
        for (index, end) in ends.enumerate() {
            arcs[at[end as usize] as usize] = index as u32;
            at[end as usize] += 1;
        }
        Self { first, arcs }
    }

    pub(crate) fn of(&self, activity: usize) -> &[u32] {
        &self.arcs[self.first[activity] as usize..self.first[activity + 1] as usize]
    }
}
