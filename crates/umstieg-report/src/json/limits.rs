//! What limits a plan, as JSON.

use super::steps::{dependency, key, keys};
use crate::plan::{View, blocked_weeks, bottleneck, circle, hours_without_pause, months_of_work};
use crate::v1;
use umstieg_core::format::entry::StepKind;
use umstieg_core::plan::{Bottleneck, FRESH_BACKUP_DAYS, FRESH_DATA_DAYS, FRESH_LESSON_DAYS, fresh_days};

/// What limits the end, and how good plan and choice are.
pub(super) fn limits(view: &View<'_>) -> v1::Limits {
    let timeline = &view.plan.timeline;
    let quality = view.plan.decisions.quality;
    let empty = v1::Bottleneck {
        kind: v1::BottleneckKind::Nothing,
        text: bottleneck(view),
        steps: Vec::new(),
        required_minutes: None,
        available_minutes: None,
        from: None,
        to: None,
        work_months: None,
        blocked_weeks: None,
    };
    let bottleneck = match &timeline.bottleneck {
        Bottleneck::Nothing => empty,
        Bottleneck::Chain(steps) => v1::Bottleneck {
            kind: v1::BottleneckKind::Chain,
            steps: keys(view, steps),
            blocked_weeks: Some(blocked_weeks(view)),
            ..empty
        },
        Bottleneck::Work { required, available, from, to } => v1::Bottleneck {
            kind: v1::BottleneckKind::Work,
            required_minutes: Some(*required),
            available_minutes: Some(*available),
            from: Some(*from),
            to: Some(*to),
            work_months: Some(months_of_work(view)),
            blocked_weeks: Some(blocked_weeks(view)),
            ..empty
        },
        Bottleneck::People { from, to } => {
            v1::Bottleneck { kind: v1::BottleneckKind::People, from: Some(*from), to: Some(*to), ..empty }
        }
        Bottleneck::Learning { from, to } => {
            v1::Bottleneck { kind: v1::BottleneckKind::Learning, from: Some(*from), to: Some(*to), ..empty }
        }
        Bottleneck::Search => v1::Bottleneck { kind: v1::BottleneckKind::Search, ..empty },
    };
    v1::Limits {
        bound: timeline.bound,
        proven: timeline.proven,
        cost: timeline.cost,
        cost_bound: timeline.cost_bound,
        bottleneck,
        minutes_per_day: timeline.minutes_per_day,
        capacity_assumed: timeline.capacity_assumed,
        parallel_changes: timeline.parallel_changes,
        critical: keys(view, &timeline.critical),
        pausing: pausing(view),
        fresh_data_days: FRESH_DATA_DAYS,
        fresh_lesson_days: FRESH_LESSON_DAYS,
        fresh_backup_days: FRESH_BACKUP_DAYS,
        stale: stale(view),
        choice_cost: quality.cost,
        choice_bound: quality.bound,
        choice_proven: quality.proven,
    }
}

/// Steps that are longer than any open time.
fn pausing(view: &View<'_>) -> Vec<v1::Pausing> {
    let pausing = view.plan.timeline.pausing.iter();
    pausing
        .map(|pausing| v1::Pausing {
            step: key(view, pausing.step),
            open_days: pausing.open_days,
            hours_a_month: hours_without_pause(view, *pausing),
        })
        .collect()
}

/// Data and lessons that are out of date when people get the product.
fn stale(view: &View<'_>) -> Vec<v1::Stale> {
    let graph = &view.plan.graph;
    let stale = view.plan.timeline.stale.iter();
    stale
        .filter_map(|stale| {
            let dependency = graph.dependencies.get(stale.dependency)?;
            Some(v1::Stale {
                step: key(view, dependency.from),
                roll_out: key(view, dependency.to),
                days: stale.days,
                most_days: fresh_days(graph, dependency)?,
                backup: view.plan.graph.step(dependency.from).ends_with() == StepKind::BackupTest,
                lessons: view.teaches(dependency.from),
            })
        })
        .collect()
}

/// Circles that were opened.
pub(super) fn circles(view: &View<'_>) -> Vec<v1::Circle> {
    let circles = view.plan.graph.cycles.iter();
    circles
        .map(|cycle| v1::Circle {
            members: keys(view, &cycle.members),
            given_up_by: key(view, cycle.given_up.to),
            given_up_for: key(view, cycle.given_up.from),
            given_up: Some(dependency(view, &cycle.given_up)),
            text: circle(view, cycle),
        })
        .collect()
}
