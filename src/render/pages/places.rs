//! The lists of a place: who is responsible there, everything that serves it, and one topic in it.
//!
//! Owns: the order in which a place is told: its own offices, the offices of the area around it for all the rest, then
//! what else there is, what is there for this place alone before what is there for a larger area.
//! In: the catalog. Out: list pages. A topic has a page in a place only if something serves both.

use std::collections::BTreeMap;

use crate::catalog::{EntryNo, Served};
use crate::render::parts::{
    frame::PageView,
    gaps,
    list::{self, Group, List, Office, Offices, Part},
    tiles::{self, Tile},
};
use crate::render::scope::Scope;
use crate::site::{Reach, Standing, Tier};
use crate::theme::Arg;
use crate::words::Link;

/// One place.
pub(crate) fn area(id: &str, scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let served = scope.catalog.serving(id);
    let label = scope.area_link(id);
    let place = label.text.text.as_str();
    let title = words.own(words.of("area-title", "place", place));
    let lead = words.of("area-lead", "place", place);
    let topics = scope.site.taxonomy.topics.iter().filter_map(|topic| {
        let tile = tiles::topic_in_place(id, &topic.id, &topic.label, scope)?;
        let icon = topic.icon.clone();
        Some(Tile { icon, ..tile })
    });
    let parts_of_it = scope.site.taxonomy.areas.children(id);
    let parts = parts(served, place, scope);
    let list = List {
        lead: Some(words.own(lead.clone())),
        count: Some(words.count("entries-count", served.len())),
        chips: vec![
            (
                words.tr("list-parts"),
                parts_of_it
                    .map(|term| tiles::area(term, scope))
                    .filter(|tile| tile.count > 0)
                    .collect(),
            ),
            (words.tr("list-journeys"), tiles::journeys(id, scope)),
            (words.tr("list-topics"), topics.collect()),
        ],
        offices: offices(served, place, scope),
        parts,
        gaps: gaps::of_place(id, scope),
        empty: served.is_empty(),
        help: !served.is_empty(),
        ..List::default()
    };
    let crumbs = crumbs(id, scope);
    list::view(list::head(label.url, title, lead, crumbs), list)
}

/// What serves the place alone, as cards, then what serves a larger area, in lines: it is the same for all its places.
fn parts(served: &[Served], place: &str, scope: &Scope<'_>) -> Vec<Part> {
    let part = |id, key, reach| {
        let entries = entries(served, reach);
        (!entries.is_empty()).then(|| Part {
            id,
            heading: scope.words.of(key, "place", place),
            compact: reach == Reach::Wide || entries.len() > list::LONG,
            groups: list::by_category(id, entries.into_iter(), scope),
        })
    };
    [
        part(HERE, "area-topic-own", Reach::Here),
        part(AROUND, "area-topic-wide", Reach::Wide),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Anchors: for the place, and for the area around it.
const HERE: &str = "hier";
const AROUND: &str = "kreis";

fn entries(served: &[Served], reach: Reach) -> Vec<EntryNo> {
    let fitting = served.iter().filter(|served| served.reach == reach);
    fitting.map(|served| served.entry).collect()
}

fn crumbs(id: &str, scope: &Scope<'_>) -> Vec<Link> {
    let mut crumbs = Vec::new();
    let areas = &scope.site.taxonomy.areas;
    let mut parent = areas.get(id).and_then(|term| term.parent.as_deref());
    while let Some(above) = parent {
        crumbs.push(scope.area_link(above));
        parent = areas.get(above).and_then(|term| term.parent.as_deref());
    }
    crumbs.push(scope.crumb("nav-areas", scope.routes.areas()));
    crumbs.reverse();
    crumbs
}

/// The statutory offices by what they are: the answer to "which office is mine?", and who is it for the rest.
fn offices(served: &[Served], place: &str, scope: &Scope<'_>) -> Vec<Offices> {
    let group = |id, key, reach| Offices {
        id,
        heading: scope.words.of(key, "place", place),
        rows: rows(&entries(served, reach), scope),
    };
    let mut groups = vec![
        group("amt-hier", "area-offices-own", Reach::Here),
        group("amt-kreis", "area-offices-wide", Reach::Wide),
    ];
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn rows(entries: &[EntryNo], scope: &Scope<'_>) -> Vec<Office> {
    let kinds = &scope.site.taxonomy.kinds;
    let mut by_kind: BTreeMap<usize, (&str, Vec<EntryNo>)> = BTreeMap::new();
    for &entry in entries {
        let of = scope.catalog.entries[entry];
        let record = of.organization;
        let active = of.standing(scope.site.today) == Standing::Active;
        if of.service.is_none() && of.tier() == Tier::Statutory && active {
            let row = by_kind.entry(kinds.position(&record.kind));
            row.or_insert_with(|| (&record.kind, Vec::new()))
                .1
                .push(entry);
        }
    }
    by_kind
        .into_values()
        .map(|(kind, mut entries)| {
            entries.sort_by_key(|&entry| scope.cards.rank(entry));
            let links = entries.iter().filter_map(|&entry| {
                scope.record_link(&scope.catalog.entries[entry].organization.id)
            });
            Office {
                kind: scope.term(kinds, kind),
                links: links.collect(),
            }
        })
        .collect()
}

/// One topic in one place: what is there for it, then what serves the whole district; offices first.
pub(crate) fn area_topic(area: &str, topic: &str, scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let served = scope.catalog.serving_with_topic(area, topic);
    let (place, subject) = (scope.area_link(area), scope.topic_link(topic));
    let both = [
        ("topic", Arg::Text(subject.text.text.clone())),
        ("place", Arg::Text(place.text.text.clone())),
    ];
    let title = words.with("area-topic-title", &both);
    let groups = [
        (HERE, "area-topic-own", entries(served, Reach::Here)),
        (AROUND, "area-topic-wide", entries(served, Reach::Wide)),
    ]
    .into_iter()
    .filter(|(_, _, entries)| !entries.is_empty())
    .map(|(id, key, entries)| Group {
        id: id.to_owned(),
        heading: words.own(words.of(key, "place", &place.text.text)),
        cards: scope.cards.offices_first(entries),
    })
    .collect();
    let topics = scope.site.taxonomy.topics.iter();
    let neighbours = topics
        .filter(|other| other.id != topic)
        .filter_map(|other| tiles::topic_in_place(area, &other.id, &other.label, scope));
    let here = scope.routes.area_topic(area, topic);
    let mut elsewhere = tiles::places_of_topic(topic, scope);
    elsewhere.retain(|tile| tile.url != here);
    let term = scope.site.taxonomy.topics.get(topic);
    let list = List {
        lead: term.and_then(|term| tiles::note(term, scope)),
        count: Some(words.count("entries-count", served.len())),
        groups,
        chips: vec![
            (
                words.of("list-more-topics", "place", &place.text.text),
                neighbours.collect(),
            ),
            (
                words.of("list-more-places", "topic", &subject.text.text),
                elsewhere,
            ),
        ],
        chips_last: true,
        compact: served.len() > list::LONG,
        pages: tiles::pages_about(topic, Some(area), scope),
        gaps: gaps::about(topic, area, scope),
        help: true,
        ..List::default()
    };
    let mut crumbs = crumbs(area, scope);
    crumbs.push(place);
    let discreet = term.is_some_and(|term| term.discreet);
    let head = list::head(here, words.own(title.clone()), title, crumbs);
    list::view(head, list).discreet(discreet)
}
