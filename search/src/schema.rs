//! The schema: which fields a document is found by, and what a match in each is worth.
//!
//! In: nothing. Out: the tantivy schema and the weights; writer and reader both ask here.
//!
//! **Invariant:** the fields stand in the schema in the order of [`FIELDS`], followed by the tags.
//!
//! Deliberately absent: positions (no phrases, and highlights are found on the card) and stored fields (see `cards`).

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// A field of text.
pub(crate) struct FieldKind {
    pub name: &'static str,
    /// What one match is worth.
    pub weight: f32,
    /// How much a longer text counts less: 0 not at all, 1 in full proportion.
    pub length: f32,
}

/// The fields of text, the weightiest first.
pub(crate) const FIELDS: [FieldKind; 6] = [
    FieldKind {
        name: "title",
        weight: 10.0,
        length: 0.5,
    },
    FieldKind {
        name: "aliases",
        weight: 8.0,
        length: 0.3,
    },
    FieldKind {
        name: "terms",
        weight: 5.0,
        length: 0.2,
    },
    FieldKind {
        name: "place",
        weight: 3.0,
        length: 0.3,
    },
    FieldKind {
        name: "summary",
        weight: 3.0,
        length: 0.5,
    },
    FieldKind {
        name: "body",
        weight: 1.0,
        length: 0.7,
    },
];

/// How the vocabulary ranks the words of a field: the weightiest highest, and none at zero.
#[cfg(feature = "write")]
pub(crate) fn vocabulary_rank(number: usize) -> u8 {
    (FIELDS.len() - number) as u8
}

/// The groups of values that a document can be filtered and counted by. Each value is one term of the field of tags:
/// the group's letter, a colon and the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Area,
    Located,
    Topic,
    Category,
    Audience,
    Language,
    Residence,
}

impl Group {
    /// All groups, in the order of their numbers.
    pub const ALL: [Group; 7] = [
        Group::Area,
        Group::Located,
        Group::Topic,
        Group::Category,
        Group::Audience,
        Group::Language,
        Group::Residence,
    ];

    /// The letter that its terms start with.
    pub fn letter(self) -> char {
        match self {
            Group::Area => 'a',
            Group::Located => 'l',
            Group::Topic => 't',
            Group::Category => 'c',
            Group::Audience => 'u',
            Group::Language => 's',
            Group::Residence => 'r',
        }
    }
}

/// The schema of every pack.
pub(crate) fn schema() -> Schema {
    let mut builder = Schema::builder();
    for kind in &FIELDS {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        builder.add_text_field(
            kind.name,
            TextOptions::default().set_indexing_options(indexing),
        );
    }
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    builder.add_text_field(
        "tags",
        TextOptions::default().set_indexing_options(indexing),
    );
    builder.build()
}

/// The field of text with this number.
pub(crate) fn text_field(number: usize) -> Field {
    Field::from_field_id(number as u32)
}

/// The field of tags.
pub(crate) fn tags_field() -> Field {
    Field::from_field_id(FIELDS.len() as u32)
}
