//! Packs: what goes in comes out, the same bytes every time, and damage is told by its name.

mod common;

use std::process::Command;

use common::{sample, sample_files, sample_pack};
use lotse_search::{Area, Corpus, Document, Engine, PackError, Request, write_pack};

#[test]
fn the_same_documents_give_the_same_bytes() {
    let pack = sample_pack();
    let mut corpus = sample();
    corpus.documents.reverse();
    corpus.terms.reverse();
    assert!(
        pack == write_pack("de", corpus).expect("pack").pack,
        "the order of documents must not matter"
    );
    assert!(pack == sample_pack());
}

/// Randomness of a process (hash keys, segment names) must not reach the pack either: the test starts itself twice.
#[test]
fn two_processes_give_the_same_bytes() {
    const VARIABLE: &str = "LOTSE_TEST_PACK_TO";
    if let Ok(path) = std::env::var(VARIABLE) {
        std::fs::write(path, sample_pack()).expect("writes the pack");
        return;
    }
    let own = sample_pack();
    for number in 0..2 {
        let name = format!("lotse-search-{}-{number}.pack", std::process::id());
        let path = std::env::temp_dir().join(name);
        let status = Command::new(std::env::current_exe().expect("own path"))
            .args(["--exact", "two_processes_give_the_same_bytes"])
            .env(VARIABLE, &path)
            .output()
            .expect("starts itself");
        assert!(status.status.success());
        let other = std::fs::read(&path).expect("the other process wrote a pack");
        std::fs::remove_file(&path).expect("removes it");
        assert!(own == other);
    }
}

#[test]
fn every_document_comes_back() {
    let corpus = sample();
    let documents = corpus.documents.clone();
    let engine = common::engine("de", corpus);
    let response = engine.search(&Request {
        limit: 1_000,
        ..Request::default()
    });
    for document in documents {
        let hit = response
            .hits
            .iter()
            .find(|hit| hit.id == document.id)
            .expect("is there");
        let shown = (
            &hit.title,
            &hit.url,
            &hit.summary,
            &hit.label,
            &hit.place,
            &hit.lang,
            hit.kind,
            hit.ended,
        );
        let given = (
            &document.title,
            &document.url,
            &document.summary,
            &document.label,
            &document.place,
            &document.lang,
            document.kind,
            document.ended,
        );
        assert_eq!(shown, given);
    }
}

#[test]
fn an_empty_pack_answers_nothing() {
    let engine = common::engine("de", Corpus::default());
    for q in ["", "x", "Ausländerbehörde Kaarst"] {
        assert_eq!(
            engine
                .search(&Request {
                    q: q.into(),
                    ..Request::default()
                })
                .total,
            0
        );
    }
}

#[test]
fn a_cut_off_pack_says_so() {
    let pack = sample_pack();
    for end in (1..pack.len()).step_by(97) {
        match Engine::open(pack[..end].to_vec()) {
            Err(PackError::Length { .. }) => {}
            other => panic!("cut at {end}: {:?}", other.map(|_| "opened")),
        }
    }
    assert_eq!(Engine::open(vec![]).map(|_| ()), Err(PackError::NotAPack));
    assert_eq!(
        Engine::open(b"<!doctype html><title>404</title>".to_vec()).map(|_| ()),
        Err(PackError::NotAPack)
    );
}

#[test]
fn a_flipped_bit_says_so() {
    let pack = sample_pack();
    for at in (0..pack.len()).step_by(89).chain(0..24) {
        let mut damaged = pack.clone();
        damaged[at] ^= 1 << (at % 8);
        let error = Engine::open(damaged)
            .map(|_| ())
            .expect_err("must not open");
        match at {
            0..8 => assert_eq!(error, PackError::NotAPack),
            8..12 => assert!(matches!(error, PackError::Version { .. })),
            12..20 => assert!(matches!(error, PackError::Length { .. })),
            _ => assert_eq!(error, PackError::Damaged),
        }
    }
}

#[test]
fn faults_of_the_caller_have_names() {
    let document = |id: &str| Document {
        id: id.into(),
        ..Document::default()
    };
    let corpus = |documents: Vec<Document>, areas: Vec<Area>| Corpus {
        documents,
        areas,
        ..Corpus::default()
    };
    for (corpus, error) in [
        (
            corpus(vec![document("a"), document("a")], vec![]),
            PackError::DuplicateId("a".into()),
        ),
        (corpus(vec![document("")], vec![]), PackError::MissingId),
        (corpus(vec![], vec![Area::default()]), PackError::MissingId),
    ] {
        assert_eq!(write_pack("de", corpus), Err(error));
    }
}

#[test]
fn texts_belong_to_their_pack() {
    let files = sample_files();
    let mut other = sample();
    other.documents.truncate(7);
    let other = write_pack("de", other).expect("pack");
    let mut engine = Engine::open(files.pack.clone()).expect("opens");
    assert!(matches!(
        engine.open_texts(&other.texts),
        Err(PackError::Inconsistent(_))
    ));
    assert_eq!(engine.open_texts(&files.pack), Err(PackError::NotAPack));
    assert!(matches!(
        engine.open_texts(&files.texts[..40]),
        Err(PackError::Length { .. })
    ));
    assert_eq!(common::ask(&engine, "nachrangig").hits[0].excerpt, "");
    engine.open_texts(&files.texts).expect("own texts open");
    assert_ne!(common::ask(&engine, "nachrangig").hits[0].excerpt, "");
}
