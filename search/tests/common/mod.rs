//! What the tests share: the sample directory, and a synthetic one of any size.
#![allow(dead_code)]

mod words;

use lotse_search::{Corpus, Document, Engine, Kind, Pack, Request, Response, write_pack};

pub use words::Dice;
use words::Lexicon;

/// Forty real records and a page, with the terms they carry and the areas of the district, as they stand in
/// `fixtures/sample.json`.
pub fn sample() -> Corpus {
    serde_json::from_str(include_str!("../fixtures/sample.json"))
        .expect("the fixture is well formed")
}

/// The sample's pack and texts.
pub fn sample_files() -> Pack {
    write_pack("de", sample()).expect("the sample makes a pack")
}

/// The sample as a pack.
pub fn sample_pack() -> Vec<u8> {
    sample_files().pack
}

/// An engine over a corpus, with its texts.
pub fn engine(lang: &str, corpus: Corpus) -> Engine {
    let Pack { pack, texts } = write_pack(lang, corpus).expect("a pack");
    let mut engine = Engine::open(pack).expect("an own pack opens");
    engine.open_texts(&texts).expect("own texts open");
    engine
}

/// An engine over the sample.
pub fn sample_engine() -> Engine {
    engine("de", sample())
}

/// Asks for up to ten hits.
pub fn ask(engine: &Engine, q: &str) -> Response {
    engine.search(&Request {
        q: q.to_string(),
        ..Request::default()
    })
}

/// The ids of the hits, in order.
pub fn ids(response: &Response) -> Vec<&str> {
    response.hits.iter().map(|hit| hit.id.as_str()).collect()
}

/// A directory of any size whose words are spread like those of a language: few are common, most are rare.
pub fn synthetic(count: usize, words_each: usize) -> Corpus {
    let Corpus {
        areas,
        documents,
        terms,
        ..
    } = sample();
    let mut dice = Dice(42);
    let lexicon = Lexicon::new(&mut dice, 20_000);
    let made = (0..count).map(|number| {
        let real = &documents[number % documents.len()];
        let mut text = |words: usize| {
            (0..words)
                .map(|_| lexicon.word(&mut dice))
                .collect::<Vec<_>>()
                .join(" ")
        };
        Document {
            id: format!("{}-{number}", real.id.replace(':', "-")),
            title: format!("{} {}", real.title, text(2)),
            summary: format!("{} {}", real.summary, text(15)),
            body: text(words_each),
            kind: Kind::Organization,
            ..real.clone()
        }
    });
    Corpus {
        areas,
        documents: made.collect(),
        terms,
        ..Corpus::default()
    }
}
