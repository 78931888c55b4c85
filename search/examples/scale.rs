//! A large directory: how long writing, opening and asking take. `cargo xtask bench` runs it.
//!
//! It measures and asserts nothing: a limit on time would fail on the next slower machine.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use lotse_search::{Engine, Request, write_pack};

fn main() {
    let sample = common::synthetic(10_000, 200);
    let start = Instant::now();
    let pack = write_pack("de", sample.documents, sample.areas).expect("pack");
    let written = start.elapsed();
    let size = pack.len();
    if let Ok(path) = std::env::var("LOTSE_KEEP_PACK") {
        std::fs::write(path, &pack).expect("keeps the pack");
    }
    let start = Instant::now();
    let engine = Engine::open(pack).expect("opens");
    println!(
        "written in {written:?}, {size} bytes, opened in {:?}",
        start.elapsed()
    );
    for q in [
        "Ausländerbehörde Kaarst",
        "Jugendamt",
        "deutsch lern",
        "a",
        "b",
        "Auslenderbehörde",
        "xxxxxxxxxxxx yyyyyyyyyyyy zzzzzzzzzz",
        "wo kann ich in Kaarst am Abend Deutsch lernen und wer hilft beim Antrag für Bürgergeld",
        "",
    ] {
        let request = Request {
            q: q.to_string(),
            ..Request::default()
        };
        engine.search(&request);
        let start = Instant::now();
        let response = engine.search(&request);
        let took = start.elapsed();
        println!("{took:>10.1?}  {:>6} found for {q:?}", response.total);
    }
}
