//! How people move: with data that are neither missing nor old, and never without being told.

use super::facts::{Facts, is_before};
use umstieg_core::decide::{KeepReason, Verdict};
use umstieg_core::format::entry::StepKind;
use umstieg_core::order::{Step, StepIndex};
use umstieg_core::plan::TimedStep;

/// Working days that may pass between the data and the roll-out, whichever comes first.
const FRESH_DATA_DAYS: usize = 30;

/// Whether the plan says of a step and a roll-out that the one is out of date at the other.
fn is_told(facts: &Facts<'_>, from: StepIndex, to: StepIndex) -> bool {
    facts.plan.timeline.stale.iter().any(|stale| {
        let dependency = facts.plan.graph.dependencies.get(stale.dependency);
        dependency.is_some_and(|dependency| (dependency.from, dependency.to) == (from, to))
    })
}

/// The data of a product are there when people get it, and not out of date; at the latest soon after.
pub(super) fn data_are_fresh(facts: &Facts<'_>, found: &mut Vec<String>) {
    let graph = &facts.plan.graph;
    let between = |earlier: &TimedStep, later: &TimedStep| {
        facts.calendar.days(earlier.end.plus_days(1), later.start.plus_days(-1)).count()
    };
    for (from, data, carried) in
        facts.steps().filter(|(_, step, _)| step.ends_with() == StepKind::MigrateData)
    {
        let is_roll_out = |step: &Step| {
            step.kind == StepKind::RollOut
                && step.product == data.product
                && (step.tool.is_none() || step.tool == data.tool)
        };
        for (to, roll_out, given) in facts.steps().filter(|(_, step, _)| is_roll_out(step)) {
            // Who has it already gets nothing, whatever newcomers get; their own change is a step of the tool.
            let waits = graph.waits_for(to).find(|dependency| dependency.from == from);
            if given.end < carried.start {
                let days = between(given, carried);
                if days > FRESH_DATA_DAYS {
                    found.push(format!("`{}` comes {days} working days after `{}`", data.key, roll_out.key));
                }
                continue;
            }
            let days = between(carried, given);
            let most = FRESH_DATA_DAYS + waits.map_or(0, |dependency| dependency.lag_days as usize);
            if days > most && !is_told(facts, from, to) && waits.is_some() {
                found.push(format!("`{}` is {days} working days old at `{}`", data.key, roll_out.key));
            }
        }
    }
}

/// Working days that may pass between a backup and the data that it is for.
const SAFE_DAYS: usize = 10;

/// A backup is made shortly before the data that it is for are touched, or it is told that it is not.
pub(super) fn backups_are_fresh(facts: &Facts<'_>, found: &mut Vec<String>) {
    let graph = &facts.plan.graph;
    for (from, backup, made) in facts.steps().filter(|(_, step, _)| step.kind == StepKind::BackupTest) {
        let is_for_it = |step: &Step| {
            step.does(StepKind::MigrateData) && (step.tool, &step.product) == (backup.tool, &backup.product)
        };
        for (to, data, carried) in facts.steps().filter(|(_, step, _)| is_for_it(step)) {
            let days = facts.calendar.days(made.end.plus_days(1), carried.start.plus_days(-1)).count();
            let told = facts.plan.timeline.stale.iter().any(|stale| {
                let dependency = graph.dependencies.get(stale.dependency);
                dependency.is_some_and(|dependency| (dependency.from, dependency.to) == (from, to))
            });
            if days > SAFE_DAYS && !told {
                found.push(format!("`{}` is {days} working days before `{}`", backup.key, data.key));
            }
        }
    }
}

/// Working days that may pass between a lesson and the roll-out.
const FRESH_LESSON_DAYS: usize = 20;

/// What people are taught they can use soon, or it is told that they cannot. A step may be a lesson alone or carry one among
/// the parts that are done in it; the day on which it ends counts, whatever its last part is.
pub(super) fn lessons_are_fresh(facts: &Facts<'_>, found: &mut Vec<String>) {
    for (from, lesson, taught) in facts.steps().filter(|(_, step, _)| step.does(StepKind::Train)) {
        let is_roll_out = |step: &Step| {
            step.kind == StepKind::RollOut && step.product == lesson.product && step.tool == lesson.tool
        };
        for (to, roll_out, given) in facts.steps().filter(|(_, step, _)| is_roll_out(step)) {
            let days = facts.calendar.days(taught.end.plus_days(1), given.start.plus_days(-1)).count();
            if days > FRESH_LESSON_DAYS && !is_told(facts, from, to) {
                found.push(format!("`{}` is {days} working days before `{}`", lesson.key, roll_out.key));
            }
        }
    }
}

/// What runs without security updates while the plan goes on is protected before it is switched off.
pub(super) fn what_is_exposed_is_protected(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    let is_exposed = |tool| {
        let line = inventory.line(tool);
        let gone = facts.dates_of_tool(tool, StepKind::SwitchOff).iter().map(|off| off.start).max();
        let until = gone.unwrap_or(facts.plan.timeline.end);
        // Only a release that is given or stands in the name counts here; the planner may know more.
        let says = |release: &str| {
            let mut words = line.name.split(' ').chain(line.version.iter().map(|version| version.as_str()));
            words.any(|word| word == release)
        };
        let cycles = facts.entry_of(tool).map_or(&[][..], |entry| entry.lifecycle.as_slice());
        let mut ends = cycles
            .iter()
            .filter(|cycle| says(cycle.release.as_str()))
            .filter_map(|cycle| cycle.security_ends.or(cycle.support_ends));
        ends.next().is_some_and(|ends| ends < until)
    };
    for tool in inventory.indices().filter(|tool| is_exposed(*tool)) {
        let verdict = facts.decision(tool).map(|decision| &decision.verdict);
        let is_of_others = matches!(verdict, Some(Verdict::Keep { reason: KeepReason::OwnedBy { .. } }));
        // The suite that it belongs to is protected as a whole.
        let by_suite = inventory.tool(tool).suite.is_some_and(is_exposed);
        let protecting = facts.dates_of_tool(tool, StepKind::Contain);
        if protecting.is_empty() && !is_of_others && !by_suite {
            found.push(format!("`{}` runs without security updates and is not protected", facts.name(tool)));
        }
        let off = facts.dates_of_tool(tool, StepKind::SwitchOff);
        if !off.is_empty() && !protecting.is_empty() && !is_before(&protecting, &off) {
            found.push(format!("`{}` is protected only when it goes", facts.name(tool)));
        }
    }
}

/// People whose work moves to something in use are asked, taught and told like those who get something new.
pub(super) fn moves_are_announced(facts: &Facts<'_>, found: &mut Vec<String>) {
    let incoming = facts.incoming();
    for tool in facts.plan.inventory.indices().filter(|tool| facts.plan.inventory.tool(*tool).users > 0) {
        let name = facts.name(tool);
        for product in facts.products_of(tool).into_iter().filter(|product| !incoming.contains(product)) {
            let of = |kind| -> Vec<&TimedStep> {
                let own = facts.of_tool(tool, kind).into_iter();
                let own = own.filter(|(step, _)| step.product.as_ref() == Some(product));
                own.map(|(_, timed)| timed).collect()
            };
            let (decided, data) = (of(StepKind::Decide), of(StepKind::MigrateData));
            if decided.is_empty() || !is_before(&decided, &data) {
                found.push(format!("nobody decides that `{product}` takes over from `{name}`"));
            }
            for kind in [StepKind::Train, StepKind::RollOut] {
                let (own, new) = (of(kind), facts.of_product(product, kind));
                if own.is_empty() && new.is_empty() {
                    found.push(format!("`{name}` moves to `{product}` without {kind:?}"));
                }
                if !is_before(&own, &facts.dates_of_tool(tool, StepKind::SwitchOff)) {
                    found.push(format!("`{name}` is switched off before the {kind:?} of `{product}`"));
                }
            }
        }
    }
}
