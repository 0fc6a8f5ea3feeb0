//! No system is taken away under something that needs it.

use super::facts::Facts;
use std::collections::BTreeSet;
use umstieg_core::ToolIndex;
use umstieg_core::decide::{KeepReason, Verdict};
use umstieg_core::format::entry::{Hosting, Level, Platform, Software};
use umstieg_core::format::scalar::SoftwareId;

/// The platform that people have with an entry, if it is an operating system of their desks or phones.
pub(super) fn system(entry: &Software) -> Option<Platform> {
    entry.gives_platform
}

/// Systems that people have when the plan is done.
fn left(facts: &Facts<'_>) -> BTreeSet<Platform> {
    let there = facts.there().into_iter();
    there.filter_map(|id| facts.entry(id)).filter_map(system).chain([Platform::Web]).collect()
}

/// Systems of the inventory that go and leave no other of their kind.
fn lost(facts: &Facts<'_>) -> Vec<(ToolIndex, Platform)> {
    let left = left(facts);
    let going = facts.plan.inventory.indices().filter(|tool| facts.goes(*tool));
    going
        .filter_map(|tool| Some((tool, system(facts.entry_of(tool)?)?)))
        .filter(|(_, platform)| !left.contains(platform))
        .collect()
}

/// Whether anybody works on a system; what nobody works on can only be needed because somebody says so.
fn is_used(facts: &Facts<'_>, system: ToolIndex) -> bool {
    facts.plan.inventory.tool(system).users > 0
}

/// No system goes that a tool that stays, or that nobody knows, needs: because the inventory says so, because its entry
/// has no client for what is left, or because nobody has looked.
pub(super) fn staying_tools_keep_their_system(facts: &Facts<'_>, found: &mut Vec<String>) {
    let left = left(facts);
    for (gone, platform) in lost(facts) {
        for tool in facts.staying_tools().filter(|tool| facts.entry_of(*tool).and_then(system).is_none()) {
            let line = facts.plan.inventory.line(tool);
            let entry = facts.entry_of(tool);
            let clients = entry.and_then(|entry| entry.platforms.as_ref()).map(|it| &it.clients);
            let why = if !line.needs_platform.is_empty() {
                line.needs_platform.contains(&platform).then_some("the inventory says so")
            } else if !is_used(facts, gone) {
                None
            } else if !line.used_on.is_empty() && !line.used_on.contains(&platform) {
                // Used on phones or on another system, so this one does not matter.
                None
            } else {
                match (entry, clients) {
                    (None, _) => Some("nobody knows what it is"),
                    // What is known to be run elsewhere is used in the browser.
                    (Some(entry), None)
                        if !entry.hosting.is_empty() && !entry.hosting.contains_key(&Hosting::Local) =>
                    {
                        None
                    }
                    (Some(_), None) => Some("nobody knows what it runs on"),
                    (Some(_), Some(clients)) => {
                        let loses =
                            clients.contains(&platform) && !clients.iter().any(|it| left.contains(it));
                        loses.then_some("it has no client for what is left")
                    }
                }
            };
            if let Some(why) = why {
                found.push(format!(
                    "`{}` goes, `{}` stays and needs {platform:?}: {why}",
                    facts.name(gone),
                    facts.name(tool)
                ));
            }
        }
    }
}

/// No server goes on which the server part of something that stays runs and on nothing else.
pub(super) fn staying_software_keeps_its_server(facts: &Facts<'_>, found: &mut Vec<String>) {
    let gives = |tool| facts.entry_of(tool).and_then(|entry| entry.gives_server);
    let servers = facts.plan.inventory.indices().filter(|tool| facts.goes(*tool));
    for (server, platform) in servers.filter_map(|tool| Some((tool, gives(tool)?))) {
        for tool in facts.staying_tools().filter(|tool| facts.plan.inventory.tool(*tool).users > 0) {
            let entry = facts.entry_of(tool);
            let on = entry.and_then(|entry| entry.servers.as_ref()).map(|servers| servers.systems.as_slice());
            if on == Some(&[platform]) && facts.plan.inventory.line(tool).needs_platform.is_empty() {
                found.push(format!(
                    "`{}` goes, and `{}`, which stays, has its server part on {platform:?} only",
                    facts.name(server),
                    facts.name(tool)
                ));
            }
        }
    }
}

/// What devices hang on goes only with the last of them, or for something that does it in full.
pub(super) fn devices_keep_what_they_hang_on(facts: &Facts<'_>, found: &mut Vec<String>) {
    let stays = left(facts);
    for decision in facts.plan.decisions.tools.iter().filter(|decision| facts.goes(decision.tool)) {
        let new = facts.products_of(decision.tool);
        for need in decision.units.iter().flat_map(|unit| &unit.recommendation.unit.needs) {
            let term = facts.catalogue.entries().vocabulary.capabilities.get(&need.capability);
            let Some(platform) = term.and_then(|term| term.of_platform) else { continue };
            let parts = new.iter().flat_map(|id| facts.with_parts(id));
            let mut levels = parts.filter_map(|id| facts.entry(id)?.capabilities.get(&need.capability));
            if stays.contains(&platform) && !levels.any(|it| it.level == Level::Full) {
                found.push(format!(
                    "`{}` goes, {platform:?} stays, and nothing new does `{}` in full",
                    facts.name(decision.tool),
                    need.capability
                ));
            }
        }
    }
}

/// Who does not keep a system gets the one that takes its place: the users of both together are those of today.
pub(super) fn everybody_keeps_a_system_or_gets_one(facts: &Facts<'_>, found: &mut Vec<String>) {
    for decision in &facts.plan.decisions.tools {
        let Verdict::ReplacePartly { products, kept } = &decision.verdict else { continue };
        let people = kept.iter().find_map(|reason| match reason {
            KeepReason::Platform { people, .. } | KeepReason::PlatformUnknown { people, .. } => Some(people),
            _ => None,
        });
        let Some(people) = people else { continue };
        let today = facts.plan.inventory.tool(decision.tool).users;
        let name = facts.name(decision.tool);
        if people.start() > people.end() || *people.end() > today {
            found.push(format!("{people:?} of {today} people keep `{name}`"));
        }
        let with = |id: &SoftwareId| {
            let inventory = &facts.plan.inventory;
            let lines = inventory.indices().filter(|tool| inventory.tool(*tool).software() == Some(id));
            let there = lines.map(|tool| inventory.tool(tool).users).max().unwrap_or(0);
            facts.plan.decisions.product(id).map_or(0, |product| product.users) + there
        };
        let new = products.iter().map(with).max().unwrap_or(0);
        if u64::from(new) + u64::from(*people.start()) < u64::from(today) {
            found.push(format!("{new} of {today} people get something new, and {people:?} keep `{name}`"));
        }
    }
}

/// No product is chosen that only runs on a system that goes.
pub(super) fn new_products_have_a_system(facts: &Facts<'_>, found: &mut Vec<String>) {
    let left = left(facts);
    for (gone, platform) in lost(facts).into_iter().filter(|(gone, _)| is_used(facts, *gone)) {
        for product in facts.chosen() {
            let platforms = facts.entry(product).and_then(|entry| entry.platforms.as_ref());
            let clients = platforms.map(|platforms| &platforms.clients);
            let needs = clients.is_some_and(|clients| {
                clients.contains(&platform) && !clients.iter().any(|it| left.contains(it))
            });
            if needs {
                found
                    .push(format!("`{product}` comes in, but `{}` goes, on which it runs", facts.name(gone)));
            }
        }
    }
}

/// A system that nobody uses by itself stays while a tool states that it needs it; the other side of the first rule is
/// that a system never goes first: it is switched off after everything that leaves it.
pub(super) fn systems_go_after_what_leaves_them(facts: &Facts<'_>, found: &mut Vec<String>) {
    use umstieg_core::format::entry::StepKind;
    for (gone, platform) in lost(facts) {
        let off = facts.dates_of_tool(gone, StepKind::SwitchOff);
        // A suite goes after its parts, and the system may be one of them.
        let suite_of = |tool: &ToolIndex| facts.plan.inventory.tool(*tool).suite;
        let suites: Vec<ToolIndex> = std::iter::successors(suite_of(&gone), suite_of).collect();
        for tool in facts.plan.inventory.indices().filter(|tool| !suites.contains(tool)) {
            let needs = facts.plan.inventory.line(tool).needs_platform.contains(&platform);
            let tool_off = facts.dates_of_tool(tool, StepKind::SwitchOff);
            let verdict = facts.decision(tool).map(|decision| &decision.verdict);
            let goes_with = matches!(verdict, Some(Verdict::GoWith { systems }) if systems.contains(&gone));
            if needs && !goes_with && tool != gone && !super::facts::is_before(&tool_off, &off) {
                found.push(format!(
                    "`{}` goes before `{}`, which needs it",
                    facts.name(gone),
                    facts.name(tool)
                ));
            }
        }
    }
}

/// What goes with a system did nothing but serve it, nobody has asked for it to stay, nothing is left that it could serve, and
/// it is off after the system.
pub(super) fn what_goes_with_a_system_only_served_it(facts: &Facts<'_>, found: &mut Vec<String>) {
    use umstieg_core::format::entry::StepKind;
    let terms = &facts.catalogue.entries().vocabulary.capabilities;
    let left = left(facts);
    for decision in &facts.plan.decisions.tools {
        let Verdict::GoWith { systems } = &decision.verdict else { continue };
        let (tool, name) = (decision.tool, facts.name(decision.tool));
        let line = facts.plan.inventory.line(tool);
        if line.keep.is_some() || line.owned_by.is_some() {
            found.push(format!("`{name}` goes with a system, and somebody wants it to stay"));
        }
        let mut needs = decision.units.iter().flat_map(|unit| &unit.recommendation.unit.needs).peekable();
        let does_nothing = needs.peek().is_none();
        if does_nothing || needs.any(|need| !terms.get(&need.capability).is_some_and(|it| it.serves_system)) {
            found.push(format!("`{name}` goes with a system, and does more than to serve it"));
        }
        let clients = facts.entry_of(tool).and_then(|entry| entry.platforms.as_ref()).map(|it| &it.clients);
        let serves = |platform: &Platform| {
            if line.used_on.is_empty() {
                clients.is_none_or(|clients| clients.contains(platform))
            } else {
                line.used_on.contains(platform)
            }
        };
        if let Some(other) = left.iter().find(|it| **it != Platform::Web && serves(it)) {
            found.push(format!("`{name}` goes with a system, and {other:?}, which it serves, is left"));
        }
        if systems.is_empty() {
            found.push(format!("`{name}` goes with no system"));
        }
        for gone in systems {
            let is_system = facts.entry_of(*gone).and_then(system).is_some_and(|it| serves(&it));
            if !is_system || !facts.goes(*gone) {
                found.push(format!(
                    "`{name}` goes with `{}`, which is no system that goes",
                    facts.name(*gone)
                ));
            }
            let (system_off, off) = (
                facts.dates_of_tool(*gone, StepKind::SwitchOff),
                facts.dates_of_tool(tool, StepKind::SwitchOff),
            );
            if !super::facts::is_before(&system_off, &off) {
                found.push(format!("`{name}` is off before `{}`, which it serves", facts.name(*gone)));
            }
        }
    }
}
