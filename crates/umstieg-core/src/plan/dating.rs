//! Dates for the steps of an order, and what follows from them for the steps: who is protected, and first; which fall-backs are
//! shorter than usual.
//!
//! Each of these can be told from a quick look at most plans. A whole search, which takes ten times as long, comes last, and
//! again only where it finds what the look did not.

use super::contracts::{self, ContractOutcome};
use super::schedule::{Setting, Timeline, Turned};
use super::{PlanOptions, exposure, fall_back};
use crate::catalogue::Catalogue;
use crate::decide::Decisions;
use crate::error::Error;
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{StepGraph, order, protect};
use std::collections::BTreeSet;

/// Steps with their dates.
type Dates = (StepGraph, Timeline);

/// The steps with their dates. What turns out to run without security updates until it goes is protected first; a fall-back
/// is shorter than usual where that spares another term of a contract.
pub(super) fn dated(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    options: &PlanOptions,
) -> Result<Dates, Error> {
    let setting = Setting::new(catalogue, inventory, decisions, options);
    let dating = Dating { catalogue, inventory, decisions, options, setting };
    let usual = Order {
        steps: order(catalogue, inventory, decisions, dating.setting.calendar()),
        first: BTreeSet::new(),
    };
    let soon = exposure::soon(catalogue, inventory, decisions, options);
    let mut seen = dating.look(usual);
    if dating.is_late(&soon, seen.dates.as_ref()) {
        seen = dating.look(Order { first: soon.clone(), ..seen.order });
    }
    let mut order = seen.order.clone();
    // What is late although it comes first cannot be helped.
    let is_late = |dates: &Dates| order.first.is_empty() && dating.is_late(&soon, Some(dates));
    if let Some(sooner) = dating.shortened(&seen)?.filter(|sooner| !is_late(sooner)) {
        return Ok(sooner);
    }
    let mut dates = dating.search(seen)?;
    if is_late(&dates) {
        order.first = soon;
        dates = dating.search(dating.look(order.clone()))?;
    }
    let (graph, timeline) = dates;
    let outcomes = dating.outcomes(&graph, &timeline);
    let Some(order) = dating.shorter(order, (&graph, &timeline), &outcomes) else {
        return Ok((graph, timeline));
    };
    let (other, sooner) = dating.search(dating.look(order))?;
    let spares = dating.costs(&dating.outcomes(&other, &sooner)) < dating.costs(&outcomes);
    Ok(if spares { (other, sooner) } else { (graph, timeline) })
}

/// Steps in their order, without those that protect.
#[derive(Clone)]
struct Order {
    steps: StepGraph,
    /// What is protected before all other work.
    first: BTreeSet<ToolIndex>,
}

/// A quick look at a plan.
struct Seen {
    order: Order,
    /// Tools that are protected.
    protected: BTreeSet<ToolIndex>,
    turned: Turned,
    /// The steps with their dates, if there was a choice that made a look worth while.
    dates: Option<Dates>,
}

/// What stays the same however often an inventory is given dates.
struct Dating<'a> {
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    decisions: &'a Decisions,
    options: &'a PlanOptions,
    setting: Setting<'a>,
}

impl Dating<'_> {
    /// A look at the plan of an order in which everything is protected that is exposed in the look.
    fn look(&self, order: Order) -> Seen {
        let from_the_start =
            exposure::from_the_start(self.catalogue, self.inventory, self.decisions, self.options);
        let look = |protected: &BTreeSet<ToolIndex>| self.look_at(&order, protected);
        let (protected, (turned, dates)) = exposure::seen(from_the_start, &BTreeSet::new(), look);
        Seen { protected, turned, dates, order }
    }

    /// What a look at an order that hardly differs would tell.
    fn like(&self, seen: &Seen, order: Order) -> Seen {
        let turned = self.setting.in_turns_like(&self.steps(&order, &seen.protected), &seen.turned);
        Seen { protected: seen.protected.clone(), turned, dates: None, order }
    }

    /// The steps of an order and those that protect.
    fn steps(&self, order: &Order, protected: &BTreeSet<ToolIndex>) -> StepGraph {
        let mut steps = order.steps.clone();
        protect(self.catalogue, self.inventory, &mut steps, protected.iter().copied(), &order.first);
        steps
    }

    fn look_at(
        &self,
        order: &Order,
        protected: &BTreeSet<ToolIndex>,
    ) -> ((Turned, Option<Dates>), BTreeSet<ToolIndex>) {
        let turned = self.setting.in_turns(&self.steps(order, protected));
        let dates = self.setting.glimpse(&turned);
        let exposed = dates.as_ref().map(|(graph, timeline)| self.exposed(graph, timeline));
        ((turned, dates), exposed.unwrap_or_default())
    }

    /// The best dates found after a look, with everything protected that is exposed in them.
    fn search(&self, seen: Seen) -> Result<Dates, Error> {
        let Seen { order, protected, turned, .. } = seen;
        let look = |protected: &BTreeSet<ToolIndex>| {
            let ((turned, _), exposed) = self.look_at(&order, protected);
            (turned, exposed)
        };
        let search = |turned| {
            let (graph, timeline) = self.setting.schedule(turned, self.options)?;
            let exposed = self.exposed(&graph, &timeline);
            Ok(((graph, timeline), exposed))
        };
        let from_the_start =
            exposure::from_the_start(self.catalogue, self.inventory, self.decisions, self.options);
        exposure::protected(&from_the_start, (protected, turned), look, search)
    }

    /// The best dates found with fall-backs so short that terms of contracts are spared, if a look proves that no search could
    /// find as much without.
    fn shortened(&self, seen: &Seen) -> Result<Option<Dates>, Error> {
        let Some((graph, timeline)) = &seen.dates else { return Ok(None) };
        let outcomes = self.outcomes(graph, timeline);
        let Some(order) = self.shorter(seen.order.clone(), (graph, timeline), &outcomes) else {
            return Ok(None);
        };
        let (other, sooner) = self.search(self.like(seen, order))?;
        let spares = self.costs(&self.outcomes(&other, &sooner)) < self.costs(&outcomes);
        Ok((spares && sooner.cost < timeline.cost_bound).then_some((other, sooner)))
    }

    /// An order with fall-backs so short that terms of contracts might be spared, if there are any.
    fn shorter(
        &self,
        mut order: Order,
        (graph, timeline): (&StepGraph, &Timeline),
        outcomes: &[ContractOutcome],
    ) -> Option<Order> {
        let calendar = self.setting.calendar();
        let shorter = fall_back::sparing(self.inventory, graph, calendar, timeline, outcomes);
        fall_back::shorten(&mut order.steps, &shorter);
        (!shorter.is_empty()).then_some(order)
    }

    /// Whether dates protect one of these tools later than at once, although they protect it.
    fn is_late(&self, soon: &BTreeSet<ToolIndex>, dates: Option<&Dates>) -> bool {
        dates.is_some_and(|(graph, timeline)| {
            exposure::is_late(soon, graph, timeline, self.setting.calendar())
        })
    }

    fn exposed(&self, graph: &StepGraph, timeline: &Timeline) -> BTreeSet<ToolIndex> {
        exposure::until_the_end(self.catalogue, self.inventory, self.decisions, graph, timeline)
    }

    fn outcomes(&self, graph: &StepGraph, timeline: &Timeline) -> Vec<ContractOutcome> {
        contracts::outcomes(self.inventory, self.decisions, graph, self.setting.days(), timeline)
    }

    /// What terms that begin anew cost, and how many there are.
    fn costs(&self, outcomes: &[ContractOutcome]) -> (u64, u32) {
        contracts::renewals(self.inventory, outcomes)
    }
}
