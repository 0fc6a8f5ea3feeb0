//! Time between two large changes for the same people.
//!
//! A limit on changes at once says nothing about the day after: people who have just got a new office suite would get new
//! mail in the week after. Phases: the [`large`] changes that the same people cannot miss; their order by the
//! [`earliest`] day on which each can come; then dependencies by which nobody is taught the next one before they have the
//! last, nor gets it before they have got used to that.

use super::capacity::Capacity;
use crate::inventory::Inventory;
use crate::order::{Dependency, Reason, StepGraph, StepIndex};
use std::collections::BTreeMap;
use umstieg_format::entry::{StepKind, Strength};
use umstieg_format::scalar::SoftwareId;

/// Weeks that people have to get used to a large change, if nobody says. Policy: after four weeks, people have done most of
/// what comes up in a month, the end of a month included.
const USUAL_WEEKS: u32 = 4;

/// Minutes of learning from which on a change is large, for everybody who gets it: three quarters of an hour, as the playbooks
/// give it for a new program on the desk. What takes less is told and tried in passing. Policy.
const LARGE_LESSON_MINUTES: u32 = 45;

/// A large change.
struct Change<'a> {
    product: &'a SoftwareId,
    /// The step that people learn in, if it is not the one in which they get the product.
    lesson: Option<StepIndex>,
    /// The step in which they get it.
    roll_out: StepIndex,
}

/// Working days between two large changes for the same people.
fn days(inventory: &Inventory) -> u32 {
    inventory.raw().capacity.settling_weeks.map_or(USUAL_WEEKS, u32::from) * 5
}

/// Adds the dependencies that keep large changes for the same people apart. None of them makes a circle.
pub(super) fn space(inventory: &Inventory, graph: &mut StepGraph, capacity: &Capacity) {
    let lag_days = days(inventory);
    if lag_days == 0 {
        return;
    }
    let mut changes = large(inventory, graph);
    let days = earliest(graph, capacity);
    let key = |step: StepIndex| graph.steps.get(step.0).map(|step| &step.key);
    changes.sort_by_key(|change| (days.get(change.roll_out.0), key(change.roll_out)));
    let mut added = Vec::new();
    for (last, next) in changes.iter().zip(changes.iter().skip(1)) {
        // A program that comes when the data lie on the server that it reaches is one change with it, in two lessons.
        let is_data = |step: StepIndex| {
            let step = graph.steps.get(step.0).filter(|step| step.kind == StepKind::MigrateData);
            step.is_some_and(|step| step.product.as_ref() == Some(last.product))
        };
        let is_one = graph
            .waits_for(next.roll_out)
            .any(|found| matches!(&found.reason, Reason::Requirement { .. }) && is_data(found.from));
        let mut wait = |to: StepIndex, lag_days: u32| {
            let reason = Reason::Settling(last.product.clone());
            added.push(Dependency { from: last.roll_out, to, lag_days, strength: Strength::Soft, reason });
        };
        if is_one {
            wait(next.roll_out, 0);
        } else {
            next.lesson.into_iter().for_each(|lesson| wait(lesson, 0));
            wait(next.roll_out, lag_days);
        }
    }
    graph.add_where_possible(added);
}

/// The large changes of more than half of the people each, so that any two of them meet some people twice.
fn large<'a>(inventory: &Inventory, graph: &'a StepGraph) -> Vec<Change<'a>> {
    let (people, _) = inventory.users();
    let mut lessons: BTreeMap<&SoftwareId, StepIndex> = BTreeMap::new();
    for (at, step) in graph.steps.iter().enumerate().filter(|(_, step)| step.kind == StepKind::Train) {
        if let Some(product) = step.product.as_ref().filter(|_| step.tool.is_none()) {
            lessons.insert(product, StepIndex(at));
        }
    }
    let mut found = Vec::new();
    for (at, step) in graph.steps.iter().enumerate() {
        let reaches_people = step.kind == StepKind::RollOut && step.touches_people && step.tool.is_none();
        let Some(product) = step.product.as_ref().filter(|_| reaches_people) else { continue };
        let lesson = lessons.get(product).copied();
        let learning = lesson.and_then(|lesson| graph.steps.get(lesson.0)).unwrap_or(step).learner_minutes;
        if learning >= LARGE_LESSON_MINUTES && u64::from(step.users) * 2 > u64::from(people) {
            found.push(Change { product, lesson, roll_out: StepIndex(at) });
        }
    }
    found
}

/// The first working day of every step, if each had all hands to itself.
fn earliest(graph: &StepGraph, capacity: &Capacity) -> Vec<u32> {
    let mut after: Vec<Vec<&Dependency>> = vec![Vec::new(); graph.steps.len()];
    let mut open: Vec<usize> = vec![0; graph.steps.len()];
    for dependency in &graph.dependencies {
        if let (Some(after), Some(open)) = (after.get_mut(dependency.from.0), open.get_mut(dependency.to.0)) {
            after.push(dependency);
            *open += 1;
        }
    }
    let mut first: Vec<u32> = vec![0; graph.steps.len()];
    let mut ready: Vec<usize> =
        open.iter().enumerate().filter(|(_, open)| **open == 0).map(|(at, _)| at).collect();
    while let Some(at) = ready.pop() {
        let (Some(step), Some(begin)) = (graph.steps.get(at), first.get(at).copied()) else { continue };
        let by_work = step.effort_minutes.div_ceil(u64::from(capacity.minutes_per_day.max(1)));
        let lasts = step.min_days.max(u32::try_from(by_work).unwrap_or(u32::MAX));
        for dependency in after.get(at).into_iter().flatten() {
            let to = dependency.to.0;
            if let (Some(first), Some(open)) = (first.get_mut(to), open.get_mut(to)) {
                *first = (*first).max(begin.saturating_add(lasts).saturating_add(dependency.lag_days));
                *open -= 1;
                if *open == 0 {
                    ready.push(to);
                }
            }
        }
    }
    first
}
