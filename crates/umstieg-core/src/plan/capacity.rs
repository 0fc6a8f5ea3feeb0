//! How much an organisation can do at once: the time of those who run the systems, and changes that people bear.

use crate::inventory::Inventory;

/// Working days of a month.
pub(super) const DAYS_A_MONTH: u64 = 21;

/// Hours a month for changes that a house has if nobody says: two, and a quarter of an hour for every user.
const ASSUMED_HOURS: u64 = 2;

/// Tools for which somebody is there for at least an hour a month, whoever has so many of them.
const TOOLS_FOR_AN_HOUR: u64 = 10;

/// Tools for which one change more can go on at once: nobody uses so many, so there are several groups of people.
const TOOLS_FOR_A_CHANGE: u64 = 200;

/// Hours a month that keep one more introduction going; with less for each, everything is begun and nothing finished.
const HOURS_FOR_ONE: u64 = 40;

/// What an organisation can do at once.
#[derive(Clone, Copy)]
pub(super) struct Capacity {
    /// Minutes a working day of those who run the systems.
    pub(super) minutes_per_day: u32,
    /// Whether that is an assumption.
    pub(super) assumed: bool,
    /// Changes that people can bear at once.
    pub(super) parallel_changes: u32,
    /// Products that can be on their way at once, from the first trial until everybody has them.
    pub(super) introductions: usize,
}

impl Capacity {
    pub(super) fn of(inventory: &Inventory) -> Self {
        let raw = inventory.raw();
        let (users, _) = inventory.users();
        let own = raw.capacity.it_hours_per_month.map(u64::from);
        let bought = u64::from(raw.capacity.external_hours_per_month.unwrap_or(0));
        let tools = u64::try_from(inventory.tools().len()).unwrap_or(u64::MAX);
        let usual = (ASSUMED_HOURS + u64::from(users) / 4).max(tools / TOOLS_FOR_AN_HOUR);
        // Nobody changes anything in no time: nought hours are treated like no answer, and the plan says so.
        let (hours, assumed) = match own {
            Some(own) if own + bought > 0 => (own + bought, false),
            _ => (usual + bought, true),
        };
        let minutes_per_day = u32::try_from((hours * 60 / DAYS_A_MONTH).clamp(1, 10_000_000)).unwrap_or(1);
        let by_maturity = match raw.organisation.digital_maturity.unwrap_or(2) {
            0..=2 => 1,
            3 => 2,
            _ => 3,
        };
        let by_tools = u32::try_from(tools / TOOLS_FOR_A_CHANGE).unwrap_or(u32::MAX);
        let parallel_changes = raw.capacity.max_parallel_changes.unwrap_or(by_maturity.max(by_tools));
        let by_people = usize::try_from(parallel_changes).unwrap_or(usize::MAX).saturating_add(1);
        let by_hours = usize::try_from(hours / HOURS_FOR_ONE).unwrap_or(usize::MAX);
        Self { minutes_per_day, assumed, parallel_changes, introductions: by_people.max(by_hours) }
    }
}
