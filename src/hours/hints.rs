//! Plain words about hours that are wrong or suspicious.
//!
//! Owns: parsing with a message for people, the correction of German habits ("Do", "8.30 Uhr", long
//! dashes), and the traps of the notation. In: the text. Out: parsed rules, an error, or warnings.
//!
//! **Invariant:** a correction is offered only if it is understood itself.
//!
//! Deliberately absent: changing the text. The author does that.

use std::ops::Range;

use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};
use opening_hours_syntax::{Error, parse};
use pest::error::InputLocation;

use super::{DAY, HoursError, HoursWarning, Rule};

const FORM: &str = "the form is `Mo-Fr 08:00-12:00,14:00-16:00; Sa 10:00-12:00`, with the days Mo Tu We Th Fr Sa Su and PH for public holidays";

/// Longer hours than these are rather a slip ("12:00-08:00") than a night.
const LONG_NIGHT: u16 = 16 * 60;

/// OpenStreetMap stops at 255.
const LONGEST: usize = 1000;

/// Words that people write, and what they are in the notation; "" if it goes without.
const WORDS: [(&str, &str); 69] = [
    ("di", "Tu"),
    ("mi", "We"),
    ("do", "Th"),
    ("so", "Su"),
    ("montag", "Mo"),
    ("dienstag", "Tu"),
    ("mittwoch", "We"),
    ("donnerstag", "Th"),
    ("freitag", "Fr"),
    ("samstag", "Sa"),
    ("sonnabend", "Sa"),
    ("sonntag", "Su"),
    ("montags", "Mo"),
    ("dienstags", "Tu"),
    ("mittwochs", "We"),
    ("donnerstags", "Th"),
    ("freitags", "Fr"),
    ("samstags", "Sa"),
    ("sonnabends", "Sa"),
    ("sonntags", "Su"),
    ("mon", "Mo"),
    ("tue", "Tu"),
    ("wed", "We"),
    ("thu", "Th"),
    ("fri", "Fr"),
    ("sat", "Sa"),
    ("sun", "Su"),
    ("monday", "Mo"),
    ("tuesday", "Tu"),
    ("wednesday", "We"),
    ("thursday", "Th"),
    ("friday", "Fr"),
    ("saturday", "Sa"),
    ("sunday", "Su"),
    ("januar", "Jan"),
    ("jän", "Jan"),
    ("februar", "Feb"),
    ("mär", "Mar"),
    ("mrz", "Mar"),
    ("märz", "Mar"),
    ("april", "Apr"),
    ("mai", "May"),
    ("juni", "Jun"),
    ("juli", "Jul"),
    ("august", "Aug"),
    ("sept", "Sep"),
    ("september", "Sep"),
    ("okt", "Oct"),
    ("oktober", "Oct"),
    ("november", "Nov"),
    ("dez", "Dec"),
    ("dezember", "Dec"),
    ("täglich", "Mo-Su"),
    ("werktags", "Mo-Sa"),
    ("feiertag", "PH"),
    ("feiertage", "PH"),
    ("feiertags", "PH"),
    ("geschlossen", "off"),
    ("zu", "off"),
    ("geöffnet", "open"),
    ("ostern", "easter"),
    ("ostersonntag", "easter"),
    ("bis", "-"),
    ("und", ","),
    ("u", ","),
    ("uhr", ""),
    ("von", ""),
    ("h", ""),
    ("kw", "week"),
];

/// What one rule says in so many words, which the parser does not keep. It is given that rule's text alone: a word of
/// its neighbour is none of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Explicit {
    /// Times of the clock are written, if only `00:00-24:00`; otherwise the whole day is meant.
    pub times: bool,
    /// `open` is written, or `24/7`.
    pub open: bool,
    /// The author's own words, before a colon and at the end.
    pub comment: Option<String>,
}

impl Explicit {
    pub(super) fn of(rule: &str) -> Explicit {
        let plain = without_comments(rule).to_lowercase();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let comments: Vec<&str> = (rule.split('"').skip(1).step_by(2).map(str::trim))
            .filter(|comment| !comment.is_empty())
            .collect();
        Explicit {
            times: plain.match_indices(':').any(|(at, _)| {
                digit(plain[..at].chars().next_back()) && digit(plain[at + 1..].chars().next())
            }),
            // `week 01-24/7` has it in another place.
            open: plain.contains("open") || plain.starts_with("24/7"),
            comment: Some(comments.join(", ")).filter(|comment| !comment.is_empty()),
        }
    }
}

/// The text with its quoted comments blanked out, byte for byte as long.
fn without_comments(text: &str) -> String {
    let mut quoted = false;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '"' {
            quoted = !quoted;
        }
        match quoted || c == '"' {
            true => plain.extend(std::iter::repeat_n('\u{1}', c.len_utf8())),
            false => plain.push(c),
        }
    }
    plain
}

/// Parses, and refuses what the notation allows but nobody here can evaluate. Each rule comes with its place in the text.
pub(super) fn checked(text: &str) -> Result<Vec<(RuleSequence, Range<usize>)>, HoursError> {
    let whole = 0..text.len();
    if text.trim().is_empty() {
        return Err(HoursError {
            message: "there are no opening hours here".into(),
            hint: Some("write them, or leave the field out if they are not known".into()),
            span: whole,
        });
    }
    if text.len() > LONGEST {
        return Err(HoursError {
            message: format!("nobody reads opening hours of more than {LONGEST} characters"),
            hint: Some("write the rule, and the exceptions that matter".into()),
            span: whole,
        });
    }
    if text.matches('"').count() % 2 == 1 {
        let at = text.rfind('"').unwrap_or_default();
        return Err(HoursError {
            message: "a comment begins or ends here without its second quotation mark".into(),
            hint: Some("put comments between two `\"`".into()),
            span: at..at + 1,
        });
    }
    let rules = parse(text).map_err(|error| explain(text, &error))?.rules;
    let spans = rule_spans(text, &rules);
    for (index, rule) in rules.iter().enumerate() {
        if let Some((message, hint)) = unsupported(rule) {
            return Err(HoursError {
                message: message.into(),
                hint: Some(hint.into()),
                span: spans.get(index).cloned().unwrap_or(whole),
            });
        }
    }
    match rules.len() == spans.len() {
        true => Ok(rules.into_iter().zip(spans).collect()),
        // Rather no hours than those of a rule that is judged by another one's words.
        false => Err(not_understood(text)),
    }
}

fn unsupported(rule: &RuleSequence) -> Option<(&'static str, &'static str)> {
    let is_school = |range: &WeekDayRange| matches!(range, WeekDayRange::Holiday { kind, .. } if *kind == HolidayKind::School);
    let times = &rule.time_selector.spans;
    if rule.day_selector.weekday.iter().any(is_school) {
        Some((
            "school holidays (`SH`) are not known here",
            "write their dates, as in `2026 Jul 20-2026 Sep 01 off`",
        ))
    } else if times.iter().any(|span| {
        [span.range.start, span.range.end]
            .iter()
            .any(|time| matches!(time, Time::Variable(_)))
    }) {
        Some((
            "dawn, dusk, sunrise and sunset depend on the place and are not known here",
            "write times of the clock, as in `16:00-20:00`",
        ))
    } else if times.iter().any(|span| span.repeats.is_some()) {
        Some((
            "repeated times (`/30`) are no opening hours",
            "write the hours from first to last, as in `10:00-16:00`",
        ))
    } else {
        None
    }
}

fn explain(text: &str, error: &Error) -> HoursError {
    let (message, span) = match error {
        Error::Syntax(syntax) => {
            let at = match syntax.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(text.len()),
            };
            culprit(text, at)
        }
        Error::InvertedWeekRange { start, end, .. } => (
            format!(
                "the weeks run backwards; `{:02}-{:02}` would run forwards",
                end.0, start.0
            ),
            0..text.len(),
        ),
        Error::InvertedYearRange { start, end, .. } => (
            format!(
                "the years run backwards; `{}-{}` would run forwards",
                end.0, start.0
            ),
            0..text.len(),
        ),
        Error::InvalidExtendedTime { hour, minutes } => (
            format!("there is no time {hour:02}:{minutes:02}"),
            0..text.len(),
        ),
        _ => return not_understood(text),
    };
    let word =
        matches!(error, Error::Syntax(_)) && text[span.clone()].starts_with(char::is_alphabetic);
    let hint = match corrected(text) {
        Some(text) => format!("write `{text}`"),
        None if word => format!("words of your own stand between two quotation marks; {FORM}"),
        None => FORM.to_string(),
    };
    HoursError {
        message,
        hint: Some(hint),
        span,
    }
}

fn not_understood(text: &str) -> HoursError {
    HoursError {
        message: "these hours are not understood".into(),
        hint: Some(corrected(text).map_or_else(|| FORM.into(), |text| format!("write `{text}`"))),
        span: 0..text.len(),
    }
}

/// What is to blame: a word of another language, a dash, a time in another form, or the place where
/// the parser gave up.
fn culprit(text: &str, at: usize) -> (String, Range<usize>) {
    let plain = without_comments(text);
    let foreign: Vec<(Range<usize>, &str)> = tokens(&plain)
        .filter_map(|span| Some((span.clone(), replacement(&plain[span])?)))
        .collect();
    if let Some((span, _)) = foreign.first() {
        let mut named: Vec<String> = Vec::new();
        for (span, instead) in &foreign {
            let word = &text[span.clone()];
            let part = match *instead {
                "" => format!("`{word}` is left out"),
                _ => format!("`{word}` is written `{instead}`"),
            };
            if !named.contains(&part) {
                named.push(part);
            }
        }
        return (named.join(", "), span.clone());
    }
    for (start, c) in plain.char_indices() {
        if matches!(c, '–' | '—' | '−' | '‐' | '\u{2011}') {
            let message = format!("`{c}` is a dash; times and days are joined by the hyphen `-`");
            return (message, start..start + c.len_utf8());
        }
    }
    if let Some(span) = tokens(&plain).find(|span| is_sloppy_time(&plain, span)) {
        let message = format!(
            "`{}` is not a time; times have the form `08:30`",
            &text[span.clone()]
        );
        return (message, span);
    }
    if at >= text.trim_end().len() {
        return ("the hours break off at the end".into(), last_char(text));
    }
    let at = at + plain[at..].len() - plain[at..].trim_start().len();
    let end = plain[at..]
        .char_indices()
        .find(|(offset, c)| *offset > 0 && matches!(c, ' ' | ';' | ','))
        .map_or(text.len(), |(offset, _)| at + offset);
    (
        format!("not understood from `{}` on", &text[at..end]),
        at..end,
    )
}

fn last_char(text: &str) -> Range<usize> {
    let text = text.trim_end();
    let start = text.char_indices().next_back().map_or(0, |(at, _)| at);
    start..text.len()
}

/// Runs of letters, and runs of digits with the colons and dots between them.
fn tokens(plain: &str) -> impl Iterator<Item = Range<usize>> {
    let class = |c: char| match c {
        c if c.is_alphabetic() => 1,
        '0'..='9' | ':' | '.' => 2,
        _ => 0,
    };
    let mut rest = plain.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            if class(first) == 0 {
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = rest.next_if(|(_, c)| class(*c) == class(first)) {
                end = at + c.len_utf8();
            }
            return Some(start..end);
        }
    })
}

fn replacement(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    WORDS
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, instead)| *instead)
}

/// `8.30`, or a bare `8` beside a hyphen.
fn is_sloppy_time(plain: &str, span: &Range<usize>) -> bool {
    let token = plain[span.clone()].trim_end_matches([':', '.']);
    if !token.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let hyphen = |c: Option<char>| c == Some('-');
    let beside = hyphen(plain[..span.start].trim_end().chars().next_back())
        || hyphen(plain[span.end..].trim_start().chars().next());
    let bare = !token.contains(':') && token.len() <= 2;
    clock(token).is_some() && (token.contains('.') || (bare && beside))
}

/// `8`, `8.30` and `8:30` as `08:00` and `08:30`.
fn clock(token: &str) -> Option<String> {
    let (hour, minute) = token.split_once([':', '.']).unwrap_or((token, "00"));
    let hour: u8 = hour.parse().ok().filter(|_| hour.len() <= 2)?;
    let minute: u8 = minute.parse().ok().filter(|_| minute.len() == 2)?;
    (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// The text as it was probably meant, if that is understood.
fn corrected(text: &str) -> Option<String> {
    let plain: String = without_comments(text)
        .chars()
        .map(|c| match c {
            '–' | '—' | '−' | '‐' | '\u{2011}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    // Times are told by the hyphens beside them, so words such as "bis" are replaced first.
    let words = tidied(&replaced(&plain, |plain, span| {
        replacement(&plain[span.clone()]).map(str::to_string)
    }));
    let mut tidy = replaced(&words, |plain, span| {
        let token = plain[span.clone()].trim_end_matches([':', '.']);
        clock(token).filter(|_| is_sloppy_time(plain, span))
    });
    tidy = tidied(&tidy);
    // Comments are put back: each is one run of marks.
    for comment in text.split('"').skip(1).step_by(2) {
        let start = tidy.find('\u{1}')?;
        let length = tidy[start..].chars().take_while(|c| *c == '\u{1}').count();
        tidy.replace_range(start..start + length, &format!("\"{comment}\""));
    }
    checked_silently(&tidy).then_some(tidy)
}

fn checked_silently(text: &str) -> bool {
    parse(text).is_ok_and(|parsed| !parsed.rules.iter().any(|rule| unsupported(rule).is_some()))
}

/// The text with those tokens exchanged for which `instead` knows something else.
fn replaced(plain: &str, instead: impl Fn(&str, &Range<usize>) -> Option<String>) -> String {
    let mut out = String::new();
    let mut done = 0;
    for span in tokens(plain) {
        out.push_str(&plain[done..span.start]);
        match instead(plain, &span) {
            Some(word) => out.push_str(&word),
            None => out.push_str(&plain[span.clone()]),
        }
        done = span.end;
    }
    out.push_str(&plain[done..]);
    out
}

/// Takes away the spaces and the colons that the notation does not have.
fn tidied(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (from, to) in [
        (" - ", "-"),
        (" -", "-"),
        ("- ", "-"),
        (" ,", ","),
        (" ;", ";"),
        (".:", " "),
        (": ", " "),
    ] {
        text = text.replace(from, to);
    }
    // "Mo, We" and "12:00, 14:00" are lists. Days after a time begin a rule of their own, and there
    // the space is needed.
    let mut at = 0;
    while let Some(found) = text[at..].find(", ") {
        at += found + 1;
        let time_before = text[..at - 1].ends_with(|c: char| c.is_ascii_digit() || c == '\u{1}');
        let day_after = text[at + 1..].starts_with(char::is_alphabetic);
        if !(time_before && day_after) {
            text.remove(at);
        }
    }
    text.trim_end_matches([';', ',', ' ']).to_string()
}

/// Where in the text each rule stands. The parser does not say, so the text is cut where the notation separates rules: at
/// `;`, at `||`, and at a comma behind which the parser finds the rules that are left; other commas join times or days.
fn rule_spans(text: &str, rules: &[RuleSequence]) -> Vec<Range<usize>> {
    let plain = without_comments(text);
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, separator) in plain.match_indices([';', '|', ',']) {
        if separator != "," || begins_rule(&text[at + 1..], rules) {
            spans.push(trimmed(text, start..at));
            start = at + 1;
        }
    }
    spans.push(trimmed(text, start..text.len()));
    spans.retain(|span| !span.is_empty());
    spans
}

/// Whether what stands behind a comma is the last of these rules, from the beginning of one.
fn begins_rule(rest: &str, rules: &[RuleSequence]) -> bool {
    let Some(mut parsed) = rest.strip_prefix(' ').and_then(|rest| parse(rest).ok()) else {
        return false;
    };
    let known = rules.len().checked_sub(parsed.rules.len());
    let last = known.map_or(&[][..], |known| &rules[known..]);
    if let ([first, ..], [found, ..]) = (last, parsed.rules.as_mut_slice()) {
        found.operator = first.operator;
    }
    last == parsed.rules
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let part = &text[span.clone()];
    let start = span.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// What is understood, but probably not meant.
pub(super) fn warnings(text: &str, rules: &[Rule]) -> Vec<HoursWarning> {
    let mut found = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        found.extend(overruled(text, rule, &rules[..index]));
        found.extend(missing_times(text, rule));
        found.extend(long_night(rule));
    }
    let plain = without_comments(text);
    for (at, _) in plain.match_indices("PH ") {
        let next: String = plain[at + 3..].chars().take(2).collect();
        if ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].contains(&next.as_str()) {
            found.push(HoursWarning {
                message:
                    "holidays and weekdays side by side are read as \"holidays and these weekdays\""
                        .into(),
                hint: format!("write `PH,{next}` to say so, or name the holidays by date"),
                span: at..at + 5,
            });
        }
    }
    let whole_week = (0..7).all(|day| rules.iter().any(|rule| rule.holds_on_weekday(day)));
    if let [rule] = rules
        && whole_week
        && !rule.is_dated()
        && !rule.whole_day()
        && rule.times == [(0, DAY, false)]
        && rule.may_be_open()
    {
        found.push(HoursWarning {
            message: "these hours are closed on public holidays".into(),
            hint: "write `24/7` if they are not".into(),
            span: rule.span.clone(),
        });
    }
    found
}

/// `Mo-Fr 09:00-12:00; Th 14:00-18:00` takes Thursday morning away. It is reported where the two have
/// no minute in common; where they have ("Mo-Fr 08:00-16:00; Fr 08:00-12:00"), replacing is meant.
fn overruled(text: &str, rule: &Rule, earlier: &[Rule]) -> Option<HoursWarning> {
    if rule.parsed.operator != RuleOperator::Normal || !rule.may_be_open() || rule.whole_day() {
        return None;
    }
    // Only what still stands can be wiped out: an earlier `;` rule for the day may have replaced more.
    let lost = earlier.iter().rev().find(|old| {
        old.may_be_open()
            && !old.whole_day()
            && !old.is_only_for_holidays()
            && (!old.is_dated() || old.parsed.day_selector == rule.parsed.day_selector)
            && (0..7).any(|day| old.holds_on_weekday(day) && rule.holds_on_weekday(day))
            && apart(old, rule)
    })?;
    let (new, old) = (&text[rule.span.clone()], &text[lost.span.clone()]);
    Some(HoursWarning {
        message: format!("`{new}` replaces `{old}` on the days that they share"),
        hint: "a rule after `;` wipes out earlier times of its days: repeat them in it (`Th 08:00-12:00,14:00-18:00`), or join the two rules by a comma and a space instead of `;`".into(),
        span: rule.span.clone(),
    })
}

/// No minute of the one is a minute of the other.
fn apart(one: &Rule, other: &Rule) -> bool {
    (one.times.iter()).all(|a| other.times.iter().all(|b| a.1 <= b.0 || b.1 <= a.0))
}

fn missing_times(text: &str, rule: &Rule) -> Option<HoursWarning> {
    let explicit = &rule.explicit;
    let silent = rule.whole_day() && explicit.comment.is_none();
    // `PH open` and `Mo open` say in so many words that the whole day is meant.
    if !silent
        || explicit.open
        || rule.parsed.day_selector.is_empty()
        || rule.state != Some(super::State::Open)
    {
        return None;
    }
    let written = &text[rule.span.clone()];
    Some(HoursWarning {
        message: format!("`{written}` has days without times, which means open all day and night"),
        hint: "add the times; join days by a comma without a space (`Mo,Tu 08:00-12:00`)".into(),
        span: rule.span.clone(),
    })
}

fn long_night(rule: &Rule) -> Option<HoursWarning> {
    let (from, to, _) =
        *(rule.times.iter()).find(|(from, to, _)| *to > DAY && to - from > LONG_NIGHT)?;
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    Some(HoursWarning {
        message: format!(
            "{}-{} runs over midnight and is open for {} hours",
            clock(from),
            clock(to),
            (to - from) / 60
        ),
        hint: "check whether the two times are the wrong way round".into(),
        span: rule.span.clone(),
    })
}
