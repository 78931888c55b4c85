//! Ranking: how the words of a question, its place and the filters come together.
//!
//! In: the question and the request. Out: the documents in order, the counts for the filters, and which words went
//! unheard.
//!
//! **Invariant:** the order is total: how many words match, then not ended before ended, then jurisdiction (serves the
//! place, sits there, mentions it), then the score rounded to four digits, then the id.
//!
//! Deliberately absent: the text of answers; a rank is a number of a document and nothing more.

use crate::cards::Cards;
use crate::index::{Index, Tags};
use crate::lookup::{Found, Lookup};
use crate::model::{Facets, Kind, Request};
use crate::query::Question;
use crate::schema::Group;

/// A document in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ranked {
    pub doc: u32,
    pub score: f32,
    /// Bit `i` is set if word `i` of the question matches; see [`PLACE_BIT`].
    pub matched: u32,
    class: u8,
    ended: bool,
    jurisdiction: Jurisdiction,
}

/// The bit in `matched` that stands for the place.
pub(crate) const PLACE_BIT: u32 = 1 << 31;

/// What a document has to do with the place that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Jurisdiction {
    None,
    Mentions,
    SitsThere,
    Serves,
}

/// Everything the answer is made from.
#[derive(Default)]
pub(crate) struct Ranking {
    pub ranked: Vec<Ranked>,
    pub facets: Facets,
    /// The words and the place as they were found, for highlights.
    pub words: Vec<Found>,
    pub place: Option<Found>,
}

/// Ranks the documents for a question under the filters of the request.
pub(crate) fn rank(
    index: &Index,
    cards: &Cards,
    mut lookup: Lookup<'_>,
    question: &Question<'_>,
    request: &Request,
) -> Ranking {
    let words: Vec<Found> = question
        .words
        .iter()
        .map(|word| lookup.word(word))
        .collect();
    let place = question.place.as_ref().map(|place| lookup.name(place.name));
    let mut candidates = candidates(index, &words, question);
    if let (Some(place), Some(found)) = (&question.place, &place) {
        // Beside other words a mention only orders what is otherwise equal: an office is not more responsible for a
        // place because it bears its name. Alone, or for the root, it is all there is to go by.
        if place.area.root || question.words.is_empty() {
            add_score(&mut candidates, found);
        }
        add_place(
            index,
            &mut candidates,
            found,
            place.area.root,
            &place.area.id,
        );
    }
    let filters = Filters::new(index, cards, request);
    let asked = !question.words.is_empty() || question.place.is_some();
    let mut ranked = Vec::new();
    for (doc, candidate) in candidates.iter().enumerate() {
        let doc = doc as u32;
        let failed = filters.failed_by(doc);
        if failed.count_ones() <= 1 && (!asked || candidate.matched != 0) {
            ranked.push((candidate.ranked(doc, cards), failed));
        }
    }
    keep_best(&mut ranked);
    let facets = count_facets(index, &ranked);
    let mut ranked: Vec<Ranked> = ranked
        .into_iter()
        .filter(|(_, failed)| *failed == 0)
        .map(|(doc, _)| doc)
        .collect();
    ranked.sort_unstable_by(|one, two| {
        let class = two.class.cmp(&one.class).then(one.ended.cmp(&two.ended));
        let place = class.then(two.jurisdiction.cmp(&one.jurisdiction));
        // Documents are numbered by id, so the number stands for it.
        place
            .then(two.score.total_cmp(&one.score))
            .then(one.doc.cmp(&two.doc))
    });
    Ranking {
        ranked,
        facets,
        words,
        place,
    }
}

/// What is known about one document so far.
#[derive(Clone, Copy)]
struct Candidate {
    matched: u32,
    score: f32,
    class: u8,
    jurisdiction: Jurisdiction,
}

impl Candidate {
    fn ranked(&self, doc: u32, cards: &Cards) -> Ranked {
        Ranked {
            doc,
            score: round(self.score),
            matched: self.matched,
            class: self.class,
            ended: cards.is_ended(doc),
            jurisdiction: self.jurisdiction,
        }
    }
}

/// Four digits, so that what differs less is ordered by id.
fn round(score: f32) -> f32 {
    (score * 10_000.0 + 0.5) as u32 as f32 / 10_000.0
}

fn candidates(index: &Index, words: &[Found], question: &Question<'_>) -> Vec<Candidate> {
    let empty = Candidate {
        matched: 0,
        score: 0.0,
        class: 0,
        jurisdiction: Jurisdiction::None,
    };
    let mut candidates = vec![empty; index.documents() as usize];
    for (number, found) in words.iter().enumerate() {
        for &(doc, score) in &found.docs {
            let candidate = &mut candidates[doc as usize];
            candidate.matched |= 1 << number;
            candidate.score += score;
            candidate.class += 1;
        }
    }
    debug_assert!(question.words.len() < 31);
    candidates
}

fn add_score(candidates: &mut [Candidate], found: &Found) {
    for &(doc, score) in &found.docs {
        candidates[doc as usize].score += score;
    }
}

/// Serving the place counts like one more word; sitting there or mentioning it only orders what is otherwise equal.
/// The root is served by all, so naming it changes nothing but the score of those who mention it.
fn add_place(index: &Index, candidates: &mut [Candidate], mentions: &Found, root: bool, id: &str) {
    for &(doc, _) in &mentions.docs {
        candidates[doc as usize].jurisdiction = Jurisdiction::Mentions;
    }
    let (serving, located) = (index.tags(Group::Area), index.tags(Group::Located));
    let (serves, sits) = (serving.find(id), located.find(id));
    for (doc, candidate) in candidates.iter_mut().enumerate() {
        if has(serving, doc as u32, serves) {
            candidate.jurisdiction = Jurisdiction::Serves;
        } else if has(located, doc as u32, sits) {
            candidate.jurisdiction = Jurisdiction::SitsThere;
        }
        if candidate.jurisdiction == Jurisdiction::None {
            continue;
        }
        candidate.matched |= PLACE_BIT;
        if root {
            candidate.jurisdiction = Jurisdiction::Serves;
        }
        candidate.class += u8::from(candidate.jurisdiction == Jurisdiction::Serves);
    }
}

fn has(tags: &Tags, doc: u32, value: Option<u32>) -> bool {
    value.is_some_and(|value| tags.of(doc).contains(&value))
}

/// Fewer words are allowed, but not any number: of what the best documents match, half is enough. A document that
/// matches nothing but the place is no answer where others match words.
fn keep_best(ranked: &mut Vec<(Ranked, u32)>) {
    let words = |ranked: &Ranked| (ranked.matched & !PLACE_BIT).count_ones();
    let best = ranked
        .iter()
        .filter(|(_, failed)| *failed == 0)
        .map(|(ranked, _)| words(ranked))
        .max()
        .unwrap_or(0);
    let enough = best.div_ceil(2);
    ranked.retain(|(ranked, _)| words(ranked) >= enough);
}

/// The filters of a request, and which document passes them.
struct Filters<'a> {
    cards: &'a Cards,
    /// For each group of facets: its values, and the one asked for. A value that no document has lets none pass.
    groups: Vec<(&'a Tags, Option<Option<u32>>)>,
    residence: (&'a Tags, Option<Option<u32>>),
    kind: Option<Kind>,
}

/// The groups that are counted, in the order of the bits of [`Filters::failed_by`].
const COUNTED: [Group; 5] = [
    Group::Area,
    Group::Topic,
    Group::Category,
    Group::Audience,
    Group::Language,
];
/// Stands for two failed filters, so that no group counts the document.
const FAILED: u32 = 0b11 << 30;

impl<'a> Filters<'a> {
    fn new(index: &'a Index, cards: &'a Cards, request: &Request) -> Filters<'a> {
        let wanted = [
            &request.area,
            &request.topic,
            &request.category,
            &request.audience,
            &request.language,
        ];
        let filter = |group: Group, value: &Option<String>| {
            let tags = index.tags(group);
            (
                tags,
                value
                    .as_deref()
                    .filter(|id| !id.is_empty())
                    .map(|id| tags.find(id)),
            )
        };
        Filters {
            cards,
            groups: COUNTED
                .into_iter()
                .zip(wanted)
                .map(|(group, value)| filter(group, value))
                .collect(),
            residence: filter(Group::Residence, &request.residence),
            kind: request.kind,
        }
    }

    /// The groups whose filter the document fails, as bits.
    fn failed_by(&self, doc: u32) -> u32 {
        let mut failed = 0;
        for (bit, (tags, wanted)) in self.groups.iter().enumerate() {
            if wanted.is_some_and(|value| !has(tags, doc, value)) {
                failed |= 1 << bit;
            }
        }
        let (tags, wanted) = self.residence;
        let open_to_all = tags.of(doc).is_empty();
        if wanted.is_some_and(|value| !open_to_all && !has(tags, doc, value)) {
            failed |= FAILED;
        }
        if self.kind.is_some_and(|kind| kind != self.cards.kind(doc)) {
            failed |= FAILED;
        }
        failed
    }
}

fn count_facets(index: &Index, ranked: &[(Ranked, u32)]) -> Facets {
    let mut lists = COUNTED.iter().enumerate().map(|(bit, group)| {
        let tags = index.tags(*group);
        let mut counts = vec![0usize; tags.ids.len()];
        for (ranked, _) in ranked
            .iter()
            .filter(|(_, failed)| failed & !(1 << bit) == 0)
        {
            for value in tags.of(ranked.doc) {
                counts[*value as usize] += 1;
            }
        }
        let named = tags
            .ids
            .iter()
            .cloned()
            .zip(counts)
            .filter(|(_, count)| *count > 0);
        let mut list: Vec<(String, usize)> = named.collect();
        list.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
        list
    });
    let mut next = || lists.next().unwrap_or_default();
    Facets {
        area: next(),
        topic: next(),
        category: next(),
        audience: next(),
        language: next(),
    }
}
