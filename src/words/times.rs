//! Opening hours as a table, and as data from which the page computes "open now".
//!
//! The page gets the pattern of each weekday and the days that differ from it, up to a horizon; after the horizon it
//! says nothing. Local wall time is all it needs, since the clock of the office is the clock of the visitor's question.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::date::Date;
use crate::hours::{Holidays, Hours, State, TimeRange, days_since_2020};
use crate::site::Site;
use crate::theme::Arg;
use crate::words::{Txt, Words};

/// For how many days from the first of the month "open now" is prepared: on each of its days for 400 more.
const HORIZON: u32 = 431;
const DAY: i32 = 24 * 60;

/// Opening hours on a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct HoursView {
    pub(crate) always: bool,
    /// Rows of the table; empty where the hours change with the season.
    pub(crate) rows: Vec<HoursRow>,
    /// What no table can show: seasons, exceptions, remarks.
    pub(crate) lines: Vec<Txt>,
    /// Data for "open now", as JSON.
    pub(crate) data: Option<String>,
}

/// One or more days in a row with the same hours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct HoursRow {
    pub(crate) days: String,
    /// Empty = closed.
    pub(crate) times: Vec<Time>,
}

/// A stretch of a day in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Time {
    pub(crate) text: String,
    pub(crate) comment: Option<Txt>,
}

/// "Open now" for all hours of a site. Many offices keep the same hours, and every language shows the same data,
/// so each text is evaluated once.
#[derive(Default)]
pub(crate) struct OpenNow {
    by_source: BTreeMap<String, String>,
}

impl OpenNow {
    /// Empty where the region is unknown: without its holidays nothing can be said.
    pub(crate) fn new(site: &Site) -> OpenNow {
        let Some(holidays) = Holidays::for_region(&site.settings.region) else {
            return OpenNow::default();
        };
        let records = site.organizations.iter();
        let contacts = records.flat_map(|record| record.all_contacts());
        let hours: BTreeMap<&str, &Hours> = contacts
            .filter_map(|contacts| contacts.hours.as_ref())
            .map(|hours| (hours.source(), hours))
            .collect();
        let by_source = hours
            .into_par_iter()
            .map(|(source, hours)| {
                let data = data(hours, &holidays, site.today);
                (source.to_owned(), data.to_string())
            })
            .collect();
        OpenNow { by_source }
    }
}

/// The hours in words, and the data for "open now" where that is to be said.
pub(crate) fn view(hours: &Hours, words: Words<'_>, open_now: Option<&OpenNow>) -> HoursView {
    let regular = hours.regular();
    let always = hours.always_open();
    HoursView {
        always,
        rows: match regular && !always {
            true => rows(&hours.week(), words),
            false => Vec::new(),
        },
        lines: match always {
            true => Vec::new(),
            false => hours
                .lines()
                .iter()
                .map(|line| words.german(line))
                .collect(),
        },
        data: open_now.and_then(|all| all.by_source.get(hours.source()).cloned()),
    }
}

fn rows(week: &[Vec<TimeRange>; 7], words: Words<'_>) -> Vec<HoursRow> {
    let day = |number: usize| words.tr(&format!("weekday-{}", number + 1));
    let mut rows = Vec::new();
    let mut start = 0;
    while start < 7 {
        let mut end = start;
        while end < 6 && week[end + 1] == week[start] {
            end += 1;
        }
        let days = match end - start {
            0 => day(start),
            _ => words.with(
                "weekdays",
                &[
                    ("first", Arg::Text(day(start))),
                    ("last", Arg::Text(day(end))),
                ],
            ),
        };
        let times = week[start].iter().map(|span| time(span, words)).collect();
        rows.push(HoursRow { days, times });
        start = end + 1;
    }
    rows
}

fn time(span: &TimeRange, words: Words<'_>) -> Time {
    let whole_day = span.from == 0 && span.to == 1440;
    let text = match (span.state, whole_day, span.open_end) {
        // "Nach Vereinbarung" the whole day: the comment says it all.
        (State::Unknown, true, _) if span.comment.is_some() => String::new(),
        (State::Unknown, true, _) => words.tr("hours-by-arrangement"),
        (State::Open, true, false) => words.tr("hours-all-day"),
        (_, _, true) => words.of("hours-from", "from", words.clock(span.from)),
        _ => words.with(
            "hours-span",
            &[
                ("from", Arg::Text(words.clock(span.from))),
                ("to", Arg::Text(words.clock(span.to))),
            ],
        ),
    };
    Time {
        text,
        comment: span.comment.as_deref().map(|comment| words.german(comment)),
    }
}

/// `from`: the first of the month, so that the data of a page change once a month instead of every night; `week`: Monday
/// first, `[from, to]` in minutes of the day; `days`: days from the first whose hours differ; `maybe…`: the same for hours
/// that are not certain.
fn data(hours: &Hours, holidays: &Holidays, today: Date) -> Value {
    let start = today.first_of_month();
    let from = start.civil();
    let first = days_since_2020(from);
    let open = pattern(&hours.intervals(from, HORIZON, holidays), first);
    let maybe = pattern(&hours.uncertain(from, HORIZON, holidays), first);
    let mut data = json!({
        "from": start.to_string(),
        "horizon": HORIZON,
        "week": open.week,
        "days": open.days,
    });
    if maybe.week.iter().any(|day| !day.is_empty()) || !maybe.days.is_empty() {
        data["maybeWeek"] = json!(maybe.week);
        data["maybeDays"] = json!(maybe.days);
    }
    data
}

type Stretches = Vec<(i32, i32)>;

struct Pattern {
    week: [Stretches; 7],
    days: BTreeMap<u32, Stretches>,
}

/// Days are compared with the most common day of the same weekday, so that a year of hours is a few numbers.
fn pattern(intervals: &[(i32, i32)], first: i32) -> Pattern {
    let mut days: Vec<Stretches> = vec![Vec::new(); HORIZON as usize];
    for &(start, end) in intervals {
        let mut from = start;
        while from < end {
            let day = from.div_euclid(DAY);
            let to = end.min((day + 1) * DAY);
            let index = usize::try_from(day - first).ok();
            if let Some(day_spans) = index.and_then(|index| days.get_mut(index)) {
                day_spans.push((from - day * DAY, to - day * DAY));
            }
            from = to;
        }
    }
    // 2020-01-01 was a Wednesday, number 2 when Monday is 0.
    let weekday = |index: usize| (index as i64 + i64::from(first) + 2).rem_euclid(7) as usize;
    let week: [Stretches; 7] = std::array::from_fn(|wanted| {
        let mut seen: BTreeMap<&Stretches, usize> = BTreeMap::new();
        for (index, spans) in days.iter().enumerate() {
            if weekday(index) == wanted {
                *seen.entry(spans).or_default() += 1;
            }
        }
        let most = seen.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(spans, _)| spans.clone()).unwrap_or_default()
    });
    let differing = days
        .iter()
        .enumerate()
        .filter(|(index, spans)| **spans != week[weekday(*index)])
        .map(|(index, spans)| (index as u32, spans.clone()))
        .collect();
    Pattern {
        week,
        days: differing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_hours_is_a_week_and_its_exceptions() {
        let holidays = Holidays::for_region("DE-NW").unwrap();
        let hours = Hours::parse("Mo-Fr 08:00-12:00").unwrap();
        let today = Date::parse("2026-11-23").unwrap();
        let yesterday = Date::parse("2026-11-22").unwrap();
        let before = data(&hours, &holidays, yesterday);
        let data = data(&hours, &holidays, today);
        assert_eq!(data, before, "data change with the month");
        assert_eq!(data["week"][0], json!([[480, 720]]));
        assert_eq!(data["week"][6], json!([]));
        // Friday, 25 December 2026, is the 54th day after the first of November, on which the data begin.
        assert_eq!(data["days"]["54"], json!([]));
        assert!(data["days"].as_object().unwrap().len() < 15);
    }
}
