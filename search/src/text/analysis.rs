//! What a pack knows of its languages: which letters stand for others, which words are passed over, how forms become one.
//!
//! In: the code of the pack's language, and what files of words say of theirs. Out: folded words, stop words, stemmers.
//!
//! **Invariant:** letters and stop words hold for the whole pack, since people type all languages into one box; a stemmer for
//! the words of its languages. Data add to what is built in, and never take from it.
//!
//! Deliberately absent: the words themselves.

use std::collections::{BTreeMap, HashSet};

use super::fold::Letters;
use super::stem::Stemmer;
use super::stop;
use crate::model::Language;

/// How the words of a pack are read.
pub(crate) struct Analysis {
    letters: Letters,
    stop_words: HashSet<String>,
    stemmers: BTreeMap<String, Stemmer>,
    own: Stemmer,
    tried: Vec<Stemmer>,
}

impl Default for Analysis {
    fn default() -> Analysis {
        Analysis::new("de", &BTreeMap::new())
    }
}

impl Analysis {
    /// The analysis of a pack in `lang`; `languages` by their codes.
    pub fn new(lang: &str, languages: &BTreeMap<String, Language>) -> Analysis {
        let letters = Letters::new(languages);
        let stop_words = languages.values().flat_map(|said| &said.stop_words);
        let stop_words = stop_words.map(|word| letters.word(word)).collect();
        let stemmers = languages.iter().filter_map(|(code, said)| {
            let stemmer = Stemmer::named(said.stemmer.as_deref()?)?;
            Some((code.clone(), stemmer))
        });
        let mut analysis = Analysis {
            letters,
            stop_words,
            stemmers: stemmers.collect(),
            own: Stemmer::None,
            tried: Stemmer::USUAL.to_vec(),
        };
        analysis.own = analysis.stemmer(lang);
        let codes = languages.keys().map(String::as_str).chain([lang]);
        for code in codes {
            let stemmer = analysis.stemmer(code);
            if stemmer != Stemmer::None && !analysis.tried.contains(&stemmer) {
                analysis.tried.push(stemmer);
            }
        }
        analysis
    }

    /// The folded form of one word.
    pub fn fold(&self, word: &str) -> String {
        self.letters.word(word)
    }

    /// Whether a folded word is passed over when other words remain.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        stop::is_stop_word(folded) || self.stop_words.contains(folded)
    }

    /// The stemmer of a language's words.
    pub fn stemmer(&self, code: &str) -> Stemmer {
        let said = self.stemmers.get(code).copied();
        said.unwrap_or_else(|| Stemmer::usual_of(code))
    }

    /// The stemmer of the pack's own language.
    pub fn own(&self) -> Stemmer {
        self.own
    }

    /// The stemmers that a word of a question is tried with, which may be in any language.
    pub fn tried(&self) -> impl Iterator<Item = Stemmer> + '_ {
        self.tried.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_bring_letters_stop_words_and_a_stemmer() {
        let sorani = Language {
            stemmer: Some("persian".to_string()),
            stop_words: vec!["بۆ".to_string()],
            letters: [("ڵ", "ل"), ("ۆ", "و"), ("ە", "ه")]
                .map(|(letter, stands)| (letter.to_string(), stands.to_string()))
                .into(),
        };
        let languages = BTreeMap::from([("ckb".to_string(), sorani)]);
        let analysis = Analysis::new("ckb", &languages);
        assert_eq!(analysis.fold("ماڵ"), "مال");
        assert_eq!(analysis.fold("Behörde"), "behorde");
        assert!(analysis.is_stop_word(&analysis.fold("بۆ")));
        assert_eq!(analysis.stemmer("ckb"), Stemmer::Persian);
        assert_eq!(analysis.own(), Stemmer::Persian);
        assert_eq!(analysis.tried().count(), Stemmer::USUAL.len());
        assert_eq!(Analysis::default().fold("ماڵ"), "ماڵ");
        assert_eq!(Analysis::default().stemmer("ckb"), Stemmer::None);
    }
}
