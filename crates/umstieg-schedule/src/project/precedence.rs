//! Precedences: how far apart the starts and finishes of two activities must or may lie.

/// A temporal constraint between two activities.
///
/// With `a` the point of `from` and `b` the point of `to` that [`Link`] names, it demands `a + min_lag <= b`, and
/// `b <= a + max_lag` where a greatest lag is given. From an activity to itself it excludes the modes that take longer or
/// shorter than it allows; it is a problem where that depends on the pauses of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precedence {
    /// Index of the activity that comes first.
    pub from: usize,
    /// Index of the activity that comes after.
    pub to: usize,
    /// Which points are tied.
    pub link: Link,
    /// Least distance; negative lets them overlap.
    pub min_lag: i32,
    /// Greatest distance, if there is one.
    pub max_lag: Option<i32>,
    /// The caller's own name for this constraint; explanations carry it.
    pub tag: u32,
}

/// The two points a precedence ties, in the order `from`, `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// Finish of the first, start of the second: the usual "after".
    FinishStart,
    /// Start to start.
    StartStart,
    /// Finish to finish.
    FinishFinish,
    /// Start of the first, finish of the second.
    StartFinish,
}

impl Precedence {
    /// "`to` starts when `from` has finished", with tag 0.
    pub fn finish_start(from: usize, to: usize) -> Self {
        Self::linked(Link::FinishStart, from, to)
    }

    /// A constraint of this kind with least lag 0, no greatest lag and tag 0.
    pub fn linked(link: Link, from: usize, to: usize) -> Self {
        Self { from, to, link, min_lag: 0, max_lag: None, tag: 0 }
    }

    /// Sets the least lag.
    pub fn at_least(mut self, days: i32) -> Self {
        self.min_lag = days;
        self
    }

    /// Sets the greatest lag.
    pub fn at_most(mut self, days: i32) -> Self {
        self.max_lag = Some(days);
        self
    }

    /// Sets the tag.
    pub fn tagged(mut self, tag: u32) -> Self {
        self.tag = tag;
        self
    }
}
