//! Looking up one word: every document that has it, in whatever form, and how well; and every term that it names.
//!
//! In: a word of the question. Out: documents with a score each, terms with a strength each, and the words of the
//! dictionary they were found by.
//!
//! **Invariant:** a looser reading never beats a stricter one of the same quality of match: each reading has a factor,
//! and a document keeps its best.
//!
//! Deliberately absent: the other words of the question. How words come together is the ranking's.

use crate::dictionary::{Dictionary, Near};
use crate::index::Index;
use crate::model::Facet;
use crate::query::QueryWord;
use crate::schema::{IMPACT, WHOLE_NAME};
use crate::terms::Terms;
use crate::text::{Analysis, Parts, Stemmer};

/// Factors of the readings.
const EXACT: f32 = 1.0;
const FORM: f32 = 0.95;
const FOREIGN_FORM: f32 = 0.85;
const ALL_PARTS: f32 = 0.6;
const LAST_PART: f32 = 0.25;
const ONE_TYPO: f32 = 0.5;
const TWO_TYPOS: f32 = 0.3;
const THREE_TYPOS: f32 = 0.2;
const SHORTENED: f32 = 0.4;

/// How many words a beginning may stand for, and how many a misspelt word.
const MAX_ENDINGS: usize = 32;
const MAX_TYPOS: usize = 8;
/// The shortest words that may have one typo, two, and three.
const MIN_ONE_TYPO: usize = 4;
const MIN_TWO_TYPOS: usize = 8;
const MIN_THREE_TYPOS: usize = 13;
/// The shortest word before the last that may be a beginning.
const MIN_BEGINNING: usize = 4;
/// The shortest beginning that may have a typo.
const MIN_OPEN_TYPO: usize = 5;
/// A word that goes on after a known one: the shortest known one, and how much may follow.
const MIN_SHORTENED: usize = 4;
const MAX_REST: usize = 5;

/// How a word of the dictionary came to stand for a typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Exact,
    Form,
    Part,
    Beginning,
    Typo,
    Shortened,
}

/// A word of the dictionary that stands for a typed one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    pub number: u32,
    pub factor: f32,
    pub how: How,
}

/// A word that was looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Real documents in ascending order, with what the word is worth there.
    pub docs: Vec<(u32, f32)>,
    /// Terms in ascending order, with the share of their name that the word is, at most 1.
    pub terms: Vec<(u32, f32)>,
    /// How many documents have the word itself; if none has, how many were found.
    pub frequency: usize,
    /// The words of the dictionary that led to them.
    pub readings: Vec<Reading>,
}

impl Found {
    /// The first of the words that were taken for a misspelt one.
    pub fn correction(&self) -> Option<u32> {
        let typo = self
            .readings
            .iter()
            .find(|reading| reading.how == How::Typo)?;
        let spelt = self
            .readings
            .iter()
            .any(|reading| matches!(reading.how, How::Exact | How::Form | How::Part));
        (!spelt).then_some(typo.number)
    }
}

/// What is needed to look words up, with room for the scores of all documents.
pub(crate) struct Lookup<'a> {
    sources: Sources<'a>,
    /// The best score of each document over the readings of the word at hand.
    best: Vec<f32>,
    touched: Vec<u32>,
    readings: Vec<Reading>,
}

/// The parts of an engine that looking up needs.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub index: &'a Index,
    pub parts: &'a Parts,
    pub dictionary: &'a Dictionary,
    pub terms: &'a Terms,
    pub analysis: &'a Analysis,
}

impl Sources<'_> {
    /// How many real documents there are; those that stand for terms come before them.
    pub fn documents(&self) -> u32 {
        self.index.documents() - self.terms.documents()
    }

    /// The facet of a term.
    pub fn facet(&self, term: u32) -> Facet {
        self.terms.meanings[term as usize].facet
    }

    /// Calls back with each document of the index that a reading finds, and with what it is worth there: of a document's
    /// own words in units of weight, of a term's name as the share of the name.
    pub fn worth(&self, reading: &Reading, mut found: impl FnMut(u32, f32)) {
        let terms = self.terms.documents();
        self.index.postings(reading.number, |doc, impact| {
            let impact = impact as f32;
            let worth = if doc < terms {
                (impact / WHOLE_NAME).min(1.0)
            } else {
                impact / IMPACT
            };
            found(doc, reading.factor * worth);
        });
    }
}

impl<'a> Lookup<'a> {
    /// Prepares to look up words.
    pub fn new(sources: Sources<'a>) -> Lookup<'a> {
        Lookup {
            best: vec![0.0; sources.index.documents() as usize],
            sources,
            touched: Vec::new(),
            readings: Vec::new(),
        }
    }

    /// Looks up one word of a question.
    pub fn word(&mut self, word: &QueryWord) -> Found {
        let folded = self.sources.analysis.fold(&word.typed);
        let terms = self.sources.terms.documents();
        self.forms(&folded);
        let exact = self.touched.len();
        let frequency = self.touched.iter().filter(|doc| **doc >= terms).count();
        self.compound(&folded);
        // People shorten words in the middle, too: "Familienb Rommers".
        let shortened = self.touched.is_empty() && folded.chars().count() >= MIN_BEGINNING;
        if word.unfinished || shortened {
            self.endings(&folded, exact > 0);
        }
        // Looser readings are tried only where the word is missing or next to missing: they cost time, and where a word
        // is common its neighbours are other words.
        if self.touched.len() <= self.sources.documents() as usize / 2_000 {
            self.typos(&folded, word.unfinished);
        }
        if self.touched.is_empty() {
            self.last_part(&folded);
        }
        if self.touched.is_empty() {
            self.shortened(&folded);
        }
        self.finish(frequency)
    }

    /// Looks up the words of a name: a document must have them all.
    pub fn name(&mut self, name: &[String]) -> Found {
        let mut all: Option<Found> = None;
        for word in name {
            if let Some(number) = self.sources.dictionary.find(word) {
                self.read(number, EXACT, How::Exact);
            }
            let found = self.finish(0);
            all = Some(match all {
                None => found,
                Some(before) => both(before, found),
            });
        }
        all.unwrap_or_default()
    }

    /// The word as it is typed, and its other forms in each language that it may be in. Texts are in German or in the
    /// pack's language; only the names of terms are in all of them.
    fn forms(&mut self, folded: &str) {
        let dictionary = self.sources.dictionary;
        if let Some(number) = dictionary.find(folded) {
            self.read(number, EXACT, How::Exact);
        }
        let analysis = self.sources.analysis;
        for stemmer in analysis.tried().filter(|stemmer| stemmer.writes(folded)) {
            let textual = stemmer == Stemmer::German || stemmer == analysis.own();
            let stem = stemmer.stem(folded);
            let forms = dictionary.forms(&stem, !textual, |word| stemmer.stem(word) == stem);
            let factor = if textual { FORM } else { FOREIGN_FORM };
            for near in forms {
                self.read(near.number, factor, How::Form);
            }
        }
    }

    /// A compound is also found where its parts stand, "Beratung für Ausländer" for "Ausländerberatung".
    fn compound(&mut self, folded: &str) {
        let parts = self.sources.parts.smallest(folded);
        let readings: Vec<Vec<Reading>> = parts.iter().map(|part| self.part(part)).collect();
        self.read_all(&readings);
    }

    /// The last part of a compound says what kind of thing it is.
    fn last_part(&mut self, folded: &str) {
        if let Some(last) = self.sources.parts.smallest(folded).last() {
            for reading in self.part(last) {
                self.read(reading.number, LAST_PART, How::Part);
            }
        }
    }

    /// A part with its German forms.
    fn part(&self, part: &str) -> Vec<Reading> {
        let stem = Stemmer::German.stem(part);
        let is_form = |word: &str| word == part || Stemmer::German.stem(word) == stem;
        let forms = self.sources.dictionary.forms(&stem, false, is_form);
        let reading = |near: Near<'_>| Reading {
            number: near.number,
            factor: ALL_PARTS,
            how: How::Part,
        };
        forms.into_iter().map(reading).collect()
    }

    /// The word may go on. Where it stands as typed, that is the lesser reading: "KI" is not the beginning of "KIM".
    fn endings(&mut self, folded: &str, complete: bool) {
        let dictionary = self.sources.dictionary;
        for near in dictionary.starting_with(folded, MAX_ENDINGS) {
            // The more of the word is typed, the likelier it is meant.
            let share = folded.len().min(near.word.len()) as f32 / near.word.len() as f32;
            let factor = 0.3 + 0.5 * share;
            let factor = if complete { 0.5 * factor } else { factor };
            self.read(near.number, factor, How::Beginning);
        }
    }

    fn typos(&mut self, folded: &str, unfinished: bool) {
        let dictionary = self.sources.dictionary;
        let letters = folded.chars().count();
        let distance = match letters {
            0..MIN_ONE_TYPO => return,
            MIN_ONE_TYPO..MIN_TWO_TYPOS => 1,
            MIN_TWO_TYPOS..MIN_THREE_TYPOS => 2,
            _ => 3,
        };
        let mut found = dictionary.near(folded, distance, false, MAX_TYPOS);
        if found.is_empty() && unfinished && letters >= MIN_OPEN_TYPO {
            found = dictionary.near(folded, 1, true, MAX_TYPOS);
        }
        for near in found {
            let factor = match near.distance {
                1 => ONE_TYPO,
                2 => TWO_TYPOS,
                _ => THREE_TYPOS,
            };
            self.read(near.number, factor, How::Typo);
        }
    }

    /// An ending that no stemmer knows, "kurslarimiz" for "kurs".
    fn shortened(&mut self, folded: &str) {
        let dictionary = self.sources.dictionary;
        if let Some(near) = dictionary.longest_beginning(folded, MIN_SHORTENED, MAX_REST) {
            self.read(near.number, SHORTENED, How::Shortened);
        }
    }

    /// Reads the documents of a word, and keeps the best score of each.
    fn read(&mut self, number: u32, factor: f32, how: How) {
        let reading = Reading {
            number,
            factor,
            how,
        };
        let stricter = |other: &Reading| other.number == number && other.factor >= factor;
        if self.readings.iter().any(stricter) {
            return;
        }
        let (best, touched) = (&mut self.best, &mut self.touched);
        self.sources.worth(&reading, |doc, score| {
            let best = &mut best[doc as usize];
            if *best == 0.0 {
                touched.push(doc);
            }
            *best = best.max(score);
        });
        self.readings.push(reading);
    }

    /// Reads the documents that have all parts, each in one of its forms; the score is the mean.
    fn read_all(&mut self, parts: &[Vec<Reading>]) {
        let mut common: Option<Vec<(u32, f32)>> = None;
        for readings in parts {
            let mut docs: Vec<(u32, f32)> = Vec::new();
            for reading in readings {
                self.sources
                    .worth(reading, |doc, score| docs.push((doc, score)));
            }
            keep_best_of_each(&mut docs);
            common = Some(match common {
                None => docs,
                Some(before) => intersect(&before, &docs),
            });
        }
        let common = common.unwrap_or_default();
        let share = 1.0 / parts.len().max(1) as f32;
        for &(doc, score) in &common {
            let best = &mut self.best[doc as usize];
            if *best == 0.0 {
                self.touched.push(doc);
            }
            *best = best.max(share * score);
        }
        if !common.is_empty() {
            self.readings.extend(parts.iter().flatten());
        }
    }

    fn finish(&mut self, frequency: usize) -> Found {
        let before = self.sources.terms.documents();
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        let (mut docs, mut terms) = (Vec::new(), Vec::new());
        for doc in touched {
            let score = std::mem::take(&mut self.best[doc as usize]);
            match doc.checked_sub(before) {
                Some(doc) => docs.push((doc, score)),
                None => terms.push((doc, score)),
            }
        }
        Found {
            frequency: if frequency > 0 { frequency } else { docs.len() },
            docs,
            terms,
            readings: std::mem::take(&mut self.readings),
        }
    }
}

/// Sorts by number, and keeps the best score of each.
pub(crate) fn keep_best_of_each(scored: &mut Vec<(u32, f32)>) {
    scored.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.total_cmp(&one.1)));
    scored.dedup_by_key(|(number, _)| *number);
}

fn both(one: Found, two: Found) -> Found {
    let mut readings = one.readings;
    readings.extend(two.readings);
    Found {
        docs: intersect(&one.docs, &two.docs),
        readings,
        ..Found::default()
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
pub(crate) fn rarity(documents: u32, frequency: usize) -> f32 {
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
