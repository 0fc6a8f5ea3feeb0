//! What stays and does the work already: tools that go without a new product, and products that nobody needs beside it.

use super::facts::Facts;
use umstieg_core::decide::{Choice, KeepReason, Verdict};
use umstieg_core::format::entry::{Fit, Level, MaintenanceKind};
use umstieg_core::format::inventory::Policy;
use umstieg_core::format::scalar::{CapabilityId, SoftwareId};
use umstieg_core::{Need, ToolIndex, Unit};

/// A tool is covered exactly if everything that it moves to stays and nothing of it comes in; where that is not open, its
/// people have it.
pub(super) fn what_takes_over_is_there(facts: &Facts<'_>, found: &mut Vec<String>) {
    let (incoming, staying) = (facts.incoming(), facts.staying());
    let inventory = &facts.plan.inventory;
    for decision in &facts.plan.decisions.tools {
        let name = facts.name(decision.tool);
        let products = facts.products_of(decision.tool);
        let new = products.iter().find(|product| incoming.contains(*product));
        match (&decision.verdict, new) {
            (Verdict::Covered { .. }, Some(new)) => {
                found.push(format!("`{name}` is covered, and yet `{new}` comes in for it"));
            }
            (Verdict::Covered { .. }, None) if products.is_empty() => {
                found.push(format!("`{name}` is covered by nothing"));
            }
            (Verdict::Replace { products }, None) if !products.is_empty() && !decision.units.is_empty() => {
                found.push(format!("`{name}` is replaced, and nothing comes in for it"));
            }
            _ => {}
        }
        for product in products.into_iter().filter(|product| !incoming.contains(product)) {
            let tools = inventory.indices().filter(|tool| inventory.tool(*tool).software() == Some(product));
            let users = tools.map(|tool| inventory.tool(tool).users).max().unwrap_or(0);
            let here = inventory.tool(decision.tool).users;
            if !staying.contains(product) {
                found.push(format!("`{name}` moves to `{product}`, which goes"));
            } else if let Some(why) = no_home(facts, product) {
                found.push(format!("`{name}` moves to `{product}`, {why}"));
            } else if !facts.catalogue.is_open(product) && users < here {
                found.push(format!(
                    "{here} people of `{name}` move to `{product}`, for which {users} have a licence"
                ));
            }
        }
    }
}

/// Why nothing should be moved to a software in use, if no line of it is better.
fn no_home(facts: &Facts<'_>, software: &SoftwareId) -> Option<&'static str> {
    let inventory = &facts.plan.inventory;
    let lines = inventory.indices().filter(|tool| inventory.tool(*tool).software() == Some(software));
    let why = |tool| {
        let line = inventory.line(tool);
        let cycles = facts.entry_of(tool).map_or(&[][..], |entry| &entry.lifecycle);
        let ends = cycles.iter().any(|cycle| {
            line.version.as_ref().is_some_and(|version| version.as_str() == cycle.release.as_str())
                && (cycle.security_ends.is_some() || cycle.support_ends.is_some())
        });
        if line.owned_by.is_some() {
            Some("which others own")
        } else if ends && !facts.catalogue.is_open(software) {
            Some("whose end is announced")
        } else {
            None
        }
    };
    let all: Vec<Option<&'static str>> = lines.map(why).collect();
    if all.contains(&None) { None } else { all.into_iter().flatten().next() }
}

/// Nothing comes in for what a tool that stays in any case does at least as well; asked only where nobody has set limits
/// that the tool might break.
pub(super) fn nothing_comes_in_beside_what_does_the_work(facts: &Facts<'_>, found: &mut Vec<String>) {
    let raw = facts.plan.inventory.raw();
    let unlimited = raw.policy == Policy::default()
        && raw.obligations.iter().all(|duty| duty.excluded_jurisdictions.is_empty());
    if !unlimited {
        return;
    }
    let incoming = facts.incoming();
    for decision in &facts.plan.decisions.tools {
        let line = facts.plan.inventory.line(decision.tool);
        if line.replace_by.is_some() || !line.used_on.is_empty() || !line.needs_formats.is_empty() {
            continue;
        }
        for unit in &decision.units {
            let Choice::Products(products) = &unit.choice else { continue };
            let unit = &unit.recommendation.unit;
            if unit.needs.is_empty() || !products.iter().all(|product| incoming.contains(product)) {
                continue;
            }
            let users = facts.crowd(unit);
            let chosen = does(facts, products, unit);
            let better =
                facts.plan.inventory.indices().filter(|tool| may_serve(facts, *tool, unit)).find(|tool| {
                    let software = facts.plan.inventory.tool(*tool).software();
                    software.is_some_and(|id| {
                        let ids = std::slice::from_ref(id);
                        let musts = unit.needs.iter().filter(|need| need.essential.is_some());
                        musts.clone().all(|need| {
                            worth(facts, ids, &need.capability, users) > 0
                                && demanded(facts, ids, need, users)
                        }) && does(facts, ids, unit) >= chosen.max(500)
                    })
                });
            if let Some(better) = better {
                found.push(format!(
                    "{products:?} come in for `{}`, although `{}` stays and does as much",
                    facts.name(decision.tool),
                    facts.name(better)
                ));
            }
        }
    }
}

/// Whether a tool stays in any case, and nothing is known that speaks against its use by the people of a unit.
fn may_serve(facts: &Facts<'_>, tool: ToolIndex, unit: &Unit) -> bool {
    let inventory = &facts.plan.inventory;
    let (there, here) = (inventory.tool(tool), inventory.tool(unit.tool));
    let (Some(new), Some(old), Some(entry)) = (there.software(), here.software(), facts.entry_of(tool))
    else {
        return false;
    };
    let stays = matches!(
        facts.decision(tool).map(|decision| &decision.verdict),
        Some(Verdict::Keep { reason: KeepReason::Rule { .. } } | Verdict::Open)
    ) && inventory.line(tool).owned_by.is_none()
        && no_home(facts, new).is_none()
        && entry.lifecycle.is_empty();
    let apart = there.suite != Some(unit.tool)
        && here.suite != Some(tool)
        && !facts.with_parts(new).contains(old)
        && !facts.with_parts(old).contains(new);
    let stated = entry.replaces.iter().any(|replaces| {
        replaces.fit == Fit::Niche && (unit.parts.contains(&replaces.software) || replaces.software == *old)
    });
    stays
        && apart
        && !stated
        && there.users >= here.users
        && entry.only_for.is_empty()
        && entry.requires.is_empty()
        && entry.capabilities.values().all(|has| has.with.is_empty())
        && entry.maintenance.as_ref().is_none_or(|maintenance| maintenance.kind != MaintenanceKind::None)
}

fn level(level: Level) -> u32 {
    match level {
        Level::Full => 100,
        Level::Partial => 60,
        Level::Basic => 30,
        Level::None | Level::Unknown => 0,
    }
}

/// What the best of some software is worth for a capability.
fn worth(facts: &Facts<'_>, software: &[SoftwareId], capability: &CapabilityId, users: u32) -> u32 {
    let all = software.iter().flat_map(|id| facts.with_parts(id));
    let levels = all.filter_map(|id| facts.entry(id)?.capabilities.get(capability));
    levels.map(|has| level(Facts::level_for(has, users))).max().unwrap_or(0)
}

/// Whether some software reaches what a duty demands.
fn demanded(facts: &Facts<'_>, software: &[SoftwareId], need: &Need, users: u32) -> bool {
    need.essential.is_none_or(|least| worth(facts, software, &need.capability, users) >= level(least))
}

/// The share of a unit's needs that some software covers, in thousandths.
fn does(facts: &Facts<'_>, software: &[SoftwareId], unit: &Unit) -> u32 {
    let users = facts.crowd(unit);
    let weights: u32 = unit.needs.iter().map(|need| u32::from(need.weight)).sum();
    let value = |need: &Need| {
        let today = if need.level == Level::Unknown { 100 } else { level(need.level).max(30) };
        let worth = if demanded(facts, software, need, users) {
            worth(facts, software, &need.capability, users)
        } else {
            0
        };
        (worth * 1000 / today).min(1000)
    };
    let sum: u32 = unit.needs.iter().map(|need| u32::from(need.weight) * value(need)).sum();
    sum / weights.max(1)
}
