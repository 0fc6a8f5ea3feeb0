//! Capacity of those who run the systems, peace for people, blackouts and windows, day by day.

use super::facts::{Facts, bothers_people, is_work};
use super::order;
use std::collections::BTreeMap;
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::inventory::Period;
use umstieg_core::format::scalar::Date;
use umstieg_core::order::Step;
use umstieg_core::plan::TimedStep;

/// Working days of a month, as the format documents capacity.
const DAYS_A_MONTH: u64 = 21;

/// Years for which the times of the last year are tried again; longer than dates here reach.
const YEARS_AGAIN: i32 = 200;

pub(super) fn days_and_hours_suffice(facts: &Facts<'_>, found: &mut Vec<String>) {
    let mut minutes: BTreeMap<Date, u64> = BTreeMap::new();
    let mut changes: BTreeMap<Date, u32> = BTreeMap::new();
    for (_, step, timed) in facts.steps() {
        if timed.start < facts.plan.timeline.start || timed.end < timed.start {
            found.push(format!("`{}` goes from {} to {}", step.key, timed.start, timed.end));
            continue;
        }
        if step.kind == StepKind::GiveNotice {
            continue;
        }
        let open: Vec<Date> =
            facts.calendar.days(timed.start, timed.end).filter(|day| is_open(facts, step, *day)).collect();
        days_suffice(facts, step, timed, &open, found);
        for day in &open {
            *minutes.entry(*day).or_default() += step.effort_minutes.div_ceil(open.len() as u64);
            if bothers_people(step) {
                *changes.entry(*day).or_default() += 1;
            }
        }
    }
    let (most_minutes, most_changes) =
        (facts.plan.timeline.minutes_per_day, facts.plan.timeline.parallel_changes);
    if let Some((day, minutes)) = minutes.iter().find(|(_, minutes)| **minutes > u64::from(most_minutes)) {
        found
            .push(format!("on {day} there are {minutes} minutes of work, and {most_minutes} minutes for it"));
    }
    if let Some((day, changes)) = changes.iter().find(|(_, changes)| **changes > most_changes) {
        found.push(format!("on {day} people have {changes} changes, and can bear {most_changes}"));
    }
}

/// Hours a month that one person has for learning, if nobody says how many.
const TRAINING_HOURS: u32 = 2;

/// Days after which everybody has learned anything, however little time there was for it.
const LONGEST_LEARNING: u32 = 252;

/// On no day do people learn more than all of them together have time for.
pub(super) fn there_is_time_to_learn(facts: &Facts<'_>, found: &mut Vec<String>) {
    let mut lessons: BTreeMap<Date, Vec<(&Step, &TimedStep)>> = BTreeMap::new();
    for (_, step, timed) in facts.steps().filter(|(_, step, _)| step.learner_minutes > 0) {
        for day in facts.calendar.days(timed.start, timed.end).filter(|day| is_open(facts, step, *day)) {
            lessons.entry(day).or_default().push((step, timed));
        }
    }
    let too_much = lessons.iter().find(|(_, lessons)| time_left_to_learn(facts, lessons) < 0.0);
    if let Some((day, lessons)) = too_much {
        let names: Vec<&str> = lessons.iter().map(|(step, _)| step.key.as_ref()).collect();
        found.push(format!("on {day} people have no time for all of {names:?}"));
    }
}

/// What is left of the time of a day that all have for learning, as a share of it.
pub(super) fn time_left_to_learn(facts: &Facts<'_>, lessons: &[(&Step, &TimedStep)]) -> f64 {
    let (people, _) = facts.plan.inventory.users();
    let stated = facts.plan.inventory.raw().capacity.training_hours_per_person_and_month;
    let each = match stated.unwrap_or(TRAINING_HOURS) {
        0 => 1.0,
        hours => f64::from(hours) * 60.0 / DAYS_A_MONTH as f64,
    };
    let takes = |(step, timed): &(&Step, &TimedStep)| {
        let a_day = f64::from(step.learner_minutes) / f64::from(timed.days.max(1));
        let a_day = if timed.days >= LONGEST_LEARNING { a_day.min(each) } else { a_day };
        a_day * f64::from(step.users.min(people))
    };
    1.0 + 1e-9 - lessons.iter().map(takes).sum::<f64>() / (each * f64::from(people))
}

/// Weeks between two large changes, if nobody says how many.
const SETTLING_WEEKS: usize = 4;

/// Minutes of learning from which on a change is large.
const LARGE_LESSON: u32 = 45;

/// Between two large changes of more than half of the people each there is the time that they have to get used to one.
pub(super) fn people_settle_in(facts: &Facts<'_>, found: &mut Vec<String>) {
    let stated = facts.plan.inventory.raw().capacity.settling_weeks;
    let least = stated.map_or(SETTLING_WEEKS, usize::from) * 5;
    let (people, _) = facts.plan.inventory.users();
    let learning = |roll_out: &Step| {
        let is_lesson = |step: &Step| {
            step.product == roll_out.product
                && step.tool.is_none()
                && matches!(step.kind, StepKind::Train | StepKind::RollOut)
        };
        facts.steps().filter(|(_, step, _)| is_lesson(step)).map(|(_, step, _)| step.learner_minutes).max()
    };
    let is_large = |step: &Step| {
        step.kind == StepKind::RollOut
            && step.touches_people
            && step.tool.is_none()
            && step.users * 2 > people
            && learning(step).is_some_and(|minutes| minutes >= LARGE_LESSON)
    };
    let mut changes: Vec<(&Step, &TimedStep)> =
        facts.steps().filter(|(_, step, _)| is_large(step)).map(|(_, step, timed)| (step, timed)).collect();
    changes.sort_by_key(|(step, timed)| (timed.start, &step.key));
    for ((earlier, before), (later, then)) in changes.iter().zip(changes.iter().skip(1)) {
        let days = facts.calendar.days(before.end.plus_days(1), then.start.plus_days(-1)).count();
        let is_one_change = earlier
            .product
            .as_ref()
            .zip(later.product.as_ref())
            .is_some_and(|(server, program)| order::is_reached_with(server, program, facts));
        if days < least && !is_one_change {
            found.push(format!(
                "`{}` comes {days} working days after `{}`, and people have {least} to settle in",
                later.key, earlier.key
            ));
        }
    }
}

/// The plan counts on no more hours and no more changes at once than the inventory says.
pub(super) fn capacity_is_what_is_stated(facts: &Facts<'_>, found: &mut Vec<String>) {
    let raw = facts.plan.inventory.raw();
    let timeline = &facts.plan.timeline;
    if let Some(hours) = raw.capacity.it_hours_per_month {
        let hours = u64::from(hours) + u64::from(raw.capacity.external_hours_per_month.unwrap_or(0));
        let a_day = u64::from(timeline.minutes_per_day);
        // Nobody changes anything in no time: then the hours are an assumption, and the plan says so.
        let told = hours == 0 && timeline.capacity_assumed;
        if a_day * DAYS_A_MONTH > hours * 60 && !told {
            found.push(format!(
                "the plan counts on {a_day} minutes a day, the house has {hours} hours a month"
            ));
        }
    }
    let bearable = raw.capacity.max_parallel_changes.unwrap_or(match raw.organisation.digital_maturity {
        None | Some(..=2) => 1,
        Some(3) => 2,
        Some(4..) => 3,
    });
    if timeline.parallel_changes > bearable {
        found.push(format!(
            "the plan counts on {} changes at once, {bearable} are bearable",
            timeline.parallel_changes
        ));
    }
}

/// A step begins and ends on days on which it may be done, has days enough, and hours enough in them.
fn days_suffice(facts: &Facts<'_>, step: &Step, timed: &TimedStep, open: &[Date], found: &mut Vec<String>) {
    let (first, last) = (open.first(), open.last());
    if timed.days > 0 && (first != Some(&timed.start) || last != Some(&timed.end)) {
        found.push(format!(
            "`{}` is done from {} to {}, but may be done from {first:?} to {last:?}",
            step.key, timed.start, timed.end
        ));
    }
    if open.len() != timed.days as usize {
        found.push(format!("`{}` takes {} days and has {}", step.key, timed.days, open.len()));
    }
    if timed.days < step.min_days {
        found.push(format!("`{}` takes at least {} days and has {}", step.key, step.min_days, timed.days));
    }
    let minutes = open.len() as u64 * u64::from(facts.plan.timeline.minutes_per_day);
    if step.effort_minutes > minutes {
        found.push(format!("`{}` takes {} minutes and has {minutes}", step.key, step.effort_minutes));
    }
}

/// Whether a step may be done on a working day.
pub(super) fn is_open(facts: &Facts<'_>, step: &Step, day: Date) -> bool {
    if !is_work(step) {
        return true;
    }
    let tools = match (step.tool, &step.product) {
        (None, Some(product)) => facts.works_for().remove(product).unwrap_or_default(),
        _ => facts.tools_of(step),
    };
    let concerns = |period: &&Period| {
        period.applies_to.is_empty()
            || tools.iter().any(|tool| period.applies_to.contains(&facts.plan.inventory.tool(*tool).handle))
    };
    let planning = &facts.plan.inventory.raw().planning;
    if planning.blackouts.iter().filter(concerns).any(|period| period.from <= day && day <= period.to) {
        return false;
    }
    let windows: Vec<&Period> = planning.windows.iter().filter(concerns).collect();
    if windows.is_empty() || !changes_work(facts, step) {
        return true;
    }
    let last_year = windows.iter().map(|period| period.from.year()).max();
    windows.iter().any(|period| {
        // The times of the last year that is given come again every year.
        let again = if Some(period.from.year()) == last_year { YEARS_AGAIN } else { 1 };
        (0..again).any(|years| {
            period.from.plus_months(12 * years) <= day && day <= period.to.plus_months(12 * years)
        })
    })
}

/// Whether people work with something else afterwards: they get a product, or lose a tool that they could still fall back
/// on yesterday.
fn changes_work(facts: &Facts<'_>, step: &Step) -> bool {
    let kept_beside = facts
        .plan
        .graph
        .steps
        .iter()
        .any(|other| other.tool == step.tool && other.kind == StepKind::ParallelRun);
    step.kind == StepKind::RollOut
        || (step.kind == StepKind::SwitchOff && bothers_people(step) && !kept_beside)
}

/// Minutes that a step takes on each of its days.
pub(super) fn a_day(step: &Step, timed: &TimedStep) -> u64 {
    step.effort_minutes.div_ceil(u64::from(timed.days).max(1))
}
