//! The question: which words to look up, and which of them name a place.
//!
//! In: what was typed. Out: at most [`MAX_WORDS`] words, folded and as typed, and the place.
//!
//! **Invariant:** any text gives a question; what cannot be understood is a word like any other. There is no query
//! syntax, so nothing can be wrong with it.
//!
//! Deliberately absent: the index. Whether a word exists is found out when it is looked up.

use crate::dictionary::Dictionary;
use crate::gazetteer::Gazetteer;
use crate::model::Area;
use crate::text::{Analysis, words};

/// Words beyond these are ignored: a question of more words finds no better answer, only a later one.
pub(crate) const MAX_WORDS: usize = 24;
/// Text beyond this is ignored, in characters.
const MAX_TEXT: usize = 1_000;

/// A word to look up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueryWord {
    /// As typed, for answers.
    pub typed: String,
    /// It may still be growing: the last word of the text.
    pub unfinished: bool,
}

/// The place that the words name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueryPlace<'a> {
    pub area: &'a Area,
    /// As typed.
    pub typed: String,
    /// The folded words of its name, for texts that mention it.
    pub name: &'a [String],
}

/// A question, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Question<'a> {
    pub words: Vec<QueryWord>,
    pub place: Option<QueryPlace<'a>>,
    /// All words as typed, folded, for phrases.
    pub sequence: Vec<String>,
}

impl<'a> Question<'a> {
    /// Understands what was typed.
    pub fn new(
        text: &str,
        analysis: &Analysis,
        gazetteer: &'a Gazetteer,
        dictionary: &Dictionary,
    ) -> Question<'a> {
        let end = text
            .char_indices()
            .nth(MAX_TEXT)
            .map_or(text.len(), |(end, _)| end);
        let text = &text[..end];
        let mut found = words(text);
        found.truncate(MAX_WORDS);
        let folded: Vec<String> = found.iter().map(|word| analysis.fold(word.text)).collect();
        let named = gazetteer.named_by(&folded, dictionary);
        let taken = named
            .as_ref()
            .map_or(Vec::new(), |named| named.words.clone());
        let place = named.map(|named| {
            let typed = taken.iter().map(|at| found[*at].text);
            QueryPlace {
                area: named.area,
                typed: typed.collect::<Vec<_>>().join(" "),
                name: named.name,
            }
        });
        let mut rest: Vec<usize> = Vec::new();
        for at in (0..found.len()).filter(|at| !taken.contains(at)) {
            if !rest.iter().any(|other| folded[*other] == folded[at]) {
                rest.push(at);
            }
        }
        if place.is_some() || rest.iter().any(|at| !analysis.is_stop_word(&folded[*at])) {
            rest.retain(|at| !analysis.is_stop_word(&folded[*at]));
        }
        let word = |at: usize| QueryWord {
            typed: text[found[at].start..found[at].end].to_string(),
            unfinished: at + 1 == found.len(),
        };
        Question {
            words: rest.into_iter().map(word).collect(),
            place,
            sequence: folded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        let gazetteer = Gazetteer::default();
        let question = Question::new(
            text,
            &Analysis::default(),
            &gazetteer,
            &Dictionary::default(),
        );
        question.words.into_iter().map(|word| word.typed).collect()
    }

    #[test]
    fn stop_words_go_unless_nothing_else_is_left() {
        assert_eq!(typed("Wo kann ich Deutsch lernen?"), ["Deutsch", "lernen"]);
        assert_eq!(typed("wo ist das"), ["wo", "ist", "das"]);
        assert_eq!(typed("Kurs kurs KURS"), ["Kurs"]);
    }

    #[test]
    fn length_is_bounded() {
        assert!(typed(&"wort ".repeat(10_000)).len() <= MAX_WORDS);
        let many: String = (0..500).map(|i| format!("w{i} ")).collect();
        assert_eq!(typed(&many).len(), MAX_WORDS);
        assert_eq!(typed(&"x".repeat(10_000)).len(), 1);
    }
}
