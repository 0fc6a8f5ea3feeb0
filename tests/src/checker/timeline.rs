//! The timeline says the truth about itself: its ends, its bound, its waves, and why every step starts when it does.

use super::facts::{Facts, bothers_people};
use super::time::{a_day, is_open, time_left_to_learn};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_core::ToolIndex;
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::{Date, SoftwareId};
use umstieg_core::order::{Step, StepIndex};
use umstieg_core::plan::{Bottleneck, TimedStep, WhyThen};

/// Months within which a plan should be done if nobody says, as the format documents.
const USUAL_HORIZON_MONTHS: u16 = 24;

/// Begin, end, horizon and bound agree with the steps.
pub(super) fn ends_and_bounds_agree(facts: &Facts<'_>, found: &mut Vec<String>) {
    let timeline = &facts.plan.timeline;
    let planning = &facts.plan.inventory.raw().planning;
    let start = planning.start.unwrap_or(facts.plan.as_of).max(facts.plan.as_of);
    if timeline.start != start {
        found.push(format!("the plan may start on {start}, and says {}", timeline.start));
    }
    let horizon = start.plus_months(i32::from(planning.horizon_months.unwrap_or(USUAL_HORIZON_MONTHS)));
    if timeline.horizon != horizon {
        found.push(format!("the horizon is {horizon}, and the plan says {}", timeline.horizon));
    }
    let last = timeline.steps.iter().map(|step| step.end).max().unwrap_or(timeline.start);
    if timeline.end != last {
        found.push(format!("the last step ends on {last}, the plan on {}", timeline.end));
    }
    if timeline.bound > timeline.end {
        found.push(format!("no plan ends before {}, but this one on {}", timeline.bound, timeline.end));
    }
    if timeline.cost_bound > timeline.cost {
        found
            .push(format!("no plan costs less than {}, but this one {}", timeline.cost_bound, timeline.cost));
    }
    if timeline.proven != (timeline.cost_bound == timeline.cost) {
        found.push(format!(
            "a plan of {} over {} is called {}",
            timeline.cost, timeline.cost_bound, timeline.proven
        ));
    }
    if last >= Date::LATEST {
        found.push(format!("the plan ends on {last}, behind which there are no dates"));
    }
    // Bound and end can be compared where nothing but the end is weighed: nobody waits for a roll-out, a switch-off or help
    // with what stays, and no day is due.
    let weighed = |step: &Step| {
        [StepKind::RollOut, StepKind::SwitchOff, StepKind::Contain].into_iter().any(|kind| step.does(kind))
    };
    let work = || facts.steps().filter(|(_, step, _)| step.kind != StepKind::GiveNotice);
    let due = facts.plan.inventory.raw().tools.iter().any(|line| line.contract.is_some());
    let dated = facts.plan.inventory.indices().filter_map(|tool| facts.entry_of(tool));
    let due = due || dated.into_iter().any(|entry| !entry.lifecycle.is_empty());
    let done = work().map(|(_, _, timed)| timed.end).max();
    if timeline.proven
        && !due
        && !work().any(|(_, step, _)| weighed(step))
        && done.is_some_and(|it| it != timeline.bound)
    {
        found.push(format!("{} is proven the best end, and the work ends on {done:?}", timeline.bound));
    }
}

/// Every reason for a start names something that is so.
pub(super) fn reasons_are_true(facts: &Facts<'_>, found: &mut Vec<String>) {
    for (at, step, timed) in facts.steps() {
        if let Some(lie) = lie(facts, at, step, timed) {
            found.push(format!("`{}` starts on {}, {:?}: {lie}", step.key, timed.start, timed.why));
        }
    }
}

fn lie(facts: &Facts<'_>, at: StepIndex, step: &Step, timed: &TimedStep) -> Option<String> {
    let start = facts.plan.timeline.start;
    let day_before = timed.start.plus_days(-1);
    let is_notice = step.kind == StepKind::GiveNotice;
    match &timed.why {
        WhyThen::Start => facts
            .calendar
            .days(start, day_before)
            .next()
            .filter(|_| !is_notice)
            .map(|day| format!("it could be done from {day} on")),
        WhyThen::Dependency { dependency } => {
            let Some(dependency) = facts.plan.graph.dependencies.get(*dependency) else {
                return Some("there is no such dependency".into());
            };
            if dependency.to != at {
                return Some(format!("the dependency is about step {}", dependency.to.0));
            }
            let (from, earlier) = (
                facts.plan.graph.steps.get(dependency.from.0)?,
                facts.plan.timeline.steps.get(dependency.from.0)?,
            );
            // A notice takes no time in the plan and is placed when all else is; what waits for one waits for its work.
            if from.kind == StepKind::GiveNotice || is_notice {
                return None;
            }
            let between = facts.calendar.days(earlier.end.plus_days(1), day_before).count();
            (between != dependency.lag_days as usize)
                .then(|| format!("`{}` ends on {}, {between} working days before", from.key, earlier.end))
        }
        WhyThen::Busy { with } => {
            busy(facts, at, timed, with, false).or_else(|| hours_would_do(facts, step, timed, with))
        }
        WhyThen::PeopleBusy { with } => busy(facts, at, timed, with, true).or_else(|| {
            let most = facts.plan.timeline.parallel_changes as usize;
            (with.len() < most).then(|| format!("{} changes, and {most} are bearable", with.len()))
        }),
        WhyThen::Learning { with } => learned(facts, timed, with).or_else(|| {
            let others = with.iter().filter_map(|other| {
                let index = facts.plan.graph.steps.get(other.0)?;
                Some((index, facts.plan.timeline.steps.get(other.0)?))
            });
            let lessons: Vec<(&Step, &TimedStep)> = others.chain([(step, timed)]).collect();
            // A plan counts hundredths of people, rounded up for each lesson.
            let left = time_left_to_learn(facts, &lessons);
            (left > lessons.len() as f64 / 100.0).then(|| "there is time to learn all of it at once".into())
        }),
        WhyThen::Closed { from, to, .. } => {
            let open = |day: &Date| is_open(facts, step, *day);
            if let Some(day) = facts.calendar.days(*from, *to).find(open) {
                return Some(format!("{day} is open"));
            }
            let next = facts.calendar.days(to.plus_days(1), day_before).find(open);
            next.map(|day| format!("it could be done from {day} on"))
        }
        WhyThen::LatestNotice { deadline } => {
            let outcome = facts.plan.contracts.iter().find(|outcome| Some(outcome.tool) == step.tool);
            let by = outcome.and_then(|outcome| outcome.notice_by);
            (!is_notice || by != Some(*deadline) || timed.start > *deadline)
                .then(|| format!("notice counts until {by:?}"))
        }
        WhyThen::SwitchedOff { deadline } => {
            let outcome = facts.plan.contracts.iter().find(|outcome| Some(outcome.tool) == step.tool)?;
            let after = outcome.used_until.plus_days(1);
            let next = facts.calendar.days(after, after.plus_days(30)).next();
            let wrong = !is_notice
                || outcome.notice_by != Some(*deadline)
                || timed.start > *deadline
                || timed.start <= outcome.used_until
                || next.is_some_and(|next| timed.start > next);
            wrong.then(|| {
                format!("used until {}, notice counts until {:?}", outcome.used_until, outcome.notice_by)
            })
        }
        WhyThen::Ready => (!is_notice).then(|| "it is no notice".into()),
        _ => None,
    }
}

/// Steps that keep somebody busy are going on right before, and are work or a change.
fn busy(
    facts: &Facts<'_>,
    at: StepIndex,
    timed: &TimedStep,
    with: &[StepIndex],
    people: bool,
) -> Option<String> {
    let before = facts.calendar.before(timed.start)?;
    if with.is_empty() {
        return Some("nothing is named".into());
    }
    with.iter().find_map(|other| {
        let (step, when) = (facts.plan.graph.steps.get(other.0)?, facts.plan.timeline.steps.get(other.0)?);
        let counts = if people { bothers_people(step) } else { step.effort_minutes > 0 };
        if *other == at || !counts {
            return Some(format!("`{}` takes nobody's time", step.key));
        }
        (when.start > before || when.end < before)
            .then(|| format!("`{}` goes from {} to {}, not on {before}", step.key, when.start, when.end))
    })
}

/// Steps that people learn in are going on right before.
fn learned(facts: &Facts<'_>, timed: &TimedStep, with: &[StepIndex]) -> Option<String> {
    let before = facts.calendar.before(timed.start)?;
    if with.is_empty() {
        return Some("nothing is named".into());
    }
    with.iter().find_map(|other| {
        let (step, when) = (facts.plan.graph.steps.get(other.0)?, facts.plan.timeline.steps.get(other.0)?);
        let idle = step.learner_minutes == 0 || when.start > before || when.end < before;
        idle.then(|| format!("nobody learns in `{}` on {before}", step.key))
    })
}

/// Whether the hours of a day would do for a step beside those that are said to take them.
fn hours_would_do(facts: &Facts<'_>, step: &Step, timed: &TimedStep, with: &[StepIndex]) -> Option<String> {
    let graph = &facts.plan.graph;
    let others = with
        .iter()
        .filter_map(|other| Some(a_day(graph.steps.get(other.0)?, facts.plan.timeline.steps.get(other.0)?)));
    let sum = others.sum::<u64>() + a_day(step, timed);
    let most = u64::from(facts.plan.timeline.minutes_per_day);
    (sum <= most).then(|| format!("together they take {sum} of {most} minutes a day"))
}

/// The critical steps run to the end in their order; a chain that bounds the end follows dependencies.
pub(super) fn chains_hold_the_end(facts: &Facts<'_>, found: &mut Vec<String>) {
    let (graph, timeline) = (&facts.plan.graph, &facts.plan.timeline);
    let when = |step: &StepIndex| timeline.steps.get(step.0);
    let works = facts.steps().filter(|(_, step, _)| step.kind != StepKind::GiveNotice);
    let end = works.map(|(_, _, timed)| timed.end).max();
    if let Some(last) = timeline.critical.last().and_then(when)
        && Some(last.end) != end
    {
        found.push(format!("the critical chain ends on {}, the work on {end:?}", last.end));
    }
    for pair in timeline.critical.windows(2) {
        if let [a, b] = pair
            && when(a).map(|timed| timed.start) > when(b).map(|timed| timed.start)
        {
            found.push(format!("critical steps {} and {} are not in order", a.0, b.0));
        }
    }
    if let Bottleneck::Chain(steps) = &timeline.bottleneck {
        for pair in steps.windows(2) {
            let [a, b] = pair else { continue };
            if !graph.dependencies.iter().any(|it| it.from == *a && it.to == *b) {
                found.push(format!("steps {} and {} bound the end, but neither waits", a.0, b.0));
            }
        }
    }
}

/// Waves hold the training and the roll-out of every product once, and each product stands in one wave.
pub(super) fn waves_hold_every_change_once(facts: &Facts<'_>, found: &mut Vec<String>) {
    let mut times: BTreeMap<StepIndex, usize> = BTreeMap::new();
    let mut changes: BTreeMap<(&SoftwareId, Option<ToolIndex>), usize> = BTreeMap::new();
    for wave in &facts.plan.waves {
        let dates: Vec<&TimedStep> =
            wave.steps.iter().filter_map(|step| facts.plan.timeline.steps.get(step.0)).collect();
        let (from, to) = (dates.iter().map(|it| it.start).min(), dates.iter().map(|it| it.end).max());
        if (from, to) != (Some(wave.from), Some(wave.to)) {
            found.push(format!(
                "a wave goes from {} to {}, its steps from {from:?} to {to:?}",
                wave.from, wave.to
            ));
        }
        let of_steps: BTreeSet<Option<&SoftwareId>> = wave
            .steps
            .iter()
            .filter_map(|step| facts.plan.graph.steps.get(step.0))
            .map(|step| step.product.as_ref())
            .collect();
        if of_steps != wave.products.iter().map(Some).collect() {
            found.push(format!("a wave names {:?}, its steps {of_steps:?}", wave.products));
        }
        for step in &wave.steps {
            *times.entry(*step).or_default() += 1;
        }
        let steps = wave.steps.iter().filter_map(|step| facts.plan.graph.steps.get(step.0));
        // What takes over from several tools comes to the people of each on its own day.
        let here: BTreeSet<_> = steps.filter_map(|step| Some((step.product.as_ref()?, step.tool))).collect();
        for change in here {
            *changes.entry(change).or_default() += 1;
        }
    }
    for ((product, _), count) in changes.iter().filter(|(_, count)| **count > 1) {
        found.push(format!("`{product}` stands in {count} waves"));
    }
    for (at, step, _) in facts.steps() {
        let taught = step.does(StepKind::Train) || step.does(StepKind::RollOut);
        let belongs = taught && step.touches_people && step.product.is_some();
        let count = times.get(&at).copied().unwrap_or(0);
        if count != usize::from(belongs) {
            found.push(format!("`{}` stands in {count} waves", step.key));
        }
    }
}
