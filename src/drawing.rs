//! What charts and diagrams are drawn with: their frame, numbers in attributes, and lines of words.
//!
//! **Invariant:** across, a drawing is measured in percent, down in heights of its type; so one drawing serves a telephone, a
//! wide screen and paper, and grows with the type.
//! Deliberately absent: what is drawn, words of a language, colours.

use crate::characters::escape;

/// What a drawing says in words, and how numbers are written.
pub struct Labels<'a> {
    /// What every id in the drawing begins with; unique on its page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// Its range and its ends.
    pub description: &'a str,
    /// `1234.5` as people of the language write it.
    pub number: &'a dyn Fn(&str) -> String,
}

/// The least width of a drawing in heights of its type; narrower, it scrolls. The theme's style has the same number.
pub(crate) const LEAST_WIDTH: f64 = 19.0;
/// How wide a character is, in heights of the type: generous, since the typeface is the reader's own.
pub(crate) const CHARACTER: f64 = 0.56;

/// `12.5` for an attribute: two places at most, none that say nothing.
pub(crate) fn number(value: f64) -> String {
    decimal(value, 2)
}

/// A number with so many places at most, none of which says nothing.
pub(crate) fn decimal(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// A count to calculate with.
pub(crate) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The frame of a drawing around its parts.
pub(crate) fn frame(labels: &Labels<'_>, kind: &str, height: f64, parts: &str) -> String {
    let (id, title, description) = (labels.id, escape(labels.title), escape(labels.description));
    format!(
        "<svg class=\"figure-svg {kind}\" role=\"img\" aria-labelledby=\"{id}-titel {id}-text\" width=\"100%\" height=\"{}em\">\
         <title id=\"{id}-titel\">{title}</title><desc id=\"{id}-text\">{description}</desc>{parts}</svg>",
        number(height)
    )
}

/// How wide a text is, in heights of the type.
pub(crate) fn width(text: &str) -> f64 {
    float(text.chars().count()) * CHARACTER
}

/// A text in lines of so many characters. A longer word is broken: where it has a hyphen or a soft one, else anywhere.
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(4);
    let count = |text: &str| text.chars().count();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for (number, piece) in pieces(word, limit).into_iter().enumerate() {
            match lines.last_mut() {
                Some(line) if number == 0 && count(line) + 1 + count(&piece) <= limit => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// What a word without its soft hyphens can be broken into, so that each piece fits a line.
fn pieces(word: &str, limit: usize) -> Vec<String> {
    const SOFT: char = '\u{ad}';
    let count = |text: &str| text.chars().filter(|c| *c != SOFT).count();
    let plain = |text: &str| text.replace(SOFT, "");
    let mut pieces = Vec::new();
    let mut rest = word;
    while count(rest) > limit {
        // How much fits, with a hyphen after it.
        let mut visible = 0;
        let fits = rest.char_indices().find(|(_, c)| {
            visible += usize::from(*c != SOFT);
            visible >= limit
        });
        let end = fits.map_or(rest.len(), |(at, _)| at);
        let (piece, next) = match rest[..end].rfind([SOFT, '-']).filter(|at| *at > 0) {
            Some(at) if rest[at..].starts_with('-') => (plain(&rest[..=at]), at + 1),
            Some(at) => (plain(&rest[..at]) + "-", at + SOFT.len_utf8()),
            None => (plain(&rest[..end]) + "-", end),
        };
        pieces.push(piece);
        rest = &rest[next..];
    }
    if !rest.is_empty() {
        pieces.push(plain(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn long_words_are_broken_where_they_have_a_hyphen() {
        assert_eq!(
            wrap("Ausländer- und Einbürgerungsbehörden", 14),
            ["Ausländer- und", "Einbürgerungs-", "behörden"]
        );
        assert_eq!(wrap("Asyl-Erstanträge", 8), ["Asyl-", "Erstant-", "räge"]);
        assert_eq!(
            wrap("Kommunales Integrations\u{ad}zentrum", 16),
            ["Kommunales", "Integrations-", "zentrum"]
        );
        assert_eq!(
            wrap("Integrations\u{ad}zentrum", 19),
            ["Integrationszentrum"]
        );
        assert_eq!(wrap("", 8), Vec::<String>::new());
    }
}
