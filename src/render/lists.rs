//! Lists: by topic, by place, by both, by category, from A to Z, and the indexes of these.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::catalog::{EntryNo, Served};
use super::page::{Head, Sheet};
use super::words::{Link, Txt};
use super::{Scope, cards, journey, value};
use crate::site::{Term, Tier};
use crate::theme::Arg;

/// From this length on, lists leave out the summaries: whoever scans hundreds of names does not read them.
const LONG: usize = 300;

/// A link with how much is behind it.
#[derive(Serialize)]
pub(super) struct Tile {
    pub(super) text: Txt,
    pub(super) url: String,
    pub(super) note: Option<Txt>,
    pub(super) count: usize,
}

/// A row of "who is responsible": what it is, and which offices.
#[derive(Serialize)]
struct Office {
    kind: Txt,
    links: Vec<Link>,
}

/// A heading with cards below it.
struct Group {
    id: String,
    heading: Txt,
    note: Option<Txt>,
    cards: Value,
}

/// What lists have in common; a page fills in what it needs.
#[derive(Default)]
struct List {
    lead: Option<Txt>,
    count: Option<String>,
    /// "Nur in …": narrower or neighbouring lists.
    chips: Vec<(String, Vec<Tile>)>,
    offices: Vec<Office>,
    tiles: Vec<Tile>,
    groups: Vec<Group>,
    pages: Vec<Tile>,
    /// Directory: the letters lead to the groups.
    letters: bool,
    /// Lists of entries say so when there are none.
    empty: bool,
    /// Lines instead of cards.
    compact: bool,
}

fn sheet(head: Head, list: List) -> Sheet {
    let groups: Vec<Value> = list
        .groups
        .into_iter()
        .map(|group| {
            value::map([
                ("id", Value::from(group.id)),
                ("heading", value::of(&group.heading)),
                ("note", value::of(&group.note)),
                ("cards", group.cards),
            ])
        })
        .collect();
    let chips: Vec<Value> = list
        .chips
        .iter()
        .filter(|(_, links)| !links.is_empty())
        .map(|(label, links)| {
            value::map([
                ("label", Value::from(label.as_str())),
                ("links", value::of(links)),
            ])
        })
        .collect();
    Sheet::new(head)
        .with("lead", value::of(&list.lead))
        .with("count", Value::from(list.count))
        .with("chips", Value::from(chips))
        .with("offices", value::of(&list.offices))
        .with("tiles", value::of(&list.tiles))
        .with("groups", Value::from(groups))
        .with("pages", value::of(&list.pages))
        .with("letters", Value::from(list.letters))
        .with("empty", Value::from(list.empty))
        .with("compact", Value::from(list.compact))
}

fn head(path: String, title: Txt, description: String, crumbs: Vec<Link>) -> Head {
    Head {
        template: "list",
        path,
        title,
        description,
        crumbs,
        indexed: true,
    }
}

fn note(term: &Term, scope: &Scope<'_>) -> Option<Txt> {
    let note = scope.words.text(&term.note);
    (!note.text.is_empty()).then_some(note)
}

/// All topics.
pub(super) fn topics(scope: &Scope<'_>) -> Sheet {
    let title = scope.words.tr("topics-title");
    let lead = scope.words.tr("topics-lead");
    let head = head(
        scope.routes.topics(),
        scope.words.own(title),
        lead.clone(),
        Vec::new(),
    );
    let list = List {
        lead: Some(scope.words.own(lead)),
        tiles: topic_tiles(scope),
        ..List::default()
    };
    sheet(head, list)
}

pub(super) fn topic_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let terms = scope.site.taxonomy.topics.iter();
    terms
        .map(|term| Tile {
            text: scope.words.text(&term.label),
            url: scope.routes.topic(&term.id),
            note: note(term, scope),
            count: scope.catalog.with_topic(&term.id).len(),
        })
        .collect()
}

/// All places.
pub(super) fn areas(scope: &Scope<'_>) -> Sheet {
    let title = scope.words.tr("areas-title");
    let lead = scope.words.tr("areas-lead");
    let head = head(
        scope.routes.areas(),
        scope.words.own(title),
        lead.clone(),
        Vec::new(),
    );
    let root = &scope.site.settings.area;
    let whole = scope.site.taxonomy.areas.get(root);
    let list = List {
        lead: Some(scope.words.own(lead)),
        tiles: area_tiles(scope),
        chips: vec![(
            scope.words.tr("areas-whole"),
            whole
                .map(|term| area_tile(term, scope))
                .into_iter()
                .collect(),
        )],
        ..List::default()
    };
    sheet(head, list)
}

/// The places below the area of the portal.
pub(super) fn area_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let areas = &scope.site.taxonomy.areas;
    let root = &scope.site.settings.area;
    areas
        .children(root)
        .map(|term| area_tile(term, scope))
        .collect()
}

fn area_tile(term: &Term, scope: &Scope<'_>) -> Tile {
    Tile {
        text: scope.words.text(&term.label),
        url: scope.routes.area(&term.id),
        note: None,
        count: scope.catalog.serving(&term.id).len(),
    }
}

/// All categories.
pub(super) fn categories(scope: &Scope<'_>) -> Sheet {
    let title = scope.words.tr("categories-title");
    let lead = scope.words.tr("categories-lead");
    let head = head(
        scope.routes.categories(),
        scope.words.own(title),
        lead.clone(),
        Vec::new(),
    );
    let list = List {
        lead: Some(scope.words.own(lead)),
        tiles: category_tiles(scope),
        ..List::default()
    };
    sheet(head, list)
}

pub(super) fn category_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let terms = scope.site.taxonomy.categories.iter();
    terms
        .map(|term| Tile {
            text: scope.words.text(&term.label),
            url: scope.routes.category(&term.id),
            note: note(term, scope),
            count: scope.catalog.in_category(&term.id).len(),
        })
        .collect()
}

/// One topic: its entries by category, and the way to the same topic in one place.
pub(super) fn topic(id: &str, scope: &Scope<'_>) -> Sheet {
    let entries = scope.catalog.with_topic(id);
    let label = scope.topic_link(id);
    let term = scope.site.taxonomy.topics.get(id);
    let lead = term.and_then(|term| note(term, scope));
    let children = scope.site.taxonomy.topics.children(id).map(|term| Tile {
        text: scope.words.text(&term.label),
        url: scope.routes.topic(&term.id),
        note: None,
        count: scope.catalog.with_topic(&term.id).len(),
    });
    let places = scope.site.taxonomy.areas.iter().filter_map(|area| {
        let count = scope.catalog.serving_with_topic(&area.id, id).len();
        (count > 0 && area.id != scope.site.settings.area).then(|| Tile {
            text: scope.words.text(&area.label),
            url: scope.routes.area_topic(&area.id, id),
            note: None,
            count,
        })
    });
    let list = List {
        chips: vec![
            (scope.words.tr("list-subtopics"), children.collect()),
            (scope.words.tr("list-your-place"), places.collect()),
        ],
        count: Some(scope.words.count("entries-count", entries.len())),
        groups: by_category(entries.iter().copied(), scope),
        pages: pages_about(id, None, scope),
        empty: entries.is_empty(),
        compact: entries.len() > LONG,
        lead: lead.clone(),
        ..List::default()
    };
    let description = lead.map_or(label.text.text.clone(), |lead| lead.text);
    let crumbs = vec![scope.crumb("nav-topics", scope.routes.topics())];
    let discreet = term.is_some_and(|term| term.discreet);
    sheet(head(label.url, label.text, description, crumbs), list).discreet(discreet)
}

/// One place: who is responsible, then everything that serves it, by category.
pub(super) fn area(id: &str, scope: &Scope<'_>) -> Sheet {
    let served = scope.catalog.serving(id);
    let label = scope.area_link(id);
    let title = scope
        .words
        .own(scope.words.of("area-title", "place", &label.text.text));
    let lead = scope.words.of("area-lead", "place", &label.text.text);
    let topics = scope.site.taxonomy.topics.iter().filter_map(|topic| {
        let count = scope.catalog.serving_with_topic(id, &topic.id).len();
        (count > 0).then(|| Tile {
            text: scope.words.text(&topic.label),
            url: scope.routes.area_topic(id, &topic.id),
            note: None,
            count,
        })
    });
    let parts = scope.site.taxonomy.areas.children(id);
    let list = List {
        lead: Some(scope.words.own(lead.clone())),
        count: Some(scope.words.count("entries-count", served.len())),
        chips: vec![
            (
                scope.words.tr("list-parts"),
                parts.map(|term| area_tile(term, scope)).collect(),
            ),
            (scope.words.tr("list-journeys"), journeys(id, scope)),
            (scope.words.tr("list-topics"), topics.collect()),
        ],
        offices: offices(served, scope),
        groups: by_category(served.iter().map(|served| served.entry), scope),
        empty: served.is_empty(),
        compact: served.len() > LONG,
        ..List::default()
    };
    let crumbs = area_crumbs(id, scope);
    sheet(head(label.url, title, lead, crumbs), list)
}

fn area_crumbs(id: &str, scope: &Scope<'_>) -> Vec<Link> {
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

/// The statutory offices of a place by what they are: the answer to "which office is mine?".
fn offices(served: &[Served], scope: &Scope<'_>) -> Vec<Office> {
    let kinds = &scope.site.taxonomy.kinds;
    let mut by_kind: BTreeMap<usize, (String, Vec<EntryNo>)> = BTreeMap::new();
    for &Served { entry, .. } in served {
        let of = scope.catalog.entries[entry];
        let record = &scope.site.organizations[of.organization];
        let active = record.offer.status == crate::site::Status::Active;
        let statutory = record.offer.precedence.tier == Tier::Statutory;
        if of.service.is_none() && statutory && active {
            let row = by_kind.entry(kinds.position(&record.kind));
            let row = row.or_insert_with(|| (record.kind.clone(), Vec::new()));
            row.1.push(entry);
        }
    }
    by_kind
        .into_values()
        .map(|(kind, mut entries)| {
            entries.sort_by_key(|&entry| scope.cards.rank(entry));
            Office {
                kind: scope.term(kinds, &kind),
                links: entries
                    .iter()
                    .filter_map(|&entry| {
                        let of = scope.catalog.entries[entry].organization;
                        scope.record_link(&scope.site.organizations[of].id)
                    })
                    .collect(),
            }
        })
        .collect()
}

/// One topic in one place: what is there for it, then what serves the whole district.
pub(super) fn area_topic(area: &str, topic: &str, scope: &Scope<'_>) -> Sheet {
    let words = scope.words;
    let served = scope.catalog.serving_with_topic(area, topic);
    let (place, subject) = (scope.area_link(area), scope.topic_link(topic));
    let both = [
        ("topic", Arg::Text(subject.text.text.clone())),
        ("place", Arg::Text(place.text.text.clone())),
    ];
    let title = words.with("area-topic-title", &both);
    let part = |wide: bool| -> Vec<EntryNo> {
        let fitting = served.iter().filter(|served| served.wide == wide);
        fitting.map(|served| served.entry).collect()
    };
    let groups = [
        ("hier", "area-topic-own", part(false)),
        ("kreis", "area-topic-wide", part(true)),
    ]
    .into_iter()
    .filter(|(_, _, entries)| !entries.is_empty())
    .map(|(id, key, entries)| Group {
        id: id.to_owned(),
        heading: words.own(words.of(key, "place", &place.text.text)),
        note: None,
        cards: scope.cards.of(entries),
    })
    .collect();
    let neighbours = scope.site.taxonomy.topics.iter().filter_map(|other| {
        let count = scope.catalog.serving_with_topic(area, &other.id).len();
        (count > 0 && other.id != topic).then(|| Tile {
            text: words.text(&other.label),
            url: scope.routes.area_topic(area, &other.id),
            note: None,
            count,
        })
    });
    let term = scope.site.taxonomy.topics.get(topic);
    let list = List {
        lead: term.and_then(|term| note(term, scope)),
        count: Some(words.count("entries-count", served.len())),
        groups,
        chips: vec![(
            words.of("list-more-topics", "place", &place.text.text),
            neighbours.collect(),
        )],
        compact: served.len() > LONG,
        pages: pages_about(topic, Some(area), scope),
        ..List::default()
    };
    let mut crumbs = area_crumbs(area, scope);
    crumbs.push(place);
    let path = scope.routes.area_topic(area, topic);
    let discreet = term.is_some_and(|term| term.discreet);
    let head = head(path, words.own(title.clone()), title, crumbs);
    sheet(head, list).discreet(discreet)
}

/// One category: kinds of which there are several first get a heading of their own, the others follow together.
pub(super) fn category(id: &str, scope: &Scope<'_>) -> Sheet {
    let entries = scope.catalog.in_category(id);
    let label = scope.category_link(id);
    let term = scope.site.taxonomy.categories.get(id);
    let lead = term.and_then(|term| note(term, scope));
    let list = List {
        count: Some(scope.words.count("entries-count", entries.len())),
        groups: by_kind(entries, scope),
        empty: entries.is_empty(),
        compact: entries.len() > LONG,
        lead: lead.clone(),
        ..List::default()
    };
    let description = lead.map_or(label.text.text.clone(), |lead| lead.text);
    let crumbs = vec![scope.crumb("nav-categories", scope.routes.categories())];
    sheet(head(label.url, label.text, description, crumbs), list)
}

fn by_kind(entries: &[EntryNo], scope: &Scope<'_>) -> Vec<Group> {
    let kinds = &scope.site.taxonomy.kinds;
    let mut by_kind: BTreeMap<usize, (&str, Vec<EntryNo>)> = BTreeMap::new();
    for &entry in entries {
        let of = scope.catalog.entries[entry].organization;
        let kind = scope.site.organizations[of].kind.as_str();
        let group = by_kind.entry(kinds.position(kind));
        group.or_insert_with(|| (kind, Vec::new())).1.push(entry);
    }
    let several = by_kind.len() > 1;
    let mut groups = Vec::new();
    let mut others = Vec::new();
    for (kind, entries) in by_kind.into_values() {
        if several && entries.len() == 1 {
            others.extend(entries);
            continue;
        }
        let heading = match kinds.get(kind) {
            Some(term) if !term.plural.is_empty() => scope.words.text(&term.plural),
            _ => scope.term(kinds, kind),
        };
        groups.push(Group {
            id: format!("art-{kind}"),
            heading,
            note: None,
            cards: scope.cards.of(entries),
        });
    }
    if !others.is_empty() {
        let key = match groups.is_empty() {
            true => "list-all",
            false => "list-others",
        };
        groups.push(Group {
            id: "weitere".to_owned(),
            heading: scope.words.own(scope.words.tr(key)),
            note: None,
            cards: scope.cards.of(others),
        });
    }
    groups
}

fn by_category(entries: impl Iterator<Item = EntryNo>, scope: &Scope<'_>) -> Vec<Group> {
    let categories = &scope.site.taxonomy.categories;
    let mut by_category: BTreeMap<usize, (&str, Vec<EntryNo>)> = BTreeMap::new();
    for entry in entries {
        let of = scope.catalog.entries[entry].organization;
        let category = scope.site.organizations[of].category.as_str();
        let group = by_category.entry(categories.position(category));
        group
            .or_insert_with(|| (category, Vec::new()))
            .1
            .push(entry);
    }
    by_category
        .into_values()
        .map(|(category, entries)| Group {
            id: format!("kategorie-{category}"),
            heading: scope.term(categories, category),
            note: None,
            cards: scope.cards.of(entries),
        })
        .collect()
}

/// Pages of prose about a topic; journeys in their version for the place, if there is one.
fn pages_about(topic: &str, area: Option<&str>, scope: &Scope<'_>) -> Vec<Tile> {
    let area = area.filter(|area| journey::places(scope).any(|place| place.id == *area));
    let pages = scope.catalog.pages_about(topic).iter();
    let tiles = pages.map(|&number| {
        let mut tile = page_tile(number, scope);
        let address = &scope.site.pages[number].address;
        if let Some(link) = scope.page_link_in(address, area) {
            tile.url = link.url;
        }
        tile
    });
    tiles.collect()
}

/// The journeys through a place, in the order of their chapter.
fn journeys(area: &str, scope: &Scope<'_>) -> Vec<Tile> {
    if !journey::places(scope).any(|place| place.id == area) {
        return Vec::new();
    }
    let pages = scope.site.pages.iter().enumerate();
    let mut journeys: Vec<usize> = pages
        .filter(|(_, page)| !page.steps.is_empty() && !page.address.is_empty())
        .map(|(number, _)| number)
        .collect();
    journeys.sort_by_key(|&number| scope.site.pages[number].weight);
    let tiles = journeys.into_iter().map(|number| Tile {
        url: scope
            .routes
            .journey(&scope.site.pages[number].address, area),
        note: None,
        ..page_tile(number, scope)
    });
    tiles.collect()
}

pub(super) fn page_tile(number: usize, scope: &Scope<'_>) -> Tile {
    let page = &scope.site.pages[number];
    let (text, lang) = page.text(scope.lang);
    Tile {
        text: scope.words.marked(&text.title, lang),
        url: scope.routes.page(&page.address),
        note: (!text.summary.is_empty()).then(|| scope.words.marked(&text.summary, lang)),
        count: 0,
    }
}

/// All records by the letter they begin with, in the order of the language.
fn by_letter(scope: &Scope<'_>) -> Vec<(char, Vec<EntryNo>)> {
    let mut records = scope.catalog.records.clone();
    let collator = cards::collator(scope.lang);
    records.sort_by(|&a, &b| {
        let (x, y) = (scope.cards.name(a), scope.cards.name(b));
        collator.compare(x, y).then(a.cmp(&b))
    });
    let mut groups: Vec<(char, Vec<EntryNo>)> = Vec::new();
    for entry in records {
        let letter = initial(scope.cards.name(entry));
        match groups.last_mut() {
            Some((last, entries)) if *last == letter => entries.push(entry),
            _ => groups.push((letter, vec![entry])),
        }
    }
    groups
}

/// Where the list from A to Z has its groups.
fn letter_anchor(group: usize) -> String {
    format!("buchstabe-{}", group + 1)
}

/// The letters of the list from A to Z.
pub(super) fn letter_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let groups = by_letter(scope).into_iter().enumerate();
    groups
        .map(|(number, (letter, entries))| Tile {
            text: scope.words.own(letter.to_string()),
            url: format!("{}#{}", scope.routes.directory(), letter_anchor(number)),
            note: None,
            count: entries.len(),
        })
        .collect()
}

/// Every record from A to Z.
pub(super) fn directory(scope: &Scope<'_>) -> Sheet {
    let words = scope.words;
    // Within its letter a record that has ended comes last, as in every list.
    let groups = by_letter(scope)
        .into_iter()
        .enumerate()
        .map(|(number, (letter, entries))| Group {
            id: letter_anchor(number),
            heading: words.own(letter.to_string()),
            note: None,
            cards: scope.cards.of(entries),
        })
        .collect();
    let title = words.tr("directory-title");
    let lead = words.tr("directory-lead");
    let list = List {
        count: Some(words.count("entries-count", scope.catalog.records.len())),
        lead: Some(words.own(lead.clone())),
        groups,
        letters: true,
        compact: true,
        empty: scope.catalog.records.is_empty(),
        ..List::default()
    };
    let head = head(scope.routes.directory(), words.own(title), lead, Vec::new());
    sheet(head, list)
}

/// The letter under which a name is looked up: without its mark, figures together.
fn initial(name: &str) -> char {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let upper = first.to_uppercase().next().unwrap_or(first);
    match upper {
        'Ä' => 'A',
        'Ö' => 'O',
        'Ü' => 'U',
        c if c.is_numeric() => '#',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn umlauts_stand_with_their_letter() {
        assert_eq!(initial("Ärztehaus"), 'A');
        assert_eq!(initial("„Neue Wege“"), 'N');
        assert_eq!(initial("1. Hilfe"), '#');
        assert_eq!(initial(""), '#');
    }
}
