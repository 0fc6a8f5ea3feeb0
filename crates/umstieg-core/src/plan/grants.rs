//! What waiting for the decisions on grants costs: the plan beside the same plan without the wait.
//!
//! Which contracts renew because of a wait cannot be read off the dates: some would renew anyway, for want of hands. So the
//! same organisation is planned once more as if it had asked for no grant, and the two plans are compared.

use super::contracts::{ContractOutcome, Renewal};
use super::schedule::Timeline;
use crate::inventory::ToolIndex;
use crate::order::{Origin, StepGraph};
use std::collections::BTreeMap;
use umstieg_format::entry::StepKind;
use umstieg_format::scalar::{Date, FundingId};

/// What it means to wait for the decisions on grants before anything is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantWait {
    /// Programmes that forbid to begin before their decision.
    pub programmes: Vec<FundingId>,
    /// Day on which the last of their decisions is expected.
    pub until: Date,
    /// Contracts that renew another number of times than without the wait, and by how many: more if positive.
    pub renewals: Vec<(ToolIndex, i64)>,
    /// Last day of work without the wait; notices may follow it.
    pub work_end_without: Date,
}

impl GrantWait {
    /// How many times more a contract renews because of the wait.
    #[must_use]
    pub fn renewals_of(&self, tool: ToolIndex) -> i64 {
        self.renewals.iter().find(|(known, _)| *known == tool).map_or(0, |(_, times)| *times)
    }
}

/// Programmes whose decisions are awaited, and the day of the last one; nothing if none is.
pub(super) fn awaited(graph: &StepGraph, timeline: &Timeline) -> Option<(Vec<FundingId>, Date)> {
    let steps = graph.steps.iter().zip(&timeline.steps);
    let waits = steps.filter_map(|(step, timed)| match &step.origin {
        Origin::Funding(programme) => Some((programme.clone(), timed.end)),
        _ => None,
    });
    let (programmes, days): (Vec<FundingId>, Vec<Date>) = waits.unzip();
    Some((programmes, days.into_iter().max()?))
}

/// The difference between the contracts of a plan and those without the wait.
pub(super) fn compare(
    (programmes, until): (Vec<FundingId>, Date),
    contracts: &[ContractOutcome],
    without: &[ContractOutcome],
    (graph, timeline): (&StepGraph, &Timeline),
) -> GrantWait {
    let times = |contract: &ContractOutcome| match contract.renewal {
        Renewal::Renewed(times) => i64::from(times),
        Renewal::None | Renewal::Gap | Renewal::Open => 0,
    };
    let known: BTreeMap<ToolIndex, i64> =
        without.iter().map(|contract| (contract.tool, times(contract))).collect();
    let more = contracts.iter().filter_map(|contract| {
        let more = times(contract) - known.get(&contract.tool)?;
        (more != 0).then_some((contract.tool, more))
    });
    let steps = graph.steps.iter().zip(&timeline.steps);
    let work = steps.filter(|(step, _)| step.kind != StepKind::GiveNotice).map(|(_, timed)| timed.end);
    GrantWait {
        programmes,
        until,
        renewals: more.collect(),
        work_end_without: work.max().unwrap_or(timeline.end),
    }
}
