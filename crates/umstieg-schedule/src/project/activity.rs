//! Activities: what is to be done, in one of several modes, and what is wished about its dates.

use std::collections::BTreeMap;

/// Something that takes time and resources.
///
/// An activity that starts on day `s` and lasts `d` days works on the days `s .. s + d` and finishes at `s + d`, so a
/// successor may start on that very day. With a pausing calendar closed days come on top.
///
/// ```
/// use umstieg_schedule::Activity;
///
/// let training = Activity::new(5).needs(0, 2).released(10).due(40, 3);
/// assert_eq!(training.modes[0].demands[0].amount, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The ways to do it; exactly one is chosen.
    pub modes: Vec<Mode>,
    /// First day on which it may start.
    pub release: u32,
    /// It must have finished by this day; hard unless deadlines are made soft in the options.
    pub deadline: Option<u32>,
    /// It should have finished by a day, at a cost for each day later.
    pub due: Option<Due>,
    /// Closed days it has to respect.
    pub calendar: Option<CalendarUse>,
    /// Cost of each day until its finish; makes a quick win come early.
    pub earliness_weight: u32,
    /// It starts exactly then (work under way, an appointment); the plan is made around it.
    pub fixed_start: Option<u32>,
}

/// One way to do an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    /// Working days; 0 is a milestone, which needs no resource.
    pub duration: u32,
    /// What it holds on each of its working days; several demands on one resource add up.
    pub demands: Vec<Demand>,
    /// Price of choosing this mode, for the criterion of that name.
    pub cost: u32,
}

/// An amount of one resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Index of the resource.
    pub resource: usize,
    /// Units held on each working day.
    pub amount: u32,
}

/// A day that should be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// A finish on or before this day costs nothing.
    pub day: u32,
    /// Cost of each day later.
    pub weight: u32,
    /// Days are charged in whole periods of so many, at least 1: a contract that goes on by the year costs a year, however
    /// few days are missing.
    pub period: u32,
}

impl Due {
    /// What a finish costs.
    pub fn cost(&self, finish: u32) -> u64 {
        u64::from(self.weight).saturating_mul(self.free_until(finish) - u64::from(self.day))
    }

    /// The last day that costs no more than a finish; the due day if the finish is in time.
    pub fn free_until(&self, finish: u32) -> u64 {
        let late = u64::from(finish.saturating_sub(self.day));
        let period = u64::from(self.period.max(1));
        u64::from(self.day) + late.div_ceil(period) * period
    }
}

/// Which calendar an activity follows, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarUse {
    /// Index of the calendar.
    pub calendar: usize,
    /// What happens at a closed window.
    pub closure: Closure,
}

/// What a closed window means for an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closure {
    /// The activity must fit between closed windows without a break.
    Avoid,
    /// The activity pauses, holding no resource, and goes on afterwards.
    Pause,
}

impl Activity {
    /// An activity with one mode of this duration and no demands.
    pub fn new(duration: u32) -> Self {
        Self::with_modes(vec![Mode::new(duration)])
    }

    /// An activity without duration.
    pub fn milestone() -> Self {
        Self::new(0)
    }

    /// An activity with these alternative modes.
    pub fn with_modes(modes: Vec<Mode>) -> Self {
        Self {
            modes,
            release: 0,
            deadline: None,
            due: None,
            calendar: None,
            earliness_weight: 0,
            fixed_start: None,
        }
    }

    /// Adds a demand to every mode stated so far.
    pub fn needs(mut self, resource: usize, amount: u32) -> Self {
        for mode in &mut self.modes {
            mode.demands.push(Demand { resource, amount });
        }
        self
    }

    /// Sets the first possible day.
    pub fn released(mut self, day: u32) -> Self {
        self.release = day;
        self
    }

    /// Sets the hard deadline.
    pub fn deadline(mut self, day: u32) -> Self {
        self.deadline = Some(day);
        self
    }

    /// Sets the due day and the cost of each day later.
    pub fn due(mut self, day: u32, weight: u32) -> Self {
        self.due = Some(Due { day, weight, period: 1 });
        self
    }

    /// Charges the delay after the due day in whole periods of days.
    ///
    /// ```
    /// use umstieg_schedule::Activity;
    ///
    /// let switch_off = Activity::new(1).due(60, 3).charged_by(250);
    /// let due = switch_off.due.unwrap();
    /// assert_eq!([due.cost(60), due.cost(61), due.cost(310), due.cost(311)], [0, 750, 750, 1_500]);
    /// ```
    pub fn charged_by(mut self, days: u32) -> Self {
        if let Some(due) = &mut self.due {
            due.period = days;
        }
        self
    }

    /// Makes the activity fit between the closed windows of a calendar.
    pub fn avoiding(mut self, calendar: usize) -> Self {
        self.calendar = Some(CalendarUse { calendar, closure: Closure::Avoid });
        self
    }

    /// Makes the activity pause in the closed windows of a calendar.
    pub fn pausing(mut self, calendar: usize) -> Self {
        self.calendar = Some(CalendarUse { calendar, closure: Closure::Pause });
        self
    }

    /// Sets the cost of each day until the finish.
    pub fn early(mut self, weight: u32) -> Self {
        self.earliness_weight = weight;
        self
    }

    /// Fixes the start.
    pub fn fixed(mut self, day: u32) -> Self {
        self.fixed_start = Some(day);
        self
    }
}

impl Mode {
    /// A mode of this duration without demands or cost.
    pub fn new(duration: u32) -> Self {
        Self { duration, demands: Vec::new(), cost: 0 }
    }

    /// Adds a demand.
    pub fn needs(mut self, resource: usize, amount: u32) -> Self {
        self.demands.push(Demand { resource, amount });
        self
    }

    /// What it holds of each resource on a working day; nothing for a milestone.
    pub(crate) fn held(&self) -> BTreeMap<usize, u64> {
        let mut sums = BTreeMap::new();
        for demand in self.demands.iter().filter(|_| self.duration > 0) {
            *sums.entry(demand.resource).or_insert(0) += u64::from(demand.amount);
        }
        sums
    }

    /// A resource of which it holds more than there ever is, and how much; one that does not exist is not asked.
    pub(crate) fn over(&self, most: &[u32]) -> Option<(usize, u64)> {
        let above = |resource: usize, sum: u64| most.get(resource).is_some_and(|&most| sum > most.into());
        self.held().into_iter().find(|&(resource, sum)| above(resource, sum))
    }

    /// Sets the price of this mode.
    pub fn costs(mut self, cost: u32) -> Self {
        self.cost = cost;
        self
    }
}
