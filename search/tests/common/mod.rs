//! What the tests share: the sample directory, and a synthetic one of any size.
#![allow(dead_code)]

use lotse_search::{Corpus, Document, Engine, Kind, Pack, Request, Response, write_pack};

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
    let lexicon = lexicon(&mut dice, 20_000);
    let word = |dice: &mut Dice| {
        // The square of an even number prefers the front of the list.
        let share = dice.below(1_000_000) as f64 / 1_000_000.0;
        lexicon[((share * share * share) * lexicon.len() as f64) as usize].as_str()
    };
    let made = (0..count).map(|number| {
        let real = &documents[number % documents.len()];
        let mut text = |words: usize| {
            (0..words)
                .map(|_| word(&mut dice))
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

fn lexicon(dice: &mut Dice, size: usize) -> Vec<String> {
    let onsets = [
        "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "w", "z", "sch", "st",
        "br", "gr",
    ];
    let cores = ["a", "e", "i", "o", "u", "au", "ei", "ie", "ä", "ö", "ü"];
    let codas = ["", "n", "r", "l", "t", "s", "ng", "ch", "cht", "rt"];
    let pick =
        |dice: &mut Dice, list: &[&'static str]| list[dice.below(list.len() as u64) as usize];
    let syllable = |dice: &mut Dice| {
        format!(
            "{}{}{}",
            pick(dice, &onsets),
            pick(dice, &cores),
            pick(dice, &codas)
        )
    };
    (0..size)
        .map(|_| (0..1 + dice.below(4)).map(|_| syllable(dice)).collect())
        .collect()
}

/// Numbers that look random and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
