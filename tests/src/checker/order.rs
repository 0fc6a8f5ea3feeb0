//! Dependencies hold in dates, there is no circle, and nothing goes before its last need is met elsewhere.

use super::facts::{Facts, is_before};
use super::systems;
use umstieg_core::ToolIndex;
use umstieg_core::decide::{Choice, ToolDecision, UnitDecision, Verdict};
use umstieg_core::format::entry::{Carried, Hosting, Platform, Scope, StepKind};
use umstieg_core::format::scalar::{DataKindId, SoftwareId};
use umstieg_core::order::{Step, StepIndex};
use umstieg_core::plan::TimedStep;

pub(super) fn dependencies_hold(facts: &Facts<'_>, found: &mut Vec<String>) {
    let (graph, times) = (&facts.plan.graph, &facts.plan.timeline.steps);
    for dependency in &graph.dependencies {
        let (from, to) = (&graph.steps[dependency.from.0], &graph.steps[dependency.to.0]);
        let (earlier, later) = (&times[dependency.from.0], &times[dependency.to.0]);
        let between = facts.calendar.days(earlier.end.plus_days(1), later.start.plus_days(-1)).count();
        if later.start <= earlier.end || between < dependency.lag_days as usize {
            found.push(format!(
                "`{}` ends on {}, `{}` must wait for it {} days and begins on {} ({:?})",
                from.key, earlier.end, to.key, dependency.lag_days, later.start, dependency.reason
            ));
        }
    }
}

pub(super) fn there_is_no_circle(facts: &Facts<'_>, found: &mut Vec<String>) {
    let graph = &facts.plan.graph;
    let mut waiting: Vec<usize> = vec![0; graph.steps.len()];
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); graph.steps.len()];
    for dependency in &graph.dependencies {
        waiting[dependency.to.0] += 1;
        leaving[dependency.from.0].push(dependency.to.0);
    }
    let mut free: Vec<usize> = (0..waiting.len()).filter(|step| waiting[*step] == 0).collect();
    let mut done = 0;
    while let Some(step) = free.pop() {
        done += 1;
        for next in &leaving[step] {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                free.push(*next);
            }
        }
    }
    if done != waiting.len() {
        found.push(format!("{} steps wait for one another", waiting.len() - done));
    }
}

/// Whether the catalogue says of every part that moves to a product that none of its data are carried over: they are lost,
/// or lie in files that stay where they are.
fn nothing_is_carried(decision: &ToolDecision, product: &SoftwareId, facts: &Facts<'_>) -> bool {
    let moving: Vec<_> = decision
        .units
        .iter()
        .filter(|unit| matches!(&unit.choice, Choice::Products(chosen) if chosen.contains(product)))
        .collect();
    let stays_behind = |unit: &UnitDecision| {
        let statement = unit.candidate(product).and_then(|candidate| candidate.statement(facts.catalogue));
        statement.is_some_and(|statement| {
            // Contacts that are entered by hand are everybody's own.
            let is_own = |kind: &str, how: Carried| kind == "contacts" && how == Carried::Manual;
            let stays = |(kind, how): (&DataKindId, &Carried)| {
                matches!(how, Carried::Lost | Carried::InPlace) || is_own(kind.as_str(), *how)
            };
            !statement.carries.is_empty() && statement.carries.iter().all(stays)
        })
    };
    !moving.is_empty() && moving.into_iter().all(stays_behind)
}

/// Whether a program on people's devices shows only what lies on a server that it needs, to which data of the tool, or of
/// another one bought with it, comes.
fn lies_on_a_server(tool: ToolIndex, product: &SoftwareId, facts: &Facts<'_>) -> bool {
    let Some(entry) = facts.entry(product) else { return false };
    if entry.hosting.keys().any(|way| *way != Hosting::Local) {
        return false;
    }
    let suite = |tool: ToolIndex| facts.plan.inventory.tool(tool).suite.unwrap_or(tool);
    facts.steps().filter(|(_, step, _)| step.kind == StepKind::MigrateData).any(|(_, step, _)| {
        let (Some(from), Some(to)) = (step.tool, step.product.as_ref()) else { return false };
        let fills = |role| facts.entry(to).is_some_and(|server| server.fills.contains_key(role));
        suite(from) == suite(tool)
            && entry.requires.iter().any(|needed| {
                needed.any_of.iter().any(|it| it.software == *to) || needed.role.as_ref().is_some_and(fills)
            })
    })
}

/// Whether a program serves tools of the suites whose data come to a server, and shows what lies there.
pub(super) fn is_reached_with(server: &SoftwareId, program: &SoftwareId, facts: &Facts<'_>) -> bool {
    let to_server = |step: &Step| step.product.as_ref() == Some(server) && step.kind == StepKind::MigrateData;
    let serves = facts.served_by(program);
    let suite = |tool: ToolIndex| facts.plan.inventory.tool(tool).suite.unwrap_or(tool);
    facts.steps().filter(|(_, step, _)| to_server(step)).filter_map(|(_, step, _)| step.tool).any(|from| {
        serves.iter().any(|tool| suite(*tool) == suite(from)) && lies_on_a_server(from, program, facts)
    })
}

/// Whether the playbook of a product carries data over from a tool with so many users.
fn carries_data(facts: &Facts<'_>, product: &SoftwareId, users: u32) -> bool {
    let Some(entry) = facts.entry(product) else { return false };
    let entries = facts.catalogue.entries();
    let of_category = entry.categories.first().and_then(|id| entries.vocabulary.categories.get(id));
    let id = entry.playbook.as_ref().or(of_category.map(|category| &category.playbook));
    let playbook = id.and_then(|id| entries.rules.playbooks.get(id));
    playbook.is_some_and(|playbook| {
        playbook.steps.iter().any(|step| {
            step.kind == StepKind::MigrateData
                && step.scope == Scope::Tool
                && step.min_users <= users
                && step.for_obligation.is_none()
        })
    })
}

/// Nothing is switched off before every product that takes over one of its needs is rolled out and has its data.
pub(super) fn last_needs_are_met(facts: &Facts<'_>, found: &mut Vec<String>) {
    let incoming = facts.incoming();
    for decision in &facts.plan.decisions.tools {
        let (tool, name) = (decision.tool, facts.name(decision.tool));
        let off: Vec<&TimedStep> =
            facts.of_tool(tool, StepKind::SwitchOff).into_iter().map(|(_, timed)| timed).collect();
        match &decision.verdict {
            verdict if verdict.leaves() && off.len() != 1 => {
                found.push(format!("`{name}` goes, but is switched off {} times", off.len()));
            }
            Verdict::ReplacePartly { .. } if !off.is_empty() => {
                found.push(format!("a part of `{name}` stays, but it is switched off"));
            }
            _ => {}
        }
        let kept = decision.units.iter().any(|unit| matches!(unit.choice, Choice::Keep(_)));
        let takes_nothing_over = matches!(decision.verdict, Verdict::Retire | Verdict::GoWith { .. });
        if kept && !off.is_empty() && !takes_nothing_over {
            found.push(format!("`{name}` is switched off, but a part of it has no substitute"));
        }
        for product in facts.products_of(tool) {
            let rolled_out = facts.of_product(product, StepKind::RollOut);
            if rolled_out.is_empty() && incoming.contains(product) {
                found.push(format!("`{product}` takes over from `{name}`, but is never rolled out"));
            }
            if !is_before(&rolled_out, &off) {
                found.push(format!("`{name}` is switched off before `{product}` is rolled out"));
            }
            let carried: Vec<&TimedStep> = facts
                .of_tool(tool, StepKind::MigrateData)
                .into_iter()
                .filter(|(step, _)| step.product.as_ref() == Some(product))
                .map(|(_, timed)| timed)
                .collect();
            let users = facts.plan.inventory.tool(tool).users;
            if carried.is_empty()
                && carries_data(facts, product, users)
                && !nothing_is_carried(decision, product, facts)
                && !lies_on_a_server(tool, product, facts)
            {
                found.push(format!("data of `{name}` never comes to `{product}`"));
            }
            if !is_before(&carried, &off) {
                found.push(format!("`{name}` is switched off before its data has come to `{product}`"));
            }
            if !is_before(&facts.of_product(product, StepKind::Install), &carried) {
                found.push(format!("data of `{name}` comes to `{product}` before that is set up"));
            }
        }
    }
}

/// A desktop system changes and goes after all changes of local applications on it, unless that would be a circle.
pub(super) fn desktop_systems_come_last(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for system in inventory.indices() {
        let Some(platform) =
            inventory.tool(system).software().and_then(|id| facts.entry(id)).and_then(systems::system)
        else {
            continue;
        };
        for new_system in facts.products_of(system) {
            let rolled_out = facts.of_product(new_system, StepKind::RollOut);
            for application in inventory.indices() {
                let entry = inventory.tool(application).software().and_then(|id| facts.entry(id));
                let local = entry.is_some_and(|entry| {
                    let category = entry.categories.first().map_or("", |category| category.as_str());
                    let on_it = entry.platforms.as_ref().is_some_and(|it| it.clients.contains(&platform));
                    on_it && !matches!(category, "os-desktop" | "os-server")
                });
                for product in facts
                    .products_of(application)
                    .into_iter()
                    .filter(|product| local && *product != new_system)
                {
                    let is_system = facts.entry(product).and_then(|entry| entry.categories.first());
                    if is_system
                        .is_some_and(|category| matches!(category.as_str(), "os-desktop" | "os-server"))
                    {
                        continue;
                    }
                    let changed = facts.of_product(product, StepKind::RollOut);
                    if runs_only_on_what_comes(facts, product, new_system) {
                        if !is_before(&rolled_out, &changed) {
                            found.push(format!(
                                "`{product}` comes before `{new_system}`, and runs on nothing else"
                            ));
                        }
                        continue;
                    }
                    if !is_before(&changed, &rolled_out) && !gave_way(facts, product, new_system) {
                        found.push(format!(
                            "`{new_system}` takes the place of `{}` before `{product}` that of `{}` on it",
                            facts.name(system),
                            facts.name(application)
                        ));
                    }
                }
            }
        }
    }
}

/// Whether a product has a client for a new system and for none that the inventory lists.
fn runs_only_on_what_comes(facts: &Facts<'_>, product: &SoftwareId, new_system: &SoftwareId) -> bool {
    let clients = |id| facts.entry(id).and_then(|entry| entry.platforms.as_ref()).map(|it| &it.clients);
    let Some(clients) = clients(product) else { return false };
    let inventory = &facts.plan.inventory;
    let mut today = inventory.indices().filter_map(|tool| systems::system(facts.entry_of(tool)?));
    let new = facts.entry(new_system).and_then(systems::system);
    new.is_some_and(|new| clients.contains(&new))
        && !clients.contains(&Platform::Web)
        && !today.any(|platform| clients.contains(&platform))
}

/// Whether a dependency between the roll-outs of two products was given up to open a circle, on record.
pub(super) fn gave_way(facts: &Facts<'_>, first: &SoftwareId, then: &SoftwareId) -> bool {
    let roll_outs = |product: &SoftwareId| -> Vec<StepIndex> {
        let steps = facts.steps().filter(|(_, step, _)| step.product.as_ref() == Some(product));
        steps.filter(|(_, step, _)| step.does(StepKind::RollOut)).map(|(at, _, _)| at).collect()
    };
    let (first, then) = (roll_outs(first), roll_outs(then));
    first.iter().any(|from| then.iter().any(|to| facts.was_given_up(*from, *to)))
}
