//! Layers: a region's or an adviser's own folder over the base catalogue, with every change on record.

use crate::error::{Error, ErrorKind};
use umstieg_format::entries::Entries;
use umstieg_format::scalar::{LayerId, SoftwareId, Text};

/// The entries of one folder.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What the folder holds, with its manifest.
    pub entries: Entries,
}

/// What a layer did to the layers below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerChange {
    /// It added a software.
    Added {
        /// The layer.
        layer: LayerId,
        /// The software.
        software: SoftwareId,
    },
    /// It replaced a software of a lower layer.
    Replaced {
        /// The layer.
        layer: LayerId,
        /// The software.
        software: SoftwareId,
        /// Why.
        reason: Text,
    },
    /// It took a software of a lower layer out.
    Hidden {
        /// The layer.
        layer: LayerId,
        /// The software.
        software: SoftwareId,
        /// Why.
        reason: Text,
    },
}

/// Lays the layers over one another. Later layers win where they say why; conflicts are errors, all at once.
pub(super) fn merge(layers: Vec<Layer>) -> Result<(Entries, Vec<LayerChange>), Error> {
    let mut layers = layers.into_iter();
    let Some(base) = layers.next() else {
        return Err(Error::new(ErrorKind::Layers, "no layer was given; expected at least one"));
    };
    let mut merged = base.entries;
    let mut changes = Vec::new();
    let mut conflicts = Vec::new();
    for layer in layers {
        let Entries { manifest, software, providers, funding, references, vocabulary, rules } = layer.entries;
        let id = manifest.id.clone();
        if id == merged.manifest.id {
            conflicts.push(format!("two layers have the id `{id}`"));
        }
        for hidden in manifest.hides {
            if merged.software.remove(&hidden.software).is_none() {
                conflicts.push(format!("layer `{id}` hides `{}`, which no lower layer has", hidden.software));
            }
            for other in merged.software.values_mut() {
                other.replaces.retain(|replaces| replaces.software != hidden.software);
                other.includes.retain(|part| *part != hidden.software);
                other.integrates.retain(|tie| tie.software != hidden.software);
                other.conflicts.retain(|tie| tie.software != hidden.software);
            }
            changes.push(LayerChange::Hidden {
                layer: id.clone(),
                software: hidden.software,
                reason: hidden.reason,
            });
        }
        for (key, entry) in software {
            if merged.software.insert(key.clone(), entry).is_none() {
                changes.push(LayerChange::Added { layer: id.clone(), software: key });
                continue;
            }
            match manifest.overrides.iter().find(|reason| reason.software == key) {
                Some(reason) => changes.push(LayerChange::Replaced {
                    layer: id.clone(),
                    software: key,
                    reason: reason.reason.clone(),
                }),
                None => conflicts.push(format!(
                    "layer `{id}` replaces `{key}` of a lower layer without a reason; expected one under `overrides` in its `catalogue.yaml`"
                )),
            }
        }
        merged.providers.extend(providers);
        merged.funding.extend(funding);
        merged.references.extend(references);
        merged.vocabulary.categories.extend(vocabulary.categories);
        merged.vocabulary.capabilities.extend(vocabulary.capabilities);
        merged.vocabulary.standards.extend(vocabulary.standards);
        merged.vocabulary.formats.extend(vocabulary.formats);
        merged.vocabulary.data_kinds.extend(vocabulary.data_kinds);
        merged.vocabulary.roles.extend(vocabulary.roles);
        merged.vocabulary.services.extend(vocabulary.services);
        merged.vocabulary.certifications.extend(vocabulary.certifications);
        merged.vocabulary.licenses.extend(vocabulary.licenses);
        merged.rules.ordering.extend(rules.ordering);
        merged.rules.ordering_evidence.extend(rules.ordering_evidence);
        merged.rules.playbooks.extend(rules.playbooks);
        merged.rules.playbook_evidence.extend(rules.playbook_evidence);
    }
    if conflicts.is_empty() {
        Ok((merged, changes))
    } else {
        Err(Error::new(ErrorKind::Layers, conflicts.join("\n")))
    }
}
