//! Lists: what they have in common. A page fills in what it needs.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::catalog::EntryNo;
use crate::render::parts::{
    frame::{Head, PageView},
    tilemap::TileMap,
    tiles::Tile,
    value,
};
use crate::render::scope::Scope;
use crate::words::{Link, Txt};

/// From this length on, lists leave out the summaries: whoever scans hundreds of names does not read them.
pub(crate) const LONG: usize = 300;

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

pub(crate) fn view(head: Head, list: List) -> PageView {
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
    PageView::new(head)
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
