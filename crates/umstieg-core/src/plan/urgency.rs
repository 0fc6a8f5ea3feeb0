//! By when a tool should be gone, and what it costs if it is not.

use super::calendar::WorkCalendar;
use super::contracts;
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use umstieg_format::scalar::Date;

/// Weight of a day beyond the end of security updates, and of one if that end has come already.
const WITHOUT_UPDATES: (u32, u32) = (5, 10);

/// The day by which a tool should be gone.
#[derive(Clone, Copy)]
pub(super) struct Urgency {
    /// Number of the working day after the last good one.
    pub(super) day: u32,
    /// What a working day of delay weighs: more for what costs more, most for what is open to attacks.
    pub(super) weight: u32,
    /// Working days after which the same chance comes again; `None` if it does not.
    pub(super) again: Option<u32>,
}

impl Urgency {
    /// The end of a tool's contract or of its security updates, whichever is known; the contract counts first.
    pub(super) fn of(
        catalogue: &Catalogue,
        inventory: &Inventory,
        tool: ToolIndex,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Option<Self> {
        let line = inventory.line(tool);
        if let Some(contract) = &line.contract
            && let Some(ends) = contracts::first_reachable_end(contract, calendar.date(0))
        {
            let day = calendar.after(ends);
            let next = contracts::next_end(contract, ends).map(|next| calendar.after(next));
            return Some(Self {
                day,
                weight: 2 + contract.cost_eur_per_year.unwrap_or(0) / 100,
                again: next.map(|next| next.saturating_sub(day)).filter(|days| *days > 0),
            });
        }
        let entry = inventory.tool(tool).software().and_then(|id| catalogue.software(id))?;
        let ends = contracts::security_end(entry, line.version.as_ref(), &line.name)?;
        let weight = if ends < as_of { WITHOUT_UPDATES.1 } else { WITHOUT_UPDATES.0 };
        Some(Self { day: calendar.after(ends), weight, again: None })
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
