//! Lists: by topic, by category, from A to Z, and the indexes of these. The lists of a place are in `places`.

use std::collections::BTreeMap;

use crate::catalog::EntryNo;
use crate::render::parts::{
    frame::PageView,
    list::{Group, LONG, List, by_category, head, view},
    tiles::{self, Tile, note},
};
use crate::render::scope::Scope;

/// All topics.
pub(crate) fn topics(scope: &Scope<'_>) -> PageView {
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
        tiles: tiles::topics(scope),
        ..List::default()
    };
    view(head, list)
}

/// All places.
pub(crate) fn areas(scope: &Scope<'_>) -> PageView {
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
        map: tiles::area_map(scope),
        tiles: tiles::areas(scope),
        chips: vec![(
            scope.words.tr("areas-whole"),
            whole
                .map(|term| tiles::area(term, scope))
                .into_iter()
                .collect(),
        )],
        ..List::default()
    };
    view(head, list)
}

/// All categories.
pub(crate) fn categories(scope: &Scope<'_>) -> PageView {
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
        tiles: tiles::categories(scope),
        ..List::default()
    };
    view(head, list)
}

/// One topic: its entries by category, and the way to the same topic in one place.
pub(crate) fn topic(id: &str, scope: &Scope<'_>) -> PageView {
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
                tiles::places_of_topic(id, scope),
            ),
        ],
        count: Some(scope.words.count("entries-count", entries.len())),
        groups: by_category("kategorie", entries.iter().copied(), scope),
        pages: tiles::pages_about(id, None, scope),
        empty: entries.is_empty(),
        compact: entries.len() > LONG,
        lead: lead.clone(),
        help: true,
        ..List::default()
    };
    let description = lead.map_or(label.text.text.clone(), |lead| lead.text);
    let crumbs = vec![scope.crumb("nav-topics", scope.routes.topics())];
    let discreet = term.is_some_and(|term| term.discreet);
    view(head(label.url, label.text, description, crumbs), list).discreet(discreet)
}

/// One category: kinds of which there are several first get a heading of their own, the others follow together.
pub(crate) fn category(id: &str, scope: &Scope<'_>) -> PageView {
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
    view(head(label.url, label.text, description, crumbs), list)
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

/// Every record from A to Z.
pub(crate) fn directory(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    // Within its letter a record that has ended comes last, as in every list.
    let groups = tiles::by_letter(scope)
        .into_iter()
        .enumerate()
        .map(|(number, (letter, entries))| Group {
            id: tiles::letter_anchor(number),
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
    view(head, list)
}
