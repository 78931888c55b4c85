//! Where else one can go: the offices of the same kind, for other places and for the same ones.
//!
//! In: a record. Out: links, in the order of their ids.
//! **Invariant:** only what is active is an alternative, and never the record itself, its whole or its parts; who serves
//! other places is named with those places, so that nobody is sent to an office that is not responsible.
//! Deliberately absent: related records that editors name (`see_also`).

use serde::Serialize;

use crate::date::Date;
use crate::render::scope::Scope;
use crate::site::{Id, Organization, Standing};
use crate::words::{Link, Txt};

/// Other offices than that of the page.
#[derive(Serialize)]
pub(crate) struct Alternatives {
    /// For people who live elsewhere.
    elsewhere: Vec<Other>,
    /// For people whom the office of the page serves, or some of them.
    here: Vec<Other>,
    /// Lists of everything on the same topics, where there is no other office of the kind, or more than anybody would read.
    topics: Vec<Link>,
}

/// Another office, and the places that it serves where these are not the page's own.
#[derive(Serialize)]
struct Other {
    places: Vec<Txt>,
    to: Link,
}

/// Of a kind with more records than these, the lists say more than a list on every page: ten thousand records of one kind
/// would name each other a hundred million times.
const MANY: usize = 40;

impl Alternatives {
    pub(crate) fn new(record: &Organization, scope: &Scope<'_>) -> Alternatives {
        let mut found = Alternatives {
            elsewhere: Vec::new(),
            here: Vec::new(),
            topics: Vec::new(),
        };
        let areas = &scope.site.taxonomy.areas;
        let here = record.entry().service_area();
        let kind = scope.catalog.of_kind(&record.kind);
        let few = if kind.len() > MANY { &[] } else { kind };
        let today = scope.site.today;
        for other in few
            .iter()
            .filter(|other| is_alternative(other, record, today))
        {
            let Some(to) = scope.record_link(&other.id) else {
                continue;
            };
            let there = other.entry().service_area();
            let serves = |area: &Id| there.reach(area, areas).is_some();
            let covers_all = here.areas.iter().all(serves);
            let covers_some = here.areas.iter().any(serves)
                || there
                    .areas
                    .iter()
                    .any(|area| here.reach(area, areas).is_some());
            let places = match covers_all {
                true => Vec::new(),
                false => there
                    .areas
                    .iter()
                    .map(|id| scope.area_link(id).text)
                    .collect(),
            };
            match covers_some {
                true => found.here.push(Other { places, to }),
                false => found.elsewhere.push(Other { places, to }),
            }
        }
        if found.elsewhere.is_empty() && found.here.is_empty() {
            let topics = record.entry().topics().iter();
            found.topics = topics.map(|id| scope.topic_link(id)).collect();
        }
        found
    }

    pub(crate) fn contains(&self, link: &Link) -> bool {
        let mut all = self.elsewhere.iter().chain(&self.here);
        all.any(|other| other.to == *link)
    }
}

fn is_alternative(other: &Organization, record: &Organization, today: Date) -> bool {
    let is_family =
        other.part_of.as_ref() == Some(&record.id) || record.part_of.as_ref() == Some(&other.id);
    let is_active = other.entry().standing(today) == Standing::Active;
    other.kind == record.kind && other.id != record.id && is_active && !is_family
}
