//! Words: where they begin and end in a text.
//!
//! In: a text. Out: its words with their byte range, so that highlights can point back.
//!
//! **Invariant:** ranges lie on character boundaries, ascend and do not overlap.
//!
//! Deliberately absent: folding and stemming; dictionaries for scripts without spaces.

use super::fold::is_word_char;

/// The longest word that is looked at, in characters; the rest of a longer one is ignored.
pub(crate) const MAX_WORD: usize = 40;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Word<'a> {
    /// The word itself, without a gender suffix and cut at [`MAX_WORD`].
    pub text: &'a str,
    /// Where it starts in the text, in bytes.
    pub start: usize,
    /// Where it ends, gender suffix included.
    pub end: usize,
    /// A hyphen alone stands between it and the word before.
    pub hyphenated: bool,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word> = Vec::new();
    let mut from = 0;
    while let Some(offset) = text[from..].find(is_word_char) {
        let start = from + offset;
        let mut end = word_end(text, start);
        let whole = &text[start..end];
        end += gender_suffix(&text[end..]);
        from = end;
        if !whole.chars().any(char::is_alphanumeric) {
            continue;
        }
        let hyphenated = found
            .last()
            .is_some_and(|last| &text[last.end..start] == "-");
        found.push(Word {
            text: cut(whole),
            start,
            end,
            hyphenated,
        });
    }
    found
}

fn word_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    let mut previous = ' ';
    while let Some((offset, c)) = chars.next() {
        if is_word_char(c) {
            previous = c;
            continue;
        }
        // Ukrainian writes an apostrophe inside words; in French it parts them.
        let inside = matches!(c, '\'' | '’' | 'ʼ')
            && is_cyrillic(previous)
            && chars.peek().is_some_and(|&(_, next)| is_cyrillic(next));
        if !inside {
            return start + offset;
        }
    }
    text.len()
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// The length of "*innen", ":in", "/-innen" and the like: "Schüler*innen" is found as "Schüler".
fn gender_suffix(rest: &str) -> usize {
    for marker in ["*", ":", "_", "·", "/-", "/"] {
        let Some(suffix) = rest.strip_prefix(marker) else {
            continue;
        };
        for ending in ["innen", "in"] {
            if let Some(after) = suffix.strip_prefix(ending)
                && !after.chars().next().is_some_and(is_word_char)
            {
                return marker.len() + ending.len();
            }
        }
    }
    0
}

fn cut(word: &str) -> &str {
    match word.char_indices().nth(MAX_WORD) {
        Some((end, _)) => &word[..end],
        None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| word.text).collect()
    }

    #[test]
    fn splits_where_people_expect_it() {
        assert_eq!(
            texts("Rhein-Kreis Neuss (e.V.), § 24!"),
            ["Rhein", "Kreis", "Neuss", "e", "V", "24"]
        );
        assert_eq!(texts("l’école сім’я"), ["l", "école", "сім’я"]);
        assert_eq!(
            texts("Schüler*innen und Berater:in"),
            ["Schüler", "und", "Berater"]
        );
        assert_eq!(texts("\u{301}\u{200c} 🙂 \u{0}"), Vec::<&str>::new());
        assert!(words("Job-Paten")[1].hyphenated);
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(texts(&"ä".repeat(10_000)), [&"ä".repeat(MAX_WORD)]);
    }
}
