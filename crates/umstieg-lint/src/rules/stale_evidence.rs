//! Facts that nobody has looked at for too long.

use crate::context::{Context, Found};
use crate::facts::{FactKind, facts};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::entry::EvidenceMap;
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::message::Message;
use umstieg_format::scalar::{Date, EvidenceKey};

pub(super) const RULE: Rule = Rule {
    id: "stale-evidence",
    level: Level::Warning,
    group: Group::Evidence,
    summary: "Facts are looked at again before they grow old.",
    why: "How fast a fact ages depends on what it says: what a funding programme pays is looked at every 6 months, what a \
          provider offers and which release is the newest every 12, terms and makers every 24, what software does every 36; \
          what a deployment did, rules and playbooks every 60. Of several sources of one fact the newest counts. Open the \
          page, compare, and write the day under `checked`.",
    bad: Example::Files(&[Part::of(
        "funding/grant.yaml",
        "evidence:\n  source: {url: \"https://grant.example.org/\", checked: 2026-06-01, kind: public-body}\n",
    )]),
    good: Example::Files(&[Part::of(
        "funding/grant.yaml",
        "evidence:\n  source: {url: \"https://grant.example.org/\", checked: 2026-09-01, kind: public-body}\n",
    )]),
    check: Check::Entries { fields: &["evidence"], check },
};

/// After how many months a fact is looked at again.
fn months(kind: FactKind) -> i32 {
    match kind {
        FactKind::Funding => 6,
        FactKind::Provider | FactKind::Releases | FactKind::Search => 12,
        FactKind::License | FactKind::Vendor => 24,
        FactKind::Product => 36,
        FactKind::Deployment | FactKind::Rules => 60,
    }
}

/// What is told of a kind of fact.
fn words(kind: FactKind) -> Message {
    match kind {
        FactKind::Funding => message!(en: "terms of funding"; de: "Förderbedingungen"),
        FactKind::Provider => message!(en: "offers of providers"; de: "Angebote von Anbietern"),
        FactKind::Releases => message!(en: "releases and support dates"; de: "Versionen und Supportfristen"),
        FactKind::Search => message!(en: "searches for substitutes"; de: "Suchen nach Ersatz"),
        FactKind::License => message!(en: "licences"; de: "Lizenzen"),
        FactKind::Vendor => message!(en: "makers"; de: "Hersteller"),
        FactKind::Product => message!(en: "properties of software"; de: "Eigenschaften von Software"),
        FactKind::Deployment => message!(en: "accounts of deployments"; de: "Berichte aus der Praxis"),
        FactKind::Rules => message!(en: "rules and playbooks"; de: "Regeln und Abläufe"),
    }
}

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // For every file and key the fact that ages fastest.
    let mut stale: BTreeMap<(Place, EvidenceKey), (i32, FactKind, Date)> = BTreeMap::new();
    facts(context, |fact| {
        let Some((key, checked)) = newest(&fact.keys, fact.evidence) else { return };
        let months = months(fact.kind);
        if checked.plus_months(months) < context.as_of {
            let entry = stale.entry((fact.file.clone(), key.clone())).or_insert((months, fact.kind, checked));
            *entry = (*entry).min((months, fact.kind, checked));
        }
    });
    for ((file, key), (months, kind, checked)) in stale {
        let location = context.locate(&file.key("evidence").key(key.as_str()).key("checked"));
        let facts = words(kind);
        let message = message!(
            en: "`{key}` was last looked at on {checked}; {} are looked at again after {months} months", facts.en;
            de: "`{key}` wurde zuletzt am {checked} angesehen; {} werden nach {months} Monaten wieder geprüft", facts.de
        );
        found.add(location, message).help = Some(message!(
            en: "open the page, compare, and write the day under `checked`";
            de: "die Seite öffnen, vergleichen und den Tag unter `checked` eintragen"
        ));
    }
}

/// The source of a fact that was looked at last.
fn newest<'a>(keys: &[&str], evidence: &'a EvidenceMap) -> Option<(&'a EvidenceKey, Date)> {
    let known = keys.iter().filter_map(|key| evidence.get_key_value(*key));
    known.map(|(key, source)| (key, source.checked)).max_by_key(|(key, checked)| (*checked, *key))
}
