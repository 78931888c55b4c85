//! Looking up one word: every document that has it, in whatever form, and how well.
//!
//! In: a word of the question. Out: documents with a score each, and the stems they were found by.
//!
//! **Invariant:** a looser reading never beats a stricter one of the same quality of match: each reading has a factor,
//! and a document keeps its best.
//!
//! Deliberately absent: the other words of the question. How words come together is the ranking's.

use crate::index::Index;
use crate::query::QueryWord;
use crate::schema::FIELDS;
use crate::text::{Analyzer, Source, fold_word, plain_word};
use crate::vocabulary::{Near, Vocabulary};

/// Factors of the readings.
const EXACT: f32 = 1.0;
const ALL_PARTS: f32 = 0.6;
const LAST_PART: f32 = 0.25;
const ONE_TYPO: f32 = 0.5;
const TWO_TYPOS: f32 = 0.3;

/// How many words a beginning may stand for, and how many a misspelt word.
const MAX_ENDINGS: usize = 32;
const MAX_TYPOS: usize = 8;
/// The shortest words that may have one typo, and two.
const MIN_ONE_TYPO: usize = 4;
const MIN_TWO_TYPOS: usize = 8;
/// The shortest beginning that may have one.
const MIN_OPEN_TYPO: usize = 5;

/// A word that was looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Documents in ascending order, with their score.
    pub docs: Vec<(u32, f32)>,
    /// The stems that led to them, for highlights.
    pub stems: Vec<String>,
}

/// What is needed to look words up, with room for the scores of all documents.
pub(crate) struct Lookup<'a> {
    index: &'a Index,
    analyzer: &'a Analyzer,
    vocabulary: &'a Vocabulary,
    /// The score of each document in the reading at hand; zero outside of it.
    reading: Vec<f32>,
    /// The best score of each document over the readings of the word at hand.
    best: Vec<f32>,
    touched: Vec<u32>,
    stems: Vec<String>,
}

impl<'a> Lookup<'a> {
    /// Prepares to look up words.
    pub fn new(index: &'a Index, analyzer: &'a Analyzer, vocabulary: &'a Vocabulary) -> Lookup<'a> {
        let documents = index.documents() as usize;
        Lookup {
            index,
            analyzer,
            vocabulary,
            reading: vec![0.0; documents],
            best: vec![0.0; documents],
            touched: Vec::new(),
            stems: Vec::new(),
        }
    }

    /// Looks up one word of a question.
    pub fn word(&mut self, word: &QueryWord) -> Found {
        self.exact(&word.typed);
        let exact = self.touched.len();
        self.parts(&word.typed);
        if word.unfinished {
            self.endings(&word.typed, exact > 0);
        }
        // Typos are looked for only where the word is missing or next to missing: it costs time, and where a word is
        // common its neighbours are other words.
        if self.touched.len() <= self.index.documents() as usize / 2_000 {
            self.typos(&word.typed, word.unfinished);
        }
        let frequency = if exact > 0 { exact } else { self.touched.len() };
        self.finish(frequency)
    }

    /// Looks up the words of a name: a document must have them all.
    pub fn name(&mut self, name: &[String]) -> Found {
        let mut all: Option<Found> = None;
        for word in name {
            self.exact(word);
            let found = self.finish(self.touched.len());
            all = Some(match all {
                None => found,
                Some(before) => both(before, found),
            });
        }
        all.unwrap_or_default()
    }

    fn exact(&mut self, typed: &str) {
        for stem in self.analyzer.whole_stems(typed, Source::Mixed) {
            self.read(stem, EXACT);
        }
    }

    /// A compound is also found where its parts stand, "Beratung für Ausländer" for "Ausländerberatung"; failing that,
    /// where its last part stands, which says what kind of thing it is.
    fn parts(&mut self, typed: &str) {
        let parts = self.analyzer.smallest_parts(typed);
        let Some(last) = parts.last().cloned() else {
            return;
        };
        self.read_all(parts, ALL_PARTS);
        if self.touched.is_empty() {
            self.read(last, LAST_PART);
        }
    }

    /// The word may go on. Where it stands as typed, that is the lesser reading: "KI" is not the beginning of "KIM".
    fn endings(&mut self, typed: &str, complete: bool) {
        let folded = fold_word(typed);
        let plain = plain_word(typed);
        let mut found = self.vocabulary.starting_with(&folded, MAX_ENDINGS);
        if plain != folded {
            found.extend(self.vocabulary.starting_with(&plain, MAX_ENDINGS));
        }
        for near in found {
            // The more of the word is typed, the likelier it is meant.
            let share = folded.len().min(near.word.len()) as f32 / near.word.len() as f32;
            let factor = 0.3 + 0.5 * share;
            self.read_surface(near, if complete { 0.5 * factor } else { factor });
        }
    }

    fn typos(&mut self, typed: &str, unfinished: bool) {
        let folded = fold_word(typed);
        let letters = folded.chars().count();
        let distance = match letters {
            0..MIN_ONE_TYPO => return,
            MIN_ONE_TYPO..MIN_TWO_TYPOS => 1,
            _ => 2,
        };
        let mut found = self.vocabulary.near(&folded, distance, false, MAX_TYPOS);
        if found.is_empty() && unfinished && letters >= MIN_OPEN_TYPO {
            found = self.vocabulary.near(&folded, 1, true, MAX_TYPOS);
        }
        for near in found {
            let factor = if near.distance == 1 {
                ONE_TYPO
            } else {
                TWO_TYPOS
            };
            self.read_surface(near, factor);
        }
    }

    fn read_surface(&mut self, near: Near, factor: f32) {
        for stem in self.analyzer.surface_stems(near.word) {
            self.read(stem, factor);
        }
    }

    /// Reads the documents of a stem over all fields, and keeps the best score of each.
    fn read(&mut self, stem: String, factor: f32) {
        if self.stems.contains(&stem) {
            return;
        }
        for doc in self.read_fields(&stem) {
            let score = factor * self.reading[doc as usize];
            self.reading[doc as usize] = 0.0;
            self.keep(doc, score);
        }
        self.stems.push(stem);
    }

    /// Reads the documents that have all stems; the score is the mean.
    fn read_all(&mut self, stems: Vec<String>, factor: f32) {
        let mut common: Option<Vec<(u32, f32)>> = None;
        let share = factor / stems.len() as f32;
        for stem in &stems {
            let mut docs = self.read_fields(stem);
            docs.sort_unstable();
            let mut scored = Vec::with_capacity(docs.len());
            for doc in docs {
                scored.push((doc, self.reading[doc as usize]));
                self.reading[doc as usize] = 0.0;
            }
            common = Some(match common {
                None => scored,
                Some(before) => intersect(&before, &scored),
            });
        }
        let common = common.unwrap_or_default();
        if common.is_empty() {
            return;
        }
        for (doc, score) in common {
            self.keep(doc, share * score);
        }
        for stem in stems {
            if !self.stems.contains(&stem) {
                self.stems.push(stem);
            }
        }
    }

    /// Adds up the fields of a stem in `reading`; answers with the documents it touched.
    fn read_fields(&mut self, stem: &str) -> Vec<u32> {
        let mut docs = Vec::new();
        for (number, kind) in FIELDS.iter().enumerate() {
            self.index.matches(number, stem, |doc, share| {
                let score = &mut self.reading[doc as usize];
                if *score == 0.0 {
                    docs.push(doc);
                }
                *score += kind.weight * share;
            });
        }
        docs
    }

    fn keep(&mut self, doc: u32, score: f32) {
        let best = &mut self.best[doc as usize];
        if *best == 0.0 {
            self.touched.push(doc);
        }
        if score > *best {
            *best = score;
        }
    }

    fn finish(&mut self, frequency: usize) -> Found {
        let rarity = rarity(self.index.documents(), frequency);
        let mut docs = std::mem::take(&mut self.touched);
        docs.sort_unstable();
        let docs = docs
            .into_iter()
            .map(|doc| (doc, rarity * std::mem::take(&mut self.best[doc as usize])))
            .collect();
        Found {
            docs,
            stems: std::mem::take(&mut self.stems),
        }
    }
}

fn both(one: Found, two: Found) -> Found {
    let mut stems = one.stems;
    stems.extend(two.stems);
    Found {
        docs: intersect(&one.docs, &two.docs),
        stems,
    }
}

fn intersect(one: &[(u32, f32)], two: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let mut out = Vec::new();
    let mut rest = two.iter().peekable();
    for &(doc, score) in one {
        while rest.next_if(|(other, _)| *other < doc).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| *other == doc) {
            out.push((doc, score + other));
        }
    }
    out
}

/// How much a word tells, by how few documents have it: BM25's inverse document frequency.
fn rarity(documents: u32, frequency: usize) -> f32 {
    let (documents, frequency) = (f64::from(documents), frequency as f64);
    logarithm(1.0 + (documents - frequency + 0.5).max(0.5) / (frequency + 0.5)) as f32
}

/// The natural logarithm of a number of at least 1, from basic operations alone: the standard library's differs in the
/// last bit between a processor and WebAssembly.
fn logarithm(number: f64) -> f64 {
    let (mut mantissa, mut doublings) = (number, 0.0);
    while mantissa > 1.5 {
        mantissa /= 2.0;
        doublings += 1.0;
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let (mut power, mut sum) = (ratio, 0.0);
    for odd in [1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0] {
        sum += power / odd;
        power *= square;
    }
    doublings * std::f64::consts::LN_2 + 2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for number in [1.0, 1.2, 1.5, 2.0, 3.7, 10.0, 20_001.0] {
            assert!(
                (logarithm(number) - f64::ln(number)).abs() < 1e-9,
                "{number}"
            );
        }
    }
}
