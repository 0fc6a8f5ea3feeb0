//! What comes in: the products that were chosen, and what these require.

use super::{Choice, Joint, KeepReason, Product, care, options};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use crate::policy::Policy;
use crate::recommend::{Recommendation, Required};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::scalar::SoftwareId;

/// Everything that was chosen, and what that requires, by id.
pub(super) fn of(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    recommendations: &[Recommendation],
    joint: &Joint,
) -> Vec<Product> {
    let opened = &joint.opened;
    let mut found: BTreeMap<&SoftwareId, Product> =
        opened.iter().map(|id| (id, Product::new(id.clone(), false))).collect();
    for ((recommendation, choice), partly) in recommendations.iter().zip(&joint.choices).zip(&joint.partly) {
        let Choice::Products(chosen) = choice else { continue };
        let tool = recommendation.unit.tool;
        for id in chosen {
            let in_use = || Product::new(id.clone(), true);
            let product = found.entry(id).or_insert_with(in_use);
            product.users = product.users.max(getting(inventory, tool, partly.as_ref()));
            if !product.serves.contains(&tool) {
                product.serves.push(tool);
            }
            let requires = recommendation.of(id).map_or(&[][..], |candidate| &candidate.requires);
            // Those who move from this tool need what it takes for that.
            let users = getting(inventory, tool, partly.as_ref());
            for met in note_requirements(&mut found, opened, id, requires) {
                let needed = found.get_mut(&met);
                needed.into_iter().for_each(|needed| needed.users = needed.users.max(users));
            }
        }
    }
    let mut always: BTreeSet<(SoftwareId, SoftwareId)> = BTreeSet::new();
    for id in opened {
        let requires = options::own_requirements(catalogue, inventory, policy, id);
        let met = note_requirements(&mut found, opened, id, &requires);
        always.extend(met.into_iter().map(|met| (met, id.clone())));
    }
    // What a product cannot do without whatever it is used for has as many users as that.
    for _ in 0..found.len() {
        let users: BTreeMap<SoftwareId, u32> =
            found.values().map(|product| (product.software.clone(), product.users)).collect();
        for product in found.values_mut() {
            let always = |id: &&SoftwareId| always.contains(&(product.software.clone(), (*id).clone()));
            let needed = product.required_by.iter().filter(always).filter_map(|id| users.get(id)).max();
            let needed = needed.copied().unwrap_or(0);
            product.users = product.users.max(needed);
        }
        if found.values().all(|product| users.get(&product.software) == Some(&product.users)) {
            break;
        }
    }
    // Of what is in use only those count who do not have it yet.
    for product in found.values_mut().filter(|product| product.in_use) {
        let lines = inventory.tools_that_are(&product.software).iter();
        product.users =
            product.users.saturating_sub(lines.map(|tool| inventory.tool(*tool).users).max().unwrap_or(0));
    }
    for product in found.values_mut() {
        let minutes = care::of(catalogue, inventory, policy, &product.software);
        product.care_minutes = if product.in_use { 0 } else { minutes };
    }
    found.into_values().filter(|product| !product.in_use || product.users > 0).collect()
}

/// People who get what takes a tool's place: who keeps the old system of a desk does not get the new one.
fn getting(inventory: &Inventory, tool: ToolIndex, partly: Option<&KeepReason>) -> u32 {
    let users = inventory.tool(tool).users;
    let keep = match partly {
        Some(KeepReason::Platform { people, .. } | KeepReason::PlatformUnknown { people, .. }) => {
            *people.start()
        }
        _ => 0,
    };
    users.saturating_sub(keep).max(1)
}

impl Product {
    fn new(software: SoftwareId, in_use: bool) -> Self {
        Self { software, in_use, serves: Vec::new(), required_by: Vec::new(), users: 0, care_minutes: 0 }
    }
}

/// Notes which of the opened products meets each requirement of `id`, and returns them.
fn note_requirements(
    found: &mut BTreeMap<&SoftwareId, Product>,
    opened: &BTreeSet<SoftwareId>,
    id: &SoftwareId,
    requires: &[Required],
) -> Vec<SoftwareId> {
    let mut all = Vec::new();
    for required in requires {
        let Some(met) = required.any_of.iter().find(|option| opened.contains(*option)) else { continue };
        if let Some(product) = found.get_mut(met)
            && met != id
        {
            if !product.required_by.contains(id) {
                product.required_by.push(id.clone());
                product.required_by.sort();
            }
            all.push(met.clone());
        }
    }
    all
}
