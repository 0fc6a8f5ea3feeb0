//! Contracts of tools that go: until when they run, and when notice must be given.

use super::calendar::WorkCalendar;
use super::schedule::{Timeline, WhyThen};
use crate::decide::Decisions;
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{StepGraph, StepIndex};
use std::collections::BTreeMap;
use umstieg_format::entry::StepKind;
use umstieg_format::inventory::Contract;
use umstieg_format::scalar::Date;

/// Months by which a contract goes on without notice, if nobody says.
pub const USUAL_RENEWAL_MONTHS: u16 = 12;

/// Days before the last possible one on which notice is sent: post takes time, and people are ill.
const NOTICE_MARGIN_DAYS: i32 = 14;

/// Renewals that are looked at: two centuries of monthly ones, more than dates here reach.
const MOST_RENEWALS: u32 = 2_400;

/// What happens to the contract of a tool that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractOutcome {
    /// The tool.
    pub tool: ToolIndex,
    /// Its last day.
    pub ends: Date,
    /// Last day on which notice can be given for that end; `None` if it ends by itself.
    pub notice_by: Option<Date>,
    /// Day on which the plan gives notice.
    pub notice_on: Option<Date>,
    /// How its end relates to the first one that could have been reached.
    pub renewal: Renewal,
    /// The last day for notice of an end that it can still be brought to today, but no longer when the plan begins; with
    /// that end.
    pub missed: Option<(Date, Date)>,
    /// Last day on which the tool is used under the plan.
    pub used_until: Date,
    /// Cost a year in euros, if known.
    pub cost_eur_per_year: Option<u32>,
}

/// How the end of a contract relates to the first that could have been reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// It ends as soon as it could.
    None,
    /// It goes on so many times before the tool can go.
    Renewed(u32),
    /// It ends before the tool can go, and does not go on by itself: an extension must be agreed.
    Gap,
    /// It has no fixed end; notice ends it.
    Open,
}

/// The contract of a tool that stays, at least for some, or of which nobody knows what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningContract {
    /// The tool.
    pub tool: ToolIndex,
    /// The next end for which notice can still be given; `None` if the contract has no fixed end.
    pub ends: Option<Date>,
    /// Last day on which notice can be given for that end; `None` if none is needed, or any day will do.
    pub notice_by: Option<Date>,
    /// Whether it ends then without notice, so that what stays must be extended in time.
    pub ends_by_itself: bool,
    /// Cost a year in euros, if known.
    pub cost_eur_per_year: Option<u32>,
}

/// Contracts that the plan leaves as they are, in the order of the inventory.
pub(super) fn running(inventory: &Inventory, decisions: &Decisions, as_of: Date) -> Vec<RunningContract> {
    let staying = decisions.tools.iter().filter(|decision| !decision.verdict.leaves());
    staying
        .filter_map(|decision| {
            let contract = inventory.line(decision.tool).contract.as_ref()?;
            let ends = first_reachable_end(contract, as_of);
            let by = ends.filter(|_| needs_notice(contract));
            Some(RunningContract {
                tool: decision.tool,
                ends,
                notice_by: by.map(|end| notice_by(end, contract.notice_months)),
                ends_by_itself: !needs_notice(contract),
                cost_eur_per_year: contract.cost_eur_per_year,
            })
        })
        .collect()
}

/// Whether a contract goes on if nobody gives notice.
pub(crate) fn needs_notice(contract: &Contract) -> bool {
    contract.ends.is_none() || contract.renews_months != Some(0)
}

/// The first end of a contract for which notice can still be given on a day; `None` without a fixed end.
pub(super) fn first_reachable_end(contract: &Contract, on: Date) -> Option<Date> {
    ends(contract)
        .find(|(_, end)| !needs_notice(contract) || notice_by(*end, contract.notice_months) >= on)
        .map(|(_, end)| end)
}

/// Last day on which it can be decided that a contract comes to an end, so that notice can be given on the next; the end
/// itself if none is needed.
pub(super) fn last_decision(contract: &Contract, end: Date) -> Date {
    if needs_notice(contract) { notice_by(end, contract.notice_months).plus_days(-1) } else { end }
}

/// The end that follows one if no notice is given; `None` if the contract does not go on by itself.
pub(super) fn next_end(contract: &Contract, end: Date) -> Option<Date> {
    ends(contract).map(|(_, next)| next).find(|next| *next > end)
}

/// The end before another one; `None` if that is the first.
pub(super) fn end_before(contract: &Contract, end: Date) -> Option<Date> {
    ends(contract).map(|(_, before)| before).take_while(|before| *before < end).last()
}

/// What the renewals in outcomes cost, in hundredths of a euro, and how many there are: of unknown cost they count, too.
pub(super) fn renewals(inventory: &Inventory, outcomes: &[ContractOutcome]) -> (u64, u32) {
    outcomes.iter().fold((0, 0), |(cost, count), outcome| {
        let Renewal::Renewed(times) = outcome.renewal else { return (cost, count) };
        let contract = inventory.line(outcome.tool).contract.as_ref();
        let months = contract.and_then(|contract| contract.renews_months).unwrap_or(USUAL_RENEWAL_MONTHS);
        let yearly = u64::from(outcome.cost_eur_per_year.unwrap_or(0));
        (cost + yearly * 100 * u64::from(times) * u64::from(months) / 12, count.saturating_add(times))
    })
}

/// The possible ends of a contract, each with how often it was renewed. All are counted from the first, so that a month
/// that is short shortens none of the later ones.
fn ends(contract: &Contract) -> impl Iterator<Item = (u32, Date)> {
    let renews = contract.renews_months.unwrap_or(USUAL_RENEWAL_MONTHS);
    let most = if renews == 0 { 1 } else { MOST_RENEWALS };
    contract.ends.into_iter().flat_map(move |first| {
        (0..most).map(move |times| {
            let months = i32::from(renews) * i32::try_from(times).unwrap_or(0);
            (times, first.plus_months(months))
        })
    })
}

/// Last day on which notice can be given for an end.
fn notice_by(end: Date, months: u16) -> Date {
    end.plus_months(-i32::from(months))
}

/// Gives every notice its day: late enough that the decision has been made and the way back stays open, early enough
/// for the first end that the tool can keep, and at once when the tool is off.
pub(super) fn place_notices(
    inventory: &Inventory,
    decisions: &Decisions,
    graph: &StepGraph,
    days: Days<'_>,
    timeline: &mut Timeline,
) {
    let calendar = days.calendar;
    let ends = Ends::of(graph);
    for outcome in outcomes(inventory, decisions, graph, days, timeline) {
        let step = ends.notice.get(&outcome.tool).copied();
        let (Some(step), Some(on)) = (step, outcome.notice_on) else { continue };
        let why = match (outcome.renewal, outcome.notice_by) {
            (Renewal::Open, _) | (_, None) => WhyThen::Ready,
            (_, Some(deadline)) if on > outcome.used_until => WhyThen::SwitchedOff { deadline },
            (_, Some(deadline)) => WhyThen::LatestNotice { deadline },
        };
        let slack = outcome.notice_by.map_or(0, |by| calendar.after(by).saturating_sub(calendar.after(on)));
        if let Some(timed) = timeline.steps.get_mut(step.0) {
            timed.start = on;
            timed.end = on;
            timed.days = 1;
            timed.why = why;
            timed.slack_days = slack;
        }
    }
    timeline.end = timeline.steps.iter().map(|step| step.end).max().unwrap_or(timeline.end);
}

/// The days that contracts are held against.
#[derive(Clone, Copy)]
pub(super) struct Days<'a> {
    /// Today.
    pub(super) as_of: Date,
    /// The working days of the plan; nobody sends a notice on any other.
    pub(super) calendar: &'a WorkCalendar,
}

/// What happens to the contracts of all tools that go.
pub(super) fn outcomes(
    inventory: &Inventory,
    decisions: &Decisions,
    graph: &StepGraph,
    days: Days<'_>,
    timeline: &Timeline,
) -> Vec<ContractOutcome> {
    let steps = Ends::of(graph);
    decisions
        .tools
        .iter()
        .filter(|decision| decision.verdict.leaves())
        .filter(|decision| inventory.tool(decision.tool).suite.is_none())
        .filter_map(|decision| {
            let contract = inventory.line(decision.tool).contract.as_ref()?;
            outcome(decision.tool, contract, &steps, days, timeline)
        })
        .collect()
}

fn outcome(
    tool: ToolIndex,
    contract: &Contract,
    steps: &Ends,
    days: Days<'_>,
    timeline: &Timeline,
) -> Option<ContractOutcome> {
    let off = steps.off.get(&tool)?;
    let used_until = timeline.steps.get(off.0)?.end;
    let notice = steps.notice.get(&tool);
    // Notice follows the decision to go on.
    let decided = notice
        .into_iter()
        .flat_map(|notice| steps.before.get(notice).into_iter().flatten())
        .filter_map(|before| timeline.steps.get(before.0))
        .map(|step| step.end.plus_days(1))
        .max()
        .unwrap_or(timeline.start)
        .max(timeline.start);
    let base = ContractOutcome {
        tool,
        ends: used_until,
        notice_by: None,
        notice_on: None,
        renewal: Renewal::None,
        missed: None,
        used_until,
        cost_eur_per_year: contract.cost_eur_per_year,
    };
    let Some(first) = contract.ends else {
        // Without a fixed end, notice is given when everything is carried over, for a last day after the last use.
        let ready = used_until.plus_months(-i32::from(contract.notice_months)).max(decided);
        let on = days.calendar.first_from(ready);
        let ends = on.plus_months(i32::from(contract.notice_months)).max(used_until);
        return Some(ContractOutcome { ends, notice_on: Some(on), renewal: Renewal::Open, ..base });
    };
    if !needs_notice(contract) {
        let renewal = if used_until <= first { Renewal::None } else { Renewal::Gap };
        return Some(ContractOutcome { ends: first, renewal, ..base });
    }
    let from = first_reachable_end(contract, days.as_of).unwrap_or(first);
    let reachable = |end: Date| used_until <= end && notice_by(end, contract.notice_months) >= decided;
    let mut possible = ends(contract).skip_while(|(_, end)| *end < from);
    let (before, _) = ends(contract).find(|(_, end)| *end >= from)?;
    let (times, end) = possible.find(|(_, end)| reachable(*end))?;
    let times = times - before;
    let by = notice_by(end, contract.notice_months);
    let calendar = days.calendar;
    let latest = calendar.last_until(by.plus_days(-NOTICE_MARGIN_DAYS).max(decided).min(by));
    // The working day before may lie before the decision; then the next one counts, and if there is none in time the last
    // possible day, whatever day it is.
    let in_time = latest.filter(|day| *day >= decided);
    let latest = in_time.unwrap_or_else(|| calendar.first_from(decided).min(by));
    // Once the tool is off there is nothing to wait for, and what is put off for months is forgotten.
    let on = calendar.first_from(used_until.plus_days(1).max(decided)).min(latest);
    let renewal = if times == 0 { Renewal::None } else { Renewal::Renewed(times) };
    let first_by = notice_by(from, contract.notice_months);
    let missed = (end > from && first_by < timeline.start).then_some((first_by, from));
    Some(ContractOutcome { ends: end, notice_by: Some(by), notice_on: Some(on), renewal, missed, ..base })
}

/// The steps that end a tool, and what comes before its notice.
struct Ends {
    off: BTreeMap<ToolIndex, StepIndex>,
    notice: BTreeMap<ToolIndex, StepIndex>,
    before: BTreeMap<StepIndex, Vec<StepIndex>>,
}

impl Ends {
    fn of(graph: &StepGraph) -> Self {
        let mut ends = Self { off: BTreeMap::new(), notice: BTreeMap::new(), before: BTreeMap::new() };
        for (at, step) in graph.steps.iter().enumerate() {
            let Some(tool) = step.tool else { continue };
            match step.kind {
                StepKind::SwitchOff => ends.off.entry(tool).or_insert(StepIndex(at)),
                StepKind::GiveNotice => ends.notice.entry(tool).or_insert(StepIndex(at)),
                _ => continue,
            };
        }
        for dependency in &graph.dependencies {
            let is_notice =
                graph.steps.get(dependency.to.0).is_some_and(|step| step.kind == StepKind::GiveNotice);
            if is_notice {
                ends.before.entry(dependency.to).or_default().push(dependency.from);
            }
        }
        ends
    }
}
