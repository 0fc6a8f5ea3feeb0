//! Which software the selectors of ordering rules mean.

use std::collections::BTreeSet;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Selector, Software};
use umstieg_format::scalar::SoftwareId;

/// The software that a selector means, as old tool or new product.
pub(crate) fn selected<'a>(entries: &'a Entries, selector: &Selector) -> BTreeSet<&'a SoftwareId> {
    entries
        .software
        .iter()
        .filter(|(id, software)| is_selected(id, software, selector))
        .map(|(id, _)| id)
        .collect()
}

fn is_selected(id: &SoftwareId, software: &Software, selector: &Selector) -> bool {
    let Selector { categories, capabilities, roles, software: ids, except_categories, step: _ } = selector;
    let main = software.categories.first();
    (categories.is_empty() || main.is_some_and(|main| categories.contains(main)))
        && main.is_none_or(|main| !except_categories.contains(main))
        && (capabilities.is_empty() || capabilities.iter().any(|one| software.capabilities.contains_key(one)))
        && (roles.is_empty() || roles.iter().any(|role| software.fills.contains_key(role)))
        && (ids.is_empty() || ids.contains(id))
}
