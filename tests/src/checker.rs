//! An independent checker of finished plans: what must be true of every plan, computed anew from inventory and catalogue.
//!
//! It shares no code with the planner beside the data types: it has a calendar, a search for circles, a reading of
//! requirements, limits, systems and names of its own. `RULES` lists what is checked; [`violations`] tells every breach
//! as a sentence behind the name of its rule. A good plan has none.

mod calendar;
mod contracts;
mod coverage;
mod covered;
mod decisions;
mod endings;
mod facts;
mod limits;
mod moves;
mod names;
mod order;
mod presence;
mod rules;
mod systems;
mod time;
mod timeline;
mod waiting;

use facts::Facts;
use umstieg_core::{Catalogue, Plan};

/// Looks for the breaches of one rule.
type Check = fn(&Facts<'_>, &mut Vec<String>);

/// Every rule by its name, in the order in which breaches are told.
const RULES: [(&str, Check); 63] = [
    ("names", names::tools_are_what_they_are_called),
    ("unknown-names", names::unknown_tools_are_offered_names),
    ("one-answer", decisions::every_tool_has_one_answer),
    ("keep", decisions::what_must_stay_stays),
    ("unknown", decisions::unknown_tools_stay_unknown),
    ("replace-by", decisions::chosen_replacements_are_taken),
    ("unused", decisions::only_unused_tools_are_dropped),
    ("covered", covered::what_takes_over_is_there),
    ("second-product", covered::nothing_comes_in_beside_what_does_the_work),
    ("coverage", coverage::essential_needs_are_covered),
    ("licence", limits::licences_are_open),
    ("hosting", limits::hosting_is_allowed),
    ("jurisdiction", limits::no_excluded_country_holds_data),
    ("sector", limits::it_is_made_for_the_sector),
    ("maintenance", limits::somebody_maintains_it),
    ("providers", limits::providers_are_enough),
    ("language", limits::languages_are_spoken),
    ("device", limits::devices_are_served),
    ("tenancy", limits::tenants_can_share),
    ("formats", limits::formats_are_handled),
    ("main-formats", limits::main_formats_are_kept),
    ("attended", limits::somebody_looks_after_what_must_always_work),
    ("min-coverage", limits::coverage_is_enough),
    ("system-of-staying", systems::staying_tools_keep_their_system),
    ("server-of-staying", systems::staying_software_keeps_its_server),
    ("hanging-devices", systems::devices_keep_what_they_hang_on),
    ("system-of-new", systems::new_products_have_a_system),
    ("system-shares", systems::everybody_keeps_a_system_or_gets_one),
    ("system-last", systems::systems_go_after_what_leaves_them),
    ("go-with", systems::what_goes_with_a_system_only_served_it),
    ("requirements", presence::requirements_are_met),
    ("requirements-first", presence::requirements_come_first),
    ("helpers-after-decision", presence::helpers_wait_for_the_decision),
    ("needed", presence::nothing_comes_for_nothing),
    ("conflicts", presence::nothing_clashes),
    ("newcomers", presence::newcomers_get_the_product),
    ("settling", time::people_settle_in),
    ("fresh-backups", moves::backups_are_fresh),
    ("fresh-data", moves::data_are_fresh),
    ("fresh-lessons", moves::lessons_are_fresh),
    ("protected", moves::what_is_exposed_is_protected),
    ("announced", moves::moves_are_announced),
    ("dependencies", order::dependencies_hold),
    ("circles", order::there_is_no_circle),
    ("last-needs", order::last_needs_are_met),
    ("desktops-last", order::desktop_systems_come_last),
    ("hard-rules", rules::hard_rules_hold),
    ("hard-wishes", rules::hard_wishes_are_kept),
    ("funding", waiting::funding_is_approved_first),
    ("lead-times", waiting::lead_times_are_waited_for),
    ("trials", waiting::trials_last_as_long_as_asked),
    ("suites", endings::suites_outlive_their_parts),
    ("suites-kept", endings::suites_are_kept_for_what_stays),
    ("interfaces", endings::interfaces_are_settled),
    ("records", endings::records_are_archived_first),
    ("contracts", contracts::contracts_end_well),
    ("capacity", time::capacity_is_what_is_stated),
    ("days", time::days_and_hours_suffice),
    ("learning", time::there_is_time_to_learn),
    ("ends", timeline::ends_and_bounds_agree),
    ("why", timeline::reasons_are_true),
    ("chains", timeline::chains_hold_the_end),
    ("waves", timeline::waves_hold_every_change_once),
];

/// The names of all rules.
pub fn rules() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// Every rule that a plan breaks, as sentences behind the name of the rule.
#[must_use]
pub fn violations(catalogue: &Catalogue, plan: &Plan) -> Vec<String> {
    let facts = Facts::of(catalogue, plan);
    if plan.timeline.steps.len() != plan.graph.steps.len() {
        let (dated, all) = (plan.timeline.steps.len(), plan.graph.steps.len());
        return vec![format!("dates: {dated} of {all} steps have dates")];
    }
    let mut found = Vec::new();
    for (rule, check) in RULES {
        let mut breaches = Vec::new();
        check(&facts, &mut breaches);
        breaches.dedup();
        found.extend(breaches.into_iter().map(|breach| format!("{rule}: {breach}")));
    }
    found
}
