//! Dependencies hold in dates, there is no circle, and nothing goes before its last need is met elsewhere.

use super::facts::Facts;
use std::collections::BTreeSet;
use umstieg_core::ToolIndex;
use umstieg_core::decide::{Choice, Verdict};
use umstieg_core::format::entry::{Platform, Requirement, Scope, Software, StepKind, Strength, Supply};
use umstieg_core::format::inventory::LeadTimeKind;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::order::{Origin, Reason};
use umstieg_core::plan::TimedStep;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<String>) {
    dependencies_hold(facts, found);
    there_is_no_circle(facts, found);
    last_needs_are_met(facts, found);
    desktop_systems_come_last(facts, found);
    suites_outlive_their_parts(facts, found);
    requirements_come_first(facts, found);
    lead_times_pass(facts, found);
    hard_wishes_are_kept(facts, found);
    interfaces_are_settled(facts, found);
}

fn dependencies_hold(facts: &Facts<'_>, found: &mut Vec<String>) {
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

fn there_is_no_circle(facts: &Facts<'_>, found: &mut Vec<String>) {
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

/// Whether everything of the one ends before anything of the other begins.
fn is_before(earlier: &[&TimedStep], later: &[&TimedStep]) -> bool {
    earlier.iter().all(|earlier| later.iter().all(|later| earlier.end < later.start))
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
fn last_needs_are_met(facts: &Facts<'_>, found: &mut Vec<String>) {
    let incoming = facts.incoming();
    for decision in &facts.plan.decisions.tools {
        let (tool, name) = (decision.tool, facts.name(decision.tool));
        let off: Vec<&TimedStep> =
            facts.of_tool(tool, StepKind::SwitchOff).into_iter().map(|(_, timed)| timed).collect();
        match &decision.verdict {
            Verdict::Replace { .. } | Verdict::Retire if off.len() != 1 => {
                found.push(format!("`{name}` goes, but is switched off {} times", off.len()));
            }
            Verdict::ReplacePartly { .. } if !off.is_empty() => {
                found.push(format!("a part of `{name}` stays, but it is switched off"));
            }
            _ => {}
        }
        let kept = decision.units.iter().any(|unit| matches!(unit.choice, Choice::Keep(_)));
        if kept && !off.is_empty() && decision.verdict != Verdict::Retire {
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
            if carried.is_empty() && incoming.contains(product) && carries_data(facts, product, users) {
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

/// The desktop system that a tool is.
fn desktop_system(entry: &Software) -> Option<Platform> {
    let is_desktop = entry.categories.first().is_some_and(|category| category.as_str() == "os-desktop");
    let name = entry.name.to_lowercase();
    if !is_desktop {
        None
    } else if name.contains("windows") {
        Some(Platform::Windows)
    } else if name.contains("macos") {
        Some(Platform::Macos)
    } else {
        None
    }
}

/// A desktop system changes and goes after all changes of local applications on it, unless that would be a circle.
fn desktop_systems_come_last(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for system in inventory.indices() {
        let Some(platform) =
            inventory.tool(system).software().and_then(|id| facts.entry(id)).and_then(desktop_system)
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
                    if !is_before(&changed, &rolled_out) && !was_given_up(facts, product, new_system) {
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

/// Whether a dependency between two products was given up to open a circle, on record.
fn was_given_up(facts: &Facts<'_>, first: &SoftwareId, then: &SoftwareId) -> bool {
    let graph = &facts.plan.graph;
    graph.cycles.iter().any(|cycle| {
        let (from, to) = (&graph.steps[cycle.given_up.from.0], &graph.steps[cycle.given_up.to.0]);
        from.product.as_ref() == Some(first) && to.product.as_ref() == Some(then)
    })
}

/// A suite goes only when all its parts have gone, and after them.
fn suites_outlive_their_parts(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for part in inventory.indices() {
        let Some(suite) = inventory.tool(part).suite else { continue };
        let suite_off: Vec<&TimedStep> =
            facts.of_tool(suite, StepKind::SwitchOff).into_iter().map(|(_, timed)| timed).collect();
        if suite_off.is_empty() {
            continue;
        }
        let part_off: Vec<&TimedStep> =
            facts.of_tool(part, StepKind::SwitchOff).into_iter().map(|(_, timed)| timed).collect();
        let verdict = facts.decision(part).map(|decision| &decision.verdict);
        let gone = matches!(verdict, Some(Verdict::Replace { .. } | Verdict::Retire | Verdict::Open));
        if !gone {
            found.push(format!(
                "the suite `{}` is switched off, but its part `{}` stays ({verdict:?})",
                facts.name(suite),
                facts.name(part)
            ));
        }
        if !is_before(&part_off, &suite_off) {
            found.push(format!(
                "the suite `{}` is switched off before its part `{}`",
                facts.name(suite),
                facts.name(part)
            ));
        }
    }
}

/// What a product always requires, and what comes in for it, is set up before the product reaches people.
fn requirements_come_first(facts: &Facts<'_>, found: &mut Vec<String>) {
    let incoming = facts.incoming();
    let staying = facts.staying();
    for product in &incoming {
        let Some(entry) = facts.entry(product) else { continue };
        let always = |requirement: &&Requirement| {
            requirement.supply == Supply::Separate && requirement.only_for.is_empty()
        };
        for requirement in entry.requires.iter().filter(always) {
            let named: BTreeSet<&SoftwareId> =
                requirement.any_of.iter().map(|range| &range.software).collect();
            let meets: Vec<&&SoftwareId> = incoming.iter().filter(|id| named.contains(**id)).collect();
            if named.iter().any(|id| staying.contains(id)) || meets.is_empty() {
                continue;
            }
            let later = facts.of_product(product, StepKind::RollOut);
            let one_is_there = meets.iter().any(|needed| {
                let mut set_up = facts.of_product(needed, StepKind::Install);
                if set_up.is_empty() {
                    set_up = facts.of_product(needed, StepKind::RollOut);
                }
                is_before(&set_up, &later)
            });
            if !one_is_there {
                found.push(format!(
                    "`{product}` is rolled out before what it requires, one of {meets:?}, is there"
                ));
            }
        }
    }
}

/// No product reaches people before the decisions of others that it waits for can have been made.
fn lead_times_pass(facts: &Facts<'_>, found: &mut Vec<String>) {
    const DAYS_A_MONTH: usize = 21;
    let raw = facts.plan.inventory.raw();
    for (at, lead) in raw.planning.lead_times.iter().enumerate() {
        for product in facts.incoming() {
            let served = facts.served_by(product);
            let concerned = served.iter().any(|tool| {
                lead.applies_to.is_empty()
                    || lead.applies_to.contains(&facts.plan.inventory.tool(*tool).handle)
            });
            if !concerned {
                continue;
            }
            let mut gated = facts.of_product(product, StepKind::RollOut);
            if matches!(lead.kind, LeadTimeKind::Tender | LeadTimeKind::Budget) {
                gated.extend(facts.of_product(product, StepKind::Install));
            }
            let least = usize::from(lead.months) * DAYS_A_MONTH;
            for step in gated {
                let passed = facts.calendar.days(facts.plan.timeline.start, step.start.plus_days(-1)).count();
                if passed < least {
                    found.push(format!(
                        "`{product}` comes after {passed} working days, before lead time {at} of {least} days has passed"
                    ));
                }
            }
        }
    }
}

/// What must come first does, unless that would be a circle.
fn hard_wishes_are_kept(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for (at, wish) in inventory.raw().order.iter().enumerate() {
        let given_up = facts.plan.graph.cycles.iter().any(|cycle| cycle.given_up.reason == Reason::Wish(at));
        if wish.strength != Strength::Hard || given_up {
            continue;
        }
        let roll_outs = |handle| -> Vec<(&SoftwareId, &TimedStep)> {
            let tool: Option<ToolIndex> = inventory.by_handle(handle);
            let products = tool.into_iter().flat_map(|tool| facts.products_of(tool));
            products
                .flat_map(|product| {
                    facts
                        .of_product(product, StepKind::RollOut)
                        .into_iter()
                        .map(move |timed| (product, timed))
                })
                .collect()
        };
        for (first, earlier) in roll_outs(&wish.first) {
            for (then, later) in roll_outs(&wish.then).into_iter().filter(|(then, _)| *then != first) {
                if later.start <= earlier.end {
                    found.push(format!("wish {at}: `{first}` must come before `{then}`, but does not"));
                }
            }
        }
    }
}

/// An interface without which work stops is settled before either of its ends goes.
fn interfaces_are_settled(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for (at, interface) in
        inventory.raw().interfaces.iter().enumerate().filter(|(_, interface)| interface.required)
    {
        let ends = std::iter::once(&interface.from)
            .chain(&interface.to)
            .filter_map(|handle| inventory.by_handle(handle));
        let settled: Vec<&TimedStep> = facts
            .steps()
            .filter(|(_, step, _)| step.origin == Origin::Interface(at))
            .map(|(_, _, timed)| timed)
            .collect();
        for tool in ends {
            let off: Vec<&TimedStep> =
                facts.of_tool(tool, StepKind::SwitchOff).into_iter().map(|(_, timed)| timed).collect();
            if !off.is_empty() && (settled.is_empty() || !is_before(&settled, &off)) {
                found.push(format!(
                    "`{}` is switched off before its interface {at} is settled",
                    facts.name(tool)
                ));
            }
        }
    }
}
