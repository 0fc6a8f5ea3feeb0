//! How much an organisation can do at once: the time of those who run the systems, changes that people bear, and time for
//! learning.

use crate::inventory::Inventory;
use crate::order::{Step, training_minutes};
use umstieg_schedule::MAX_AMOUNT;

/// Working days of a month: 252 a year, as there are without Saturdays, Sundays and the holidays of most German states.
pub const DAYS_A_MONTH: u64 = 21;

/// Hours a month for changes that a house has if nobody says, beside those for its users.
const ASSUMED_HOURS: u64 = 2;

/// People at computers for whom it has one hour a month more: a quarter of an hour each.
const USERS_FOR_AN_HOUR: u64 = 4;

/// Tools for which somebody is there for at least an hour a month, whoever has so many of them.
const TOOLS_FOR_AN_HOUR: u64 = 10;

/// Tools for which one change more can go on at once: nobody uses so many, so there are several groups of people.
const TOOLS_FOR_A_CHANGE: u64 = 200;

/// Hours a month that keep one more introduction going; with less for each, everything is begun and nothing finished.
const HOURS_FOR_ONE: u64 = 40;

/// Digital maturity, from 1 to 5, of who says nothing about it.
const USUAL_MATURITY: u8 = 2;

/// Changes that people can bear at once, by digital maturity from 1 to 5: one after another for who learns computers with
/// every change, never more than three, because everybody has other work, too.
const CHANGES_BY_MATURITY: [u32; 5] = [1, 1, 2, 3, 3];

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
    /// People who learn, in hundredths: all of them.
    pub(super) learners: u32,
    /// Minutes a month that each of them has for it.
    training_minutes: u64,
}

/// Hundredths that one person's time for learning is counted in, so that two short lessons fit into one day: whole people
/// would be too coarse, and finer parts would overflow with the largest staff.
const PARTS_OF_A_LEARNER: u64 = 100;

impl Capacity {
    pub(super) fn of(inventory: &Inventory) -> Self {
        let raw = inventory.raw();
        let (users, _) = inventory.users();
        let own = raw.capacity.it_hours_per_month.map(u64::from);
        let bought = u64::from(raw.capacity.external_hours_per_month.unwrap_or(0));
        let tools = u64::try_from(inventory.tools().len()).unwrap_or(u64::MAX);
        let usual = (ASSUMED_HOURS + u64::from(users) / USERS_FOR_AN_HOUR).max(tools / TOOLS_FOR_AN_HOUR);
        // Nobody changes anything in no time: nought hours are treated like no answer, and the plan says so.
        let (hours, assumed) = match own {
            Some(own) if own + bought > 0 => (own + bought, false),
            _ => (usual + bought, true),
        };
        let minutes_per_day = u32::try_from((hours * 60 / DAYS_A_MONTH).clamp(1, 10_000_000)).unwrap_or(1);
        let maturity = raw.organisation.digital_maturity.unwrap_or(USUAL_MATURITY);
        let level = usize::from(maturity.saturating_sub(1)).min(CHANGES_BY_MATURITY.len() - 1);
        let by_maturity = CHANGES_BY_MATURITY.get(level).copied().unwrap_or(1);
        let by_tools = u32::try_from(tools / TOOLS_FOR_A_CHANGE).unwrap_or(u32::MAX);
        let parallel_changes = raw.capacity.max_parallel_changes.unwrap_or(by_maturity.max(by_tools));
        let by_people = usize::try_from(parallel_changes).unwrap_or(usize::MAX).saturating_add(1);
        let by_hours = usize::try_from(hours / HOURS_FOR_ONE).unwrap_or(usize::MAX);
        // Nobody uses thousands of tools: those who do not use one learn another meanwhile.
        let groups = u64::from(by_tools.max(1));
        let learners = u64::from(users.max(1)).saturating_mul(PARTS_OF_A_LEARNER).saturating_mul(groups);
        Self {
            minutes_per_day,
            assumed,
            parallel_changes,
            introductions: by_people.max(by_hours),
            learners: u32::try_from(learners).unwrap_or(u32::MAX).min(MAX_AMOUNT),
            training_minutes: training_minutes(inventory),
        }
    }

    /// What a step of so many days takes of the time for learning, in hundredths of people. Whoever learns two programs may be
    /// one and the same person, so that no more is learned on a day than everybody together has time for.
    pub(super) fn learning(&self, step: &Step, days: u32) -> u32 {
        let minutes = u64::from(step.users) * u64::from(step.learner_minutes) * PARTS_OF_A_LEARNER;
        let days = u64::from(days.max(1));
        let parts = match self.training_minutes {
            // Who has no time learns a minute a day all the same.
            0 => minutes.div_ceil(days),
            monthly => minutes.saturating_mul(DAYS_A_MONTH).div_ceil(days.saturating_mul(monthly)),
        };
        u32::try_from(parts).unwrap_or(u32::MAX).min(self.learners)
    }
}
