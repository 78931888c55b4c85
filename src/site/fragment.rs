//! Texts as HTML in pieces, as `markdown` makes them.

use super::figure::{Chart, DataTable, Diagram};
use super::target::Target;

/// Markdown as HTML whose internal addresses are still open.
#[derive(Clone, Debug, Default)]
pub struct Fragment {
    /// The HTML, in order.
    pub pieces: Vec<Piece>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its words, for search.
    pub plain: String,
}

/// A part of a fragment.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Finished HTML.
    Html(String),
    /// The value of an `href` or `src` attribute.
    Href(Target),
    /// A table of data.
    Table(DataTable),
    /// A table of data, and what is drawn of it.
    Chart(DataTable, Chart),
    /// Boxes and arrows.
    Diagram(Diagram),
}

/// A heading of a fragment.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Unique on its page.
    pub id: String,
    /// Its words.
    pub text: String,
    /// It stands in a list, a quotation or a note, not in the text itself.
    pub nested: bool,
}

impl Fragment {
    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}
