//! How much work may be spent, and what is asked for.

use crate::objective::Objective;
use crate::solution::Solution;

/// Options of a solve. The same project and options give the same bytes, on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What is better.
    pub objective: Objective,
    /// Whether deadlines must or should be met.
    pub deadlines: Deadlines,
    /// Seed of every random choice.
    pub seed: u64,
    /// Work that may be spent.
    pub budget: Budget,
    /// A schedule that is known, such as that of a shorter search: the answer is no worse, and what is not better need
    /// not be looked at. One that breaks a statement of the project is passed over.
    pub known: Option<Known>,
    /// Levels of the objective, as [`Solution::levels`] has them, that a schedule must be below to be of use; they are
    /// compared in order, and none is below the empty list. Once it is proven that there is none, the search ends
    /// with the best schedule it has. So a project that another one has beaten costs little.
    pub rival: Option<Vec<u64>>,
    /// The gap of the last level of the objective, in thousandths of its bound, at which exact search by learning ends before
    /// its budget is spent; the levels before it must be proven. The heuristics and growing before it do not ask. With 0 all
    /// is spent that the budget gives.
    pub gap_limit: u32,
}

/// A schedule that is known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// First day of each activity.
    pub starts: Vec<u32>,
    /// Mode of each activity.
    pub modes: Vec<usize>,
}

impl From<&Solution> for Known {
    fn from(solution: &Solution) -> Self {
        Self { starts: solution.starts.clone(), modes: solution.modes.clone() }
    }
}

/// How deadlines are understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deadlines {
    /// A schedule that misses one is none; if they contradict, the failure names them.
    #[default]
    Hard,
    /// Missed deadlines are counted; unless the objective places that count itself, it comes before everything else.
    Soft,
}

/// Work, counted and never timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Schedules the heuristics may generate; one is always made. A sixth as many again may pull single finishes forward in
    /// what the exact search has found.
    pub schedules: u64,
    /// Conflicts the exact search may run into, and as much work again where growing plans is tried first; 0 turns both off.
    pub conflicts: u64,
}

impl Budget {
    /// One pass of each priority rule and the bounds: for huge projects and first looks.
    pub const QUICK: Self = Self { schedules: 10, conflicts: 0 };
    /// The default: a few hundred activities in well under a second.
    pub const USUAL: Self = Self { schedules: 1_500, conflicts: 1_500 };
    /// For the last per cent, as in the published benchmarks.
    pub const THOROUGH: Self = Self { schedules: 50_000, conflicts: 20_000 };
}

impl Default for Budget {
    fn default() -> Self {
        Self::USUAL
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            objective: Objective::default(),
            deadlines: Deadlines::default(),
            seed: 1,
            budget: Budget::default(),
            known: None,
            rival: None,
            gap_limit: 0,
        }
    }
}
