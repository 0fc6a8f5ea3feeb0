//! How old backups, data and lessons may be when what they are for begins.

use crate::order::{Dependency, Step, StepGraph, StepIndex};
use umstieg_format::entry::StepKind;
use umstieg_schedule as plan;

/// Working days, six weeks of them, after which data that have been carried over are out of date: what is written in
/// between must be carried over again. Policy; a plan that cannot keep it for some data says so.
pub const FRESH_DATA_DAYS: u32 = 30;

/// Working days, four weeks of them, after which people have forgotten what they were taught and could not use. Policy; a
/// plan that cannot keep it for some lessons says so.
pub const FRESH_LESSON_DAYS: u32 = 20;

/// Working days, two weeks of them, after which a backup is no way back any more: what has been written since is not in it.
/// Policy; a plan that cannot keep it for some backup says so.
pub const FRESH_BACKUP_DAYS: u32 = 10;

/// A backup that is out of date when the data are carried over, or data or lessons when people get the product that they
/// were for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Position of the dependency on the backup, the data or the lessons.
    pub dependency: usize,
    /// Working days between the two.
    pub days: u32,
}

/// The most working days that are good between the ends of a dependency, if it leads from the data or the lessons for a
/// product to its roll-out, or from the backup of a tool to its data or to the roll-out of what takes its place.
pub(super) fn good_days(graph: &StepGraph, dependency: &Dependency) -> Option<u32> {
    let step = |index: StepIndex| graph.steps.get(index.0);
    let (before, after) = step(dependency.from).zip(step(dependency.to))?;
    let is_roll_out = after.kind == StepKind::RollOut;
    let (days, is_for_it) = match before.ends_with() {
        StepKind::BackupTest => (FRESH_BACKUP_DAYS, is_roll_out || after.does(StepKind::MigrateData)),
        StepKind::MigrateData => (FRESH_DATA_DAYS, is_roll_out),
        StepKind::Train => (FRESH_LESSON_DAYS, is_roll_out),
        _ => return None,
    };
    (is_for_it && before.product == after.product).then_some(days)
}

/// The most working days that may lie between the ends of such a dependency, with those that must; `None` of all others.
#[must_use]
pub fn fresh_days(graph: &StepGraph, dependency: &Dependency) -> Option<u32> {
    Some(dependency.lag_days.saturating_add(good_days(graph, dependency)?))
}

/// The same as the greatest lag of the dependency, if the search for good dates is to keep it; a backup is moved afterwards.
pub(super) fn most_days(graph: &StepGraph, dependency: &Dependency) -> Option<i32> {
    let is_backup = |step: &Step| step.ends_with() == StepKind::BackupTest;
    let keeps = graph.steps.get(dependency.from.0).is_some_and(|step| !is_backup(step));
    let days = fresh_days(graph, dependency).filter(|_| keeps)?;
    Some(i32::try_from(days).unwrap_or(i32::MAX))
}

/// Backups, data and lessons that a schedule lets grow too old.
pub(super) fn stale(graph: &StepGraph, solution: &plan::Solution) -> Vec<Stale> {
    let dependencies = graph.dependencies.iter().enumerate();
    dependencies
        .filter_map(|(at, dependency)| {
            let most = fresh_days(graph, dependency)?;
            let (carried, given) =
                (solution.finishes.get(dependency.from.0)?, solution.starts.get(dependency.to.0)?);
            let days = given.saturating_sub(*carried);
            (days > most).then_some(Stale { dependency: at, days })
        })
        .collect()
}

/// How many data and lessons a schedule lets grow too old; backups are moved afterwards.
pub(super) fn stale_for_good(graph: &StepGraph, solution: &plan::Solution) -> usize {
    let is_kept = |it: &Stale| {
        graph.dependencies.get(it.dependency).is_some_and(|dependency| most_days(graph, dependency).is_some())
    };
    stale(graph, solution).iter().filter(|it| is_kept(it)).count()
}

/// Takes the greatest lags off that a contradiction names; whether it names any.
pub(super) fn let_go(draft: &mut plan::Draft, failure: &plan::Failure) -> bool {
    let plan::Failure::Contradiction(conflict) = failure else { return false };
    let mut some = false;
    for (at, _) in &conflict.precedences {
        let limited = draft.precedences.get_mut(*at).and_then(|precedence| precedence.max_lag.take());
        some |= limited.is_some();
    }
    some
}

/// Takes the greatest lags off that a schedule found without them breaks; whether it breaks any.
pub(super) fn let_go_broken(draft: &mut plan::Draft, free: &plan::Solution) -> bool {
    let mut some = false;
    for precedence in &mut draft.precedences {
        let ends = free.finishes.get(precedence.from).zip(free.starts.get(precedence.to));
        let days = ends.map(|(from, to)| i64::from(*to) - i64::from(*from));
        if precedence.max_lag.is_some_and(|most| days.is_none_or(|days| days > i64::from(most))) {
            precedence.max_lag = None;
            some = true;
        }
    }
    some
}
