use super::*;

mod own_words;

fn nrw() -> Holidays {
    Holidays::for_region("DE-NW").expect("a Land")
}

#[track_caller]
fn hours(text: &str) -> Hours {
    Hours::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A line of times per weekday, as "Mo 08:00-12:00 ‹nach Termin›".
fn table(hours: &Hours) -> Vec<String> {
    let names = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let mut lines = Vec::new();
    for (name, spans) in names.iter().zip(hours.week()) {
        if spans.is_empty() {
            continue;
        }
        let spans: Vec<String> = spans
            .iter()
            .map(|span| {
                let mut text = format!("{}-{}", clock(span.from), clock(span.to));
                text.push_str(if span.open_end { "+" } else { "" });
                text.push_str(if span.state == State::Unknown {
                    "?"
                } else {
                    ""
                });
                if let Some(comment) = &span.comment {
                    text.push_str(&format!(" ‹{comment}›"));
                }
                text
            })
            .collect();
        lines.push(format!("{name} {}", spans.join(" ")));
    }
    lines
}

/// The intervals of some days as "06-04 09:00-12:00", dates and times of their ends.
fn when(text: &str, from: Date, days: u32) -> Vec<String> {
    show(hours(text).intervals(from, days, &nrw()))
}

fn show(intervals: Vec<(i32, i32)>) -> Vec<String> {
    let clock = |minutes: i32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    intervals
        .into_iter()
        .map(|(from, to)| {
            let day = plus(date(2020, 1, 1), from.div_euclid(1440).into()).expect("a day");
            let start = from.rem_euclid(1440);
            format!(
                "{:02}-{:02} {}-{}",
                day.month(),
                day.day(),
                clock(start),
                clock(start + to - from)
            )
        })
        .collect()
}

#[test]
fn the_week_of_an_office() {
    let office =
        hours("Mo-Fr 08:00-11:30 \"nach Termin\"; Th 08:00-11:30,13:30-16:00 \"nach Termin\"");
    assert_eq!(
        table(&office),
        [
            "Mo 08:00-11:30 ‹nach Termin›",
            "Di 08:00-11:30 ‹nach Termin›",
            "Mi 08:00-11:30 ‹nach Termin›",
            "Do 08:00-11:30 ‹nach Termin› 13:30-16:00 ‹nach Termin›",
            "Fr 08:00-11:30 ‹nach Termin›",
        ]
    );
    assert!(office.regular() && office.exceptions().is_empty() && office.warnings().is_empty());
    assert!(!office.always_open());
}

#[test]
fn a_semicolon_replaces_and_a_comma_adds() {
    assert_eq!(
        table(&hours("Mo-Tu 09:00-12:00; Tu 14:00-18:00")),
        ["Mo 09:00-12:00", "Di 14:00-18:00"]
    );
    assert_eq!(
        table(&hours("Mo-Tu 09:00-12:00, Tu 14:00-18:00")),
        ["Mo 09:00-12:00", "Di 09:00-12:00 14:00-18:00"]
    );
    assert_eq!(
        table(&hours("Mo-Tu 08:00-16:00; Tu 12:00-13:00 off")),
        ["Mo 08:00-16:00", "Di 08:00-12:00 13:00-16:00"]
    );
    assert_eq!(
        table(&hours("Mo-Tu 08:00-16:00; Tu off")),
        ["Mo 08:00-16:00"]
    );
}

#[test]
fn the_thursday_trap_is_reported() {
    let trap = hours("Mo-Fr 09:00-12:00; Th 14:00-18:00");
    let [warning] = trap.warnings() else {
        panic!("{:?}", trap.warnings())
    };
    assert_eq!(
        warning.message,
        "`Th 14:00-18:00` replaces `Mo-Fr 09:00-12:00` on the days that they share"
    );
    assert_eq!(warning.span, 19..33);
    for fine in [
        "Mo-Fr 08:00-11:30; Th 08:00-11:30,13:30-16:00",
        "Mo-Fr 08:00-16:00; Fr 08:00-12:00",
        "Mo-Fr 09:00-12:00, Th 14:00-18:00",
        "Mo-We 08:00-16:00; Th 13:00-18:00; Fr 08:00-12:30",
        "Mo-Fr 09:00-12:00; Th off",
        "Apr-Sep Mo 09:00-12:00; Oct-Mar Mo 14:00-16:00",
        "Mo-Fr 09:00-12:00; PH 14:00-16:00",
        "24/7",
        "PH open",
        "Fr 20:00-02:00",
        "Mo-Fr 08:00-12:00 || \"nach Vereinbarung\"",
    ] {
        assert_eq!(hours(fine).warnings(), [], "{fine}");
    }
}

#[test]
fn other_traps_are_reported() {
    for (text, part) in [
        ("Mo, Tu 08:00-12:00", "open all day and night"),
        ("Mo-Fr 12:00-08:00", "runs over midnight"),
        ("PH Mo-Fr 08:00-12:00", "holidays and weekdays"),
        ("Mo-Su 00:00-24:00", "closed on public holidays"),
        ("We 09:00-12:00; We[1] 14:00-16:00", "replaces"),
        ("Mo-Fr 09:00-12:00; Apr-Sep Mo 14:00-16:00", "replaces"),
    ] {
        let warnings = hours(text).warnings().to_vec();
        assert!(
            warnings
                .iter()
                .any(|warning| warning.message.contains(part)),
            "{text}: {warnings:?}"
        );
    }
}

#[test]
fn intervals_are_minutes_of_wall_time_since_2020() {
    let morning = hours("We 09:00-12:00");
    assert_eq!(
        morning.intervals(date(2020, 1, 2), 7, &nrw()),
        [(10_620, 10_800)]
    );
    // The clocks change on 29 March 2026; wall time does not care.
    assert_eq!(
        when("Mo,Su 09:00-12:00", date(2026, 3, 28), 4),
        ["03-29 09:00-12:00", "03-30 09:00-12:00"]
    );
}

#[test]
fn holidays_are_closed_unless_the_text_speaks_of_them() {
    // 3 April 2026 is Good Friday, 6 April Easter Monday.
    assert_eq!(
        when("Mo-Fr 09:00-12:00", date(2026, 4, 2), 6),
        ["04-02 09:00-12:00", "04-07 09:00-12:00"]
    );
    assert_eq!(
        when("Mo-Fr 09:00-12:00; PH off", date(2026, 4, 2), 6),
        ["04-02 09:00-12:00", "04-07 09:00-12:00"]
    );
    assert_eq!(
        when("Mo-Fr 09:00-12:00; PH 10:00-11:00", date(2026, 4, 2), 2),
        ["04-02 09:00-12:00", "04-03 10:00-11:00"]
    );
    assert_eq!(
        when("PH,Mo-Fr 09:00-12:00", date(2026, 4, 2), 2),
        ["04-02 09:00-12:00", "04-03 09:00-12:00"]
    );
    // The day before a holiday.
    assert_eq!(
        when(
            "Mo-Fr 09:00-16:00; PH -1 day 09:00-12:00; PH off",
            date(2026, 4, 1),
            3
        ),
        ["04-01 09:00-16:00", "04-02 09:00-12:00"]
    );
    // Whoever names the very date means it.
    assert_eq!(
        when("Mo-Fr 09:00-12:00; Apr 3 10:00-11:00", date(2026, 4, 3), 1),
        ["04-03 10:00-11:00"]
    );
}

#[test]
fn hours_past_midnight_belong_to_the_evening_they_began() {
    assert_eq!(
        when("Fr 20:00-02:00", date(2026, 4, 10), 2),
        ["04-10 20:00-26:00"]
    );
    assert_eq!(
        when("Fr 20:00-26:00", date(2026, 4, 10), 2),
        ["04-10 20:00-26:00"]
    );
    // The window may begin in the middle of the night, and end in one.
    assert_eq!(
        when("Fr 20:00-02:00", date(2026, 4, 11), 7),
        ["04-11 00:00-02:00", "04-17 20:00-24:00"]
    );
    // Good Friday's night is closed to its end.
    assert_eq!(when("Fr 20:00-02:00", date(2026, 4, 3), 3), [""; 0]);
    assert_eq!(when("Fr 20:00-02:00; PH off", date(2026, 4, 3), 3), [""; 0]);
    // The night before a holiday ends as usual: 1 May 2026 is a Friday.
    assert_eq!(
        when("Th 20:00-02:00", date(2026, 4, 30), 2),
        ["04-30 20:00-26:00"]
    );
    assert_eq!(
        when("Mo-Su 20:00-08:00", date(2026, 4, 13), 2),
        [
            "04-13 00:00-08:00",
            "04-13 20:00-32:00",
            "04-14 20:00-24:00"
        ]
    );
}

#[test]
fn around_the_clock_includes_holidays() {
    let hotline = hours("24/7");
    assert!(hotline.always_open() && hotline.regular());
    assert_eq!(
        hotline.intervals(date(2020, 1, 1), 400, &nrw()),
        [(0, 576_000)]
    );
    assert_eq!(hotline.describe(), ["rund um die Uhr"]);
    assert!(!hours("24/7; PH off").always_open());
    assert!(!hours("Mo-Fr 00:00-24:00").always_open());
    assert!(!hours("off").always_open());
    assert_eq!(
        when("24/7; PH off", date(2026, 4, 2), 3),
        ["04-02 00:00-24:00", "04-04 00:00-24:00"]
    );
}

#[test]
fn what_is_only_possible_is_never_open() {
    let agreed = hours("\"nach Vereinbarung\"");
    assert!(agreed.intervals(date(2026, 4, 13), 7, &nrw()).is_empty());
    assert_eq!(
        show(agreed.uncertain(date(2026, 4, 13), 1, &nrw())),
        ["04-13 00:00-24:00"]
    );
    assert_eq!(agreed.notes(), ["nach Vereinbarung"]);
    assert_eq!(table(&agreed), [""; 0]);

    let both = hours("Mo 09:00-12:00 || \"nach Vereinbarung\"");
    assert_eq!(table(&both), ["Mo 09:00-12:00"]);
    assert_eq!(both.notes(), ["nach Vereinbarung"]);
    assert_eq!(
        show(both.intervals(date(2026, 4, 13), 1, &nrw())),
        ["04-13 09:00-12:00"]
    );
    assert_eq!(
        show(both.uncertain(date(2026, 4, 13), 1, &nrw())),
        ["04-13 00:00-09:00", "04-13 12:00-24:00"]
    );
    assert_eq!(
        both.describe(),
        ["Montag: 9:00–12:00 Uhr", "sonst nach Vereinbarung"]
    );

    assert_eq!(
        table(&hours("Mo 09:00-12:00; Sa \"nach Vereinbarung\"")),
        ["Mo 09:00-12:00", "Sa 00:00-24:00? ‹nach Vereinbarung›"]
    );
    assert_eq!(table(&hours("Mo 09:00-12:00 unknown")), ["Mo 09:00-12:00?"]);
}

#[test]
fn an_open_end_is_certain_only_up_to_the_end() {
    let evening = hours("Th 17:00+");
    assert_eq!(table(&evening), ["Do 17:00-24:00+"]);
    assert!(evening.intervals(date(2026, 4, 16), 1, &nrw()).is_empty());
    assert_eq!(
        show(evening.uncertain(date(2026, 4, 16), 1, &nrw())),
        ["04-16 17:00-24:00"]
    );
    let longer = hours("Th 17:00-19:00+");
    assert_eq!(
        show(longer.intervals(date(2026, 4, 16), 1, &nrw())),
        ["04-16 17:00-19:00"]
    );
    assert_eq!(
        show(longer.uncertain(date(2026, 4, 16), 1, &nrw())),
        ["04-16 19:00-24:00"]
    );
    assert_eq!(evening.describe(), ["Donnerstag: ab 17:00 Uhr"]);
    assert_eq!(
        longer.describe(),
        ["Donnerstag: 17:00–19:00 oder länger Uhr"]
    );
}

#[test]
fn exceptions_stand_beside_an_honest_table() {
    let office = hours("Mo-Fr 08:00-12:00; We[1] off; Dec 24,Dec 31 off; PH off");
    assert!(office.regular());
    assert_eq!(table(&office).len(), 5);
    assert_eq!(
        office.exceptions(),
        [
            "erster Mittwoch im Monat: geschlossen",
            "24. Dezember und 31. Dezember: geschlossen",
            "Feiertage: geschlossen"
        ]
    );
    // 7 October 2026 is the first Wednesday of its month.
    assert_eq!(
        when("Mo-Fr 08:00-12:00; We[1] off", date(2026, 10, 6), 3),
        ["10-06 08:00-12:00", "10-08 08:00-12:00"]
    );
    assert_eq!(
        hours("Tu 10:00-12:00; 2026 Oct 17 10:00-14:00").exceptions(),
        ["17. Oktober 2026: 10:00–14:00 Uhr"]
    );
}

#[test]
fn seasons_and_numbered_weeks_are_told_in_words() {
    for (text, lines) in [
        (
            "Apr-Sep Mo-Fr 08:00-16:00; Oct-Mar Mo-Fr 08:00-12:00",
            vec![
                "April bis September, Montag bis Freitag: 8:00–16:00 Uhr",
                "Oktober bis März, Montag bis Freitag: 8:00–12:00 Uhr",
            ],
        ),
        (
            "Th[-1] 17:00+",
            vec!["letzter Donnerstag im Monat: ab 17:00 Uhr"],
        ),
        (
            "week 01-53/2 Mo 09:00-12:00",
            vec!["ungerade Kalenderwochen, Montag: 9:00–12:00 Uhr"],
        ),
        (
            "Mo[1,3] 14:00-16:00 \"nur mit Anmeldung\"",
            vec!["erster und 3. Montag im Monat: 14:00–16:00 Uhr (nur mit Anmeldung)"],
        ),
        (
            "2026 Nov 16-2027 Mar 15 Mo 09:00-12:00",
            vec!["16. November 2026 bis 15. März 2027, Montag: 9:00–12:00 Uhr"],
        ),
        (
            "2026 Sep 1+ Tu 09:00-12:00",
            vec!["ab 1. September 2026, Dienstag: 9:00–12:00 Uhr"],
        ),
        (
            "easter -2 days off; Mo 09:00-10:00",
            vec![
                "2 Tage vor Ostersonntag: geschlossen",
                "Montag: 9:00–10:00 Uhr",
            ],
        ),
    ] {
        let hours = hours(text);
        assert_eq!(hours.describe(), lines, "{text}");
        assert_eq!(hours.regular(), text.starts_with("easter"), "{text}");
    }
}

#[test]
fn dates_and_seasons_hold_on_their_days() {
    let days = |text: &str, from: Date, days: u32| when(text, from, days).len();
    assert_eq!(days("Nov-Feb 09:00-10:00", date(2026, 1, 1), 365), 120 - 4);
    assert_eq!(
        days("2026 Nov-Feb 09:00-10:00", date(2026, 1, 1), 800),
        120 - 4
    );
    assert_eq!(
        days("Dec 20-Jan 05 09:00-10:00", date(2026, 1, 10), 365),
        17 - 3
    );
    assert_eq!(
        days("2026 Dec 20-Jan 05 09:00-10:00", date(2026, 1, 1), 800),
        17 - 3
    );
    assert_eq!(days("Feb 29 09:00-10:00", date(2026, 1, 1), 365), 0);
    assert_eq!(days("Feb 29 09:00-10:00", date(2028, 1, 1), 366), 1);
    assert_eq!(days("Feb 25-Feb 29 09:00-10:00", date(2026, 1, 1), 365), 4);
    assert_eq!(days("2027 Mo 09:00-10:00", date(2026, 1, 1), 365), 0);
    assert_eq!(days("week 53 Mo 09:00-10:00", date(2026, 1, 1), 365), 1);
    assert_eq!(
        when("Dec Su[-1] 09:00-10:00", date(2026, 1, 1), 365),
        ["12-27 09:00-10:00"]
    );
    assert_eq!(when("Sa-Mo 09:00-10:00", date(2026, 4, 11), 4).len(), 3);
    assert_eq!(
        when("easter -3 days 09:00-10:00", date(2026, 1, 1), 365),
        ["04-02 09:00-10:00"]
    );
}

#[track_caller]
fn refused(text: &str, message: &str, hint: &str, word: &str) {
    let error = Hours::parse(text).expect_err(text);
    assert_eq!(error.message, message, "{text}");
    let told = error.hint.as_deref().unwrap_or_default();
    assert!(told.starts_with(hint), "{text}: {told}");
    assert_eq!(&text[error.span], word, "{text}");
}

#[test]
fn german_habits_are_named_and_corrected() {
    refused(
        "Mo-Do 08:00-12:00",
        "`Do` is written `Th`",
        "write `Mo-Th 08:00-12:00`",
        "Do",
    );
    refused(
        "Di,Mi 8:00-12:00; Do 8-12, 14–16 Uhr; So geschlossen",
        "`Di` is written `Tu`, `Mi` is written `We`, `Do` is written `Th`, `Uhr` is left out, `So` is written `Su`, `geschlossen` is written `off`",
        "write `Tu,We 8:00-12:00; Th 08:00-12:00,14:00-16:00; Su off`",
        "Di",
    );
    refused(
        "Mo–Fr 08:00-12:00",
        "`–` is a dash; times and days are joined by the hyphen `-`",
        "write `Mo-Fr 08:00-12:00`",
        "–",
    );
    refused(
        "Mo-Fr 8.30-12.00",
        "`8.30` is not a time; times have the form `08:30`",
        "write `Mo-Fr 08:30-12:00`",
        "8.30",
    );
    refused(
        "Mo-Fr: 8-12",
        "`8` is not a time; times have the form `08:30`",
        "write `Mo-Fr 08:00-12:00`",
        "8",
    );
    refused(
        "Montag bis Donnerstag 8 bis 12 Uhr \"nach Termin\"",
        "`Montag` is written `Mo`, `bis` is written `-`, `Donnerstag` is written `Th`, `Uhr` is left out",
        "write `Mo-Th 08:00-12:00 \"nach Termin\"`",
        "Montag",
    );
    refused(
        "täglich 8-18 Uhr",
        "`täglich` is written `Mo-Su`, `Uhr` is left out",
        "write `Mo-Su 08:00-18:00`",
        "täglich",
    );
    refused(
        "Dez 24 off",
        "`Dez` is written `Dec`",
        "write `Dec 24 off`",
        "Dez",
    );
    refused(
        "Mo – Fr 10–12 Uhr, Do 15.30–18 Uhr",
        "`Uhr` is left out, `Do` is written `Th`",
        "write `Mo-Fr 10:00-12:00, Th 15:30-18:00`",
        "Uhr",
    );
}

#[test]
fn other_mistakes_are_placed() {
    refused("", "there are no opening hours here", "write them", "");
    refused(
        "Mo 09:00-12:00 \"nach Termin",
        "a comment begins or ends here without its second quotation mark",
        "put comments",
        "\"",
    );
    refused(
        "Mo-Fr 08:00-12:00;",
        "the hours break off at the end",
        "write `Mo-Fr 08:00-12:00`",
        ";",
    );
    refused(
        "Mo 08:00-12:00, Sa nach Vereinbarung",
        "not understood from `nach` on",
        "words of your own stand between",
        "nach",
    );
    refused(
        "Mo 25:00-26:00",
        "not understood from `25:00-26:00` on",
        "the form is",
        "25:00-26:00",
    );
    refused(
        "Mo 10:00-12:00; SH off",
        "school holidays (`SH`) are not known here",
        "write their dates",
        "SH off",
    );
    refused(
        "Mo sunrise-12:00",
        "dawn, dusk, sunrise and sunset depend on the place and are not known here",
        "write times",
        "Mo sunrise-12:00",
    );
    refused(
        "Mo 10:00-16:00/30",
        "repeated times (`/30`) are no opening hours",
        "write the hours",
        "Mo 10:00-16:00/30",
    );
    refused(
        "week 20-10 Mo 10:00-12:00",
        "the weeks run backwards; `10-20` would run forwards",
        "the form is",
        "week 20-10 Mo 10:00-12:00",
    );
    refused(
        "\"Do\" Xx 10:00",
        "not understood from `Xx` on",
        "words of your own",
        "Xx",
    );
}

#[test]
fn a_comment_is_not_read_as_notation() {
    let office = hours("Mo 09:00-12:00 \"Do; So, Mi || 24:00 open\"");
    assert_eq!(
        table(&office),
        ["Mo 09:00-12:00 ‹Do; So, Mi || 24:00 open›"]
    );
    assert_eq!(office.warnings(), []);
}

/// A small linear congruential generator (Knuth's MMIX constants), so that every run is the same.
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// Rules that both evaluators know.
const DAYS: [&str; 21] = [
    "Mo-Fr",
    "Tu",
    "We,Fr",
    "Sa-Mo",
    "We[1]",
    "Th[-1]",
    "Mo[2-4]",
    "PH",
    "Mo,PH",
    "Apr-Sep Mo-Fr",
    "Oct-Mar",
    "Dec 24",
    "2026 Jul 20-2026 Aug 31",
    "Dec 20-Jan 06",
    "week 10-40/3",
    "2027",
    "PH -1 day",
    "2026 Nov-Feb Tu",
    "easter -2 days",
    "Jan Su[1]-Mar Su[-1]",
    "2026-2027 Feb 29",
];

const TIMES: [&str; 7] = [
    "08:00-12:00",
    "09:00-11:30,13:30-16:00",
    "10:00-24:00",
    "00:00-24:00",
    "12:00-13:00 off",
    "off",
    "14:00-18:00",
];

/// What the `opening-hours` crate says of days from 1 January 2026 on, in the unit of [`Hours::intervals`].
fn second_opinion(text: &str, days: u64) -> Vec<(opening_hours::RuleKind, (i32, i32))> {
    use chrono::{Days, NaiveDate};
    use opening_hours::{Context, ContextHolidays, OpeningHours};
    let kept =
        (date(2025, 1, 1).series(1.day()).take(4 * 366)).filter(|day| nrw().on(*day).is_some());
    let small = |part: i8| u32::from(part.unsigned_abs());
    let public: compact_calendar::CompactCalendar = kept
        .filter_map(|day| {
            NaiveDate::from_ymd_opt(day.year().into(), small(day.month()), small(day.day()))
        })
        .collect();
    let holidays = ContextHolidays::new(public.into(), Default::default());
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
    let epoch: chrono::NaiveDateTime = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date").into();
    let since = |time: chrono::NaiveDateTime| (time - epoch).num_minutes() as i32;
    let theirs: OpeningHours = text.parse().expect("well-formed");
    theirs
        .with_context(Context::default().with_holidays(holidays))
        .iter_range(start.into(), (start + Days::new(days)).into())
        .map(|found| {
            (
                found.kind,
                (since(found.range.start), since(found.range.end)),
            )
        })
        .collect()
}

/// Where no hours pass midnight, the `opening-hours` crate is a second opinion.
#[test]
fn both_evaluators_agree_where_no_hours_pass_midnight() {
    let mut dice = Dice(2026);
    for _ in 0..120 {
        // The first rule speaks of holidays, so that ours closes none of its own accord.
        let mut text = format!("PH {}", dice.pick(&TIMES));
        for _ in 0..1 + dice.below(4) {
            let joint = dice.pick(&["; ", ", "]);
            text += &format!("{joint}{} {}", dice.pick(&DAYS), dice.pick(&TIMES));
        }
        let theirs = second_opinion(&text, 800).into_iter();
        let theirs = theirs.filter(|(kind, _)| *kind == opening_hours::RuleKind::Open);
        let theirs = merge(theirs.map(|(_, range)| range).collect());
        let ours = hours(&text).intervals(date(2026, 1, 1), 800, &nrw());
        assert_eq!(show(ours), show(theirs), "{text}");
    }
}

#[test]
fn no_text_makes_it_panic() {
    let mut dice = Dice(7);
    let pieces = [
        "Mo", "-", "Th", ",", " ", ";", "08:00", "12:00", "26:00", "+", "/", "\"", "nach", "ü",
        "–", "PH", "off", "||", "[", "1", "]", "Dec", "2026", "9999", "24", "week", "53", "Do",
        "8.30", "Uhr", "easter", "24/7", "open", "SH", "\u{1}", " -2 days", "Feb 30", "29",
        "unknown", "48:00", ":", "2", "sunset",
    ];
    for _ in 0..10_000 {
        let text: String = (0..1 + dice.below(9)).map(|_| dice.pick(&pieces)).collect();
        match Hours::parse(&text) {
            Err(error) => assert!(text.get(error.span.clone()).is_some(), "{text}: {error:?}"),
            Ok(hours) => {
                let merged = hours.intervals(date(2026, 2, 20), 20, &nrw());
                assert!(
                    merged.windows(2).all(|pair| pair[0].1 < pair[1].0),
                    "{text}"
                );
                assert_eq!(hours.describe().len(), hours.rules.len());
                hours.week();
                hours.exceptions();
                hours.notes();
                for warning in hours.warnings() {
                    assert!(text.get(warning.span.clone()).is_some(), "{text}");
                }
            }
        }
    }
}
