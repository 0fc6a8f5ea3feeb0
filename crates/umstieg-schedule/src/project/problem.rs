//! What can be wrong with a draft, as data.

use std::fmt;

/// One thing wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// There is more of something than is accepted.
    TooMany {
        /// Of what.
        part: Part,
        /// How many there are.
        found: usize,
        /// How many are accepted.
        limit: usize,
    },
    /// A number lies outside what is accepted.
    OutOfRange {
        /// Where it stands.
        place: Place,
        /// The number.
        value: i64,
        /// The greatest accepted magnitude.
        limit: i64,
    },
    /// The steps of a capacity are not in ascending order of days.
    StepsUnordered {
        /// The resource.
        resource: usize,
        /// The step that does not lie after the one before it.
        step: usize,
    },
    /// A closed window ends before or where it begins.
    WindowEmpty {
        /// The calendar.
        calendar: usize,
        /// The window.
        window: usize,
    },
    /// An activity has no mode.
    NoMode {
        /// The activity.
        activity: usize,
    },
    /// Delay after a due day is charged in periods of no days.
    NoPeriod {
        /// The activity.
        activity: usize,
    },
    /// A mode demands a resource that does not exist.
    UnknownResource {
        /// The activity.
        activity: usize,
        /// Its mode.
        mode: usize,
        /// The index that names nothing.
        resource: usize,
    },
    /// An activity follows a calendar that does not exist.
    UnknownCalendar {
        /// The activity.
        activity: usize,
        /// The index that names nothing.
        calendar: usize,
    },
    /// A precedence names an activity that does not exist.
    UnknownActivity {
        /// The precedence.
        precedence: usize,
        /// Its tag.
        tag: u32,
        /// The index that names nothing.
        activity: usize,
    },
    /// The least lag of a precedence is above its greatest.
    LagsCrossed {
        /// The precedence.
        precedence: usize,
        /// Its tag.
        tag: u32,
    },
    /// No mode of an activity ever finds enough of its resources.
    DemandAboveCapacity {
        /// The activity.
        activity: usize,
        /// A resource that is too small for its last mode.
        resource: usize,
        /// What that mode demands.
        demand: u64,
        /// The greatest capacity on any day.
        capacity: u32,
    },
    /// Precedences lead back to where they began, with days in between.
    Cycle {
        /// The members in order; each precedence leads from one to the next, the last to the first.
        activities: Vec<usize>,
        /// Indices of the precedences.
        precedences: Vec<usize>,
        /// Their tags.
        tags: Vec<u32>,
        /// By how many days a round comes too late.
        days: i64,
    },
    /// Precedences of an activity to itself exclude every mode that its resources allow.
    NoModeLeft {
        /// The activity.
        activity: usize,
        /// Indices of the precedences.
        precedences: Vec<usize>,
        /// Their tags.
        tags: Vec<u32>,
    },
    /// A precedence of an activity to itself holds for some starts only, as the activity pauses in its calendar.
    DependsOnStart {
        /// The activity.
        activity: usize,
        /// A mode in which that is so.
        mode: usize,
        /// The precedence.
        precedence: usize,
        /// Its tag.
        tag: u32,
    },
    /// All work one after the other would end later than is accepted.
    HorizonTooLong {
        /// The day on which it would end.
        day: u64,
        /// The last day accepted.
        limit: u64,
    },
}

/// A countable part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// Resources.
    Resources,
    /// Capacity steps over all resources.
    Steps,
    /// Calendars.
    Calendars,
    /// Closed windows over all calendars.
    Windows,
    /// Activities.
    Activities,
    /// Modes and demands over all activities.
    Modes,
    /// Precedences.
    Precedences,
}

/// Where a number stands in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// A step of a resource: its day or its capacity.
    Step {
        /// The resource.
        resource: usize,
        /// The step.
        step: usize,
    },
    /// A closed window.
    Window {
        /// The calendar.
        calendar: usize,
        /// The window.
        window: usize,
    },
    /// Duration, demand or cost of a mode.
    Mode {
        /// The activity.
        activity: usize,
        /// The mode.
        mode: usize,
    },
    /// Release, deadline, due day, weight or fixed start of an activity.
    Activity {
        /// The activity.
        activity: usize,
    },
    /// A lag.
    Precedence {
        /// The precedence.
        precedence: usize,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { part, found, limit } => write!(f, "{found} {part}, accepted are {limit}"),
            Self::OutOfRange { place, value, limit } => {
                write!(f, "{place}: {value} is out of range, the limit is {limit}")
            }
            Self::StepsUnordered { resource, step } => {
                write!(f, "step {step} of resource {resource} does not lie after the step before it")
            }
            Self::WindowEmpty { calendar, window } => {
                write!(f, "window {window} of calendar {calendar} ends where it begins or before")
            }
            Self::NoMode { activity } => write!(f, "activity {activity} has no mode"),
            Self::NoPeriod { activity } => {
                write!(f, "activity {activity} is due with a period of 0 days, at least 1 is expected")
            }
            Self::UnknownResource { activity, mode, resource } => {
                write!(f, "mode {mode} of activity {activity} demands unknown resource {resource}")
            }
            Self::UnknownCalendar { activity, calendar } => {
                write!(f, "activity {activity} follows unknown calendar {calendar}")
            }
            Self::UnknownActivity { precedence, activity, .. } => {
                write!(f, "precedence {precedence} names unknown activity {activity}")
            }
            Self::LagsCrossed { precedence, .. } => {
                write!(f, "precedence {precedence} has a least lag above its greatest")
            }
            Self::DemandAboveCapacity { activity, resource, demand, capacity } => {
                write!(f, "activity {activity} demands {demand} of resource {resource}, which never has ")?;
                write!(f, "more than {capacity}")
            }
            Self::Cycle { activities, precedences, days, .. } => {
                write!(f, "activities {} wait for each other ", joined(activities))?;
                write!(f, "(precedences {}), {days} days a round", joined(precedences))
            }
            Self::NoModeLeft { activity, precedences, .. } => {
                write!(
                    f,
                    "activity {activity} has no mode that its resources and its precedences to itself "
                )?;
                write!(f, "({}) allow", joined(precedences))
            }
            Self::DependsOnStart { activity, mode, precedence, .. } => {
                write!(
                    f,
                    "precedence {precedence} from activity {activity} to itself holds for some starts only, "
                )?;
                write!(
                    f,
                    "as mode {mode} pauses in its calendar; state a lag that holds with every pause or none"
                )
            }
            Self::HorizonTooLong { day, limit } => {
                write!(f, "all work in a row would end on day {day}, accepted is {limit}")
            }
        }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resources => "resources",
            Self::Steps => "capacity steps",
            Self::Calendars => "calendars",
            Self::Windows => "closed windows",
            Self::Activities => "activities",
            Self::Modes => "modes and demands",
            Self::Precedences => "precedences",
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step { resource, step } => write!(f, "step {step} of resource {resource}"),
            Self::Window { calendar, window } => write!(f, "window {window} of calendar {calendar}"),
            Self::Mode { activity, mode } => write!(f, "mode {mode} of activity {activity}"),
            Self::Activity { activity } => write!(f, "activity {activity}"),
            Self::Precedence { precedence } => write!(f, "precedence {precedence}"),
        }
    }
}

/// The numbers of a list, at most twenty of them.
pub(crate) fn joined(numbers: &[usize]) -> String {
    let shown: Vec<String> = numbers.iter().take(20).map(usize::to_string).collect();
    let rest = if numbers.len() > 20 { ", …" } else { "" };
    format!("{}{rest}", shown.join(", "))
}
