//! Lists: by topic, by category, from A to Z, and the indexes of these. The lists of a place are in `places`.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::catalog::EntryNo;
use crate::render::pages::places;
use crate::render::parts::cards;
use crate::render::parts::frame::{Head, Sheet};
use crate::render::parts::tilemap;
use crate::render::parts::tilemap::TileMap;
use crate::render::parts::value;
use crate::render::scope::Scope;
use crate::site::Term;
use crate::words::{Link, Txt};

/// From this length on, lists leave out the summaries: whoever scans hundreds of names does not read them.
pub(crate) const LONG: usize = 300;

/// A link with how much is behind it.
#[derive(Serialize)]
pub(crate) struct Tile {
    pub(crate) text: Txt,
    pub(crate) url: String,
    pub(crate) note: Option<Txt>,
    pub(crate) count: usize,
    /// The name of its icon in the theme.
    pub(crate) icon: Option<String>,
}

impl Tile {
    pub(crate) fn new(text: Txt, url: String) -> Tile {
        Tile {
            text,
            url,
            note: None,
            count: 0,
            icon: None,
        }
    }
}

/// The offices that are responsible, those of the place apart from those of the areas around it.
#[derive(Serialize)]
pub(crate) struct Offices {
    pub(crate) id: &'static str,
    pub(crate) heading: String,
    pub(crate) rows: Vec<Office>,
}

/// A row of "who is responsible": what it is, and which offices.
#[derive(Serialize)]
pub(crate) struct Office {
    pub(crate) kind: Txt,
    pub(crate) links: Vec<Link>,
}

/// A heading with cards below it.
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) heading: Txt,
    pub(crate) cards: Value,
}

/// A heading with groups below it.
pub(crate) struct Part {
    pub(crate) id: &'static str,
    pub(crate) heading: String,
    /// Lines instead of cards.
    pub(crate) compact: bool,
    pub(crate) groups: Vec<Group>,
}

/// A heading with dated links below it.
#[derive(Serialize)]
pub(crate) struct Dated {
    pub(crate) id: String,
    pub(crate) heading: String,
    pub(crate) links: Vec<Tile>,
}

/// What lists have in common; a page fills in what it needs.
#[derive(Default)]
pub(crate) struct List {
    pub(crate) lead: Option<Txt>,
    pub(crate) count: Option<String>,
    /// "Nur in …": narrower or neighbouring lists.
    pub(crate) chips: Vec<(String, Vec<Tile>)>,
    /// They stand below the entries, where these are few and the answer already.
    pub(crate) chips_last: bool,
    pub(crate) offices: Vec<Offices>,
    pub(crate) map: Option<TileMap>,
    pub(crate) tiles: Vec<Tile>,
    /// Groups below the parts of a list, or below the list itself.
    pub(crate) parts: Vec<Part>,
    pub(crate) groups: Vec<Group>,
    pub(crate) dated: Vec<Dated>,
    pub(crate) pages: Vec<Tile>,
    /// What was reported as missing here.
    pub(crate) gaps: Vec<Tile>,
    /// Directory: the letters lead to the groups.
    pub(crate) letters: bool,
    /// Lists of entries say so when there are none.
    pub(crate) empty: bool,
    /// Lines instead of cards.
    pub(crate) compact: bool,
    /// Whoever has not found anything is told who helps.
    pub(crate) help: bool,
}

pub(crate) fn sheet(head: Head, list: List) -> Sheet {
    let parts: Vec<Value> = list
        .parts
        .into_iter()
        .map(|part| {
            value::map([
                ("id", Value::from(part.id)),
                ("heading", Value::from(part.heading)),
                ("compact", Value::from(part.compact)),
                ("groups", groups(part.groups)),
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
        .with("chips_last", Value::from(list.chips_last))
        .with("offices", value::of(&list.offices))
        .with("map", value::of(&list.map))
        .with("tiles", value::of(&list.tiles))
        .with("parts", Value::from(parts))
        .with("groups", groups(list.groups))
        .with("dated", value::of(&list.dated))
        .with("pages", value::of(&list.pages))
        .with("gaps", value::of(&list.gaps))
        .with("letters", Value::from(list.letters))
        .with("empty", Value::from(list.empty))
        .with("compact", Value::from(list.compact))
        .with("help", Value::from(list.help))
}

fn groups(groups: Vec<Group>) -> Value {
    let groups = groups.into_iter().map(|group| {
        value::map([
            ("id", Value::from(group.id)),
            ("heading", value::of(&group.heading)),
            ("cards", group.cards),
        ])
    });
    Value::from(groups.collect::<Vec<Value>>())
}

pub(crate) fn head(path: String, title: Txt, description: String, crumbs: Vec<Link>) -> Head {
    Head {
        template: "list",
        path,
        title,
        description,
        crumbs,
        indexed: true,
    }
}

pub(crate) fn note(term: &Term, scope: &Scope<'_>) -> Option<Txt> {
    let note = scope.words.text(&term.note);
    (!note.text.is_empty()).then_some(note)
}

/// All topics.
pub(crate) fn topics(scope: &Scope<'_>) -> Sheet {
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

pub(crate) fn topic_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let terms = scope.site.taxonomy.topics.iter();
    terms
        .map(|term| Tile {
            note: note(term, scope),
            count: scope.catalog.with_topic(&term.id).len(),
            icon: term.icon.clone(),
            ..Tile::new(scope.words.text(&term.label), scope.routes.topic(&term.id))
        })
        .collect()
}

/// All places.
pub(crate) fn areas(scope: &Scope<'_>) -> Sheet {
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
        map: area_map(scope),
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
pub(crate) fn area_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let places = scope.site.places();
    places.map(|term| area_tile(term, scope)).collect()
}

pub(crate) fn area_tile(term: &Term, scope: &Scope<'_>) -> Tile {
    Tile {
        count: scope.catalog.serving(&term.id).len(),
        ..Tile::new(scope.words.text(&term.label), scope.routes.area(&term.id))
    }
}

/// The places below the area of the portal, as a map.
pub(crate) fn area_map(scope: &Scope<'_>) -> Option<TileMap> {
    tilemap::of(scope.site.places(), scope)
}

/// All categories.
pub(crate) fn categories(scope: &Scope<'_>) -> Sheet {
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

pub(crate) fn category_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let terms = scope.site.taxonomy.categories.iter();
    terms
        .map(|term| Tile {
            note: note(term, scope),
            count: scope.catalog.in_category(&term.id).len(),
            icon: term.icon.clone(),
            ..Tile::new(
                scope.words.text(&term.label),
                scope.routes.category(&term.id),
            )
        })
        .collect()
}

/// One topic: its entries by category, and the way to the same topic in one place.
pub(crate) fn topic(id: &str, scope: &Scope<'_>) -> Sheet {
    let entries = scope.catalog.with_topic(id);
    let label = scope.topic_link(id);
    let term = scope.site.taxonomy.topics.get(id);
    let lead = term.and_then(|term| note(term, scope));
    let children = scope.site.taxonomy.topics.children(id).filter_map(|term| {
        let count = scope.catalog.with_topic(&term.id).len();
        let text = scope.words.text(&term.label);
        (count > 0).then(|| Tile {
            count,
            ..Tile::new(text, scope.routes.topic(&term.id))
        })
    });
    let list = List {
        chips: vec![
            (scope.words.tr("list-subtopics"), children.collect()),
            (
                scope.words.tr("list-your-place"),
                places::with_topic(id, scope),
            ),
        ],
        count: Some(scope.words.count("entries-count", entries.len())),
        groups: by_category("kategorie", entries.iter().copied(), scope),
        pages: pages_about(id, None, scope),
        empty: entries.is_empty(),
        compact: entries.len() > LONG,
        lead: lead.clone(),
        help: true,
        ..List::default()
    };
    let description = lead.map_or(label.text.text.clone(), |lead| lead.text);
    let crumbs = vec![scope.crumb("nav-topics", scope.routes.topics())];
    let discreet = term.is_some_and(|term| term.discreet);
    sheet(head(label.url, label.text, description, crumbs), list).discreet(discreet)
}

/// One category: kinds of which there are several first get a heading of their own, the others follow together.
pub(crate) fn category(id: &str, scope: &Scope<'_>) -> Sheet {
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
        help: true,
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
        let kind = of.kind.as_str();
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
            cards: scope.cards.of(others),
        });
    }
    groups
}

/// Entries by category in the order of the categories, and within one the offices that must help first.
/// `part` tells the anchors of a page's parts apart.
pub(crate) fn by_category(
    part: &str,
    entries: impl Iterator<Item = EntryNo>,
    scope: &Scope<'_>,
) -> Vec<Group> {
    let categories = &scope.site.taxonomy.categories;
    let mut by_category: BTreeMap<usize, (&str, Vec<EntryNo>)> = BTreeMap::new();
    for entry in entries {
        let of = scope.catalog.entries[entry].organization;
        let category = of.category.as_str();
        let group = by_category.entry(categories.position(category));
        group
            .or_insert_with(|| (category, Vec::new()))
            .1
            .push(entry);
    }
    by_category
        .into_values()
        .map(|(category, entries)| Group {
            id: format!("{part}-{category}"),
            heading: scope.term(categories, category),
            cards: scope.cards.offices_first(entries),
        })
        .collect()
}

/// Pages of prose about a topic; journeys in their version for the place, if there is one.
pub(crate) fn pages_about(topic: &str, area: Option<&str>, scope: &Scope<'_>) -> Vec<Tile> {
    let area = area.filter(|area| scope.site.places().any(|place| place.id == *area));
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
pub(crate) fn journeys(area: &str, scope: &Scope<'_>) -> Vec<Tile> {
    if !scope.site.places().any(|place| place.id == area) {
        return Vec::new();
    }
    let pages = scope.site.pages.iter().enumerate();
    let mut journeys: Vec<usize> = pages
        .filter(|(_, page)| page.is_journey())
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

pub(crate) fn page_tile(number: usize, scope: &Scope<'_>) -> Tile {
    let page = &scope.site.pages[number];
    let (text, lang) = page.text(scope.words.language);
    Tile {
        note: (!text.summary.is_empty()).then(|| scope.words.marked(&text.summary, lang)),
        ..Tile::new(
            scope.words.marked(&text.title, lang),
            scope.routes.page(&page.address),
        )
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
pub(crate) fn letter_tiles(scope: &Scope<'_>) -> Vec<Tile> {
    let groups = by_letter(scope).into_iter().enumerate();
    groups
        .map(|(number, (letter, entries))| Tile {
            count: entries.len(),
            ..Tile::new(
                scope.words.own(letter.to_string()),
                format!("{}#{}", scope.routes.directory(), letter_anchor(number)),
            )
        })
        .collect()
}

/// Every record from A to Z.
pub(crate) fn directory(scope: &Scope<'_>) -> Sheet {
    let words = scope.words;
    // Within its letter a record that has ended comes last, as in every list.
    let groups = by_letter(scope)
        .into_iter()
        .enumerate()
        .map(|(number, (letter, entries))| Group {
            id: letter_anchor(number),
            heading: words.own(letter.to_string()),
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
