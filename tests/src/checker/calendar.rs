//! The checker's own working days: weekdays without the public holidays of Germany and its states, for every year.
//!
//! The states' holidays follow their laws as of 2026; Easter follows the method of Meeus, Jones and Butcher, which has no
//! case in common with the planner's.

use umstieg_core::format::scalar::Date;

/// Holidays with a fixed day, and the states that have them; none named means all of Germany.
const FIXED: [(i8, i8, &[&str]); 11] = [
    (1, 1, &[]),
    (1, 6, &["BW", "BY", "ST"]),
    (3, 8, &["BE", "MV"]),
    (5, 1, &[]),
    (8, 15, &["BY", "SL"]),
    (9, 20, &["TH"]),
    (10, 3, &[]),
    (10, 31, &["BB", "HB", "HH", "MV", "NI", "SH", "SN", "ST", "TH"]),
    (11, 1, &["BW", "BY", "NW", "RP", "SL"]),
    (12, 25, &[]),
    (12, 26, &[]),
];

/// Holidays by their distance from Easter Sunday in days.
const MOVABLE: [(i32, &[&str]); 5] =
    [(-2, &[]), (1, &[]), (39, &[]), (50, &[]), (60, &["BW", "BY", "HE", "NW", "RP", "SL"])];

/// Working days of one place.
pub(super) struct Calendar {
    /// The state, empty for Germany as a whole; `None` where no holidays are known.
    state: Option<String>,
}

impl Calendar {
    /// The calendar of a region; holidays are known for Germany only, as the planner documents.
    pub(super) fn new(region: Option<&str>) -> Self {
        let mut words = region.unwrap_or_default().split('-');
        let german = words.next() == Some("DE");
        Self { state: german.then(|| words.next().unwrap_or_default().to_owned()) }
    }

    pub(super) fn is_working_day(&self, day: Date) -> bool {
        day.weekday() <= 5 && !self.is_holiday(day)
    }

    fn is_holiday(&self, day: Date) -> bool {
        let Some(state) = self.state.as_deref() else { return false };
        let here = |states: &[&str]| states.is_empty() || states.contains(&state);
        let fixed = FIXED
            .iter()
            .any(|(month, of_month, states)| day.month() == *month && day.day() == *of_month && here(states));
        let from_easter = easter(day.year()).map(|easter| day.day_number() - easter.day_number());
        let movable = MOVABLE.iter().any(|(days, states)| from_easter == Some(*days) && here(states));
        // Day of repentance: the Wednesday from 16 to 22 November.
        let repentance =
            state == "SN" && day.month() == 11 && (16..=22).contains(&day.day()) && day.weekday() == 3;
        // Nobody introduces software between the years, as the planner documents.
        let between_the_years = day.month() == 12 && day.day() >= 24;
        fixed || movable || repentance || between_the_years
    }

    /// Working days from one day to another, both included.
    pub(super) fn days(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let last = to.day_number();
        (0..)
            .map(move |days| from.plus_days(days))
            .take_while(move |day| day.day_number() <= last && *day < Date::LATEST)
            .filter(|day| self.is_working_day(*day))
    }

    /// The last working day before a day.
    pub(super) fn before(&self, day: Date) -> Option<Date> {
        (1..40).map(|days| day.plus_days(-days)).find(|day| self.is_working_day(*day))
    }
}

/// Easter Sunday of a year.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(i16::try_from(year).ok()?, i16::try_from(month).ok()?, i16::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_on_the_days_of_a_printed_calendar() {
        const PRINTED: [(i16, i16, i16); 16] = [
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2031, 4, 13),
            (2032, 3, 28),
            (2033, 4, 17),
            (2034, 4, 9),
            (2035, 3, 25),
            (2036, 4, 13),
            (2037, 4, 5),
            (2038, 4, 25),
            (2039, 4, 10),
            (2040, 4, 1),
            (2049, 4, 18),
        ];
        for (year, month, day) in PRINTED {
            assert_eq!(easter(year), Date::new(year, month, day), "{year}");
        }
    }

    #[test]
    fn states_have_holidays_of_their_own() {
        let day = |text| Date::parse(text).expect("a day");
        let works = |region, text| Calendar::new(region).is_working_day(day(text));
        assert!(!works(Some("DE-SN"), "2026-11-18") && works(Some("DE-SH"), "2026-11-18"));
        assert!(!works(Some("DE-SH"), "2028-10-31") && works(Some("DE"), "2028-10-31"));
        assert!(!works(Some("DE"), "2027-03-26") && works(Some("AT"), "2027-03-26"));
        assert!(works(None, "2027-01-01") && !works(None, "2027-01-02"));
    }
}
