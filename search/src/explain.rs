//! Explanations: why a hit ranks where it does. Native only.
//!
//! In: a request and the number of hits to explain. Out: for each, every part of its score.
//!
//! **Invariant:** the parts give the score: the sum of the words, times the factors.
//!
//! Deliberately absent: arithmetic of its own; the ranking is asked for each number.

use crate::engine::Engine;
use crate::lookup::{Found, How, Reading, rarity};
use crate::model::{Explanation, Request, WordShare};
use crate::rank::{ENDED, Names, kind_factor, phrase_factor, rank};

impl Engine {
    /// Explains the hits of a request, in their order.
    pub fn explain(&self, request: &Request) -> Vec<Explanation> {
        let question = self.question(&request.q);
        let ranking = rank(self.ground(), &question, request);
        let scores = &ranking.scores;
        let window = ranking
            .ranked
            .iter()
            .skip(request.offset)
            .take(request.limit);
        let explained = window.filter_map(|ranked| {
            let card = self.card(ranked.doc)?;
            let words = question.words.iter().zip(&ranking.words);
            let words = words
                .map(|(word, found)| self.share(ranked.doc, &word.typed, found, &scores.names));
            Some(Explanation {
                id: card.id.to_string(),
                words: words.collect(),
                coverage: scores.coverage(ranked.doc) * scores.coverage(ranked.doc),
                place: scores
                    .jurisdiction(ranked.doc)
                    .map(|jurisdiction| (jurisdiction.name().to_string(), jurisdiction.factor())),
                kind: kind_factor(card.kind),
                ended: if card.ended { ENDED } else { 1.0 },
                phrase: phrase_factor(card.title, &question.sequence, &self.analysis),
                score: ranked.score,
            })
        });
        explained.collect()
    }

    fn share(&self, doc: u32, typed: &str, found: &Found, names: &Names<'_>) -> WordShare {
        let sources = self.ground().sources;
        let mut share = WordShare {
            typed: typed.to_string(),
            ..WordShare::default()
        };
        let before = sources.terms.documents();
        let rarity = rarity(sources.documents(), found.frequency);
        if let Ok(at) = found.docs.binary_search_by_key(&doc, |(doc, _)| *doc) {
            let score = rarity * found.docs[at].1;
            share.score += score;
            let mut words: Vec<String> = Vec::new();
            for reading in &found.readings {
                let mut has = false;
                sources.worth(reading, |other, _| has |= other == doc + before);
                if has {
                    words.push(described(sources.dictionary.text(reading.number), reading));
                }
            }
            share.parts.push(format!(
                "{score:.2} in its text: {} (rarity {rarity:.2}, in {} documents)",
                words.join(", "),
                found.frequency
            ));
        }
        let mut facets: Vec<crate::model::Facet> = Vec::new();
        let mut named: Vec<(u32, f32)> = found.terms.clone();
        named.retain(|(term, _)| names.carries(doc, *term));
        named.sort_by(|one, two| {
            names
                .worth(two.0, two.1)
                .total_cmp(&names.worth(one.0, one.1))
        });
        for (term, part) in named {
            let meaning = &sources.terms.meanings[term as usize];
            // Of several terms of one facet the best counts.
            if facets.contains(&meaning.facet) {
                continue;
            }
            facets.push(meaning.facet);
            let score = names.worth(term, part);
            share.score += score;
            share.parts.push(format!(
                "{score:.2} as {}: {:.0} % of a name of \"{}\"",
                format!("{:?}", meaning.facet).to_lowercase(),
                100.0 * part,
                meaning.label
            ));
        }
        share
    }
}

fn described(word: &str, reading: &Reading) -> String {
    let how = match reading.how {
        How::Exact => "as typed",
        How::Form => "form",
        How::Part => "part of a compound",
        How::Beginning => "goes on",
        How::Typo => "typo",
        How::Shortened => "beginning",
    };
    format!("\"{word}\" {how} ×{:.2}", reading.factor)
}
