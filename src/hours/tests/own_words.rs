//! Every rule is judged by what it writes itself, whatever stands beside it.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// A rule by its parts, any of which may be missing.
#[derive(Clone, Debug)]
struct Said {
    days: &'static str,
    times: &'static str,
    word: &'static str,
    comment: &'static str,
}

impl Said {
    /// As authors write it.
    fn text(&self) -> String {
        joined([self.days, self.times, self.word, self.comment])
    }

    /// With its state in so many words, and no comment that could stand for it.
    fn spelt_out(&self) -> String {
        let word = match self.state() {
            None => "off",
            Some(State::Open) => "open",
            Some(State::Unknown) => "unknown",
        };
        joined([self.days, self.times, word, ""])
    }

    fn state(&self) -> Option<State> {
        match self.word.to_lowercase().as_str() {
            "off" | "closed" => None,
            "unknown" => Some(State::Unknown),
            "" if self.times.is_empty() && !self.comment.is_empty() => Some(State::Unknown),
            _ => Some(State::Open),
        }
    }
}

fn joined(parts: [&str; 4]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn said() -> impl Strategy<Value = Said> {
    let days = prop_oneof![1 => Just(""), 4 => select(&DAYS[..])];
    let times = prop_oneof![
        3 => Just(""),
        1 => Just("24/7"),
        5 => select(vec![
            "08:00-12:00", "9:00-11:30,13:30-16:00", "09:00-11:30, 13:30-16:00", "00:00-24:00", "0:00-24:00",
            "10:00-24:00", "14:00-18:00",
        ]),
    ];
    let word =
        prop_oneof![3 => Just(""), 2 => select(vec!["open", "Open", "off", "closed", "unknown"])];
    let comment = prop_oneof![
        1 => Just(""),
        1 => select(vec![
            "\"nach Vereinbarung\"", "\"bitte klingeln\"", "\"open\"", "\"24/7\"", "\"00:00-24:00\"",
            "\"Mo 08:00-12:00, Tu off; We || open\"", "\"off\"",
        ]),
    ];
    (days, times, word, comment)
        .prop_map(|(days, times, word, comment)| Said {
            // Around the clock has no days of its own.
            days: if times == "24/7" { "" } else { days },
            times,
            word,
            comment,
        })
        .prop_filter("says something", |said| !said.text().is_empty())
}

/// Rules with what joins each to the one before.
fn rules(joints: &'static [&'static str]) -> impl Strategy<Value = Vec<(&'static str, Said)>> {
    prop::collection::vec((select(joints), said()), 1..5).prop_map(|mut rules| {
        let mut before = String::new();
        for (joint, said) in &mut rules {
            // A time after a comma goes on with the times before it, and Easter with the dates; after the number of a weekday
            // that ends dates, the grammar wants one more number.
            let goes_on = said.days.is_empty() || said.days.starts_with("easter");
            if joint.contains(',') && (goes_on || before.ends_with("Su[-1]")) {
                *joint = "; ";
            }
            before = said.text();
        }
        rules
    })
}

fn text(rules: &[(&str, Said)], write: fn(&Said) -> String) -> String {
    let mut text = String::new();
    for (index, (joint, said)) in rules.iter().enumerate() {
        text += if index == 0 { "" } else { joint };
        text += &write(said);
    }
    text
}

const CASES: u32 = 400;
const ALL: &[&str] = &["; ", ";", ", ", " , ", " || "];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn a_rule_says_in_company_what_it_says_alone(rules in rules(ALL)) {
        let text = text(&rules, Said::text);
        let read = hours(&text);
        prop_assert_eq!(read.rules.len(), rules.len(), "{}", text);
        for (rule, (_, said)) in read.rules.iter().zip(&rules) {
            prop_assert_eq!(&text[rule.span.clone()], said.text());
            prop_assert_eq!(rule.state, said.state(), "{} in {}", said.text(), text);
            let alone = hours(&said.text()).rules.remove(0);
            prop_assert_eq!(&rule.times, &alone.times);
            prop_assert_eq!(&rule.explicit, &alone.explicit);
            // No day is open around the clock whose rule does not say so.
            let line = rule.describe();
            let all_day = line.contains("ganztägig") || line.contains("rund um die Uhr");
            prop_assert_eq!(all_day, rule.state == Some(State::Open) && matches!(said.times, "" | "24/7"), "{}", line);
        }
    }

    #[test]
    fn what_goes_without_saying_may_be_said(rules in rules(ALL)) {
        let (short, long) = (text(&rules, Said::text), text(&rules, Said::spelt_out));
        let (short_read, long_read) = (hours(&short), hours(&long));
        let from = date(2026, 12, 1);
        for (one, other) in [
            (short_read.intervals(from, 60, &nrw()), long_read.intervals(from, 60, &nrw())),
            (short_read.uncertain(from, 60, &nrw()), long_read.uncertain(from, 60, &nrw())),
        ] {
            prop_assert_eq!(show(one), show(other), "{} / {}", short, long);
        }
        let states = |hours: &Hours| hours.week().map(|day| day.iter().map(|span| (span.from, span.to, span.state)).collect::<Vec<_>>());
        prop_assert_eq!(states(&short_read), states(&long_read), "{} / {}", short, long);
    }
}

proptest! {
    // The crate walks through every minute; a few dozen texts take as long as all others.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn the_second_opinion_reads_what_is_spelt_out(rules in rules(&["; "]), first in select(&TIMES[..])) {
        use opening_hours::RuleKind;
        // The first rule speaks of holidays, so that ours closes none of its own accord.
        let ours = hours(&format!("PH {first}; {}", text(&rules, Said::text)));
        let theirs = second_opinion(&format!("PH {first}; {}", text(&rules, Said::spelt_out)), 400);
        let of = |kind: RuleKind| show(merge(theirs.iter().filter(|range| range.0 == kind).map(|range| range.1).collect()));
        prop_assert_eq!(show(ours.intervals(date(2026, 1, 1), 400, &nrw())), of(RuleKind::Open), "{}", ours.source());
        prop_assert_eq!(show(ours.uncertain(date(2026, 1, 1), 400, &nrw())), of(RuleKind::Unknown), "{}", ours.source());
    }
}

#[test]
fn words_of_other_rules_open_nothing() {
    let may_be = |text: &str, day: Date| {
        let read = hours(text);
        assert_eq!(show(read.intervals(day, 1, &nrw())), [""; 0], "{text}");
        assert_eq!(read.uncertain(day, 1, &nrw()).len(), 1, "{text}");
        read
    };
    // 14 April 2026 is a Tuesday, 18 April a Saturday.
    let (tuesday, saturday) = (date(2026, 4, 14), date(2026, 4, 18));
    let read = may_be("Mo 18:00-24:00; Tu \"nach Vereinbarung\"", tuesday);
    assert_eq!(
        read.describe(),
        ["Montag: 18:00–24:00 Uhr", "Dienstag: nach Vereinbarung"]
    );
    let read = may_be(
        "Mo-Fr 10:00-16:00 open \"bitte klingeln\" || \"nach Vereinbarung\"",
        saturday,
    );
    assert_eq!(read.notes(), ["nach Vereinbarung"]);
    assert_eq!(table(&read)[0], "Mo 10:00-16:00 ‹bitte klingeln›");
    assert_eq!(table(&read).len(), 5);
    for text in [
        "Mo-Fr 08:00-12:00 open \"bitte klingeln\"; Sa \"nach Vereinbarung\"",
        "Mo-Fr 08:00-12:00 open, Sa \"nach Vereinbarung\"",
        "Sa \"nach Vereinbarung\", Mo-Fr 08:00-12:00 open",
        "Sa \"nach Vereinbarung\" || open",
        "Mo 00:00-24:00; Sa \"nach Vereinbarung\"",
        "Mo-Fr 00:00-24:00 || \"nach Vereinbarung\"",
        "week 01-24/7 \"nach Vereinbarung\"; week 16 \"nach Vereinbarung\"",
        "2019-2124/7 Sa \"nach Vereinbarung\"",
        "24/7; Apr Sa \"nach Vereinbarung\"",
        "\"open\":Sa; Mo 10:00-24:00 open",
    ] {
        may_be(text, saturday);
    }
    // Words that are its own do.
    for text in [
        "Sa 00:00-00:00 \"bitte klingeln\"",
        "Mo off; Sa open \"bitte klingeln\"",
        "24/7 \"bitte klingeln\"; Mo \"nach Vereinbarung\"",
        "Mo \"nach Vereinbarung\"; Sa 0:00-24:00 \"bitte klingeln\"",
    ] {
        assert_eq!(when(text, saturday, 1), ["04-18 00:00-24:00"], "{text}");
    }
}

#[test]
fn rules_are_cut_where_the_notation_cuts_them() {
    for (text, rules) in [
        ("Mo 10:00-12:00, 13:00-14:00", 1),
        ("Mo 10:00-12:00 , 13:00-14:00", 2),
        ("Mo 10:00-12:00,  13:00-14:00", 2),
        ("Mo 10:00+, 13:00-14:00", 1),
        ("Mo 10:00-12:00, Tu 13:00-14:00", 2),
        ("Mo, Tu 13:00-14:00", 2),
        ("Mo,Tu 13:00-14:00", 1),
        ("Dec 24, easter off", 1),
        ("Dec 24, 10:00-12:00", 2),
        ("Oct Su[1], Mo 10:00-12:00", 2),
        ("Mo 10:00-12:00 off, 13:00-14:00 open", 2),
        (
            "2026, 2027 Mo, We[1,3] 10:00-12:00, 14:00-16:00 || \"a, b; c || d\"",
            4,
        ),
    ] {
        let read = hours(text);
        assert_eq!(read.rules.len(), rules, "{text}");
        let spans: Vec<&str> = (read.rules.iter())
            .map(|rule| &text[rule.span.clone()])
            .collect();
        for span in &spans {
            assert_eq!(hours(span).rules.len(), 1, "{text}: {span}");
        }
    }
    let long = "Mo 10:00-12:00, ".repeat(100);
    assert!(Hours::parse(&long).is_err_and(|error| error.message.contains("more than 1000")));
}

#[test]
fn what_a_rule_says_is_told_whole() {
    assert_eq!(
        hours("Mo-Fr 10:00-16:00 || Sa \"nach Vereinbarung\"").lines(),
        ["Samstag: sonst nach Vereinbarung"]
    );
    assert_eq!(
        table(&hours("\"Theke\":Mo 10:00-12:00 \"nur mit Termin\"")),
        ["Mo 10:00-12:00 ‹Theke, nur mit Termin›"]
    );
    let hotline = hours("24/7 \"nur Notfälle\"");
    assert!(!hotline.always_open());
    assert_eq!(table(&hotline).len(), 7);
    assert_eq!(table(&hotline)[0], "Mo 00:00-24:00 ‹nur Notfälle›");
    // A warning points at the rule alone, not at what a comma joins to it.
    let warnings = hours("Mo, Tu 08:00-12:00 open").warnings().to_vec();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].span, 0..2);
}
