//! Names lead where they say: an independent look-up by id, name and alias.

use super::facts::Facts;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Resolution, ToolIndex};

/// Words that many products share and that name none. A name of such words alone must be written out in the catalogue.
const GENERAL: [&str; 26] = [
    "app",
    "business",
    "central",
    "classic",
    "client",
    "cloud",
    "community",
    "connect",
    "desktop",
    "drive",
    "endpoint",
    "enterprise",
    "express",
    "firewall",
    "groups",
    "home",
    "mobile",
    "online",
    "professional",
    "protect",
    "security",
    "server",
    "service",
    "suite",
    "team",
    "web",
];

/// Legal forms, which tell publishers apart as little as a comma does.
const LEGAL_FORMS: [&str; 20] = [
    "ag",
    "and",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "foundation",
    "gmbh",
    "group",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "ltd",
    "sa",
    "se",
    "software",
    "systems",
    "the",
];

/// Small letters and digits of a name, without marks on the commonest letters.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'á' | 'à' | 'â' => plain.push('a'),
            'ö' | 'ó' | 'ô' => plain.push('o'),
            'ü' | 'ú' => plain.push('u'),
            'é' | 'è' | 'ê' => plain.push('e'),
            'ß' => plain.push_str("ss"),
            c if c.is_alphanumeric() || c == '+' => plain.push(c),
            _ => {}
        }
    }
    plain
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).map(plain).filter(|word| !word.is_empty()).collect()
}

/// Whether two publishers share a word that tells something.
fn may_be_the_same(wanted: &str, given: &str) -> bool {
    let telling = |text| {
        words(text)
            .into_iter()
            .filter(|word| word.chars().count() >= 2 && !LEGAL_FORMS.contains(&word.as_str()))
            .collect::<BTreeSet<_>>()
    };
    plain(wanted) == plain(given) || !telling(wanted).is_disjoint(&telling(given))
}

/// All software with exactly this id, name or alias, each with the publishers that must stand beside it, if any.
fn exact<'a>(facts: &Facts<'a>, name: &str) -> BTreeMap<&'a SoftwareId, Vec<Option<&'a str>>> {
    let wanted = plain(name);
    let mut found: BTreeMap<&SoftwareId, Vec<Option<&str>>> = BTreeMap::new();
    for (id, entry) in &facts.catalogue.entries().software {
        if id.as_str() == name.trim() || plain(&entry.name) == wanted {
            found.entry(id).or_default().push(None);
        }
        for alias in entry.aliases.iter().filter(|alias| plain(&alias.name) == wanted) {
            found.entry(id).or_default().push(alias.publisher.as_deref());
        }
    }
    found
}

/// What a tool is follows from what its line says; a name that means several things is left open.
pub(super) fn tools_are_what_they_are_called(facts: &Facts<'_>, found: &mut Vec<String>) {
    for tool in facts.plan.inventory.indices() {
        let line = facts.plan.inventory.line(tool);
        let known = facts.plan.inventory.tool(tool).software();
        if let Some(stated) = &line.software {
            if known != Some(stated) {
                found.push(format!("`{}` is stated to be `{stated}`, taken for {known:?}", line.name));
            }
            continue;
        }
        if let Some(package) = &line.package {
            let mut all = facts.catalogue.entries().software.iter();
            let listed = all.find(|(_, entry)| entry.packages.contains(package)).map(|(id, _)| id);
            if let Some(id) = listed {
                if known != Some(id) {
                    found.push(format!("`{}` is the package of `{id}`, taken for {known:?}", line.name));
                }
                continue;
            }
        }
        by_name(facts, tool, found);
    }
}

fn by_name(facts: &Facts<'_>, tool: ToolIndex, found: &mut Vec<String>) {
    let line = facts.plan.inventory.line(tool);
    let (name, publisher) = (&line.name, line.publisher.as_deref());
    let known = facts.plan.inventory.tool(tool).software();
    let exact = exact(facts, name);
    let plainly: Vec<&SoftwareId> =
        exact.iter().filter(|(_, by)| by.contains(&None)).map(|(id, _)| *id).collect();
    let by_publisher: Vec<&SoftwareId> = exact
        .iter()
        .filter(|(_, by)| {
            by.iter().flatten().any(|wanted| publisher.is_some_and(|given| may_be_the_same(wanted, given)))
        })
        .map(|(id, _)| *id)
        .collect();
    match (known, plainly.as_slice(), by_publisher.as_slice()) {
        (None, [one], []) | (None, [], [one]) if publisher.is_none() || by_publisher.len() == 1 => {
            found.push(format!("`{name}` is the very name of `{one}`, and is not known"));
        }
        (Some(id), [], []) if !exact.is_empty() => {
            found.push(format!(
                "`{name}` of {publisher:?} means {:?} only beside their publishers, taken for `{id}`",
                exact.keys().map(|id| id.as_str()).collect::<Vec<_>>()
            ));
        }
        // A publisher tells as much as a word of the name does.
        (Some(id), [], []) => {
            let told = [publisher.map_or("", |publisher| publisher), name].join(" ");
            is_told_by_a_word(facts, &told, id, found);
        }
        (Some(id), plainly, by_publisher) if !plainly.contains(&id) && !by_publisher.contains(&id) => {
            found.push(format!("`{name}` is the very name of {exact:?}, taken for `{id}`"));
        }
        _ => {}
    }
}

/// What is known by less than its very name shares a word with it that is not general, or is spelt nearly like it.
fn is_told_by_a_word(facts: &Facts<'_>, name: &str, id: &SoftwareId, found: &mut Vec<String>) {
    let telling = |text: &str| -> BTreeSet<String> {
        words(text)
            .into_iter()
            .filter(|word| !GENERAL.contains(&word.as_str()) && word.chars().any(char::is_alphabetic))
            .collect()
    };
    let Some(entry) = facts.entry(id) else { return };
    let names: Vec<&str> =
        std::iter::once(&*entry.name).chain(entry.aliases.iter().map(|alias| &*alias.name)).collect();
    let shared = names.iter().any(|own| !telling(own).is_disjoint(&telling(name)));
    let near = names.iter().any(|own| {
        let (a, b) = (plain(own), plain(name));
        let length = a.chars().count().abs_diff(b.chars().count());
        let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().rev().collect(), b.chars().rev().collect());
        let back = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        length <= 1 && same + back + 2 >= a.len()
    });
    if !shared && !near {
        found.push(format!("`{name}` is taken for `{id}`, with which it shares no word that tells it"));
    }
}

/// What is not known is offered names of the catalogue of which none is certain, each once.
pub(super) fn unknown_tools_are_offered_names(facts: &Facts<'_>, found: &mut Vec<String>) {
    for tool in facts.plan.inventory.tools() {
        let Resolution::Unknown { candidates } = &tool.resolution else { continue };
        let ids: BTreeSet<&SoftwareId> = candidates.iter().map(|candidate| &candidate.software).collect();
        if ids.len() < candidates.len() || ids.iter().any(|id| facts.entry(id).is_none()) {
            found.push(format!("`{}` is offered {ids:?}", tool.handle));
        }
        if candidates.iter().any(umstieg_core::NameMatch::is_certain) {
            found.push(format!("`{}` is not known, although a name is certain", tool.handle));
        }
        let exact = exact(facts, &tool.name);
        if !exact.is_empty() && !exact.keys().any(|id| ids.contains(id)) {
            found.push(format!("`{}` is not offered {:?}, whose very name it is", tool.handle, exact.keys()));
        }
    }
}
