//! Contracts of tools that go: notice in time and after the decision, an end that no use outlasts, none too late.

use super::facts::Facts;
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::inventory::Contract;
use umstieg_core::format::scalar::Date;
use umstieg_core::plan::{ContractOutcome, Renewal};

/// Months by which a contract goes on if nobody says, as the format documents.
const USUAL_RENEWAL_MONTHS: u16 = 12;

pub(super) fn contracts_end_well(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for decision in &facts.plan.decisions.tools {
        let (tool, name) = (decision.tool, facts.name(decision.tool));
        let outcomes: Vec<&ContractOutcome> =
            facts.plan.contracts.iter().filter(|outcome| outcome.tool == tool).collect();
        let goes = decision.verdict.leaves();
        let contract =
            inventory.line(tool).contract.as_ref().filter(|_| goes && inventory.tool(tool).suite.is_none());
        match (contract, outcomes.as_slice()) {
            (None, []) => {}
            (Some(contract), [outcome]) => {
                check_outcome(facts, name, contract, outcome, found);
            }
            (contract, outcomes) => found.push(format!(
                "`{name}`: {} contract to end, {} outcomes",
                usize::from(contract.is_some()),
                outcomes.len()
            )),
        }
    }
}

fn check_outcome(
    facts: &Facts<'_>,
    name: &str,
    contract: &Contract,
    outcome: &ContractOutcome,
    found: &mut Vec<String>,
) {
    let off = facts.of_tool(outcome.tool, StepKind::SwitchOff);
    let last_use = off.iter().map(|(_, timed)| timed.end).max();
    if last_use != Some(outcome.used_until) {
        found.push(format!("`{name}` is used until {last_use:?}, its contract says {}", outcome.used_until));
    }
    if outcome.ends < outcome.used_until && outcome.renewal != Renewal::Gap {
        found.push(format!(
            "the contract of `{name}` ends on {}, its last use is {}",
            outcome.ends, outcome.used_until
        ));
    }
    let notices = facts.of_tool(outcome.tool, StepKind::GiveNotice);
    for (_, timed) in &notices {
        if Some(timed.start) != outcome.notice_on {
            found.push(format!(
                "notice of `{name}` is given on {}, its contract says {:?}",
                timed.start, outcome.notice_on
            ));
        }
    }
    let decided = decided(facts, outcome);
    if let Some(on) = outcome.notice_on {
        if decided.is_some_and(|decided| on <= decided) {
            found.push(format!("notice of `{name}` is given on {on}, the decision is made on {decided:?}"));
        }
        if on < facts.plan.timeline.start {
            found.push(format!("notice of `{name}` is given on {on}, before the plan starts"));
        }
    }
    let renews = contract.renews_months.unwrap_or(USUAL_RENEWAL_MONTHS);
    match contract.ends {
        None => without_end(name, contract, outcome, found),
        Some(first) if renews == 0 => {
            if !notices.is_empty() || outcome.notice_on.is_some() {
                found.push(format!(
                    "the contract of `{name}` ends by itself, and notice is given on {:?}",
                    outcome.notice_on
                ));
            }
            if outcome.ends != first {
                found.push(format!(
                    "the contract of `{name}` ends by itself on {first}, not on {}",
                    outcome.ends
                ));
            }
        }
        Some(first) => {
            with_end(facts, name, first, renews, contract.notice_months, decided, outcome, found);
        }
    }
}

/// The last day of the decisions that a notice waits for.
fn decided(facts: &Facts<'_>, outcome: &ContractOutcome) -> Option<Date> {
    let products = facts.products_of(outcome.tool).into_iter();
    let of_products = products.flat_map(|product| facts.of_product(product, StepKind::Decide));
    let take_over = facts.dates_of_tool(outcome.tool, StepKind::Decide);
    of_products.chain(take_over).map(|timed| timed.end).max()
}

fn without_end(name: &str, contract: &Contract, outcome: &ContractOutcome, found: &mut Vec<String>) {
    let Some(on) = outcome.notice_on else {
        found.push(format!("`{name}` runs until notice is given, and none is given"));
        return;
    };
    if on.plus_months(i32::from(contract.notice_months)) > outcome.ends {
        found.push(format!(
            "notice of `{name}` on {on} ends the contract {} months later, not on {}",
            contract.notice_months, outcome.ends
        ));
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the terms of a contract are no type of their own anywhere else"
)]
fn with_end(
    facts: &Facts<'_>,
    name: &str,
    first: Date,
    renews: u16,
    notice_months: u16,
    decided: Option<Date>,
    outcome: &ContractOutcome,
    found: &mut Vec<String>,
) {
    let ends: Vec<Date> = (0..2_000).map(|times| first.plus_months(i32::from(renews) * times)).collect();
    if !ends.contains(&outcome.ends) {
        found.push(format!("the contract of `{name}` cannot end on {}", outcome.ends));
    }
    let last_day = |end: Date| end.plus_months(-i32::from(notice_months));
    if outcome.notice_by != Some(last_day(outcome.ends)) {
        found.push(format!(
            "notice of `{name}` counts until {:?}, not {:?}",
            last_day(outcome.ends),
            outcome.notice_by
        ));
    }
    match outcome.notice_on {
        Some(on) if on <= last_day(outcome.ends) => {}
        on => found.push(format!("notice of `{name}` is given on {on:?}, too late for {}", outcome.ends)),
    }
    // Once the tool is off, or the decision is made after that, the notice is a matter of days.
    let settled = decided.map_or(outcome.used_until, |day| day.max(outcome.used_until));
    let next = facts.calendar.days(settled.plus_days(1), settled.plus_days(31)).next();
    if outcome.notice_on.zip(next).is_some_and(|(on, next)| on > next) {
        found.push(format!(
            "`{name}` is off on {}, and notice is put off until {:?}",
            outcome.used_until, outcome.notice_on
        ));
    }
    let since = decided.map_or(facts.plan.timeline.start, |day| day.plus_days(1));
    let is_free = |on: Date| facts.calendar.days(on, on).next().is_none();
    let could_work = facts.calendar.days(since.max(facts.plan.timeline.start), last_day(outcome.ends)).next();
    if let Some(on) = outcome.notice_on.filter(|on| is_free(*on) && could_work.is_some()) {
        found.push(format!("notice of `{name}` is given on {on}, when nobody works"));
    }
    // No end before would do: each is before the last use or its notice before the decision.
    let from =
        decided.map_or(facts.plan.timeline.start, |day| day.plus_days(1)).max(facts.plan.timeline.start);
    let better = ends
        .iter()
        .find(|end| **end < outcome.ends && **end >= outcome.used_until && last_day(**end) >= from);
    if let Some(better) = better {
        found.push(format!("the contract of `{name}` ends on {}, but could end on {better}", outcome.ends));
    }
}
