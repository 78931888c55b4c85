//! Spelling: what a misspelt word was taken for, and what to ask instead when nothing was found.
//!
//! In: a question with its words as they were looked up. Out: words and whole questions as a person would write them.
//!
//! **Invariant:** every question that is proposed finds something.
//!
//! Deliberately absent: a dictionary of spellings. The dictionary holds folded words; how one is written is read off the
//! titles and labels that have it.

use crate::dictionary::Dictionary;
use crate::lookup::{Found, Sources};
use crate::query::Question;
use crate::rank::Ground;
use crate::text::words;

/// How many questions are proposed.
const MAX_PROPOSALS: usize = 3;
/// How many neighbours of a word are tried.
const MAX_NEIGHBOURS: usize = 4;
/// How many documents are read to see how a word is written.
const MAX_READ: usize = 12;

/// The words that occur nowhere and were taken for others.
pub(crate) fn corrected(
    ground: Ground<'_>,
    question: &Question<'_>,
    found: &[Found],
) -> Vec<(String, String)> {
    let words = question.words.iter().zip(found);
    words
        .filter_map(|(word, found)| {
            Some((word.typed.clone(), written(ground, found.correction()?)))
        })
        .collect()
}

/// A word of the dictionary as the titles, labels and summaries that have it write it; as it is, if the first of them do
/// not.
fn written(ground: Ground<'_>, number: u32) -> String {
    let Sources {
        index,
        dictionary,
        terms,
        analysis,
        ..
    } = ground.sources;
    let folded = dictionary.text(number);
    let mut documents = Vec::new();
    index.postings(number, |doc, _| {
        if documents.len() < MAX_READ {
            documents.push(doc);
        }
    });
    let texts = documents.into_iter().flat_map(|doc| {
        let card = doc.checked_sub(terms.documents());
        let card = card.and_then(|doc| ground.cards.card(ground.card_bytes, doc));
        match (terms.meanings.get(doc as usize), card) {
            (_, Some(card)) => vec![card.title, card.label, card.summary],
            (Some(term), None) => vec![term.label.as_str()],
            (None, None) => Vec::new(),
        }
    });
    let found = texts
        .flat_map(words)
        .find(|word| analysis.fold(word.text) == folded);
    found.map_or_else(|| folded.to_string(), |word| word.text.to_string())
}

/// Questions that find something, as `finds` tells, for one that finds nothing: each unknown word is replaced by a near one,
/// further away than a typo usually is.
pub(crate) fn did_you_mean(
    ground: Ground<'_>,
    question: &Question<'_>,
    found: &[Found],
    finds: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut choices: Vec<Vec<String>> = Vec::new();
    for (word, found) in question.words.iter().zip(found) {
        if found.docs.is_empty() && found.terms.is_empty() {
            choices.push(neighbours(ground, &word.typed));
        } else {
            choices.push(vec![word.typed.clone()]);
        }
    }
    choices.retain(|choice| !choice.is_empty());
    let place = question.place.as_ref().map(|place| place.typed.clone());
    let mut proposals: Vec<String> = Vec::new();
    for number in 0..MAX_NEIGHBOURS {
        let mut words: Vec<&str> = choices
            .iter()
            .filter_map(|choice| choice.get(number).or(choice.last()))
            .map(String::as_str)
            .collect();
        if words.is_empty() {
            break;
        }
        words.extend(place.as_deref());
        let text = words.join(" ");
        if !proposals.contains(&text) && finds(&text) {
            proposals.push(text);
        }
        if proposals.len() == MAX_PROPOSALS {
            break;
        }
    }
    proposals
}

fn neighbours(ground: Ground<'_>, typed: &str) -> Vec<String> {
    let folded = ground.sources.analysis.fold(typed);
    let distance = match folded.chars().count() {
        0..3 => return Vec::new(),
        3..5 => 1,
        5..8 => 2,
        _ => 3,
    };
    let dictionary: &Dictionary = ground.sources.dictionary;
    let mut found = dictionary.near(&folded, distance, false, MAX_NEIGHBOURS);
    if found.is_empty() {
        found = dictionary.near(&folded, distance.min(2), true, MAX_NEIGHBOURS);
    }
    found
        .into_iter()
        .map(|near| written(ground, near.number))
        .collect()
}
