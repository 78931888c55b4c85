//! Opening hours in the notation of OpenStreetMap.
//!
//! Owns: what `Mo-Fr 08:00-12:00; Th 14:00-18:00` means. In: the text of a record and the holidays of a
//! Land. Out: a [`Hours`] with a table of the typical week, the exceptions from it in German words,
//! and intervals of local wall time for "open now".
//!
//! **Invariant:** a moment that is not known to be open is never reported as open, and one that is not
//! known to be closed is reported by [`Hours::uncertain`], never silently left out.
//!
//! Deliberately absent: time zones (all times are wall time where the door is), sunrise and sunset, and
//! school holidays; the last two are refused by [`Hours::parse`], since a wrong "open" is worse than an
//! error. The evaluator is our own: the `opening-hours` crate forgets that hours past midnight belong to
//! the day on which they began, so that Good Friday's closed bar is open on Saturday at one. The crate's
//! parser is used, and where no hours pass midnight the tests hold both evaluators to the same answer.

mod calendar;
mod hints;
mod select;
mod words;

use std::fmt;
use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

pub use calendar::Holidays;

const DAY: u16 = 24 * 60;

/// Opening hours that have been understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    source: String,
    rules: Vec<Rule>,
    warnings: Vec<HoursWarning>,
}

/// Why a text is not understood as opening hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursError {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to write instead, where that is known.
    pub hint: Option<String>,
    /// The bytes of the text that the message is about; always on character boundaries.
    pub span: Range<usize>,
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for HoursError {}

/// Hours that are understood, but probably mean something else than their author thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursWarning {
    /// What is suspicious: lower case, no full stop.
    pub message: String,
    /// What to write instead.
    pub hint: String,
    /// The bytes of the text that the message is about.
    pub span: Range<usize>,
}

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Open; possibly on a condition that the comment names ("nach Anmeldung").
    Open,
    /// Not known from the hours alone: "nach Vereinbarung", or after an open end.
    Unknown,
}

/// A stretch of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// Minutes from midnight.
    pub from: u16,
    /// Minutes from the same midnight; more than 1440 where the span ends on the next day.
    pub to: u16,
    /// No end is known: after `from` (if `to` is 1440), or after `to`, it may stay open longer.
    pub open_end: bool,
    /// Whether it is open or only possibly open.
    pub state: State,
    /// The author's own words: "nach Termin".
    pub comment: Option<String>,
}

/// One rule of the notation, from one separator (`;`, `,`, `||`) to the next.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    parsed: RuleSequence,
    state: Option<State>,
    times: Vec<(u16, u16, bool)>,
    explicit: hints::Explicit,
    span: Range<usize>,
}

impl Hours {
    /// Reads hours in the notation of OpenStreetMap, such as
    /// `Mo-Fr 08:00-11:30; Th 08:00-11:30,13:30-16:00`.
    ///
    /// On public holidays they are closed, unless the text has a rule for `PH`, a rule for that very
    /// date, or is `24/7`.
    pub fn parse(text: &str) -> Result<Hours, HoursError> {
        let rules: Vec<Rule> = hints::checked(text)?
            .into_iter()
            .map(|(rule, span)| Rule::new(rule, text, span))
            .collect();
        let warnings = hints::warnings(text, &rules);
        Ok(Hours {
            source: text.trim().to_string(),
            rules,
            warnings,
        })
    }

    /// The text as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What is allowed, but probably not meant.
    pub fn warnings(&self) -> &[HoursWarning] {
        &self.warnings
    }

    /// Open around the clock on every day, holidays included: `24/7`, without a word about how.
    pub fn always_open(&self) -> bool {
        let plain = |rule: &Rule| rule.is_always_open() && rule.explicit.comment.is_none();
        matches!(self.rules.as_slice(), [rule] if plain(rule))
    }

    /// Whether [`Hours::week`] is true of every week but for what [`Hours::exceptions`] lists. Otherwise
    /// the hours depend on the season or on the number of the week, and [`Hours::describe`] is the
    /// honest way to show them.
    pub fn regular(&self) -> bool {
        let (mut base, mut honest) = (false, true);
        for rule in &self.rules {
            match rule.is_dated() {
                false => base = true,
                true => honest &= rule.state.is_none() || rule.is_single_date(),
            }
        }
        base && honest
    }

    /// The typical week, Monday first: what holds in a week without a holiday, by the rules that name no
    /// date, season or number of a week. Days without spans are closed.
    pub fn week(&self) -> [Vec<TimeRange>; 7] {
        std::array::from_fn(|weekday| {
            self.spans(|rule| rule.is_weekly() && rule.holds_on_weekday(weekday as u8))
        })
    }

    /// The rules that the table of the week does not show, each in German words: holidays, single dates
    /// ("24. Dezember: geschlossen"), and for hours that are not [`Hours::regular`] the seasons too.
    pub fn exceptions(&self) -> Vec<String> {
        self.rules
            .iter()
            .filter(|rule| !rule.is_weekly() && !rule.is_note())
            .map(Rule::describe)
            .collect()
    }

    /// What holds beside the table, in the author's words: "nach Vereinbarung".
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.is_note()) {
            // Words that are not for every day are told with their days.
            let note = (rule.explicit.comment.clone())
                .filter(|_| rule.parsed.day_selector.is_empty())
                .unwrap_or_else(|| rule.describe());
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// What a table of the week does not show, in German words: exceptions and notes; where no week stands for all, every rule.
    pub fn lines(&self) -> Vec<String> {
        match self.regular() {
            true => [self.exceptions(), self.notes()].concat(),
            false => self.describe(),
        }
    }

    /// All rules in German words, one line each, in the author's order.
    pub fn describe(&self) -> Vec<String> {
        self.rules.iter().map(Rule::describe).collect()
    }

    /// When it is open, as minutes of local wall time since 2020-01-01 00:00, in order and merged, for
    /// `days` days beginning with `from`. A clock change does not shift them: 09:00 is 540 minutes after
    /// the day's beginning on every day, so the reader computes "now" from wall time in the same way.
    pub fn intervals(&self, from: Date, days: u32, holidays: &Holidays) -> Vec<(i32, i32)> {
        self.stretches(State::Open, from, days, holidays)
    }

    /// When it may be open, but the hours alone do not tell: by appointment, or after an open end. In
    /// the unit of [`Hours::intervals`]; the two may overlap, and then it is open.
    pub fn uncertain(&self, from: Date, days: u32, holidays: &Holidays) -> Vec<(i32, i32)> {
        self.stretches(State::Unknown, from, days, holidays)
    }

    fn stretches(
        &self,
        wanted: State,
        from: Date,
        days: u32,
        holidays: &Holidays,
    ) -> Vec<(i32, i32)> {
        let minutes = |day: i32| day.saturating_mul(i32::from(DAY));
        let first = days_since_2020(from);
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        let (begin, end) = (minutes(first), minutes(first.saturating_add(days)));
        let mut found = Vec::new();
        // Hours that began the evening before reach into the first day.
        for index in -2..days {
            let Some(day) = plus(from, index.into()) else {
                continue;
            };
            for span in self.on(day, holidays) {
                for (state, start, until) in span.certainty() {
                    let midnight = minutes(first.saturating_add(index));
                    let start = (midnight.saturating_add(start.into())).max(begin);
                    let until = (midnight.saturating_add(until.into())).min(end);
                    if state == wanted && start < until {
                        found.push((start, until));
                    }
                }
            }
        }
        merge(found)
    }

    /// The spans that begin on this day, holidays and all other rules applied.
    fn on(&self, day: Date, holidays: &Holidays) -> Vec<TimeRange> {
        // Without a word about holidays, a holiday leaves only the rules whose author named the date.
        let closed = holidays.on(day).is_some() && !self.mentions_holidays();
        self.spans(|rule| {
            (!closed || rule.is_always_open() || rule.is_single_date()) && rule.holds(day, holidays)
        })
    }

    fn mentions_holidays(&self) -> bool {
        self.rules.iter().any(Rule::names_holidays)
    }

    /// Applies the rules that hold, in their order: `;` replaces what was said before, `,` adds to it,
    /// `||` fills the gaps, and `off` takes away.
    fn spans(&self, holds: impl Fn(&Rule) -> bool) -> Vec<TimeRange> {
        let mut spans: Vec<TimeRange> = Vec::new();
        for rule in self.rules.iter().filter(|rule| holds(rule)) {
            let Some(state) = rule.state else {
                // A day that is closed loses its evening past midnight too.
                if rule.whole_day() {
                    spans.clear();
                }
                for (from, to, _) in &rule.times {
                    spans = without(spans, *from, *to);
                }
                continue;
            };
            let mut own = rule.spans(state);
            match rule.parsed.operator {
                RuleOperator::Normal => spans.clear(),
                RuleOperator::Additional => {}
                RuleOperator::Fallback => {
                    for span in &spans {
                        own = without(own, span.from, span.to);
                    }
                }
            }
            spans.append(&mut own);
        }
        spans.sort_by_key(|span| (span.from, span.to));
        spans
    }
}

impl TimeRange {
    /// An open end is not known to be open: the span divides into what is certain and what is not.
    fn certainty(&self) -> Vec<(State, u16, u16)> {
        let mut parts = Vec::with_capacity(2);
        if !(self.open_end && self.to == DAY) {
            parts.push((self.state, self.from, self.to));
        }
        if self.open_end {
            let from = if self.to == DAY { self.from } else { self.to };
            parts.push((State::Unknown, from, DAY.max(from)));
        }
        parts
    }
}

impl Rule {
    /// What the rule says, by the piece of the text that is its own.
    fn new(parsed: RuleSequence, text: &str, span: Range<usize>) -> Rule {
        let explicit = hints::Explicit::of(&text[span.clone()]);
        let state = match parsed.kind {
            RuleKind::Closed => None,
            RuleKind::Unknown => Some(State::Unknown),
            // A comment in the place of times ("nach Vereinbarung") does not say that it is open.
            RuleKind::Open if !explicit.times && !parsed.comment.is_empty() && !explicit.open => {
                Some(State::Unknown)
            }
            RuleKind::Open => Some(State::Open),
        };
        Rule {
            times: parsed.time_selector.spans.iter().map(minutes).collect(),
            parsed,
            state,
            explicit,
            span,
        }
    }

    /// No times are written, so the whole day is meant.
    fn whole_day(&self) -> bool {
        !self.explicit.times
    }

    fn spans(&self, state: State) -> Vec<TimeRange> {
        let span = |&(from, to, open_end)| TimeRange {
            from,
            to,
            open_end,
            state,
            comment: self.explicit.comment.clone(),
        };
        self.times.iter().map(span).collect()
    }

    /// `24/7` alone, which no holiday closes.
    fn is_always_open(&self) -> bool {
        self.whole_day() && self.parsed.day_selector.is_empty() && self.state == Some(State::Open)
    }

    /// Only a remark: it has neither days nor times, or fills the gaps with "maybe".
    fn is_note(&self) -> bool {
        let everywhere = self.whole_day() && self.parsed.day_selector.is_empty();
        let fills = self.parsed.operator == RuleOperator::Fallback && self.whole_day();
        self.state == Some(State::Unknown) && (everywhere || fills)
    }

    /// Belongs into the table of the week.
    fn is_weekly(&self) -> bool {
        !self.is_dated() && !self.is_only_for_holidays() && !self.is_note()
    }
}

fn minutes(span: &TimeSpan) -> (u16, u16, bool) {
    let minute = |time: &Time| match time {
        Time::Fixed(time) => time.mins_from_midnight(),
        // Refused by `hints::checked`.
        Time::Variable(_) => 0,
    };
    let (from, to) = (minute(&span.range.start), minute(&span.range.end));
    // `20:00-02:00` ends on the next day.
    let to = if to <= from { to + DAY } else { to };
    (from, to, span.open_end)
}

/// The spans but for the minutes from `from` to `to`.
fn without(spans: Vec<TimeRange>, from: u16, to: u16) -> Vec<TimeRange> {
    let mut left = Vec::with_capacity(spans.len());
    for span in spans {
        if span.to <= from || to <= span.from {
            left.push(span);
            continue;
        }
        if span.from < from {
            left.push(TimeRange {
                to: from,
                open_end: false,
                ..span.clone()
            });
        }
        if to < span.to {
            left.push(TimeRange { from: to, ..span });
        }
    }
    left
}

/// So many days later, or earlier; `None` where the calendar ends.
fn plus(day: Date, days: i64) -> Option<Date> {
    match days {
        0 => Some(day),
        _ => day.checked_add(days.days()).ok(),
    }
}

/// The number of the day, from which [`Hours::intervals`] counts.
pub fn days_since_2020(day: Date) -> i32 {
    day.since(date(2020, 1, 1))
        .map_or(0, |since| since.get_days())
}

fn merge(mut stretches: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    stretches.sort_unstable();
    let mut merged: Vec<(i32, i32)> = Vec::with_capacity(stretches.len());
    for (from, to) in stretches {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests;
