//! Sources of rules and playbooks: the key that a rule names is that of its own file, whatever other layers call theirs.

use crate::entries::Rules;
use crate::entry::EvidenceMap;
use crate::scalar::EvidenceKey;
use std::collections::{BTreeMap, BTreeSet};

/// Renames keys of a layer that stand for other sources below, so that no fact gets another layer's source.
pub(super) fn keep_apart(below: &Rules, own: &mut Rules) {
    let names = rename(&below.ordering_evidence, &mut own.ordering_evidence);
    own.ordering.values_mut().for_each(|rule| follow(&mut rule.evidence, &names));
    let names = rename(&below.playbook_evidence, &mut own.playbook_evidence);
    own.playbooks.values_mut().for_each(|playbook| follow(&mut playbook.evidence, &names));
}

/// Drops sources that no rule names any more, because the rules that did are overridden or hidden.
pub(super) fn drop_unnamed(rules: &mut Rules) {
    let Rules { ordering, ordering_evidence, playbooks, playbook_evidence } = rules;
    let named: BTreeSet<&EvidenceKey> = ordering.values().flat_map(|rule| &rule.evidence).collect();
    ordering_evidence.retain(|key, _| named.contains(key));
    let named: BTreeSet<&EvidenceKey> = playbooks.values().flat_map(|playbook| &playbook.evidence).collect();
    playbook_evidence.retain(|key, _| named.contains(key));
}

/// New keys by old ones.
type Names = BTreeMap<EvidenceKey, EvidenceKey>;

fn rename(below: &EvidenceMap, own: &mut EvidenceMap) -> Names {
    let clashing: Vec<EvidenceKey> = own
        .iter()
        .filter(|(key, source)| below.get(*key).is_some_and(|other| other != *source))
        .map(|(key, _)| key.clone())
        .collect();
    let mut names = Names::new();
    for key in clashing {
        let free = |new: &EvidenceKey| !below.contains_key(new) && !own.contains_key(new);
        // A long key has no room for a number; then the number alone must do.
        let new = (2..)
            .flat_map(|number| [format!("{key}-{number}"), format!("source-{number}")])
            .filter_map(|text| EvidenceKey::parse(&text).ok())
            .find(free);
        if let (Some(new), Some(source)) = (new, own.remove(&key)) {
            own.insert(new.clone(), source);
            names.insert(key, new);
        }
    }
    names
}

fn follow(keys: &mut [EvidenceKey], names: &Names) {
    for key in keys {
        if let Some(new) = names.get(key) {
            *key = new.clone();
        }
    }
}
