//! Contracts and funding as JSON.

use super::software;
use super::steps::key;
use super::tools::named;
use crate::plan::{Remarks, View, calls_under, may_fit, remark_of};
use crate::v1;
use umstieg_core::order::{Answer, Condition, FundingMatch};
use umstieg_core::plan::{ContractOutcome, Renewal, RunningContract};

/// A contract that goes on.
pub(super) fn running(view: &View<'_>, contract: &RunningContract) -> v1::RunningContract {
    v1::RunningContract {
        tool: named(view, contract.tool),
        ends: contract.ends,
        notice_by: contract.notice_by,
        ends_by_itself: contract.ends_by_itself,
        cost_eur_per_year: contract.cost_eur_per_year,
    }
}

/// A contract.
pub(super) fn contract(view: &View<'_>, contract: &ContractOutcome) -> v1::Contract {
    let (renewal, times_renewed) = match contract.renewal {
        Renewal::None => (v1::Renewal::None, 0),
        Renewal::Renewed(times) => (v1::Renewal::Renewed, times),
        Renewal::Gap => (v1::Renewal::Gap, 0),
        Renewal::Open => (v1::Renewal::Open, 0),
    };
    let remarks = Remarks::of(view, contract);
    v1::Contract {
        tool: named(view, contract.tool),
        notice_on: contract.notice_on,
        notice_by: contract.notice_by,
        ends: contract.ends,
        used_until: contract.used_until,
        cost_eur_per_year: contract.cost_eur_per_year,
        renewal,
        times_renewed,
        renewal_cost_eur: view.renewal_cost(contract),
        renewed_for_grant: remarks.for_grant.map(|(times, _)| times),
        free_fall_back: remarks.free_fall_back,
        ends_by_itself: remarks.ends_by_itself,
        decided_late: remarks.decided_late,
        unused_months: remarks.unused.map(|(months, _)| months),
        unused_cost_eur: remarks.unused.and_then(|(_, euros)| euros),
        settled_first: calls_under(view, contract)
            .into_iter()
            .filter_map(|call| view.settling(call.caller))
            .map(|step| key(view, step))
            .collect(),
        notice_before: remarks.notice_before.map(|product| software(view.reader, product)),
        missed_notice_by: contract.missed.map(|(by, _)| by),
        remark: Some(remark_of(view, contract)).filter(|remark| !remark.is_empty()),
    }
}

/// A programme.
pub(super) fn funding(view: &View<'_>, programme: &FundingMatch) -> v1::Funding {
    let reader = view.reader;
    let entry = reader.catalogue.funding(&programme.programme);
    let conditions = programme.conditions.iter().map(|(condition, answer)| v1::Condition {
        kind: Some(kind(*condition)),
        name: reader.words.condition(*condition).to_owned(),
        answer: self::answer(*answer),
    });
    let questions = entry.into_iter().flat_map(|entry| &entry.eligibility.questions);
    let hints = entry.into_iter().flat_map(|entry| &entry.hints);
    v1::Funding {
        programme: v1::Named {
            id: programme.programme.to_string(),
            name: reader.programme(&programme.programme),
        },
        asked_for: programme.asked_for,
        answer: answer(programme.answer()),
        conditions: conditions.collect(),
        questions: questions.map(|text| reader.text(text).to_owned()).collect(),
        as_partner: programme.as_partner,
        start_before_approval: programme.start_before_approval,
        awaited: programme.must_be_awaited(),
        closes: entry.and_then(|entry| entry.closes),
        rate_percent: entry.and_then(|entry| entry.rate_percent),
        max_grant_eur: entry.and_then(|entry| entry.max_grant_eur),
        loan: entry.is_some_and(|entry| entry.loan),
        min_cost_eur: entry.and_then(|entry| entry.min_cost_eur),
        decision_weeks: entry.and_then(|entry| entry.decision_weeks),
        summary: entry.map(|entry| reader.text(&entry.summary).to_owned()),
        hints: hints.map(|text| reader.text(text).to_owned()).collect(),
        may_fit: may_fit(view, programme),
        website: entry.map(|entry| entry.website.to_string()),
    }
}

fn kind(condition: Condition) -> v1::ConditionKind {
    match condition {
        Condition::Status => v1::ConditionKind::Status,
        Condition::Region => v1::ConditionKind::Region,
        Condition::LegalType => v1::ConditionKind::LegalType,
        Condition::Employees => v1::ConditionKind::Employees,
        Condition::Turnover => v1::ConditionKind::Turnover,
        Condition::Sector => v1::ConditionKind::Sector,
    }
}

fn answer(answer: Answer) -> v1::FundingAnswer {
    match answer {
        Answer::Yes => v1::FundingAnswer::Yes,
        Answer::Unknown => v1::FundingAnswer::Unknown,
        Answer::No => v1::FundingAnswer::No,
    }
}
