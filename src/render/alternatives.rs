//! Where else one can go: the offices of the same kind, for other places and for the same ones.
//!
//! In: a record. Out: links, in the order of their ids.
//! **Invariant:** only what is active is an alternative, and never the record itself, its whole or its parts; who serves
//! other places is named with those places, so that nobody is sent to an office that is not responsible.
//! Deliberately absent: related records that editors name (`see_also`).

use serde::Serialize;

use super::Scope;
use super::words::{Link, Txt};
use crate::site::{Offer, Organization, Status};

/// Other offices than that of the page.
#[derive(Serialize)]
pub(super) struct Alternatives {
    /// The same for people who live elsewhere.
    elsewhere: Vec<Elsewhere>,
    /// The same for people who live here.
    here: Vec<Link>,
    /// Lists of everything on the same topics, where there is no other office of the kind.
    topics: Vec<Link>,
}

/// An office and the places that it serves and the one of the page does not.
#[derive(Serialize)]
struct Elsewhere {
    places: Vec<Txt>,
    to: Link,
}

impl Alternatives {
    pub(super) fn new(record: &Organization, scope: &Scope<'_>) -> Alternatives {
        let mut found = Alternatives {
            elsewhere: Vec::new(),
            here: Vec::new(),
            topics: Vec::new(),
        };
        let all = scope.site.organizations.iter();
        for other in all.filter(|other| is_alternative(other, record)) {
            let Some(to) = scope.record_link(&other.id) else {
                continue;
            };
            let places = only_there(&other.offer, &record.offer, scope);
            match places.is_empty() {
                true => found.here.push(to),
                false => found.elsewhere.push(Elsewhere { places, to }),
            }
        }
        if found.elsewhere.is_empty() && found.here.is_empty() {
            let topics = record.offer.topics.iter();
            found.topics = topics.map(|id| scope.topic_link(id)).collect();
        }
        found
    }

    pub(super) fn contains(&self, link: &Link) -> bool {
        let elsewhere = self.elsewhere.iter().map(|other| &other.to);
        elsewhere.chain(&self.here).any(|to| to == link)
    }
}

fn is_alternative(other: &Organization, record: &Organization) -> bool {
    let is_family =
        other.part_of.as_ref() == Some(&record.id) || record.part_of.as_ref() == Some(&other.id);
    let is_active = other.offer.status == Status::Active;
    other.kind == record.kind && other.id != record.id && is_active && !is_family
}

/// The places that the one serves and the other does not.
fn only_there(there: &Offer, here: &Offer, scope: &Scope<'_>) -> Vec<Txt> {
    let areas = &scope.site.taxonomy.areas;
    let is_here = |id: &String| {
        let mut served = here.service_area.iter();
        served.any(|area| areas.is_within(id, area))
    };
    let others = there.service_area.iter().filter(|id| !is_here(id));
    others.map(|id| scope.term(areas, id)).collect()
}
