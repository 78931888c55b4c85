//! Highlights: where the words of a question stand in the text that is shown.
//!
//! In: a text and the stems that matched. Out: ranges in UTF-16 code units, and an excerpt.
//!
//! **Invariant:** a mark covers whole words as they stand in the text, compounds included.
//!
//! Deliberately absent: markup. Whoever shows the text knows how to mark and how to escape.

use std::collections::HashSet;

use crate::text::{Analyzer, Source, Word, words};

/// How long an excerpt is, in characters, and how far before its first mark it starts.
const EXCERPT: usize = 200;
const LEAD: usize = 60;

/// The marks in a text, as browsers count.
pub(crate) fn marks(
    text: &str,
    source: Source,
    analyzer: &Analyzer,
    stems: &HashSet<&str>,
) -> Vec<(u32, u32)> {
    let mut marks = Vec::new();
    let (mut at, mut units) = (0, 0);
    for word in matching(text, source, analyzer, stems) {
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

fn matching<'a>(
    text: &'a str,
    source: Source,
    analyzer: &Analyzer,
    stems: &HashSet<&str>,
) -> Vec<Word<'a>> {
    let mut found = words(text);
    found.retain(|word| {
        analyzer
            .index_stems(word.text, source)
            .iter()
            .any(|stem| stems.contains(stem.as_str()))
    });
    found
}

/// The part of a text with the most marks; empty where there are none.
pub(crate) fn excerpt(
    text: &str,
    source: Source,
    analyzer: &Analyzer,
    stems: &HashSet<&str>,
) -> String {
    let found = matching(text, source, analyzer, stems);
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
    use crate::text::Parts;

    #[test]
    fn marks_count_like_browsers() {
        let analyzer = Analyzer::new("de", Parts::from_words(std::iter::empty()));
        let stems = HashSet::from(["kurs"]);
        let found = marks(
            "🙂 Ein Sprachkurs, viele Kurse",
            Source::German,
            &analyzer,
            &stems,
        );
        assert_eq!(found, [(7, 17), (25, 30)]);
    }

    #[test]
    fn excerpts_stand_around_the_marks() {
        let analyzer = Analyzer::new("de", Parts::from_words(std::iter::empty()));
        let stems = HashSet::from(["kurs"]);
        let text = format!(
            "{}Hier ist ein Kurs. {}",
            "Vorher steht viel. ".repeat(50),
            "Danach auch. ".repeat(50)
        );
        let found = excerpt(&text, Source::German, &analyzer, &stems);
        assert!(
            found.starts_with("… ") && found.ends_with(" …") && found.contains("ein Kurs."),
            "{found}"
        );
        assert!(found.chars().count() < 280);
        assert_eq!(
            excerpt("Nichts davon", Source::German, &analyzer, &stems),
            ""
        );
        assert_eq!(
            excerpt("Ein Kurs", Source::German, &analyzer, &stems),
            "Ein Kurs"
        );
    }
}
