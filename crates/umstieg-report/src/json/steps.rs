//! Steps as JSON.

use super::tools::named;
use super::{all_software, software};
use crate::plan::View;
use crate::v1;
use std::collections::BTreeMap;
use umstieg_core::order::{Dependency, Origin, Reason, StepIndex};
use umstieg_core::plan::{WhyThen, fresh_days, skills_of};

/// The key of a step.
pub(super) fn key(view: &View<'_>, step: StepIndex) -> String {
    view.plan.graph.steps.get(step.0).map_or_else(String::new, |step| step.key.clone())
}

/// Keys of steps, in their order.
pub(super) fn keys(view: &View<'_>, steps: &[StepIndex]) -> Vec<String> {
    steps.iter().map(|step| key(view, *step)).collect()
}

/// All steps, by their dates.
pub(super) fn steps(view: &View<'_>) -> Vec<v1::Step> {
    let mut waiting: BTreeMap<StepIndex, Vec<&Dependency>> = BTreeMap::new();
    for dependency in &view.plan.graph.dependencies {
        waiting.entry(dependency.to).or_default().push(dependency);
    }
    let critical: std::collections::BTreeSet<StepIndex> =
        view.plan.timeline.critical.iter().copied().collect();
    view.step_order()
        .iter()
        .enumerate()
        .filter_map(|(at, index)| {
            let step = view.plan.graph.steps.get(index.0)?;
            let timed = view.plan.timeline.steps.get(index.0)?;
            let (why, named_steps) = why(view, &timed.why);
            Some(v1::Step {
                number: at + 1,
                key: step.key.clone(),
                title: view.title(*index),
                kind: step.kind,
                parts: step.parts.iter().map(|part| part.kind).collect(),
                origin: origin(&step.origin),
                product: step.product.as_ref().map(|id| software(view.reader, id)),
                tool: step.tool.map(|tool| named(view, tool)),
                users: step.users,
                start: timed.start,
                end: timed.end,
                days: timed.days,
                shortened_from_days: step.shortened_from,
                effort_minutes: step.effort_minutes,
                learner_minutes: step.learner_minutes,
                touches_people: step.touches_people,
                slack_days: timed.slack_days,
                critical: critical.contains(index),
                why,
                why_text: view.why(*index),
                why_steps: keys(view, &named_steps),
                why_days: why_days(&timed.why),
                checklist: view.checklist(*index),
                skills: skills_of(view.reader.catalogue, &view.plan.inventory, &view.plan.policy, step)
                    .into_iter()
                    .map(|skill| view.reader.text(skill).to_owned())
                    .collect(),
                waits_for: waiting
                    .get(index)
                    .into_iter()
                    .flatten()
                    .map(|link| dependency(view, link))
                    .collect(),
            })
        })
        .collect()
}

fn origin(origin: &Origin) -> v1::StepOrigin {
    match origin {
        Origin::Playbook { .. } => v1::StepOrigin::Playbook,
        Origin::LeadTime(_) => v1::StepOrigin::LeadTime,
        Origin::Funding(_) => v1::StepOrigin::Funding,
        Origin::Interface(_) => v1::StepOrigin::Interface,
        Origin::Call(_) => v1::StepOrigin::Call,
    }
}

/// The kind of a reason and the steps that it names.
fn why(view: &View<'_>, why: &WhyThen) -> (v1::WhyKind, Vec<StepIndex>) {
    match why {
        WhyThen::Start => (v1::WhyKind::Start, Vec::new()),
        WhyThen::Dependency { dependency } => {
            let first = view.plan.graph.dependencies.get(*dependency).map(|dependency| dependency.from);
            (v1::WhyKind::Dependency, first.into_iter().collect())
        }
        WhyThen::Busy { with } => (v1::WhyKind::Busy, with.clone()),
        WhyThen::PeopleBusy { with } => (v1::WhyKind::PeopleBusy, with.clone()),
        WhyThen::Learning { with } => (v1::WhyKind::Learning, with.clone()),
        WhyThen::Closed { .. } => (v1::WhyKind::Closed, Vec::new()),
        WhyThen::LatestNotice { .. } => (v1::WhyKind::LatestNotice, Vec::new()),
        WhyThen::SwitchedOff { .. } => (v1::WhyKind::SwitchedOff, Vec::new()),
        WhyThen::Ready => (v1::WhyKind::Ready, Vec::new()),
        WhyThen::Fresh { dependency, .. } => {
            let roll_out = view.plan.graph.dependencies.get(*dependency).map(|dependency| dependency.to);
            (v1::WhyKind::Fresh, roll_out.into_iter().collect())
        }
        WhyThen::Free => (v1::WhyKind::Free, Vec::new()),
    }
}

/// The days that a reason names.
fn why_days(why: &WhyThen) -> Option<v1::WhyDays> {
    let none = v1::WhyDays::default();
    match why {
        WhyThen::Closed { from, to, opens } => {
            Some(v1::WhyDays { from: Some(*from), to: Some(*to), opens: Some(*opens), ..none })
        }
        WhyThen::LatestNotice { deadline } | WhyThen::SwitchedOff { deadline } => {
            Some(v1::WhyDays { deadline: Some(*deadline), ..none })
        }
        WhyThen::Fresh { days, .. } => Some(v1::WhyDays { fresh_days: Some(*days), ..none }),
        WhyThen::Start
        | WhyThen::Dependency { .. }
        | WhyThen::Busy { .. }
        | WhyThen::PeopleBusy { .. }
        | WhyThen::Learning { .. }
        | WhyThen::Ready
        | WhyThen::Free => None,
    }
}

/// What a reason to wait names: products and tools.
fn about(view: &View<'_>, reason: &Reason) -> Vec<v1::Named> {
    let raw = view.plan.inventory.raw();
    let by_handle = |handle| view.plan.inventory.by_handle(handle).map(|tool| named(view, tool));
    match reason {
        Reason::Requirement { product, needs } => all_software(view.reader, [product, needs]),
        Reason::Decision(product) | Reason::Turn(product) | Reason::Settling(product) => {
            vec![software(view.reader, product)]
        }
        Reason::LastNeed(tool) | Reason::Served(tool) | Reason::Call(tool) | Reason::Exposed(tool) => {
            vec![named(view, *tool)]
        }
        Reason::Bundle { suite, part } => vec![named(view, *suite), named(view, *part)],
        Reason::Interface(at) => raw
            .interfaces
            .get(*at)
            .map(|it| by_handle(&it.from).into_iter().chain(it.to.as_ref().and_then(by_handle)).collect())
            .unwrap_or_default(),
        Reason::Wish(at) => raw
            .order
            .get(*at)
            .map(|wish| by_handle(&wish.first).into_iter().chain(by_handle(&wish.then)).collect())
            .unwrap_or_default(),
        Reason::Playbook(_) | Reason::LeadTime(_) | Reason::Funding(_) | Reason::Rule(_) => Vec::new(),
    }
}

/// A dependency, with the step that is waited for.
pub(super) fn dependency(view: &View<'_>, dependency: &Dependency) -> v1::Dependency {
    let (kind, rule) = match &dependency.reason {
        Reason::Playbook(id) => (v1::DependencyKind::Playbook, Some(id.to_string())),
        Reason::Requirement { .. } => (v1::DependencyKind::Requirement, None),
        Reason::Decision(_) => (v1::DependencyKind::Decision, None),
        Reason::LastNeed(_) => (v1::DependencyKind::LastNeed, None),
        Reason::Served(_) => (v1::DependencyKind::Served, None),
        Reason::Bundle { .. } => (v1::DependencyKind::Bundle, None),
        Reason::Interface(_) => (v1::DependencyKind::Interface, None),
        Reason::Call(_) => (v1::DependencyKind::Call, None),
        Reason::Exposed(_) => (v1::DependencyKind::Exposed, None),
        Reason::LeadTime(_) => (v1::DependencyKind::LeadTime, None),
        Reason::Funding(id) => (v1::DependencyKind::Funding, Some(id.to_string())),
        Reason::Rule(id) => (v1::DependencyKind::Rule, Some(id.to_string())),
        Reason::Wish(_) => (v1::DependencyKind::Wish, None),
        Reason::Turn(_) => (v1::DependencyKind::Turn, None),
        Reason::Settling(_) => (v1::DependencyKind::Settling, None),
    };
    v1::Dependency {
        step: key(view, dependency.from),
        lag_days: dependency.lag_days,
        fresh_days: fresh_days(&view.plan.graph, dependency),
        strength: dependency.strength,
        kind,
        about: about(view, &dependency.reason),
        rule,
        text: view.because(dependency),
    }
}
