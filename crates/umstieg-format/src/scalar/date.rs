//! Calendar dates without time or zone.

use super::string_value;
use crate::message;
use crate::message::Message;
use std::fmt;

/// A calendar date, written `2027-01-31`; years 1980 to 2199, so that a swapped digit is noticed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// Says what is wrong with `text` as a date.
pub(super) fn check(text: &str) -> Result<(), Message> {
    Date::parse(text).map(|_| ())
}

/// The date that is meant by one in another order: `22.11.2026`, `2026/11/22`, `20261122`. Whether `3/4/2026` is in March or in April,
/// nobody knows.
#[cfg(feature = "yaml")]
pub(super) fn meant(text: &str) -> Option<String> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |range| text.get(range).and_then(|part: &str| part.parse::<i16>().ok());
        return Date::new(part(0..4)?, part(4..6)?, part(6..8)?).map(|date| date.to_string());
    }
    let separator = ['.', '-', '/'].into_iter().find(|separator| text.contains(*separator))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let date = match (parts.as_slice(), separator) {
        ([year, month, day], _) if year.len() == 4 => Date::new(number(year)?, number(month)?, number(day)?),
        ([day, month, year], '.') if year.len() == 4 => {
            Date::new(number(year)?, number(month)?, number(day)?)
        }
        _ => None,
    };
    date.map(|date| date.to_string())
}

impl Date {
    /// The latest date that there is here.
    pub const LATEST: Self = Self(jiff::civil::date(2199, 12, 31));

    /// Reads `YYYY-MM-DD`; the error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let shape = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        let number =
            |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i16>().ok());
        let (true, Some(year), Some(month), Some(day)) = (shape, number(0..4), number(5..7), number(8..10))
        else {
            return Err(message!(
                en: "`{text}` is not a date; expected a calendar date as `YYYY-MM-DD`";
                de: "`{text}` ist kein Datum; erwartet wird ein Kalendertag als `YYYY-MM-DD`"
            ));
        };
        Self::new(year, month, day).ok_or_else(|| {
            message!(
                en: "`{text}` does not exist or lies outside 1980 to 2199; expected a calendar date as `YYYY-MM-DD`";
                de: "den Tag `{text}` gibt es nicht, oder er liegt außerhalb der Jahre 1980 bis 2199; erwartet wird ein Kalendertag als `YYYY-MM-DD`"
            )
        })
    }

    /// The date of a year, month and day; `None` if there is no such day or it lies outside 1980 to 2199.
    #[must_use]
    pub fn new(year: i16, month: i16, day: i16) -> Option<Self> {
        if !(1980..=2199).contains(&year) {
            return None;
        }
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Self)
    }

    /// The date that many days after 1970-01-01; dates outside 1980 to 2199 are moved to the nearest within.
    #[must_use]
    pub fn from_day_number(days: i32) -> Self {
        Self(jiff::civil::date(1980, 1, 1)).plus_days(days.saturating_sub(3652).max(0))
    }

    /// The year, 1980 to 2199.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week, 1 is Monday and 7 is Sunday.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn day_number(self) -> i32 {
        // Civil dates of four-digit years lie within ±3 million days of 1970.
        let epoch = jiff::civil::date(1970, 1, 1);
        (self.0 - epoch).get_days()
    }

    /// The date that many days later (earlier if negative); stays within 1980 to 2199.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        // Five million days reach beyond every date that there is, in either direction.
        let span = jiff::Span::new().try_days(days.clamp(-5_000_000, 5_000_000)).unwrap_or_default();
        Self::clamp(self.0.checked_add(span).ok(), days > 0)
    }

    /// The day after, at most the last of 2199. Much quicker than [`Date::plus_days`].
    #[must_use]
    pub fn next_day(self) -> Self {
        Self::clamp(self.0.tomorrow().ok(), true)
    }

    /// The date that many months later (earlier if negative); the day is cut to the month's last.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let span = jiff::Span::new().try_months(months.clamp(-100_000, 100_000)).unwrap_or_default();
        Self::clamp(self.0.checked_add(span).ok(), months > 0)
    }

    /// Keeps a moved date within the years that a [`Date`] can have.
    fn clamp(moved: Option<jiff::civil::Date>, late: bool) -> Self {
        let (first, last) = (jiff::civil::date(1980, 1, 1), jiff::civil::date(2199, 12, 31));
        Self(moved.unwrap_or(if late { last } else { first }).clamp(first, last))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

string_value!(Date, "date", "a date as `YYYY-MM-DD`");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_found() {
        for (written, meant) in [
            ("22.11.2026", Some("2026-11-22")),
            ("2.1.2026", Some("2026-01-02")),
            ("2026/1/2", Some("2026-01-02")),
            ("2026-1-2", Some("2026-01-02")),
            ("20261122", Some("2026-11-22")),
            ("3/4/2026", None),
            ("31.02.2026", None),
            ("soon", None),
        ] {
            assert_eq!(super::meant(written).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn only_existing_days_are_dates() {
        assert!(Date::parse("2028-02-29").is_ok());
        for wrong in [
            "2027-02-29",
            "2027-13-01",
            "27-01-01",
            "2027-1-1",
            "2027-01-011",
            "",
            "2027/01/01",
            "9999-01-01",
        ] {
            assert!(Date::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn day_numbers_lead_back_to_their_dates() {
        for text in ["1980-01-01", "2026-11-22", "2199-12-31"] {
            let date = Date::parse(text).expect("a date");
            assert_eq!(Date::from_day_number(date.day_number()), date);
        }
    }

    #[test]
    fn months_are_cut_to_their_last_day() {
        let date = Date::parse("2027-03-31").expect("a date");
        assert_eq!(date.plus_months(-1).to_string(), "2027-02-28");
        assert_eq!(date.plus_days(i32::MAX).to_string(), "2199-12-31");
    }

    #[test]
    fn the_next_day_is_a_day_later() {
        let mut date = Date::parse("2027-12-01").expect("a date");
        for days in 1..=500 {
            let next = date.next_day();
            assert_eq!((next, next.weekday()), (date.plus_days(1), date.weekday() % 7 + 1), "{days}");
            date = next;
        }
        assert_eq!(Date::LATEST.next_day(), Date::LATEST);
    }
}
