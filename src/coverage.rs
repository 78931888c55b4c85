//! Coverage: what there is for each topic in each place, and which facts the records still lack.
//!
//! Owns: when an offer counts as being in a place, when a fact counts as missing, and the document below.
//! In: a checked site and the lists it has. Out: one [`Coverage`]; the page draws it, `lotse coverage` prints it.
//! **Invariant:** a cell counts the active entries of the list `/ort/<place>/<topic>/`, each of them once. Whether few are too few
//! is for people to say.
//! Deliberately absent: words of the interface, and files.
//!
//! `lotse coverage --json` prints one document. Its keys stay as they are:
//!
//! ```text
//! today    the day it was counted for
//! area     id of the area that the portal is about
//! places   [{ id, label }]     its parts, the columns
//! topics   [{ id, label }]     the rows
//! matrix   [{ topic, place, here, elsewhere, professionals, statutory }]   one a cell, row by row:
//!            here           offers that serve the place and are in it
//!            elsewhere      offers that serve it from elsewhere, or from an unknown address
//!            professionals  offers that serve it, but only professionals, schools, companies and the like
//!            statutory      ids of those among all of them that the law charges with the matter
//! records  how many have not ended
//! missing  [{ fact, records, share }]    how many of them lack a fact; a share is from 0 to 1
//! lacking  [{ id, name, file, category, operator, missing }]    each of these records, with the facts it lacks
//! gaps     [{ id, title, state, areas, topics, reported }]      what was reported as missing
//! ```
//!
//! Facts are `phone`, `email`, `address`, `hours`, `source`, `date` (undated), `check` (overdue) and `translation`.

mod facts;
mod print;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::keyword::Keyword;
use crate::lang::{Lang, Language};
use crate::site::{Entry, Gap, Id, Site, Standing, Term, Tier};

pub use facts::{Fact, Lacking, Missing};
pub use print::By;

/// What a portal covers, on one day.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// The day.
    pub today: String,
    /// The area that the portal is about.
    pub area: Id,
    /// Its parts.
    pub places: Vec<Label>,
    /// All topics.
    pub topics: Vec<Label>,
    /// Every topic with every place, topic by topic.
    pub matrix: Vec<Cell>,
    /// How many records have not ended.
    pub records: usize,
    /// How many of them lack which fact.
    pub missing: Vec<Missing>,
    /// What each of them lacks.
    pub lacking: Vec<Lacking>,
    /// What was reported as missing.
    pub gaps: Vec<Reported>,
}

/// A term with its name.
#[derive(Debug, Serialize)]
pub struct Label {
    /// Its id.
    pub id: Id,
    /// Its name in the language that was asked for, else in German.
    pub label: String,
}

/// What there is for one topic in one place.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The topic.
    pub topic: Id,
    /// The place.
    pub place: Id,
    /// Offers that serve the place and are in it.
    pub here: usize,
    /// Offers that serve it from elsewhere, or from an unknown address.
    pub elsewhere: usize,
    /// Offers that serve it, but no clients.
    pub professionals: usize,
    /// Ids of the records among all of them that the law charges with the matter.
    pub statutory: Vec<Id>,
}

impl Cell {
    /// Offers for people, wherever they are.
    pub fn offers(&self) -> usize {
        self.here + self.elsewhere
    }

    /// All active entries of its list.
    pub fn entries(&self) -> usize {
        self.offers() + self.professionals
    }
}

/// A gap in a line.
#[derive(Debug, Serialize)]
pub struct Reported {
    /// Its id.
    pub id: Id,
    /// What is missing.
    pub title: String,
    /// The word of its state.
    pub state: &'static str,
    /// Where.
    pub areas: Vec<Id>,
    /// About what.
    pub topics: Vec<Id>,
    /// When it was reported.
    pub reported: Option<String>,
}

/// The coverage of a site, with names in `lang`.
pub fn of(site: &Site, lang: Lang) -> Coverage {
    count(site, &Catalog::new(site), site.languages.get(lang))
}

/// The same, for whoever has the lists already.
pub(crate) fn count(site: &Site, catalog: &Catalog<'_>, language: &Language) -> Coverage {
    let label = |term: &Term| Label {
        id: term.id.clone(),
        label: term.label.in_lang(language).to_owned(),
    };
    let topics = &site.taxonomy.topics;
    let matrix = topics.iter().flat_map(|topic| {
        let places = site.places();
        places.map(|place| cell(&topic.id, &place.id, site, catalog))
    });
    let lacking = facts::of_all(site, language);
    Coverage {
        today: site.today.to_string(),
        area: site.settings.area.clone(),
        places: site.places().map(label).collect(),
        topics: topics.iter().map(label).collect(),
        matrix: matrix.collect(),
        records: lacking.len(),
        missing: facts::totals(site, &lacking),
        lacking,
        gaps: site
            .gaps
            .iter()
            .map(|gap| reported(gap, language))
            .collect(),
    }
}

fn cell(topic: &str, place: &str, site: &Site, catalog: &Catalog<'_>) -> Cell {
    let mut cell = Cell {
        topic: topic.to_owned(),
        place: place.to_owned(),
        ..Cell::default()
    };
    for served in catalog.serving_with_topic(place, topic) {
        let entry = catalog.entries[served.entry];
        if entry.standing(site.today) != Standing::Active {
            continue;
        }
        let number = match (serves_clients(entry, site), is_in(place, entry, site)) {
            (false, _) => &mut cell.professionals,
            (true, true) => &mut cell.here,
            (true, false) => &mut cell.elsewhere,
        };
        *number += 1;
        let record = &entry.organization.id;
        if entry.tier() == Tier::Statutory && !cell.statutory.contains(record) {
            cell.statutory.push(record.clone());
        }
    }
    cell
}

/// Whether it has a location in the place; a town hall's general contact counts, since that is where people ask.
fn is_in(place: &str, entry: Entry<'_>, site: &Site) -> bool {
    let areas = &site.taxonomy.areas;
    let locations = entry.locations(site);
    let mut located = locations.iter().filter_map(|of| of.area.as_deref());
    located.any(|area| areas.is_within(area, place))
}

/// Whether people can come to it themselves. An offer that names no audience is for everyone.
fn serves_clients(entry: Entry<'_>, site: &Site) -> bool {
    let audiences = &site.taxonomy.audiences;
    let is_client = |id: &Id| !audiences.get(id).is_some_and(|term| term.helpers);
    entry.audience().is_empty() || entry.audience().iter().any(is_client)
}

fn reported(gap: &Gap, language: &Language) -> Reported {
    Reported {
        id: gap.id.clone(),
        title: gap.title.in_lang(language).to_owned(),
        state: gap.state.word(),
        areas: gap.areas.clone(),
        topics: gap.topics.clone(),
        reported: gap.reported.map(|on| on.to_string()),
    }
}
