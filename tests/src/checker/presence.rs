//! What products require is there, in a release that will do, and nothing clashes with anything else.

use super::facts::{Facts, is_before};
use super::order::gave_way;
use std::collections::BTreeSet;
use umstieg_core::ToolIndex;
use umstieg_core::decide::{Choice, KeepReason, Verdict};
use umstieg_core::format::entry::{
    Hosting, Integration, Level, Requirement, SoftwareRange, StepKind, Supply,
};
use umstieg_core::format::scalar::{CapabilityId, Release, SoftwareId, VersionRange};

/// Capabilities for which a product is chosen.
fn needs_of<'a>(facts: &Facts<'a>, product: &SoftwareId) -> BTreeSet<&'a str> {
    let units = facts.plan.decisions.tools.iter().flat_map(|decision| &decision.units);
    let chosen =
        units.filter(|unit| matches!(&unit.choice, Choice::Products(chosen) if chosen.contains(product)));
    chosen
        .flat_map(|unit| unit.recommendation.unit.needs.iter().map(|need| need.capability.as_str()))
        .collect()
}

/// Whether a requirement holds however an incoming product is run: for all its ways, or for those in house where the house
/// itself is told to look after it.
fn is_for_its_way(facts: &Facts<'_>, product: &SoftwareId, requirement: &Requirement) -> bool {
    let ways = facts.entry(product).map_or_else(Vec::new, |entry| entry.hosting.keys().copied().collect());
    let is_own = facts.plan.decisions.product(product).is_some_and(|product| product.care_minutes > 0);
    let modes = &requirement.only_hosted;
    modes.is_empty() || is_own || ways.iter().all(|way| modes.contains(way))
}

/// Whether a requirement is a product of its own for what a set of needs asks.
fn is_due(requirement: &Requirement, needs: &BTreeSet<&str>) -> bool {
    requirement.supply == Supply::Separate
        && (requirement.only_for.is_empty()
            || requirement.only_for.iter().any(|capability| needs.contains(capability.as_str())))
}

/// Whether a software fills the role that a requirement names.
fn fills(facts: &Facts<'_>, id: &SoftwareId, requirement: &Requirement) -> bool {
    let role = requirement.role.as_ref();
    role.is_some_and(|role| facts.entry(id).is_some_and(|entry| entry.fills.contains_key(role)))
}

/// Whether a requirement names a software itself, so that its release counts and not its role alone.
fn is_listed(requirement: &Requirement, id: &SoftwareId) -> bool {
    requirement.any_of.iter().any(|range| range.software == *id)
}

/// Releases of a software in use: `None` for a line that does not say.
fn releases<'a>(facts: &'a Facts<'_>, id: &'a SoftwareId) -> impl Iterator<Item = Option<&'a Release>> {
    let lines = facts.staying_tools().filter(|tool| facts.plan.inventory.tool(*tool).software() == Some(id));
    lines.map(|tool| facts.plan.inventory.line(tool).version.as_ref())
}

/// Whether a software is there in a release of a range. What comes in comes in its newest release; a release that nobody
/// states is asked for elsewhere.
fn will_do(facts: &Facts<'_>, range: &SoftwareRange) -> bool {
    if facts.incoming().contains(&range.software) {
        return true;
    }
    let Some(versions) = &range.versions else { return true };
    let fits =
        |release: Option<&Release>| release.and_then(|release| versions.matches(release)) != Some(false);
    let mut in_use = releases(facts, &range.software).peekable();
    in_use.peek().is_none() || in_use.any(fits)
}

/// Whether a mail program needs mailboxes that no line of the inventory holds: they are at a web host then, and stay.
fn is_outside(facts: &Facts<'_>, requirement: &Requirement, needs: &BTreeSet<&str>) -> bool {
    let holds = |id: &SoftwareId| {
        facts.entry(id).is_some_and(|entry| {
            let does = |id: &CapabilityId| id.as_str() == "mail-server";
            entry.fills.keys().any(|role| role.as_str() == "mail-server")
                || entry.capabilities.iter().any(|(id, has)| does(id) && has.level != Level::None)
        })
    };
    let listed = || facts.plan.inventory.tools().iter().filter_map(|tool| tool.software());
    requirement.role.as_ref().is_some_and(|role| role.as_str() == "mail-server")
        && needs.contains("mail-client")
        && !listed()
            .any(|id| holds(id) || facts.entry(id).is_some_and(|suite| suite.includes.iter().any(holds)))
}

/// Everything that an incoming product requires for what it is used for comes in too, or is in use and stays, in a release
/// that will do. What is in use already has what it needs; only what a further use needs beside it is asked. What comes in as a requirement has its own requirements met in the same way.
pub(super) fn requirements_are_met(facts: &Facts<'_>, found: &mut Vec<String>) {
    let there = facts.there();
    for product in facts.incoming().union(&facts.chosen()) {
        let Some(entry) = facts.entry(product) else {
            found.push(format!("`{product}` comes in, but is not in the catalogue"));
            continue;
        };
        let needs = needs_of(facts, product);
        let comes_in = facts.incoming().contains(product);
        for requirement in entry.requires.iter().filter(|requirement| comes_in && is_due(requirement, &needs))
        {
            if is_outside(facts, requirement, &needs) || !is_for_its_way(facts, product, requirement) {
                continue;
            }
            let mut named =
                requirement.any_of.iter().filter(|range| there.contains(&range.software)).peekable();
            let is_named = named.peek().is_some();
            if named.any(|range| will_do(facts, range))
                || there.iter().any(|id| fills(facts, id, requirement) && !is_listed(requirement, id))
            {
                continue;
            }
            let wanted: Vec<&str> = requirement.any_of.iter().map(|range| range.software.as_str()).collect();
            found.push(if is_named {
                format!("`{product}` requires one of {wanted:?} in another release than the one in use")
            } else {
                let role = requirement.role.as_ref().map(|role| role.as_str());
                format!("`{product}` requires one of {wanted:?} or the role {role:?}, and none is there")
            });
        }
        for (capability, has) in &entry.capabilities {
            for added in has.with.iter().filter(|_| needs.contains(capability.as_str())) {
                if !there.contains(added) {
                    found.push(format!(
                        "`{product}` does `{capability}` only with `{added}`, which is not there"
                    ));
                }
            }
        }
    }
}

/// What a product always requires, and what comes in for it, is set up before the product reaches people.
pub(super) fn requirements_come_first(facts: &Facts<'_>, found: &mut Vec<String>) {
    let incoming = facts.incoming();
    let staying = facts.staying();
    for product in &incoming {
        let Some(entry) = facts.entry(product) else { continue };
        let always = |requirement: &&Requirement| {
            requirement.supply == Supply::Separate
                && requirement.only_for.is_empty()
                && is_for_its_way(facts, product, requirement)
        };
        for requirement in entry.requires.iter().filter(always) {
            let meets = |id: &SoftwareId| {
                requirement.any_of.iter().any(|range| range.software == *id && will_do(facts, range))
                    || fills(facts, id, requirement)
            };
            let new: Vec<&&SoftwareId> = incoming.iter().filter(|id| *id != product && meets(id)).collect();
            if staying.iter().any(|id| meets(id)) || meets(product) || new.is_empty() {
                continue;
            }
            let later = facts.of_product(product, StepKind::RollOut);
            let is_there = |needed: &&&SoftwareId| {
                let set_up = facts.of_product(needed, StepKind::Install);
                let given = facts.of_product(needed, StepKind::RollOut);
                let runs = facts.plan.decisions.product(needed);
                // What begins with something in use, or works on a device alone, may come before the service that it is for.
                let for_it = runs.is_some_and(|needed| needed.required_by.contains(product));
                let alone = entry.hosting.contains_key(&Hosting::Local) && entry.hosting.len() > 1;
                let comes_after = || is_before(&given, &later) || gave_way(facts, needed, product);
                is_before(&set_up, &later) && (!for_it || alone || comes_after())
            };
            if !new.iter().any(is_there) {
                found.push(format!("`{product}` is rolled out before one of {new:?}, which it requires"));
            }
        }
    }
}

/// What only serves others is set up after it is decided that one of these others comes, or because one of them cannot
/// be tried without it.
pub(super) fn helpers_wait_for_the_decision(facts: &Facts<'_>, found: &mut Vec<String>) {
    for product in facts.plan.decisions.products.iter().filter(|product| product.serves.is_empty()) {
        let set_up = facts.of_product(&product.software, StepKind::Install);
        let of = |kind| -> Vec<_> {
            product.required_by.iter().flat_map(|id| facts.of_product(id, kind)).collect()
        };
        let (decided, tried) = (of(StepKind::Decide), of(StepKind::ProofOfConcept));
        let waits = decided.iter().any(|decided| is_before(&[*decided], &set_up));
        let is_tried = tried.iter().any(|tried| is_before(&set_up, &[*tried]));
        if !decided.is_empty() && !set_up.is_empty() && !waits && !is_tried {
            found.push(format!(
                "`{}` is set up before it is decided that any of {:?} comes, but not in time to try one of them",
                product.software,
                product.required_by.iter().map(|id| id.as_str()).collect::<Vec<_>>()
            ));
        }
    }
}

/// Everything that comes in is chosen for a tool or required by something that comes in or is chosen.
pub(super) fn nothing_comes_for_nothing(facts: &Facts<'_>, found: &mut Vec<String>) {
    let chosen = facts.chosen();
    let incoming = facts.incoming();
    for product in &facts.plan.decisions.products {
        let required = product.required_by.iter().any(|id| incoming.contains(id) || chosen.contains(id));
        if !chosen.contains(&product.software) && !required {
            found.push(format!("`{}` comes in, and nothing needs it", product.software));
        }
    }
}

/// Nothing that comes in clashes with anything else that comes in or stays, whichever of the two says so.
pub(super) fn nothing_clashes(facts: &Facts<'_>, found: &mut Vec<String>) {
    let (incoming, staying) = (facts.incoming(), facts.staying());
    let there: BTreeSet<&SoftwareId> = incoming.union(&staying).copied().collect();
    for id in &there {
        for conflict in facts.entry(id).into_iter().flat_map(|entry| &entry.conflicts) {
            let new = incoming.contains(id) || incoming.contains(&conflict.software);
            if new && there.contains(&conflict.software) && holds(facts, id, conflict) {
                found.push(format!("`{id}` clashes with `{}`, and both are there", conflict.software));
            }
        }
    }
}

/// Whether a conflict concerns the releases that are there. In use, a release that nobody states may be a clashing one;
/// what comes in comes in its newest release.
fn holds(facts: &Facts<'_>, id: &SoftwareId, conflict: &Integration) -> bool {
    let clashes = |id: &SoftwareId, range: Option<&VersionRange>| {
        let Some(range) = range else { return true };
        if facts.incoming().contains(id) {
            let newest = facts.entry(id).and_then(|entry| entry.latest_release.as_ref());
            let newest = newest.and_then(|newest| Release::parse(newest.release.as_str()).ok());
            return newest.and_then(|newest| range.matches(&newest)) == Some(true);
        }
        releases(facts, id).any(|release| release.and_then(|it| range.matches(it)) != Some(false))
    };
    clashes(id, conflict.own_versions.as_ref()) && clashes(&conflict.software, conflict.versions.as_ref())
}

/// People who surely keep a system of which the others go: those who use what needs it.
fn keeping(facts: &Facts<'_>, system: ToolIndex) -> u32 {
    let Some(Verdict::ReplacePartly { kept, .. }) = facts.decision(system).map(|decision| &decision.verdict)
    else {
        return 0;
    };
    let tools = kept.iter().flat_map(|reason| match reason {
        KeepReason::Platform { needed_by, .. } | KeepReason::PlatformUnknown { needed_by, .. } => {
            needed_by.as_slice()
        }
        _ => &[],
    });
    tools.map(|tool| facts.plan.inventory.tool(*tool).users).max().unwrap_or(0)
}

/// Who moves to a product that fewer people use today gets it like everybody else: it is rolled out to them.
pub(super) fn newcomers_get_the_product(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    let incoming = facts.incoming();
    for tool in inventory.indices() {
        for product in facts.products_of(tool).into_iter().filter(|product| !incoming.contains(product)) {
            let lines = inventory.tools().iter().filter(|line| line.software() == Some(product));
            let today = lines.map(|line| line.users).max().unwrap_or(0);
            let more = inventory.tool(tool).users - keeping(facts, tool).min(inventory.tool(tool).users);
            if more > today && facts.of_product(product, StepKind::RollOut).is_empty() {
                found.push(format!(
                    "{more} people of `{}` move to `{product}`, which {today} people use, without a roll-out",
                    facts.name(tool)
                ));
            }
        }
    }
}
