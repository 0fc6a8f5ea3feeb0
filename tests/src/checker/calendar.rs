//! The checker's own working days: weekdays without the public holidays of Schleswig-Holstein, from printed tables.

use std::collections::BTreeSet;
use umstieg_core::format::scalar::Date;

/// Easter Sundays as month and day, from the year 2026 on, from a printed calendar.
const EASTER: [(i16, i16); 15] = [
    (4, 5),
    (3, 28),
    (4, 16),
    (4, 1),
    (4, 21),
    (4, 13),
    (3, 28),
    (4, 17),
    (4, 9),
    (3, 25),
    (4, 13),
    (4, 5),
    (4, 25),
    (4, 10),
    (4, 1),
];

/// Years after which a plan goes on without holidays, as the planner documents.
const YEARS: i32 = 12;

/// Working days of one place.
pub(super) struct Calendar {
    holidays: BTreeSet<Date>,
}

impl Calendar {
    /// The calendar of a region; holidays are known for Schleswig-Holstein only, so tests use that region or none.
    pub(super) fn new(start: Date, region: Option<&str>) -> Self {
        let mut holidays = BTreeSet::new();
        if region == Some("DE-SH") {
            for (year, (month, day)) in (2026..).zip(EASTER) {
                let easter = Date::new(year, month, day);
                let movable = [-2, 1, 39, 50].map(|days| easter.map(|easter| easter.plus_days(days)));
                let fixed = [(1, 1), (5, 1), (10, 3), (10, 31), (12, 25), (12, 26)];
                holidays.extend(movable.into_iter().flatten());
                holidays.extend(fixed.into_iter().filter_map(|(month, day)| Date::new(year, month, day)));
            }
            let last = start.plus_months(12 * YEARS);
            holidays.retain(|day| *day < last);
        }
        Self { holidays }
    }

    pub(super) fn is_working_day(&self, day: Date) -> bool {
        day.weekday() <= 5 && !self.holidays.contains(&day)
    }

    /// Working days from one day to another, both included.
    pub(super) fn days(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let last = to.day_number();
        (0..)
            .map(move |days| from.plus_days(days))
            .take_while(move |day| day.day_number() <= last && *day < Date::LATEST)
            .filter(|day| self.is_working_day(*day))
    }
}
