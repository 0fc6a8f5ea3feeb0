//! Resource-constrained project scheduling with explanations.
//!
//! A [`Draft`] states activities, precedences with least and greatest lags, resources whose capacity changes over time,
//! calendars, releases, deadlines and wishes. [`Project::new`] checks it and names everything that is wrong. [`solve`]
//! schedules it, says how far from the best the schedule can be and why, and gives for every activity the reason it
//! does not start earlier.
//!
//! Plain numbers in, plain numbers out: no clock, no threads, no files, and the same answer for the same input, seed and
//! budget.
//!
//! ```
//! use umstieg_schedule::{Activity, Draft, Options, Project, Reason, Resource, solve};
//!
//! let mut draft = Draft::new();
//! let admins = draft.resource(Resource::constant(2));
//! let pilot = draft.activity(Activity::new(5).needs(admins, 1));
//! let roll_out = draft.activity(Activity::new(10).needs(admins, 2));
//! draft.after(pilot, roll_out, 42);
//!
//! let project = Project::new(draft).expect("the draft is sound");
//! let solution = solve(&project, &Options::default()).expect("it can be scheduled");
//! assert_eq!(solution.starts, [0, 5]);
//! let held = Reason::Precedence { precedence: 0, tag: 42, other: pilot, greatest_lag: false };
//! assert_eq!(solution.reasons[roll_out], held);
//! ```

mod audit;
mod bound;
mod contradiction;
mod cost;
mod decode;
mod exact;
mod explain;
mod failure;
mod grow;
mod net;
mod objective;
mod options;
mod profile;
mod project;
mod random;
mod rule;
mod search;
mod smooth;
mod solution;
mod solve;

pub use audit::{Violation, audit};
pub use failure::{Conflict, EnergyConflict, Failure};
pub use objective::{Criterion, Objective, Term};
pub use options::{Budget, Deadlines, Known, Options};
pub use project::{
    Activity, Calendar, CalendarUse, CapacityStep, Closure, Demand, Draft, Due, Link, MAX_ACTIVITIES,
    MAX_AMOUNT, MAX_DAY, MAX_ITEMS, Mode, Part, Place, Precedence, Problem, Project, Resource, Window,
};
pub use solution::{Bound, ChainLink, Effort, LevelValue, LevelWitness, Measures, Reason, Solution, Witness};
pub use solve::solve;

/// Runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
