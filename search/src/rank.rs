//! Ranking: how the words of a question, its place and the filters come together.
//!
//! In: the question and the request. Out: the documents in order, the counts for the filters, and which words went
//! unheard.
//!
//! A document's score is the sum of what each word gives it, from its own words and from the terms it carries, times
//! five factors: how much of the question it answers, what it has to do with the place, what kind of document it is,
//! whether it has ended, and whether words stand together in its title as they were typed.
//!
//! **Invariant:** the order is total: by the score rounded to four digits, then by the id. All arithmetic is addition,
//! multiplication and division, which give the same bits everywhere.
//!
//! Deliberately absent: the text of answers; a rank is a number of a document and nothing more.

use crate::cards::Cards;
use crate::index::{Index, Tags};
use crate::lookup::{Found, Lookup, Sources, keep_best_of_each, rarity};
use crate::model::{Facet, Facets, Kind, Request};
use crate::query::Question;
use crate::text::{Analysis, words};

/// A document in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ranked {
    pub doc: u32,
    pub score: f32,
    /// Bit `i` is set if word `i` of the question matches; see [`PLACE_BIT`].
    pub matched: u32,
}

/// The bit in `matched` that stands for the place.
pub(crate) const PLACE_BIT: u32 = 1 << 31;

/// What a document has to do with the place that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Jurisdiction {
    Elsewhere,
    Mentions,
    /// A page that is about no place.
    Everywhere,
    SitsThere,
    /// It serves the whole directory's area, and so the place.
    ServesAround,
    Serves,
}

impl Jurisdiction {
    /// The factor.
    pub fn factor(self) -> f32 {
        match self {
            Jurisdiction::Elsewhere => 0.05,
            Jurisdiction::Mentions => 0.08,
            Jurisdiction::SitsThere => 0.12,
            Jurisdiction::Everywhere => 0.25,
            Jurisdiction::ServesAround => 0.8,
            Jurisdiction::Serves => 1.0,
        }
    }

    /// Its name in an explanation.
    #[cfg(feature = "write")]
    pub fn name(self) -> &'static str {
        match self {
            Jurisdiction::Elsewhere => "has nothing to do with it",
            Jurisdiction::Mentions => "mentions it",
            Jurisdiction::SitsThere => "sits there, but serves others",
            Jurisdiction::Everywhere => "a page about no place",
            Jurisdiction::ServesAround => "serves the whole area around it",
            Jurisdiction::Serves => "serves it",
        }
    }
}

/// The factor for what a document is.
pub(crate) fn kind_factor(kind: Kind) -> f32 {
    match kind {
        Kind::Organization => 1.0,
        Kind::Service => 0.95,
        Kind::Page => 0.7,
    }
}

/// The factor for what no longer exists.
pub(crate) const ENDED: f32 = 0.3;

/// What each further word gives that stands in the title right after the one before, as typed.
const PHRASE: f32 = 0.1;
const MAX_PHRASE: f32 = 1.4;
/// The title is exactly what was typed.
const WHOLE_TITLE: f32 = 1.6;
/// How many of the best documents are looked at for phrases.
const PHRASED: usize = 24;

/// Everything the answer is made from.
pub(crate) struct Ranking<'a> {
    pub ranked: Vec<Ranked>,
    pub facets: Facets,
    /// The words and the place as they were found, for highlights.
    pub words: Vec<Found>,
    pub place: Option<Found>,
    /// What the scores are made of.
    pub scores: Scores<'a>,
}

/// What ranking reads.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub sources: Sources<'a>,
    pub cards: &'a Cards,
    /// The bytes that the cards are in.
    pub card_bytes: &'a [u8],
    /// The id of the area that the whole directory is about.
    pub root: Option<&'a str>,
}

/// Ranks the documents for a question under the filters of the request.
pub(crate) fn rank<'a>(
    ground: Ground<'a>,
    question: &Question<'_>,
    request: &Request,
) -> Ranking<'a> {
    let mut lookup = Lookup::new(ground.sources);
    let words: Vec<Found> = question
        .words
        .iter()
        .map(|word| lookup.word(word))
        .collect();
    let place = question.place.as_ref().map(|place| lookup.name(place.name));
    let scores = Scores::new(ground, question, &words, place.as_ref());
    let filters = Filters::new(ground.sources.index, ground.cards, request);
    let asked = !question.words.is_empty() || question.place.is_some();
    let mut ranked = Vec::new();
    for doc in 0..ground.sources.documents() {
        let passes = filters.look_at(doc);
        if passes != Passes::Not && (!asked || scores.matched[doc as usize] != 0) {
            ranked.push((scores.ranked(doc), passes));
        }
    }
    keep_best(&mut ranked);
    let facets = count_facets(ground.sources.index, &ranked);
    let mut ranked: Vec<Ranked> = ranked
        .into_iter()
        .filter(|(_, passes)| *passes == Passes::All)
        .map(|(doc, _)| doc)
        .collect();
    ranked.sort_unstable_by(order);
    raise_phrases(ground, &question.sequence, &mut ranked);
    Ranking {
        ranked,
        facets,
        words,
        place,
        scores,
    }
}

/// Documents are numbered by id, so the number stands for it.
fn order(one: &Ranked, two: &Ranked) -> std::cmp::Ordering {
    two.score.total_cmp(&one.score).then(one.doc.cmp(&two.doc))
}

/// What is known about each document before its title is read.
pub(crate) struct Scores<'a> {
    ground: Ground<'a>,
    /// The sum over the words.
    sums: Vec<f32>,
    /// Bit `i` for word `i`, and [`PLACE_BIT`].
    pub matched: Vec<u32>,
    /// How much each word tells.
    weights: Vec<f32>,
    /// The terms that the words name.
    pub names: Names<'a>,
    jurisdiction: Option<Vec<Jurisdiction>>,
}

impl<'a> Scores<'a> {
    /// Adds up what the words give to the documents.
    pub fn new(
        ground: Ground<'a>,
        question: &Question<'_>,
        words: &[Found],
        place: Option<&Found>,
    ) -> Scores<'a> {
        let documents = ground.sources.documents() as usize;
        let mut scores = Scores {
            ground,
            sums: vec![0.0; documents],
            matched: vec![0; documents],
            weights: vec![0.0; words.len()],
            names: Names::new(ground.sources, words),
            jurisdiction: None,
        };
        for (number, found) in words.iter().enumerate() {
            scores.weights[number] = scores.names.weight(found);
            let rarity = rarity(documents as u32, found.frequency);
            for &(doc, score) in &found.docs {
                scores.add(doc, number, rarity * score);
            }
            // Terms are numbered by facet.
            for facet in found
                .terms
                .chunk_by(|one, two| ground.sources.facet(one.0) == ground.sources.facet(two.0))
            {
                for (doc, score) in scores.names.documents(facet) {
                    scores.add(doc, number, score);
                }
            }
        }
        if let (Some(place), Some(found)) = (&question.place, place) {
            // Alone, or for the root, a mention is all there is to go by.
            if place.area.root || question.words.is_empty() {
                scores.add_mentions(found);
            }
            scores.set_place(&place.area.id, place.area.root, found);
        }
        scores
    }

    fn add(&mut self, doc: u32, number: usize, score: f32) {
        self.sums[doc as usize] += score;
        self.matched[doc as usize] |= 1 << number;
    }

    fn add_mentions(&mut self, found: &Found) {
        let rarity = rarity(self.sums.len() as u32, found.docs.len());
        for &(doc, score) in &found.docs {
            self.sums[doc as usize] += rarity * score;
        }
    }

    /// The root is served by all, so naming it favours nobody.
    fn set_place(&mut self, id: &str, root: bool, mentions: &Found) {
        let index = self.ground.sources.index;
        let (serving, located) = (index.tags(Facet::Area), index.tags(Facet::Located));
        let (serves, sits) = (serving.find(id), located.find(id));
        let mut all = vec![Jurisdiction::Elsewhere; self.sums.len()];
        for &(doc, _) in &mentions.docs {
            all[doc as usize] = Jurisdiction::Mentions;
        }
        let whole = self.ground.root.and_then(|root| serving.find(root));
        for (doc, jurisdiction) in all.iter_mut().enumerate() {
            let number = doc as u32;
            let page = self.ground.cards.kind(number) == Kind::Page;
            if root {
                *jurisdiction = Jurisdiction::Serves;
            } else if has(serving, number, serves) {
                let around = has(serving, number, whole);
                *jurisdiction = match (page, around) {
                    (true, _) => Jurisdiction::Everywhere,
                    (false, true) => Jurisdiction::ServesAround,
                    (false, false) => Jurisdiction::Serves,
                };
            } else if has(located, number, sits) {
                *jurisdiction = Jurisdiction::SitsThere;
            }
            if *jurisdiction > Jurisdiction::Elsewhere {
                self.matched[doc] |= PLACE_BIT;
            }
        }
        self.jurisdiction = Some(all);
    }

    /// What a document has to do with the place, if one was named.
    pub fn jurisdiction(&self, doc: u32) -> Option<Jurisdiction> {
        let all = self.jurisdiction.as_ref()?;
        all.get(doc as usize).copied()
    }

    /// The share of the question that a document answers, by how much its words tell.
    pub fn coverage(&self, doc: u32) -> f32 {
        let matched = self.matched[doc as usize];
        let total: f32 = self.weights.iter().sum();
        let heard = self.weights.iter().enumerate();
        let heard = heard.filter(|(number, _)| matched & (1 << number) != 0);
        let heard: f32 = heard.map(|(_, weight)| weight).sum();
        if total > 0.0 { heard / total } else { 1.0 }
    }

    /// The score of a document, up to phrases.
    pub fn ranked(&self, doc: u32) -> Ranked {
        let coverage = self.coverage(doc);
        // A question of a place alone, or of nothing, is answered by all alike.
        let base = if self.weights.is_empty() { 1.0 } else { 0.0 };
        let mut score = (base + self.sums[doc as usize]) * coverage * coverage;
        score *= kind_factor(self.ground.cards.kind(doc));
        if let Some(jurisdiction) = self.jurisdiction(doc) {
            score *= jurisdiction.factor();
        }
        if self.ground.cards.is_ended(doc) {
            score *= ENDED;
        }
        Ranked {
            doc,
            score: round(score),
            matched: self.matched[doc as usize],
        }
    }
}

/// Which terms the words of a question name, all words together.
pub(crate) struct Names<'a> {
    sources: Sources<'a>,
    /// For each term that was named: how much of its name the words make up, at most 1.
    completeness: Vec<f32>,
}

impl<'a> Names<'a> {
    /// Adds up the words for each term: "deutscher Pass" is the whole name of a thing, "Pass" alone is half of it.
    pub fn new(sources: Sources<'a>, words: &[Found]) -> Names<'a> {
        let mut completeness = vec![0.0f32; sources.terms.meanings.len()];
        for found in words {
            for &(term, share) in &found.terms {
                let sum = &mut completeness[term as usize];
                *sum = (*sum + share).min(1.0);
            }
        }
        Names {
            sources,
            completeness,
        }
    }

    /// The documents that carry a term.
    fn carriers(&self, term: u32) -> &'a [u32] {
        let meaning = &self.sources.terms.meanings[term as usize];
        let tags = self.sources.index.tags(meaning.facet);
        tags.find(&meaning.id)
            .map_or(&[], |value| tags.documents(value))
    }

    /// Whether a document carries a term.
    pub fn carries(&self, doc: u32, term: u32) -> bool {
        self.carriers(term).binary_search(&doc).is_ok()
    }

    /// The terms of a document that the words name to at least this share, with the share.
    pub fn carried_by(&self, doc: u32, least: f32) -> Vec<(u32, f32)> {
        let named = self.completeness.iter().enumerate();
        let named = named.filter(|(_, share)| **share >= least);
        let named = named.map(|(term, share)| (term as u32, *share));
        named.filter(|(term, _)| self.carries(doc, *term)).collect()
    }

    /// What a word gives to every document that carries the term.
    pub fn worth(&self, term: u32, share: f32) -> f32 {
        let facet = self.sources.facet(term);
        let rarity = rarity(self.sources.documents(), self.carriers(term).len());
        // Damped: that a term has few documents says less than that a word has.
        facet.weight() * rarity.sqrt() * share * self.completeness[term as usize]
    }

    /// What terms of one facet give to documents; of several terms of a document the best counts.
    fn documents(&self, terms: &[(u32, f32)]) -> Vec<(u32, f32)> {
        let mut given: Vec<(u32, f32)> = Vec::new();
        for &(term, share) in terms {
            let worth = self.worth(term, share);
            given.extend(self.carriers(term).iter().map(|doc| (*doc, worth)));
        }
        keep_best_of_each(&mut given);
        given
    }

    /// How much a word tells: as its own rarity says, or that of the rarest thing it names.
    fn weight(&self, found: &Found) -> f32 {
        let documents = self.sources.documents();
        let own = (!found.docs.is_empty()).then(|| rarity(documents, found.frequency));
        let named = found
            .terms
            .iter()
            .map(|&(term, share)| share * rarity(documents, self.carriers(term).len()));
        named.chain(own).fold(0.0, f32::max)
    }
}

/// Four digits, so that what differs less is ordered by id.
fn round(score: f32) -> f32 {
    (score * 10_000.0 + 0.5) as u32 as f32 / 10_000.0
}

fn has(tags: &Tags, doc: u32, value: Option<u32>) -> bool {
    value.is_some_and(|value| tags.of(doc).contains(&value))
}

/// The factor for a title that has words together as they were typed.
pub(crate) fn phrase_factor(title: &str, sequence: &[String], analysis: &Analysis) -> f32 {
    if sequence.is_empty() {
        return 1.0;
    }
    let title: Vec<String> = words(title)
        .iter()
        .map(|word| analysis.fold(word.text))
        .collect();
    if title == sequence {
        return WHOLE_TITLE;
    }
    let mut longest = 0;
    for start in 0..title.len() {
        for from in 0..sequence.len() {
            let pairs = title[start..].iter().zip(&sequence[from..]);
            longest = longest.max(pairs.take_while(|(one, two)| one == two).count());
        }
    }
    (1.0 + PHRASE * longest.saturating_sub(1) as f32).min(MAX_PHRASE)
}

/// Reads the titles of the best, and puts those in front that have the words together. Only the best move, among
/// themselves, so that the rest need not be read.
fn raise_phrases(ground: Ground<'_>, sequence: &[String], ranked: &mut [Ranked]) {
    let best = ranked.len().min(PHRASED);
    for ranked in &mut ranked[..best] {
        let card = ground.cards.card(ground.card_bytes, ranked.doc);
        let factor = card.map_or(1.0, |card| {
            phrase_factor(card.title, sequence, ground.sources.analysis)
        });
        ranked.score = round(ranked.score * factor);
    }
    ranked[..best].sort_unstable_by(order);
}

/// Fewer words are allowed, but not any number: of what the best documents match, half is enough. A document that
/// matches nothing but the place is no answer where others match words.
fn keep_best(ranked: &mut Vec<(Ranked, Passes)>) {
    let words = |ranked: &Ranked| (ranked.matched & !PLACE_BIT).count_ones();
    let best = ranked
        .iter()
        .filter(|(_, passes)| *passes == Passes::All)
        .map(|(ranked, _)| words(ranked))
        .max()
        .unwrap_or(0);
    let enough = best.div_ceil(2);
    ranked.retain(|(ranked, _)| words(ranked) >= enough);
}

/// The filters of a request, and which document passes them.
struct Filters<'a> {
    cards: &'a Cards,
    /// Those whose facets are counted.
    counted: Vec<(Facet, Filter<'a>)>,
    residence: Filter<'a>,
    kind: Option<Kind>,
}

/// The values of a facet, and the one asked for. A value that no document has lets none pass.
#[derive(Clone, Copy)]
struct Filter<'a> {
    tags: &'a Tags,
    wanted: Option<Option<u32>>,
}

impl Filter<'_> {
    fn passes(self, doc: u32) -> bool {
        self.wanted.is_none_or(|value| has(self.tags, doc, value))
    }
}

/// Which filters a document passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passes {
    All,
    /// All but that of a facet, which counts the document all the same.
    AllBut(Facet),
    /// Not enough of them for any facet to count it.
    Not,
}

impl<'a> Filters<'a> {
    fn new(index: &'a Index, cards: &'a Cards, request: &Request) -> Filters<'a> {
        let filter = |facet: Facet, value: &Option<String>| {
            let tags = index.tags(facet);
            let wanted = value.as_deref().filter(|id| !id.is_empty());
            Filter {
                tags,
                wanted: wanted.map(|id| tags.find(id)),
            }
        };
        let counted = [
            (Facet::Area, &request.area),
            (Facet::Topic, &request.topic),
            (Facet::Category, &request.category),
            (Facet::Audience, &request.audience),
            (Facet::Language, &request.language),
            (Facet::Feature, &request.feature),
        ];
        Filters {
            cards,
            counted: counted
                .map(|(facet, value)| (facet, filter(facet, value)))
                .into(),
            residence: filter(Facet::Residence, &request.residence),
            kind: request.kind,
        }
    }

    fn look_at(&self, doc: u32) -> Passes {
        let is_kind = self.kind.is_none_or(|kind| kind == self.cards.kind(doc));
        let is_open_to_all = self.residence.tags.of(doc).is_empty();
        if !is_kind || !(is_open_to_all || self.residence.passes(doc)) {
            return Passes::Not;
        }
        let mut failed = self
            .counted
            .iter()
            .filter(|(_, filter)| !filter.passes(doc));
        match (failed.next(), failed.next()) {
            (None, _) => Passes::All,
            (Some((facet, _)), None) => Passes::AllBut(*facet),
            (Some(_), Some(_)) => Passes::Not,
        }
    }
}

fn count_facets(index: &Index, ranked: &[(Ranked, Passes)]) -> Facets {
    let count = |facet: Facet| {
        let tags = index.tags(facet);
        let mut counts = vec![0usize; tags.ids.len()];
        let counted = ranked
            .iter()
            .filter(|(_, passes)| [Passes::All, Passes::AllBut(facet)].contains(passes));
        for (ranked, _) in counted {
            for value in tags.of(ranked.doc) {
                counts[*value as usize] += 1;
            }
        }
        let named = tags.ids.iter().cloned().zip(counts);
        let mut list: Vec<(String, usize)> = named.filter(|(_, count)| *count > 0).collect();
        list.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
        list
    };
    Facets {
        area: count(Facet::Area),
        topic: count(Facet::Topic),
        category: count(Facet::Category),
        audience: count(Facet::Audience),
        language: count(Facet::Language),
        feature: count(Facet::Feature),
    }
}
