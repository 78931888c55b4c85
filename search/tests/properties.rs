//! Whatever is typed or written, there is an answer, and it is the same twice.

mod common;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use lotse_search::{Area, Corpus, Document, Engine, Facet, Letters, Request, Response, Term};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(common::sample_engine);

/// Text as people type it, and as nobody does.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Ausländerbehörde",
        "kaarst",
        "Rhein-Kreis",
        "Neuss",
        "sprachkurs",
        "wo",
        "ist",
        "AND",
        "title:",
        "\"",
        "~2",
        "*",
        "+",
        "(",
        "الإقامة",
        "школа",
        "🙂",
        "\u{0}",
        "ä",
        "e\u{301}",
        "Schüler*innen",
        "§",
        "24",
        "ü",
        "İ",
        "ß",
    ]);
    prop_oneof![
        ".{0,80}",
        prop::collection::vec(words, 0..30).prop_map(|words| words.join(" ")),
        "\\PC{0,40}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_question_has_an_answer(q in text(), limit in 0usize..50, offset in 0usize..60) {
        let request = Request { q, limit, offset, ..Request::default() };
        let response = ENGINE.search(&request);
        prop_assert!(response.hits.len() <= limit);
        prop_assert!(response.total <= ENGINE.documents());
        prop_assert!(response.hits.iter().all(|hit| hit.score.is_finite() && hit.score >= 0.0));
        for hit in &response.hits {
            let marked = [(&hit.title, &hit.title_marks), (&hit.summary, &hit.summary_marks), (&hit.excerpt, &hit.excerpt_marks)];
            for (text, marks) in marked {
                let units = text.encode_utf16().count() as u32;
                prop_assert!(marks.iter().all(|(start, end)| start < end && *end <= units));
                prop_assert!(marks.windows(2).all(|pair| pair[0].1 <= pair[1].0));
            }
        }
        prop_assert_eq!(&response, &ENGINE.search(&request));
        for q in &response.did_you_mean {
            let proposed = Request { q: q.clone(), ..Request::default() };
            prop_assert!(ENGINE.search(&proposed).total > 0, "{} is proposed and finds nothing", q);
        }
        let explained = ENGINE.explain(&request);
        prop_assert!(explained.iter().map(|e| &e.id).eq(response.hits.iter().map(|hit| &hit.id)));
        let json = serde_json::to_string(&request).expect("requests are plain");
        let parsed: Response = serde_json::from_str(&ENGINE.ask(&json)).expect("answers are JSON");
        prop_assert_eq!(parsed, response);
    }

    #[test]
    fn every_text_makes_json(text in ".{0,60}") {
        prop_assert!(serde_json::from_str::<serde_json::Value>(&ENGINE.ask(&text)).is_ok());
    }

    #[test]
    fn folding_is_lower_case_with_single_spaces(text in text()) {
        let folded = Letters::default().fold(&text);
        prop_assert!(!folded.contains("  ") && folded.trim() == folded);
        prop_assert!(folded.chars().all(|c| c == ' ' || !c.is_ascii_uppercase()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn every_text_can_be_packed_and_asked_for(texts in prop::collection::vec(text(), 1..6), lang in "(de|en|ar|xx|)") {
        let document = |(number, text): (usize, &String)| Document {
            id: number.to_string(),
            title: text.clone(),
            aliases: vec![text.clone()],
            summary: text.clone(),
            body: text.clone(),
            areas: vec![texts[0].clone() + "x", text.clone()],
            ..Document::default()
        };
        let area = Area { id: "a".into(), names: texts.clone(), ..Area::default() };
        let term = Term {
            facet: Facet::Area,
            id: texts[0].clone() + "x",
            label: texts[0].clone(),
            names: [(lang.clone(), texts.clone())].into(),
        };
        let corpus = Corpus {
            documents: texts.iter().enumerate().map(document).collect(),
            terms: vec![term],
            areas: vec![area],
            ..Corpus::default()
        };
        let engine = common::engine(&lang, corpus);
        for text in texts {
            engine.search(&Request { q: text.clone(), area: Some(text), ..Request::default() });
        }
    }
}

#[test]
fn odd_questions_are_answered_quickly() {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(300);
    let odd = [
        "",
        " ",
        "a",
        "ä",
        "?",
        "*",
        "\u{0}\u{1b}\u{7f}",
        "🙂🙂",
        "\u{301}",
        "und oder aber",
        "title:x AND (y OR \"z)",
        "((((((((",
        "\\",
        "-",
        "--",
        "'",
        "a'b",
        "e.V.",
        "-Amt",
        "a* b*",
        "عربي English עברית 123 ١٢٣ \u{202e}tma\u{202c}",
        &"ä".repeat(10_000),
        &"x".repeat(10_000),
        &"x ".repeat(10_000),
        &long,
        &"\u{1f9d1}\u{200d}".repeat(5_000),
    ];
    for q in odd {
        let start = Instant::now();
        ENGINE.search(&Request {
            q: q.to_string(),
            ..Request::default()
        });
        assert!(
            start.elapsed() < Duration::from_secs(1),
            "{} bytes took {:?}",
            q.len(),
            start.elapsed()
        );
    }
    assert!(common::ask(&ENGINE, "und oder aber").left_out.len() <= 3);
    assert!(
        common::ask(&ENGINE, "🙂").total == ENGINE.documents(),
        "nothing to look up is an empty question"
    );
}
