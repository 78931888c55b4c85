//! What leaves the site for machines: one shelf, one list.
//!
//! Owns: which exports there are. In: a prepared site and the search made from it. Out: files by their paths.
//! **Invariant:** an export reads the site and writes files; none reads another's files, and no page is needed for any.
//! Deliberately absent: pages (`render`), and what is done with finished files (`assembly`).
//!
//! Two exports are no files of their own: `jsonld` stands in the pages of records, and the document of [`crate::coverage`] is
//! printed by the command line.

pub(crate) mod jsonld;
mod manifest;
pub mod rules;
mod search;
mod sheets;
mod sitemap;

use std::collections::BTreeMap;
use std::mem::take;

use crate::index::Search;
use crate::lang::Lang;
use crate::output::Files;
use crate::prepared::Prepared;

/// What exports are made from.
pub struct Source<'a> {
    /// The site, and what is worked out from it once.
    pub prepared: &'a Prepared<'a>,
    /// Its search, by language; whoever exports it takes it, since packs are large.
    pub searches: BTreeMap<Lang, Search>,
    /// The search engine as WebAssembly.
    pub engine: Option<&'a [u8]>,
}

/// Every export. A new one is a module beside these and a line here.
const EXPORTS: &[fn(&mut Source<'_>) -> Files] = &[
    |source| search::files(source.prepared, take(&mut source.searches), source.engine),
    |source| manifest::files(source.prepared),
    |source| sitemap::files(source.prepared),
];

/// The files of all exports.
pub fn files(mut source: Source<'_>) -> Files {
    let each = EXPORTS.iter();
    each.flat_map(|export| export(&mut source)).collect()
}
