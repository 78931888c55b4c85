//! Highlights: where the words of a question stand in the text that is shown.
//!
//! In: a text and the words of the dictionary that matched. Out: ranges in UTF-16 code units, and an excerpt.
//!
//! **Invariant:** a mark covers whole words as they stand in the text, compounds included.
//!
//! Deliberately absent: markup. Whoever shows the text knows how to mark and how to escape.

use std::collections::HashSet;

use crate::text::{Analysis, Parts, Stemmer, Word, words};

/// How long an excerpt is, in characters, and how far before its first mark it starts.
const EXCERPT: usize = 200;
const LEAD: usize = 60;

/// How many letters the forms of a word share at least.
const SHARED: usize = 3;

/// The words to mark.
pub(crate) struct Marker<'a> {
    parts: &'a Parts,
    analysis: &'a Analysis,
    found: HashSet<&'a str>,
    /// What the forms of the found words begin with, and their stems in each language that texts are in: the dictionary
    /// holds one form of a word, and the text another.
    beginnings: HashSet<String>,
    stems: HashSet<(Stemmer, String)>,
    stemmers: Vec<Stemmer>,
}

fn beginning(word: &str) -> String {
    word.chars().take(SHARED).collect()
}

impl<'a> Marker<'a> {
    /// Marks these words of the dictionary in texts in German and in the pack's own language.
    pub fn new(parts: &'a Parts, analysis: &'a Analysis, found: HashSet<&'a str>) -> Marker<'a> {
        let mut stemmers = vec![Stemmer::German, analysis.own()];
        stemmers.dedup();
        let stems = found.iter().flat_map(|word| {
            stemmers
                .iter()
                .map(|stemmer| (*stemmer, stemmer.stem(word)))
        });
        Marker {
            parts,
            beginnings: found.iter().map(|word| beginning(word)).collect(),
            stems: stems.collect(),
            found,
            analysis,
            stemmers,
        }
    }

    fn is_found(&self, word: &str) -> bool {
        let folded = self.analysis.fold(word);
        if self.found.contains(folded.as_str()) {
            return true;
        }
        let is_form = || {
            let mut stemmers = self.stemmers.iter();
            stemmers.any(|stemmer| self.stems.contains(&(*stemmer, stemmer.stem(&folded))))
        };
        if self.beginnings.contains(&beginning(&folded)) && is_form() {
            return true;
        }
        let parts = self.parts.split(&folded);
        parts.iter().any(|part| self.found.contains(part))
    }
}

/// The marks in a text, as browsers count.
pub(crate) fn marks(text: &str, marker: &Marker<'_>) -> Vec<(u32, u32)> {
    let mut marks = Vec::new();
    let (mut at, mut units) = (0, 0);
    for word in matching(text, marker) {
        units += length(&text[at..word.start]);
        let end = units + length(&text[word.start..word.end]);
        marks.push((units, end));
        (at, units) = (word.end, end);
    }
    marks
}

fn length(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

fn matching<'a>(text: &'a str, marker: &Marker<'_>) -> Vec<Word<'a>> {
    if marker.found.is_empty() {
        return Vec::new();
    }
    let mut all = words(text);
    all.retain(|word| marker.is_found(word.text));
    all
}

/// The part of a text with the most marks; empty where there are none.
pub(crate) fn excerpt(text: &str, marker: &Marker<'_>) -> String {
    let found = matching(text, marker);
    let marks_after = |first: usize| {
        let from = found[first].start;
        found[first..]
            .iter()
            .take_while(|word| text[from..word.end].chars().count() < EXCERPT - LEAD)
            .count()
    };
    // The first of the best: later ones would need more than as many marks.
    let Some(best) = (0..found.len().min(200))
        .max_by_key(|&first| (marks_after(first), std::cmp::Reverse(first)))
    else {
        return String::new();
    };
    cut(text, found[best].start)
}

/// Cuts an excerpt around a byte position, at spaces, with an ellipsis where text is missing.
fn cut(text: &str, around: usize) -> String {
    let lead = text[..around]
        .char_indices()
        .rev()
        .take(LEAD)
        .last()
        .map_or(around, |(at, _)| at);
    let start = if lead == 0 {
        0
    } else {
        text[lead..around]
            .find(' ')
            .map_or(around, |space| lead + space + 1)
    };
    let rest = &text[start..];
    let (end, whole) = match rest.char_indices().nth(EXCERPT) {
        None => (rest.len(), true),
        Some((limit, _)) => (
            rest[..limit]
                .rfind(' ')
                .filter(|space| *space > 0)
                .unwrap_or(limit),
            false,
        ),
    };
    let body: Vec<&str> = rest[..end].split_whitespace().collect();
    let (before, after) = (
        if start == 0 { "" } else { "… " },
        if whole { "" } else { " …" },
    );
    format!("{before}{}{after}", body.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts::from_words(std::iter::empty())
    }

    #[test]
    fn marks_count_like_browsers() {
        let (parts, analysis) = (parts(), Analysis::default());
        let marker = Marker::new(&parts, &analysis, HashSet::from(["kurs", "کورس"]));
        let marks = |text| marks(text, &marker);
        assert_eq!(marks("🙂 Ein Sprachkurs, viele Kurse"), [(7, 17), (25, 30)]);
        assert_eq!(marks("Für Ämter: Kurse, größer"), [(11, 16)]);
        assert_eq!(marks("u\u{308}ber Kurs\u{301}e"), [(6, 12)]);
        assert_eq!(marks("یک كورس خوب"), [(3, 7)]);
    }

    #[test]
    fn excerpts_stand_around_the_marks() {
        let (parts, analysis) = (parts(), Analysis::default());
        let marker = Marker::new(&parts, &analysis, HashSet::from(["kurs"]));
        let text = format!(
            "{}Hier ist ein Kurs. {}",
            "Vorher steht viel. ".repeat(50),
            "Danach auch. ".repeat(50)
        );
        let excerpt = |text| excerpt(text, &marker);
        let cut = excerpt(&text);
        assert!(
            cut.starts_with("… ") && cut.ends_with(" …") && cut.contains("ein Kurs."),
            "{cut}"
        );
        assert!(cut.chars().count() < 280);
        assert_eq!(excerpt("Nichts davon"), "");
        assert_eq!(excerpt("Ein Kurs"), "Ein Kurs");
    }
}
