//! Stop words: what carries no meaning in a question.
//!
//! In: a folded word. Out: whether to pass over it.
//!
//! **Invariant:** the lists are sorted and folded; a test holds that.
//!
//! Deliberately absent: words that name something in the other language, such as the German "Not".

/// Whether a folded word is passed over when other words remain.
pub(crate) fn is_stop_word(folded: &str) -> bool {
    GERMAN.binary_search(&folded).is_ok() || ENGLISH.binary_search(&folded).is_ok()
}

const GERMAN: &[&str] = &[
    "ab", "aber", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "beim", "bekomme",
    "bekommen", "bekommt", "bin", "bis", "bitte", "brauche", "brauchen", "da", "dann", "darf",
    "das", "dass", "dem", "den", "der", "des", "dich", "die", "dies", "diese", "diesem", "diesen",
    "dieser", "dir", "doch", "du", "durch", "ein", "eine", "einem", "einen", "einer", "eines",
    "er", "es", "etwas", "finde", "finden", "fur", "gibt", "habe", "haben", "hat", "ich", "ihm",
    "ihn", "ihr", "ihre", "ihrem", "ihren", "im", "in", "ins", "ist", "kann", "kein", "keine",
    "keinen", "konnen", "konnte", "man", "mein", "meine", "meinem", "meinen", "meiner", "mich",
    "mir", "mit", "mochte", "muss", "nach", "nicht", "noch", "nur", "ob", "oder", "ohne", "sein",
    "seine", "sich", "sie", "sind", "so", "soll", "suche", "suchen", "uber", "um", "und", "uns",
    "unser", "unsere", "vom", "von", "vor", "wann", "war", "warum", "was", "welche", "welcher",
    "welches", "wem", "wen", "wenn", "wer", "werden", "wie", "will", "wir", "wird", "wo", "wohin",
    "wurde", "zu", "zum", "zur",
];

const ENGLISH: &[&str] = &[
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "for", "from",
    "get", "have", "how", "i", "if", "in", "is", "it", "me", "my", "need", "of", "on", "or", "our",
    "that", "the", "their", "there", "they", "this", "to", "we", "what", "when", "where", "which",
    "who", "with", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_folded() {
        for list in [GERMAN, ENGLISH] {
            assert!(list.is_sorted());
            for word in list {
                assert_eq!(super::super::fold_word(word), *word);
            }
        }
    }
}
