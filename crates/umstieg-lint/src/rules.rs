//! Every rule there is. The list below is the only one: a rule is a file in this folder and a name in the list.

use crate::known;
use crate::rule::Rule;
use std::sync::OnceLock;

macro_rules! own {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// The rules that this crate checks.
        pub(crate) const OWN: &[&Rule] = &[$(&$module::RULE),*];
    };
}

own! {
    alias_is_name,
    ascii_umlauts,
    built_on_open,
    called_suite,
    closed_addon,
    closed_deployment,
    contradicting_rules,
    contradicting_search,
    contradicting_ties,
    copied_summary,
    copied_text,
    deprecated_license,
    dropped_ties,
    duplicate_alias,
    duplicate_evidence,
    duplicate_name,
    duplicate_package,
    duplicate_repository,
    duplicate_term,
    duplicate_website,
    empty_category,
    ended_provider,
    foreign_region,
    full_without_evidence,
    funding_status,
    future_date,
    groundless_loss,
    half_copied_text,
    hollow_service,
    idle_rule,
    impossible_eligibility,
    insecure_source,
    insecure_website,
    isolated_step,
    lifecycle_order,
    long_summary,
    marketing_words,
    misfiled_source,
    missing_alias,
    moving_source,
    needless_search,
    no_capabilities,
    no_containment,
    no_way_out,
    open_without_license_evidence,
    open_without_repository,
    orphaned_software,
    overstated_fit,
    phases_out_of_order,
    placeholder_text,
    redundant_region,
    repeated_tie,
    requires_proprietary,
    same_in_both_languages,
    same_license_edition,
    self_filled_role,
    serves_elsewhere,
    shortened_url,
    single_part_suite,
    sleeping_project,
    stale_evidence,
    stale_provider,
    stale_search,
    stray_phase,
    stray_spaces,
    suite_repeats_part,
    summary_starts_with_name,
    swapped_languages,
    system_without_platform,
    tracking_url,
    unfilled_role,
    unfinished_summary,
    unknown_maintenance,
    unknown_placeholder,
    unlinked_maker,
    unproven_fit,
    unrelated_capability,
    unrelated_substitute,
    unsorted_terms,
    unused_edition,
    unused_term,
    unverified_facts,
    vendor_contradiction,
    website_of_provider,
}

/// Every rule by group and id: those of reading, those between entries, those of this crate.
#[must_use]
pub fn all() -> &'static [Rule] {
    static ALL: OnceLock<Vec<Rule>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Rule> = known::ALL.iter().chain(OWN.iter().copied()).copied().collect();
        all.sort_by_key(|rule| (rule.group, rule.id));
        all
    })
}

/// The rule of an id.
///
/// ```
/// let rule = umstieg_lint::rules::find("stale-evidence").expect("a rule");
/// assert_eq!(rule.level.as_str(), "warning");
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}
