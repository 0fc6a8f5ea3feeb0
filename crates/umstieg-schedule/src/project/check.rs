//! Everything that can be said against a draft before any solving.

use super::{
    Draft, MAX_ACTIVITIES, MAX_AMOUNT, MAX_DAY, MAX_ITEMS, Part, Place, Problem, Resource, cycle, own,
};

/// All problems of a draft; empty means it can be compiled.
pub(crate) fn check(draft: &Draft) -> Vec<Problem> {
    let mut problems = sizes(draft);
    if !problems.is_empty() {
        // Sizes guard the checks below against running for ever.
        return problems;
    }
    resources(draft, &mut problems);
    calendars(draft, &mut problems);
    activities(draft, &mut problems);
    precedences(draft, &mut problems);
    if problems.is_empty() {
        cycle::cycles(draft, &mut problems);
        own::own(draft, &greatest(draft), &mut problems);
        horizon(draft, &mut problems);
    }
    problems
}

fn sizes(draft: &Draft) -> Vec<Problem> {
    let modes = |activity: &super::Activity| {
        activity.modes.iter().map(|mode| 1 + mode.demands.len()).fold(0, usize::saturating_add)
    };
    let counts = [
        (Part::Resources, draft.resources.len(), MAX_ITEMS),
        (Part::Steps, draft.resources.iter().map(|it| it.steps.len()).sum(), MAX_ITEMS),
        (Part::Calendars, draft.calendars.len(), MAX_ITEMS),
        (Part::Windows, draft.calendars.iter().map(|it| it.closed.len()).sum(), MAX_ITEMS),
        (Part::Activities, draft.activities.len(), MAX_ACTIVITIES),
        (Part::Modes, draft.activities.iter().map(modes).sum(), MAX_ITEMS),
        (Part::Precedences, draft.precedences.len(), MAX_ITEMS),
    ];
    let above = counts.into_iter().filter(|&(_, found, limit)| found > limit);
    above.map(|(part, found, limit)| Problem::TooMany { part, found, limit }).collect()
}

fn in_range(value: i64, limit: u32, place: Place, problems: &mut Vec<Problem>) {
    let limit = i64::from(limit);
    if value.abs() > limit {
        problems.push(Problem::OutOfRange { place, value, limit });
    }
}

fn resources(draft: &Draft, problems: &mut Vec<Problem>) {
    for (resource, it) in draft.resources.iter().enumerate() {
        for (step, here) in it.steps.iter().enumerate() {
            let place = Place::Step { resource, step };
            in_range(here.from.into(), MAX_DAY, place, problems);
            in_range(here.capacity.into(), MAX_AMOUNT, place, problems);
            if step > 0 && it.steps[step - 1].from >= here.from {
                problems.push(Problem::StepsUnordered { resource, step });
            }
        }
    }
}

fn calendars(draft: &Draft, problems: &mut Vec<Problem>) {
    for (calendar, it) in draft.calendars.iter().enumerate() {
        for (window, here) in it.closed.iter().enumerate() {
            in_range(here.to.into(), MAX_DAY, Place::Window { calendar, window }, problems);
            if here.from >= here.to {
                problems.push(Problem::WindowEmpty { calendar, window });
            }
        }
    }
}

/// The greatest capacity of each resource on any day.
fn greatest(draft: &Draft) -> Vec<u32> {
    let of = |it: &Resource| it.steps.iter().map(|step| step.capacity).max().unwrap_or(0);
    draft.resources.iter().map(of).collect()
}

fn activities(draft: &Draft, problems: &mut Vec<Problem>) {
    let most = greatest(draft);
    for (activity, it) in draft.activities.iter().enumerate() {
        let place = Place::Activity { activity };
        let days = [Some(it.release), it.deadline, it.due.map(|due| due.day), it.fixed_start];
        for day in days.into_iter().flatten() {
            in_range(day.into(), MAX_DAY, place, problems);
        }
        if let Some(due) = it.due {
            in_range(due.period.into(), MAX_DAY, place, problems);
            if due.period == 0 {
                problems.push(Problem::NoPeriod { activity });
            }
        }
        for weight in [it.earliness_weight, it.due.map_or(0, |due| due.weight)] {
            in_range(weight.into(), MAX_AMOUNT, place, problems);
        }
        if let Some(follows) = it.calendar
            && follows.calendar >= draft.calendars.len()
        {
            problems.push(Problem::UnknownCalendar { activity, calendar: follows.calendar });
        }
        if it.modes.is_empty() {
            problems.push(Problem::NoMode { activity });
        }
        let mut impossible = None;
        let mut possible = false;
        for (number, mode) in it.modes.iter().enumerate() {
            let place = Place::Mode { activity, mode: number };
            in_range(mode.duration.into(), MAX_DAY, place, problems);
            in_range(mode.cost.into(), MAX_AMOUNT, place, problems);
            for demand in &mode.demands {
                in_range(demand.amount.into(), MAX_AMOUNT, place, problems);
                if demand.resource >= draft.resources.len() {
                    let resource = demand.resource;
                    problems.push(Problem::UnknownResource { activity, mode: number, resource });
                }
            }
            match mode.over(&most) {
                Some(over) => impossible = Some(over),
                None => possible = true,
            }
        }
        if let (Some((resource, demand)), false) = (impossible, possible) {
            let capacity = most[resource];
            problems.push(Problem::DemandAboveCapacity { activity, resource, demand, capacity });
        }
    }
}

fn precedences(draft: &Draft, problems: &mut Vec<Problem>) {
    for (precedence, it) in draft.precedences.iter().enumerate() {
        let tag = it.tag;
        for activity in [it.from, it.to] {
            if activity >= draft.activities.len() {
                problems.push(Problem::UnknownActivity { precedence, tag, activity });
            }
        }
        for lag in [Some(it.min_lag), it.max_lag].into_iter().flatten() {
            in_range(lag.into(), MAX_DAY, Place::Precedence { precedence }, problems);
        }
        if it.max_lag.is_some_and(|most| most < it.min_lag) {
            problems.push(Problem::LagsCrossed { precedence, tag });
        }
    }
}

/// A day by which all work is done when it is done in a row after the last change of any calendar or capacity.
pub(crate) fn last_day(draft: &Draft) -> u64 {
    let steps = draft.resources.iter().flat_map(|it| it.steps.iter().map(|step| step.from));
    let windows = draft.calendars.iter().flat_map(|it| it.closed.iter().map(|window| window.to));
    let releases = draft.activities.iter().map(|it| it.release.max(it.fixed_start.unwrap_or(0)));
    let change = steps.chain(windows).chain(releases).max().unwrap_or(0);
    let work = |it: &super::Activity| it.modes.iter().map(|mode| u64::from(mode.duration)).max().unwrap_or(0);
    let lag = |it: &super::Precedence| {
        let least = u64::try_from(it.min_lag).unwrap_or(0);
        let back = it.max_lag.map_or(0, |most| u64::try_from(-i64::from(most)).unwrap_or(0));
        least.max(back)
    };
    u64::from(change)
        + draft.activities.iter().map(work).sum::<u64>()
        + draft.precedences.iter().map(lag).sum::<u64>()
        + 1
}

fn horizon(draft: &Draft, problems: &mut Vec<Problem>) {
    let day = last_day(draft);
    let limit = u64::from(MAX_DAY);
    if day > limit {
        problems.push(Problem::HorizonTooLong { day, limit });
    }
}
