//! What a text may refer to.

use std::collections::BTreeMap;

use crate::diag::FileId;
use crate::lang::Lang;
use crate::site::figure::{DataTable, Diagram};

/// What a text may refer to.
pub struct Context<'a> {
    /// The file the text stands in.
    pub file: FileId,
    /// Byte at which the text begins in its file.
    pub offset: usize,
    /// Language of the text.
    pub lang: Lang,
    /// Folder of the page, for files beside it: `konzept/` or empty.
    pub folder: &'a str,
    /// Address of the page itself, for links to its own headings.
    pub address: Option<&'a str>,
    /// What stands before every id of the text, where several texts share a page: `griffbereit-` or empty.
    pub id_prefix: &'a str,
    /// Abbreviation → what it stands for.
    pub abbreviations: &'a BTreeMap<String, String>,
    /// Name of a blank → what it is called, and its value.
    pub blanks: &'a BTreeMap<String, (String, String)>,
    /// Data tables by their address; the caption is still empty.
    pub tables: &'a BTreeMap<String, DataTable>,
    /// Diagrams by their address; the caption is still empty.
    pub diagrams: &'a BTreeMap<String, Diagram>,
}
