//! What people type finds what they mean, on real records of the Rhein-Kreis Neuss.

mod common;

use common::{ask, ids, sample, sample_engine};
use lotse_search::{Corpus, Document, Engine, Kind, Request};

/// The first hits of a question must be these, in this order.
#[track_caller]
fn first(engine: &Engine, q: &str, expected: &[&str]) {
    let response = ask(engine, q);
    let found = ids(&response);
    assert_eq!(
        &found[..expected.len().min(found.len())],
        expected,
        "{q}: {:#?}",
        response.hits
    );
}

#[test]
fn spellings_of_umlauts_are_one() {
    let engine = sample_engine();
    let expected = ids(&ask(&engine, "Ausländerbehörde Neuss")).join(" ");
    assert!(expected.starts_with("auslaenderbehoerde-neuss "));
    for q in [
        "Auslaenderbehoerde Neuss",
        "AUSLÄNDERBEHÖRDE NEUSS",
        "auslanderbehorde neuss",
        "ausla\u{308}nderbehörde neuss",
    ] {
        assert_eq!(ids(&ask(&engine, q)).join(" "), expected, "{q}");
    }
}

#[test]
fn typos_find_the_word() {
    let engine = sample_engine();
    first(
        &engine,
        "Auslenderbehörde Dormagen",
        &["auslaenderbehoerde-dormagen"],
    );
    first(
        &engine,
        "Gesundheizamt",
        &["gesundheitsamt-rhein-kreis-neuss"],
    );
    first(
        &engine,
        "Elternegldstelle",
        &["elterngeldstelle-rhein-kreis-neuss"],
    );
    first(&engine, "Jobcentre Dormagn", &["jobcenter-rkn-dormagen"]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    let engine = sample_engine();
    first(&engine, "Elterng", &["elterngeldstelle-rhein-kreis-neuss"]);
    first(&engine, "Jobcenter Dorm", &["jobcenter-rkn-dormagen"]);
    first(&engine, "schulpsy", &["schulpsychologischer-dienst-rkn"]);
}

#[test]
fn abbreviations_are_names() {
    let engine = sample_engine();
    first(&engine, "KI", &["kommunales-integrationszentrum-rkn"]);
    first(&engine, "KIM", &["kim-case-management-rkn"]);
    first(&engine, "JMD Neuss", &["jmd-kja-neuss"]);
    first(&engine, "BAMF", &["bamf-regionalstelle-duesseldorf"]);
    first(&engine, "VHS Kaarst", &["vhs-kaarst-korschenbroich"]);
    first(&engine, "Jobpaten", &["job-paten-caritas"]);
}

#[test]
fn compounds_are_found_by_their_parts_and_the_other_way_round() {
    let engine = sample_engine();
    let response = ask(&engine, "Beratung Migration");
    assert!(
        ids(&response).contains(&"migrationserstberatung-neuss"),
        "{:?}",
        ids(&response)
    );
    let response = ask(&engine, "Ausländerberatung");
    assert!(response.total > 0 && response.left_out.is_empty());
    let response = ask(&engine, "Kurs");
    assert!(response.hits.iter().all(|hit| hit.matched == ["Kurs"]) && response.total > 3);
}

#[test]
fn a_place_is_who_is_responsible_and_not_who_is_near() {
    let engine = sample_engine();
    // It sits in Grevenbroich and serves Kaarst; no text of it names Kaarst.
    first(
        &engine,
        "Ausländerbehörde Kaarst",
        &["auslaenderbehoerde-rhein-kreis-neuss"],
    );
    first(&engine, "Jobcenter Kaarst", &["jobcenter-rkn-neuss"]);
    first(
        &engine,
        "Jugendamt Jüchen",
        &["jugendamt-rhein-kreis-neuss"],
    );
    first(
        &engine,
        "Jugendamt in Juechen",
        &["jugendamt-rhein-kreis-neuss"],
    );
    first(&engine, "Neusser Jugendamt", &["jugendamt-neuss"]);
    first(
        &engine,
        "Jugendamt Rhein-Kreis Neuss",
        &["jugendamt-rhein-kreis-neuss"],
    );
    assert_eq!(
        ask(&engine, "Ausländerbehörde Kaarst").place.as_deref(),
        Some("kaarst")
    );
    // Offices elsewhere follow, below all that serve the place.
    let response = ask(&engine, "Ausländerbehörde Kaarst");
    let found = ids(&response);
    let at = |id: &str| found.iter().position(|other| *other == id);
    assert!(at("auslaenderbehoerde-neuss") > at("einbuergerungsbehoerde-rhein-kreis-neuss"));
}

#[test]
fn serving_goes_before_sitting_before_mentioning_before_nothing() {
    let document = |id: &str, summary: &str, areas: &[&str], located: &[&str]| Document {
        id: id.into(),
        title: "Beratungsstelle".into(),
        lang: "de".into(),
        summary: summary.into(),
        areas: areas.iter().map(|area| area.to_string()).collect(),
        located: located.iter().map(|area| area.to_string()).collect(),
        ..Document::default()
    };
    let documents = vec![
        document("a-nothing", "", &["neuss"], &["neuss"]),
        document(
            "b-mentions",
            "Auch Menschen aus Kaarst sind willkommen.",
            &["neuss"],
            &["neuss"],
        ),
        document("c-sits", "", &["neuss"], &["kaarst"]),
        document("d-serves", "", &["kaarst"], &["neuss"]),
    ];
    let engine = common::engine(
        "de",
        Corpus {
            documents,
            areas: sample().areas,
            ..Corpus::default()
        },
    );
    first(
        &engine,
        "Beratungsstelle Kaarst",
        &["d-serves", "c-sits", "b-mentions", "a-nothing"],
    );
}

#[test]
fn questions_and_other_languages_are_understood() {
    let engine = sample_engine();
    first(
        &engine,
        "Wo kann ich in Meerbusch Deutsch lernen?",
        &["vhs-meerbusch"],
    );
    let response = ask(&engine, "Wo kann ich in Meerbusch Deutsch lernen?");
    assert_eq!(response.hits[0].matched, ["Deutsch", "lernen", "Meerbusch"]);
    assert!(ids(&ask(&engine, "школа")).contains(&"schulamt-rhein-kreis-neuss"));
    let response = ask(&engine, "الإقامة Kaarst");
    assert!(
        ids(&response)[..3].contains(&"auslaenderbehoerde-rhein-kreis-neuss"),
        "{:?}",
        ids(&response)
    );
}

#[test]
fn words_nobody_has_are_named() {
    let engine = sample_engine();
    let response = ask(&engine, "Quastenflosser Ausländerbehörde Kaarst");
    assert_eq!(response.left_out, ["Quastenflosser"]);
    assert_eq!(response.hits[0].id, "auslaenderbehoerde-rhein-kreis-neuss");
    let response = ask(&engine, "Quastenflosser");
    assert_eq!(
        (response.total, response.left_out),
        (0, vec!["Quastenflosser".to_string()])
    );
}

#[test]
fn ended_sinks_and_stays() {
    let mut sample = sample();
    for document in &mut sample.documents {
        document.ended = document.id == "jugendamt-kaarst";
    }
    let engine = common::engine("de", sample);
    let response = engine.search(&Request {
        q: "Jugendamt".into(),
        limit: 100,
        ..Request::default()
    });
    let found = ids(&response);
    let at = |id: &str| found.iter().position(|other| *other == id);
    for id in found.iter().filter(|id| id.starts_with("jugendamt-")) {
        assert!(
            at(id) <= at("jugendamt-kaarst"),
            "{id} comes before what has ended"
        );
    }
    assert!(response.hits[at("jugendamt-kaarst").expect("it stays")].ended);
    first(&engine, "", &["auslaenderbehoerde-dormagen"]);
}

#[test]
fn what_a_place_has_is_a_filter() {
    let document = |id: &str, features: &[&str]| Document {
        id: id.into(),
        title: "Beratung".into(),
        features: features.iter().map(|id| (*id).into()).collect(),
        ..Document::default()
    };
    let documents = vec![
        document("both", &["lift", "ramp"]),
        document("lift", &["lift"]),
        document("none", &[]),
    ];
    let corpus = Corpus {
        documents,
        ..Corpus::default()
    };
    let pack = lotse_search::write_pack("de", corpus).expect("a pack");
    let engine = Engine::open(pack.pack).expect("its engine");
    let with = |feature: Option<&str>| {
        let response = engine.search(&Request {
            q: "Beratung".into(),
            feature: feature.map(Into::into),
            ..Request::default()
        });
        let mut found = ids(&response);
        found.sort_unstable();
        (found.join(" "), response.facets.feature.clone())
    };
    let counts = vec![("lift".to_string(), 2), ("ramp".to_string(), 1)];
    assert_eq!(with(None), ("both lift none".to_string(), counts.clone()));
    assert_eq!(
        with(Some("lift")),
        ("both lift".to_string(), counts.clone())
    );
    assert_eq!(with(Some("ramp")), ("both".to_string(), counts));
    assert_eq!(with(Some("stairs")).0, "");
}

#[test]
fn filters_and_facets_agree() {
    let engine = sample_engine();
    let all = ask(&engine, "Beratung");
    for (topic, count) in &all.facets.topic {
        let request = Request {
            q: "Beratung".into(),
            topic: Some(topic.clone()),
            limit: 100,
            ..Request::default()
        };
        let response = engine.search(&request);
        assert_eq!(response.total, *count, "{topic}");
        assert_eq!(
            response.facets.topic, all.facets.topic,
            "the filter on a group does not change its counts"
        );
    }
    for (area, count) in &all.facets.area {
        let request = Request {
            q: "Beratung".into(),
            area: Some(area.clone()),
            ..Request::default()
        };
        assert_eq!(engine.search(&request).total, *count, "{area}");
    }
    let sorted = all
        .facets
        .topic
        .is_sorted_by(|one, two| (two.1, &one.0) < (one.1, &two.0));
    assert!(sorted, "{:?}", all.facets.topic);
    let nothing = engine.search(&Request {
        topic: Some("no-such-topic".into()),
        ..Request::default()
    });
    assert_eq!(nothing.total, 0);
    let pages = engine.search(&Request {
        kind: Some(Kind::Page),
        ..Request::default()
    });
    assert_eq!(ids(&pages), ["page:konzept/wer-ist-zustaendig"]);
}

#[test]
fn an_empty_question_lists_everything_in_windows() {
    let engine = sample_engine();
    let all = engine.search(&Request {
        limit: 1_000,
        ..Request::default()
    });
    assert_eq!(all.total, engine.documents());
    assert_eq!(all.hits.len(), all.total);
    let mut pieces = Vec::new();
    for offset in (0..all.total + 7).step_by(7) {
        pieces.extend(
            engine
                .search(&Request {
                    limit: 7,
                    offset,
                    ..Request::default()
                })
                .hits,
        );
    }
    assert_eq!(pieces, all.hits);
}

#[test]
fn hits_say_where_the_words_stand() {
    let engine = sample_engine();
    let hit = &ask(&engine, "auslanderbehord neuss").hits[0];
    let marked: Vec<String> = hit
        .title_marks
        .iter()
        .map(|mark| slice(&hit.title, *mark))
        .collect();
    assert_eq!(marked, ["Ausländerbehörde", "Neuss"]);
    let page = &ask(&engine, "nachrangig").hits[0];
    assert!(
        page.excerpt
            .contains("Integrationsmanagement ist nachrangig"),
        "{}",
        page.excerpt
    );
}

/// Cuts as a browser does, by UTF-16 code units.
fn slice(text: &str, (start, end): (u32, u32)) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16_lossy(&units[start as usize..end as usize])
}

#[test]
fn other_packs_understand_german_and_their_own_words() {
    let mut sample = sample();
    for document in &mut sample.documents {
        if document.id == "jugendamt-neuss" {
            document.lang = "en".into();
            document.title = "Youth welfare office of the city of Neuss".into();
            document.summary = "Helps families and children with issues of every kind.".into();
            document.aliases.push("Jugendamt".into());
        }
    }
    for lang in ["en", "ar", "tr"] {
        let engine = common::engine(lang, sample.clone());
        assert_eq!(engine.lang(), lang);
        first(
            &engine,
            "Ausländerbehörden Kaarst",
            &["auslaenderbehoerde-rhein-kreis-neuss"],
        );
        first(&engine, "Jugendämter Neuss", &["jugendamt-neuss"]);
        first(&engine, "issues", &["jugendamt-neuss"]);
        if lang == "en" {
            first(&engine, "youth issue family", &["jugendamt-neuss"]);
        }
    }
}

#[test]
fn misspelt_words_are_named_and_unknown_ones_have_neighbours() {
    let engine = sample_engine();
    let response = ask(&engine, "Auslenderbehörde Dormagen");
    let corrected = (
        "Auslenderbehörde".to_string(),
        "Ausländerbehörde".to_string(),
    );
    assert_eq!(response.corrected, [corrected]);
    assert!(ask(&engine, "Ausländerbehörde").corrected.is_empty());
    let response = ask(&engine, "Jugndmt");
    assert_eq!(
        (response.total, response.did_you_mean.as_slice()),
        (0, &["Jugendamt".to_string()][..])
    );
    assert!(ask(&engine, "Jugendamt").did_you_mean.is_empty());
}

#[test]
fn a_word_that_no_record_has_leads_through_a_term() {
    let engine = sample_engine();
    let response = ask(&engine, "oturum izni");
    let hit = &response.hits[0];
    assert!(hit.id.starts_with("auslaenderbehoerde"), "{}", hit.id);
    assert_eq!(hit.via, ["Aufenthalt und Einbürgerung"]);
    assert!(hit.title_marks.is_empty() && hit.summary_marks.is_empty());
}

#[test]
fn what_has_ended_names_its_successor() {
    let mut corpus = sample();
    for document in &mut corpus.documents {
        if document.id == "jugendamt-kaarst" {
            document.ended = true;
            document.successor = Some("jugendamt-neuss".into());
        }
    }
    let response = ask(&common::engine("de", corpus), "Jugendamt Kaarst");
    let ended = response
        .hits
        .iter()
        .find(|hit| hit.ended)
        .expect("it stays");
    let successor = ended.successor.as_ref().expect("a successor");
    assert_eq!(successor.title, "Jugendamt Stadt Neuss");
}

#[test]
fn explanations_add_up() {
    let engine = sample_engine();
    for q in [
        "Ausländerbehörde Kaarst",
        "deutsch lernen",
        "oturum izni",
        "Integrationszentrum Rhein-Kreis Neuss",
    ] {
        let request = Request {
            q: q.into(),
            ..Request::default()
        };
        let explained = engine.explain(&request);
        assert!(!explained.is_empty());
        for of in explained {
            let sum: f32 = of.words.iter().map(|word| word.score).sum();
            let place = of.place.as_ref().map_or(1.0, |(_, factor)| *factor);
            let product = sum * of.coverage * place * of.kind * of.ended * of.phrase;
            // A mention of the whole area counts too, but is no word.
            let off = (product - of.score).abs() / of.score;
            assert!(
                off < 0.02 || of.score > product,
                "{q}: {product} for {of:#?}"
            );
        }
    }
}
