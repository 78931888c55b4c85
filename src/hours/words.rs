//! Opening hours in German words.
//!
//! Owns: how a rule reads aloud. In: a rule. Out: a line such as
//! "Oktober bis März, jeden ersten Mittwoch im Monat: 9:00–12:00 Uhr (nach Anmeldung)".
//!
//! **Invariant:** nothing that the rule says is left out of its line.
//!
//! Deliberately absent: other languages; the table of the week needs no words but the days' names.

use opening_hours_syntax::rules::RuleOperator;
use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, HolidayKind, Month, MonthdayRange, WeekDayOffset, WeekDayRange,
    WeekRange, YearRange,
};

use super::select::numbers;
use super::{Rule, State};

const DAYS: [&str; 7] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
];

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

impl Rule {
    /// The rule as a line of German.
    pub(super) fn describe(&self) -> String {
        let days = days(&self.parsed.day_selector);
        let mut times = match self.state {
            None if self.whole_day() => "geschlossen".to_string(),
            None => format!("{} geschlossen", self.clock()),
            Some(State::Open) if self.is_always_open() => "rund um die Uhr".to_string(),
            Some(State::Open) if self.whole_day() => "ganztägig".to_string(),
            Some(State::Open) => self.clock(),
            Some(State::Unknown) if self.whole_day() => String::new(),
            Some(State::Unknown) => format!("{} möglicherweise", self.clock()),
        };
        match (self.explicit.comment.clone(), times.is_empty()) {
            (Some(comment), true) => times = comment,
            (Some(comment), false) => times = format!("{times} ({comment})"),
            (None, true) => times = "nicht bekannt".to_string(),
            (None, false) => {}
        }
        if self.parsed.operator == RuleOperator::Fallback {
            times = format!("sonst {times}");
        }
        match days.is_empty() {
            true => times,
            false => format!("{days}: {times}"),
        }
    }

    fn clock(&self) -> String {
        let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
        let spans: Vec<String> = (self.times.iter())
            .map(|&(from, to, open_end)| match (open_end, to) {
                (true, 1440) => format!("ab {}", clock(from)),
                (true, _) => format!("{}–{} oder länger", clock(from), clock(wrap(to))),
                (false, _) => format!("{}–{}", clock(from), clock(wrap(to))),
            })
            .collect();
        format!("{} Uhr", list(&spans))
    }
}

/// A time of the next day as its clock shows it; midnight stays 24:00.
fn wrap(minutes: u16) -> u16 {
    match minutes > 1440 {
        true => minutes - 1440,
        false => minutes,
    }
}

fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} und {last}", all.join(", ")),
    }
}

fn days(selector: &DaySelector) -> String {
    let all = [
        words(&selector.year, year),
        words(&selector.monthday, dates),
        words(&selector.week, week),
        words(&selector.weekday, weekdays),
    ];
    all.into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn words<T>(parts: &[T], word: fn(&T) -> String) -> String {
    list(&parts.iter().map(word).collect::<Vec<_>>())
}

fn year(range: &YearRange) -> String {
    let (range, step) = range.clone().into_parts();
    match (range.start().0, range.end().0) {
        (first, last) if first == last => first.to_string(),
        (first, 9999) => format!("ab {first}"),
        (first, last) if step > 1 => format!("{first} bis {last} alle {step} Jahre"),
        (first, last) => format!("{first} bis {last}"),
    }
}

fn week(range: &WeekRange) -> String {
    let (range, step) = range.clone().into_parts();
    match (range.start().0, range.end().0) {
        (1, 52 | 53) if step == 2 => "ungerade Kalenderwochen".into(),
        (2, 52 | 53) if step == 2 => "gerade Kalenderwochen".into(),
        (first, last) if first == last => format!("Kalenderwoche {first}"),
        (first, last) if step > 1 => {
            format!("Kalenderwochen {first} bis {last}, jede {step}.")
        }
        (first, last) => format!("Kalenderwochen {first} bis {last}"),
    }
}

fn dates(range: &MonthdayRange) -> String {
    match range {
        MonthdayRange::Month { range, year } => {
            let (first, last) = (month(*range.start()), month(*range.end()));
            let year = year.map(|year| format!(" {}", year.0)).unwrap_or_default();
            match first == last {
                true => format!("{first}{year}"),
                false => format!("{first} bis {last}{year}"),
            }
        }
        MonthdayRange::Date { start, end } if start == end => date(start),
        // An open end of the notation ("Oct 1+") is given as the last day there is.
        MonthdayRange::Date { start, end } if end.0.year().is_some_and(|year| year.0 == 9999) => {
            format!("ab {}", date(start))
        }
        MonthdayRange::Date { start, end } => format!("{} bis {}", date(start), date(end)),
    }
}

fn month(month: Month) -> &'static str {
    MONTHS[month as usize - 1]
}

fn date((date, offset): &(Date, DateOffset)) -> String {
    let name = match *date {
        Date::Fixed { month: of, day, .. } => format!("{day}. {}", month(of)),
        Date::Weekday {
            month: of,
            wday,
            nth,
            ..
        } => {
            let day = DAYS[wday.num_days_from_monday() as usize];
            format!("{} {day} im {}", ordinal(nth), month(of))
        }
        Date::Easter { .. } => "Ostersonntag".to_string(),
    };
    let year = date
        .year()
        .map(|year| format!(" {}", year.0))
        .unwrap_or_default();
    let name = format!("{}{name}{year}", shift(offset.day_offset));
    match offset.wday_offset {
        WeekDayOffset::None => name,
        WeekDayOffset::Next(day) => format!("{} ab {name}", day_name(day.num_days_from_monday())),
        WeekDayOffset::Prev(day) => {
            format!("{} bis {name}", day_name(day.num_days_from_monday()))
        }
    }
}

fn day_name(from_monday: u32) -> &'static str {
    DAYS[from_monday as usize % 7]
}

/// "2 Tage nach " and the like, to stand before what it counts from.
fn shift(days: i16) -> String {
    let unit = if days.abs() == 1 { "Tag" } else { "Tage" };
    match days {
        0 => String::new(),
        1.. => format!("{days} {unit} nach "),
        _ => format!("{} {unit} vor ", -days),
    }
}

fn ordinal(number: i8) -> String {
    match number {
        1 => "erster".into(),
        -1 => "letzter".into(),
        -2 => "vorletzter".into(),
        2.. => format!("{number}."),
        _ => format!("{}.-letzter", -number),
    }
}

fn weekdays(range: &WeekDayRange) -> String {
    match range {
        WeekDayRange::Holiday { kind, offset } => {
            let name = match kind {
                HolidayKind::Public => "Feiertage",
                HolidayKind::School => "Schulferien",
            };
            match shift(*offset) {
                none if none.is_empty() => name.to_string(),
                shift => format!("{shift}Feiertagen"),
            }
        }
        WeekDayRange::Fixed {
            range: days,
            offset,
            ..
        } => {
            let first = day_name(days.start().num_days_from_monday());
            let last = day_name(days.end().num_days_from_monday());
            let name = match first == last {
                true => first.to_string(),
                false => format!("{first} bis {last}"),
            };
            let numbers = numbers(range)
                .map(|numbers| words(&numbers, |number| ordinal(*number)))
                .map(|numbers| format!("{numbers} {name} im Monat"))
                .unwrap_or(name);
            format!("{}{numbers}", shift(*offset))
        }
    }
}
