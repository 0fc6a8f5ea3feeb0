//! An inventory names what exists, names it once, and its dates run forwards.

use super::cycles::{Links, shortest_circle};
use super::{Place, Problems, Segment, nearest};
use crate::entries::Entries;
use crate::entry::Strength;
use crate::inventory::{Inventory, Period};
use crate::kind::{EntryKind, FileKind};
use crate::message;
use crate::message::is_meant;
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
                message!(
                    en: "the inventory lists no tools; expected at least one";
                    de: "die Bestandsliste nennt kein Werkzeug; erwartet wird mindestens eines"
                ),
            )
            .help = Some(message!(
            en: "start with the programs that everybody opens in the morning, one `- name:` a line";
            de: "mit den Programmen beginnen, die alle jeden Morgen öffnen, je Zeile ein `- name:`"
        ));
    }
    let all = inventory.handles();
    let mut handles = Handles::new();
    for (index, handle) in all.iter().enumerate() {
        let Some(first) = handles.insert(handle, index) else { continue };
        handles.insert(handle, first);
        // Without an id that could not be read a tool is named after what it is called, like another one.
        if problems.lacks_tools() {
            continue;
        }
        let name = inventory.tools.get(index).map_or("", |tool| &tool.name);
        let problem = problems.error(
            file.key("tools").index(index),
            "duplicate-tool",
            message!(
                en: "the tool `{name}` is listed twice as `{handle}`; expected one line a tool";
                de: "das Werkzeug `{name}` steht doppelt da, beide Male als `{handle}`; erwartet wird eine Zeile je Werkzeug"
            ),
        );
        problem.related = vec![(
            file.key("tools").index(first),
            message!(
                en: "first listed here";
                de: "zuerst hier genannt"
            ),
        )];
        problem.help = Some(message!(
            en: "take one line out, or give one of them an `id` of its own";
            de: "eine Zeile herausnehmen oder einer von beiden eine eigene `id` geben"
        ));
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
                    message!(
                        en: "`{suite}` cannot be bundled in itself";
                        de: "`{suite}` kann nicht in sich selbst enthalten sein"
                    ),
                );
            } else if bundle_circle(inventory, &handles, index) {
                problems.error(
                    place.key("bundled_in"),
                    "cyclic-bundle",
                    message!(
                        en: "`{}` is bundled in itself by way of `{suite}`", tool.name;
                        de: "`{}` ist über `{suite}` in sich selbst enthalten", tool.name
                    ),
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
                message!(
                    en: "the contract ends on {ends}, before it starts on {starts}";
                    de: "der Vertrag endet am {ends}, bevor er am {starts} beginnt"
                ),
            );
        }
    }
    check_capacity(inventory, &file, problems);
    check_planning(inventory, &file, &handles, problems);
    check_ties(inventory, entries, &file, &handles, problems);
    check_order(inventory, &file, problems);
}

/// Wishes that must be kept and contradict one another: one of them cannot be, and who wrote them should say which.
fn check_order(inventory: &Inventory, file: &Place, problems: &mut Problems<'_>) {
    let mut links = Links::<ToolHandle>::new();
    for (index, wish) in inventory.order.iter().enumerate() {
        if wish.strength == Strength::Hard && wish.first != wish.then {
            let path = file.key("order").index(index).key("then").path;
            links.entry(&wish.first).or_default().push((&wish.then, path));
        }
    }
    for start in links.keys() {
        let Some(circle) = shortest_circle(&links, start) else { continue };
        // Every circle is told once, from its smallest member.
        if circle.iter().any(|(handle, _)| handle < start) {
            continue;
        }
        let place = |path: &[Segment]| Place { path: path.to_vec(), ..file.clone() };
        let Some((_, path)) = circle.first() else { continue };
        let way: Vec<String> = circle.iter().map(|(handle, _)| format!("`{handle}`")).collect();
        let way = way.join(" -> ");
        let problem = problems.warning(
            place(path),
            "cyclic-order",
            message!(
                en: "hard wishes for an order run in a circle: {way} -> `{start}`";
                de: "harte Wünsche zur Reihenfolge laufen im Kreis: {way} -> `{start}`"
            ),
        );
        let onward = |(_, path): &(&ToolHandle, &[Segment])| {
            (place(path), message!(en: "and on from here"; de: "und von hier weiter"))
        };
        problem.related = circle.iter().skip(1).map(onward).collect();
        problem.help = Some(message!(
            en: "not all of them can be kept, so a plan gives one up: take one out, or make it `soft`";
            de: "nicht alle lassen sich erfüllen, ein Plan gibt daher einen auf: einen herausnehmen oder auf `soft` setzen"
        ));
    }
}

/// Nobody changes anything in no time; a plan has to assume hours that nobody has promised.
fn check_capacity(inventory: &Inventory, file: &Place, problems: &mut Problems<'_>) {
    let capacity = &inventory.capacity;
    if capacity.it_hours_per_month == Some(0) && capacity.external_hours_per_month.unwrap_or(0) == 0 {
        problems
            .warning(
                file.key("capacity").key("it_hours_per_month"),
                "no-capacity",
                message!(
                    en: "0 hours a month of one's own and none from outside; expected at least one hour";
                    de: "0 eigene Stunden im Monat und keine von außen; erwartet wird mindestens eine Stunde"
                ),
            )
            .help = Some(message!(
            en: "nothing can be planned realistically without time, so a plan assumes the usual hours: state those that somebody has, or add `external_hours_per_month` for those that are bought";
            de: "ohne Zeit lässt sich nicht realistisch planen, daher nimmt ein Plan die üblichen Stunden an: die Stunden angeben, die jemand hat, oder gekaufte unter `external_hours_per_month` ergänzen"
        ));
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
                .error(place.key(key), "dangling-reference", EntryKind::Software.none_has_id(id.as_str()))
                .help = near.map(is_meant);
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
                    EntryKind::Capability.none_has_id(capability.as_str()),
                )
                .help = near.map(is_meant);
        }
    }
    for (at, format) in tool.needs_formats.iter().enumerate() {
        if !entries.vocabulary.formats.contains_key(format) {
            let near = nearest(format.as_str(), entries.vocabulary.formats.keys().map(|id| id.as_str()));
            problems
                .error(
                    place.key("needs_formats").index(at),
                    "dangling-reference",
                    EntryKind::Format.none_has_id(format.as_str()),
                )
                .help = near.map(is_meant);
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
                    message!(
                        en: "the period ends on {to}, before it starts on {from}";
                        de: "der Zeitraum endet am {to}, bevor er am {from} beginnt"
                    ),
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
                        message!(
                            en: "the interface leads nowhere; expected `to` or `outside`";
                            de: "die Schnittstelle führt nirgendwohin; erwartet wird `to` oder `outside`"
                        ),
                    )
                    .help = Some(message!(
                    en: "name the tool that takes the data, or who does so outside the house";
                    de: "das Werkzeug nennen, das die Daten übernimmt, oder wer außerhalb des Hauses sie bekommt"
                ));
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
                message!(
                    en: "`{}` cannot be changed before itself", wish.then;
                    de: "`{}` kann nicht vor sich selbst umgestellt werden", wish.then
                ),
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
                    EntryKind::Certification.none_has_id(certification.as_str()),
                )
                .help = near.map(is_meant);
        }
    }
    for (index, programme) in inventory.funding.iter().enumerate() {
        if !entries.funding.contains_key(programme) {
            let near = nearest(programme.as_str(), entries.funding.keys().map(|id| id.as_str()));
            problems
                .error(
                    file.key("funding").index(index),
                    "dangling-reference",
                    EntryKind::Funding.none_has_id(programme.as_str()),
                )
                .help = near.map(is_meant);
        }
    }
}

/// Reports a handle that no tool has.
fn handle(problems: &mut Problems<'_>, place: Place, name: &ToolHandle, handles: &Handles<'_>) {
    if handles.contains_key(name) || problems.lacks_tools() {
        return;
    }
    let near = nearest(name.as_str(), handles.keys().map(|handle| handle.as_str()));
    problems
        .error(place, "dangling-reference", message!(
            en: "no tool of this inventory has the handle `{name}`";
            de: "kein Werkzeug dieser Bestandsliste hat den Kurznamen `{name}`"
        ))
        .help = Some(near.map_or_else(
        || message!(
            en: "a tool's handle is its `id`, or its name in small letters with hyphens";
            de: "der Kurzname eines Werkzeugs ist seine `id` oder sein Name in Kleinbuchstaben mit Bindestrichen"
        ),
        is_meant,
    ));
}
