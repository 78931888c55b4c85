//! A large directory: how long writing, opening and asking take. `cargo xtask bench` runs it.
//!
//! It measures and asserts nothing: a limit on time would fail on the next slower machine.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use lotse_search::{Engine, Pack, Request, write_pack};

const QUESTIONS: [&str; 9] = [
    "Ausländerbehörde Kaarst",
    "Jugendamt",
    "deutsch lern",
    "oturma izni uzatma",
    "Auslenderbehörde",
    "xxxxxxxxxxxx yyyyyyyyyyyy zzzzzzzzzz",
    "вид на жительство",
    "wo kann ich in Kaarst am Abend Deutsch lernen und wer hilft beim Antrag für Bürgergeld",
    "",
];

fn main() {
    // A pack of a real or synthetic portal may be named instead: `lotse build` writes it to public/search.
    let pack = match std::env::args().nth(1) {
        Some(file) => std::fs::read(file).expect("a pack"),
        None => {
            let sample = common::synthetic(10_000, 200);
            let start = Instant::now();
            let Pack { pack, texts } = write_pack("de", sample).expect("pack");
            let (took, size, texts) = (start.elapsed(), pack.len(), texts.len());
            println!("written in {took:?}, {size} bytes and {texts} of texts");
            pack
        }
    };
    let start = Instant::now();
    let engine = Engine::open(pack).expect("opens");
    println!(
        "{} documents opened in {:?}",
        engine.documents(),
        start.elapsed()
    );
    let mut all: Vec<Duration> = Vec::new();
    for q in QUESTIONS {
        let response = ask(&engine, q, &mut Vec::new());
        let mut took = Vec::new();
        // As it is typed, key by key.
        for (end, _) in q.char_indices().skip(1) {
            ask(&engine, &q[..end], &mut took);
        }
        ask(&engine, q, &mut took);
        all.extend(&took);
        println!(
            "{:>10.1?}  {response:>6} found for {q:?}",
            took[took.len() - 1]
        );
    }
    all.sort_unstable();
    let share = |percent: usize| all[(all.len() - 1) * percent / 100];
    println!(
        "{} keys: half in {:?}, 95 % in {:?}, all in {:?}",
        all.len(),
        share(50),
        share(95),
        share(100)
    );
}

fn ask(engine: &Engine, q: &str, took: &mut Vec<Duration>) -> usize {
    let request = Request {
        q: q.to_string(),
        ..Request::default()
    };
    let start = Instant::now();
    let response = engine.search(&request);
    took.push(start.elapsed());
    response.total
}
