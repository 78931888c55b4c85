//! What the files of a portal may hold: every table with its fields, each declared once.
//!
//! Owns: the keys, what their values are, which must be there, and in which file.
//! In: nothing. Out: typed fields, by which `check` reads; and, from the same declarations, the keys that `fields` knows
//! and suggests, and [`FILES`] for whoever describes them (the reference page of the handbook).
//! **Invariant:** whoever reads must name a declared field, and gets a value of its type only; a field that nobody reads
//! does not compile without a warning, and a table that asks for other fields than its own panics in debug builds.
//! Deliberately absent: reading (that is `fields`), what values mean (that is `check`), words for people (the theme has a
//! label and a help for each field, by [`Table::message`]).

mod gaps;
mod pages;
mod portal;
mod records;
mod vocabularies;

pub(crate) use gaps::*;
pub(crate) use pages::*;
pub use portal::REGIONS;
pub(crate) use portal::*;
pub(crate) use records::*;
pub(crate) use vocabularies::*;

use crate::site::VocabularyName;

/// A key and what its value is; what reading gives follows from it.
#[derive(Debug)]
pub(crate) struct Field<K> {
    pub key: &'static str,
    pub of: K,
}

/// A field as whoever describes it sees it.
#[derive(Debug)]
pub struct Declared {
    /// Its key in the file.
    pub key: &'static str,
    /// What its value is.
    pub kind: Kind,
}

/// A table of a file.
#[derive(Debug)]
pub struct Table {
    /// Its name in the messages of the theme.
    pub name: &'static str,
    pub(crate) own: &'static [Declared],
    pub(crate) parts: &'static [&'static Table],
    /// The keys that must be there, with what to write.
    pub(crate) required: &'static [(&'static str, &'static str)],
}

impl Table {
    /// Its fields, each with the table or group that declares it; those that it has in common with others come first.
    pub fn fields(&'static self) -> Vec<(&'static Table, &'static Declared)> {
        let mut fields: Vec<_> = self.parts.iter().flat_map(|part| part.fields()).collect();
        fields.extend(self.own.iter().map(|field| (self, field)));
        fields
    }

    /// Whether it has a field of this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.own.iter().any(|field| field.key == key) || self.parts.iter().any(|part| part.has(key))
    }

    /// The keys that must be there, with what to write.
    pub fn required(&self) -> Vec<(&'static str, &'static str)> {
        let mut required: Vec<_> = self.parts.iter().flat_map(|part| part.required()).collect();
        required.extend(self.required);
        required
    }

    /// The message of the theme that says what a field of it is called; with `-help` behind, the one that explains it.
    pub fn message(&self, field: &Declared) -> String {
        format!("{}-{}", self.name, field.key)
    }

    /// The fields that are its own.
    pub fn own(&self) -> &'static [Declared] {
        self.own
    }

    /// Groups of fields that it has in common with others.
    pub fn parts(&self) -> &'static [&'static Table] {
        self.parts
    }

    /// It, the groups that it has in common with others, and every table below, each once, in the order of their fields.
    pub fn all(&'static self) -> Vec<&'static Table> {
        let mut found: Vec<&'static Table> = Vec::new();
        let mut open = vec![self];
        while let Some(table) = open.pop() {
            if found.iter().any(|known| known.name == table.name) {
                continue;
            }
            found.push(table);
            let below = table.own.iter().filter_map(|field| field.kind.table());
            let next: Vec<_> = table.parts.iter().copied().chain(below).collect();
            open.extend(next.into_iter().rev());
        }
        found
    }
}

/// A kind of file.
#[derive(Debug)]
pub struct File {
    /// Where such files lie, below the root of the portal; a star stands for one name, two for any folders.
    pub path: &'static str,
    /// What it holds; of a vocabulary, what each of its terms does.
    pub table: &'static Table,
}

/// Every kind of file that holds fields, in the order in which one meets them.
pub static FILES: [File; 15] = {
    const fn file(path: &'static str, table: &'static Table) -> File {
        File { path, table }
    }
    [
        file("directory/*/*.toml", &record::TABLE),
        file("directory/gaps/*.toml", &gap::TABLE),
        file(
            "directory/taxonomy/{residence,languages,documents}.toml",
            &noted::TABLE,
        ),
        file("directory/taxonomy/areas.toml", &area::TABLE),
        file("directory/taxonomy/categories.toml", &category::TABLE),
        file("directory/taxonomy/kinds.toml", &kind::TABLE),
        file("directory/taxonomy/topics.toml", &topic::TABLE),
        file("directory/taxonomy/audiences.toml", &audience::TABLE),
        file("directory/taxonomy/benefits.toml", &benefit::TABLE),
        file(
            "directory/taxonomy/abbreviations.toml",
            &abbreviation::TABLE,
        ),
        file("directory/taxonomy/words/*.toml", &translated_term::TABLE),
        file("directory/search-tests.toml", &questions::TABLE),
        file("content/**/*.md", &page::TABLE),
        file("content/**/*.toml", &diagram::TABLE),
        file("lotse.toml", &settings::TABLE),
    ]
};

/// Declares the kinds of values: their names in the messages of the theme, the data that each needs, and how each is
/// written: `one` text, `many` texts in a list, a table with `names` for keys, `both` a text or such a table, or `otherwise`.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident $(($($data:ty),*))? $name:literal $how:ident;)*) => {
        /// What a value is.
        #[derive(Debug)]
        pub enum Kind {
            $($(#[$about])* $kind $(($($data),*))?,)*
            /// One of these words.
            Word(fn() -> Vec<&'static str>),
        }

        impl Kind {
            /// Its name in the messages of the theme, `form-…`.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Kind::$kind { .. } => $name,)*
                    Kind::Word(_) => "word",
                }
            }
        }

        /// The same as types: what a [`Field`] is of.
        pub(crate) mod of {
            use super::*;

            $($(#[$about])* #[derive(Debug)] pub struct $kind $(($(pub $data),*))?;)*
            /// One of these words, each with what it stands for.
            #[derive(Debug)]
            pub struct Word<T: 'static>(pub &'static [(&'static str, T)]);

            $(kinds!(@$how $kind);)*
        }
    };
    (@one $kind:ident) => { impl super::One for $kind {} };
    (@many $kind:ident) => { impl super::Many for $kind {} };
    (@names $kind:ident) => { impl super::Named for $kind {} };
    (@both $kind:ident) => { impl super::One for $kind {} impl super::Named for $kind {} };
    (@otherwise $kind:ident) => {};
}

impl Kind {
    /// The table that a value of it is, or holds.
    pub fn table(&self) -> Option<&'static Table> {
        match self {
            Kind::Sub(table)
            | Kind::List(table)
            | Kind::ByLanguage(table)
            | Kind::ByTerm(_, table)
            | Kind::ById(table) => Some(table),
            _ => None,
        }
    }

    /// The vocabulary that its ids are of.
    pub fn vocabulary(&self) -> Option<VocabularyName> {
        match self {
            Kind::Term(name) | Kind::Terms(name) | Kind::ByTerm(name, _) => Some(*name),
            _ => None,
        }
    }

    /// The words that it is made of.
    pub fn words(&self) -> Vec<&'static str> {
        match self {
            Kind::Word(words) => words(),
            Kind::Choice(words)
            | Kind::Choices(words)
            | Kind::Facts(words)
            | Kind::Pattern(words) => words.to_vec(),
            _ => Vec::new(),
        }
    }
}

/// What is written as one text, to be understood by whoever reads it.
pub(crate) trait One {}

/// What is written as a list of texts, to be understood by whoever reads it.
pub(crate) trait Many {}

/// What is written as a table whose keys are names.
pub(crate) trait Named {}

kinds! {
    /// A text that is shown as it is.
    Text "text" otherwise;
    /// A list of such texts.
    Texts "texts" otherwise;
    /// A text in Markdown.
    Markdown "markdown" one;
    /// A text, or a table of texts by language.
    Localized "localized" both;
    /// `true` or `false`.
    Flag "flag" otherwise;
    /// A date as precise as it is known.
    Date "date" otherwise;
    /// A time between two checks.
    Interval "interval" one;
    /// A whole number, from one to another.
    Number(i64, i64) "number" otherwise;
    /// A list of them.
    Numbers(i64, i64) "numbers" otherwise;
    /// One of these names.
    Choice(&'static [&'static str]) "choice" one;
    /// A list of them.
    Choices(&'static [&'static str]) "choices" many;
    /// The id of a term.
    Term(VocabularyName) "term" one;
    /// Ids of terms.
    Terms(VocabularyName) "terms" many;
    /// An id of its own.
    Id "id" one;
    /// Ids that it had before.
    Ids "ids" many;
    /// The id of a record.
    Record "record" one;
    /// Ids of records.
    Records "records" many;
    /// Locations, as `record/location`.
    Locations "locations" many;
    /// A web address.
    Web "web" one;
    /// An e-mail address.
    Email "email" one;
    /// A telephone number.
    Phone "phone" one;
    /// Opening hours as in OpenStreetMap.
    Hours "hours" one;
    /// A postal code.
    PostalCode "postal-code" one;
    /// The id of a term of the same file.
    Parent "parent" one;
    /// Amtlicher Gemeindeschlüssel.
    MunicipalityKey "municipality-key" one;
    /// Postal codes.
    PostalCodes "postal-codes" many;
    /// The name of an icon of the theme.
    Icon "icon" one;
    /// A place in the portal, as `@/…`.
    Link "link" one;
    /// Such a place, or a sentence.
    NoteOrLink "note-or-link" one;
    /// Places in the portal.
    Targets "targets" many;
    /// The path of a page below `content/`.
    Page "page" one;
    /// Records or services, as `record` or `record/service`.
    Answers "answers" many;
    /// What the search can find, by its ids.
    Findable "findable" many;
    /// The name of an input or value of the same calculator.
    Name "name" one;
    /// How a value is worked out.
    Formula "formula" one;
    /// The id of a node of the same diagram.
    Node "node" one;
    /// A language of the portal.
    Language "language" one;
    /// Languages of the interface.
    Languages "languages" many;
    /// A web address with these names in braces.
    Pattern(&'static [&'static str]) "pattern" one;
    /// A folder below `themes/`.
    Theme "theme" one;
    /// Names of warnings.
    Warnings "warnings" many;
    /// A text that may still be empty.
    Blank "blank" otherwise;
    /// Facts that are not published, as `fact` or `location/fact`.
    Facts(&'static [&'static str]) "facts" many;
    /// A table.
    Sub(&'static Table) "table" otherwise;
    /// A list of tables.
    List(&'static Table) "tables" otherwise;
    /// A table for each language.
    ByLanguage(&'static Table) "by-language" names;
    /// A list of words for each language.
    WordsByLanguage "words-by-language" names;
    /// A table for each of some terms.
    ByTerm(VocabularyName, &'static Table) "by-term" names;
    /// A table for each id.
    ById(&'static Table) "by-id" names;
}

/// Declares tables: each a module with a constant for each field, and `TABLE`, which lists them. Behind the colon stand the
/// groups that it has in common with others, behind `=>` what to write where the field is missing and must be there.
macro_rules! tables {
    ($(
        $(#[$about:meta])*
        $table:ident $(: $($part:ident $(($($inherited:ident => $must:literal),+ $(,)?))?),+)? {
            $($field:ident $key:literal $kind:ident $(<$value:ty>)? $(($($data:expr),*))?
                $(=> $help:literal)?;)*
        }
    )*) => {$(
        $(#[$about])*
        pub(crate) mod $table {
            #[allow(unused_imports)]
            use super::*;
            #[allow(unused_imports)]
            use crate::schema::{Declared, Field, Table, of};

            $(pub(crate) const $field: Field<of::$kind $(<$value>)?> = Field {
                key: $key,
                of: of::$kind $(($($data),*))?,
            };)*

            pub(crate) static TABLE: Table = Table {
                name: stringify!($table),
                own: &[$(Declared {
                    key: $key,
                    kind: $crate::schema::tables!(@kind $kind $(($($data),*))?),
                },)*],
                parts: &[$($(&$part::TABLE),+)?],
                required: &[
                    $($($($(($part::$inherited.key, $must),)+)?)+)?
                    $($(($key, $help),)?)*
                ],
            };
        }
    )*};
    (@kind Word($words:expr)) => {
        $crate::schema::Kind::Word(|| $words.iter().map(|(word, _)| *word).collect())
    };
    (@kind $kind:ident $(($($data:expr),*))?) => { $crate::schema::Kind::$kind $(($($data),*))? };
}
pub(crate) use tables;
