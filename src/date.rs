//! Calendar days, dates that are only as precise as their source, and intervals of checking.
//!
//! Owns: their forms in files (`2024`, `2024-03`, `2024-03-15`, `6 months`) and their arithmetic.
//! In: text. Out: values that can be compared.
//! **Invariant:** a [`PartialDate`] is a day that exists in the Gregorian calendar, or a month or year of it.
//! Deliberately absent: clocks and time zones. Today is an input.

use std::fmt;

use jiff::ToSpan;
use jiff::civil;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Date> {
        match PartialDate::parse(text)? {
            PartialDate::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The day as the number `YYYYMMDD`, which sorts as days do.
    pub fn number(self) -> u32 {
        let Date(day) = self;
        let year = u32::try_from(day.year()).unwrap_or_default();
        let [month, day] = [day.month(), day.day()].map(|part| u32::from(part.unsigned_abs()));
        (year * 100 + month) * 100 + day
    }

    /// The day of this many seconds after 1970-01-01T00:00Z, in Germany.
    pub fn from_unix_seconds(seconds: i64) -> Option<Date> {
        let stamp = jiff::Timestamp::from_second(seconds).ok()?;
        let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap_or(jiff::tz::TimeZone::UTC);
        Some(Date(stamp.to_zoned(zone).date()))
    }

    /// The day for those who count days.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// Year, month, day.
    pub fn ymd(self) -> (i32, u32, u32) {
        (
            i32::from(self.0.year()),
            self.0.month().unsigned_abs().into(),
            self.0.day().unsigned_abs().into(),
        )
    }

    /// The first day of its month.
    pub fn first_of_month(self) -> Date {
        Date(self.0.first_of_month())
    }

    /// The day after this one; the last day there is stays.
    pub fn next(self) -> Date {
        Date(self.0.saturating_add(1.days()))
    }

    /// The day after an interval. Days that do not exist become the last of their month.
    pub fn plus(self, interval: Interval) -> Date {
        Date(self.0.saturating_add(i64::from(interval.months).months()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A date as precise as its source: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let parts: Vec<&str> = text.split('-').collect();
        let year = digits(parts.first()?, 4).filter(|y| *y >= 1000)?;
        let month = match parts.get(1) {
            Some(part) => i8::try_from(digits(part, 2)?).ok()?,
            None => return Some(PartialDate::Year(year)),
        };
        civil::Date::new(year, month, 1).ok()?;
        let day = match parts.get(2) {
            Some(part) => i8::try_from(digits(part, 2)?).ok()?,
            None => return Some(PartialDate::Month(year, month)),
        };
        if parts.len() > 3 {
            return None;
        }
        civil::Date::new(year, month, day)
            .ok()
            .map(|date| PartialDate::Day(Date(date)))
    }

    /// The last day it covers. An office that was checked "in 2024" is taken at its best.
    pub fn last_day(self) -> Date {
        match self {
            PartialDate::Year(year) => Date(civil::date(year, 12, 31)),
            PartialDate::Month(year, month) => Date(civil::date(year, month, 1).last_of_month()),
            PartialDate::Day(date) => date,
        }
    }

    /// The first day it covers.
    pub fn first_day(self) -> Date {
        match self {
            PartialDate::Year(year) => Date(civil::date(year, 1, 1)),
            PartialDate::Month(year, month) => Date(civil::date(year, month, 1)),
            PartialDate::Day(date) => date,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(year) => write!(f, "{year:04}"),
            PartialDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDate::Day(date) => date.fmt(f),
        }
    }
}

/// An interval of checking, in whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Its length in months, 1 to 1200.
    pub months: u16,
}

impl Default for Interval {
    fn default() -> Interval {
        Interval { months: 12 }
    }
}

impl Interval {
    /// Reads `N months` or `N years`.
    pub fn parse(text: &str) -> Option<Interval> {
        let (count, unit) = text.trim().split_once(' ')?;
        let count: u16 = count.parse().ok()?;
        let months = match unit.trim() {
            "month" | "months" => count,
            "year" | "years" => count.checked_mul(12)?,
            _ => return None,
        };
        (1..=1200).contains(&months).then_some(Interval { months })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_written() {
        for text in ["2024", "2024-03", "2024-02-29"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "24",
            "2024-3",
            "2024-13",
            "2023-02-29",
            "2024-02-29-1",
            "gestern",
            "2024-",
            "0000",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_days_sort_as_days_do() {
        let number = |text| Date::parse(text).unwrap().number();
        assert_eq!(number("2026-11-05"), 20_261_105);
        assert!(number("2025-12-31") < number("2026-01-01"));
    }

    #[test]
    fn a_year_lasts_until_its_last_day() {
        let due = PartialDate::parse("2024").unwrap().last_day();
        assert_eq!(due.plus(Interval { months: 2 }).to_string(), "2025-02-28");
    }

    #[test]
    fn intervals_are_months_or_years() {
        assert_eq!(Interval::parse("6 months"), Some(Interval { months: 6 }));
        assert_eq!(Interval::parse("2 years"), Some(Interval { months: 24 }));
        for text in ["", "6", "6 weeks", "0 months", "-1 months", "70000 years"] {
            assert_eq!(Interval::parse(text), None, "{text}");
        }
    }
}
