//! A schedule with everything there is to say about it.

use crate::project::Window;

/// A schedule, what it is worth, how far from the best it can be, and why it looks as it does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Solution {
    /// First day of each activity.
    pub starts: Vec<u32>,
    /// First day after each activity.
    pub finishes: Vec<u32>,
    /// Chosen mode of each activity.
    pub modes: Vec<usize>,
    /// Finish of the last activity.
    pub makespan: u32,
    /// Each level of the objective.
    pub levels: Vec<LevelValue>,
    /// All measures of the schedule, whether the objective asks for them or not.
    pub measures: Measures,
    /// Activities that miss their deadline; empty unless deadlines are soft.
    pub missed: Vec<usize>,
    /// What the makespan cannot be less than, and why.
    pub bound: Bound,
    /// True if no schedule is better in any level.
    pub proven: bool,
    /// For each activity why it does not start earlier.
    pub reasons: Vec<Reason>,
    /// Activities from the start to the last finish, each held by the one before it.
    pub critical_chain: Vec<usize>,
    /// Days by which each activity alone can start later while all else stays, and no day counted here gets worse.
    pub slack: Vec<u32>,
    /// Work spent.
    pub effort: Effort,
}

impl Solution {
    /// How far the makespan can be above the least possible, as a share of the bound; 0 for an empty project. For a level of
    /// the objective see [`LevelValue::gap`].
    pub fn gap(&self) -> f64 {
        if self.bound.makespan == 0 {
            return if self.makespan == 0 { 0.0 } else { f64::INFINITY };
        }
        f64::from(self.makespan - self.bound.makespan) / f64::from(self.bound.makespan)
    }
}

/// The value of one level of the objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LevelValue {
    /// The weighted sum of the level; `u64::MAX` if it is not below that, and then nothing is known of its size: there is
    /// no bound but 0, and nothing is proven.
    pub value: u64,
    /// No schedule as good in the levels before has less.
    pub bound: u64,
    /// Why the bound holds.
    pub witness: LevelWitness,
    /// True if no schedule as good in the levels before is better in this one.
    pub proven: bool,
}

impl LevelValue {
    /// How far the level can be above the least possible, as a share of the bound; 0 if both are nothing.
    pub fn gap(&self) -> f64 {
        match (self.value, self.bound) {
            (0, 0) => 0.0,
            (_, 0) => f64::INFINITY,
            (value, bound) => (value - bound) as f64 / bound as f64,
        }
    }
}

/// Why a level of the objective cannot be less than its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LevelWitness {
    /// Each activity alone: it cannot finish before the day that precedences and the work before it allow.
    Each,
    /// All activities together: this resource has too much to do for all of them to finish at their earliest.
    Shared {
        /// The resource.
        resource: usize,
    },
    /// The makespan is part of the level and has the bound that [`Solution::bound`] tells.
    Makespan,
    /// An exhaustive search refuted everything less.
    Search,
}

/// Measures of a schedule, one per criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measures {
    /// Number of missed deadlines.
    pub deadline_misses: u64,
    /// Weighted days after due days.
    pub tardiness: u64,
    /// Last finish.
    pub makespan: u64,
    /// Weighted finishes.
    pub earliness: u64,
    /// Costs of chosen modes.
    pub mode_cost: u64,
    /// Squared load summed over days and resources.
    pub smoothness: u64,
    /// Greatest load of any resource, as units.
    pub peak_load: u64,
}

/// A lower bound on the makespan of every schedule of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bound {
    /// No schedule ends before this day.
    pub makespan: u32,
    /// Why.
    pub witness: Witness,
}

/// Why nothing can end earlier than a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Witness {
    /// There is nothing to do.
    Nothing,
    /// These activities follow each other by precedences, releases and calendars alone.
    Chain(Vec<ChainLink>),
    /// The work of some activities does not fit into a window that a day less would leave them.
    Energy {
        /// The resource that is too small.
        resource: usize,
        /// First day of the window.
        from: u32,
        /// First day after the window, if the project were to end one day before the bound.
        to: u32,
        /// Units times days these activities need inside the window.
        required: u64,
        /// Units times days the resource has there; none on days that are closed to all its users, where they follow one
        /// calendar.
        available: u64,
        /// The activities.
        activities: Vec<usize>,
    },
    /// An exhaustive search with learning refuted every earlier end.
    Search {
        /// Conflicts it took.
        conflicts: u64,
    },
}

/// An activity in a chain and the precedence that leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainLink {
    /// The activity.
    pub activity: usize,
    /// Index and tag of the precedence from the activity before; none for the first.
    pub by: Option<(usize, u32)>,
}

/// Why an activity does not start earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It starts on day 0.
    AtStart,
    /// It may not start before its release.
    Release,
    /// Its start is fixed.
    Fixed,
    /// A precedence holds it: started any earlier, the constraint would be broken.
    Precedence {
        /// Index of the precedence.
        precedence: usize,
        /// Its tag.
        tag: u32,
        /// The other activity it ties.
        other: usize,
        /// True if the greatest lag holds it (it may not be too far ahead of the other), false for the least.
        greatest_lag: bool,
    },
    /// A resource is taken.
    Resource {
        /// The resource.
        resource: usize,
        /// Days on which it lacks units for an earlier start; the window ends where this activity can begin.
        window: Window,
        /// Activities that hold it on the last of these days.
        holders: Vec<usize>,
    },
    /// A resource has too little capacity on some days, whoever holds it.
    Capacity {
        /// The resource.
        resource: usize,
        /// Days on which its capacity is below the demand.
        window: Window,
    },
    /// The days before are closed for it.
    Calendar {
        /// The calendar.
        calendar: usize,
        /// The closed window.
        closed: Window,
        /// What holds it on the open days before the window.
        before: Box<Reason>,
    },
    /// Nothing does; it starts where it is for the sake of something else, such as a smooth load.
    Nothing,
}

/// Work spent on a solution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Effort {
    /// Schedules generated.
    pub schedules: u64,
    /// Conflicts of the exact search.
    pub conflicts: u64,
}
