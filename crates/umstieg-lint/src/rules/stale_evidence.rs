//! Facts that nobody has looked at for too long.

use crate::context::{Context, Found};
use crate::facts::{FactKind, facts};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::entry::EvidenceMap;
use umstieg_format::finding::Level;
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
    check: Check::Entries(check),
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
fn words(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Funding => "terms of funding",
        FactKind::Provider => "offers of providers",
        FactKind::Releases => "releases and support dates",
        FactKind::Search => "searches for substitutes",
        FactKind::License => "licences",
        FactKind::Vendor => "makers",
        FactKind::Product => "properties of software",
        FactKind::Deployment => "accounts of deployments",
        FactKind::Rules => "rules and playbooks",
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
        let message = format!(
            "`{key}` was last looked at on {checked}; {} are looked at again after {months} months",
            words(kind)
        );
        found.add(location, message).help =
            Some("open the page, compare, and write the day under `checked`".to_owned());
    }
}

/// The source of a fact that was looked at last.
fn newest<'a>(keys: &[&str], evidence: &'a EvidenceMap) -> Option<(&'a EvidenceKey, Date)> {
    let known = keys.iter().filter_map(|key| evidence.get_key_value(*key));
    known.map(|(key, source)| (key, source.checked)).max_by_key(|(key, checked)| (*checked, *key))
}
