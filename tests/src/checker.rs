//! An independent checker of finished plans: what must be true of every plan, computed anew from inventory and catalogue.
//!
//! It shares no code with the planner beside the data types: it has a calendar, a search for circles and a reading of
//! requirements of its own. [`violations`] lists every breach as a sentence; a good plan has none.

mod calendar;
mod contracts;
mod decisions;
mod facts;
mod order;
mod time;

use facts::Facts;
use umstieg_core::{Catalogue, Plan};

/// Every rule that a plan breaks, as sentences.
#[must_use]
pub fn violations(catalogue: &Catalogue, plan: &Plan) -> Vec<String> {
    let facts = Facts::of(catalogue, plan);
    let mut found = Vec::new();
    if plan.timeline.steps.len() != plan.graph.steps.len() {
        let (dated, all) = (plan.timeline.steps.len(), plan.graph.steps.len());
        found.push(format!("{dated} of {all} steps have dates"));
        return found;
    }
    decisions::check(&facts, &mut found);
    order::check(&facts, &mut found);
    time::check(&facts, &mut found);
    contracts::check(&facts, &mut found);
    found
}
