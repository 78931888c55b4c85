//! The engine: an opened pack that answers.
//!
//! In: a pack and its texts, then requests. Out: responses, as data or as JSON.
//!
//! **Invariant:** once a pack is open, every request has an answer; nothing panics on what people type.
//!
//! Deliberately absent: state between questions. Two engines over one pack cannot be told apart.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;
use tantivy::directory::OwnedBytes;

use crate::cards::{Card, Cards, Texts};
use crate::dictionary::Dictionary;
use crate::gazetteer::Gazetteer;
use crate::index::{About, Index};
use crate::lookup::{Found, Sources};
use crate::marks::{Marker, excerpt, marks};
use crate::model::{Hit, Link, Request, Response};
use crate::pack::{PACK, PackError, TEXTS, checksum, unpack};
use crate::query::Question;
use crate::rank::{Ground, Names, PLACE_BIT, Ranked, Ranking, rank};
use crate::spelling;
use crate::terms::Terms;
use crate::text::{Analysis, Parts};

/// More hits than these are not given at once.
const MAX_LIMIT: usize = 1_000;
/// How many terms a hit names.
const MAX_VIA: usize = 3;
/// The least share of its name that must have been typed for a term to be named.
const MIN_VIA: f32 = 0.3;

/// A search engine over one pack.
pub struct Engine {
    lang: String,
    pack: OwnedBytes,
    cards: Cards,
    cards_at: Range<usize>,
    texts: Texts,
    index: Index,
    dictionary: Dictionary,
    terms: Terms,
    pub(crate) analysis: Analysis,
    parts: Parts,
    gazetteer: Gazetteer,
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

fn broken(what: &str) -> PackError {
    PackError::Inconsistent(format!("section \"{what}\""))
}

impl Engine {
    /// Opens a pack.
    ///
    /// # Errors
    /// If the bytes are no pack, one of another version, cut off or damaged.
    pub fn open(pack: Vec<u8>) -> Result<Engine, PackError> {
        let sections = unpack(PACK, &pack)?;
        let pack = OwnedBytes::new(pack);
        let find = |wanted: &str| {
            let found = sections
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, range)| range.clone());
            found.ok_or_else(|| PackError::Inconsistent(format!("no section \"{wanted}\"")))
        };
        let about: About =
            serde_json::from_slice(&pack[find("about")?]).map_err(|_| broken("about"))?;
        let terms = Terms::decode(&pack[find("terms")?]).ok_or_else(|| broken("terms"))?;
        let cards_at = find("cards")?;
        let cards = Cards::index(&pack[cards_at.clone()]).ok_or_else(|| broken("cards"))?;
        let flags = pack[find("flags")?].to_vec();
        let files = sections
            .iter()
            .map(|(name, range)| (name.clone(), pack.slice(range.clone())))
            .collect();
        let (index, dictionary) = Index::open(files, flags, terms.documents())?;
        if index.documents() as usize != cards.len() + terms.documents() as usize {
            return Err(PackError::Inconsistent("cards and index".to_string()));
        }
        let analysis = Analysis::new(&about.lang, &about.languages);
        Ok(Engine {
            parts: Parts::from_words(dictionary.parts()),
            gazetteer: Gazetteer::new(about.areas, &analysis),
            analysis,
            lang: about.lang,
            texts: Texts::default(),
            pack,
            cards,
            cards_at,
            index,
            dictionary,
            terms,
        })
    }

    /// Takes the texts that belong to the pack, so that hits have excerpts.
    ///
    /// # Errors
    /// If the bytes are no texts, those of another pack or version, cut off or damaged; the engine goes on without.
    pub fn open_texts(&mut self, texts: &[u8]) -> Result<(), PackError> {
        let sections = unpack(TEXTS, texts)?;
        let section = sections.first().map(|(_, range)| &texts[range.clone()]);
        let texts = section.and_then(|bytes| Texts::decode(bytes, checksum(&self.pack)));
        self.texts = texts.ok_or_else(|| broken("texts"))?;
        Ok(())
    }

    /// The language of the pack.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// How many documents the pack holds.
    pub fn documents(&self) -> usize {
        self.cards.len()
    }

    /// How many texts there are.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn texts(&self) -> usize {
        self.texts.len()
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground {
            sources: Sources {
                index: &self.index,
                parts: &self.parts,
                dictionary: &self.dictionary,
                terms: &self.terms,
                analysis: &self.analysis,
            },
            cards: &self.cards,
            card_bytes: &self.pack[self.cards_at.clone()],
            root: self.gazetteer.root(),
        }
    }

    /// Understands what was typed.
    pub(crate) fn question(&self, text: &str) -> Question<'_> {
        Question::new(text, &self.analysis, &self.gazetteer, &self.dictionary)
    }

    /// Answers a request.
    pub fn search(&self, request: &Request) -> Response {
        let question = self.question(&request.q);
        let ranking = rank(self.ground(), &question, request);
        let window = ranking
            .ranked
            .iter()
            .skip(request.offset)
            .take(request.limit.min(MAX_LIMIT));
        let hits = window
            .filter_map(|ranked| self.hit(ranked, &question, &ranking))
            .collect();
        let total = ranking.ranked.len();
        Response {
            total,
            hits,
            left_out: left_out(&question, &ranking),
            corrected: spelling::corrected(self.ground(), &question, &ranking.words),
            did_you_mean: if total == 0 {
                spelling::did_you_mean(self.ground(), &question, &ranking.words, |text| {
                    self.finds(text)
                })
            } else {
                Vec::new()
            },
            place: question.place.map(|place| place.area.id.clone()),
            facets: ranking.facets,
        }
    }

    /// Whether anything is found for a text.
    fn finds(&self, text: &str) -> bool {
        let ranking = rank(self.ground(), &self.question(text), &Request::default());
        !ranking.ranked.is_empty()
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

    fn hit(&self, ranked: &Ranked, question: &Question<'_>, ranking: &Ranking<'_>) -> Option<Hit> {
        let card = self.card(ranked.doc)?;
        let mut found: HashSet<&str> = HashSet::new();
        let mut matched = Vec::new();
        let mut add = |typed: &str, words: &Found| {
            matched.push(typed.to_string());
            let numbers = words.readings.iter().map(|reading| reading.number);
            found.extend(numbers.map(|number| self.dictionary.text(number)));
        };
        for (number, word) in question.words.iter().enumerate() {
            if ranked.matched & (1 << number) != 0 {
                add(&word.typed, &ranking.words[number]);
            }
        }
        if let (Some(place), Some(words)) = (&question.place, &ranking.place)
            && ranked.matched & PLACE_BIT != 0
        {
            add(&place.typed, words);
        }
        let marker = Marker::new(&self.parts, &self.analysis, found);
        let excerpt = excerpt(self.texts.of(ranked.doc), &marker);
        Some(Hit {
            id: card.id.to_string(),
            title: card.title.to_string(),
            url: card.url.to_string(),
            summary: card.summary.to_string(),
            label: card.label.to_string(),
            place: card.place.to_string(),
            lang: card.lang.to_string(),
            kind: card.kind,
            ended: card.ended,
            successor: card.successor.and_then(|doc| self.link(doc)),
            score: ranked.score,
            matched,
            via: self.via(ranked.doc, &ranking.scores.names),
            title_marks: marks(card.title, &marker),
            summary_marks: marks(card.summary, &marker),
            excerpt_marks: marks(&excerpt, &marker),
            excerpt,
        })
    }

    pub(crate) fn card(&self, doc: u32) -> Option<Card<'_>> {
        self.cards.card(&self.pack[self.cards_at.clone()], doc)
    }

    fn link(&self, doc: u32) -> Option<Link> {
        self.card(doc).map(|card| Link {
            title: card.title.to_string(),
            url: card.url.to_string(),
        })
    }

    /// The labels of the terms of a document that the question names, the fullest named first.
    fn via(&self, doc: u32, names: &Names<'_>) -> Vec<String> {
        let mut named = names.carried_by(doc, MIN_VIA);
        named.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        let labels = named
            .into_iter()
            .map(|(term, _)| self.terms.meanings[term as usize].label.clone());
        labels.take(MAX_VIA).collect()
    }
}

/// The words, as typed, that none of the found documents has.
fn left_out(question: &Question<'_>, ranking: &Ranking<'_>) -> Vec<String> {
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
