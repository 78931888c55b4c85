//! Analysis: from text to the strings that are looked up.
//!
//! In: text of a document or of a question. Out: words, folded to one spelling; whether two of them are forms of one
//! word; the parts of a compound.
//!
//! **Invariant:** index and question go through the same functions with the same part list, which is grown from the
//! pack and travels in it, and the same letters and stop words. A folding that looks odd on its own is therefore safe, as
//! long as it is the same twice.
//!
//! Deliberately absent: knowledge of weights and places.

mod analysis;
mod compound;
mod fold;
mod stem;
mod stop;
mod words;

pub(crate) use analysis::Analysis;
pub(crate) use compound::Parts;
pub use fold::Letters;
pub use stem::STEMMERS;
pub(crate) use stem::Stemmer;
pub(crate) use words::{MAX_WORD, Word, words};

#[cfg(test)]
mod tests {
    use super::*;

    fn german(word: &str) -> String {
        Stemmer::German.stem(&Analysis::default().fold(word))
    }

    #[test]
    fn umlaut_spellings_meet() {
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
            ("Einbürgerung", "einbürgern"),
            ("Verlängerung", "verlängern"),
            ("radikalisiert", "Radikalisierung"),
            ("radikalisieren", "Radikalisierung"),
            ("u\u{308}ber", "über"),
        ] {
            assert_eq!(german(one), german(two), "{one} and {two}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, two) in [
            ("Schule", "Schüler"),
            ("Masse", "Maler"),
            ("neue", "neun"),
            ("Quelle", "Qualle"),
        ] {
            assert_ne!(german(one), german(two), "{one} and {two}");
        }
    }

    #[test]
    fn compounds_have_parts() {
        let parts = Parts::from_words(["Sprache", "Beratung", "Integration"].into_iter());
        let split = |word: &str| {
            let folded = Analysis::default().fold(word);
            parts
                .split(&folded)
                .into_iter()
                .map(german)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            split("Integrationsberatungsstellen"),
            ["integration", "berat", "stell"]
        );
        assert_eq!(split("Sprachkurse"), ["sprach", "kurs"]);
        assert!(split("Verwaltung").is_empty());
    }
}
