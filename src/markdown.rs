//! Markdown to HTML in pieces.
//!
//! Owns: the dialect (CommonMark, tables, footnotes, definition lists, heading ids), what links may look like, data tables
//! beside a page, abbreviations and blanks.
//! In: a text and what it may refer to. Out: a [`Fragment`]; the internal links it holds, to be checked; diagnostics.
//! **Invariant:** no byte of the text reaches the HTML unescaped: raw HTML becomes text, and only addresses with an allowed
//! scheme become links.
//! Deliberately absent: addresses of pages (a fragment holds targets, `render` writes relative links), files, templates.

mod context;
mod figure;
mod ids;
mod link;
mod table;
#[cfg(test)]
mod tests;
mod writer;

use pulldown_cmark::{Options, Parser, TextMergeWithOffset};

use crate::diag::Report;
use crate::site::Fragment;

pub use context::Context;
pub use link::{Link, says_host, target};
pub use table::data_table;
use writer::Writer;

/// Turns Markdown into a fragment. Faults are reported; the fragment is usable all the same.
pub fn parse(text: &str, context: &Context<'_>, report: &Report) -> (Fragment, Vec<Link>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let events = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter());
    let mut writer = Writer::new(text, context, report);
    for (event, range) in events {
        writer.event(event, range);
    }
    writer.finish()
}
