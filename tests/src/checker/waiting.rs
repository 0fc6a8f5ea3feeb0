//! What others decide is waited for: approvals of funding, tenders, budgets, councils, consent.

use super::facts::{Facts, is_before};
use std::collections::BTreeSet;
use umstieg_core::format::entry::{Funding, FundingStatus, Hosting, Permission, StepKind};
use umstieg_core::format::inventory::LeadTimeKind;
use umstieg_core::format::scalar::{RegionCode, SoftwareId};
use umstieg_core::order::{Origin, Step};
use umstieg_core::plan::TimedStep;

const DAYS_A_WEEK: u32 = 5;

/// Whether the organisation can be refused on sight. What nobody knows refuses nobody.
fn is_refused(facts: &Facts<'_>, programme: &Funding) -> bool {
    let organisation = &facts.plan.inventory.raw().organisation;
    let rule = &programme.eligibility;
    let outside = |region: &RegionCode| !programme.region.contains(region);
    let legal = organisation.legal_type;
    let size = organisation.headcount;
    programme.status == FundingStatus::Ended
        || organisation.region.as_ref().is_some_and(outside)
        || (!rule.legal_types.is_empty() && legal.is_some_and(|legal| !rule.legal_types.contains(&legal)))
        || size.is_some_and(|size| rule.max_employees.is_some_and(|most| size > most))
        || size.is_some_and(|size| rule.min_employees.is_some_and(|least| size < least))
        || organisation
            .turnover_keur
            .is_some_and(|turnover| rule.max_turnover_keur.is_some_and(|most| turnover > most))
        || organisation.sector.is_some_and(|sector| {
            rule.excluded_sectors.contains(&sector)
                || (!rule.sectors.is_empty() && !rule.sectors.contains(&sector))
        })
}

/// Steps with which a product is ordered or set up: its installation, or where it has none, its roll-out.
fn set_up<'a>(facts: &Facts<'a>, product: &SoftwareId) -> Vec<&'a TimedStep> {
    let installed = facts.of_product(product, StepKind::Install);
    if installed.is_empty() { facts.of_product(product, StepKind::RollOut) } else { installed }
}

/// Nothing is ordered before the approval of a programme that forbids it, and the approval has its time.
pub(super) fn funding_is_approved_first(facts: &Facts<'_>, found: &mut Vec<String>) {
    for id in &facts.plan.inventory.raw().funding {
        let Some(programme) = facts.catalogue.entries().funding.get(id) else { continue };
        let awaited = programme.start_before_approval == Permission::Forbidden;
        if !awaited || is_refused(facts, programme) || facts.incoming().is_empty() {
            continue;
        }
        let waits: Vec<(&Step, &TimedStep)> = facts
            .steps()
            .filter(|(_, step, _)| step.kind == StepKind::AwaitFunding)
            .filter(|(_, step, _)| matches!(&step.origin, Origin::Funding(of) if of == id))
            .map(|(_, step, timed)| (step, timed))
            .collect();
        let least = u32::from(programme.decision_weeks.unwrap_or(0)) * DAYS_A_WEEK;
        let [(_, approval)] = waits.as_slice() else {
            found.push(format!("the approval of `{id}` is awaited {} times", waits.len()));
            continue;
        };
        if approval.days < least {
            found.push(format!("the approval of `{id}` takes {least} days and has {}", approval.days));
        }
        for product in facts.incoming() {
            if !is_before(&[*approval], &set_up(facts, product)) {
                found.push(format!("`{product}` is set up before `{id}` is approved on {}", approval.end));
            }
        }
        for (_, step, timed) in facts.steps() {
            let orders = step.kind == StepKind::Procure && matches!(step.origin, Origin::Playbook { .. });
            if orders && timed.start <= approval.end {
                found.push(format!("`{}` orders before `{id}` is approved on {}", step.key, approval.end));
            }
        }
    }
}

/// Products of the plan that a product cannot do without.
fn platforms_of<'a>(facts: &Facts<'a>, product: &SoftwareId) -> BTreeSet<&'a SoftwareId> {
    let needed = facts.plan.decisions.products.iter().filter(|needed| needed.required_by.contains(product));
    needed.map(|needed| &needed.software).collect()
}

/// Whether a product is an open program for people's own devices, of which nothing is bought.
fn is_free_program(facts: &Facts<'_>, product: &SoftwareId) -> bool {
    let Some(entry) = facts.entry(product) else { return false };
    let category = entry.categories.first();
    let usual =
        category.and_then(|id| facts.catalogue.vocabulary().categories.get(id)).map(|it| &it.playbook);
    let playbook = entry.playbook.as_ref().or(usual).map(|id| id.as_str());
    let on_devices = entry.hosting.contains_key(&Hosting::Local);
    on_devices
        && entry.gives_platform.is_none()
        && facts.catalogue.is_open(product)
        && (entry.hosting.len() == 1 || playbook == Some("desktop-application"))
}

/// What waits for a step begins no sooner than so many months of the calendar after the step began.
fn lasts_months(facts: &Facts<'_>, months: u16, step: &Step, timed: &TimedStep, found: &mut Vec<String>) {
    let over = timed.start.plus_months(i32::from(months));
    if let Some(day) = facts.calendar.days(timed.end.plus_days(1), over.plus_days(-1)).next() {
        found.push(format!(
            "`{}` takes {months} months from {} on, and what waits for it may begin on {day}",
            step.key, timed.start
        ));
    }
}

/// A trial lasts as many months as the inventory asks for.
pub(super) fn trials_last_as_long_as_asked(facts: &Facts<'_>, found: &mut Vec<String>) {
    let Some(pilot) = facts.plan.inventory.pilot() else { return };
    for (_, step, timed) in facts.steps().filter(|(_, step, _)| step.kind == StepKind::ProofOfConcept) {
        lasts_months(facts, pilot.min_months, step, timed, found);
    }
}

/// Every decision of others stands in the plan, takes its time, follows the decision of the house where it is about a
/// product, and ends before the products that it is about; those that are only required are among them.
pub(super) fn lead_times_are_waited_for(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    let works_for = facts.works_for();
    for (at, lead) in inventory.raw().planning.lead_times.iter().enumerate() {
        let is_meant = |tool: &umstieg_core::ToolIndex| {
            lead.applies_to.is_empty() || lead.applies_to.contains(&inventory.tool(*tool).handle)
        };
        let waits: Vec<(&Step, &TimedStep)> = facts
            .steps()
            .filter(|(_, step, _)| step.origin == Origin::LeadTime(at))
            .map(|(_, step, timed)| (step, timed))
            .collect();
        for (step, timed) in &waits {
            lasts_months(facts, lead.months, step, timed, found);
        }
        let incoming = facts.incoming();
        // What some tools move to comes in for their sake, whoever else cannot do without it.
        let is_concerned = |product: &SoftwareId, tools: &BTreeSet<umstieg_core::ToolIndex>| {
            let served = facts.served_by(product);
            if served.is_empty() { tools.iter().any(is_meant) } else { served.iter().any(is_meant) }
        };
        let concerned = works_for
            .iter()
            .filter(|(product, tools)| incoming.contains(**product) && is_concerned(product, tools));
        for (product, _) in concerned {
            // Money is released once; tenders and consent are about products.
            let by_product = lead.kind != LeadTimeKind::Budget;
            let is_tender = lead.kind == LeadTimeKind::Tender;
            let of = |products: &BTreeSet<&SoftwareId>| -> Vec<&TimedStep> {
                let own = waits.iter().filter(|(step, _)| {
                    !by_product || step.product.as_ref().is_some_and(|product| products.contains(product))
                });
                own.map(|(_, timed)| *timed).collect()
            };
            let mut dates = of(&BTreeSet::from([*product]));
            if dates.is_empty() && !is_tender {
                dates = of(&platforms_of(facts, product));
            }
            if dates.is_empty() {
                // What is only required can be bought with the first that needs it.
                let needing = facts.plan.decisions.product(product).map(|it| it.required_by.iter().collect());
                dates = of(&needing.unwrap_or_default());
                dates.sort_by_key(|timed| timed.end);
                dates.truncate(1);
            }
            // What is in use has been bought, and an app comes with its platform.
            let in_use = facts.plan.decisions.product(product).is_some_and(|it| it.in_use);
            let is_app = facts.entry(product).is_some_and(|entry| {
                entry.playbook.as_ref().is_some_and(|playbook| playbook.as_str() == "platform-app")
            });
            let is_free = lead.applies_to.is_empty() && is_free_program(facts, product);
            let is_bought = in_use || ((is_app || is_free) && is_tender);
            if is_bought && matches!(lead.kind, LeadTimeKind::Tender | LeadTimeKind::Budget) {
                continue;
            }
            let gated = match lead.kind {
                LeadTimeKind::Tender | LeadTimeKind::Budget => set_up(facts, product),
                LeadTimeKind::WorksCouncil | LeadTimeKind::Consent => {
                    // What nobody sees needs nobody's consent.
                    let seen: BTreeSet<_> = facts.served_by(product);
                    let given = facts.steps().filter(|(_, step, _)| {
                        step.product.as_ref() == Some(*product)
                            && step.tool.is_none()
                            && step.does(StepKind::RollOut)
                            && step.touches_people
                    });
                    given.filter(|_| !seen.is_empty()).map(|(_, _, timed)| timed).collect()
                }
            };
            if gated.is_empty() {
                continue;
            }
            if dates.is_empty() {
                found.push(format!("`{product}` waits for no {:?} (lead time {at})", lead.kind));
            } else if !is_before(&dates, &gated) {
                found.push(format!(
                    "`{product}` begins on {}, before the {:?} of lead time {at} ends on {}",
                    gated.iter().map(|timed| timed.start).min().unwrap_or(dates[0].end),
                    lead.kind,
                    dates.iter().map(|timed| timed.end).max().unwrap_or(dates[0].end)
                ));
            }
            let decided = facts.of_product(product, StepKind::Decide);
            let own: Vec<&TimedStep> = waits
                .iter()
                .filter(|(step, _)| by_product && step.product.as_ref() == Some(*product))
                .map(|(_, timed)| *timed)
                .collect();
            if !is_before(&decided, &own) {
                found.push(format!(
                    "the {:?} about `{product}` begins before it is decided that it comes",
                    lead.kind
                ));
            }
        }
        for tool in inventory.indices().filter(is_meant) {
            moves_to_known_products_wait(facts, tool, at, &waits, found);
        }
    }
}

/// People who move to a product that is in use already are asked like all others.
fn moves_to_known_products_wait(
    facts: &Facts<'_>,
    tool: umstieg_core::ToolIndex,
    at: usize,
    waits: &[(&Step, &TimedStep)],
    found: &mut Vec<String>,
) {
    let kind = facts.plan.inventory.raw().planning.lead_times[at].kind;
    if !matches!(kind, LeadTimeKind::WorksCouncil | LeadTimeKind::Consent) {
        return;
    }
    let incoming = facts.incoming();
    for product in facts.products_of(tool).into_iter().filter(|product| !incoming.contains(product)) {
        let mut about = platforms_of(facts, product);
        about.insert(product);
        let is_about = |step: &Step| step.product.as_ref().is_some_and(|id| about.contains(id));
        let own = waits.iter().filter(|(step, _)| is_about(step));
        let waited: Vec<&TimedStep> = own.map(|(_, timed)| *timed).collect();
        // Those who do not have it yet get it, like a new one; for those who have it the change begins with their data.
        let mut moves = facts.of_product(product, StepKind::RollOut);
        let unseen = |(_, step, _): &(_, &Step, &TimedStep)| {
            step.product.as_ref() == Some(product) && step.does(StepKind::RollOut) && !step.touches_people
        };
        if !moves.is_empty() && facts.steps().any(|step| unseen(&step)) {
            continue;
        }
        if moves.is_empty() {
            let carried = facts.of_tool(tool, StepKind::MigrateData).into_iter();
            let to_it = carried.filter(|(step, _)| step.product.as_ref() == Some(product));
            moves = to_it.map(|(_, timed)| timed).collect();
        }
        if !moves.is_empty() && (waited.is_empty() || !is_before(&waited, &moves)) {
            found.push(format!(
                "`{}` moves to `{product}`, which is in use, before the {kind:?} of lead time {at}",
                facts.name(tool)
            ));
        }
    }
}
