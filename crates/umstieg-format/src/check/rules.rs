//! Ordering rules and playbooks name what exists, and playbooks can be worked off.

use super::{Place, Problems, nearest};
use crate::entries::Entries;
use crate::entry::{Playbook, Selector};
use crate::kind::FileKind;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

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
    let words = &entries.vocabulary;
    list(problems, place, "categories", "category", &selector.categories, &words.categories);
    list(problems, place, "except_categories", "category", &selector.except_categories, &words.categories);
    list(problems, place, "capabilities", "capability", &selector.capabilities, &words.capabilities);
    list(problems, place, "roles", "role", &selector.roles, &words.roles);
    list(problems, place, "software", "software", &selector.software, &entries.software);
}

fn list<K: Ord + Borrow<str>, V>(
    problems: &mut Problems<'_>,
    place: &Place,
    key: &str,
    what: &str,
    ids: &[K],
    known: &BTreeMap<K, V>,
) {
    for (index, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains_key::<K>(id)) {
        let id: &str = id.borrow();
        if problems.is_broken(id) {
            continue;
        }
        let help =
            nearest(id, known.keys().map(Borrow::borrow)).map(|near| format!("did you mean `{near}`?"));
        problems
            .error(place.key(key).index(index), "dangling-reference", format!("no {what} has the id `{id}`"))
            .help = help;
    }
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
