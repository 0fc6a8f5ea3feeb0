//! Who is asked at all: software that says it can stand in, and software that does the same things.

use super::{Question, Required};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Replaces, Requirement, Supply};
use umstieg_format::scalar::SoftwareId;

/// Software without a statement is a candidate if it covers this share of the needs, in thousandths.
const UNSTATED_SHARE: u32 = 600;

/// Software that may take the place of a unit, sorted by id.
pub(super) fn of(question: &Question<'_>) -> BTreeSet<SoftwareId> {
    let catalogue = question.catalogue;
    let mut found: BTreeSet<SoftwareId> =
        names_of(question).flat_map(|name| catalogue.substitutes_of(name).map(|(id, _)| id.clone())).collect();
    found.extend(question.inventory.line(question.unit.tool).replace_by.clone());
    let total: u32 = question.unit.needs.iter().map(|need| u32::from(need.weight)).sum();
    let mut shares: BTreeMap<&SoftwareId, u32> = BTreeMap::new();
    for need in &question.unit.needs {
        for id in catalogue.open_with(&need.capability) {
            *shares.entry(id).or_default() += u32::from(need.weight);
        }
    }
    let categories = catalogue.software(&question.unit.software).map_or(&[][..], |entry| &entry.categories);
    for (id, share) in shares {
        let same_kind = catalogue
            .software(id)
            .is_some_and(|entry| entry.categories.iter().any(|category| categories.contains(category)));
        if same_kind && share * 1000 >= total * UNSTATED_SHARE && total > 0 {
            found.insert(id.clone());
        }
    }
    found.remove(&question.unit.software);
    found
}

/// The names under which an entry may speak about a unit: the software itself, then the tool's suite.
fn names_of<'a>(question: &'a Question<'_>) -> impl Iterator<Item = &'a SoftwareId> {
    let tool = question.inventory.tool(question.unit.tool).software();
    std::iter::once(&question.unit.software).chain(tool.filter(|tool| **tool != question.unit.software))
}

/// What a software says about a unit, and about which name of it.
pub(super) fn statement<'a>(question: &Question<'a>, software: &SoftwareId) -> Option<(SoftwareId, &'a Replaces)> {
    let entry = question.catalogue.software(software)?;
    names_of(question).find_map(|name| {
        entry.replaces.iter().find(|replaces| replaces.software == *name).map(|replaces| (name.clone(), replaces))
    })
}

/// What must come along with a software for the needs of a unit, as products of their own.
pub(super) fn requirements(question: &Question<'_>, software: &SoftwareId) -> Vec<Required> {
    let Some(entry) = question.catalogue.software(software) else { return Vec::new() };
    let needed = |requirement: &&Requirement| {
        requirement.supply == Supply::Separate
            && (requirement.only_for.is_empty()
                || question.unit.needs.iter().any(|need| requirement.only_for.contains(&need.capability)))
    };
    let mut required: Vec<Required> = entry
        .requires
        .iter()
        .filter(needed)
        .map(|requirement| Required { any_of: choices(question, requirement) })
        .collect();
    for need in &question.unit.needs {
        let with = entry.capabilities.get(&need.capability).map_or(&[][..], |has| &has.with);
        required.extend(with.iter().map(|id| Required { any_of: vec![id.clone()] }));
    }
    required.dedup();
    required
}

/// Software that meets a requirement: the named ones in their order, then others that fill the role.
fn choices(question: &Question<'_>, requirement: &Requirement) -> Vec<SoftwareId> {
    let named = requirement.any_of.iter().map(|range| range.software.clone());
    let fillers = requirement.role.iter().flat_map(|role| question.catalogue.fillers_of(role).cloned());
    let mut choices: Vec<SoftwareId> = Vec::new();
    for id in named.chain(fillers) {
        if !choices.contains(&id) {
            choices.push(id);
        }
    }
    choices
}
