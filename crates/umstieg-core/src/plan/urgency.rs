//! By when a tool should be gone, and what it costs if it is not.

use super::calendar::WorkCalendar;
use super::contracts;
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use crate::policy::Policy;
use crate::recommend::forbidden_maker;
use umstieg_format::scalar::Date;

/// Weight of a day beyond an end of security updates that is still to come: as much as a contract of 500 euros a year.
/// Policy; nobody publishes what such a day costs.
const LOSES_UPDATES: u32 = 50;

/// Weight of a day without security updates if they have ended already: as much as a contract of 1,000 euros a year, for
/// attackers have had time to look. Policy.
const WITHOUT_UPDATES: u32 = 100;

/// Weight of a day that a contract goes on, whatever it costs; one of unknown cost counts like one of 200 euros. Policy.
const PAID: u32 = 20;

/// Euros a year for which a day that a contract goes on weighs one more. Policy.
const EUROS_A_WEIGHT: u32 = 10;

/// Weight of a day on which a tool's maker is under a law that a duty or the policy rules out for its data: as much as a
/// contract of 1,800 euros a year, so that what breaks a limit goes before what is only not cheap. Policy; what a breach
/// costs is known when it is too late.
const FORBIDDEN: u32 = 200;

/// A day by which a tool should be gone. Contract, security updates and limits each have theirs: the one that is missed
/// costs, whatever becomes of the others.
#[derive(Clone, Copy)]
pub(super) struct Urgency {
    /// Number of the working day after the last good one.
    pub(super) day: u32,
    /// What a working day of delay weighs: more for what costs more, most for what is open to attacks.
    pub(super) weight: u32,
    /// Working days after which the same chance comes again; `None` if it does not.
    pub(super) again: Option<u32>,
    /// Working days before that day on which it must have been decided that the tool goes: its notice period.
    pub(super) notice: u32,
}

impl Urgency {
    /// By when a tool that goes should be gone because of its contract; `None` if it has none with an end.
    pub(super) fn paid(inventory: &Inventory, tool: ToolIndex, calendar: &WorkCalendar) -> Option<Self> {
        let contract = inventory.line(tool).contract.as_ref()?;
        let ends = contracts::first_reachable_end(contract, calendar.date(0))?;
        let day = calendar.after(ends);
        let next = contracts::next_end(contract, ends).map(|next| calendar.after(next));
        Some(Self {
            day,
            weight: PAID.saturating_add(contract.cost_eur_per_year.unwrap_or(0) / EUROS_A_WEIGHT),
            again: next.map(|next| next.saturating_sub(day)).filter(|days| *days > 0),
            // Notice goes out on the day after the decision, so that must be made on the day before the last one.
            notice: day.saturating_sub(calendar.after(contracts::last_decision(contract, ends))),
        })
    }

    /// By when a tool should be gone or contained because its security updates end; `None` if that is not known.
    pub(super) fn exposed(
        catalogue: &Catalogue,
        inventory: &Inventory,
        tool: ToolIndex,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Option<Self> {
        let ends = inventory.security_end(catalogue, tool)?;
        let weight = if ends < as_of { WITHOUT_UPDATES } else { LOSES_UPDATES };
        Some(Self { day: calendar.after(ends), weight, again: None, notice: 0 })
    }

    /// By when a tool should be gone because its maker must not hold its data: at once; `None` if it may. A limit on ways of running
    /// software is about what comes in; that what is in use is run in another way was known to whoever set it.
    pub(super) fn forbidden(
        catalogue: &Catalogue,
        inventory: &Inventory,
        policy: &Policy,
        tool: ToolIndex,
    ) -> Option<Self> {
        forbidden_maker(catalogue, inventory, policy, tool)?;
        Some(Self { day: 0, weight: FORBIDDEN, again: None, notice: 0 })
    }

    /// The days of a tool, the one of which a day of delay weighs more first.
    pub(super) fn heaviest_first(days: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut days: Vec<Self> = days.into_iter().collect();
        days.sort_by_key(|urgency| std::cmp::Reverse(urgency.weight));
        days
    }

    /// The due day that can still be met by a day; the first one if none comes again.
    pub(super) fn reachable(&self, by: u32) -> u32 {
        match self.again {
            Some(again) if by > self.day => {
                let times = (by - self.day).div_ceil(again);
                self.day.saturating_add(times.saturating_mul(again))
            }
            _ => self.day,
        }
    }
}
