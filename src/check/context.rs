//! What the reading of single files needs of the rest of the portal.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::date::Interval;
use crate::diag::{Sources, Span, Spanned};
use crate::lang::{Lang, Languages};
use crate::site::figure::{DataTable, Diagram};
use crate::site::{Taxonomy, Vocabulary};

use super::language::Spoken;

/// What the reading of single files needs of the rest.
pub(super) struct Shared<'a> {
    pub sources: &'a Sources,
    pub today: Date,
    pub review_every: Interval,
    pub taxonomy: &'a Taxonomy,
    pub spoken: &'a Spoken<'a>,
    pub blanks: &'a BTreeMap<String, (String, String)>,
    /// By language of the text they are explained in.
    pub abbreviations: BTreeMap<Lang, BTreeMap<String, String>>,
    pub tables: &'a BTreeMap<String, DataTable>,
    pub diagrams: &'a BTreeMap<String, Diagram>,
}

impl Shared<'_> {
    /// The byte at which a text begins in its file, if it is written there as it is, without escapes.
    pub fn verbatim(&self, text: &Spanned<String>) -> Option<usize> {
        let range = self.sources.clamp(text.span);
        let written = &self.sources.text(text.span.file)[range.clone()];
        written.find(text.value.as_str()).map(|at| range.start + at)
    }

    /// The place of a part of a text, if the text stands in the file as it is; else the place of all of it.
    pub fn inside(&self, text: &Spanned<String>, range: std::ops::Range<usize>) -> Span {
        match self.verbatim(text) {
            Some(start) => Span::new(text.span.file, start + range.start..start + range.end),
            None => text.span,
        }
    }
}

/// Abbreviations and what they stand for, by the language of the text in which they are explained.
pub(super) fn abbreviations(
    terms: &Vocabulary,
    languages: &Languages,
) -> BTreeMap<Lang, BTreeMap<String, String>> {
    languages
        .iter()
        .map(|language| {
            let words = terms.iter().map(|term| {
                let label = term.label.in_lang(language).to_owned();
                (label, term.expansion.in_lang(language).to_owned())
            });
            (
                language.lang,
                words
                    .filter(|(_, expansion)| !expansion.is_empty())
                    .collect(),
            )
        })
        .collect()
}
