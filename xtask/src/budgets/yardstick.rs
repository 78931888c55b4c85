//! A fixed piece of work that a build is measured against.
//!
//! In: how many rounds. Out: a checksum of what came of them, so that nothing is optimized away. Each round does what a build
//! spends its time with: it makes many small texts, sorts, counts and groups them, escapes them into a page, and looks in that for
//! what has been said before, as compressing does; on one thread, without a file.
//! **Invariant:** the same work for ever; a test holds what comes of it. Whoever changes it measures `build_time` anew.
//! Deliberately absent: code of Lotse and of other crates. A yardstick that grows with what it measures shows nothing.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// As many rounds take about as long as the build that they are compared with.
pub const ROUNDS: u64 = 120;

const TEXTS: u64 = 30_000;

/// Does the work.
pub fn work(rounds: u64) -> u64 {
    (1..=rounds).fold(0, |sum, seed| {
        let texts = texts(seed);
        let page = page(&texts);
        let repeated = repeated(page.as_bytes());
        checksum(sum, page.as_bytes()) ^ repeated
    })
}

/// Small texts, in their order.
fn texts(seed: u64) -> Vec<String> {
    let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut below = |limit: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % limit
    };
    let text = |n| format!("<{}&{n} {}>", below(900), below(40));
    let mut texts: Vec<String> = (0..TEXTS).map(text).collect();
    texts.sort();
    texts
}

/// All texts by their beginnings, with the number of those that end alike.
fn page(texts: &[String]) -> String {
    let mut counted: HashMap<&str, u64> = HashMap::new();
    let mut groups: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for text in texts {
        let (start, end) = text.split_once(' ').expect("each has one");
        *counted.entry(end).or_default() += 1;
        let group = groups.entry(start[..3].to_owned()).or_default();
        group.push((start, end));
    }
    let mut page = String::new();
    for (name, group) in &groups {
        let _ = write!(page, "{name}: {} ", group.len());
        for (start, end) in group {
            for letter in start.chars() {
                match letter {
                    '<' => page.push_str("&lt;"),
                    '&' => page.push_str("&amp;"),
                    _ => page.push(letter),
                }
            }
            let _ = write!(page, " {end}({})", counted[end]);
        }
    }
    page
}

/// How many bytes stood before in the same order, four at least.
fn repeated(bytes: &[u8]) -> u64 {
    const LEAST: usize = 4;
    let mut last = vec![0_usize; 1 << 15];
    let (mut at, mut sum) = (0, 0);
    while at + LEAST <= bytes.len() {
        let here: [u8; LEAST] = bytes[at..at + LEAST].try_into().expect("four");
        let slot = &mut last[(u32::from_le_bytes(here).wrapping_mul(0x9e37_79b1) >> 17) as usize];
        let before = std::mem::replace(slot, at);
        let pairs = bytes[before..at].iter().zip(&bytes[at..]);
        let same = pairs.take_while(|(one, other)| one == other).count();
        if same < LEAST {
            at += 1;
        } else {
            at += same;
            sum += same as u64;
        }
    }
    sum
}

/// FNV-1a.
fn checksum(start: u64, bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(start ^ 0xcbf2_9ce4_8422_2325, |sum, byte| {
            (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_what_it_was() {
        assert_eq!(work(2), 5_195_669_741_754_004_559);
    }
}
