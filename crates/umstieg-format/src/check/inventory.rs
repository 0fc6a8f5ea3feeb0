//! An inventory names what exists, names it once, and its dates run forwards.

use super::{Place, Problems, nearest};
use crate::entries::Entries;
use crate::inventory::{Inventory, Period};
use crate::kind::FileKind;
use crate::scalar::{SoftwareId, ToolHandle};
use std::collections::BTreeMap;

/// The handles of an inventory with the index of their tool.
type Handles<'a> = BTreeMap<&'a ToolHandle, usize>;

/// Reports dangling handles and ids, tools named twice, dates that run backwards, bundles that run in a circle.
pub(super) fn check(inventory: &Inventory, entries: &Entries, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Inventory, "");
    if inventory.tools.is_empty() {
        problems
            .error(
                file.key("tools"),
                "no-tools",
                "the inventory lists no tools; expected at least one".to_owned(),
            )
            .help = Some(
            "start with the programs that everybody opens in the morning, one `- name:` a line".to_owned(),
        );
    }
    let all = inventory.handles();
    let mut handles = Handles::new();
    for (index, handle) in all.iter().enumerate() {
        let Some(first) = handles.insert(handle, index) else { continue };
        handles.insert(handle, first);
        let name = inventory.tools.get(index).map_or("", |tool| &tool.name);
        let problem = problems.error(
            file.key("tools").index(index),
            "duplicate-tool",
            format!("the tool `{name}` is listed twice as `{handle}`; expected one line a tool"),
        );
        problem.related = vec![(file.key("tools").index(first), "first listed here".to_owned())];
        problem.help = Some("take one line out, or give one of them an `id` of its own".to_owned());
    }
    for (index, tool) in inventory.tools.iter().enumerate() {
        let place = file.key("tools").index(index);
        check_tool_ids(entries, &place, tool, problems);
        if let Some(suite) = &tool.bundled_in {
            handle(problems, place.key("bundled_in"), suite, &handles);
            if all.get(index) == Some(suite) {
                problems.error(
                    place.key("bundled_in"),
                    "refers-to-itself",
                    format!("`{suite}` cannot be bundled in itself"),
                );
            } else if bundle_circle(inventory, &handles, index) {
                problems.error(
                    place.key("bundled_in"),
                    "cyclic-bundle",
                    format!("`{}` is bundled in itself by way of `{suite}`", tool.name),
                );
            }
        }
        if let Some(contract) = &tool.contract
            && let (Some(starts), Some(ends)) = (contract.starts, contract.ends)
            && ends < starts
        {
            problems.error(
                place.key("contract").key("ends"),
                "ends-before-start",
                format!("the contract ends on {ends}, before it starts on {starts}"),
            );
        }
    }
    check_capacity(inventory, &file, problems);
    check_planning(inventory, &file, &handles, problems);
    check_ties(inventory, entries, &file, &handles, problems);
}

/// Nobody changes anything in no time; a plan has to assume hours that nobody has promised.
fn check_capacity(inventory: &Inventory, file: &Place, problems: &mut Problems<'_>) {
    let capacity = &inventory.capacity;
    if capacity.it_hours_per_month == Some(0) && capacity.external_hours_per_month.unwrap_or(0) == 0 {
        problems
            .warning(
                file.key("capacity").key("it_hours_per_month"),
                "no-capacity",
                "0 hours a month of one's own and none from outside; expected at least one hour".to_owned(),
            )
            .help = Some(
            "nothing can be planned realistically without time, so a plan assumes the usual hours: state those that \
             somebody has, or add `external_hours_per_month` for those that are bought"
                .to_owned(),
        );
    }
}

fn check_tool_ids(
    entries: &Entries,
    place: &Place,
    tool: &crate::inventory::Tool,
    problems: &mut Problems<'_>,
) {
    let mut software = |key: &str, id: &SoftwareId| {
        if !entries.software.contains_key(id) {
            let near = nearest(id.as_str(), entries.software.keys().map(SoftwareId::as_str));
            problems
                .error(place.key(key), "dangling-reference", format!("no software has the id `{id}`"))
                .help = near.map(|near| format!("did you mean `{near}`?"));
        }
    };
    if let Some(id) = &tool.software {
        software("software", id);
    }
    if let Some(id) = &tool.replace_by {
        software("replace_by", id);
    }
    for (at, capability) in tool.uses.iter().enumerate() {
        if !entries.vocabulary.capabilities.contains_key(capability) {
            let near =
                nearest(capability.as_str(), entries.vocabulary.capabilities.keys().map(|id| id.as_str()));
            problems
                .error(
                    place.key("uses").index(at),
                    "dangling-reference",
                    format!("no capability has the id `{capability}`"),
                )
                .help = near.map(|near| format!("did you mean `{near}`?"));
        }
    }
    for (at, format) in tool.needs_formats.iter().enumerate() {
        if !entries.vocabulary.formats.contains_key(format) {
            let near = nearest(format.as_str(), entries.vocabulary.formats.keys().map(|id| id.as_str()));
            problems
                .error(
                    place.key("needs_formats").index(at),
                    "dangling-reference",
                    format!("no format has the id `{format}`"),
                )
                .help = near.map(|near| format!("did you mean `{near}`?"));
        }
    }
}

/// Whether following the bundles from a tool leads back to it.
fn bundle_circle(inventory: &Inventory, handles: &Handles<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..=inventory.tools.len() {
        let suite = inventory.tools.get(at).and_then(|tool| tool.bundled_in.as_ref());
        let Some(next) = suite.and_then(|suite| handles.get(suite)) else { return false };
        if *next == start {
            return true;
        }
        at = *next;
    }
    false
}

fn check_planning(inventory: &Inventory, file: &Place, handles: &Handles<'_>, problems: &mut Problems<'_>) {
    let place = file.key("planning");
    let planning = &inventory.planning;
    for (key, periods) in [("blackouts", &planning.blackouts), ("windows", &planning.windows)] {
        for (index, period) in periods.iter().enumerate() {
            let Period { from, to, applies_to, .. } = period;
            let at = place.key(key).index(index);
            if to < from {
                problems.error(
                    at.key("to"),
                    "ends-before-start",
                    format!("the period ends on {to}, before it starts on {from}"),
                );
            }
            for (position, tool) in applies_to.iter().enumerate() {
                handle(problems, at.key("applies_to").index(position), tool, handles);
            }
        }
    }
    for (index, lead) in planning.lead_times.iter().enumerate() {
        for (position, tool) in lead.applies_to.iter().enumerate() {
            handle(
                problems,
                place.key("lead_times").index(index).key("applies_to").index(position),
                tool,
                handles,
            );
        }
    }
}

fn check_ties(
    inventory: &Inventory,
    entries: &Entries,
    file: &Place,
    handles: &Handles<'_>,
    problems: &mut Problems<'_>,
) {
    for (index, interface) in inventory.interfaces.iter().enumerate() {
        let place = file.key("interfaces").index(index);
        handle(problems, place.key("from"), &interface.from, handles);
        match (&interface.to, &interface.outside) {
            (Some(to), _) => handle(problems, place.key("to"), to, handles),
            (None, None) => {
                problems
                    .error(
                        place,
                        "interface-without-end",
                        "the interface leads nowhere; expected `to` or `outside`".to_owned(),
                    )
                    .help =
                    Some("name the tool that takes the data, or who does so outside the house".to_owned());
            }
            (None, Some(_)) => {}
        }
    }
    for (index, obligation) in inventory.obligations.iter().enumerate() {
        for (position, tool) in obligation.applies_to.iter().enumerate() {
            let at = file.key("obligations").index(index).key("applies_to").index(position);
            handle(problems, at, tool, handles);
        }
    }
    for (index, wish) in inventory.order.iter().enumerate() {
        let place = file.key("order").index(index);
        handle(problems, place.key("first"), &wish.first, handles);
        handle(problems, place.key("then"), &wish.then, handles);
        if wish.first == wish.then {
            problems.error(
                place.key("then"),
                "refers-to-itself",
                format!("`{}` cannot be changed before itself", wish.then),
            );
        }
    }
    for (index, certification) in inventory.policy.certifications.iter().enumerate() {
        if !entries.vocabulary.certifications.contains_key(certification) {
            let near = nearest(
                certification.as_str(),
                entries.vocabulary.certifications.keys().map(|id| id.as_str()),
            );
            problems
                .error(
                    file.key("policy").key("certifications").index(index),
                    "dangling-reference",
                    format!("no certification has the id `{certification}`"),
                )
                .help = near.map(|near| format!("did you mean `{near}`?"));
        }
    }
    for (index, programme) in inventory.funding.iter().enumerate() {
        if !entries.funding.contains_key(programme) {
            let near = nearest(programme.as_str(), entries.funding.keys().map(|id| id.as_str()));
            problems
                .error(
                    file.key("funding").index(index),
                    "dangling-reference",
                    format!("no funding programme has the id `{programme}`"),
                )
                .help = near.map(|near| format!("did you mean `{near}`?"));
        }
    }
}

/// Reports a handle that no tool has.
fn handle(problems: &mut Problems<'_>, place: Place, name: &ToolHandle, handles: &Handles<'_>) {
    if handles.contains_key(name) {
        return;
    }
    let near = nearest(name.as_str(), handles.keys().map(|handle| handle.as_str()));
    problems
        .error(place, "dangling-reference", format!("no tool of this inventory has the handle `{name}`"))
        .help = Some(near.map_or_else(
        || "a tool's handle is its `id`, or its name in small letters with hyphens".to_owned(),
        |near| format!("did you mean `{near}`?"),
    ));
}
