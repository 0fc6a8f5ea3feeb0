//! Steps that protect what runs without security updates until it goes, or stays.

use super::{Dependency, Origin, Reason, Step, StepGraph, StepIndex};
use crate::catalogue::Catalogue;
use crate::decide::platform_of;
use crate::inventory::{Inventory, ToolIndex};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{StepKind, Strength};

/// Playbook of the one step that protects a tool.
const PROTECT: &str = "protect";

/// Playbook of the one step that raises a system where it stays.
const RAISE: &str = "raise-system";

/// Whether a step protects a tool.
pub(crate) fn is_protection(origin: &Origin) -> bool {
    matches!(origin, Origin::Playbook { playbook, .. } if playbook.as_str() == PROTECT)
}

/// Adds a step that protects each of these tools, in the place of the one that settles how a tool is contained, if there is
/// one: protecting it settles that as well. What protects the `first` of them comes before all other work of a playbook.
pub(crate) fn protect(
    catalogue: &Catalogue,
    inventory: &Inventory,
    graph: &mut StepGraph,
    tools: impl IntoIterator<Item = ToolIndex>,
    first: &BTreeSet<ToolIndex>,
) {
    let playbooks = &catalogue.entries().rules.playbooks;
    let Some((id, playbook)) = playbooks.iter().find(|(id, _)| id.as_str() == PROTECT) else { return };
    let Some(template) = playbook.steps.iter().find(|template| template.kind == StepKind::Contain) else {
        return;
    };
    let origin = Origin::Playbook { playbook: id.clone(), step: template.id.clone() };
    let (people, _) = inventory.users();
    // The order in which somebody has listed the tools must not change a date.
    let mut tools: Vec<ToolIndex> = tools.into_iter().collect();
    tools.sort_by_key(|tool| &inventory.tool(*tool).handle);
    let (mut contained, mut off) = (BTreeMap::new(), BTreeMap::new());
    for (at, step) in graph.steps.iter().enumerate() {
        match (step.kind, step.tool) {
            (StepKind::Contain, Some(tool)) => contained.insert(tool, at),
            (StepKind::SwitchOff, Some(tool)) => off.insert(tool, at),
            _ => None,
        };
    }
    let mut dependencies = Vec::new();
    let mut at_once: Vec<(ToolIndex, StepIndex)> = Vec::new();
    let mut raised: Vec<(ToolIndex, StepIndex)> = Vec::new();
    for tool in tools {
        let line = inventory.tool(tool);
        let step = Step {
            key: format!("{}.{}", line.handle, template.id),
            kind: template.kind,
            parts: Vec::new(),
            origin: origin.clone(),
            product: None,
            tool: Some(tool),
            users: line.users,
            effort_minutes: template.effort.minutes_for(line.users, people),
            min_days: u32::from(template.min_days),
            shortened_from: None,
            learner_minutes: template.learner_minutes,
            touches_people: template.touches_people,
        };
        // To protect it, how it is contained must be settled, too.
        let place = contained.get(&tool).copied().unwrap_or(graph.steps.len());
        // To protect a system is no answer for good where it stays.
        if !off.contains_key(&tool) && is_system(catalogue, inventory, tool) {
            raised.push((tool, StepIndex(place)));
        }
        if first.contains(&tool) {
            at_once.push((tool, StepIndex(place)));
        }
        if let Some(known) = graph.steps.get_mut(place) {
            *known = step;
            continue;
        }
        graph.steps.push(step);
        dependencies.extend(off.get(&tool).map(|off| Dependency {
            from: StepIndex(graph.steps.len() - 1),
            to: StepIndex(*off),
            lag_days: 0,
            strength: Strength::Soft,
            reason: Reason::Playbook(id.clone()),
        }));
    }
    dependencies.extend(before_all(graph, &at_once));
    dependencies.extend(raise(catalogue, inventory, graph, &raised));
    graph.add_where_possible(dependencies);
}

/// Whether a tool is an operating system that people have on their devices.
fn is_system(catalogue: &Catalogue, inventory: &Inventory, tool: ToolIndex) -> bool {
    let software = inventory.tool(tool).software();
    software.is_some_and(|software| platform_of(catalogue, software).is_some())
}

/// Adds a step that raises each of these systems, after the step that protects it.
fn raise(
    catalogue: &Catalogue,
    inventory: &Inventory,
    graph: &mut StepGraph,
    systems: &[(ToolIndex, StepIndex)],
) -> Vec<Dependency> {
    let playbooks = &catalogue.entries().rules.playbooks;
    let Some((id, playbook)) = playbooks.iter().find(|(id, _)| id.as_str() == RAISE) else {
        return Vec::new();
    };
    let (people, _) = inventory.users();
    let mut dependencies = Vec::new();
    for (tool, protects) in systems {
        for template in playbook.steps.iter().filter(|template| template.kind == StepKind::Adapt) {
            let line = inventory.tool(*tool);
            graph.steps.push(Step {
                key: format!("{}.{}", line.handle, template.id),
                kind: template.kind,
                parts: Vec::new(),
                origin: Origin::Playbook { playbook: id.clone(), step: template.id.clone() },
                product: None,
                tool: Some(*tool),
                users: line.users,
                effort_minutes: template.effort.minutes_for(line.users, people),
                min_days: u32::from(template.min_days),
                shortened_from: None,
                learner_minutes: template.learner_minutes,
                touches_people: template.touches_people,
            });
            dependencies.push(Dependency {
                from: *protects,
                to: StepIndex(graph.steps.len() - 1),
                lag_days: 0,
                strength: Strength::Hard,
                reason: Reason::Exposed(*tool),
            });
        }
    }
    dependencies
}

/// Lets the work that nothing else comes before wait for what protects tools at once. Whoever has no time to spare would do it
/// when it is too late otherwise.
fn before_all(graph: &StepGraph, at_once: &[(ToolIndex, StepIndex)]) -> Vec<Dependency> {
    let waiting: BTreeSet<StepIndex> = graph.dependencies.iter().map(|dependency| dependency.to).collect();
    let begins = |(at, step): &(usize, &Step)| {
        let at = StepIndex(*at);
        matches!(step.origin, Origin::Playbook { .. })
            && step.effort_minutes > 0
            && step.kind != StepKind::GiveNotice
            && !waiting.contains(&at)
            && at_once.iter().all(|(_, protects)| *protects != at)
    };
    let others = graph.steps.iter().enumerate().filter(begins).map(|(at, _)| StepIndex(at));
    let others: Vec<StepIndex> = others.collect();
    let after = |(tool, from): &(ToolIndex, StepIndex)| {
        let (tool, from) = (*tool, *from);
        others.iter().map(move |to| Dependency {
            from,
            to: *to,
            lag_days: 0,
            strength: Strength::Soft,
            reason: Reason::Exposed(tool),
        })
    };
    at_once.iter().flat_map(after).collect()
}
