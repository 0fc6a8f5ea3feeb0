//! The section `maintenance` of publiccode.yml: what an entry says of it, and the lines that only a maintainer can fill in.
//!
//! The standard demands people by name for `internal` and `community`, and companies with the end of their contract for
//! `contract`. A catalogue has neither people nor contracts, so these lines are comments: complete but for the blanks.

use super::read::MAINTENANCE;
use crate::tables::word;
use serde_json::Value;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Maintenance, MaintenanceKind, Provider, ProviderStatus, Software};
use umstieg_format::message;
use umstieg_format::message::Message;
use umstieg_format::scalar::SoftwareId;

/// What is known of a software's maintenance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The standard's word for it.
    pub(super) kind: Option<&'static str>,
    /// Fields that the standard demands and the catalogue does not know.
    pub(super) missing: Vec<&'static str>,
    /// Words to the maintainer.
    pub(super) words: Vec<Message>,
    /// Lines to fill in.
    pub(super) blanks: Vec<String>,
}

impl Known {
    pub(super) fn of(entries: &Entries, id: &SoftwareId, software: &Software) -> Self {
        let fact = software.maintenance.as_ref();
        let Some((fact, kind)) = fact.and_then(|fact| Some((fact, theirs(fact)?))) else {
            let word = message!(
                en: "`maintenance` is demanded and unknown here: `type` is `none`, `internal`, `contract` or `community`";
                de: "`maintenance` ist verlangt und hier unbekannt: `type` ist `none`, `internal`, `contract` oder `community`"
            );
            return Self { missing: vec!["maintenance.type"], words: vec![word], ..Self::default() };
        };
        let mut known = Self { kind: Some(kind), ..Self::default() };
        if fact.evidence.is_empty() {
            known.words.push(message!(
                en: "nobody has evidence of this `type`; please check it";
                de: "für diesen `type` hat niemand einen Beleg; bitte prüfen"
            ));
        }
        match kind {
            "contract" => known.contractors(entries, id),
            "internal" | "community" => known.contacts(kind, software),
            _ => {}
        }
        known
    }

    /// Who has a contract and until when; who offers to develop it further may be one of them.
    fn contractors(&mut self, entries: &Entries, id: &SoftwareId) {
        self.missing.push("maintenance.contractors");
        let offers: Vec<&Provider> =
            entries.providers.values().filter(|provider| develops(entries, provider, id)).collect();
        self.words.push(if offers.is_empty() {
            message!(
                en: "no catalogue knows contracts; please fill in who has one, and its last day in `until`";
                de: "Verträge kennt kein Katalog; bitte eintragen, wer einen hat, und in `until` dessen letzten Tag"
            )
        } else {
            message!(
                en: "no catalogue knows contracts; these offer the work: please keep who has one, and fill in its last day in `until`";
                de: "Verträge kennt kein Katalog; diese bieten die Arbeit an: bitte lassen, wer einen hat, und in `until` dessen letzten Tag eintragen"
            )
        });
        self.blanks.push("contractors:".to_owned());
        for offer in &offers {
            self.blanks.push(format!("  - name: {}", Value::from(offer.name.as_ref())));
            self.blanks.push("    until: \"\"".to_owned());
            self.blanks.push(format!("    website: {}", Value::from(offer.website.as_str())));
        }
        if offers.is_empty() {
            self.blanks.extend(["  - name: \"\"", "    until: \"\""].map(str::to_owned));
        }
    }

    /// Who looks after it; whoever makes it pays the people of `internal`.
    fn contacts(&mut self, kind: &str, software: &Software) {
        self.missing.push("maintenance.contacts");
        self.words.push(message!(
            en: "no catalogue names people; please fill in at least one of those who maintain it";
            de: "Menschen nennt kein Katalog; bitte wenigstens einen von denen eintragen, die sie pflegen"
        ));
        self.blanks.extend(["contacts:", "  - name: \"\""].map(str::to_owned));
        let maker =
            software.vendor.as_ref().filter(|vendor| kind == "internal" && !vendor.evidence.is_empty());
        self.blanks
            .extend(maker.map(|maker| format!("    affiliation: {}", Value::from(maker.name.as_ref()))));
    }
}

/// The standard's word for a kind of maintenance; none for what nobody has looked at.
fn theirs(fact: &Maintenance) -> Option<&'static str> {
    // A company or foundation that makes it is the owner of its repository.
    if matches!(fact.kind, MaintenanceKind::Vendor | MaintenanceKind::Foundation) {
        return Some("internal");
    }
    let kind = word(&fact.kind);
    MAINTENANCE.iter().find(|(_, ours)| *ours == kind).map(|(theirs, _)| *theirs)
}

/// Whether a provider is seen to offer further development of a software.
fn develops(entries: &Entries, provider: &Provider, id: &SoftwareId) -> bool {
    provider.status != ProviderStatus::Ended
        && provider.services.iter().any(|(service, offer)| {
            entries.vocabulary.services.get(service).is_some_and(|term| term.develops)
                && offer.software.contains(id)
                && !offer.evidence.is_empty()
        })
}
