//! Steps that protect what runs without security updates until it goes, or stays.

use super::{Dependency, Origin, Reason, Step, StepGraph, StepIndex};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use umstieg_format::entry::{StepKind, Strength};

/// Playbook of the one step that protects a tool.
const PROTECT: &str = "protect";

/// Adds a step that protects each of these tools. Where a step settles already how a tool is contained, that one does
/// both. A tool that is protected already is left as it is.
pub(crate) fn protect(
    catalogue: &Catalogue,
    inventory: &Inventory,
    graph: &mut StepGraph,
    tools: impl IntoIterator<Item = ToolIndex>,
) {
    let playbooks = &catalogue.entries().rules.playbooks;
    let Some((id, playbook)) = playbooks.iter().find(|(id, _)| id.as_str() == PROTECT) else { return };
    let Some(template) = playbook.steps.iter().find(|template| template.kind == StepKind::Contain) else {
        return;
    };
    let origin = Origin::Playbook { playbook: id.clone(), step: template.id.clone() };
    let effort = |users: u32| {
        u64::from(template.effort.minutes) + u64::from(template.effort.minutes_per_user) * u64::from(users)
    };
    // The order in which somebody has listed the tools must not change a date.
    let mut tools: Vec<ToolIndex> = tools.into_iter().collect();
    tools.sort_by_key(|tool| &inventory.tool(*tool).handle);
    for tool in tools {
        let line = inventory.tool(tool);
        let contains = |step: &&mut Step| step.tool == Some(tool) && step.kind == StepKind::Contain;
        if let Some(step) = graph.steps.iter_mut().find(contains) {
            if step.origin != origin {
                step.effort_minutes += effort(line.users);
                step.min_days = step.min_days.max(u32::from(template.min_days));
                step.origin = origin.clone();
            }
            continue;
        }
        let ends =
            graph.steps.iter().position(|step| step.tool == Some(tool) && step.kind == StepKind::SwitchOff);
        graph.steps.push(Step {
            key: format!("{}.{}", line.handle, template.id),
            kind: template.kind,
            parts: Vec::new(),
            origin: origin.clone(),
            product: None,
            tool: Some(tool),
            users: line.users,
            effort_minutes: effort(line.users),
            min_days: u32::from(template.min_days),
            learner_minutes: template.learner_minutes,
            touches_people: template.touches_people,
        });
        if let Some(off) = ends {
            graph.add_where_possible(vec![Dependency {
                from: StepIndex(graph.steps.len() - 1),
                to: StepIndex(off),
                lag_days: 0,
                strength: Strength::Soft,
                reason: Reason::Playbook(id.clone()),
            }]);
        }
    }
}
