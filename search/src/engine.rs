//! The engine: an opened pack that answers.
//!
//! In: a pack, then requests. Out: responses, as data or as JSON.
//!
//! **Invariant:** once a pack is open, every request has an answer; nothing panics on what people type.
//!
//! Deliberately absent: state between questions. Two engines over one pack cannot be told apart.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;
use tantivy::directory::OwnedBytes;

use crate::cards::{Card, Cards};
use crate::index::{About, Index};
use crate::lookup::Lookup;
use crate::marks::{excerpt, marks};
use crate::model::{Hit, Request, Response};
use crate::pack::{PackError, unpack};
use crate::places::Places;
use crate::query::Question;
use crate::rank::{PLACE_BIT, Ranked, Ranking, rank};
use crate::text::{Analyzer, Parts};
use crate::vocabulary::Vocabulary;

/// More hits than these are not given at once.
const MAX_LIMIT: usize = 1_000;

/// A search engine over one pack.
pub struct Engine {
    lang: String,
    pack: OwnedBytes,
    cards: Cards,
    cards_at: Range<usize>,
    index: Index,
    vocabulary: Vocabulary,
    analyzer: Analyzer,
    places: Places,
}

/// What JSON callers get instead of a response.
#[derive(Serialize)]
struct Failure<'a> {
    error: Reason<'a>,
}

#[derive(Serialize)]
struct Reason<'a> {
    code: &'a str,
    message: String,
}

/// A failure as JSON, in the one form that callers know.
pub(crate) fn failure(code: &str, message: String) -> String {
    let failure = Failure {
        error: Reason { code, message },
    };
    serde_json::to_string(&failure)
        .unwrap_or_else(|_| r#"{"error":{"code":"internal","message":""}}"#.to_string())
}

/// What a pack turned out to hold, as JSON.
#[cfg(target_arch = "wasm32")]
pub(crate) fn opened(engine: &Engine) -> String {
    let lang = serde_json::Value::from(engine.lang());
    format!(r#"{{"documents":{},"lang":{lang}}}"#, engine.documents())
}

impl Engine {
    /// Opens a pack.
    ///
    /// # Errors
    /// If the bytes are no pack, one of another version, cut off or damaged.
    pub fn open(pack: Vec<u8>) -> Result<Engine, PackError> {
        let sections = unpack(&pack)?;
        let pack = OwnedBytes::new(pack);
        let find = |wanted: &str| {
            let found = sections
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, range)| range.clone());
            found.ok_or_else(|| PackError::Inconsistent(format!("no section \"{wanted}\"")))
        };
        let broken = |what: &str| PackError::Inconsistent(format!("section \"{what}\""));
        let about: About =
            serde_json::from_slice(&pack[find("about")?]).map_err(|_| broken("about"))?;
        let vocabulary =
            Vocabulary::decode(&pack[find("words")?]).ok_or_else(|| broken("words"))?;
        let cards_at = find("cards")?;
        let cards = Cards::index(&pack[cards_at.clone()]).ok_or_else(|| broken("cards"))?;
        let files = sections
            .iter()
            .map(|(name, range)| (name.clone(), pack.slice(range.clone())))
            .collect();
        let index = Index::open(files)?;
        if index.documents() as usize != cards.len() {
            return Err(PackError::Inconsistent("cards and index".to_string()));
        }
        let analyzer = Analyzer::new(&about.lang, Parts::from_words(vocabulary.parts()));
        let places = Places::new(about.areas);
        Ok(Engine {
            lang: about.lang,
            pack,
            cards,
            cards_at,
            index,
            vocabulary,
            analyzer,
            places,
        })
    }

    /// The language of the pack.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// How many documents the pack holds.
    pub fn documents(&self) -> usize {
        self.cards.len()
    }

    /// Answers a request.
    pub fn search(&self, request: &Request) -> Response {
        let question = Question::new(&request.q, &self.places, &self.vocabulary);
        let lookup = Lookup::new(&self.index, &self.analyzer, &self.vocabulary);
        let ranking = rank(&self.index, &self.cards, lookup, &question, request);
        let window = ranking
            .ranked
            .iter()
            .skip(request.offset)
            .take(request.limit.min(MAX_LIMIT));
        let hits = window
            .filter_map(|ranked| self.hit(ranked, &question, &ranking))
            .collect();
        Response {
            total: ranking.ranked.len(),
            hits,
            left_out: left_out(&question, &ranking),
            place: question.place.map(|place| place.area.id.clone()),
            facets: ranking.facets,
        }
    }

    /// Answers a request in JSON with a response in JSON, or with `{"error":{"code","message"}}`.
    pub fn ask(&self, json: &str) -> String {
        match serde_json::from_str::<Request>(json) {
            Err(error) => failure("bad-request", error.to_string()),
            Ok(request) => match serde_json::to_string(&self.search(&request)) {
                Ok(response) => response,
                Err(error) => failure("internal", error.to_string()),
            },
        }
    }

    fn hit(&self, ranked: &Ranked, question: &Question<'_>, ranking: &Ranking) -> Option<Hit> {
        let card = self
            .cards
            .card(&self.pack[self.cards_at.clone()], ranked.doc)?;
        let mut stems: HashSet<&str> = HashSet::new();
        let mut matched = Vec::new();
        for (number, word) in question.words.iter().enumerate() {
            if ranked.matched & (1 << number) != 0 {
                matched.push(word.typed.clone());
                stems.extend(ranking.words[number].stems.iter().map(String::as_str));
            }
        }
        if let (Some(place), Some(found)) = (&question.place, &ranking.place)
            && ranked.matched & PLACE_BIT != 0
        {
            matched.push(place.typed.clone());
            stems.extend(found.stems.iter().map(String::as_str));
        }
        Some(self.fill(card, ranked.score, matched, &stems))
    }

    fn fill(&self, card: Card<'_>, score: f32, matched: Vec<String>, stems: &HashSet<&str>) -> Hit {
        let source = self.analyzer.source(card.lang);
        Hit {
            id: card.id.to_string(),
            title: card.title.to_string(),
            url: card.url.to_string(),
            summary: card.summary.to_string(),
            label: card.label.to_string(),
            place: card.place.to_string(),
            lang: card.lang.to_string(),
            kind: card.kind,
            ended: card.ended,
            score,
            matched,
            title_marks: marks(card.title, source, &self.analyzer, stems),
            summary_marks: marks(card.summary, source, &self.analyzer, stems),
            excerpt: excerpt(card.text, source, &self.analyzer, stems),
        }
    }
}

/// The words, as typed, that none of the found documents has.
fn left_out(question: &Question<'_>, ranking: &Ranking) -> Vec<String> {
    let heard = ranking
        .ranked
        .iter()
        .fold(0, |bits, ranked| bits | ranked.matched);
    let unheard = question
        .words
        .iter()
        .enumerate()
        .filter(|(number, _)| heard & (1 << number) == 0);
    let mut words: Vec<String> = unheard.map(|(_, word)| word.typed.clone()).collect();
    if let Some(place) = &question.place
        && heard & PLACE_BIT == 0
    {
        words.push(place.typed.clone());
    }
    words
}
