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
        let numbered = (2..1_000).map(|number| format!("{key}-{number}"));
        let new = numbered
            .chain((2..).map(|number: u32| format!("source-{number}")))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Evidence, SourceKind};
    use crate::scalar::{Date, Url};

    fn key(text: &str) -> EvidenceKey {
        EvidenceKey::parse(text).unwrap()
    }

    fn source(host: &str) -> Evidence {
        Evidence {
            url: Url::parse(&format!("https://{host}.example.org/")).unwrap(),
            checked: Date::new(2026, 11, 22).unwrap(),
            kind: SourceKind::Project,
            note: None,
        }
    }

    #[test]
    fn a_key_of_another_source_gets_a_free_name() {
        let below = EvidenceMap::from([(key("guide"), source("a")), (key("guide-2"), source("b"))]);
        let mut own = EvidenceMap::from([(key("guide"), source("c")), (key("guide-3"), source("d"))]);
        assert_eq!(rename(&below, &mut own), Names::from([(key("guide"), key("guide-4"))]));
        assert_eq!(own.get("guide-4"), Some(&source("c")));
    }

    #[test]
    fn a_key_without_room_for_a_number_is_replaced() {
        let long = "x".repeat(64);
        let below = EvidenceMap::from([(key(&long), source("a"))]);
        let mut own = EvidenceMap::from([(key(&long), source("b"))]);
        assert_eq!(rename(&below, &mut own), Names::from([(key(&long), key("source-2"))]));
    }

    #[test]
    fn the_same_source_keeps_its_key() {
        let below = EvidenceMap::from([(key("guide"), source("a"))]);
        let mut own = below.clone();
        assert_eq!(rename(&below, &mut own), Names::new());
        assert_eq!(own, below);
    }
}
