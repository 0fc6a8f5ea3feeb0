//! Ordering rules and playbooks name what exists, and playbooks can be worked off.

use super::{Place, Problems};
use crate::entries::Entries;
use crate::entry::{Playbook, Selector, StepTemplate};
use crate::kind::{EntryKind, FileKind};
use crate::message;
use crate::scalar::{CapabilityId, CategoryId, RoleId, SoftwareId, StepId};
use std::collections::{BTreeMap, BTreeSet};

/// Reports unknown ids in rules, and playbook steps that are unknown, named twice or cannot be joined.
pub(super) fn check(entries: &Entries, problems: &mut Problems<'_>) {
    let rules = Place::file(FileKind::Ordering, "").key("rules");
    for (id, rule) in &entries.rules.ordering {
        let place = rules.key(id.as_str());
        check_selector(entries, &place.key("first"), &rule.first, problems);
        check_selector(entries, &place.key("then"), &rule.then, problems);
        for (index, role) in rule.unless_filled.iter().enumerate() {
            let at = || place.key("unless_filled").index(index);
            problems.check_known(entries, at, EntryKind::Role, role.as_str());
        }
    }
    let playbooks = Place::file(FileKind::Playbooks, "").key("playbooks");
    for (id, playbook) in &entries.rules.playbooks {
        let steps = playbooks.key(id.as_str()).key("steps");
        check_playbook(&steps, playbook, problems);
        check_parts(&steps, playbook, problems);
    }
}

fn check_selector(entries: &Entries, place: &Place, selector: &Selector, problems: &mut Problems<'_>) {
    let Selector { categories, except_categories, capabilities, roles, software, step: _ } = selector;
    let mut check = |key: &str, kind: EntryKind, ids: Vec<&str>| {
        for (index, id) in ids.into_iter().enumerate() {
            problems.check_known(entries, || place.key(key).index(index), kind, id);
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
                        message!(
                            en: "no earlier step of this playbook has the id `{earlier}`";
                            de: "kein früherer Schritt dieses Ablaufs hat die Id `{earlier}`"
                        ),
                    )
                    .help = Some(message!(
                    en: "a step follows steps that stand above it";
                    de: "ein Schritt folgt auf Schritte, die über ihm stehen"
                ));
            }
        }
        if !known.insert(&step.id) {
            problems.error(
                place.index(index).key("id"),
                "named-twice",
                message!(
                    en: "two steps of this playbook have the id `{}`", step.id;
                    de: "zwei Schritte dieses Ablaufs haben die Id `{}`", step.id
                ),
            );
        }
    }
}

/// A step can become part of another one of its scope that stays, and nothing else comes between the two.
fn check_parts(place: &Place, playbook: &Playbook, problems: &mut Problems<'_>) {
    let mut order = Order { playbook, later: BTreeMap::new() };
    for (index, step) in playbook.steps.iter().enumerate() {
        let Some(part) = &step.part_of else { continue };
        let host = playbook.steps.iter().find(|other| other.id == part.step);
        let message = match host {
            None => message!(
                en: "no step of this playbook has the id `{}`", part.step;
                de: "kein Schritt dieses Ablaufs hat die Id `{}`", part.step
            ),
            Some(host) if host.id == step.id => message!(
                en: "a step cannot be part of itself";
                de: "ein Schritt kann nicht Teil seiner selbst sein"
            ),
            Some(host) if host.part_of.is_some() => {
                message!(
                    en: "`{}` becomes part of another step itself", host.id;
                    de: "`{}` wird selbst Teil eines anderen Schritts", host.id
                )
            }
            Some(host) if host.scope != step.scope => {
                message!(
                    en: "`{}` and `{}` differ in scope, so one may occur without the other", step.id, host.id;
                    de: "`{}` und `{}` haben nicht denselben Geltungsbereich, daher kann es den einen ohne den anderen geben", step.id, host.id
                )
            }
            Some(host) => match order.between(step, host) {
                Some(other) => message!(
                    en: "`{}` comes between `{}` and `{}`", other.id, step.id, host.id;
                    de: "`{}` steht zwischen `{}` und `{}`", other.id, step.id, host.id
                ),
                None => continue,
            },
        };
        problems.error(place.index(index).key("part_of").key("step"), "impossible-part", message).help = Some(
            message!(
                en: "name a step of the same scope that comes directly before or after";
                de: "einen Schritt mit demselben Geltungsbereich nennen, der unmittelbar davor oder danach steht"
            ),
        );
    }
}

/// Which steps of a playbook come after which others; found out once for each step that is asked about.
struct Order<'p> {
    playbook: &'p Playbook,
    later: BTreeMap<&'p StepId, BTreeSet<&'p StepId>>,
}

impl<'p> Order<'p> {
    /// A step that comes between two others, whichever of them is the first.
    fn between(&mut self, one: &'p StepTemplate, host: &'p StepTemplate) -> Option<&'p StepTemplate> {
        self.playbook.steps.iter().find(|other| {
            let mut lies_between = |first, last| self.follows(other, first) && self.follows(last, other);
            // What becomes part of the same step lies between nothing.
            let joins = other.part_of.as_ref().is_some_and(|other| other.step == host.id);
            !joins && (lies_between(one, host) || lies_between(host, one))
        })
    }

    /// Whether a step comes after another, directly or by way of others. Steps follow only what stands above them.
    fn follows(&mut self, step: &StepTemplate, first: &'p StepTemplate) -> bool {
        let later = self.later.entry(&first.id).or_insert_with(|| {
            let mut reached = BTreeSet::from([&first.id]);
            for other in self.playbook.steps.iter().skip_while(|other| other.id != first.id).skip(1) {
                if other.after.iter().any(|earlier| reached.contains(earlier)) {
                    reached.insert(&other.id);
                }
            }
            reached
        });
        step.id != first.id && later.contains(&step.id)
    }
}
