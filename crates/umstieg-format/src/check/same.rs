//! One software under two names in one inventory.

use super::{Place, Problems};
use crate::entries::Entries;
use crate::inventory::{Inventory, Tool};
use crate::message;
use crate::scalar::SoftwareId;
use std::collections::BTreeMap;

/// Warns of tools that are the same software under two names, as far as these are its very names: people would be counted
/// twice and work done twice. Who gives one of them an `id`, or another release, means two installations.
pub(super) fn check(inventory: &Inventory, entries: &Entries, file: &Place, problems: &mut Problems<'_>) {
    let meant = meant(inventory, entries);
    let mut first: BTreeMap<(&SoftwareId, String), usize> = BTreeMap::new();
    for (index, tool) in inventory.tools.iter().enumerate().filter(|(_, tool)| tool.id.is_none()) {
        let Some(software) = meant.get(&tool.name.to_lowercase()) else { continue };
        let before = *first.entry((software, release(tool))).or_insert(index);
        let Some(other) = inventory.tools.get(before).filter(|_| before != index) else { continue };
        // The very same name is told as such.
        if other.name.to_lowercase() == tool.name.to_lowercase() {
            continue;
        }
        let place = |index: usize| file.key("tools").index(index).key("name");
        let (name, known) = (&tool.name, &other.name);
        let problem = problems.warning(
            place(index),
            "same-software",
            message!(
                en: "`{name}` and `{known}` are the same software, `{software}`";
                de: "`{name}` und `{known}` sind dieselbe Software, `{software}`"
            ),
        );
        problem.related = vec![(place(before), message!(en: "first listed here"; de: "zuerst hier genannt"))];
        problem.help = Some(message!(
            en: "take one line out; if they are two installations, give one of them an `id` of its own";
            de: "eine Zeile herausnehmen; sind es zwei Installationen, einer davon eine eigene `id` geben"
        ));
    }
}

/// The software that names in an inventory mean, by the name in small letters: those that are its name or an alias that needs
/// no publisher, and nobody else's.
fn meant<'a>(inventory: &Inventory, entries: &'a Entries) -> BTreeMap<String, &'a SoftwareId> {
    let mut found: BTreeMap<String, Option<&SoftwareId>> =
        inventory.tools.iter().map(|tool| (tool.name.to_lowercase(), None)).collect();
    let mut several: Vec<String> = Vec::new();
    for (id, software) in &entries.software {
        let aliases = software.aliases.iter().filter(|alias| alias.publisher.is_none());
        for name in std::iter::once(&software.name).chain(aliases.map(|alias| &alias.name)) {
            let name = name.to_lowercase();
            match found.get_mut(&name) {
                Some(Some(known)) if *known != id => several.push(name),
                Some(known) => *known = Some(id),
                None => {}
            }
        }
    }
    found.retain(|name, _| !several.contains(name));
    found.into_iter().filter_map(|(name, id)| Some((name, id?))).collect()
}

/// What tells the release of a tool: its `version`, else the digits of its name.
fn release(tool: &Tool) -> String {
    let digits = || tool.name.chars().filter(char::is_ascii_digit).collect();
    tool.version.as_ref().map_or_else(digits, ToString::to_string)
}
