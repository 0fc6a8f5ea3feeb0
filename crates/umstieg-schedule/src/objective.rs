//! What makes one schedule better than another.

/// Something a schedule is measured by; less is always better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Criterion {
    /// Number of activities that finish after their deadline.
    DeadlineMisses,
    /// Sum over activities of weight times days after the due day.
    Tardiness,
    /// Finish of the last activity.
    Makespan,
    /// Sum over activities of earliness weight times finish.
    Earliness,
    /// Sum of the costs of the chosen modes.
    ModeCost,
    /// Sum over resources and days of the squared load; the smoother, the less.
    Smoothness,
}

/// A criterion and what one unit of it weighs within its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What is measured.
    pub criterion: Criterion,
    /// What one unit counts.
    pub weight: u32,
}

/// Levels compared in order; within a level, a weighted sum.
///
/// The default asks for few missed deadlines, then little weighted tardiness, then a short makespan, then early finishes
/// where they are worth something.
///
/// ```
/// use umstieg_schedule::{Criterion, Objective};
///
/// let usual = Objective::lexicographic([Criterion::Tardiness, Criterion::Makespan]);
/// let mixed = Objective::weighted([(Criterion::Tardiness, 5), (Criterion::Makespan, 1)]);
/// assert_eq!(usual.levels.len(), 2);
/// assert_eq!(mixed.levels.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// The levels, most important first; at most [`Objective::MAX_LEVELS`].
    pub levels: Vec<Vec<Term>>,
}

impl Objective {
    /// Greatest number of levels.
    pub const MAX_LEVELS: usize = 6;

    /// Only the makespan counts.
    pub fn makespan() -> Self {
        Self::lexicographic([Criterion::Makespan])
    }

    /// Each criterion only breaks ties of those before it.
    pub fn lexicographic(criteria: impl IntoIterator<Item = Criterion>) -> Self {
        let level = |criterion| vec![Term { criterion, weight: 1 }];
        Self { levels: criteria.into_iter().map(level).collect() }
    }

    /// One level, a weighted sum.
    pub fn weighted(terms: impl IntoIterator<Item = (Criterion, u32)>) -> Self {
        Self { levels: vec![level(terms)] }
    }

    /// Adds a less important level, a weighted sum.
    pub fn then(mut self, terms: impl IntoIterator<Item = (Criterion, u32)>) -> Self {
        self.levels.push(level(terms));
        self
    }

    /// True if some level looks at a criterion.
    pub fn asks_for(&self, criterion: Criterion) -> bool {
        self.levels.iter().flatten().any(|term| term.criterion == criterion && term.weight > 0)
    }
}

impl Default for Objective {
    fn default() -> Self {
        use Criterion::{DeadlineMisses, Earliness, Makespan, Tardiness};
        Self::lexicographic([DeadlineMisses, Tardiness, Makespan, Earliness])
    }
}

fn level(terms: impl IntoIterator<Item = (Criterion, u32)>) -> Vec<Term> {
    terms.into_iter().map(|(criterion, weight)| Term { criterion, weight }).collect()
}
