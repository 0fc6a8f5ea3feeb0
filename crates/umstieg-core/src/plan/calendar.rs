//! Working days: Monday to Friday without the public holidays of the region and the days between the years.

use crate::inventory::Inventory;
use umstieg_format::scalar::{Date, RegionCode};

/// Years that a calendar spans, and so the longest plan.
pub(super) const YEARS: i16 = 40;

/// Days from Monday to Friday of the month that has the most of them.
const MOST_DAYS_A_MONTH: u32 = 23;

/// The working days from a first day on, numbered from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkCalendar {
    days: Vec<Date>,
}

/// The day on which a plan that is made on a day can begin.
pub(super) fn first_day(inventory: &Inventory, as_of: Date) -> Date {
    inventory.raw().planning.start.unwrap_or(as_of).max(as_of)
}

impl WorkCalendar {
    /// The working days of a region from `start` on.
    #[must_use]
    pub fn new(start: Date, region: Option<&RegionCode>) -> Self {
        let mut off = Vec::new();
        for year in start.year()..start.year().saturating_add(YEARS + 1) {
            off.extend(holidays(year, region));
            off.extend(quiet_days(year, region));
        }
        off.sort_unstable();
        let mut off = off.into_iter().peekable();
        let last = start.plus_months(i32::from(YEARS) * 12);
        let mut days = Vec::new();
        let (mut day, mut weekday) = (start, start.weekday());
        // Every plan makes a calendar: nothing is looked up for a day that comes in turn anyway.
        while day < last {
            while off.next_if(|free| *free < day).is_some() {}
            if weekday <= 5 && off.peek() != Some(&day) {
                days.push(day);
            }
            day = day.next_day();
            weekday = weekday % 7 + 1;
        }
        Self { days }
    }

    /// The working days of an inventory's plan that is made on a day: from then on, or from the start that is asked for.
    #[must_use]
    pub fn of(inventory: &Inventory, as_of: Date) -> Self {
        Self::new(first_day(inventory, as_of), inventory.raw().organisation.region.as_ref())
    }

    /// Working days that last so many months whenever they begin: what is asked of others for three months is not answered
    /// after two and a half because there were few holidays.
    #[must_use]
    pub fn days_of(&self, months: u16) -> u32 {
        let mut most = 0;
        let mut until = 0;
        for (from, day) in self.days.iter().enumerate() {
            let end = day.plus_months(i32::from(months));
            while self.days.get(until).is_some_and(|day| *day < end) {
                until += 1;
            }
            if until == self.days.len() {
                break;
            }
            most = most.max(until - from);
        }
        // Longer than the calendar, or nearly so.
        let at_most = u32::from(months) * MOST_DAYS_A_MONTH;
        if most == 0 { at_most } else { u32::try_from(most).unwrap_or(at_most) }
    }

    /// How many working days there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.days.len()).unwrap_or(u32::MAX)
    }

    /// The date of a working day by its number; the last one for every number beyond the calendar.
    #[must_use]
    pub fn date(&self, number: u32) -> Date {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        self.days.get(at).or(self.days.last()).copied().unwrap_or(Date::LATEST)
    }

    /// The number of the first working day on or after a date.
    #[must_use]
    pub fn on_or_after(&self, date: Date) -> u32 {
        u32::try_from(self.days.partition_point(|day| *day < date)).unwrap_or(u32::MAX)
    }

    /// The first working day on or after a date.
    pub(super) fn first_from(&self, date: Date) -> Date {
        self.date(self.on_or_after(date))
    }

    /// The last working day on or before a date; `None` if the date lies before the first one.
    pub(super) fn last_until(&self, date: Date) -> Option<Date> {
        self.after(date).checked_sub(1).map(|number| self.date(number))
    }

    /// The number after the last working day on or before a date; 0 if the date lies before the first.
    #[must_use]
    pub fn after(&self, date: Date) -> u32 {
        u32::try_from(self.days.partition_point(|day| *day <= date)).unwrap_or(u32::MAX)
    }
}

/// Christmas Eve to New Year's Eve, where the calendar is known: no law closes them, but nobody learns a new program or is
/// there to help between the years. Policy.
fn quiet_days(year: i16, region: Option<&RegionCode>) -> impl Iterator<Item = Date> {
    let known = is_known(region);
    [24, 27, 28, 29, 30, 31]
        .into_iter()
        .filter(move |_| known)
        .filter_map(move |day| Date::new(year, 12, day))
}

/// The days between the years on which nothing is planned, from one day to another, both included: those of the years that a
/// plan reaches into.
pub(super) fn quiet_periods(start: Date, end: Date, region: Option<&RegionCode>) -> Vec<(Date, Date)> {
    let years = start.year()..=end.year();
    let of_year = |year| {
        let days = || quiet_days(year, region);
        Some((days().min()?, days().max()?))
    };
    years.filter_map(of_year).filter(|(from, to)| *from <= end && start <= *to).collect()
}

/// Whether the holidays of a region are known.
fn is_known(region: Option<&RegionCode>) -> bool {
    region.and_then(RegionCode::country).is_some_and(|country| country.as_str() == "DE")
}

/// Public holidays of a year. Known for Germany and its states; elsewhere none.
///
/// Compared on 2026-11-22 with the laws of the states and with four collections (`holidays` for Python, date-holidays,
/// feiertagejs, OpenHolidays) for 2019 to 2040. Left out are holidays that always fall on a Sunday and those of
/// municipalities (Augsburg, Corpus Christi in parts of Saxony and Thuringia). Assumption Day counts for all of
/// Bavaria, because most of its municipalities keep it. The movable ones follow Easter (Gauss's method in the form of
/// Lichtenberg).
fn holidays(year: i16, region: Option<&RegionCode>) -> Vec<Date> {
    let Some(region) = region.filter(|region| is_known(Some(region))) else { return Vec::new() };
    let state = region.as_str().strip_prefix("DE-").unwrap_or_default();
    let is = |states: &[&str]| states.contains(&state);
    let easter = easter(year);
    let mut days: Vec<Option<Date>> = vec![
        Date::new(year, 1, 1),
        easter.map(|day| day.plus_days(-2)),
        easter.map(|day| day.plus_days(1)),
        Date::new(year, 5, 1),
        easter.map(|day| day.plus_days(39)),
        easter.map(|day| day.plus_days(50)),
        Date::new(year, 10, 3),
        Date::new(year, 12, 25),
        Date::new(year, 12, 26),
    ];
    if is(&["BW", "BY", "ST"]) {
        days.push(Date::new(year, 1, 6));
    }
    if is(&["BE", "MV"]) {
        days.push(Date::new(year, 3, 8));
    }
    if is(&["BW", "BY", "HE", "NW", "RP", "SL"]) {
        days.push(easter.map(|day| day.plus_days(60)));
    }
    if is(&["BY", "SL"]) {
        days.push(Date::new(year, 8, 15));
    }
    if is(&["TH"]) {
        days.push(Date::new(year, 9, 20));
    }
    if is(&["BB", "HB", "HH", "MV", "NI", "SH", "SN", "ST", "TH"]) {
        days.push(Date::new(year, 10, 31));
    }
    if is(&["BW", "BY", "NW", "RP", "SL"]) {
        days.push(Date::new(year, 11, 1));
    }
    if is(&["SN"]) {
        // Day of repentance: the Wednesday before 23 November.
        let before = Date::new(year, 11, 22);
        days.push(before.map(|day| day.plus_days(-i32::from((day.weekday() + 4) % 7))));
    }
    days.into_iter().flatten().collect()
}

/// Easter Sunday of a year of the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let x = i32::from(year);
    let k = x / 100;
    let m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
    let s = 2 - (3 * k + 3) / 4;
    let a = x % 19;
    let d = (19 * a + m) % 30;
    let r = (d + a / 11) / 29;
    let og = 21 + d - r;
    let sz = 7 - (x + x / 4 + s) % 7;
    let oe = 7 - (og - sz) % 7;
    Date::new(year, 3, 1).map(|march| march.plus_days(og + oe - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn easter_falls_on_the_known_days() {
        for (year, day) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(date(day)));
        }
    }

    #[test]
    fn weekends_and_holidays_of_the_state_are_no_working_days() {
        let region = RegionCode::parse("DE-SH").expect("a region");
        let calendar = WorkCalendar::new(date("2027-10-29"), Some(&region));
        // Friday, then Monday: 31 October 2027, a holiday in Schleswig-Holstein, is a Sunday.
        assert_eq!(calendar.date(1), date("2027-11-01"));
        assert_eq!(calendar.on_or_after(date("2027-12-25")), calendar.on_or_after(date("2027-12-27")));
        let calendar = WorkCalendar::new(date("2028-10-30"), Some(&region));
        assert_eq!(calendar.date(1), date("2028-11-01"));
    }

    #[test]
    fn repentance_day_of_saxony_is_a_wednesday() {
        let region = RegionCode::parse("DE-SN").expect("a region");
        for (year, day) in [(2025, "2025-11-19"), (2026, "2026-11-18"), (2027, "2027-11-17")] {
            assert!(holidays(year, Some(&region)).contains(&date(day)), "{year}");
        }
    }

    #[test]
    fn the_calendar_ends_after_forty_years() {
        let calendar = WorkCalendar::new(date("2027-01-01"), None);
        assert!(calendar.date(10_000) > calendar.date(9_000));
        assert_eq!(calendar.date(calendar.len()), date("2066-12-31"));
        assert_eq!(calendar.date(u32::MAX), date("2066-12-31"));
    }
}
