//! Who is asked at all: software that says it can stand in, and software that does the same things.

use super::{Question, Required, way};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, parts};
use crate::policy::Policy;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Level, Replaces, Requirement, SoftwareRange, Supply};
use umstieg_format::scalar::{CapabilityId, RoleId, SoftwareId};

/// Software without a statement is a candidate if it covers this share of the needs, in thousandths. It is only shown,
/// never chosen; below this a list of what does similar things grows long and helps nobody.
const UNSTATED_SHARE: u32 = 600;

/// Software that may take the place of a unit, sorted by id.
pub(super) fn of(question: &Question<'_>) -> BTreeSet<SoftwareId> {
    let catalogue = question.catalogue;
    let mut found: BTreeSet<SoftwareId> = names_of(question)
        .flat_map(|name| catalogue.substitutes_of(name).map(|(id, _)| id.clone()))
        .collect();
    found.extend(question.inventory.line(question.unit.tool).replace_by.clone());
    let total: u32 = question.unit.needs.iter().map(|need| u32::from(need.weight)).sum();
    let mut shares: BTreeMap<&SoftwareId, u32> = BTreeMap::new();
    for need in &question.unit.needs {
        for id in catalogue.open_with(&need.capability) {
            *shares.entry(id).or_default() += u32::from(need.weight);
        }
    }
    let old = catalogue.software(&question.unit.software);
    let categories = old.map_or(&[][..], |entry| &entry.categories);
    // Somebody has searched and found nothing; what merely does similar things is no answer then.
    let searched = old.is_some_and(|entry| entry.no_substitute.is_some());
    for (id, share) in shares.into_iter().filter(|_| !searched) {
        let same_kind = catalogue
            .software(id)
            .is_some_and(|entry| entry.categories.iter().any(|category| categories.contains(category)));
        if same_kind
            && does_the_main_things(question, id)
            && share * 1000 >= total * UNSTATED_SHARE
            && total > 0
        {
            found.insert(id.clone());
        }
    }
    found.remove(&question.unit.software);
    found
}

/// Whether a software does everything that counts heavily, so that it can be thought of without anybody's word.
fn does_the_main_things(question: &Question<'_>, software: &SoftwareId) -> bool {
    /// Weight from which on a capability is what a product is bought for.
    const HEAVY: u8 = 4;
    let has = question.catalogue.software(software).map(|entry| &entry.capabilities);
    let does = |capability| {
        has.and_then(|has| has.get(capability))
            .is_some_and(|has| !matches!(has.level, Level::None | Level::Unknown))
    };
    question.unit.needs.iter().filter(|need| need.weight >= HEAVY).all(|need| does(&need.capability))
}

/// The names under which an entry may speak about a unit: the software itself, the other parts, the suite. What is said
/// about a part is nearer to the unit than what is said about all that the suite does.
fn names_of<'a>(question: &'a Question<'_>) -> impl Iterator<Item = &'a SoftwareId> {
    let unit = question.unit;
    let tool = question.inventory.tool(unit.tool).software();
    let suite = tool.into_iter().filter(|tool| **tool != unit.software);
    let parts = unit.parts.iter().filter(move |part| **part != unit.software && Some(*part) != tool);
    std::iter::once(&unit.software).chain(parts).chain(suite)
}

/// What a software says about a unit, and about which name of it.
pub(super) fn statement<'a>(
    question: &Question<'a>,
    software: &SoftwareId,
) -> Option<(SoftwareId, &'a Replaces)> {
    let entry = question.catalogue.software(software)?;
    names_of(question).find_map(|name| {
        entry
            .replaces
            .iter()
            .find(|replaces| replaces.software == *name)
            .map(|replaces| (name.clone(), replaces))
    })
}

/// What must come along with a software for the needs of a unit, as products of their own; and the roles that count as
/// filled outside the inventory.
pub(super) fn requirements(question: &Question<'_>, software: &SoftwareId) -> (Vec<Required>, Vec<RoleId>) {
    let Some(entry) = question.catalogue.software(software) else { return (Vec::new(), Vec::new()) };
    let needed = |requirement: &&Requirement| {
        requirement.supply == Supply::Separate
            && (requirement.only_for.is_empty()
                || question.unit.needs.iter().any(|need| requirement.only_for.contains(&need.capability)))
            && is_for_its_way(question.catalogue, question.inventory, question.policy, software, requirement)
    };
    let is_presumed = |requirement: &&Requirement| {
        requirement.role.as_ref().is_some_and(|role| is_filled_outside(question, role))
    };
    let (outside, inside): (Vec<&Requirement>, Vec<&Requirement>) =
        entry.requires.iter().filter(needed).partition(is_presumed);
    let presumed: BTreeSet<RoleId> =
        outside.into_iter().filter_map(|requirement| requirement.role.clone()).collect();
    let mut required: Vec<Required> =
        inside.into_iter().map(|requirement| required_by(question, requirement)).collect();
    for need in &question.unit.needs {
        let with = entry.capabilities.get(&need.capability).map_or(&[][..], |has| &has.with);
        required.extend(with.iter().map(|id| Required { any_of: vec![id.clone()], role: None }));
    }
    let mut found: Vec<Required> = Vec::new();
    for required in required {
        if !found.contains(&required) {
            found.push(required);
        }
    }
    (found, presumed.into_iter().collect())
}

/// Whether a role is evidently filled by something that the inventory does not list: the tool in use needs it filled, and
/// no tool of the inventory fills it. Who uses a mail program has mailboxes somewhere; if no tool of the list holds them, a
/// web host does, and a new mail program goes on using them.
fn is_filled_outside(question: &Question<'_>, role: &RoleId) -> bool {
    let (catalogue, inventory) = (question.catalogue, question.inventory);
    let term = catalogue.vocabulary().roles.get(role);
    let Some((client, server)) = term.and_then(|term| term.client.as_ref().zip(term.server.as_ref())) else {
        return false;
    };
    let parts_of = |software: &SoftwareId| -> Vec<SoftwareId> {
        parts(software, catalogue).into_iter().map(|(part, _)| part).collect()
    };
    let does = |parts: &[SoftwareId], capability: &CapabilityId| {
        parts.iter().filter_map(|part| catalogue.software(part)).any(|entry| {
            entry
                .capabilities
                .iter()
                .any(|(id, has)| id == capability && !matches!(has.level, Level::None | Level::Unknown))
        })
    };
    let fills = |parts: &[SoftwareId]| {
        parts.iter().filter_map(|part| catalogue.software(part)).any(|entry| entry.fills.contains_key(role))
    };
    let is_client = inventory
        .tool(question.unit.tool)
        .software()
        .is_some_and(|software| does(&parts_of(software), client));
    is_client
        && !inventory.tools().iter().filter_map(|tool| tool.software()).any(|software| {
            let parts = parts_of(software);
            does(&parts, server) || fills(&parts)
        })
}

/// What must come along with a software whoever uses it, as products of their own.
pub(super) fn own_requirements(question: &Question<'_>, software: &SoftwareId) -> Vec<Required> {
    let Question { catalogue, inventory, policy, .. } = *question;
    let own = always_needed(catalogue, inventory, policy, software);
    own.map(|requirement| required_by(question, requirement)).collect()
}

/// What a software states to need beside it whatever it is used for, in the way in which the organisation would run it.
pub(crate) fn always_needed<'a>(
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    policy: &'a Policy,
    software: &'a SoftwareId,
) -> impl Iterator<Item = &'a Requirement> {
    let stated = catalogue.software(software).map_or(&[][..], |entry| &entry.requires);
    stated.iter().filter(move |requirement| {
        requirement.supply == Supply::Separate
            && requirement.only_for.is_empty()
            && is_for_its_way(catalogue, inventory, policy, software, requirement)
    })
}

/// Whether a requirement concerns the way in which the organisation would run a software; of what nobody knows how it is
/// run, every requirement counts.
fn is_for_its_way(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    software: &SoftwareId,
    requirement: &Requirement,
) -> bool {
    let modes = &requirement.only_hosted;
    modes.is_empty()
        || way(catalogue, inventory, policy, software)
            .is_none_or(|way| modes.iter().any(|mode| way.is(*mode)))
}

/// What a requirement asks for.
fn required_by(question: &Question<'_>, requirement: &Requirement) -> Required {
    Required { any_of: choices(question, requirement), role: requirement.role.clone() }
}

/// Software that meets a requirement: the named ones in their order, then others that fill the role. Only what is open
/// or in use already comes into question, and nothing that is in use in a release that will not do.
fn choices(question: &Question<'_>, requirement: &Requirement) -> Vec<SoftwareId> {
    may_meet(question.catalogue, question.inventory, requirement, |id| {
        question.catalogue.is_open(id) || question.inventory.has(id)
    })
}

/// The software named by a requirement or filling its role of which `fits` says yes, without what is in use in a release
/// that will not do.
pub(crate) fn may_meet(
    catalogue: &Catalogue,
    inventory: &Inventory,
    requirement: &Requirement,
    fits: impl Fn(&SoftwareId) -> bool,
) -> Vec<SoftwareId> {
    let named = requirement.any_of.iter().map(|range| &range.software);
    let fillers = requirement.role.iter().flat_map(|role| catalogue.fillers_of(role));
    let wrong = |id: &SoftwareId| {
        requirement.any_of.iter().any(|range| range.software == *id && !will_do(inventory, range))
    };
    let mut found: Vec<SoftwareId> = Vec::new();
    for id in named.chain(fillers) {
        if !found.contains(id) && !wrong(id) && fits(id) {
            found.push(id.clone());
        }
    }
    found
}

/// Whether nothing says that the release in use of a required software is the wrong one.
fn will_do(inventory: &Inventory, range: &SoftwareRange) -> bool {
    let Some(versions) = &range.versions else { return true };
    let lines = inventory.tools_that_are(&range.software).iter();
    let mut releases = lines.filter_map(|tool| inventory.line(*tool).version.as_ref()).peekable();
    releases.peek().is_none() || releases.any(|release| versions.matches(release) != Some(false))
}
