//! The dictionary of the interface: what can be found, what is asked, what is answered.
//!
//! In and out: plain data with serde on it; the JSON of the browser is exactly these types.
//!
//! **Invariant:** every field that a request leaves out means "no restriction", so that an empty object is a valid
//! request.
//!
//! Deliberately absent: behaviour. What the fields do stands in `query` and `rank`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a document is.
#[derive(
    Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A record of the directory.
    #[default]
    Organization,
    /// An offer of an organization with facts of its own.
    Service,
    /// A page of the portal.
    Page,
}

/// One thing that can be found.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Document {
    /// Unique in a pack: `organization`, `organization/service` or `page:path`.
    pub id: String,
    /// Relative to the site's root, without a leading slash.
    pub url: String,
    /// What it is.
    pub kind: Kind,
    /// Its name, shown on the card.
    pub title: String,
    /// Other names and abbreviations.
    pub aliases: Vec<String>,
    /// Where it sits in words, shown on the card; may be empty.
    pub place: String,
    /// What it is in words, shown on the card, in the pack's language.
    pub label: String,
    /// The language its text is in; differs from the pack's where a translation is missing.
    pub lang: String,
    /// One or two sentences, shown on the card.
    pub summary: String,
    /// All other text that should be found.
    pub body: String,
    /// Ids of the areas it serves, expanded downwards by the caller: serving a district serves its municipalities.
    pub areas: Vec<String>,
    /// Ids of the areas it sits in, with those above.
    pub located: Vec<String>,
    /// Id of what kind of organization it is; may be empty.
    pub organization_kind: String,
    /// Ids of its topics.
    pub topics: Vec<String>,
    /// Id of its category; may be empty.
    pub category: String,
    /// Ids of its audiences.
    pub audience: Vec<String>,
    /// Ids of the languages spoken there.
    pub languages: Vec<String>,
    /// Ids of the residence statuses it is for; empty means everyone.
    pub residence: Vec<String>,
    /// Ids of the benefits that its people receive.
    pub benefits: Vec<String>,
    /// Ids of what the places have where it is held, such as an entrance without steps.
    pub features: Vec<String>,
    /// It no longer exists: it sinks, and never vanishes.
    pub ended: bool,
    /// The id of the document that took its place, if it ended and one did.
    pub successor: Option<String>,
}

/// In what respects documents are told apart by terms. In each, a document has the ids of its terms.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Areas it serves.
    Area,
    /// Areas it sits in.
    Located,
    /// What kind of organization it is.
    Kind,
    /// What it is about.
    Topic,
    /// The part of the directory it stands in.
    Category,
    /// Whom it is for.
    Audience,
    /// The languages spoken there.
    Language,
    /// The residence statuses it is for.
    Residence,
    /// The benefits its people receive.
    Benefit,
    /// What the places have where it is held.
    Feature,
}

/// A term of a controlled vocabulary, with the words that people use for it.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Term {
    /// Which of a document's lists of ids it stands in.
    pub facet: Facet,
    /// The id that documents use.
    pub id: String,
    /// Its name in the pack's language, for answers.
    pub label: String,
    /// Names and synonyms by language code (BCP 47).
    pub names: BTreeMap<String, Vec<String>>,
}

/// What a search is told of a language, beside what it knows itself.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Language {
    /// How its forms are led back to one: a name of [`STEMMERS`](crate::STEMMERS). None: as is usual for it.
    pub stemmer: Option<String>,
    /// Words that carry no meaning in a question.
    pub stop_words: Vec<String>,
    /// What letters in lower case read as. Those that are built in stay as they are.
    pub letters: BTreeMap<String, String>,
}

/// A place that people may name in a question.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Area {
    /// The id that documents use in `areas` and `located`.
    pub id: String,
    /// Labels and synonyms in all languages, and the names of its districts; the first one is the usual name.
    pub names: Vec<String>,
    /// Postal codes that lie in it as a whole.
    pub postal_codes: Vec<String>,
    /// The id of the area above.
    pub parent: Option<String>,
    /// The area that the whole directory is about: naming it excludes nobody.
    pub root: bool,
}

/// A question.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(default)]
pub struct Request {
    /// The words as typed; empty lists everything that the filters let through.
    pub q: String,
    /// Only what serves this area.
    pub area: Option<String>,
    /// Only this topic.
    pub topic: Option<String>,
    /// Only this category.
    pub category: Option<String>,
    /// Only this audience.
    pub audience: Option<String>,
    /// Only where this language is spoken.
    pub language: Option<String>,
    /// Only where a place has this.
    pub feature: Option<String>,
    /// Only what is open to this residence status.
    pub residence: Option<String>,
    /// Only this kind of document.
    pub kind: Option<Kind>,
    /// How many hits to answer with.
    pub limit: usize,
    /// How many hits to skip.
    pub offset: usize,
}

impl Default for Request {
    fn default() -> Self {
        Request {
            q: String::new(),
            area: None,
            topic: None,
            category: None,
            audience: None,
            language: None,
            feature: None,
            residence: None,
            kind: None,
            limit: 10,
            offset: 0,
        }
    }
}

/// An answer.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Response {
    /// How many documents were found, of which `hits` is a window.
    pub total: usize,
    /// The window that was asked for, best first.
    pub hits: Vec<Hit>,
    /// Words as typed that none of the found documents has.
    pub left_out: Vec<String>,
    /// The area that the words name.
    pub place: Option<String>,
    /// Words as typed that nothing has, with the likely spelling that was searched for instead.
    pub corrected: Vec<(String, String)>,
    /// For no hits at all: whole questions that find something.
    pub did_you_mean: Vec<String>,
    /// What the found documents spread over.
    pub facets: Facets,
}

/// How many of the found documents each filter value would leave.
///
/// The counts of a facet ignore its own filter, so that they say what choosing another value would
/// give. Sorted by count, the largest first, then by id.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Facets {
    /// Areas served.
    pub area: Vec<(String, usize)>,
    /// Topics.
    pub topic: Vec<(String, usize)>,
    /// Categories.
    pub category: Vec<(String, usize)>,
    /// Audiences.
    pub audience: Vec<(String, usize)>,
    /// Languages spoken.
    pub language: Vec<(String, usize)>,
    /// What places have.
    pub feature: Vec<(String, usize)>,
}

/// One found document, with what a result card shows.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Hit {
    /// The document's id.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// The document's address, relative to the site's root.
    pub url: String,
    /// The document's summary.
    pub summary: String,
    /// What it is, in the pack's language.
    pub label: String,
    /// Where it sits; may be empty.
    pub place: String,
    /// The language its text is in.
    pub lang: String,
    /// What kind of document it is.
    pub kind: Kind,
    /// It no longer exists.
    pub ended: bool,
    /// What took its place, if it ended.
    pub successor: Option<Link>,
    /// Comparable within one response only; rounded to four digits.
    pub score: f32,
    /// The words as typed that it was found by.
    pub matched: Vec<String>,
    /// Labels of its terms that those words mean, the likeliest first.
    pub via: Vec<String>,
    /// Where those words stand in the title: start and end in UTF-16 code units, as browsers count.
    pub title_marks: Vec<(u32, u32)>,
    /// The same for the summary.
    pub summary_marks: Vec<(u32, u32)>,
    /// The part of the running text that the words stand in; empty where there is none, and until the texts are there.
    pub excerpt: String,
    /// Where the words stand in the excerpt.
    pub excerpt_marks: Vec<(u32, u32)>,
}

/// A link to another document.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The document's title.
    pub title: String,
    /// The document's address, relative to the site's root.
    pub url: String,
}

/// Why a document ranks where it does. All numbers are parts of its score.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// The document's id.
    pub id: String,
    /// What each word of the question gave.
    pub words: Vec<WordShare>,
    /// The share of the question that the document answers: the sum is multiplied by it.
    pub coverage: f32,
    /// What the place does, by name and factor; none without a place.
    pub place: Option<(String, f32)>,
    /// The factor for what the document is: a record, a service or a page.
    pub kind: f32,
    /// The factor for an ended record, else 1.
    pub ended: f32,
    /// The factor for words that stand together in the title as they were typed, else 1.
    pub phrase: f32,
    /// The product.
    pub score: f32,
}

/// What one word of a question gave a document.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct WordShare {
    /// As typed.
    pub typed: String,
    /// The score, sum of the parts.
    pub score: f32,
    /// Each source in words: a spelling in the text and how it was read, or a term.
    pub parts: Vec<String>,
}
