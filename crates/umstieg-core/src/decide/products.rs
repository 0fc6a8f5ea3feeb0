//! What comes in: the products that were chosen, and what these require.

use super::{Choice, Joint, KeepReason, Product, care, options};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, Tool, ToolIndex, parts};
use crate::policy::Policy;
use crate::recommend::{Recommendation, Required};
use std::collections::BTreeMap;
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
        }
    }
    // What a use of a product requires is for the people of that use, what the product itself requires for all of its.
    let mut needed: Vec<(&SoftwareId, &SoftwareId, Option<u32>)> = Vec::new();
    let units = recommendations.iter().zip(&joint.choices).zip(&joint.partly);
    let of_chosen = units.flat_map(|((recommendation, choice), partly)| {
        let Choice::Products(chosen) = choice else { return Vec::new() };
        let requires =
            |id| recommendation.of(id).map_or_else(Vec::new, |candidate| candidate.requires.clone());
        let users = getting(inventory, recommendation.unit.tool, partly.as_ref());
        chosen.iter().map(|id| (id, requires(id), Some(users))).collect()
    });
    let own = opened.iter().map(|id| (id, options::own_requirements(catalogue, inventory, policy, id), None));
    for (id, requires, users) in of_chosen.chain(own) {
        for required in requires {
            let Some(met) = required.any_of.iter().find_map(|option| opened.get(option)) else { continue };
            needed.push((id, met, users));
            if let Some(product) = found.get_mut(met)
                && met != id
                && !product.required_by.contains(id)
                && (product.serves.is_empty() || !can_begin_with(catalogue, inventory, id, &required))
            {
                product.required_by.push(id.clone());
                product.required_by.sort();
            }
        }
    }
    for _ in 0..found.len() {
        let mut grew = false;
        for (id, met, users) in &needed {
            let users = users.or_else(|| found.get(id).map(|product| product.users)).unwrap_or(0);
            if let Some(product) = found.get_mut(met).filter(|product| product.users < users) {
                product.users = users;
                grew = true;
            }
        }
        if !grew {
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

/// Whether a program can begin with something in use that fills a role for it until the product comes that does so in the
/// end: it is a program for that kind of service, and both speak a common standard. A mail program reads the mailboxes
/// where they are.
fn can_begin_with(
    catalogue: &Catalogue,
    inventory: &Inventory,
    product: &SoftwareId,
    required: &Required,
) -> bool {
    let Some((role, entry)) = required.role.as_ref().zip(catalogue.software(product)) else { return false };
    let client = catalogue.vocabulary().roles.get(role).and_then(|term| term.client.as_ref());
    let is_client = client.is_some_and(|client| entry.capabilities.contains_key(client));
    let serves = |software: &SoftwareId| {
        parts(software, catalogue).iter().filter_map(|(part, _)| catalogue.software(part)).any(|part| {
            part.fills.contains_key(role) && part.standards.keys().any(|it| entry.standards.contains_key(it))
        })
    };
    is_client && inventory.tools().iter().filter_map(Tool::software).any(serves)
}
