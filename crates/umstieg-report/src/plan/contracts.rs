//! Contracts of tools that go: when notice is given, and what goes on longer than wanted.

use super::{View, grants};
use crate::document::{Align, Block, Line, Table};
use crate::lifecycle;
use crate::words::RenewalTold;
use umstieg_core::ToolIndex;
use umstieg_core::decide::Call;
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::{Date, SoftwareId};
use umstieg_core::order::StepIndex;
use umstieg_core::plan::{ContractOutcome, Renewal, RunningContract, USUAL_RENEWAL_MONTHS};

/// One row for every contract, by the day of notice.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let mut contracts: Vec<&ContractOutcome> = view.plan.contracts.iter().collect();
    if contracts.is_empty() {
        return running(view);
    }
    contracts
        .sort_by_key(|contract| (contract.notice_on.unwrap_or(contract.ends), contract.ends, contract.tool));
    let [tool, on, by, ends, cost, remark] = words.contract_heads();
    let mut table = Table::new(vec![
        (Align::Flow, tool.into()),
        (Align::Left, on.into()),
        (Align::Left, by.into()),
        (Align::Left, ends.into()),
        (Align::Right, cost.into()),
        (Align::Flow, remark.into()),
    ]);
    let date = |date| Line::from(words.date(date));
    let longer: Vec<ToolIndex> = contracts
        .iter()
        .filter(|contract| free_fall_back(view, contract))
        .map(|contract| contract.tool)
        .collect();
    for contract in contracts {
        table.row(vec![
            view.tool(contract.tool).into(),
            contract.notice_on.map_or_else(Line::default, date),
            contract.notice_by.map_or_else(Line::default, date),
            date(contract.ends),
            contract.cost_eur_per_year.map_or_else(Line::default, |cost| words.euros(u64::from(cost)).into()),
            remark_of(view, contract).into(),
        ]);
    }
    let free = (!longer.is_empty())
        .then(|| words.contracts_fall_back(&words.all_of(&view.tools(&longer)), longer.len()));
    let free = free.map(|said| Block::Paragraph(said.into()));
    std::iter::once(Block::Table(table.without_empty())).chain(free).chain(running(view)).collect()
}

/// One row for every contract that the plan leaves as it is, by the last day for notice.
fn running(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let mut contracts: Vec<&RunningContract> = view.plan.running.iter().collect();
    if contracts.is_empty() {
        return Vec::new();
    }
    contracts.sort_by_key(|contract| {
        let day = contract.notice_by.or(contract.ends);
        (day.is_none(), day, contract.tool)
    });
    let [tool, _, by, ends, cost, remark] = words.contract_heads();
    let mut table = Table::new(vec![
        (Align::Flow, tool.into()),
        (Align::Left, by.into()),
        (Align::Left, ends.into()),
        (Align::Right, cost.into()),
        (Align::Flow, remark.into()),
    ]);
    let date = |date| Line::from(words.date(date));
    for contract in contracts {
        table.row(vec![
            view.tool(contract.tool).into(),
            contract.notice_by.map_or_else(Line::default, date),
            contract.ends.map_or_else(Line::default, date),
            contract.cost_eur_per_year.map_or_else(Line::default, |cost| words.euros(u64::from(cost)).into()),
            if contract.ends_by_itself { words.contract_to_extend().into() } else { Line::default() },
        ]);
    }
    vec![Block::Subheading(words.contracts_running().to_owned()), Block::Table(table.without_empty())]
}

/// Months without use from which on it is said that a contract goes on unused.
const UNUSED_MONTHS: i32 = 2;

/// What is to be said about a contract beside its dates.
pub(crate) struct Remarks<'a> {
    /// It ends by itself, without notice.
    pub(crate) ends_by_itself: bool,
    /// It renews only because the decision comes too late for its notice.
    pub(crate) decided_late: bool,
    /// Whole months that it goes on after the last use, if they are worth a word, and what they cost in euros.
    pub(crate) unused: Option<(u32, Option<u64>)>,
    /// How many times it renews because of the wait for a grant, and until when that lasts.
    pub(crate) for_grant: Option<(u32, Date)>,
    /// Whether the tool can be a fall-back for months longer at no further cost.
    pub(crate) free_fall_back: bool,
    /// The last product in its place that people get only after notice has been given.
    pub(crate) notice_before: Option<&'a SoftwareId>,
}

impl<'a> Remarks<'a> {
    /// The remarks about a contract.
    pub(crate) fn of(view: &View<'a>, contract: &ContractOutcome) -> Self {
        let line = view.plan.inventory.line(contract.tool).contract.as_ref();
        let renews = line.and_then(|contract| contract.renews_months);
        let before = contract.ends.plus_months(-i32::from(renews.unwrap_or(USUAL_RENEWAL_MONTHS)));
        Self {
            ends_by_itself: contract.renewal == Renewal::None && renews == Some(0),
            decided_late: matches!(contract.renewal, Renewal::Renewed(_)) && contract.used_until <= before,
            unused: unused(contract),
            for_grant: grants::of_contract(view, contract),
            free_fall_back: free_fall_back(view, contract),
            notice_before: early_notice(view, contract),
        }
    }
}

/// The remarks about a contract in sentences.
pub(crate) fn remark_of(view: &View<'_>, contract: &ContractOutcome) -> String {
    let words = view.reader.words;
    let remarks = Remarks::of(view, contract);
    let cost = view.renewal_cost(contract);
    let first = match contract.renewal {
        Renewal::None => remarks.ends_by_itself.then(|| words.contract_ends_itself().to_owned()),
        Renewal::Renewed(times) => {
            let line = view.plan.inventory.line(contract.tool).contract.as_ref();
            let months = line.and_then(|contract| contract.renews_months).unwrap_or(USUAL_RENEWAL_MONTHS);
            let renewal = RenewalTold { times, months, ends: contract.ends, cost };
            Some(match remarks.for_grant {
                _ if contract.missed.is_some() && times == 1 => words.contract_due_before(&renewal),
                Some((most, until)) if most >= times => words.contract_awaits_grant(&renewal, until),
                _ if remarks.decided_late => words.contract_decided_late(&renewal),
                Some((some, _)) => {
                    let all = words.contract_renewed(&renewal, contract.used_until);
                    format!("{all} {}", words.contract_partly_for_grant(some))
                }
                None => words.contract_renewed(&renewal, contract.used_until),
            })
        }
        Renewal::Gap => Some(words.contract_gap(contract.used_until)),
        Renewal::Open => Some(words.contract_open().to_owned()),
    };
    let due = contract.missed.map(|(by, ends)| words.contract_missed(by, ends));
    let unused = remarks.unused.map(|(months, cost)| words.contract_unused(months, cost));
    let called = calls_under(view, contract);
    let called = (!called.is_empty()).then(|| {
        let callers: Vec<String> = called.iter().map(|call| view.tool(call.caller)).collect();
        words.notice_unless_called(&words.one_of(&callers), &view.settled_in(&called))
    });
    let mut steps = view.plan.graph.steps.iter();
    let notice = steps.position(|step| step.kind == StepKind::GiveNotice && step.tool == Some(contract.tool));
    let heed = notice.map(|at| view.checklist(StepIndex(at))).unwrap_or_default();
    let early = remarks.notice_before.map(|product| words.notice_before(&view.reader.software(product)));
    due.into_iter()
        .chain(first)
        .chain(unused)
        .chain(called)
        .chain(heed)
        .chain(early)
        .collect::<Vec<String>>()
        .join(" ")
}

/// What of a contract's tool, or of what was bought with it, is called by tools that stay; each of these once.
pub(crate) fn calls_under<'a>(view: &View<'a>, contract: &ContractOutcome) -> Vec<&'a Call> {
    let inventory = &view.plan.inventory;
    let is_under = |tool: ToolIndex| {
        let mut above = std::iter::successors(Some(tool), |tool| inventory.tool(*tool).suite);
        above.any(|tool| tool == contract.tool)
    };
    let under = view.plan.decisions.tools.iter().filter(|decision| is_under(decision.tool));
    let mut calls: Vec<&Call> = Vec::new();
    for call in under.flat_map(|decision| &decision.called) {
        if calls.iter().all(|known| known.caller != call.caller) {
            calls.push(call);
        }
    }
    calls
}

/// Whole months for which a contract that does not renew goes on after the last use, and what they cost, if that is known.
/// What a renewal costs is told in whole.
pub(super) fn unused(contract: &ContractOutcome) -> Option<(u32, Option<u64>)> {
    let months = unused_months(contract).filter(|_| contract.renewal == Renewal::None)?;
    Some((months, contract.cost_eur_per_year.map(|cost| u64::from(cost) * u64::from(months) / 12)))
}

/// Whole months that a contract goes on after the last use, if they are worth a word.
fn unused_months(contract: &ContractOutcome) -> Option<u32> {
    let (used, ends) = (contract.used_until, contract.ends);
    let begun = (i32::from(ends.year()) - i32::from(used.year())) * 12 + i32::from(ends.month())
        - i32::from(used.month());
    let months = if used.plus_months(begun) <= ends { begun } else { begun - 1 };
    u32::try_from(months).ok().filter(|_| months >= UNUSED_MONTHS)
}

/// Whether a tool that is kept as a fall-back could be one until its contract ends, months later: it still gets security
/// updates then, and no limit speaks against its maker.
fn free_fall_back(view: &View<'_>, contract: &ContractOutcome) -> bool {
    let is_fixed = matches!(contract.renewal, Renewal::None | Renewal::Renewed(_));
    let mut steps = view.plan.graph.steps.iter();
    let is_kept = steps.any(|step| step.kind == StepKind::ParallelRun && step.tool == Some(contract.tool));
    let is_safe = lifecycle::security_end_of(view, contract.tool).is_none_or(|day| day >= contract.ends);
    is_fixed
        && is_kept
        && is_safe
        && unused_months(contract).is_some()
        && view.broken_limit(contract.tool).is_none()
}

/// The last product that people get only after notice has been given for the tool that it replaces.
fn early_notice<'a>(view: &View<'a>, contract: &ContractOutcome) -> Option<&'a SoftwareId> {
    let notice = contract.notice_on?;
    let plan = view.plan;
    // What was bought with it ends with it.
    let inventory = &plan.inventory;
    let suites = |tool: ToolIndex| std::iter::successors(Some(tool), |tool| inventory.tool(*tool).suite);
    let ends = plan.decisions.tools.iter().filter(|it| suites(it.tool).any(|tool| tool == contract.tool));
    let products: Vec<&SoftwareId> = ends.flat_map(|decision| decision.verdict.products()).collect();
    let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
    let late = steps.filter(|(step, timed)| step.does(StepKind::RollOut) && timed.end > notice);
    let late = late.filter_map(|(step, timed)| Some((timed.end, step.product.as_ref()?)));
    late.filter(|(_, id)| products.contains(id)).max().map(|(_, id)| id)
}

impl View<'_> {
    /// What the renewals of a contract cost, if that is known.
    pub(crate) fn renewal_cost(&self, contract: &ContractOutcome) -> Option<u64> {
        let Renewal::Renewed(times) = contract.renewal else { return None };
        self.cost_of_renewals(contract, times)
    }

    /// What so many renewals of a contract cost, if that is known.
    pub(crate) fn cost_of_renewals(&self, contract: &ContractOutcome, times: u32) -> Option<u64> {
        let stated = self.plan.inventory.line(contract.tool).contract.as_ref()?.renews_months;
        let months = stated.unwrap_or(USUAL_RENEWAL_MONTHS);
        Some(u64::from(contract.cost_eur_per_year?) * u64::from(times) * u64::from(months) / 12)
    }
}
