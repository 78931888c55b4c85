//! Places in the portal that a link may lead to.

use super::Id;
use crate::keyword::keywords;

/// Something inside the portal that a text may link to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A record, or one of its services.
    Record(Id, Option<Id>),
    /// A page by its address, with an anchor.
    Page(String, Option<String>),
    /// The list of a topic.
    Topic(Id),
    /// The list of an area.
    Area(Id),
    /// The list of a category.
    Category(Id),
    /// A page that the portal makes of its records.
    Own(OwnPage),
    /// A file beside a page, by its address.
    Asset(String),
}

/// A page that the portal makes of its records, by the word that links use for it; the word is its address, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnPage {
    /// Who is responsible, by questions.
    Finder,
    /// What a person has marked.
    Shortlist,
    /// What was checked last and what is due.
    Freshness,
    /// What there is for each topic in each place.
    Coverage,
    /// What was reported as missing.
    Gaps,
}

keywords!(
    OwnPage:
    Finder "wegweiser", Shortlist "merkliste", Freshness "aktuell",
    Coverage "abdeckung", Gaps "luecken"
);
