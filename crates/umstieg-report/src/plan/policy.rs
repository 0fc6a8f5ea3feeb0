//! Limits that every proposal keeps to, so that a reader sees what was ruled out and by whose word.

use super::View;
use crate::document::{Block, Line};

/// One entry for each limit.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let sentences = sentences(view).into_iter();
    sentences.map(|sentence| Block::Entry { head: Line::from(sentence), body: Vec::new() }).collect()
}

/// Every limit that is not the usual one, in a sentence each.
pub(crate) fn sentences(view: &View<'_>) -> Vec<String> {
    let (words, policy) = (view.reader.words, &view.plan.policy);
    let usual = umstieg_core::Policy::default();
    let mut found = Vec::new();
    if policy.critical_infrastructure {
        found.push(words.limit_critical().to_owned());
    }
    if !policy.hosting.is_empty() {
        found.push(words.limit_hosting(&policy.hosting));
    }
    if !policy.certifications.is_empty() {
        let names: Vec<String> =
            policy.certifications.iter().map(|id| view.reader.certification(id)).collect();
        found.push(words.limit_certifications(&words.one_of(&names)));
    }
    found.extend(words.limit_data_region(policy.data_region).map(str::to_owned));
    if !policy.excluded_jurisdictions.is_empty() {
        found.push(words.limit_jurisdictions(&policy.excluded_jurisdictions));
    }
    if !policy.languages.is_empty() {
        found.push(words.limit_languages(&policy.languages));
    }
    if !policy.platforms.is_empty() {
        found.push(words.limit_platforms(&policy.platforms));
    }
    if policy.min_coverage != usual.min_coverage {
        found.push(words.limit_coverage(policy.min_coverage));
    }
    if policy.multi_tenancy {
        found.push(words.limit_multi_tenancy().to_owned());
    }
    if !policy.open_core {
        found.push(words.limit_open_core().to_owned());
    }
    if policy.min_providers > 0 {
        found.push(words.limit_providers(policy.min_providers));
    }
    if policy.support {
        found.push(words.limit_support().to_owned());
    }
    found.extend(policy.released_since.map(|day| words.limit_released_since(day)));
    if let Some(pilot) = view.plan.inventory.pilot() {
        found.push(words.limit_pilot(pilot.min_months, pilot.users));
    }
    found
}
