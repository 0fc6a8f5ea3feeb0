//! Every evidence key that a fact names is defined in its file, and every defined one is used.

use super::{Place, Problems, nearest};
use crate::entries::Entries;
use crate::entry::{EvidenceMap, Software};
use crate::kind::FileKind;
use crate::message;
use crate::message::is_meant;
use crate::scalar::EvidenceKey;
use std::collections::BTreeSet;

/// The evidence of one file and which keys its facts have named so far.
struct Ledger<'a> {
    file: Place,
    defined: &'a EvidenceMap,
    used: BTreeSet<&'a EvidenceKey>,
}

impl<'a> Ledger<'a> {
    fn new(file: Place, defined: &'a EvidenceMap) -> Self {
        Self { file, defined, used: BTreeSet::new() }
    }

    /// Books the keys that one fact names; `place` makes the place of the list itself, which is seldom asked for.
    fn book(&mut self, place: impl Fn() -> Place, keys: &'a [EvidenceKey], problems: &mut Problems<'_>) {
        for (index, key) in keys.iter().enumerate() {
            self.used.insert(key);
            if !self.defined.contains_key(key) {
                let near = nearest(key.as_str(), self.defined.keys().map(EvidenceKey::as_str));
                let help = near.map_or_else(
                    || {
                        message!(
                            en: "define `{key}` under `evidence` with its `url`, `checked` and `kind`";
                            de: "`{key}` unter `evidence` mit `url`, `checked` und `kind` erklären"
                        )
                    },
                    is_meant,
                );
                problems
                    .error(
                        place().index(index),
                        "unknown-evidence",
                        message!(
                            en: "the evidence key `{key}` is not defined in this file";
                            de: "der Beleg-Schlüssel `{key}` ist in dieser Datei nicht erklärt"
                        ),
                    )
                    .help = Some(help);
            }
        }
    }

    /// Reports what nobody names.
    fn close(self, problems: &mut Problems<'_>) {
        for key in self.defined.keys().filter(|key| !self.used.contains(key)) {
            problems
                .warning(
                    self.file.key("evidence").key(key.as_str()),
                    "unused-evidence",
                    message!(
                        en: "no fact of this file names the evidence `{key}`";
                        de: "keine Angabe dieser Datei nennt den Beleg `{key}`"
                    ),
                )
                .help = Some(message!(
                en: "name it at the facts it supports, or take it out";
                de: "bei den Angaben nennen, die er stützt, oder herausnehmen"
            ));
        }
    }
}

/// Reports undefined and unused evidence keys of all files.
pub(super) fn check(entries: &Entries, problems: &mut Problems<'_>) {
    for (id, software) in &entries.software {
        check_software(id.as_str(), software, problems);
    }
    for (id, provider) in &entries.providers {
        let file = Place::file(FileKind::Provider, id.as_str());
        let mut ledger = Ledger::new(file.clone(), &provider.evidence);
        for (service, offer) in &provider.services {
            ledger.book(
                || file.key("services").key(service.as_str()).key("evidence"),
                &offer.evidence,
                problems,
            );
        }
        for (name, held) in &provider.certifications {
            ledger.book(
                || file.key("certifications").key(name.as_str()).key("evidence"),
                &held.evidence,
                problems,
            );
        }
        ledger.close(problems);
    }
    for (id, funding) in &entries.funding {
        let file = Place::file(FileKind::Funding, id.as_str());
        let mut ledger = Ledger::new(file.clone(), &funding.evidence);
        ledger.book(|| file.key("facts"), &funding.facts, problems);
        ledger.close(problems);
    }
    for (id, reference) in &entries.references {
        let file = Place::file(FileKind::Reference, id.as_str());
        let mut ledger = Ledger::new(file.clone(), &reference.evidence);
        ledger.book(|| file.key("facts"), &reference.facts, problems);
        for (index, phase) in reference.phases.iter().enumerate() {
            ledger.book(|| file.key("phases").index(index).key("evidence"), &phase.evidence, problems);
        }
        ledger.close(problems);
    }
    let file = Place::file(FileKind::Ordering, "");
    let mut ledger = Ledger::new(file.clone(), &entries.rules.ordering_evidence);
    for (id, rule) in &entries.rules.ordering {
        ledger.book(|| file.key("rules").key(id.as_str()).key("evidence"), &rule.evidence, problems);
    }
    ledger.close(problems);
    let file = Place::file(FileKind::Playbooks, "");
    let mut ledger = Ledger::new(file.clone(), &entries.rules.playbook_evidence);
    for (id, playbook) in &entries.rules.playbooks {
        ledger.book(|| file.key("playbooks").key(id.as_str()).key("evidence"), &playbook.evidence, problems);
    }
    ledger.close(problems);
}

fn check_software(id: &str, software: &Software, problems: &mut Problems<'_>) {
    let file = Place::file(FileKind::Software, id);
    let mut ledger = Ledger::new(file.clone(), &software.evidence);
    let mut book = |place: &dyn Fn() -> Place, keys| ledger.book(|| place().key("evidence"), keys, problems);
    book(&|| file.key("license"), &software.license.evidence);
    if let Some(vendor) = &software.vendor {
        book(&|| file.key("vendor"), &vendor.evidence);
    }
    for (index, edition) in software.editions.iter().enumerate() {
        let place = || file.key("editions").index(index);
        if let Some(license) = &edition.license {
            book(&|| place().key("license"), &license.evidence);
        }
        book(&place, &edition.evidence);
    }
    for (name, capability) in &software.capabilities {
        book(&|| file.key("capabilities").key(name.as_str()), &capability.evidence);
    }
    for (index, replaces) in software.replaces.iter().enumerate() {
        book(&|| file.key("replaces").index(index), &replaces.evidence);
    }
    for (index, requirement) in software.requires.iter().enumerate() {
        book(&|| file.key("requires").index(index), &requirement.evidence);
    }
    for (name, filled) in &software.fills {
        book(&|| file.key("fills").key(name.as_str()), &filled.evidence);
    }
    let ties = [
        ("integrates", &software.integrates),
        ("conflicts", &software.conflicts),
        ("calls", &software.calls),
    ];
    for (key, list) in ties {
        for (index, integration) in list.iter().enumerate() {
            book(&|| file.key(key).index(index), &integration.evidence);
        }
    }
    for (name, spoken) in &software.standards {
        book(&|| file.key("standards").key(name.as_str()), &spoken.evidence);
    }
    if let Some(formats) = &software.formats {
        book(&|| file.key("formats"), &formats.evidence);
    }
    for (mode, offered) in &software.hosting {
        // The key of the mapping is the word as serde writes it.
        let word = serde_word(mode);
        book(&|| file.key("hosting").key(word), &offered.evidence);
    }
    if let Some(platforms) = &software.platforms {
        book(&|| file.key("platforms"), &platforms.evidence);
    }
    if let Some(servers) = &software.servers {
        book(&|| file.key("servers"), &servers.evidence);
    }
    if let Some(tenancy) = &software.multi_tenancy {
        book(&|| file.key("multi_tenancy"), &tenancy.evidence);
    }
    if let Some(languages) = &software.languages {
        book(&|| file.key("languages"), &languages.evidence);
    }
    if let Some(maintenance) = &software.maintenance {
        book(&|| file.key("maintenance"), &maintenance.evidence);
    }
    if let Some(release) = &software.latest_release {
        book(&|| file.key("latest_release"), &release.evidence);
    }
    for (index, cycle) in software.lifecycle.iter().enumerate() {
        book(&|| file.key("lifecycle").index(index), &cycle.evidence);
    }
    if let Some(search) = &software.no_substitute {
        book(&|| file.key("no_substitute"), &search.evidence);
    }
    if let Some(containment) = &software.containment {
        book(&|| file.key("containment"), &containment.evidence);
    }
    ledger.close(problems);
}

/// The kebab-case word of a hosting mode, as it stands in the file.
fn serde_word(mode: &crate::entry::Hosting) -> &'static str {
    use crate::entry::Hosting;
    match mode {
        Hosting::Local => "local",
        Hosting::OnPremises => "on-premises",
        Hosting::Isolated => "isolated",
        Hosting::ManagedDe => "managed-de",
        Hosting::ManagedEu => "managed-eu",
        Hosting::SovereignCloud => "sovereign-cloud",
        Hosting::PublicCloud => "public-cloud",
    }
}
