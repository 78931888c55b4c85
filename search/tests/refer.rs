//! Referral by rules made for these tests: each criterion at its edges, the order, the next question, and what is wrong.

use lotse_search::Area;
use lotse_search::refer::{
    Answer, Audience, Benefit, Bounds, Criterion, Fact, Inquiry, Name, Offer, Position,
    RULES_VERSION, Rule, Rules, RulesError, Scale, Status, TargetGroup, Tier, Traits, Verdict,
};
use proptest::prelude::*;

fn name(id: &str, parent: Option<&str>) -> Name {
    Name {
        id: id.into(),
        label: format!("<{id}>"),
        parent: parent.map(Into::into),
    }
}

fn area(id: &str, parent: Option<&str>, codes: &[&str]) -> Area {
    Area {
        id: id.into(),
        postal_codes: codes.iter().map(|code| (*code).into()).collect(),
        parent: parent.map(Into::into),
        root: parent.is_none(),
        ..Area::default()
    }
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).into()).collect()
}

/// The vocabularies of [`rules`], in their order.
const AREAS: [&str; 3] = ["kreis", "a", "b"];
const RESIDENCE: [&str; 3] = ["permit", "refugee", "tolerated"];
const BENEFITS: [&str; 4] = ["asylum", "jobless", "youth", "none"];
const AUDIENCES: [&str; 4] = ["all", "young", "women", "staff"];
const TOPICS: [&str; 2] = ["rat", "geld"];
const LANGUAGES: [&str; 2] = ["fa", "tr"];

/// Terms by their positions, as offers name them.
fn terms(vocabulary: &[&str], ids: &[&str]) -> Vec<Position> {
    let position = |id: &&str| vocabulary.iter().position(|known| known == id).expect(id);
    ids.iter().map(|id| position(id) as Position).collect()
}

fn bounds(from: u16, below: Option<u16>, unclear: &[u16]) -> Option<Bounds> {
    Some(Bounds {
        from,
        below,
        unclear: unclear.to_vec(),
        text: 0,
    })
}

fn offer(id: &str) -> Offer {
    Offer {
        id: id.into(),
        title: id.to_uppercase(),
        areas: terms(&AREAS, &["kreis"]),
        topics: terms(&TOPICS, &["rat"]),
        ..Offer::default()
    }
}

fn rules(offers: Vec<Offer>) -> Rules {
    let texts = [
        ("reason-age-fits", "age fits {rule}"),
        ("reason-area-no", "only {areas}"),
        ("reason-precedence", "first {names}"),
        ("reason-status-successor", "now {successor}"),
        ("reason-valid-over", "until {date}"),
        ("date", "{day}.{month}.{year}"),
        ("list-or", "{rest} or {last}"),
        ("question-age", "how old?"),
        ("notice-unknown", "no {id}"),
        ("notice-contradiction", "{first} and {second}"),
    ];
    let benefit = |id: &str, excludes: &[&str], not_with: &[&str]| Benefit {
        id: id.into(),
        label: format!("<{id}>"),
        none: id == "none",
        excludes: ids(excludes),
        not_with: ids(not_with),
    };
    let audience = |id: &str, fits: Option<Traits>, perhaps: Traits| Audience {
        id: id.into(),
        label: format!("<{id}>"),
        helpers: id == "staff",
        fits,
        perhaps,
    };
    let aged = |from, below| Traits {
        age: bounds(from, below, &[]),
        ..Traits::default()
    };
    Rules {
        version: RULES_VERSION,
        lang: "de".into(),
        from_right: false,
        day: "2026-11-22".into(),
        record: "r/{organization}/".into(),
        service: "r/{organization}/#s-{service}".into(),
        areas: vec![
            area("kreis", None, &[]),
            area("a", Some("kreis"), &["41000"]),
            area("b", Some("kreis"), &["42000"]),
        ],
        places: AREAS.map(|id| name(id, None)).into(),
        residence: vec![
            name("permit", None),
            name("refugee", Some("permit")),
            name("tolerated", None),
        ],
        benefits: vec![
            benefit("asylum", &["jobless"], &["permit"]),
            benefit("jobless", &["asylum"], &["tolerated"]),
            benefit("youth", &[], &[]),
            benefit("none", &[], &[]),
        ],
        audiences: vec![
            audience("all", Some(Traits::default()), Traits::default()),
            audience("young", Some(aged(14, Some(18))), aged(12, Some(27))),
            audience("women", None, Traits::default()),
            audience("staff", None, Traits::default()),
        ],
        topics: TOPICS.map(|id| name(id, None)).into(),
        languages: LANGUAGES.map(|id| name(id, None)).into(),
        phrases: vec!["of that age".into()],
        texts: texts.map(|(key, text)| (key.into(), text.into())).into(),
        offers,
    }
}

fn ask(offers: Vec<Offer>, inquiry: &Inquiry) -> Vec<Answer> {
    rules(offers).refer(inquiry).answers
}

/// What one offer answers.
fn verdict(offer: Offer, inquiry: Inquiry) -> Verdict {
    ask(vec![offer], &inquiry)[0].verdict
}

fn with_rule(rule: Rule) -> Offer {
    Offer { rule, ..offer("x") }
}

#[test]
fn ages_are_half_open_and_unclear_ones_are_asked() {
    let at = |age| {
        let rule = Rule {
            age: bounds(12, Some(27), &[27]),
            ..Rule::default()
        };
        let inquiry = Inquiry {
            age,
            ..Inquiry::default()
        };
        verdict(with_rule(rule), inquiry)
    };
    let expected = [
        (None, Verdict::Ask),
        (Some(11), Verdict::No),
        (Some(12), Verdict::Fits),
        (Some(26), Verdict::Fits),
        (Some(27), Verdict::Ask),
        (Some(28), Verdict::No),
    ];
    for (age, wanted) in expected {
        assert_eq!(at(age), wanted, "{age:?}");
    }
}

#[test]
fn a_status_stands_for_what_is_below_it() {
    let at = |own: &str, wanted: &[&str]| {
        let rule = Rule {
            residence: terms(&RESIDENCE, wanted),
            ..Rule::default()
        };
        let inquiry = Inquiry {
            residence: Some(own.into()),
            ..Inquiry::default()
        };
        verdict(with_rule(rule), inquiry)
    };
    assert_eq!(at("refugee", &["permit"]), Verdict::Fits);
    assert_eq!(
        at("permit", &["refugee"]),
        Verdict::Ask,
        "which permit is not known"
    );
    assert_eq!(at("tolerated", &["permit"]), Verdict::No);
}

#[test]
fn benefits_exclude_only_what_the_law_excludes() {
    let at = |own: Option<&[&str]>, residence: Option<&str>| {
        let rule = Rule {
            benefits: terms(&BENEFITS, &["jobless"]),
            ..Rule::default()
        };
        let inquiry = Inquiry {
            benefits: own.map(ids),
            residence: residence.map(Into::into),
            ..Inquiry::default()
        };
        verdict(with_rule(rule), inquiry)
    };
    assert_eq!(at(None, None), Verdict::Ask);
    assert_eq!(at(Some(&["jobless"]), None), Verdict::Fits);
    assert_eq!(
        at(Some(&["youth"]), None),
        Verdict::Ask,
        "one may have both"
    );
    assert_eq!(
        at(Some(&["none"]), None),
        Verdict::Ask,
        "one may be entitled"
    );
    assert_eq!(at(Some(&["asylum"]), None), Verdict::No);
    assert_eq!(at(None, Some("tolerated")), Verdict::No);
    assert_eq!(
        at(Some(&["jobless"]), Some("tolerated")),
        Verdict::Fits,
        "what is told counts"
    );
    assert_eq!(
        at(Some(&[]), None),
        Verdict::Ask,
        "nothing told is nothing known"
    );
}

#[test]
fn german_months_and_children_are_criteria() {
    let rule = Rule {
        german: bounds(1, Some(4), &[]),
        months: bounds(0, Some(36), &[]),
        children: Some(true),
        ..Rule::default()
    };
    let person = Inquiry {
        german: Some("a2".into()),
        months: Some(35),
        children: Some(true),
        ..Inquiry::default()
    };
    let at = |inquiry| verdict(with_rule(rule.clone()), inquiry);
    assert_eq!(at(person.clone()), Verdict::Fits);
    for changed in [
        Inquiry {
            german: Some("B2".into()),
            ..person.clone()
        },
        Inquiry {
            german: Some("none".into()),
            ..person.clone()
        },
        Inquiry {
            months: Some(36),
            ..person.clone()
        },
        Inquiry {
            children: Some(false),
            ..person.clone()
        },
    ] {
        assert_eq!(at(changed.clone()), Verdict::No, "{changed:?}");
    }
    for unknown in [
        Inquiry {
            german: None,
            ..person.clone()
        },
        Inquiry {
            months: None,
            ..person.clone()
        },
        Inquiry {
            children: None,
            ..person.clone()
        },
    ] {
        assert_eq!(at(unknown.clone()), Verdict::Ask, "{unknown:?}");
    }
    assert_eq!(Scale::german("c2"), Some(6));
}

#[test]
fn places_serve_what_lies_below_them() {
    let at = |areas: &[&str], open, own: Option<&str>| {
        let offer = Offer {
            areas: terms(&AREAS, areas),
            areas_open: open,
            ..offer("x")
        };
        let inquiry = Inquiry {
            area: own.map(Into::into),
            ..Inquiry::default()
        };
        verdict(offer, inquiry)
    };
    assert_eq!(at(&["kreis"], false, Some("a")), Verdict::Fits);
    assert_eq!(at(&["kreis"], false, None), Verdict::Fits);
    assert_eq!(at(&["a"], false, Some("a")), Verdict::Fits);
    assert_eq!(at(&["a"], false, Some("b")), Verdict::No);
    assert_eq!(at(&["a"], true, Some("b")), Verdict::Ask);
    assert_eq!(at(&["a"], false, None), Verdict::Ask);
    assert_eq!(at(&["a"], false, Some("kreis")), Verdict::Ask);
    assert_eq!(at(&[], false, Some("a")), Verdict::Ask);
}

#[test]
fn postal_codes_are_places() {
    let served = |code: &str| {
        let offers = vec![Offer {
            areas: terms(&AREAS, &["a"]),
            ..offer("x")
        }];
        let inquiry = Inquiry {
            postal_code: Some(code.into()),
            ..Inquiry::default()
        };
        let referral = rules(offers).refer(&inquiry);
        (referral.answers[0].verdict, referral.notices.len())
    };
    assert_eq!(served("41000"), (Verdict::Fits, 0));
    assert_eq!(served("42000"), (Verdict::No, 0));
    assert_eq!(
        served("99999"),
        (Verdict::Ask, 1),
        "told, and nothing excluded"
    );
}

#[test]
fn audiences_are_softer_than_rules() {
    let at = |audience: &[&str], age| {
        let offer = Offer {
            audience: terms(&AUDIENCES, audience),
            ..offer("x")
        };
        let inquiry = Inquiry {
            age,
            ..Inquiry::default()
        };
        ask(vec![offer], &inquiry)
            .first()
            .map(|answer| answer.verdict)
    };
    assert_eq!(at(&["young"], Some(16)), Some(Verdict::Fits));
    assert_eq!(at(&["young"], Some(20)), Some(Verdict::Ask));
    assert_eq!(at(&["young"], Some(40)), Some(Verdict::No));
    assert_eq!(at(&["young"], None), Some(Verdict::Ask));
    assert_eq!(
        at(&["young", "women"], Some(40)),
        Some(Verdict::Ask),
        "one of them is enough"
    );
    assert_eq!(at(&["young", "all"], Some(40)), Some(Verdict::Fits));
    assert_eq!(at(&["staff"], Some(40)), None, "nobody seeks help there");
    assert_eq!(at(&["staff", "young"], Some(40)), Some(Verdict::No));
}

#[test]
fn groups_are_dated_and_one_is_enough() {
    let group =
        |name: &str, from: Option<&str>, until: Option<&str>, discretion, ages: (u16, u16)| {
            TargetGroup {
                name: name.into(),
                from: from.map(Into::into),
                until: until.map(Into::into),
                discretion,
                rule: Rule {
                    age: bounds(ages.0, Some(ages.1), &[]),
                    ..Rule::default()
                },
            }
        };
    let at = |age, day: &str| {
        let offer = Offer {
            groups: vec![
                group("one", None, None, false, (18, 36)),
                group("two", Some("2023-07-01"), None, false, (16, 18)),
                group("rest", None, Some("2026-12-31"), true, (0, 120)),
            ],
            ..offer("x")
        };
        let inquiry = Inquiry {
            age: Some(age),
            day: Some(day.into()),
            ..Inquiry::default()
        };
        verdict(offer, inquiry)
    };
    assert_eq!(at(20, "2022-01-01"), Verdict::Fits);
    assert_eq!(
        at(17, "2023-06-30"),
        Verdict::Ask,
        "the second stage has not begun"
    );
    assert_eq!(at(17, "2023-07-01"), Verdict::Fits);
    assert_eq!(at(50, "2026-12-31"), Verdict::Ask, "at their discretion");
    assert_eq!(at(50, "2027-01-01"), Verdict::No);
}

#[test]
fn what_is_over_is_never_recommended() {
    let ended = Offer {
        status: Status::Ended(Some("B".into())),
        ..offer("a")
    };
    let paused = Offer {
        status: Status::Paused,
        ..offer("b")
    };
    let expired = Offer {
        until: Some("2023-06-30".into()),
        ..offer("c")
    };
    let answers = ask(vec![ended, paused, expired], &Inquiry::default());
    assert!(answers.iter().all(|answer| answer.verdict == Verdict::No));
    assert_eq!(answers[0].reasons[0].text, "now B");
    assert_eq!(answers[2].reasons[0].text, "until 30.06.2023");
}

fn order(answers: &[Answer]) -> Vec<(&str, Verdict)> {
    let answers = answers.iter();
    answers
        .map(|answer| (answer.id.as_str(), answer.verdict))
        .collect()
}

#[test]
fn the_order_is_tier_verdict_relation_place_topic_freshness_id() {
    let tiered = |id: &str, tier| Offer { tier, ..offer(id) };
    let asks = Offer {
        areas: vec![],
        ..tiered("asks", Tier::Statutory)
    };
    let inquiry = Inquiry {
        area: Some("a".into()),
        needs: ids(&["rat"]),
        ..Inquiry::default()
    };
    let offers = vec![
        tiered("last", Tier::Subsidiary),
        tiered("open", Tier::Open),
        asks,
        tiered("z-first", Tier::Statutory),
        Offer {
            areas: terms(&AREAS, &["b"]),
            ..tiered("elsewhere", Tier::Statutory)
        },
        Offer {
            after: ids(&["s2"]),
            ..tiered("s1", Tier::Specialised)
        },
        tiered("s2", Tier::Specialised),
        Offer {
            verified: 20200101,
            ..tiered("s3", Tier::Specialised)
        },
        Offer {
            topics: terms(&TOPICS, &["geld", "rat"]),
            ..tiered("s4", Tier::Specialised)
        },
        Offer {
            areas: terms(&AREAS, &["a"]),
            topics: terms(&TOPICS, &["geld", "rat"]),
            ..tiered("s5", Tier::Specialised)
        },
    ];
    let answers = ask(offers, &inquiry);
    let expected = [
        ("z-first", Verdict::Fits),
        ("asks", Verdict::Ask),
        ("s5", Verdict::Fits),
        ("s3", Verdict::Fits),
        ("s2", Verdict::Fits),
        ("s1", Verdict::Fits),
        ("s4", Verdict::Fits),
        ("open", Verdict::Fits),
        ("last", Verdict::Ask),
        ("elsewhere", Verdict::No),
    ];
    assert_eq!(order(&answers), expected);
    let last = answers.iter().find(|answer| answer.id == "last").unwrap();
    let why = &last.reasons[0];
    assert_eq!(
        (why.criterion, why.text.as_str()),
        (Criterion::Precedence, "first Z-FIRST, ASKS or S5")
    );
}

#[test]
fn what_nobody_knows_leaves_the_rest_as_it_is() {
    let last = Offer {
        tier: Tier::Subsidiary,
        ..offer("last")
    };
    let first = Offer {
        tier: Tier::Statutory,
        areas: terms(&AREAS, &["a"]),
        ..offer("first")
    };
    let inquiry = Inquiry {
        area: Some("nowhere".into()),
        postal_code: Some("41000".into()),
        needs: ids(&["vanished"]),
        ..Inquiry::default()
    };
    let referral = rules(vec![last, first]).refer(&inquiry);
    let expected = [("first", Verdict::Fits), ("last", Verdict::Ask)];
    assert_eq!(order(&referral.answers), expected);
    assert_eq!(referral.notices.len(), 2, "{:?}", referral.notices);
}

#[test]
fn names_keep_their_direction_in_sentences_from_the_right() {
    let rules = Rules {
        from_right: true,
        ..rules(vec![Offer {
            status: Status::Ended(Some("B (C)".into())),
            ..offer("x")
        }])
    };
    let answers = rules.refer(&Inquiry::default()).answers;
    assert_eq!(answers[0].reasons[0].text, "now \u{2068}B (C)\u{2069}");
}

#[test]
fn circles_do_not_turn_for_ever() {
    let after = |id: &str, other: &str| Offer {
        after: ids(&[other]),
        ..offer(id)
    };
    let offers = vec![
        after("a", "b"),
        after("b", "c"),
        after("c", "a"),
        offer("d"),
    ];
    assert_eq!(ask(offers, &Inquiry::default()).len(), 4);
}

#[test]
fn a_subsidiary_offer_answers_every_need_and_fits_where_nobody_else_does() {
    let last = Offer {
        tier: Tier::Subsidiary,
        topics: terms(&TOPICS, &["rat"]),
        ..offer("last")
    };
    let other = Offer {
        tier: Tier::Specialised,
        areas: terms(&AREAS, &["b"]),
        topics: terms(&TOPICS, &["geld"]),
        ..offer("other")
    };
    let inquiry = Inquiry {
        area: Some("a".into()),
        needs: ids(&["geld"]),
        ..Inquiry::default()
    };
    let answers = ask(vec![last, other], &inquiry);
    assert_eq!(
        order(&answers),
        [("last", Verdict::Fits), ("other", Verdict::No)]
    );
}

#[test]
fn an_organization_answers_with_the_best_it_has() {
    let service = Offer {
        rule: Rule {
            age: bounds(27, None, &[]),
            ..Rule::default()
        },
        ..offer("x/adults")
    };
    let whole = Offer {
        languages: terms(&LANGUAGES, &["tr"]),
        ..offer("x")
    };
    let at = |age, languages: &[&str]| {
        let inquiry = Inquiry {
            age: Some(age),
            languages: ids(languages),
            ..Inquiry::default()
        };
        let answers = ask(vec![whole.clone(), service.clone()], &inquiry);
        assert_eq!(answers.len(), 1);
        let mut urls = [&answers[0].url, &answers[0].offers[0].url];
        urls.sort();
        assert_eq!(urls, ["r/x/", "r/x/#s-adults"]);
        (
            answers[0].id.clone(),
            answers[0].verdict,
            answers[0].offers[0].verdict,
        )
    };
    assert_eq!(at(30, &["tr"]), ("x".into(), Verdict::Fits, Verdict::Fits));
    assert_eq!(at(20, &["tr"]), ("x".into(), Verdict::Fits, Verdict::No));
    assert_eq!(
        at(30, &["fa"]),
        ("x/adults".into(), Verdict::Fits, Verdict::Ask)
    );
}

#[test]
fn the_next_question_is_the_one_that_decides_most() {
    let aged = |id: &str| Offer {
        rule: Rule {
            age: bounds(18, None, &[]),
            ..Rule::default()
        },
        ..offer(id)
    };
    let rules = rules(vec![
        aged("a"),
        aged("b"),
        with_rule(Rule {
            children: Some(true),
            ..Rule::default()
        }),
    ]);
    let next = |inquiry: &Inquiry| rules.refer(inquiry).next;
    let needs = ids(&["rat"]);
    let first = next(&Inquiry {
        needs: needs.clone(),
        ..Inquiry::default()
    })
    .unwrap();
    assert_eq!(
        (first.fact, first.matters, first.text.as_str()),
        (Fact::Age, 2, "how old?")
    );
    let refused = Inquiry {
        needs: needs.clone(),
        skip: vec![Fact::Age],
        ..Inquiry::default()
    };
    assert_eq!(next(&refused).unwrap().fact, Fact::Children);
    let all = Inquiry {
        needs,
        age: Some(20),
        children: Some(true),
        ..Inquiry::default()
    };
    assert_eq!(next(&all), None);
    assert_eq!(
        next(&Inquiry::default()).unwrap().fact,
        Fact::Need,
        "a tie is for what comes first"
    );
}

#[test]
fn what_cannot_be_is_told_and_does_not_count() {
    let referral = |inquiry: &Inquiry| rules(vec![offer("x")]).refer(inquiry);
    let codes = |inquiry: Inquiry| -> Vec<String> {
        let notices = referral(&inquiry).notices;
        notices.into_iter().map(|notice| notice.code).collect()
    };
    let none = Inquiry::default;
    assert_eq!(codes(none()), [""; 0]);
    assert_eq!(
        codes(Inquiry {
            age: Some(999),
            ..none()
        }),
        ["age"]
    );
    assert_eq!(
        codes(Inquiry {
            area: Some("nowhere".into()),
            ..none()
        }),
        ["unknown"]
    );
    assert_eq!(
        codes(Inquiry {
            residence: Some("x".into()),
            ..none()
        }),
        ["unknown"]
    );
    assert_eq!(
        codes(Inquiry {
            benefits: Some(ids(&["x"])),
            ..none()
        }),
        ["unknown"]
    );
    assert_eq!(
        codes(Inquiry {
            needs: ids(&["x"]),
            ..none()
        }),
        ["unknown"]
    );
    assert_eq!(
        codes(Inquiry {
            german: Some("D1".into()),
            ..none()
        }),
        ["unknown"]
    );
    assert_eq!(
        codes(Inquiry {
            age: Some(2),
            months: Some(40),
            ..none()
        }),
        ["months"]
    );
    let clash = Inquiry {
        benefits: Some(ids(&["asylum", "jobless"])),
        ..none()
    };
    assert_eq!(referral(&clash).notices[0].text, "<asylum> and <jobless>");
    assert_eq!(
        codes(Inquiry {
            benefits: Some(ids(&["none", "youth"])),
            ..none()
        }),
        ["contradiction"]
    );
    let both = Inquiry {
        residence: Some("tolerated".into()),
        benefits: Some(ids(&["jobless"])),
        ..none()
    };
    assert_eq!(codes(both), ["contradiction"]);
    let places = Inquiry {
        area: Some("a".into()),
        postal_code: Some("42000".into()),
        ..none()
    };
    assert_eq!(codes(places), ["contradiction"]);
}

#[test]
fn what_goes_into_a_sentence_stays_as_it_is() {
    let mut rules = rules(vec![Offer {
        status: Status::Ended(Some("{date} <b>".into())),
        ..offer("x")
    }]);
    let text = |rules: &Rules| {
        rules.refer(&Inquiry::default()).answers[0].reasons[0]
            .text
            .clone()
    };
    assert_eq!(text(&rules), "now {date} <b>");
    rules.texts.insert(
        "reason-status-successor".into(),
        "{ {unknown} {successor".into(),
    );
    assert_eq!(text(&rules), "{ {unknown} {successor");
    rules.texts.clear();
    assert_eq!(text(&rules), "reason-status-successor");
}

#[test]
fn rules_survive_their_file_and_others_are_refused() {
    let rules = rules(vec![
        offer("x"),
        with_rule(Rule {
            age: bounds(1, None, &[2]),
            ..Rule::default()
        }),
    ]);
    let bytes = serde_json::to_vec(&rules).unwrap();
    assert_eq!(Rules::open(&bytes), Ok(rules.clone()));
    assert!(matches!(
        Rules::open(b"<html>"),
        Err(RulesError::Malformed(_))
    ));
    assert!(matches!(
        Rules::open(&bytes[..99]),
        Err(RulesError::Malformed(_))
    ));
    let newer = Rules {
        version: 99,
        ..rules.clone()
    };
    let newer = serde_json::to_vec(&newer).unwrap();
    assert_eq!(Rules::open(&newer), Err(RulesError::Version(99)));
    assert_eq!(
        Rules::open(br#"{"version":1,"offers":[{"areas":["a"]}]}"#),
        Err(RulesError::Version(1)),
        "an older form is named by its version"
    );
    let beyond = |offer: Offer| {
        let rules = self::rules(vec![Offer {
            title: "x".into(),
            ..offer
        }]);
        Rules::open(&serde_json::to_vec(&rules).unwrap())
    };
    let rule = || Rule {
        benefits: vec![BENEFITS.len() as Position],
        ..Rule::default()
    };
    let group = TargetGroup {
        rule: Rule {
            residence: vec![Position::MAX],
            ..Rule::default()
        },
        ..TargetGroup::default()
    };
    for broken in [
        Offer {
            areas: vec![0, AREAS.len() as Position],
            ..offer("x")
        },
        Offer {
            topics: vec![9],
            ..offer("x")
        },
        Offer {
            audience: vec![9],
            ..offer("x")
        },
        Offer {
            languages: vec![9],
            ..offer("x")
        },
        with_rule(rule()),
        Offer {
            groups: vec![group],
            ..offer("x")
        },
    ] {
        let opened = beyond(broken.clone());
        assert!(
            matches!(&opened, Err(RulesError::Malformed(what)) if what.contains("`x`")),
            "{broken:?}"
        );
        // Who makes such rules without reading them gets an answer, not a panic.
        assert_eq!(ask(vec![broken], &Inquiry::default()).len(), 1);
    }
    assert!(rules.refer_json(r#"{"age":"old"}"#).contains("bad-request"));
    assert!(rules.refer_json(r#"{"agge":1}"#).contains("bad-request"));
    assert!(rules.refer_json("{}").contains(r#""answers":["#));
}

prop_compose! {
    fn some_rule()(
        age in prop::option::of((0u16..30, prop::option::of(0u16..60), prop::collection::vec(0u16..60, 0..3))),
        months in prop::option::of((0u16..30, prop::option::of(0u16..60))),
        german in prop::option::of((0u16..4, prop::option::of(0u16..8))),
        children in prop::option::of(any::<bool>()),
        residence in prop::collection::vec(prop::sample::select(&RESIDENCE[..]), 0..3),
        benefits in prop::collection::vec(prop::sample::select(&BENEFITS[..]), 0..3),
    ) -> Rule {
        Rule {
            age: age.and_then(|(from, below, unclear)| bounds(from, below, &unclear)),
            months: months.and_then(|(from, below)| bounds(from, below, &[])),
            german: german.and_then(|(from, below)| bounds(from, below, &[])),
            children,
            residence: terms(&RESIDENCE, &residence),
            benefits: terms(&BENEFITS, &benefits),
        }
    }
}

prop_compose! {
    fn some_offer()(
        number in 0u8..20,
        tier in prop::sample::select(vec![Tier::Statutory, Tier::Specialised, Tier::Open, Tier::Subsidiary]),
        areas in prop::collection::vec(prop::sample::select(&AREAS[..]), 0..3),
        areas_open in any::<bool>(),
        audience in prop::collection::vec(prop::sample::select(&AUDIENCES[..]), 0..3),
        rule in some_rule(),
        groups in prop::collection::vec((some_rule(), any::<bool>()), 0..3),
        after in prop::collection::vec(0u8..20, 0..3),
        ended in any::<bool>(),
    ) -> Offer {
        Offer {
            id: format!("o{number}"),
            title: format!("O{number}"),
            tier,
            areas: terms(&AREAS, &areas),
            areas_open,
            topics: terms(&TOPICS, &["rat"]),
            audience: terms(&AUDIENCES, &audience),
            rule,
            groups: groups.into_iter().map(|(rule, discretion)| TargetGroup { name: "g".into(), discretion, rule, ..TargetGroup::default() }).collect(),
            after: after.iter().map(|number| format!("o{number}")).collect(),
            status: if ended && number % 5 == 0 { Status::Ended(None) } else { Status::Active },
            ..Offer::default()
        }
    }
}

prop_compose! {
    fn somebody()(
        area in prop::option::of(prop::sample::select(vec!["kreis", "a", "b", "nowhere"])),
        age in prop::option::of(0u16..130),
        residence in prop::option::of(prop::sample::select(vec!["permit", "refugee", "tolerated", "x"])),
        benefits in prop::option::of(prop::collection::vec(prop::sample::select(vec!["asylum", "jobless", "none"]), 0..3)),
        months in prop::option::of(0u16..500),
        german in prop::option::of(prop::sample::select(vec!["none", "A1", "C2", "Z"])),
        children in prop::option::of(any::<bool>()),
    ) -> Inquiry {
        Inquiry {
            area: area.map(Into::into),
            age,
            residence: residence.map(Into::into),
            benefits: benefits.map(|list| ids(&list)),
            months,
            german: german.map(Into::into),
            children,
            ..Inquiry::default()
        }
    }
}

/// The same person, of whom one fact less is known.
fn forgetful(inquiry: &Inquiry) -> Vec<Inquiry> {
    let whole = inquiry.clone();
    vec![
        Inquiry {
            area: None,
            ..whole.clone()
        },
        Inquiry {
            age: None,
            ..whole.clone()
        },
        Inquiry {
            residence: None,
            ..whole.clone()
        },
        Inquiry {
            benefits: None,
            ..whole.clone()
        },
        Inquiry {
            months: None,
            ..whole.clone()
        },
        Inquiry {
            german: None,
            ..whole.clone()
        },
        Inquiry {
            children: None,
            ..whole
        },
    ]
}

proptest! {
    #[test]
    fn nothing_that_may_fit_stands_behind_a_later_tier(
        offers in prop::collection::vec(some_offer(), 0..12),
        inquiry in somebody(),
    ) {
        let answers = ask(offers, &inquiry);
        let open: Vec<_> = answers.iter().filter(|answer| answer.verdict != Verdict::No).collect();
        prop_assert!(open.windows(2).all(|pair| pair[0].tier <= pair[1].tier));
        let first_no = answers.iter().position(|answer| answer.verdict == Verdict::No).unwrap_or(answers.len());
        prop_assert!(answers[first_no..].iter().all(|answer| answer.verdict == Verdict::No));
    }

    /// Whoever is excluded with a fact less known is excluded with it, too: an unknown fact excludes nobody. Residence and
    /// benefits are told apart: what is told of one may say more about the other than its absence.
    #[test]
    fn an_unknown_fact_excludes_nobody(offer in some_offer(), inquiry in somebody()) {
        let before = ask(vec![offer.clone()], &inquiry);
        let had_benefits = inquiry.benefits.as_ref().is_some_and(|list| !list.is_empty());
        for (at, less) in forgetful(&inquiry).into_iter().enumerate() {
            if at == 3 && had_benefits {
                continue;
            }
            let after = ask(vec![offer.clone()], &less);
            for (one, other) in before.iter().zip(&after) {
                prop_assert!(other.verdict != Verdict::No || one.verdict == Verdict::No, "{less:?}");
            }
        }
    }
}
