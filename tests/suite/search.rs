//! Whatever people type, in their words and spelling, the right office is among the first three: `tests/search/*.toml`
//! holds real questions with the ids that answer them, asked of the real portal.

use std::fs;

use lotse::index::corpus;
use lotse::lang::Lang;
use lotse::questions::{List, ListedQuestion, Score, WITHIN, rank};
use lotse::site::Site;
use lotse_search::{Corpus, Document, Engine, Pack, Request, write_pack};

use crate::guest::Guest;
use crate::support::{options, repository};

pub fn site() -> Site {
    let checked = lotse::check_site(repository(), &options(), &lotse::load::RealFiles);
    checked.site.expect("the real portal has no errors")
}

/// Each list by its name.
pub fn lists() -> Vec<(String, List)> {
    let mut lists: Vec<(String, List)> = Vec::new();
    for entry in fs::read_dir(repository().join("tests/search")).expect("the lists") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("text");
        let list = List::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_stem().expect("a name").to_string_lossy();
        lists.push((name.into_owned(), list));
    }
    lists.sort_by(|one, two| one.0.cmp(&two.0));
    lists
}

fn entries(lists: &[(String, List)]) -> impl Iterator<Item = &ListedQuestion> {
    lists.iter().flat_map(|(_, list)| &list.question)
}

pub fn opened(corpus: Corpus) -> Engine {
    let Pack { pack, texts } = write_pack("de", corpus).expect("a pack");
    let mut engine = Engine::open(pack).expect("our own pack");
    engine.open_texts(&texts).expect("our own texts");
    engine
}

#[test]
fn the_lists_are_large_and_name_what_there_is() {
    let lists = lists();
    assert!(entries(&lists).count() >= 200);
    let corpus = corpus(&site(), Lang::DE);
    let mut seen = std::collections::HashSet::new();
    for entry in entries(&lists) {
        assert!(seen.insert(entry.q.as_str()), "{} is asked twice", entry.q);
        assert!(!entry.finds.is_empty(), "{} has no answer", entry.q);
        for id in &entry.finds {
            let known = corpus.documents.iter().any(|document| document.id == *id);
            assert!(known, "{} wants {id}, which there is not", entry.q);
        }
    }
}

#[test]
fn the_right_office_is_among_the_first_three() {
    let lists = lists();
    let engine = opened(corpus(&site(), Lang::DE));
    let mut total = Score::default();
    let mut missed = Vec::new();
    for (name, list) in &lists {
        let mut score = Score::default();
        for entry in &list.question {
            let rank = rank(&engine, entry);
            score.add(rank);
            if rank.is_none_or(|rank| rank > WITHIN) {
                missed.push(format!("{name}: {} ({rank:?})", entry.q));
            }
        }
        println!("{name:14} {score}");
        if name == "names" {
            assert_eq!(score.three, score.asked, "names: {missed:?}");
        }
        total.merge(score);
    }
    println!("{:14} {total}", "all");
    let share = total.three as f64 / total.asked as f64;
    assert!(share >= 0.97, "success@3 is {share:.3}: {missed:#?}");
}

#[test]
fn every_question_is_answered_alike_by_the_committed_engine() {
    let Pack { pack, texts } = write_pack("de", corpus(&site(), Lang::DE)).expect("a pack");
    let module = fs::read(repository().join("search/dist/engine.wasm")).expect("the engine");
    let mut guest = Guest::new(&module);
    guest.open(&pack);
    guest.texts(&texts);
    let mut native = Engine::open(pack).expect("our own pack");
    native.open_texts(&texts).expect("our own texts");
    for entry in entries(&lists()) {
        let request = serde_json::to_string(&Request {
            q: entry.q.clone(),
            ..Request::default()
        });
        let request = request.expect("requests are plain");
        assert_eq!(guest.ask(&request), native.ask(&request), "{}", entry.q);
    }
}

/// Other offices of the same kinds in the same and other places, as a large directory has them.
fn strangers(count: usize) -> Vec<Document> {
    const KINDS: [&str; 12] = [
        "Bürgerbüro",
        "Ausländerbehörde",
        "Sozialamt",
        "Jugendamt",
        "Jobcenter",
        "Migrationsberatung",
        "Jugendmigrationsdienst",
        "Flüchtlingsberatung",
        "Volkshochschule",
        "Familienzentrum",
        "Erziehungsberatung",
        "Integrationsrat",
    ];
    const PLACES: [&str; 12] = [
        "neuss",
        "dormagen",
        "grevenbroich",
        "meerbusch",
        "kaarst",
        "korschenbroich",
        "juechen",
        "rommerskirchen",
        "altenau",
        "niederfeld",
        "eschenrath",
        "wolfsheim",
    ];
    const WORDS: [&str; 20] = [
        "Beratung",
        "Kurs",
        "Sprache",
        "Familie",
        "Arbeit",
        "Antrag",
        "Termin",
        "Kinder",
        "Schule",
        "Hilfe",
        "Verein",
        "Gruppe",
        "Treffen",
        "Wohnung",
        "Aufenthalt",
        "Integration",
        "Angebot",
        "Menschen",
        "Stadtteil",
        "Projekt",
    ];
    let mut dice = 0x2545_f491_4f6c_dd1du64;
    let mut below = |limit: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice % limit as u64) as usize
    };
    let stranger = |number: usize| {
        let (kind, place) = (KINDS[below(KINDS.len())], PLACES[below(PLACES.len())]);
        let mut text = |count: usize| {
            let words = (0..count).map(|_| WORDS[below(WORDS.len())]);
            words.collect::<Vec<_>>().join(" ")
        };
        Document {
            id: format!("stranger-{number:05}"),
            url: format!("verzeichnis/stranger-{number:05}/"),
            title: format!("{kind} {} {place}", text(1)),
            summary: text(12),
            body: text(40),
            lang: "de".to_owned(),
            areas: vec![place.to_owned()],
            located: vec![place.to_owned()],
            ..Document::default()
        }
    };
    (0..count).map(stranger).collect()
}

#[test]
fn ten_thousand_strangers_do_not_crowd_out_the_right_office() {
    let mut corpus = corpus(&site(), Lang::DE);
    corpus.documents.extend(strangers(10_000));
    let engine = opened(corpus);
    let mut score = Score::default();
    for entry in entries(&lists()) {
        score.add(rank(&engine, entry));
    }
    println!("among strangers {score}");
    let share = score.first as f64 / score.asked as f64;
    assert!(share >= 0.85, "success@1 is {share:.3}");
}
