//! An independent check of finished schedules.
//!
//! It reads the draft as the caller stated it and shares no code with decoding, propagation or explanation, so that a
//! mistake there cannot hide itself.

use crate::project::{Closure, Draft, Link};

/// A statement of the project that a schedule breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Violation {
    /// The lists do not have one entry per activity, or a mode does not exist.
    Shape,
    /// An activity starts before its release.
    Release {
        /// The activity.
        activity: usize,
    },
    /// An activity does not start on its fixed day.
    Fixed {
        /// The activity.
        activity: usize,
    },
    /// An activity finishes after its deadline.
    Deadline {
        /// The activity.
        activity: usize,
    },
    /// A finish does not follow from start, mode and calendar, or the calendar forbids the start.
    Calendar {
        /// The activity.
        activity: usize,
    },
    /// A lag is too small or too great.
    Precedence {
        /// The precedence.
        precedence: usize,
    },
    /// A resource is overloaded.
    Resource {
        /// The resource.
        resource: usize,
        /// A day on which it is.
        day: u32,
    },
}

/// Everything a schedule breaks; missed deadlines are listed too, whether they were meant as hard or not.
///
/// ```
/// use umstieg_schedule::{Activity, Draft, Violation, audit};
///
/// let mut draft = Draft::new();
/// draft.activity(Activity::new(3).released(2));
/// assert_eq!(audit(&draft, &[0], &[3], &[0]), [Violation::Release { activity: 0 }]);
/// assert_eq!(audit(&draft, &[2], &[5], &[0]), []);
/// ```
pub fn audit(draft: &Draft, starts: &[u32], finishes: &[u32], modes: &[usize]) -> Vec<Violation> {
    let count = draft.activities.len();
    let shaped = [starts.len(), finishes.len(), modes.len()] == [count; 3];
    if !shaped || (0..count).any(|at| modes[at] >= draft.activities[at].modes.len()) {
        return vec![Violation::Shape];
    }
    let mut violations = Vec::new();
    let mut stretches = Vec::with_capacity(count);
    for (activity, it) in draft.activities.iter().enumerate() {
        if it.fixed_start.is_some_and(|day| day != starts[activity]) {
            violations.push(Violation::Fixed { activity });
        }
        if it.fixed_start.is_none() && starts[activity] < it.release {
            violations.push(Violation::Release { activity });
        }
        if it.deadline.is_some_and(|day| finishes[activity] > day) {
            violations.push(Violation::Deadline { activity });
        }
        let duration = it.modes[modes[activity]].duration;
        match worked(draft, activity, starts[activity], duration) {
            Some((finish, worked)) if finish == u64::from(finishes[activity]) => stretches.push(worked),
            _ => {
                violations.push(Violation::Calendar { activity });
                stretches.push(Vec::new());
            }
        }
    }
    for (precedence, it) in draft.precedences.iter().enumerate() {
        let (from, to) = match it.link {
            Link::FinishStart => (finishes[it.from], starts[it.to]),
            Link::StartStart => (starts[it.from], starts[it.to]),
            Link::FinishFinish => (finishes[it.from], finishes[it.to]),
            Link::StartFinish => (starts[it.from], finishes[it.to]),
        };
        let lag = i64::from(to) - i64::from(from);
        if lag < i64::from(it.min_lag) || it.max_lag.is_some_and(|most| lag > i64::from(most)) {
            violations.push(Violation::Precedence { precedence });
        }
    }
    resources(draft, modes, &stretches, &mut violations);
    violations
}

/// The finish and the stretches worked, walking window by window; none if the calendar forbids the start.
fn worked(draft: &Draft, activity: usize, start: u32, duration: u32) -> Option<(u64, Vec<(u64, u64)>)> {
    let (start, duration) = (u64::from(start), u64::from(duration));
    let Some(follows) = draft.activities[activity].calendar else {
        return Some((start + duration, vec![(start, start + duration)]));
    };
    let mut windows: Vec<(u64, u64)> = draft.calendars[follows.calendar]
        .closed
        .iter()
        .map(|window| (u64::from(window.from), u64::from(window.to)))
        .filter(|window| window.1 > start)
        .collect();
    windows.sort_unstable();
    if windows.first().is_some_and(|window| window.0 <= start) {
        return None;
    }
    let (mut day, mut left) = (start, duration);
    let mut stretches = Vec::new();
    for (from, to) in windows {
        if from > day {
            let days = left.min(from - day);
            if days > 0 {
                stretches.push((day, day + days));
            }
            left -= days;
            day += days;
        }
        if left == 0 {
            break;
        }
        if follows.closure == Closure::Avoid {
            return None;
        }
        day = day.max(to);
    }
    if left > 0 {
        stretches.push((day, day + left));
        day += left;
    }
    Some((day, stretches))
}

fn resources(draft: &Draft, modes: &[usize], stretches: &[Vec<(u64, u64)>], violations: &mut Vec<Violation>) {
    let mut changes: Vec<Vec<(u64, i64)>> = vec![Vec::new(); draft.resources.len()];
    for (activity, stretches) in stretches.iter().enumerate() {
        for demand in &draft.activities[activity].modes[modes[activity]].demands {
            for &(from, to) in stretches.iter().filter(|stretch| stretch.0 < stretch.1) {
                changes[demand.resource].push((from, i64::from(demand.amount)));
                changes[demand.resource].push((to, -i64::from(demand.amount)));
            }
        }
    }
    for (resource, mut changes) in changes.into_iter().enumerate() {
        for step in &draft.resources[resource].steps {
            changes.push((u64::from(step.from), 0));
        }
        changes.sort_unstable();
        let mut load = 0_i64;
        let mut at = 0;
        while at < changes.len() {
            let day = changes[at].0;
            while at < changes.len() && changes[at].0 == day {
                load += changes[at].1;
                at += 1;
            }
            let day = u32::try_from(day).unwrap_or(u32::MAX);
            if load > i64::from(draft.resources[resource].on(day)) {
                violations.push(Violation::Resource { resource, day });
                break;
            }
        }
    }
}
