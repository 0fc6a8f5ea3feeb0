//! Ordering rules and playbooks name what exists, and playbooks can be worked off.

use super::{Place, Problems};
use crate::entries::Entries;
use crate::entry::{Playbook, Selector};
use crate::kind::{EntryKind, FileKind};
use crate::scalar::{CapabilityId, CategoryId, RoleId, SoftwareId};
use std::collections::BTreeSet;

/// Reports unknown ids in rules, and playbook steps that are unknown, named twice or run in a circle.
pub(super) fn check(entries: &Entries, problems: &mut Problems<'_>) {
    let rules = Place::file(FileKind::Ordering, "").key("rules");
    for (id, rule) in &entries.rules.ordering {
        let place = rules.key(id.as_str());
        check_selector(entries, &place.key("first"), &rule.first, problems);
        check_selector(entries, &place.key("then"), &rule.then, problems);
    }
    let playbooks = Place::file(FileKind::Playbooks, "").key("playbooks");
    for (id, playbook) in &entries.rules.playbooks {
        check_playbook(&playbooks.key(id.as_str()).key("steps"), playbook, problems);
    }
}

fn check_selector(entries: &Entries, place: &Place, selector: &Selector, problems: &mut Problems<'_>) {
    let Selector { categories, except_categories, capabilities, roles, software, step: _ } = selector;
    let mut check = |key: &str, kind: EntryKind, ids: Vec<&str>| {
        for (index, id) in ids.into_iter().enumerate() {
            problems.check_known(entries, place.key(key).index(index), kind, id);
        }
    };
    let category = EntryKind::Category;
    check("categories", category, categories.iter().map(CategoryId::as_str).collect());
    check("except_categories", category, except_categories.iter().map(CategoryId::as_str).collect());
    check("capabilities", EntryKind::Capability, capabilities.iter().map(CapabilityId::as_str).collect());
    check("roles", EntryKind::Role, roles.iter().map(RoleId::as_str).collect());
    check("software", EntryKind::Software, software.iter().map(SoftwareId::as_str).collect());
}

fn check_playbook(place: &Place, playbook: &Playbook, problems: &mut Problems<'_>) {
    let mut known = BTreeSet::new();
    for (index, step) in playbook.steps.iter().enumerate() {
        for (at, earlier) in step.after.iter().enumerate() {
            if !known.contains(earlier) {
                problems
                    .error(
                        place.index(index).key("after").index(at),
                        "dangling-reference",
                        format!("no earlier step of this playbook has the id `{earlier}`"),
                    )
                    .help = Some("a step follows steps that stand above it".to_owned());
            }
        }
        if !known.insert(&step.id) {
            problems.error(
                place.index(index).key("id"),
                "named-twice",
                format!("two steps of this playbook have the id `{}`", step.id),
            );
        }
    }
}
