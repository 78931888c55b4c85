//! On which days a rule holds.
//!
//! Owns: the day selectors of the notation (years, dates, seasons, weeks, weekdays, holidays). In: a rule
//! and a day. Out: yes or no.
//!
//! **Invariant:** an impossible date (29 February in a common year) holds on no day.
//!
//! Deliberately absent: times of the day.

use jiff::civil::{Date, Weekday};
use opening_hours_syntax::rules::day::{
    Date as Named, DateOffset, HolidayKind, MonthdayRange, WeekDayOffset, WeekDayRange,
};

use super::calendar::{Holidays, easter};
use super::{Rule, State, plus};

impl Rule {
    /// Whether the rule's days include this one.
    pub(super) fn holds(&self, day: Date, holidays: &Holidays) -> bool {
        let selector = &self.parsed.day_selector;
        let year = i32::from(day.year());
        let week = day.iso_week_date().week().unsigned_abs();
        let years = selector.year.iter().any(|range| {
            let (range, step) = range.clone().into_parts();
            let (first, last) = (range.start().0, range.end().0);
            (first..=last).contains(&year) && (year - first) % i32::from(step.max(1)) == 0
        });
        let weeks = selector.week.iter().any(|range| {
            let (range, step) = range.clone().into_parts();
            let (first, last) = (range.start().0, range.end().0);
            (first..=last).contains(&week) && (week - first).is_multiple_of(step.max(1))
        });
        (selector.year.is_empty() || years)
            && (selector.week.is_empty() || weeks)
            && (selector.monthday.is_empty()
                || selector.monthday.iter().any(|range| dates_hold(range, day)))
            && (selector.weekday.is_empty()
                || (selector.weekday.iter()).any(|range| weekdays_hold(range, day, holidays)))
    }

    /// Whether the rule's weekdays include this one (0 for Monday), whatever else it asks for.
    pub(super) fn holds_on_weekday(&self, weekday: u8) -> bool {
        let selector = &self.parsed.day_selector.weekday;
        selector.is_empty()
            || selector.iter().any(|range| match range {
                WeekDayRange::Fixed { range, .. } => in_cycle(
                    weekday,
                    range.start().num_days_from_monday() as u8,
                    range.end().num_days_from_monday() as u8,
                ),
                WeekDayRange::Holiday { .. } => false,
            })
    }

    /// Depends on more than the weekday and on whether it is a holiday: on a date, a season, the number
    /// of the week or of the weekday in its month.
    pub(super) fn is_dated(&self) -> bool {
        let selector = &self.parsed.day_selector;
        !(selector.year.is_empty() && selector.monthday.is_empty() && selector.week.is_empty())
            || selector.weekday.iter().any(|range| match range {
                WeekDayRange::Fixed { offset, .. } => *offset != 0 || numbers(range).is_some(),
                WeekDayRange::Holiday { .. } => false,
            })
    }

    /// Names single dates only ("Dec 24"), no stretch of time.
    pub(super) fn is_single_date(&self) -> bool {
        let selector = &self.parsed.day_selector;
        !selector.monthday.is_empty()
            && selector.week.is_empty()
            && selector
                .monthday
                .iter()
                .all(|range| matches!(range, MonthdayRange::Date { start, end } if start == end))
    }

    /// Has a word about public holidays.
    pub(super) fn names_holidays(&self) -> bool {
        let is_holiday = |range: &WeekDayRange| matches!(range, WeekDayRange::Holiday { kind, .. } if *kind == HolidayKind::Public);
        self.parsed.day_selector.weekday.iter().any(is_holiday)
    }

    /// Says nothing about ordinary days.
    pub(super) fn is_only_for_holidays(&self) -> bool {
        let selector = &self.parsed.day_selector.weekday;
        !selector.is_empty()
            && (selector.iter()).all(|range| matches!(range, WeekDayRange::Holiday { .. }))
    }

    /// Whether somebody may be there by this rule.
    pub(super) fn may_be_open(&self) -> bool {
        matches!(self.state, Some(State::Open | State::Unknown))
    }
}

/// Which of the month's weekdays are meant (1 the first, -1 the last); `None` if all of them.
pub(super) fn numbers(range: &WeekDayRange) -> Option<Vec<i8>> {
    let WeekDayRange::Fixed {
        nth_from_start,
        nth_from_end,
        ..
    } = range
    else {
        return None;
    };
    if !nth_from_start.contains(&false) || !nth_from_end.contains(&false) {
        return None;
    }
    let set = |flags: &[bool; 5], sign: i8| -> Vec<i8> {
        (1..=5)
            .zip(flags)
            .filter(|(_, set)| **set)
            .map(|(number, _)| sign * number)
            .collect()
    };
    let mut all = set(nth_from_start, 1);
    all.extend(set(nth_from_end, -1));
    Some(all)
}

/// Whether `value` lies in a range that may run past the end of its cycle, as `Sa-Mo` does.
fn in_cycle(value: u8, first: u8, last: u8) -> bool {
    match first <= last {
        true => (first..=last).contains(&value),
        false => value >= first || value <= last,
    }
}

fn weekdays_hold(range: &WeekDayRange, day: Date, holidays: &Holidays) -> bool {
    match range {
        WeekDayRange::Holiday { kind, offset } => {
            *kind == HolidayKind::Public
                && plus(day, -i64::from(*offset)).is_some_and(|day| holidays.on(day).is_some())
        }
        WeekDayRange::Fixed {
            range: days,
            offset,
            ..
        } => plus(day, -i64::from(*offset)).is_some_and(|day| {
            let from_start = (day.day() - 1) / 7 + 1;
            let from_end = (day.days_in_month() - day.day()) / 7 + 1;
            in_cycle(
                day.weekday().to_monday_zero_offset().unsigned_abs(),
                days.start().num_days_from_monday() as u8,
                days.end().num_days_from_monday() as u8,
            ) && numbers(range)
                .is_none_or(|numbers| numbers.contains(&from_start) || numbers.contains(&-from_end))
        }),
    }
}

fn dates_hold(range: &MonthdayRange, day: Date) -> bool {
    let year = i32::from(day.year());
    match range {
        MonthdayRange::Month {
            range,
            year: wanted,
        } => {
            let (first, last) = (*range.start() as u8, *range.end() as u8);
            let month = day.month().unsigned_abs();
            // "Nov-Feb" began in the year before for those who read it in January.
            let begins = if month >= first { year } else { year - 1 };
            in_cycle(month, first, last) && wanted.is_none_or(|wanted| wanted.0 == begins)
        }
        MonthdayRange::Date { start, end } if start == end => {
            let fits = |year: &i32| start.0.year().is_none_or(|wanted| wanted.0 == *year);
            (year - 1..=year + 1)
                .filter(fits)
                .any(|year| resolve(*start, year, Gap::Skip) == Some(day))
        }
        MonthdayRange::Date { start, end } => {
            let holds = |(first, last): (Date, Date)| (first..=last).contains(&day);
            match (start.0.year(), end.0.year()) {
                (Some(begins), _) => stretch(*start, *end, begins.0).is_some_and(holds),
                (None, Some(ends)) => stretch(*start, *end, ends.0)
                    .or_else(|| stretch(*start, *end, ends.0 - 1))
                    .is_some_and(holds),
                (None, None) => (year - 1..=year + 1)
                    .filter_map(|begins| stretch(*start, *end, begins))
                    .any(holds),
            }
        }
    }
}

/// First and last day of a range of dates that begins in the given year.
fn stretch(
    start: (Named, DateOffset),
    end: (Named, DateOffset),
    begins: i32,
) -> Option<(Date, Date)> {
    let first = resolve(start, begins, Gap::Later)?;
    let years = match end.0.year() {
        Some(year) => [year.0, year.0],
        None => [begins, begins + 1],
    };
    years
        .into_iter()
        .filter_map(|year| resolve(end, year, Gap::Earlier))
        .find(|last| *last >= first)
        .map(|last| (first, last))
}

/// What stands for a date that its year does not have.
#[derive(Clone, Copy)]
enum Gap {
    Skip,
    Later,
    Earlier,
}

fn resolve((named, offset): (Named, DateOffset), year: i32, gap: Gap) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    let first = |month| Date::new(year, month as i8, 1).ok();
    let day = match named {
        Named::Fixed { month, day, .. } => {
            let first = first(month)?;
            let day = i64::from(day);
            let length = i64::from(first.days_in_month());
            let day = match gap {
                _ if day <= length => day,
                Gap::Skip => return None,
                Gap::Later => length + 1,
                Gap::Earlier => length,
            };
            plus(first, day - 1)?
        }
        Named::Weekday {
            month, wday, nth, ..
        } => {
            (first(month)?.nth_weekday_of_month(nth, weekday(wday.num_days_from_monday()))).ok()?
        }
        Named::Easter { .. } => easter(year)?,
    };
    let day = plus(day, offset.day_offset.into())?;
    match offset.wday_offset {
        WeekDayOffset::None => Some(day),
        WeekDayOffset::Next(target) => {
            let target = weekday(target.num_days_from_monday());
            plus(day, day.weekday().until(target).into())
        }
        WeekDayOffset::Prev(target) => {
            let target = weekday(target.num_days_from_monday());
            plus(day, -i64::from(day.weekday().since(target)))
        }
    }
}

fn weekday(from_monday: u32) -> Weekday {
    Weekday::from_monday_zero_offset((from_monday % 7) as i8).unwrap_or(Weekday::Monday)
}
