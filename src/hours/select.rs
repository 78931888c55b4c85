//! On which days a rule holds.
//!
//! Owns: the day selectors of the notation (years, dates, seasons, weeks, weekdays, holidays). In: a rule
//! and a day number. Out: yes or no.
//!
//! **Invariant:** an impossible date (29 February in a common year) holds on no day.
//!
//! Deliberately absent: times of the day.

use opening_hours_syntax::rules::day::{
    Date, DateOffset, HolidayKind, MonthdayRange, WeekDayOffset, WeekDayRange,
};

use super::calendar::{self, Holidays};
use super::{Rule, State};

impl Rule {
    /// Whether the rule's days include this one.
    pub(super) fn holds(&self, day: i32, holidays: &Holidays) -> bool {
        let selector = &self.parsed.day_selector;
        let year = calendar::date_of(day).0;
        let week = calendar::iso_week(day);
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

fn weekdays_hold(range: &WeekDayRange, day: i32, holidays: &Holidays) -> bool {
    match range {
        WeekDayRange::Holiday { kind, offset } => {
            *kind == HolidayKind::Public && holidays.on(day - i32::from(*offset)).is_some()
        }
        WeekDayRange::Fixed {
            range: days,
            offset,
            ..
        } => {
            let day = day - i32::from(*offset);
            let (year, month, of_month) = calendar::date_of(day);
            let from_start = (of_month as i8 - 1) / 7 + 1;
            let from_end = (calendar::days_in_month(year, month) - of_month) as i8 / 7 + 1;
            in_cycle(
                calendar::weekday(day),
                days.start().num_days_from_monday() as u8,
                days.end().num_days_from_monday() as u8,
            ) && numbers(range)
                .is_none_or(|numbers| numbers.contains(&from_start) || numbers.contains(&-from_end))
        }
    }
}

fn dates_hold(range: &MonthdayRange, day: i32) -> bool {
    let (year, month, _) = calendar::date_of(day);
    match range {
        MonthdayRange::Month {
            range,
            year: wanted,
        } => {
            let (first, last) = (*range.start() as u8, *range.end() as u8);
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
            let holds = |(first, last): (i32, i32)| (first..=last).contains(&day);
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
fn stretch(start: (Date, DateOffset), end: (Date, DateOffset), begins: i32) -> Option<(i32, i32)> {
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

fn resolve((date, offset): (Date, DateOffset), year: i32, gap: Gap) -> Option<i32> {
    let day = match date {
        Date::Fixed { month, day, .. } => {
            let length = calendar::days_in_month(year, month as u8);
            let day = match gap {
                _ if day <= length => day,
                Gap::Skip => return None,
                Gap::Later => length + 1,
                Gap::Earlier => length,
            };
            calendar::day_number((year, month as u8, 1)) + i32::from(day) - 1
        }
        Date::Weekday {
            month, wday, nth, ..
        } => nth_weekday(year, month as u8, wday.num_days_from_monday() as u8, nth)?,
        Date::Easter { .. } => calendar::easter(year),
    };
    let day = day + i32::from(offset.day_offset);
    let away = |target: u32| (target as i32 - i32::from(calendar::weekday(day))).rem_euclid(7);
    Some(match offset.wday_offset {
        WeekDayOffset::None => day,
        WeekDayOffset::Next(target) => day + away(target.num_days_from_monday()),
        WeekDayOffset::Prev(target) => day - (7 - away(target.num_days_from_monday())) % 7,
    })
}

/// The nth such weekday of the month, counted from its end if `nth` is negative.
fn nth_weekday(year: i32, month: u8, wanted: u8, nth: i8) -> Option<i32> {
    let length = i32::from(calendar::days_in_month(year, month));
    let first = calendar::day_number((year, month, 1));
    let wanted = i32::from(wanted);
    let day = if nth > 0 {
        let gap = (wanted - i32::from(calendar::weekday(first))).rem_euclid(7);
        first + gap + 7 * (i32::from(nth) - 1)
    } else {
        let last = first + length - 1;
        let gap = (i32::from(calendar::weekday(last)) - wanted).rem_euclid(7);
        last - gap - 7 * (-i32::from(nth) - 1)
    };
    (nth != 0 && (first..first + length).contains(&day)).then_some(day)
}
