//! A large directory: how long reading its rules and answering takes.
//!
//! `cargo run --release --package lotse-search --example referral -- FILE`, where FILE is the `….rules.json` of a built portal.
//! It measures and asserts nothing: a limit on time would fail on the next slower machine.

use std::time::{Duration, Instant};

use lotse_search::refer::{Inquiry, Rules};

const TIMES: usize = 50;

fn main() {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("name the rules of a built portal: search/….rules.json");
        std::process::exit(2);
    };
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let (opened, rules) = timed(|| Rules::open(&bytes).expect("rules"));
    println!(
        "{:>8} offers, {} kB, read in",
        rules.offers.len(),
        bytes.len() / 1000
    );
    show("reading", &opened);
    let area = rules.areas.iter().find(|area| area.parent.is_some());
    let person = Inquiry {
        area: area.map(|area| area.id.clone()),
        age: Some(22),
        residence: rules.residence.first().map(|status| status.id.clone()),
        ..Inquiry::default()
    };
    let need = Inquiry {
        needs: rules
            .topics
            .iter()
            .take(1)
            .map(|topic| topic.id.clone())
            .collect(),
        ..person.clone()
    };
    for (name, inquiry) in [
        ("nothing known", Inquiry::default()),
        ("place, age, status", person),
        ("the same and a topic", need),
    ] {
        let (times, referral) = timed(|| rules.refer(&inquiry));
        show(
            &format!("{name}: {} answers", referral.answers.len()),
            &times,
        );
        let few = Inquiry {
            limit: 50,
            ..inquiry
        };
        let (times, _) = timed(|| rules.refer(&few));
        show("  the first 50 of them in words", &times);
    }
}

fn timed<T>(work: impl Fn() -> T) -> (Vec<Duration>, T) {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times, work())
}

/// Half of the times, and nineteen in twenty.
fn show(what: &str, times: &[Duration]) {
    let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1000.0;
    println!("{:6.2} / {:6.2} ms  {what}", at(50), at(95));
}
