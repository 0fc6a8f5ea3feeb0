//! One layer over those below: what it hides goes, what it has comes or takes a place.

use super::statements::Statements;
use super::{Action, Below, Change, HiddenBy, LayerName, Merged, Replaced, evidence, id_place};
use crate::check::Problems;
use crate::entries::{Entries, Rules, Vocabulary};
use crate::kind::{EntryKey, EntryKind};
use crate::message;
use std::borrow::Borrow;
use std::collections::BTreeMap;

impl Merged {
    /// Lays one more layer over the others.
    pub(super) fn lay(&mut self, mut layer: Entries, problems: &mut Problems<'_>) {
        let index = self.layers.len();
        let manifest = layer.manifest.clone();
        let same = self.layers.iter().position(|below| below.id == manifest.id);
        if let Some(same) = same.filter(|_| !problems.lacks_layer_ids()) {
            let message = message!(
                en: "two layers have the id `{}`", manifest.id;
                de: "zwei Schichten haben die Id `{}`", manifest.id
            );
            let problem = problems.error(id_place(index), "same-layer-id", message);
            problem.related = vec![(
                id_place(same),
                message!(
                    en: "the other layer";
                    de: "die andere Schicht"
                ),
            )];
            problem.help = Some(message!(
                en: "give this layer an id of its own";
                de: "dieser Schicht eine eigene Id geben"
            ));
        }
        let statements = Statements::of(&manifest, index);
        let below = Below { entries: &self.entries, hidden: &self.hidden, layers: &self.layers };
        statements.check(&layer, &below, problems);
        self.layers.push(LayerName::from(&manifest));
        for (entry, line) in &statements.hides {
            // A layer that hides what it has itself is told; its entry counts.
            if !layer.contains(entry.kind, &entry.id) && self.entries.remove(entry) {
                let reason = line.reason.clone();
                self.record(entry, Some(self.holder(entry)), Action::Hidden { reason, dropped: Vec::new() });
                self.hidden.insert(entry.clone(), HiddenBy { layer: index, place: line.place.clone() });
            }
        }
        evidence::keep_apart(&self.entries.rules, &mut layer.rules);
        self.take(layer, &statements, problems);
    }

    /// Takes in every entry of a layer.
    fn take(&mut self, layer: Entries, statements: &Statements<'_>, problems: &mut Problems<'_>) {
        let Entries { manifest, software, providers, funding, references, vocabulary, rules } = layer;
        let Vocabulary {
            categories,
            capabilities,
            standards,
            formats,
            data_kinds,
            roles,
            services,
            certifications,
            licenses,
        } = vocabulary;
        let Rules { ordering, ordering_evidence, playbooks, playbook_evidence } = rules;
        let none = Entries::empty(manifest.clone());
        let replaced = Replaced { before: none.clone(), after: none };
        let mut taking = Taking { merged: self, statements, problems, replaced };
        taking.all(EntryKind::Software, software, |all| &mut all.software);
        taking.all(EntryKind::Provider, providers, |all| &mut all.providers);
        taking.all(EntryKind::Funding, funding, |all| &mut all.funding);
        taking.all(EntryKind::Reference, references, |all| &mut all.references);
        taking.all(EntryKind::Category, categories, |all| &mut all.vocabulary.categories);
        taking.all(EntryKind::Capability, capabilities, |all| &mut all.vocabulary.capabilities);
        taking.all(EntryKind::Standard, standards, |all| &mut all.vocabulary.standards);
        taking.all(EntryKind::Format, formats, |all| &mut all.vocabulary.formats);
        taking.all(EntryKind::DataKind, data_kinds, |all| &mut all.vocabulary.data_kinds);
        taking.all(EntryKind::Role, roles, |all| &mut all.vocabulary.roles);
        taking.all(EntryKind::Service, services, |all| &mut all.vocabulary.services);
        taking.all(EntryKind::Certification, certifications, |all| &mut all.vocabulary.certifications);
        taking.all(EntryKind::License, licenses, |all| &mut all.vocabulary.licenses);
        taking.all(EntryKind::Rule, ordering, |all| &mut all.rules.ordering);
        taking.all(EntryKind::Playbook, playbooks, |all| &mut all.rules.playbooks);
        let replaced = taking.replaced;
        self.replaced.insert(manifest.id, replaced);
        self.entries.rules.ordering_evidence.extend(ordering_evidence);
        self.entries.rules.playbook_evidence.extend(playbook_evidence);
    }

    /// Index of the layer whose entry counts.
    pub(super) fn holder(&self, entry: &EntryKey) -> usize {
        self.holders.get(entry).copied().unwrap_or(0)
    }

    /// Puts on record what the uppermost layer did to an entry; nothing for the impossible case of no such layer.
    fn record(&mut self, entry: &EntryKey, loser: Option<usize>, action: Action) {
        let Some(winner) = self.layers.last().map(|layer| layer.id.clone()) else { return };
        let loser = loser.and_then(|layer| self.layers.get(layer)).map(|layer| layer.id.clone());
        self.changes.push(Change { entry: entry.clone(), winner, loser, action });
    }
}

/// A layer's entries on their way.
struct Taking<'a, 'b> {
    merged: &'a mut Merged,
    statements: &'a Statements<'a>,
    problems: &'a mut Problems<'b>,
    replaced: Replaced,
}

impl Taking<'_, '_> {
    /// Takes in the entries of one kind.
    fn all<K: Ord + Clone + Borrow<str>, V: Clone + PartialEq>(
        &mut self,
        kind: EntryKind,
        own: BTreeMap<K, V>,
        map: impl Fn(&mut Entries) -> &mut BTreeMap<K, V>,
    ) {
        for (id, value) in own {
            let entry = EntryKey::new(kind, id.borrow());
            let loser = self.merged.holder(&entry);
            self.one(&entry);
            let before = map(&mut self.merged.entries).insert(id.clone(), value.clone());
            if let Some(before) = before {
                if before == value {
                    self.idle(&entry, loser);
                }
                map(&mut self.replaced.before).insert(id.clone(), before);
                map(&mut self.replaced.after).insert(id, value);
            }
        }
    }

    /// Reports a reason for thinking otherwise where the layer says the same.
    fn idle(&mut self, entry: &EntryKey, loser: usize) {
        let Some(line) = self.statements.overrides.get(entry) else { return };
        let (name, below) = (entry.with_article(), self.merged.literal(loser));
        let message = message!(
            en: "{} says the same as that of the layer {below}", name.en;
            de: "{} sagt dasselbe wie der Eintrag der Schicht {below}", name.de
        );
        let problem = self.problems.warning(line.place.clone(), "idle-override", message);
        problem.related = vec![(
            entry.place().in_layer(loser),
            message!(en: "the entry below"; de: "der Eintrag darunter"),
        )];
        problem.help = Some(message!(
            en: "take this line and the entry out, or let the entry say what differs";
            de: "diese Zeile und den Eintrag herausnehmen oder den Eintrag sagen lassen, was anders ist"
        ));
    }

    /// Puts one entry on record, and on the list of problems if it takes a place without saying why.
    fn one(&mut self, entry: &EntryKey) {
        let merged = &mut *self.merged;
        let index = merged.layers.len() - 1;
        let hidden = merged.hidden.remove(entry);
        let there = merged.entries.contains(entry.kind, &entry.id);
        let loser = hidden.as_ref().map(|by| by.layer).or_else(|| there.then(|| merged.holder(entry)));
        match (loser, self.statements.overrides.get(entry)) {
            (None, _) => merged.record(entry, None, Action::Added),
            (Some(loser), Some(line)) => {
                merged.record(entry, Some(loser), Action::Overridden { reason: line.reason.clone() });
            }
            // A layer that hides its own entry has been told so already.
            (Some(_), None) if self.statements.hides.contains_key(entry) => {}
            (Some(_), None) if self.problems.lacks_statements() => {}
            (Some(loser), None) => {
                let (below, place) = (merged.literal(loser), entry.place().in_layer(index));
                let name = entry.with_article();
                let (message, related) = match hidden {
                    Some(by) => (
                        message!(
                            en: "the layer {below} hides {}, and this layer brings it back without a reason", name.en;
                            de: "{} ist in der Schicht {below} ausgeblendet und kommt hier ohne Begründung zurück", name.de
                        ),
                        (by.place, message!(en: "hidden here"; de: "hier ausgeblendet")),
                    ),
                    None => (
                        message!(
                            en: "{} overrides that of the layer {below} without a reason", name.en;
                            de: "{} ersetzt den Eintrag der Schicht {below} ohne Begründung", name.de
                        ),
                        (
                            entry.place().in_layer(loser),
                            message!(en: "the entry below"; de: "der Eintrag darunter"),
                        ),
                    ),
                };
                let problem = self.problems.error(place, "override-without-reason", message);
                problem.related = vec![related];
                problem.help = Some(message!(
                    en: "name it with the reason under `overrides` in `catalogue.yaml`, or use another id";
                    de: "mit der Begründung unter `overrides` in `catalogue.yaml` nennen oder eine andere Id verwenden"
                ));
            }
        }
        merged.holders.insert(entry.clone(), index);
    }
}
