//! The schema: which fields a document is found by, and what a match in each is worth.
//!
//! In: nothing. Out: the tantivy schema and the weights; writer and reader both ask here.
//!
//! **Invariant:** the index has two fields: words, whose frequencies are impacts, and tags.
//!
//! An impact is what a word is worth in a document over all its fields, weighed and damped when the pack is written
//! (BM25F after Robertson, Zaragoza and Taylor 2004; stored as a small number after Anh and Moffat 2005). So a word has
//! one list of postings instead of one for each field, and neither lengths nor fields have to travel.
//!
//! Deliberately absent: positions (no phrases in running text; highlights are found on the card) and stored fields (see
//! `cards`).

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use crate::model::Facet;

/// What a match in a name is worth if the name has no other word. A longer name is worth less a word, by the square
/// root of its length, so that all its words together are worth more.
#[cfg(feature = "write")]
pub(crate) const TITLE: f32 = 10.0;
#[cfg(feature = "write")]
pub(crate) const ALIAS: f32 = 9.0;

/// A field of running text: what a match is worth at most, and how much a longer text counts less (0 not at all, 1 in
/// full proportion).
#[cfg(feature = "write")]
pub(crate) struct Running {
    pub weight: f32,
    pub length: f32,
}

#[cfg(feature = "write")]
pub(crate) const PLACE: Running = Running {
    weight: 3.0,
    length: 0.3,
};
#[cfg(feature = "write")]
pub(crate) const SUMMARY: Running = Running {
    weight: 4.5,
    length: 0.5,
};
#[cfg(feature = "write")]
pub(crate) const BODY: Running = Running {
    weight: 2.0,
    length: 0.7,
};

/// How fast further occurrences in the same field count less.
#[cfg(feature = "write")]
pub(crate) const SATURATION: f32 = 1.0;

/// A part of a compound is worth less than the word itself.
#[cfg(feature = "write")]
pub(crate) const PART: f32 = 0.5;

/// Impacts are stored as whole numbers, this many to one unit of weight.
pub(crate) const IMPACT: f32 = 2.0;

/// What the only word of a term's name is worth, in whole numbers; two words share it.
pub(crate) const WHOLE_NAME: f32 = 8.0;

impl Facet {
    /// All facets, in the order of their numbers.
    pub(crate) const ALL: [Facet; 10] = [
        Facet::Area,
        Facet::Located,
        Facet::Kind,
        Facet::Topic,
        Facet::Category,
        Facet::Audience,
        Facet::Language,
        Facet::Residence,
        Facet::Benefit,
        Facet::Feature,
    ];

    /// The letter that its tags start with.
    pub(crate) fn letter(self) -> char {
        match self {
            Facet::Area => 'a',
            Facet::Located => 'l',
            Facet::Kind => 'k',
            Facet::Topic => 't',
            Facet::Category => 'c',
            Facet::Audience => 'u',
            Facet::Language => 's',
            Facet::Residence => 'r',
            Facet::Benefit => 'b',
            Facet::Feature => 'f',
        }
    }

    /// The facet of a letter.
    pub(crate) fn of(letter: char) -> Option<Facet> {
        Facet::ALL
            .into_iter()
            .find(|facet| facet.letter() == letter)
    }

    /// What it is worth that a document has a term of this facet whose name was typed.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Facet::Kind => 18.0,
            Facet::Topic | Facet::Residence | Facet::Benefit => 8.0,
            Facet::Audience | Facet::Language => 6.0,
            Facet::Category => 4.0,
            // Gazetteer decide about jurisdiction, not about the score.
            Facet::Area | Facet::Located => 0.0,
            // Filters, which no word names.
            Facet::Feature => 0.0,
        }
    }
}

/// The schema of every pack.
pub(crate) fn schema() -> Schema {
    let mut builder = Schema::builder();
    for (name, option) in [
        ("words", IndexRecordOption::WithFreqs),
        ("tags", IndexRecordOption::Basic),
    ] {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(option)
            .set_fieldnorms(false);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing));
    }
    builder.build()
}

/// The field of words.
pub(crate) fn words_field() -> Field {
    Field::from_field_id(0)
}

/// The field of tags: the facet's letter, a colon and the id.
pub(crate) fn tags_field() -> Field {
    Field::from_field_id(1)
}
