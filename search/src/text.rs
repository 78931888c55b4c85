//! Analysis: from text to the strings that are looked up.
//!
//! In: text of a document or of a question. Out: surfaces (the folded spelling, for prefixes and typos) and stems (what
//! the index holds).
//!
//! **Invariant:** index and question go through the same functions with the same part list, which is grown from the
//! pack and travels in it. A folding that looks odd on its own is therefore safe, as long as it is the same twice.
//!
//! Deliberately absent: knowledge of fields, weights and places.

mod compound;
mod fold;
mod stem;
mod stop;
mod words;

pub(crate) use compound::Parts;
pub use fold::fold;
pub(crate) use fold::{fold_word, plain_word};
pub(crate) use stop::is_stop_word;
pub(crate) use words::{MAX_WORD, Word, words};

/// Which language a piece of text is in, as far as the analysis must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    /// German, or typed into a German site.
    German,
    /// The language of the pack.
    Own,
    /// Either: names, terms in all languages, and everything that people type.
    Mixed,
}

/// The analysis of one pack.
pub(crate) struct Analyzer {
    own: stem::Own,
    parts: Parts,
}

impl Analyzer {
    /// The analysis for a pack in `lang` whose compounds are made of `parts`.
    pub fn new(lang: &str, parts: Parts) -> Analyzer {
        Analyzer {
            own: stem::Own::of(lang),
            parts,
        }
    }

    /// How text in `lang` is to be read in this pack.
    pub fn source(&self, lang: &str) -> Source {
        if self.own == stem::Own::German || lang == "de" {
            Source::German
        } else if lang.is_empty() {
            Source::Mixed
        } else {
            Source::Own
        }
    }

    /// The spellings of a word that the vocabulary holds: the German folding, and the plain one where it differs and
    /// the pack is in another language ("issue" must stay apart from "issü").
    #[cfg(feature = "write")]
    pub fn surfaces(&self, word: &str) -> Vec<String> {
        let plain = plain_word(word);
        let folded = fold::german(&plain);
        if self.own == stem::Own::German || plain == folded {
            vec![folded]
        } else {
            vec![folded, plain]
        }
    }

    /// Everything the index holds for a word: its stem, and the stems of the parts of a German compound.
    pub fn index_stems(&self, word: &str, source: Source) -> Vec<String> {
        let mut stems = self.whole_stems(word, source);
        if source != Source::Own {
            for part in self.parts(word) {
                push_new(&mut stems, part);
            }
        }
        stems
    }

    /// The stems of the word as a whole, in each language it may be in.
    pub fn whole_stems(&self, word: &str, source: Source) -> Vec<String> {
        let plain = plain_word(word);
        let folded = fold::german(&plain);
        let mut stems = Vec::with_capacity(2);
        if source != Source::German && self.own != stem::Own::German {
            push_new(&mut stems, self.own.stem(&plain));
        }
        if source != Source::Own || self.own == stem::Own::German {
            push_new(&mut stems, stem::german(&folded));
        }
        stems
    }

    /// The stems that a spelling of the vocabulary may have in the index.
    pub fn surface_stems(&self, surface: &str) -> Vec<String> {
        let mut stems = vec![stem::german(surface)];
        if self.own != stem::Own::German {
            push_new(&mut stems, self.own.stem(surface));
        }
        stems
    }

    /// The stems of the parts of a compound that have no parts themselves, from left to right.
    pub fn smallest_parts(&self, word: &str) -> Vec<String> {
        let folded = fold_word(word);
        let mut stems = Vec::new();
        for part in self.parts.split(&folded) {
            if self.parts.split(part).is_empty() {
                push_new(&mut stems, stem::german(part));
            }
        }
        stems
    }

    /// The stems of the parts of a compound, outermost first; empty for a simple word.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let folded = fold_word(word);
        let mut stems = Vec::new();
        for part in self.parts.split(&folded) {
            push_new(&mut stems, stem::german(part));
        }
        stems
    }
}

fn push_new(list: &mut Vec<String>, item: String) {
    if !item.is_empty() && !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german(dictionary: &[&str]) -> Analyzer {
        Analyzer::new("de", Parts::from_words(dictionary.iter().copied()))
    }

    #[test]
    fn umlaut_spellings_meet() {
        let analyzer = german(&[]);
        for (one, two) in [
            ("Flüchtlinge", "Fluechtlinge"),
            ("Flüchtling", "Fluchtlinge"),
            ("Ämter", "Aemter"),
            ("Amt", "Ämter"),
            ("Straße", "Strasse"),
            ("Kurs", "Kurse"),
            ("Kurses", "Kursen"),
            ("Kita", "Kitas"),
            ("Visum", "Visa"),
            ("Arzt", "Ärztin"),
            ("Ärzte", "Aerztinnen"),
            ("Bus", "Busse"),
            ("Pass", "Pässe"),
            ("Zeugnis", "Zeugnisse"),
            ("Zentrum", "Zentren"),
            ("Beraterin", "Berater"),
            ("Migrantinnen", "Migranten"),
            ("u\u{308}ber", "über"),
        ] {
            assert_eq!(
                analyzer.whole_stems(one, Source::German),
                analyzer.whole_stems(two, Source::German),
                "{one} and {two}"
            );
        }
    }

    #[test]
    fn different_words_stay_apart() {
        let analyzer = german(&[]);
        for (one, two) in [
            ("Schule", "Schüler"),
            ("Masse", "Maler"),
            ("neue", "neun"),
            ("Quelle", "Qualle"),
        ] {
            assert_ne!(
                analyzer.whole_stems(one, Source::German),
                analyzer.whole_stems(two, Source::German),
                "{one} and {two}"
            );
        }
    }

    #[test]
    fn compounds_keep_the_whole_and_add_parts() {
        let analyzer = german(&["Sprache", "Beratung", "Integration"]);
        let stems = analyzer.index_stems("Integrationsberatungsstellen", Source::German);
        assert_eq!(stems[0], stem::german("integrationsberatungsstellen"));
        for part in ["integration", "berat", "stell"] {
            assert!(stems.iter().any(|stem| stem == part), "{part} in {stems:?}");
        }
        assert!(analyzer.parts("Sprachkurse").contains(&"kurs".to_string()));
        assert!(
            analyzer
                .parts("Sprachkurse")
                .contains(&"sprach".to_string())
        );
        assert!(analyzer.parts("Verwaltung").is_empty());
    }
}
