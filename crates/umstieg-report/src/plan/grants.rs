//! What waiting for the decisions on grants costs.

use super::View;
use crate::words::GrantWaitTold;
use umstieg_core::ToolIndex;
use umstieg_core::format::scalar::Date;
use umstieg_core::plan::{ContractOutcome, GrantWait};

/// Tools that are named before they are counted.
const NAMED: usize = 4;

/// Renewals that waiting for grants costs, and euros as far as they are known; what renews less often counts against them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WaitCost {
    pub(crate) renewals: u64,
    pub(crate) euros: u64,
}

/// What a wait costs.
pub(crate) fn cost(view: &View<'_>, wait: &GrantWait) -> WaitCost {
    let renewals = wait.renewals.iter().map(|(_, times)| times).sum::<i64>();
    let euros = view.plan.contracts.iter().filter_map(|contract| {
        let times = wait.renewals_of(contract.tool);
        let each = i64::try_from(view.cost_of_renewals(contract, 1)?).ok()?;
        Some(times.saturating_mul(each))
    });
    let euros = euros.sum::<i64>();
    WaitCost { renewals: u64::try_from(renewals).unwrap_or(0), euros: u64::try_from(euros).unwrap_or(0) }
}

/// Last day of work without a wait, if it is before the last day of work with it.
pub(crate) fn earlier(view: &View<'_>, wait: &GrantWait) -> Option<Date> {
    Some(wait.work_end_without).filter(|day| *day < view.work_end())
}

/// What waiting for grants costs, in a sentence; nothing if it costs neither money nor time.
pub(crate) fn sentence(view: &View<'_>) -> Option<String> {
    let words = view.reader.words;
    let wait = view.plan.grant_wait.as_ref()?;
    let (cost, earlier) = (cost(view, wait), earlier(view, wait));
    if cost.renewals == 0 && earlier.is_none() {
        return None;
    }
    let programmes: Vec<String> =
        wait.programmes.iter().map(|id| words.quote(&view.reader.programme(id))).collect();
    let more = wait.renewals.iter().filter(|(_, times)| *times > 0);
    let tools: Vec<ToolIndex> = more.map(|(tool, _)| *tool).collect();
    Some(words.grant_wait(&GrantWaitTold {
        programmes: &words.all_of(&programmes),
        count: programmes.len(),
        until: wait.until,
        renewals: cost.renewals,
        euros: cost.euros,
        tools: &words.some_of(&view.tools(&tools), NAMED),
        earlier,
    }))
}

/// How many times a contract renews because of the wait for grants, and until when that lasts.
pub(crate) fn of_contract(view: &View<'_>, contract: &ContractOutcome) -> Option<(u32, Date)> {
    let wait = view.plan.grant_wait.as_ref()?;
    let times = u32::try_from(wait.renewals_of(contract.tool)).ok().filter(|times| *times > 0)?;
    Some((times, wait.until))
}
