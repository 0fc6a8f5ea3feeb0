//! The problem as the caller states it: a [`Draft`] in plain numbers, and the checked [`Project`].
//!
//! A draft may contain anything; `Project::new` reports everything wrong with it at once. What depends on a wish
//! rather than on the structure (a deadline nobody can meet) is not a problem of the draft but a result of solving.

mod activity;
mod calendar;
mod check;
mod cycle;
mod own;
mod precedence;
mod problem;
mod resource;

pub use activity::{Activity, CalendarUse, Closure, Demand, Due, Mode};
pub use calendar::{Calendar, Window};
pub(crate) use check::last_day;
pub(crate) use own::own_spans;
pub use precedence::{Link, Precedence};
pub(crate) use problem::joined;
pub use problem::{Part, Place, Problem};
pub use resource::{CapacityStep, Resource};

use crate::net::Net;

/// Greatest day, duration, lag or horizon that is accepted.
///
/// Sums of three such numbers stay inside an `i32`, which keeps every inner loop free of overflow checks.
pub const MAX_DAY: u32 = 500_000_000;

/// Greatest demand, capacity or weight that is accepted.
pub const MAX_AMOUNT: u32 = 1_000_000_000;

/// Greatest number of activities that is accepted.
pub const MAX_ACTIVITIES: usize = 1_000_000;

/// Greatest number of precedences, and of demands, modes, steps and windows over the whole project.
pub const MAX_ITEMS: usize = 10_000_000;

/// A project as stated, not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Renewable resources; an index into this list names one.
    pub resources: Vec<Resource>,
    /// Calendars; an index into this list names one.
    pub calendars: Vec<Calendar>,
    /// Activities; an index into this list names one.
    pub activities: Vec<Activity>,
    /// Temporal constraints between activities.
    pub precedences: Vec<Precedence>,
}

impl Draft {
    /// An empty draft.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a resource and returns its index.
    pub fn resource(&mut self, resource: Resource) -> usize {
        self.resources.push(resource);
        self.resources.len() - 1
    }

    /// Adds a calendar and returns its index.
    pub fn calendar(&mut self, calendar: Calendar) -> usize {
        self.calendars.push(calendar);
        self.calendars.len() - 1
    }

    /// Adds an activity and returns its index.
    pub fn activity(&mut self, activity: Activity) -> usize {
        self.activities.push(activity);
        self.activities.len() - 1
    }

    /// Adds a precedence and returns its index.
    pub fn precedence(&mut self, precedence: Precedence) -> usize {
        self.precedences.push(precedence);
        self.precedences.len() - 1
    }

    /// Adds "`to` starts when `from` has finished" and returns its index.
    pub fn after(&mut self, from: usize, to: usize, tag: u32) -> usize {
        self.precedence(Precedence::finish_start(from, to).tagged(tag))
    }
}

/// A checked project, ready to be solved.
///
/// ```
/// use umstieg_schedule::{Activity, Draft, Project};
///
/// let mut draft = Draft::new();
/// let first = draft.activity(Activity::new(3));
/// let second = draft.activity(Activity::new(2));
/// draft.after(first, second, 7);
/// draft.after(second, first, 8);
/// let problems = Project::new(draft).unwrap_err();
/// assert_eq!(problems[0].to_string(), "activities 0, 1 wait for each other (precedences 0, 1), 5 days a round");
/// ```
#[derive(Clone, Debug)]
pub struct Project {
    draft: Draft,
    net: Net,
}

impl Project {
    /// Checks a draft completely.
    ///
    /// # Errors
    /// All problems found, in the order: sizes, resources, calendars, activities, precedences, cycles, precedences from
    /// an activity to itself.
    pub fn new(draft: Draft) -> Result<Self, Vec<Problem>> {
        let problems = check::check(&draft);
        if !problems.is_empty() {
            return Err(problems);
        }
        let net = Net::compile(&draft);
        Ok(Self { draft, net })
    }

    /// The draft this project was made from.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// A day by which every activity can have finished, whatever the order.
    pub fn horizon(&self) -> u32 {
        self.net.horizon.unsigned_abs()
    }

    pub(crate) fn net(&self) -> &Net {
        &self.net
    }
}
